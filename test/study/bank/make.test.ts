import { describe, expect, it } from 'vitest';
import { itemsOf, makeBank } from '../../../src/study/bank/make.ts';
import { type Item, itemSchema } from '../../../src/study/bank/model.ts';
import { readWritten } from '../../../src/study/bank/written-files.ts';
import { catalogue, DAY, KNOWLEDGE, LATER, rightOf, short } from './demonstration.ts';

const written = readWritten(KNOWLEDGE).rows.map((row) => row.question);
const { items, report } = makeBank(catalogue, DAY, { written });
const about = (key: string): readonly Item[] => items.filter((item) => short(item.clause) === key);

/** What each post must know above all (the facts that the demonstration's standards bind to). */
const KEY_CLAUSES: Readonly<Record<string, readonly string[]>> = {
  厨师: ['5.2.1', '5.2.2', '5.2.3', '6.2.1', '7.1.2', '8.2.2', '8.2.3', '4.2.4', '6.1.3', '9.1'].map(
    (n) => `JG 352—2024#${n}`,
  ),
  保洁员: ['6.1.1', '6.2.1', '6.2.2', '7.1.1', '7.2.1', '9.1.1', '9.1.2', '5.2.1', '5.3.1', '5.3.3'].map(
    (n) => `JG 331—2024#${n}`,
  ),
  保安员: [
    ...['5.3.1', '5.2.4', '6.2.1', '7.1'].map((n) => `JG 341—2024#${n}`),
    ...['6.1.1', '6.1.2', '6.1.3', '7.1.1', '7.2.1', '8.1.1', '8.2.1'].map((n) => `JG 342—2024#${n}`),
  ],
  会务员: ['5.1.1', '5.3.1', '5.3.2', '6.2.1', '6.2.2', '6.2.3', '6.3.1', '7.2.1', '7.3.1', '8.1.1', '8.1.2'].map(
    (n) => `JG 321—2024#${n}`,
  ),
  维修工: ['5.2.1', '5.2.2', '5.3.5', '5.3.6', '5.4.1', '6.1.1', '6.1.2', '7.1.1', '7.1.2', '7.1.3'].map(
    (n) => `JG 311—2024#${n}`,
  ),
};

describe('the bank of the demonstration', () => {
  it('holds many questions, of every kind and form, and some of each standard', () => {
    expect(items.length).toBeGreaterThan(1_800);
    const asked = new Set(items.map((item) => item.clause.split('#')[0]));
    const silent = catalogue.allInForce(DAY).filter((e) => e.type !== '法规' && !asked.has(e.id));
    expect(silent.map((e) => e.id)).toEqual([]);
    expect(Object.entries(report.byKind).filter(([, n]) => n === 0)).toEqual([]);
    expect(Object.entries(report.byForm).filter(([, n]) => n === 0)).toEqual([]);
    for (const item of items) expect(itemSchema.safeParse(item).success).toBe(true);
  });

  it('is the same wherever it is made, and names each question once', () => {
    expect(makeBank(catalogue, DAY, { written }).items).toEqual(items);
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
  });

  it.each(Object.entries(KEY_CLAUSES))('asks three times at least about each clause that a %s must know', (_, keys) => {
    expect(keys.filter((key) => about(key).length < 3)).toEqual([]);
  });

  it('keeps every right answer among its options, once', () => {
    for (const item of items) {
      expect(new Set(item.options).size).toBe(item.options.length);
      for (const words of rightOf(item)) expect(words).not.toBe('');
      if (item.key.form === 'order') expect(item.key.right.toSorted()).toEqual(item.options.map((_, i) => i));
      if (item.key.form === 'several') expect(item.key.right.length).toBeLessThan(item.options.length);
      if (item.key.form === 'single') expect(item.options.length).toBeGreaterThanOrEqual(3);
    }
  });

  it('makes the same about one clause on demand', () => {
    for (const key of ['JG 352—2024#5.2.1', 'JG 331—2024#5.3.2', 'JG 205—2024#表A.2 行1', 'TY 102—2024#3.22']) {
      const found = catalogue.byKey(`Q/LNJG ${key}`, DAY);
      expect(found && itemsOf(found.clause, catalogue, DAY, written)).toEqual(about(key));
    }
  });

  it('makes one standard’s questions alone, by its short name too', () => {
    const alone = makeBank(catalogue, DAY, { written, standard: 'JG352' });
    expect(alone.items).toEqual(items.filter((item) => item.clause.startsWith('Q/LNJG JG 352—2024#')));
  });
});

describe('editions', () => {
  it('ask about what holds on the day only', () => {
    const editions = new Set(items.map((item) => short(item.clause).split('#')[0]));
    expect(editions.has('JG 331—2024')).toBe(true);
    expect(editions.has('JG 331—2025')).toBe(false);
    expect(editions.has('JG 352—2021')).toBe(false);
  });

  it('retire with their questions when the next one comes into force', () => {
    const later = makeBank(catalogue, LATER, { written });
    const editions = new Set(later.items.map((item) => short(item.clause).split('#')[0]));
    expect(editions.has('JG 331—2024')).toBe(false);
    const patrol = later.items.find((i) => short(i.clause) === 'JG 331—2025#6.2.1' && i.key.form === 'number');
    expect(patrol && rightOf(patrol)).toEqual(['45 min']);
    const old = catalogue.byKey('Q/LNJG JG 331—2024#6.2.1', LATER);
    expect(old && itemsOf(old.clause, catalogue, LATER, written)).toEqual([]);
  });

  it('leave the value of a published edition to come out of the wrong answers', () => {
    const patrol = about('JG 331—2024#6.2.1');
    expect(patrol.length).toBeGreaterThanOrEqual(3);
    for (const item of patrol) {
      expect(item.options).not.toContain('45 分钟');
      expect(item.stem).not.toContain('45');
    }
  });

  it('offer the value of the edition before as a wrong answer', () => {
    const mass = about('JG 352—2024#5.2.1').find((item) => item.key.form === 'single' && item.kind === 'value');
    expect(mass && rightOf(mass)).toEqual(['125 克']);
    expect(mass?.options).toContain('100 克');
  });
});
