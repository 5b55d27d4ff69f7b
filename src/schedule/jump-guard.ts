import type { Clock, Instant } from '../base/clock.ts';
import { HOUR, MINUTE } from '../base/time.ts';

/** A jump forward of more than this against the monotonic clock is not believed at once. */
const LARGEST_STEP = 2 * HOUR;
/** How long the new time must run steadily before it is believed. */
const STEADY_FOR = 10 * MINUTE;
/** A clock that is steady may still be slewed by a time service. */
const TOLERANCE = MINUTE;

/** Watches the real clock, so that a wrong time set by hand or by a dead battery expires nothing and runs no backlog. */
export interface JumpGuard {
  /** True when the time may be believed. Called often: it compares with the last call. */
  steady(): boolean;
  /** An administrator says that the time is right. */
  confirm(): void;
  /** Since when the time is doubted, on the doubted clock. */
  doubtedSince(): Instant | undefined;
}

/**
 * A step back, or forward by up to two hours, is believed at once: a job's key keeps it from running twice.
 * @param monotonic milliseconds that never jump (`performance.now`).
 */
export function createJumpGuard(clock: Clock, monotonic: () => number): JumpGuard {
  let believed = clock.now() - monotonic();
  let doubt: { readonly offset: number; readonly from: number; readonly at: Instant } | undefined;

  function believe(offset: number): true {
    believed = offset;
    doubt = undefined;
    return true;
  }

  return {
    steady: () => {
      const from = monotonic();
      const offset = clock.now() - from;
      if (offset - believed <= LARGEST_STEP) return believe(offset);
      if (!doubt || Math.abs(offset - doubt.offset) > TOLERANCE) {
        doubt = { offset, from, at: clock.now() };
        return false;
      }
      return from - doubt.from >= STEADY_FOR ? believe(offset) : false;
    },
    confirm: () => void believe(clock.now() - monotonic()),
    doubtedSince: () => doubt?.at,
  };
}
