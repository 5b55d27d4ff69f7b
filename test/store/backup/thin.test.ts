import { describe, expect, it } from 'vitest';
import { DAY, HOUR, instantAt } from '../../../src/base/time.ts';
import { KEPT, thin } from '../../../src/store/backup/thin.ts';

const newest = instantAt('2025-06-15', '03:00');
const daily = (days: number) => Array.from({ length: days }, (_, i) => ({ name: `b${i}`, at: newest - i * DAY }));

describe('thinning of backups', () => {
  it('keeps 7 days, 4 weeks and 12 months out of two years of days', () => {
    const kept = thin(daily(730)).filter((one) => one.keep);
    expect(kept.slice(0, 7).map((one) => one.name)).toEqual(['b0', 'b1', 'b2', 'b3', 'b4', 'b5', 'b6']);
    expect(kept.length).toBeLessThanOrEqual(KEPT.daily + KEPT.weekly + KEPT.monthly);
    expect(new Set(kept.map((one) => new Date(one.at).toISOString().slice(0, 7))).size).toBe(KEPT.monthly);
  });

  it('keeps the last of a day and says why the others go', () => {
    const [late, early] = thin([
      { name: 'early', at: newest - HOUR },
      { name: 'late', at: newest },
    ]);
    expect(late).toMatchObject({ name: 'late', keep: true });
    expect(early).toMatchObject({ name: 'early', keep: false, why: { en: expect.stringContaining('later one') } });
  });

  it('keeps what it kept when it runs again each day', () => {
    let stock: { name: string; at: number }[] = [];
    for (let day = 0; day < 400; day += 1) {
      stock = thin([...stock, { name: `d${day}`, at: newest + day * DAY }]).filter((one) => one.keep);
    }
    expect(new Set(stock.map((one) => new Date(one.at).toISOString().slice(0, 7))).size).toBe(KEPT.monthly);
  });
});
