import { afterEach } from 'vitest';
import { z } from 'zod';
import { type SteppedClock, steppedClock } from '../../src/base/clock.ts';
import { DAY, instantAt } from '../../src/base/time.ts';
import { type Collection, collection, type Store } from '../../src/store/store.ts';

const finding = z.object({
  at: z.number(),
  place: z.string(),
  state: z.enum(['open', 'closed']),
  floor: z.number().optional(),
});
export const findings = collection({
  name: 'findings',
  schema: finding,
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
});

const record = z.object({
  at: z.number(),
  kind: z.string(),
  service: z.string(),
  amount: z.object({ grams: z.number() }).optional(),
});
export const records = collection({ name: 'records', schema: record, version: 1, growth: 'monthly', keep: 'evidence' });
export const marks = collection({
  name: 'marks',
  schema: z.object({ n: z.number() }),
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
});

export interface Opened {
  readonly store: Store;
  /** Closes the store and opens it again on what it left. */
  again(collections: readonly Collection<unknown>[]): Promise<Opened>;
  /** Removes what it left. */
  remove(): Promise<void>;
}

export type Opener = (clock: SteppedClock, collections: readonly Collection<unknown>[]) => Promise<Opened>;

export const cause = { what: 'test' };
export const collections = [findings, records, marks];
/** Days after the last of 2024, at ten. */
export const january = (day: number): number => instantAt('2024-12-31', '10:00') + day * DAY;

/** A store that is opened, filled, opened again and removed, for the cases of the contract. */
export interface Bench {
  start(): Promise<Store>;
  restart(collections?: readonly Collection<unknown>[]): Promise<Store>;
  /** So many records and findings, spread over five months. */
  fill(store: Store, count: number): Promise<void>;
}

export function contractBench(opener: Opener): Bench {
  let opened: Opened | undefined;
  let clock = steppedClock(january(1));

  afterEach(async () => {
    await opened?.store.close();
    await opened?.remove();
    opened = undefined;
  });

  async function fill(store: Store, count: number): Promise<void> {
    for (let i = 0; i < count; i += 1) {
      // Spread over five months, a few a day.
      clock.moveTo(january(1) + (i * 150 * DAY) / count);
      const kind = i % 3 === 0 ? '留样' : '消毒';
      await store.transact(cause, async (tx) => {
        const document = { at: tx.at, kind, service: i % 2 === 0 ? '食堂' : '保洁' };
        tx.put(records, `REC-${i}`, i % 5 === 0 ? { ...document, amount: { grams: i } } : document);
        tx.put(findings, `F-${i}`, {
          at: tx.at,
          place: `p${i % 7}`,
          state: i % 4 === 0 ? 'open' : 'closed',
          floor: i % 9,
        });
      });
    }
  }

  return {
    start: async () => {
      clock = steppedClock(january(1));
      opened = await opener(clock, collections);
      return opened.store;
    },
    restart: async (with_ = collections) => {
      opened = await opened?.again(with_);
      if (!opened) throw new Error('not open');
      return opened.store;
    },
    fill,
  };
}
