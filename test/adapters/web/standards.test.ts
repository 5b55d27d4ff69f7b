import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anchorOf, clausePath, slugOf } from '../../../adapters/web/addresses.ts';
import { difference } from '../../../adapters/web/difference.ts';
import { emphasise } from '../../../adapters/web/emphasis.ts';
import type { Clause } from '../../../src/standards/model.ts';
import { browser, type Rig, startRig } from './kit.ts';

let rig: Rig;
let page: ReturnType<typeof browser>;
const viewer = { id: 'demo-employee', name: '', guest: false };
beforeAll(async () => {
  rig = await startRig();
  page = browser(rig);
  await page.open();
});
afterAll(() => rig.stop());

const read = async (path: string) => (await page.get(path)).text();
const unescaped = (html: string) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('the table of standards', () => {
  it('names every code once, by part and service, with its status', async () => {
    const html = await read('/standards');
    const entries = rig.ports.standards(viewer);
    expect(entries.length).toBeGreaterThanOrEqual(35);
    for (const { id } of entries) expect(html, id).toContain(`href="/standards/${encodeURIComponent(slugOf(id))}"`);
    for (const words of ['通用基础', '监管', '保障', '食堂', '现行', '被代替', '即将实施'])
      expect(html).toContain(words);
    expect(html.match(/<tr>\s*<td class="code">/g)).toHaveLength(new Set(entries.map(({ code }) => code)).size);
  });

  it('shows only what the person may see', async () => {
    const all = rig.ports.standards;
    rig.ports.standards = (person) => all(person).filter(({ service }) => service !== '食堂');
    expect(await read('/standards')).not.toContain('JG 352');
    expect((await page.get('/standards/Q-LNJG-JG-352-2024')).status).toBe(404);
    expect((await page.get('/standards/Q-LNJG-JG-352-2024/changes/Q-LNJG-JG-352-2021')).status).toBe(404);
    rig.ports.standards = all;
  });
});

describe('a standard in full', () => {
  it('has every clause of every edition once, under its anchor and in its own words', async () => {
    for (const { id } of rig.ports.standards(viewer)) {
      const html = await read(`/standards/${encodeURIComponent(slugOf(id))}`);
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => unescaped(match[1] ?? ''));
      expect(new Set(ids).size, id).toBe(ids.length);
      const text = unescaped(html.replace(/<[^>]+>/g, '')).replace(/\s/g, '');
      for (const { number, text: words, kind, term, table } of rig.ports.standard(id, viewer)?.edition.clauses ?? []) {
        expect(ids, `${id} ${number}`).toContain(anchorOf(number));
        const shown = kind === 'row' ? (table?.cells.map(({ value }) => value) ?? []) : [term?.definition ?? words];
        for (const words of shown) expect(text, `${id} ${number}`).toContain(words.replace(/\s/g, ''));
      }
    }
  });

  it('is reached from an answer at its very clause', async () => {
    const path = clausePath('Q/LNJG JG 352—2024#5.2.1');
    const [file = '', anchor = ''] = path.split('#');
    expect(await read(file)).toContain(`id="${decodeURIComponent(anchor)}"`);
  });

  it('shows tables as tables, nested items as lists, values in bold, citations as links', async () => {
    const html = await read('/standards/Q-LNJG-JG-205-2024');
    expect(html).toMatch(/<caption>表A.1 问题扣分<\/caption>\s*<thead><tr><th scope="col">问题等级<\/th>/);
    expect(html).toMatch(/<tr id="c-表A.2_行2"><td>良好<\/td>/);
    const canteen = await read('/standards/Q-LNJG-JG-352-2024');
    expect(canteen).toMatch(/<ul class="items"><li id="c-4.1.3_a\)"><span class="marker">a\)<\/span>/);
    expect(canteen).toMatch(/<strong>[^<]*125 g<\/strong>/);
    expect(canteen).toMatch(/<a href="\/standards\/Q-LNJG-[^"]+">/);
  });

  it('offers its other editions, and what changed between them', async () => {
    const html = await read('/standards/Q-LNJG-JG-352-2024');
    expect(html).toContain('href="/standards/Q-LNJG-JG-352-2021"');
    expect(html).toContain('href="/standards/Q-LNJG-JG-352-2024/changes/Q-LNJG-JG-352-2021"');
    const old = await read('/standards/Q-LNJG-JG-331-2024');
    expect(old).toContain('href="/standards/Q-LNJG-JG-331-2025/changes/Q-LNJG-JG-331-2024"');
  });
});

