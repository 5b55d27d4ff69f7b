import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText } from '../../../adapters/dingtalk/escape.ts';
import { LONGEST_MARKDOWN, render, sayLink } from '../../../adapters/dingtalk/render.ts';
import type { Block, Reply } from '../../../src/commands/reply.ts';
import { shownOf, wordsOf } from '../../simulators/dingtalk/shown.ts';

const replyOf = (...blocks: Block[]): Reply => ({ blocks, buttons: [] });

describe('a reply in DingTalk’s Markdown', () => {
  it('sets off the lead, quotes the clause, and ends with one row of links', () => {
    const [message] = render({
      blocks: [
        { kind: 'lead', text: '每样不少于 125 g。' },
        { kind: 'quote', text: '每餐次的每种食品应留样，\n每样不少于 125 g。' },
        { kind: 'source', text: 'Q/LNJG JG 352—2024 5.2.1 · 现行 · 应（要求）', key: 'k' },
        { kind: 'list', items: ['5.2.2 保存', '5.2.3 记录'] },
        {
          kind: 'fields',
          fields: [
            ['区域', '二楼茶水间'],
            ['类别', '保洁'],
          ],
        },
      ],
      buttons: [
        { label: '有用', say: '有用 ANS-12' },
        { label: '没用', say: '没用 ANS-12' },
      ],
      behaviour: 'answer',
    });
    expect(message).toEqual({
      title: '每样不少于 125 g。',
      buttons: [],
      text: [
        '**每样不少于 125 g。**',
        '',
        '> 每餐次的每种食品应留样，  ',
        '> 每样不少于 125 g。',
        '',
        'Q/LNJG JG 352—2024 5.2.1 · 现行 · 应（要求）',
        '',
        '- 5.2.2 保存',
        '- 5.2.3 记录',
        '',
        '**区域**：二楼茶水间  ',
        '**类别**：保洁',
        '',
        `[有用](${sayLink('有用 ANS-12')})　[没用](${sayLink('没用 ANS-12')})`,
      ].join('\n'),
    });
  });

  it('makes a card of what is to be chosen, but not in a group, and not of many', () => {
    const choice = (count: number): Reply => ({
      ...replyOf({ kind: 'lead', text: '哪一项？' }),
      outcome: 'ask',
      buttons: Array.from({ length: count }, (_, i) => ({ label: `${i}`, say: `选 ${i}` })),
    });
    expect(render(choice(3))[0]?.buttons).toHaveLength(3);
    expect(render(choice(3), { group: true })[0]?.buttons).toEqual([]);
    expect(render(choice(6))[0]?.buttons).toEqual([]);
    expect(render({ ...choice(3), outcome: 'auto' })[0]?.buttons).toEqual([]);
  });

  it('stays within what a message bears and loses nothing, whatever the reply', () => {
    const text = fc.string({
      unit: fc.constantFrom('字', '*', '_', '\n', '@', ' ', '。', 'a', '#', '-'),
      maxLength: 4_000,
    });
    const block: fc.Arbitrary<Block> = fc.oneof(
      fc.record({ kind: fc.constantFrom('text', 'quote', 'lead'), text }),
      fc.record({ kind: fc.constant('list' as const), items: fc.array(text, { maxLength: 5 }) }),
    );
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), (blocks) => {
        const messages = render({ blocks, buttons: [{ label: '有用', say: '有用' }] });
        const letters = (what: string) => what.match(/[字a]/g)?.length ?? 0;
        const given = blocks.map((b) => (b.kind === 'list' ? b.items.join('') : 'text' in b ? b.text : '')).join('');
        const shown = messages.map((m) => shownOf(m).text).join('');
        expect(Math.max(...messages.map((m) => m.text.length))).toBeLessThanOrEqual(LONGEST_MARKDOWN);
        expect(letters(shown)).toBe(letters(given));
      }),
      { numRuns: 60 },
    );
  });

  it('writes the words of too many buttons out instead of losing them', () => {
    const buttons = Array.from({ length: 30 }, (_, i) => ({ label: `第${i}个`, say: `${'说'.repeat(20)}${i}` }));
    const [message] = render({ blocks: [{ kind: 'text', text: '选' }], buttons });
    expect(message?.text.length).toBeLessThanOrEqual(LONGEST_MARKDOWN);
    for (const button of buttons.slice(25)) expect(message?.text).toContain(`「${button.say}」`);
  });

  it('carries any words in a button, brackets and all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        const link = sayLink(words);
        expect(link).toMatch(/^[^()[\]\s*_]*$/);
        expect(wordsOf(link)).toBe(words.toWellFormed());
      }),
    );
  });
});

