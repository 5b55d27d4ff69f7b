import { describe, expect, it } from 'vitest';
import { createSpacing } from '../../../adapters/dingtalk/limits.ts';
import { steppedClock } from '../../../src/base/clock.ts';

/** The gaps between calls that all want to leave at once, when each sleep lasts so much longer than was asked for. */
async function gaps({ count, late = 0, spent = false }: { count: number; late?: number; spent?: boolean }) {
  const clock = steppedClock(1_000_000);
  const sleep = async (ms: number) => clock.moveTo(clock.now() + ms + late);
  const { signal: ending } = new AbortController();
  const gate = createSpacing({ most: 15, windowMs: 1_000, spent, clock, sleep, ending });
  const left: number[] = [clock.now()];
  await Promise.all(
    Array.from({ length: count }, async () => {
      expect(await gate.pass('app')).toBe(true);
      left.push(clock.now());
    }),
  );
  return left.slice(1).map((at, i) => at - (left[i] ?? 0));
}

describe('calls spaced evenly', () => {
  it('leave one by one, the first at once', async () => expect(await gaps({ count: 5 })).toEqual([0, 67, 67, 67, 67]));

  it('never catch up what was slept too long', async () =>
    expect(await gaps({ count: 4, late: 500 })).toEqual([0, 567, 567, 567]));

  it('keep their distance from those of an earlier run', async () =>
    expect(await gaps({ count: 2, spent: true })).toEqual([67, 67]));

  it('do not leave any more once the program stops', async () => {
    const clock = steppedClock(1_000_000);
    const stop = new AbortController();
    const sleep = async () => stop.abort();
    const gate = createSpacing({ most: 15, windowMs: 1_000, clock, sleep, ending: stop.signal });
    expect(await Promise.all([gate.pass('app'), gate.pass('app')])).toEqual([true, false]);
  });

  it('do not wait for a clock that was set back', async () => {
    let now = 2_000_000;
    const sleep = () => Promise.reject(new Error('nobody should wait'));
    const { signal: ending } = new AbortController();
    const gate = createSpacing({ most: 15, windowMs: 1_000, clock: { now: () => now }, sleep, ending });
    await gate.pass('app');
    now = 1_000_000;
    expect(await gate.pass('app')).toBe(true);
  });
});
