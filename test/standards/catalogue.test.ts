import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findClause, findStandard } from '../../src/standards/lookup.ts';
import { citing, resolve } from '../../src/standards/references.ts';
import { knowledgeOf, standardText } from './texts.ts';

const fixture = (name: string): string => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');

const retained = (grams: number): string =>
  `## 5 留样\n5.1 每个品种留样量不应少于 ${grams} g。\n\n5.2 记录按 JG 902 的 4.1 保存，见 5.1。\n`;
const { catalogue } = knowledgeOf(
  {
    'a.md': standardText({
      code: 'Q/LNJG JG 352',
      year: '2021',
      title: '食品安全与留样管理',
      published: '2021-05-01',
      effective: '2021-06-01',
      body: retained(100),
    }),
    'b.md': standardText({
      code: 'Q/LNJG JG 352',
      title: '食品安全与留样管理',
      body: retained(125),
      more: 'service: 食堂\n',
    }),
    'c.md': standardText({ code: 'Q/LNJG JG 331', title: '保洁作业规范' }),
    'd.md': standardText({
      code: 'Q/LNJG JG 331',
      year: '2025',
      title: '保洁作业规范',
      published: '2025-04-30',
      effective: '2025-07-01',
    }),
    'e.md': standardText({
      code: 'Q/LNJG JG 902',
      title: '记录管理',
      more: 'withdrawn: 2026-01-01\n',
      body: '## 4 保存\n4.1 记录应保存 3 年。\n\n4.2 依据 GB/T 24421.2 和 GB 31654—2021，并符合 GB 99999。\n\n4.3 按 JG 331—2025 执行。\n',
    }),
    'f.md': standardText({
      code: '中华人民共和国食品安全法',
      year: '',
      title: '中华人民共和国食品安全法',
      body: '第一条 为了安全，制定本法。\n\n第二条 违反本法第一条的，依照《消防法》处理。\n',
    }).replace('year: ""\n', 'type: 法规\n'),
    'JG 390-2024.md': fixture('JG 390-2024.md'),
    'JG 390-2024 修改单1.md': fixture('JG 390-2024 修改单1.md'),
  },
  {
    cited: [
      { code: 'GB/T 24421.2', year: '2009', withdrawn: '2023-03-17', replacedBy: 'GB/T 24421.2—2023', assumed: [] },
      { code: 'GB/T 24421.2', year: '2023', effective: '2023-03-17', assumed: [] },
      { code: 'GB 31654', year: '2021', assumed: [] },
    ],
  },
);
const idOf = (typed: string, day = '2025-05-14'): string | readonly string[] => {
  const found = findStandard(catalogue, typed, day);
  if (found.kind === 'found') return found.edition.id;
  return found.kind === 'several' ? found.editions.map((e) => e.id) : [];
};

describe('editions and the day', () => {
  it('derives the status from the dates and the day asked about', () => {
    const [old, next] = catalogue.editionsOf('JG 352');
    expect(old && catalogue.statusOf(old, '2021-04-30')).toBeUndefined();
    expect(old && catalogue.statusOf(old, '2021-05-20')).toBe('即将实施');
    expect(old && catalogue.statusOf(old, '2024-03-31')).toBe('现行');
    expect(old && catalogue.statusOf(old, '2024-04-01')).toBe('被代替');
    expect(next && catalogue.statusOf(next, '2024-04-01')).toBe('现行');
    const [records] = catalogue.editionsOf('Q/LNJG JG 902');
    expect(records && catalogue.statusOf(records, '2026-01-01')).toBe('废止');
  });

  it('knows what is in force, what comes and what was', () => {
    expect(catalogue.inForce('Q/LNJG JG 331', '2025-06-30')?.year).toBe('2024');
    expect(catalogue.inForce('Q/LNJG JG 331', '2025-07-01')?.year).toBe('2025');
    expect(catalogue.coming('Q/LNJG JG 331', '2025-05-14')?.year).toBe('2025');
    expect(catalogue.coming('Q/LNJG JG 331', '2025-04-29')).toBeUndefined();
    const next = catalogue.edition('Q/LNJG JG 331—2025', '2025-08-01');
    expect(next && catalogue.previous(next)?.year).toBe('2024');
    expect(catalogue.allComing('2025-05-14').map((c) => [c.edition.id, c.from])).toEqual([
      ['Q/LNJG JG 331—2025', '2025-07-01'],
    ]);
    expect(catalogue.allComing('2025-02-10').map((c) => [c.edition.id, c.sheet?.number])).toEqual([
      ['Q/LNJG JG 390—2024', 1],
    ]);
    expect(catalogue.allInForce('2025-05-14').map((e) => e.id)).not.toContain('Q/LNJG JG 352—2021');
  });

  it('applies an amendment sheet from its day on, and keeps the keys', () => {
    const key = 'Q/LNJG JG 390—2024#4.1.1';
    expect(catalogue.byKey(key, '2025-02-28')?.clause.text).toContain('不少于 20 把');
    const amended = catalogue.byKey(key, '2025-03-01');
    expect(amended?.clause).toMatchObject({ key, amendment: '修改单1', modal: '应', path: ['4 配备', '4.1 数量'] });
    expect(amended?.clause.text).toContain('不少于 30 把');
    const numbers = amended?.edition.clauses.map((c) => c.number);
    expect(numbers?.slice(3, 8)).toEqual(['4', '4.1.1', '表1 行1', '表1 行2', '4.1.3']);
    expect(numbers).not.toContain('4.1.2');
    expect(amended?.edition.amendments).toEqual([1]);
  });
});

