import { describe, expect, it } from 'vitest';
import { measure, percentile } from '../../bench/metrics.ts';

describe('the measures of a ranking', () => {
  it('are those of the textbook', () => {
    const relevant = new Map([
      ['a', 1],
      ['b', 1],
    ]);
    const result = measure([
      { ranking: ['x', 'a', 'b'], relevant },
      { ranking: ['a'], relevant: new Map([['a', 1]]) },
    ]);
    expect(result.mrr_at_10).toBe(0.75);
    expect(result.recall_at_1).toBe(0.5);
    expect(result.recall_at_5).toBe(1);
    const ideal = 1 + 1 / Math.log2(3);
    expect(result.ndcg_at_10).toBeCloseTo(((1 / Math.log2(3) + 1 / 2) / ideal + 1) / 2, 10);
  });

  it('of nothing are nothing', () => {
    expect(measure([]).mrr_at_10).toBe(0);
    expect(percentile([], 0.5)).toBe(0);
    expect(percentile([1, 2, 3, 4], 0.5)).toBe(3);
  });
});
