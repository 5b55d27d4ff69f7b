import { DAY, DEFAULT_ZONE } from '../src/base/time.ts';
import { allCollections } from '../src/collections.ts';
import { openStore } from '../src/store/embedded/open.ts';

/** What is stored was written over a year. */
const OVER = 360 * DAY;
const AT_ONCE = 64;

/**
 * A store whose past is written a year too fast, in a process of its own: what is measured afterwards is a program that was
 * started on it, not the memory that writing it took.
 * @param of how many things there are to be in all; `from` to `to` of them are written now
 * @param end the instant up to which the year goes
 */
export async function openPast(
  folder: string,
  { from = 0, to, of, end }: { from?: number; to: number; of: number; end: number },
) {
  let next = from;
  const store = await openStore({
    folder,
    clock: { now: () => end - OVER + Math.floor((next * OVER) / of) },
    zone: DEFAULT_ZONE,
    collections: allCollections,
    log: () => undefined,
    onReadOnly: (reason) => {
      throw new Error(reason);
    },
  });
  /** Writes each by its number, many at once, and closes the store. */
  const fill = async (write: (n: number) => Promise<void>): Promise<void> => {
    const lane = async (): Promise<void> => {
      while (next < to) await write(next++);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    await store.close();
  };
  return { store, fill };
}
