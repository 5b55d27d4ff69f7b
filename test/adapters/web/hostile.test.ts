import { afterAll, beforeAll, expect, it } from 'vitest';
import { viewOf } from '../../../adapters/web/view.ts';
import { browser, type Rig, startRig } from './kit.ts';

/** Inputs of reliability.md §5 that mean something to a browser. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '<!-- comment -->',
  '&lt;b&gt; &#60;i&#62;',
  '[x](javascript:alert(1))',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '{{constructor.constructor("alert(1)")()}}',
  `$${'{alert(1)}'}`,
  '\u001b[31mred\u001b]8;;http://evil\u0007link',
  '\u202egnp.exe\u2066x',
  '\u2028\u2029\ufeff\u200b',
  'ЈG 352',
  'e\u0301'.repeat(200),
  '\ud800',
  '\u0000',
  '👨‍👩‍👧‍👦❤️',
  '__proto__',
  'constructor',
  '@所有人 <!channel>',
  '<base href="//evil.example">',
  '<meta http-equiv=refresh content="0;url=//evil.example">',
  '../../etc/passwd',
  'x'.repeat(4000),
];

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.stop());

/** What a page holds beside its own tags: nothing of a person may be among those. */
const tags = (html: string) => [...html.matchAll(/<[a-zA-Z/!][^>]*>/g)].map(([tag]) => tag.replace(/"[^"]*"/g, '""'));

it('draws names of people as text', async () => {
  const plain = new Set(tags(await (await browser(rig).get('/')).text()));
  for (const name of HOSTILE) {
    rig.people.set('demo-employee', { id: 'demo-employee', name, guest: false });
    rig.ports.demonstrationPeople = () => [{ identity: 'demo-employee', name, does: name }];
    rig.ports.examples = () => [name];
    const html = await (await browser(rig).get('/')).text();
    for (const tag of tags(html)) expect(plain, `${name.slice(0, 30)}: ${tag}`).toContain(tag);
  }
});

it('draws titles and clauses of standards as text', async () => {
  const page = browser(rig);
  await page.open();
  const path = '/standards/Q-LNJG-JG-352-2024';
  const { standard, changes, standards } = rig.ports;
  const viewer = { id: 'x', name: '', guest: false };
  const text = standard('Q/LNJG JG 352—2024', viewer);
  if (!text) throw new Error('the demonstration standard is missing');
  const clause = text.edition.clauses[0];
  if (!clause) throw new Error('the demonstration standard is empty');
  const withText = (words: string) => ({
    ...text,
    foreword: [words],
    edition: {
      ...text.edition,
      title: words,
      posts: [words],
      clauses: [
        { ...clause, number: '1', text: words, path: [words], quantities: [], cites: [] },
        {
          ...clause,
          number: `${words} 2`,
          text: 'x',
          path: [words],
          quantities: [],
          cites: [{ text: 'x', code: words }],
        },
        { ...clause, number: '3', kind: 'note' as const, text: words, path: [words], quantities: [], cites: [] },
        {
          ...clause,
          number: '4',
          kind: 'row' as const,
          text: words,
          path: [],
          table: { caption: words, cells: [{ header: words, value: words }] },
        },
        {
          ...clause,
          number: '5',
          kind: 'term' as const,
          text: words,
          path: [],
          term: { word: words, english: words, definition: words },
        },
      ],
      outline: [{ number: words, title: words, level: 1 }],
    },
  });
  rig.ports.standard = () => withText('文字 5 m') as never;
  rig.ports.changes = () => [{ kind: 'words', before: clause, after: { ...clause, text: '文字 5 m' } }];
  const plain = new Set([
    ...tags(await (await page.get(path)).text()),
    ...tags(await (await page.get(`${path}/changes/Q-LNJG-JG-352-2021`)).text()),
  ]);
  for (const words of HOSTILE) {
    rig.ports.standard = () => withText(words) as never;
    rig.ports.changes = () => [{ kind: 'words', before: clause, after: { ...clause, text: words, number: words } }];
    for (const address of [path, `${path}/changes/Q-LNJG-JG-352-2021`])
      for (const tag of tags(await (await page.get(address)).text()))
        expect(plain, `${words.slice(0, 30)}: ${tag}`).toContain(tag);
  }
  Object.assign(rig.ports, { standard, changes, standards });
});

it('takes every one of them as a message, and gives it back as plain text in JSON', async () => {
  const page = browser(rig);
  const { csrf } = await page.open();
  for (const text of HOSTILE) {
    const answer = await page.say(csrf, text);
    expect([200, 400], text.slice(0, 30)).toContain(answer.status);
    expect(answer.headers.get('content-type')).toContain('application/json');
  }
  const response = await page.get('/api/history?before=100000');
  expect(response.headers.get('content-type')).toContain('application/json');
  const text = await response.text();
  expect(text).not.toMatch(/[\u0000-\u0008\u202e\u2066]/);
});

it('makes every address itself: what a reply names becomes a path here, or nothing', () => {
  for (const key of ['javascript:alert(1)', '//evil.example/x#1', 'https://evil.example', '\\\\evil', ...HOSTILE]) {
    const blocks = viewOf({
      person: 'p',
      seq: 1,
      at: 0,
      reply: {
        blocks: [
          { kind: 'source', text: 'x', key: key.toWellFormed() },
          { kind: 'file', hash: key.toWellFormed(), name: 'x', type: 'image/png' },
        ],
        buttons: [],
      },
    }).blocks;
    for (const block of blocks ?? [])
      if ('href' in block) expect(new URL(block.href, 'http://here.example').origin).toBe('http://here.example');
  }
});
