import type { Clock } from '../base/clock.ts';
import { compareValues, matcher, valueAt } from './query.ts';
import type { Cause, Collection, Page, Query, Reader, Row, Transaction } from './store.ts';

/** Transactions over what a reader shows that are never kept: for `ask`, which stores nothing. */
export interface Scratch extends Reader {
  transact<R>(cause: Cause, body: (tx: Transaction) => Promise<R>): Promise<R>;
}

/** Changes live in memory on top of `base` and go with this object. */
export function createScratch(base: Reader, clock: Clock): Scratch {
  const changed = new Map<string, Map<string, unknown>>();
  const series = new Map<string, number>();
  const ofName = (name: string): Map<string, unknown> => {
    const rows = changed.get(name) ?? new Map<string, unknown>();
    changed.set(name, rows);
    return rows;
  };

  async function all<T>(from: Collection<T>): Promise<Row<T>[]> {
    const own = ofName(from.name);
    const rows: Row<T>[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const page: Page<T> = await base.find(from, after === undefined ? {} : { after });
      rows.push(...page.rows.filter((row) => !own.has(row.id)));
      after = page.next;
      more = after !== undefined;
    }
    for (const [id, document] of own) if (document !== undefined) rows.push({ id, document: document as T });
    return rows;
  }

  const reader: Reader = {
    get: async <T>(from: Collection<T>, id: string) => {
      const own = ofName(from.name);
      return own.has(id) ? (own.get(id) as T | undefined) : base.get(from, id);
    },
    find: async <T>(from: Collection<T>, query: Query = {}) => {
      // Nothing changed here: the base answers by its indexes and pages, without the whole collection being read.
      if (ofName(from.name).size === 0) return base.find(from, query);
      const { where, order, limit } = query;
      const fits = matcher(where);
      const rows = (await all(from)).filter((row) => fits(row.document));
      if (order) {
        const sign = order.descending ? -1 : 1;
        rows.sort((a, b) => sign * compareValues(valueAt(a.document, order.by), valueAt(b.document, order.by)));
      }
      return { rows: rows.slice(0, limit ?? rows.length) };
    },
    count: async (from, by, where) => {
      if (ofName(from.name).size === 0) return base.count(from, by, where);
      const fits = matcher(where);
      const counts = new Map<string, number>();
      for (const { document } of await all(from)) {
        if (!fits(document)) continue;
        const value = String(valueAt(document, by) ?? '');
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return counts;
    },
  };

  return {
    ...reader,
    transact: (_cause, body) =>
      body({
        ...reader,
        at: clock.now(),
        put: (into, id, document) => void ofName(into.name).set(id, document),
        drop: (from, id) => void ofName(from.name).set(id, undefined),
        next: async (name) => {
          const number = (series.get(name) ?? 0) + 1;
          series.set(name, number);
          return number;
        },
      }),
  };
}