/** reliability.md §5, "marks" and "Unicode": in every place where a person's words can stand. */
const HOSTILE = [
  '@all',
  '@所有人',
  '<!channel>',
  '<@U123>',
  '<https://evil.example|here>',
  '[点这里](https://evil.example)',
  '[确认](dtmd://dingtalkclient/sendMessage?content=%E7%A1%AE%E8%AE%A4)',
  'dtmd://dingtalkclient/sendMessage?content=x',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '![x](https://evil.example/a.png)',
  '> quoted',
  '# heading',
  '  ## heading',
  '- item',
  '+ item',
  '1. item',
  '---',
  '===',
  '| a | b |\n| --- | --- |',
  '```\ncode\n```',
  '`code`',
  '**bold** __bold__ *i* _i_ ~~s~~',
  '<b onclick=x>hi</b>',
  '</script><!-- x -->',
  '&lt;b&gt; &#64;all &amp;',
  '\\*escaped\\*',
  '\u001b[31mred\u001b[0m \u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007',
  '\u202eevil\u202c \u2066x\u2069',
  'a\u200bb\ufeffc\u2028d\u2029e',
  '\ud800 lone',
  '    indented code',
  '{{x}} $' + '{x} __proto__',
];

describe('what a person typed', () => {
  const shapes: readonly [string, (text: string) => Reply][] = [
    ['a lead', (text) => replyOf({ kind: 'lead', text })],
    ['a text', (text) => replyOf({ kind: 'text', text })],
    ['a quote', (text) => replyOf({ kind: 'quote', text })],
    ['a source', (text) => replyOf({ kind: 'source', text, key: 'k' })],
    ['an item', (text) => replyOf({ kind: 'list', items: [text, text] })],
    ['a label', (text) => replyOf({ kind: 'fields', fields: [[text, 'v']] })],
    ['a value', (text) => replyOf({ kind: 'fields', fields: [['l', text]] })],
    ['a file name', (text) => replyOf({ kind: 'file', hash: 'h', name: text, type: 'x' })],
    ['a button', (text) => ({ blocks: [{ kind: 'text', text: 'x' }], buttons: [{ label: text, say: text }] })],
  ];

  it.each(shapes)('in %s becomes no mark, mention or link', (_, shape) => {
    for (const text of HOSTILE) {
      const [message] = render(shape(text));
      const source = message?.text ?? '';
      // What is left when our own marks are taken away has none.
      const ours = source
        .replace(/\]\(dtmd:\/\/dingtalkclient\/sendMessage\?content=[A-Za-z0-9%._~-]*\)$/gm, '')
        .replace(/\*\*/g, '')
        .replace(/^(?:> |- |\[)/gm, '');
      expect(ours, `${text} → ${source}`).not.toMatch(
        /[*_`[\]<>\\@]|:\/\/|~~|^\s*[#>]|^\s*[-+] |^\s*\d+\. |^ {4}|&#?\w+;/m,
      );
      expect(ours).not.toMatch(/(?:javascript|data|dtmd|dingtalk):/i);
      expect(`${source}${message?.title}`).not.toMatch(
        /[\u0000-\u0008\u000b-\u001f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/,
      );
      expect(source.isWellFormed()).toBe(true);
      expect(message?.title).not.toMatch(/[@\n<>*[\]]/);
    }
  });

  it('reads the same as before where it holds no marks', () => {
    for (const text of [
      'Q/LNJG JG 352—2024 5.2.1 · 现行',
      '8:30~9:30',
      '≥125 g，2 h 内',
      '5.1.1 应每日巡查',
      '——地面；',
      '2～8 ℃',
      '3#楼 B-2',
    ])
      expect(escapeText(text)).toBe(text);
  });

  it('keeps links to our own pages, and only those', () => {
    const own = 'https://zhibiao.bureau.example';
    expect(escapeText(`打开 ${own}/login?c=a_b，或 ${own}`, own)).toBe(`打开 ${own}/login?c=a_b，或 ${own}`);
    for (const other of ['https://evil.example/', `${own}.evil.example/`, `${own}:8080/`, `${own}@evil.example/`])
      expect(escapeText(other, own)).not.toContain('://');
  });
});
