import { allRows } from '../../src/store/all-rows.ts';
import type { Erased } from '../../src/store/embedded/erasure.ts';
import type { Reader } from '../../src/store/store.ts';
import { webMessages } from './history.ts';

/** Both sides of one person's conversation on the page. */
export async function personalMessages(reader: Reader, person: string): Promise<Erased<unknown>[]> {
  const rows = await allRows(reader, webMessages, { where: { person } });
  return rows.map(({ id }) => ({ collection: webMessages, id }));
}
