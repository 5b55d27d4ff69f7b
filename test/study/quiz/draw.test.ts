import { describe, expect, it } from 'vitest';
import { hashAfter, hashOf } from '../../../src/study/bank/chance.ts';
import type { Form, Item } from '../../../src/study/bank/model.ts';
import { drawPaper } from '../../../src/study/quiz/draw.ts';

const KEYS: Readonly<Record<Form, Item['key']>> = {
  single: { form: 'single', right: 0 },
  several: { form: 'several', right: [0, 1] },
  judge: { form: 'judge', right: true },
  number: { form: 'number', right: 5, unit: 'g' },
  order: { form: 'order', right: [0, 1, 2] },
};
const items: Item[] = (['single', 'judge', 'number', 'several', 'order'] as const).flatMap((form) =>
  Array.from({ length: 40 }, (_, i) => ({
    id: `${form}-${i}`,
    clause: `X#${i}`,
    kind: 'value' as const,
    stem: `${form} ${i}?`,
    options: form === 'judge' || form === 'number' ? [] : ['a', 'b', 'c', 'd'].slice(0, form === 'order' ? 3 : 4),
    key: KEYS[form],
  })),
);
const byId = new Map(items.map((item) => [item.id, item]));

describe('a paper', () => {
  it('is the same for the same seed, and another for another', () => {
    const draw = (seed: string) => drawPaper({ items, count: 5, seed });
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
  });

  it('has the same mix of forms for everyone, those to tap first', () => {
    for (const seed of ['a', 'b', 'c', 'd']) {
      const forms = drawPaper({ items, count: 10, seed }).map(({ item }) => byId.get(item)?.key.form);
      expect(forms.slice(0, 6)).toEqual(Array(6).fill('single'));
      expect(forms.filter((form) => form === 'judge')).toHaveLength(2);
    }
  });

  it('asks no clause twice while there are others, and no question twice ever', () => {
    const paper = drawPaper({ items, count: 40, seed: 'x' });
    expect(new Set(paper.map(({ item }) => byId.get(item)?.clause)).size).toBe(40);
    const all = drawPaper({ items, count: 500, seed: 'x' });
    expect(new Set(all.map(({ item }) => item)).size).toBe(items.length);
  });

  it('shuffles the options, each of them once', () => {
    const paper = drawPaper({ items, count: 20, seed: 'x' });
    for (const { item, places } of paper) expect([...places].sort()).toEqual(byId.get(item)?.options.map((_, i) => i));
    expect(paper.some(({ places }) => places[0] !== 0)).toBe(true);
  });

  it('asks rather for what weighs more', () => {
    const heavy = drawPaper({ items, count: 5, seed: 'x', weightOf: (clause) => (clause === 'X#7' ? 1e6 : 1) });
    expect(heavy.some(({ item }) => byId.get(item)?.clause === 'X#7')).toBe(true);
  });

  it('asks what is allowed or required in a third of its questions at most, while there are others', () => {
    const many = items.map((item, i) => (i % 2 === 0 ? { ...item, kind: 'force' as const } : item));
    const kindOf = new Map(many.map((item) => [item.id, item.kind]));
    for (const seed of ['a', 'b', 'c']) {
      const paper = drawPaper({ items: many, count: 15, seed });
      expect(paper).toHaveLength(15);
      expect(paper.filter(({ item }) => kindOf.get(item) === 'force').length).toBeLessThanOrEqual(5);
    }
    const alone = many.filter((item) => item.kind === 'force');
    expect(drawPaper({ items: alone, count: 10, seed: 'a' })).toHaveLength(10);
  });
});

describe('a draw for many', () => {
  it('takes the largest keys of each form, as a sorted pool would', () => {
    const weightOf = (clause: string): number => (clause.endsWith('3') ? 4 : 1);
    for (const seed of ['a', 'b', 'c']) {
      const singles = items
        .filter(({ key }) => key.form === 'single')
        .map(({ id, clause }) => ({
          id,
          key: ((hashOf(`${seed}\u0000${id}`) + 1) / 2 ** 32) ** (1 / weightOf(clause)),
        }))
        .sort((a, b) => b.key - a.key);
      const drawn = drawPaper({ items, count: 3, seed, weightOf }).map(({ item }) => item);
      expect([...drawn].sort()).toEqual(
        singles
          .slice(0, 3)
          .map(({ id }) => id)
          .sort(),
      );
    }
  });

  it('draws alike from a pool that somebody drew from before', () => {
    const pool = [...items];
    const before = drawPaper({ items: pool, count: 10, seed: 'x' });
    drawPaper({ items: pool, count: 10, seed: 'y' });
    expect(drawPaper({ items: pool, count: 10, seed: 'x' })).toEqual(before);
  });

  it('hashes a text alike whether its beginning was read before or not', () =>
    expect(hashAfter('QZ-3/甲\u0000')('单选-7')).toBe(hashOf('QZ-3/甲\u0000单选-7')));
});
