import type { Clock } from '../../src/base/clock.ts';

/** How often something may be done within a time, for each key (a person, an address). */
export interface Limit {
  /** Counts one; returns 0 when it is within the limit, else the seconds after which to try again. */
  take(key: string): number;
}

/** Keys remembered at once. When there are more, all counts begin anew: nothing grows without bound. */
const MOST_KEYS = 10_000;

/** Counts in fixed windows of `per` milliseconds. */
export function createLimit(clock: Clock, most: number, per: number): Limit {
  const windows = new Map<string, { since: number; count: number }>();
  return {
    take: (key) => {
      const now = clock.now();
      const open = windows.get(key);
      if (open && now - open.since < per) {
        open.count += 1;
        return open.count <= most ? 0 : Math.max(1, Math.ceil((open.since + per - now) / 1000));
      }
      if (windows.size >= MOST_KEYS) windows.clear();
      windows.set(key, { since: now, count: 1 });
      return 0;
    },
  };
}
