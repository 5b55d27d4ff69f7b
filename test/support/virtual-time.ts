import { type Clock, type Instant, steppedClock } from '../../src/base/clock.ts';

/** Time that passes only when everybody is asleep: hours of back-off in a moment, each wake-up at its exact instant. */
export interface VirtualTime {
  readonly clock: Clock;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Lets time pass until `done` resolves. */
  until<T>(done: Promise<T>): Promise<T>;
}

export function virtualTime(start: Instant): VirtualTime {
  const clock = steppedClock(start);
  let sleepers: { readonly at: Instant; readonly wake: () => void }[] = [];
  /** Everything that can happen without time passing happens. */
  const settle = async (): Promise<void> => {
    for (let turns = 0; turns < 5; turns++) await new Promise((resolve) => setImmediate(resolve));
  };

  return {
    clock,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const sleeper = { at: clock.now() + ms, wake: resolve };
        sleepers.push(sleeper);
        signal.addEventListener('abort', () => {
          sleepers = sleepers.filter((other) => other !== sleeper);
          resolve();
        });
      }),
    until: async (done) => {
      let over = false;
      const end = () => {
        over = true;
      };
      done.then(end, end);
      for (await settle(); !over; await settle()) {
        const next = sleepers.toSorted((a, b) => a.at - b.at)[0];
        if (!next) throw new Error('everybody waits for something else than time');
        clock.moveTo(next.at);
        sleepers = sleepers.filter((other) => other !== next);
        next.wake();
      }
      return done;
    },
  };
}
