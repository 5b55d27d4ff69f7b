/** Milliseconds since 1970-01-01T00:00Z. Written out with an offset wherever a person or a file sees it (see `time.ts`). */
export type Instant = number;

/** Where the program learns what time it is. Nothing else asks the machine. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still until it is moved, and never goes back: the headless platform's and the tests'. */
export interface SteppedClock extends Clock {
  moveTo(instant: Instant): void;
}

export function steppedClock(start: Instant = 0): SteppedClock {
  let current = start;
  return {
    now: () => current,
    moveTo: (instant) => {
      if (instant > current) current = instant;
    },
  };
}
