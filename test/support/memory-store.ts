import type { Clock } from '../../src/base/clock.ts';
import { compareValues, matcher, valueAt } from '../../src/store/query.ts';
import type { Collection, Page, Query, Reader, Row, Store, Transaction } from '../../src/store/store.ts';

type Rows = Map<string, unknown>;

/** A store without a disk: for the tests of rooms that only need one to hold their documents. Documents are checked against their schemas. */
export function memoryStore(clock: Clock): Store {
  let state = new Map<string, Rows>();
  const series = new Map<string, number>();
  let sequence = 0;
  let last: Promise<unknown> = Promise.resolve();

  function reader(tables: () => Map<string, Rows>): Reader {
    const rowsOf = <T>(from: Collection<T>): Row<T>[] =>
      [...(tables().get(from.name) ?? new Map())].map(([id, document]) => ({ id, document: document as T }));
    return {
      get: async <T>(from: Collection<T>, id: string) => tables().get(from.name)?.get(id) as T | undefined,
      find: async <T>(from: Collection<T>, query: Query = {}): Promise<Page<T>> => {
        const matches = matcher(query.where);
        const found = rowsOf(from).filter((row) => matches(row.document));
        const order = query.order;
        if (order) {
          const way = order.descending ? -1 : 1;
          found.sort((a, b) => way * compareValues(valueAt(a.document, order.by), valueAt(b.document, order.by)));
        }
        const start = query.after === undefined ? 0 : Number(query.after);
        const end = query.limit === undefined ? found.length : start + query.limit;
        const rows = found.slice(start, end);
        return end < found.length ? { rows, next: String(end) } : { rows };
      },
      count: async <T>(from: Collection<T>, by: string, where?: Query['where']) => {
        const counts = new Map<string, number>();
        for (const { document } of rowsOf(from).filter((row) => matcher(where)(row.document))) {
          const value = String(valueAt(document, by) ?? '');
          counts.set(value, (counts.get(value) ?? 0) + 1);
        }
        return counts;
      },
    };
  }

  async function transact<R>(body: (tx: Transaction) => Promise<R>): Promise<R> {
    const draft = new Map([...state].map(([name, rows]) => [name, new Map(rows)]));
    const taken = new Map<string, number>();
    const tableOf = (name: string): Rows => {
      const rows = draft.get(name) ?? new Map<string, unknown>();
      draft.set(name, rows);
      return rows;
    };
    const tx: Transaction = {
      ...reader(() => draft),
      at: clock.now(),
      put: (into, id, document) => {
        // What a disk would give back: plain JSON that fits the schema.
        tableOf(into.name).set(id, into.schema.parse(JSON.parse(JSON.stringify(document))));
      },
      drop: (from, id) => void tableOf(from.name).delete(id),
      next: async (name) => {
        const n = (taken.get(name) ?? series.get(name) ?? 0) + 1;
        taken.set(name, n);
        return n;
      },
    };
    const result = await body(tx);
    state = draft;
    for (const [name, n] of taken) series.set(name, n);
    sequence += 1;
    return result;
  }

  return {
    ...reader(() => state),
    transact: (_cause, body) => {
      const run = last.then(() => transact(body));
      last = run.catch(() => undefined);
      return run;
    },
    status: () => ({ writable: true, sequence }),
    close: async () => undefined,
  };
}
