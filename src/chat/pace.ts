import type { Clock, Instant } from '../base/clock.ts';
import { SECOND } from '../base/time.ts';

/** How often a platform bears to be written to. */
export interface Budget {
  /** The least time between two messages of one conversation. */
  readonly perConversationMs: number;
  /** Messages in any second, all conversations together. */
  readonly perSecond: number;
}

/** Lets messages out no faster than their platform bears. */
export interface Pace {
  /** Waits for a place; false when the program stops first: nothing may be sent then. */
  pass(platform: string, lane: string, budget: Budget | undefined): Promise<boolean>;
}

export interface PaceSetting {
  readonly clock: Clock;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly ending: AbortSignal;
}

/** More lanes than this are looked through for those whose turn has come and gone. */
const MANY = 1_000;

/** For each platform and lane the instant from which the next message may leave: places are taken in order, in advance. */
export function createPace({ clock, sleep, ending }: PaceSetting): Pace {
  const free = new Map<string, Instant>();

  /** Takes the next place of a key, `every` milliseconds apart. @returns how long it is until then. */
  function take(key: string, every: number): number {
    const now = clock.now();
    const asked = free.get(key) ?? now;
    // Places far ahead are left over from a clock that was set back since: nobody waits for them.
    const at = asked - now > every * MANY ? now : Math.max(now, asked);
    free.set(key, at + every);
    if (free.size > MANY) for (const [other, from] of free) if (from <= now) free.delete(other);
    return at - now;
  }

  return {
    pass: async (platform, lane, budget) => {
      if (!budget) return !ending.aborted;
      const own = take(`lane ${lane}`, budget.perConversationMs);
      if (own > 0) await sleep(own, ending);
      if (ending.aborted) return false;
      const common = take(`platform ${platform}`, SECOND / budget.perSecond);
      if (common > 0) await sleep(common, ending);
      return !ending.aborted;
    },
  };
}