describe('finding a standard', () => {
  it.each([
    ['jg352', 'Q/LNJG JG 352—2024'],
    ['Q／LNJG JG352-2024', 'Q/LNJG JG 352—2024'],
    ['JG 352—2021', 'Q/LNJG JG 352—2021'],
    ['JG352（2021版）', 'Q/LNJG JG 352—2021'],
    ['352', 'Q/LNJG JG 352—2024'],
    ['食品安全与留样管理', 'Q/LNJG JG 352—2024'],
    ['保洁作业', 'Q/LNJG JG 331—2024'],
    ['食品安全法', '中华人民共和国食品安全法'],
    ['《食品安全法》', '中华人民共和国食品安全法'],
    ['JG 331—2025', 'Q/LNJG JG 331—2025'],
  ])('%s is %s', (typed, id) => {
    expect(idOf(typed)).toBe(id);
  });

  it('says which ones several words fit', () => {
    expect(idOf('食品安全')).toEqual(expect.arrayContaining(['Q/LNJG JG 352—2024', '中华人民共和国食品安全法']));
  });

  it('offers the nearest for what does not exist', () => {
    const found = findStandard(catalogue, 'JG 353', '2025-05-14');
    expect(found.kind === 'none' && found.nearest[0]?.id).toBe('Q/LNJG JG 352—2024');
    const year = findStandard(catalogue, 'JG 352—2019', '2025-05-14');
    expect(year.kind === 'none' && year.nearest.map((e) => e.year)).toEqual(['2021', '2024']);
    expect(findStandard(catalogue, '公积金', '2025-05-14')).toEqual({ kind: 'none', nearest: [] });
  });

  it('does not find what is not yet published', () => {
    expect(findStandard(catalogue, 'JG 331—2025', '2025-04-29').kind).toBe('none');
  });
});

describe('finding a clause', () => {
  const umbrella = catalogue.edition('JG 390', '2025-01-01');
  if (!umbrella) throw new Error('the fixture is missing');
  const partsOf = (typed: string) => {
    const found = findClause(umbrella, typed);
    return found.kind === 'found'
      ? [found.clause?.number, ...found.parts.map((p) => p.number)]
      : found.nearest.map((c) => c.number);
  };
  it.each([
    ['4.2.1', ['4.2.1', '4.2.1 a)', '4.2.1 b)', '4.2.1 b) 1)', '4.2.1 b) 2)']],
    ['4.2.1b', ['4.2.1 b)', '4.2.1 b) 1)', '4.2.1 b) 2)']],
    ['附录A', [undefined, 'A.1']],
    ['表1', [undefined, '表1 行1', '表1 行2']],
    ['第5章', [undefined, '5.1', '5.1 示例', '5.2']],
    ['4.1', [undefined, '4.1.1', '4.1.2']],
  ])('%s', (typed, numbers) => {
    expect(partsOf(typed)).toEqual(numbers);
  });

  it('offers the nearest for what does not exist', () => {
    expect(partsOf('4.1.9')).toEqual(['4.1.1', '4.1.2']);
    expect(partsOf('4.2.1 z)')).toEqual(['4.2.1']);
    expect(partsOf('9.9').length).toBeGreaterThan(0);
  });

  it('reads articles by number', () => {
    const law = catalogue.edition('中华人民共和国食品安全法', '2025-01-01');
    expect(law && findClause(law, '2')).toMatchObject({ kind: 'found', number: '第二条' });
    expect(law && findClause(law, '第2条')).toMatchObject({ kind: 'found', number: '第二条' });
  });
});

describe('following citations', () => {
  const day = '2025-05-14';
  const from = (id: string) => {
    const found = catalogue.edition(id, day);
    if (!found) throw new Error(id);
    return found;
  };
  const records = from('Q/LNJG JG 902');
  const food = from('Q/LNJG JG 352—2024');
  const citesOf = (edition: typeof food, number: string) =>
    edition.clauses.find((c) => c.number === number)?.cites ?? [];

  it('leads undated to the edition in force, dated to that edition, and into the own text', () => {
    expect(citesOf(food, '5.2').map((c) => resolve(catalogue, c, food, day))).toMatchObject([
      { kind: 'clause', number: '4.1', edition: { id: 'Q/LNJG JG 902—2024' }, status: '现行' },
      { kind: 'clause', number: '5.1', edition: { id: 'Q/LNJG JG 352—2024' } },
    ]);
    expect(citesOf(records, '4.3').map((c) => resolve(catalogue, c, records, day))).toMatchObject([
      { kind: 'standard', edition: { id: 'Q/LNJG JG 331—2025' }, status: '即将实施' },
    ]);
  });

  it('knows outside standards and says which are unknown', () => {
    expect(citesOf(records, '4.2').map((c) => resolve(catalogue, c, records, day))).toMatchObject([
      { kind: 'outside', cited: { year: '2023' }, status: '现行' },
      { kind: 'outside', cited: { year: '2021' }, status: '现行' },
      { kind: 'unknown', id: 'GB 99999' },
    ]);
    expect(resolve(catalogue, { text: '', code: 'GB/T 24421.2', year: '2009' }, records, day)).toMatchObject({
      kind: 'outside',
      status: '被代替',
      newest: { year: '2023' },
    });
    expect(resolve(catalogue, { text: '', code: 'Q/LNJG JG 902', clause: '4.9' }, food, day)).toMatchObject({
      kind: 'missing-clause',
      number: '4.9',
    });
  });

  it('knows who cites a standard or a clause', () => {
    expect(citing(catalogue, { edition: records, number: '4.1' }, day).map((l) => l.clause.key)).toEqual([
      'Q/LNJG JG 352—2024#5.2',
    ]);
    expect(citing(catalogue, { edition: food, number: '5.1' }, day).map((l) => l.clause.number)).toEqual(['5.2']);
  });
});
