import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Analyser, createAnalyser } from '../../src/search/analyser.ts';
import { buildIndex } from '../../src/search/build.ts';
import type { SearchDocument, SearchIndex } from '../../src/search/index-model.ts';
import { rank } from '../../src/search/rank.ts';
import { shelve } from '../../src/search/shelf.ts';

const clause = (group: string, number: string, title: string, text: string): SearchDocument => ({
  id: `${group}#${number}`,
  group,
  fields: { title, text },
});

const DOCUMENTS = [
  clause('JG 352', '5.1', '食品安全与留样', '每餐次每个品种留样量不少于 125 g。'),
  clause('JG 352', '5.2', '食品安全与留样', '留样应在 0 ℃—8 ℃ 专用冷藏设备中存放 48 h 以上。'),
  clause('JG 352', '6.1', '食品安全与留样', '烧熟煮透，中心温度不低于 70 ℃。'),
  clause('JG 331', '5.1', '保洁作业规范', '卫生间每 60 min 巡查一次。'),
  clause('JG 331', '5.2', '保洁作业规范', '垃圾桶不超过三分之二即清运。'),
  clause('JG 341', '4.1', '门岗与来访管理', '大件物品出门凭放行条。'),
  clause('JG 342', '5.1', '巡逻与消防巡查', '监控录像保存期限不少于 90 日。'),
  clause('JG 342', '4.1', '巡逻与消防巡查', '防火巡查每日进行，夜间每 2 h 一次。'),
];

let analyser: Analyser;
let index: SearchIndex;
beforeAll(() => {
  analyser = createAnalyser({ ownWords: ['留样', '放行条', '防火巡查'] });
  index = buildIndex(DOCUMENTS, analyser);
});
const first = (question: string): string | undefined => rank(index, analyser, question)[0]?.id;

describe('ranking', () => {
  it.each([
    ['留样多少克', 'JG 352#5.1'],
    ['留樣存放幾度', 'JG 352#5.2'],
    ['卫生间多久巡查一次', 'JG 331#5.1'],
    ['搬东西出门要什么条', 'JG 341#4.1'],
    ['監控錄影保存幾天', 'JG 342#5.1'],
    ['防火巡查两小时一次吗', 'JG 342#4.1'],
  ])('answers %s', (question, id) => {
    expect(first(question)).toBe(id);
  });

  it('says why: what matched, how much of the question, how close together', () => {
    const [best] = rank(index, analyser, '卫生间巡查');
    expect(best?.evidence.matched).toEqual(['卫生间', '巡查']);
    expect(best?.evidence.covered).toBe(1);
    expect(best?.evidence.density).toBeGreaterThan(0.8);
    expect(best?.evidence.strength).toBeGreaterThan(
      rank(index, analyser, '卫生间公积金提取')[0]?.evidence.strength ?? 1,
    );
  });

  it('lifts the clauses of a standard that fits as a whole', () => {
    const [best] = rank(index, analyser, '食品留样');
    expect(best?.evidence.context).toBeGreaterThan(0);
  });

  it('keeps to the filter, and to the limit', () => {
    const only = rank(index, analyser, '留样', { filter: (row) => DOCUMENTS[row]?.group === 'JG 331' });
    expect(only.every(({ id }) => id.startsWith('JG 331'))).toBe(true);
    expect(rank(index, analyser, '留样 巡查', { limit: 2 })).toHaveLength(2);
    expect(rank(index, analyser, '留样', { limit: 0 })).toEqual([]);
  });

  it('finds nothing for nothing', () => {
    expect(rank(index, analyser, '')).toEqual([]);
    expect(rank(index, analyser, '？！')).toEqual([]);
    expect(rank(buildIndex([], analyser), analyser, '留样')).toEqual([]);
  });

  it("reads no query language: lunr's signs are plain text", () => {
    for (const question of ['+留样 -克', 'text:留样^10', '留*', '~', 'toString', '__proto__']) {
      expect(() => rank(index, analyser, question)).not.toThrow();
    }
    expect(first('-留样 多少克')).toBe(first('留样多少克'));
  });

  it('never fails, repeats itself, and leaves nothing behind, whatever is asked', () => {
    const before = rank(index, analyser, '留样多少克');
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('留', '样', '巡', '查', ' ', '1') })),
        (question) => {
          const ranked = rank(index, analyser, question, { limit: 100 });
          expect(rank(index, analyser, question, { limit: 100 })).toEqual(ranked);
          expect(new Set(ranked.map(({ id }) => id)).size).toBe(ranked.length);
          expect(ranked.every(({ score }) => Number.isFinite(score))).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
    expect(rank(index, analyser, '留样多少克')).toEqual(before);
  });
});

describe('finding out what kind of documents these are', () => {
  it('takes titles that end in a clause number for clauses of a text', () => {
    const documents = shelve([
      { id: '1', title: '民法典 第五十四条', text: '甲' },
      { id: '2', title: 'JG 352—2024 5.2.1', text: '乙' },
      { id: '3', title: '前言', text: '丙' },
    ]);
    expect(documents.map(({ group }) => group)).toEqual(['民法典', 'JG 352—2024', '']);
    expect(documents[0]?.fields).toEqual({ title: '民法典', text: '甲' });
  });

  it('leaves paragraphs alone, even when one of them has a number', () => {
    const documents = shelve([
      { id: '1', title: '梵文', text: '甲' },
      { id: '2', title: '', text: '乙' },
      { id: '3', title: '第五条', text: '丙' },
    ]);
    expect(documents.every(({ group }) => group === '')).toBe(true);
  });
});
