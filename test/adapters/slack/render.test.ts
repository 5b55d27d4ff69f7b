import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS, renderReply } from '../../../adapters/slack/render.ts';
import type { Block, Reply } from '../../../src/commands/reply.ts';
import { allText, liveMarks, marksIn, violationsOf } from '../../simulators/slack/limits.ts';

const answer: Reply = {
  blocks: [
    { kind: 'lead', text: '留样不少于 125 g。' },
    { kind: 'quote', text: '每个品种留样量应不少于125 g。' },
    { kind: 'source', text: 'Q/LNJG JG 352—2024 5.2.1 · 现行 · 应（要求）', key: 'Q/LNJG JG 352—2024#5.2.1' },
    { kind: 'list', items: ['5.2.2 保存 48 h', '5.2.3 专人记录'] },
    {
      kind: 'fields',
      fields: [
        ['期限', '5月15日 10:20'],
        ['责任', '小陈'],
      ],
    },
    { kind: 'text', text: '还可以看：' },
  ],
  buttons: [
    { label: '有用', say: '有用 ANS-12' },
    { label: '没用', say: '没用 ANS-12' },
  ],
};

describe('a reply on Slack', () => {
  it('shows each kind of block in its own form', () => {
    expect(renderReply(answer)).toMatchInlineSnapshot(`
      [
        {
          "blocks": [
            {
              "elements": [
                {
                  "elements": [
                    {
                      "style": {
                        "bold": true,
                      },
                      "text": "留样不少于 125 g。",
                      "type": "text",
                    },
                  ],
                  "type": "rich_text_section",
                },
              ],
              "type": "rich_text",
            },
            {
              "elements": [
                {
                  "elements": [
                    {
                      "text": "每个品种留样量应不少于125 g。",
                      "type": "text",
                    },
                  ],
                  "type": "rich_text_quote",
                },
              ],
              "type": "rich_text",
            },
            {
              "elements": [
                {
                  "emoji": false,
                  "text": "Q/LNJG JG 352—2024 5.2.1 · 现行 · 应（要求）",
                  "type": "plain_text",
                },
              ],
              "type": "context",
            },
            {
              "elements": [
                {
                  "elements": [
                    {
                      "elements": [
                        {
                          "text": "5.2.2 保存 48 h",
                          "type": "text",
                        },
                      ],
                      "type": "rich_text_section",
                    },
                    {
                      "elements": [
                        {
                          "text": "5.2.3 专人记录",
                          "type": "text",
                        },
                      ],
                      "type": "rich_text_section",
                    },
                  ],
                  "style": "bullet",
                  "type": "rich_text_list",
                },
              ],
              "type": "rich_text",
            },
            {
              "elements": [
                {
                  "elements": [
                    {
                      "style": {
                        "bold": true,
                      },
                      "text": "期限：",
                      "type": "text",
                    },
                    {
                      "text": "5月15日 10:20
      ",
                      "type": "text",
                    },
                    {
                      "style": {
                        "bold": true,
                      },
                      "text": "责任：",
                      "type": "text",
                    },
                    {
                      "text": "小陈",
                      "type": "text",
                    },
                  ],
                  "type": "rich_text_section",
                },
              ],
              "type": "rich_text",
            },
            {
              "elements": [
                {
                  "elements": [
                    {
                      "text": "还可以看：",
                      "type": "text",
                    },
                  ],
                  "type": "rich_text_section",
                },
              ],
              "type": "rich_text",
            },
            {
              "elements": [
                {
                  "action_id": "say-0-0",
                  "text": {
                    "emoji": false,
                    "text": "有用",
                    "type": "plain_text",
                  },
                  "type": "button",
                  "value": "有用 ANS-12",
                },
                {
                  "action_id": "say-0-1",
                  "text": {
                    "emoji": false,
                    "text": "没用",
                    "type": "plain_text",
                  },
                  "type": "button",
                  "value": "没用 ANS-12",
                },
              ],
              "type": "actions",
            },
          ],
          "text": "留样不少于 125 g。
      &gt; 每个品种留样量应不少于125 g。
      Q/LNJG JG 352—2024 5.2.1 · 现行 · 应（要求）
      · 5.2.2 保存 48 h
      · 5.2.3 专人记录
      期限：5月15日 10:20
      责任：小陈
      还可以看：
      [有用] [没用]",
        },
      ]
    `);
  });

  it('says the same in its fallback, escaped', () => {
    const [page] = renderReply({ blocks: [{ kind: 'lead', text: '<!channel> & <@U1>' }], buttons: [] });
    expect(page?.text).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
  });

  it('leaves out buttons whose words Slack could not carry, and shortens labels', () => {
    const [page] = renderReply({
      blocks: [],
      buttons: [
        { label: '长'.repeat(80), say: '可以' },
        { label: '太长', say: '字'.repeat(2_001) },
        { label: ' ', say: '没有名字' },
      ],
    });
    expect(violationsOf(page ?? {})).toEqual([]);
    expect(JSON.stringify(page?.blocks)).not.toContain('太长');
    expect(page?.blocks[0]).toMatchObject({ elements: [{ value: '可以', text: { text: `${'长'.repeat(74)}…` } }] });
  });

  it('is nothing when there is nothing to say', () => {
    expect(renderReply({ blocks: [], buttons: [] })).toEqual([]);
  });

  it('keeps every word of a long reply, in as many messages as it takes', () => {
    const items = Array.from({ length: 900 }, (_, n) => `${n}号 ${'字'.repeat(n % 50)}`);
    const pages = renderReply({ blocks: [{ kind: 'list', items }], buttons: [] });
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.flatMap((page) => allText(page.blocks))).toEqual(items);
  });

  const nasty = fc.constantFrom(
    '<!channel>',
    '<!here>',
    '<@U0ALICE001>',
    '<https://evil.example|官网>',
    '@all',
    '*粗*',
    '_斜_',
    '~删~',
    '`码`',
    '```',
    '> 引',
    '&lt;!channel&gt;',
    '\u202e反',
    '\u200b',
    '\ud800',
    '\u0000',
    '\u001b[31m',
    '😀👨‍👩‍👧',
    '\u2028',
    ':smile:',
  );
  const words = fc
    .array(
      fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constantFrom('\n', '。', '字'.repeat(700))),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''));
  const block: fc.Arbitrary<Block> = fc.oneof(
    fc.record({ kind: fc.constantFrom('lead' as const, 'text' as const, 'quote' as const), text: words }),
    fc.record({ kind: fc.constant('source' as const), text: words, key: fc.constant('k') }),
    fc.record({ kind: fc.constant('list' as const), items: fc.array(words, { maxLength: 30 }) }),
    fc.record({ kind: fc.constant('fields' as const), fields: fc.array(fc.tuple(words, words), { maxLength: 30 }) }),
  );
  const reply: fc.Arbitrary<Reply> = fc.record({
    blocks: fc.array(block, { maxLength: 60 }),
    buttons: fc.array(fc.record({ label: words, say: words }), { maxLength: 60 }),
  });

  it('stays within every limit and holds no live mark, whatever people typed', () => {
    fc.assert(
      fc.property(reply, (any) => {
        for (const page of renderReply(any)) {
          expect(violationsOf(page)).toEqual([]);
          expect(liveMarks(page.blocks)).toEqual([]);
          expect(marksIn(page.text)).toEqual([]);
          expect(page.blocks.length).toBeLessThanOrEqual(LIMITS.blocks);
        }
      }),
      { numRuns: 400, seed: 20250514 },
    );
  });
});