describe('two editions side by side', () => {
  it('mark what was added, removed and changed, values first of all', async () => {
    const html = await read('/standards/Q-LNJG-JG-352-2024/changes/Q-LNJG-JG-352-2021');
    expect(html).toMatch(/<del>100<\/del>/);
    expect(html).toMatch(/<ins>125<\/ins>/);
    expect(html).toMatch(/数值有改动 \d/);
    expect(html).toMatch(/<tr class="added"/);
    expect(html).not.toMatch(/<tr class="same"/);
  });

  it('show the whole text when asked', async () => {
    expect(await read('/standards/Q-LNJG-JG-331-2025/changes/Q-LNJG-JG-331-2024?all')).toMatch(/<tr class="same"/);
  });

  it('are there for two editions that exist only', async () => {
    expect((await page.get('/standards/Q-LNJG-JG-352-2024/changes/nothing')).status).toBe(404);
  });
});

it('marks words that differ, never half a number', () => {
  const { before, after } = difference('留样量应不少于 100 g。', '留样量应不少于 125 g，并贴标签。');
  expect(before.filter(({ changed }) => changed).map(({ text }) => text)).toEqual(['100']);
  expect(after.filter(({ changed }) => changed).map(({ text }) => text)).toEqual(['125', '，并贴标签']);
  for (const side of [difference('', 'ab'), difference('ab', '')])
    expect(side.before.concat(side.after)).toHaveLength(1);
});

it('does not stop at two very long texts', () => {
  const { before } = difference('甲'.repeat(3000), '乙'.repeat(3000));
  expect(before).toEqual([{ text: '甲'.repeat(3000), changed: true }]);
});

it('finds the values in a text, and loses no letter of it', () => {
  const strong = (text: string) =>
    emphasise(text)
      .filter((run) => run.strong)
      .map((run) => run.text);
  expect(strong('每品种不少于 125 g，冷藏 48 h，0 ℃～8 ℃')).toEqual(['不少于 125 g', '48 h', '0 ℃～8 ℃']);
  expect(strong('高峰 8:30—9:30 每 30 min 一次，2.5 元/m²·月，500 mg/L')).toEqual([
    '8:30—9:30',
    '30 min',
    '2.5 元/m²·月',
    '500 mg/L',
  ]);
  expect(strong('见 5.3.2，按 JG 204—2024 办理，编号 demo/0d5047de2396b5 和 x12')).toEqual([]);
  for (const text of ['每品种不少于 125 g', '', '5', '125g125g', '≥≥≥5 %'])
    expect(
      emphasise(text)
        .map((run) => run.text)
        .join(''),
    ).toBe(text);
});

it('comes through texts that are made to hold it up', () => {
  for (const text of ['1', '1 ', '不少于', '1.1.', '1:00—', '5 m/'])
    expect(emphasise(text.repeat(5_000)).length).toBeGreaterThan(0);
});

it('gives every kind of clause number an anchor without a blank', () => {
  for (const number of [
    '5.1.1',
    '4.2.1 b) 2)',
    '表A.1 行3',
    '第十二条 第2款（三）',
    '5.1.1 —3',
  ] satisfies Clause['number'][])
    expect(anchorOf(number)).not.toMatch(/\s/);
});
