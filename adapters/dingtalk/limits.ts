import type { Clock } from '../../src/base/clock.ts';

/** Lets sends through at a rate that the platform bears. */
export interface Gate {
  /** Waits for a place. False when the program stops first: nothing may be sent then. */
  pass(key: string): Promise<boolean>;
}

export interface GateSetting {
  /** How many may pass in any window of `windowMs`, never more. */
  readonly most: number;
  readonly windowMs: number;
  /** Every bucket begins empty: what an earlier run sent just before it died counts in the same window. */
  readonly spent?: boolean;
  readonly clock: Clock;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly ending: AbortSignal;
}

/** More keys than this are looked through for those that have nothing left to remember. */
const MANY = 1_000;

/**
 * A token bucket for each key. With `c` tokens at most and `r` new ones in a window, a window never sees more than `c + r`
 * passes: a quarter of the budget may come at once, the rest is spread.
 */
export function createGate({ most, windowMs, spent = false, clock, sleep, ending }: GateSetting): Gate {
  const capacity = Math.max(1, Math.floor(most / 4));
  const perMs = Math.max(1, most - capacity) / windowMs;
  const buckets = new Map<string, { tokens: number; at: number }>();
  const begun = clock.now();

  function refilled(bucket: { tokens: number; at: number }): number {
    // A clock that was set back gives nothing and takes nothing.
    return Math.min(capacity, bucket.tokens + Math.max(0, clock.now() - bucket.at) * perMs);
  }

  /** When the last ones passed: a process that stood still lets nobody out in a heap afterwards. */
  const passed = new Map<string, number[]>();
  async function leave(key: string): Promise<boolean> {
    for (;;) {
      const now = clock.now();
      const recent = (passed.get(key) ?? []).filter((at) => at > now - windowMs && at <= now);
      const [first = now] = recent;
      if (recent.length < most) {
        passed.set(key, [...recent, now]);
        if (passed.size > MANY)
          for (const [other, times] of passed) if ((times.at(-1) ?? 0) < now - windowMs) passed.delete(other);
        return true;
      }
      await sleep(first + windowMs - now + 1, ending);
      if (ending.aborted) return false;
    }
  }

  return {
    pass: async (key) => {
      const bucket = buckets.get(key) ?? { tokens: spent ? 0 : capacity, at: begun };
      const tokens = refilled(bucket) - 1;
      if (tokens < 0 && ending.aborted) return false;
      // Below zero the place is taken in advance: whoever comes next waits behind it.
      buckets.set(key, { tokens, at: clock.now() });
      if (buckets.size > MANY) {
        for (const [other, it] of buckets) if (refilled(it) >= capacity) buckets.delete(other);
      }
      if (tokens >= 0) return leave(key);
      await sleep(Math.ceil(-tokens / perMs), ending);
      return !ending.aborted && leave(key);
    },
  };
}

/**
 * Lets one through at a time, `windowMs / most` after the one before it has left. What leaves in a heap arrives within a
 * shorter time than it left in, so that nothing does, however long the process stood still.
 */
export function createSpacing({ most, windowMs, spent = false, clock, sleep, ending }: GateSetting): Gate {
  const apart = Math.ceil(windowMs / most);
  let free = spent ? clock.now() + apart : 0;
  let before: Promise<unknown> = Promise.resolve();

  async function leave(): Promise<boolean> {
    const left = free - clock.now();
    // A place further ahead than the next is left over from a clock that was set back since.
    if (left > 0 && left <= apart) {
      await sleep(left, ending);
      if (ending.aborted) return false;
    }
    free = clock.now() + apart;
    return true;
  }

  return {
    pass: () => {
      const own = before.then(leave);
      before = own;
      return own;
    },
  };
}
