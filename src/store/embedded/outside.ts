import type { Collection, Page, Query, Reader } from '../store.ts';
import type { Journal } from './journal.ts';
import { documentOf } from './rows.ts';
import type { State } from './state.ts';
import { page } from './transaction.ts';

/**
 * Reading outside a transaction. The state runs ahead of the disk by the lines that are being written: an answer is given
 * only when all that it may rest on is on the disk, and is looked up again when that failed.
 */
export function outsideReader(
  state: State,
  journal: Pick<Journal, 'pending' | 'whenConfirmed'>,
  cacheLimit: number,
): Reader {
  async function settled<R>(look: () => Promise<R>): Promise<R> {
    for (;;) {
      const found = await look();
      for (const table of state.tables.values()) table.shrink(cacheLimit);
      const { seq } = journal.pending();
      try {
        await journal.whenConfirmed(seq);
        return found;
      } catch {
        // The lines were rolled back: what was found may be of them.
      }
    }
  }

  return {
    get: <T>(from: Collection<T>, id: string) =>
      settled(async () => {
        const row = await state.tableOf(from.name).read(id);
        return row && (documentOf(row) as T);
      }),
    find: <T>(from: Collection<T>, query: Query = {}): Promise<Page<T>> =>
      settled(() => page<T>(query, (after) => state.tableOf(from.name).select(query, after))),
    count: (from, by, where) => settled(() => state.tableOf(from.name).count(by, where)),
  };
}
