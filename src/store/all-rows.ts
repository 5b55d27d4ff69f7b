import type { Collection, Page, Query, Reader, Row } from './store.ts';

/** Every row that fits, page after page. */
export async function allRows<T>(reader: Reader, from: Collection<T>, query: Query = {}): Promise<Row<T>[]> {
  const rows: Row<T>[] = [];
  for (let after: string | undefined, more = true; more; ) {
    const page: Page<T> = await reader.find(from, { ...query, ...(after === undefined ? {} : { after }) });
    rows.push(...page.rows);
    after = page.next;
    more = after !== undefined;
  }
  return rows;
}
