import type { Collection, Page, Query, Reader, Row } from '../store/store.ts';

/** Rows in memory at once. */
const PAGE = 1_000;

/** Every row that fits, a page at a time: however many there are, few are in memory. */
export async function* eachRow<T>(
  reader: Reader,
  from: Collection<T>,
  query: Omit<Query, 'limit' | 'after'> = {},
): AsyncGenerator<Row<T>, void, undefined> {
  for (let after: string | undefined, more = true; more; ) {
    const page: Page<T> = await reader.find(from, { ...query, limit: PAGE, ...(after === undefined ? {} : { after }) });
    yield* page.rows;
    after = page.next;
    more = after !== undefined;
  }
}
