import type { Instant } from '../../base/clock.ts';
import { comparePlaces, fromCursor, matcher, type Place, toCursor, valueAt } from '../query.ts';
import type { Collection, Page, Query, Row, Transaction } from '../store.ts';
import type { BodyPlace } from './bodies.ts';
import { type Month, monthAt, monthOfDocument } from './months.ts';
import type { Hit } from './partition.ts';
import { documentOf, ordinalOf, PLACES } from './rows.ts';
import type { Change, State } from './state.ts';
import type { Table } from './table.ts';

interface Written {
  readonly table: Table;
  readonly text: string | undefined;
  readonly place: number;
}

/** A transaction under way: what it has written so far lies over the state, which does not know of it yet. */
export interface OpenTransaction extends Transaction {
  changes(): Change[];
  series(): Readonly<Record<string, number>> | undefined;
  /** Names bodies that may be missing from the journal from now on. */
  erase(bodies: readonly BodyPlace[]): void;
  erases(): readonly BodyPlace[] | undefined;
  /** After this, a use of the transaction throws: a body that forgot an `await`. */
  end(): void;
}

export interface TransactionContext {
  readonly state: State;
  readonly at: Instant;
  /** Number of the line that it will be. */
  readonly seq: number;
  readonly zone: string;
}

export function openTransaction({ state, at, seq, zone }: TransactionContext): OpenTransaction {
  const written = new Map<string, Map<string, Written>>();
  const numbers = new Map<string, number>();
  let erased: readonly BodyPlace[] | undefined;
  let places = 0;
  let ended = false;

  function check(): void {
    if (ended) throw new Error('a transaction was used after its end: an await is missing in its body');
  }

  function write(table: Table, id: string, text: string | undefined): void {
    check();
    const { name } = table.collection;
    if (id === '') throw new Error(`a document of ${name} needs an id`);
    const own = written.get(name) ?? new Map<string, Written>();
    written.set(name, own);
    const place = own.get(id)?.place ?? places++;
    if (places > PLACES) throw new Error(`a transaction holds at most ${PLACES} documents`);
    own.set(id, { table, text, place });
  }

  const monthOf = (table: Table, document: unknown): Month =>
    table.collection.growth === 'monthly' ? (monthOfDocument(document, zone) ?? monthAt(at, zone)) : '';

  /** Own writes that meet the query, in its order. */
  async function ownHits(table: Table, query: Query): Promise<Hit[]> {
    const matches = matcher(query.where);
    const by = query.order?.by;
    const byMonth = table.collection.growth === 'monthly' && (by === undefined || by === 'at');
    const hits: Hit[] = [];
    for (const [id, { text, place }] of written.get(table.collection.name) ?? []) {
      const document: unknown = text === undefined ? undefined : JSON.parse(text);
      if (text === undefined || !matches(document)) continue;
      const ordinal = (await table.read(id))?.ordinal ?? ordinalOf(seq, place);
      const row = { id, text, version: table.collection.version, ordinal };
      const sort = by === undefined ? undefined : valueAt(document, by);
      hits.push({ row, document, place: { month: byMonth ? monthOf(table, document) : '', sort, ordinal } });
    }
    const descending = query.order?.descending ?? false;
    return hits.sort((a, b) => comparePlaces(a.place, b.place, descending));
  }

  async function* select(table: Table, query: Query, after: Place | undefined): AsyncGenerator<Hit> {
    const descending = query.order?.descending ?? false;
    const own = (await ownHits(table, query)).filter(
      (hit) => !after || comparePlaces(hit.place, after, descending) > 0,
    );
    const overlaid = written.get(table.collection.name);
    let next = 0;
    for await (const hit of table.select(query, after)) {
      if (overlaid?.has(hit.row.id)) continue;
      for (let mine = own[next]; mine && comparePlaces(mine.place, hit.place, descending) < 0; mine = own[++next])
        yield mine;
      yield hit;
    }
    yield* own.slice(next);
  }

  return {
    at,
    get: async <T>(from: Collection<T>, id: string) => {
      check();
      const table = state.tableOf(from.name);
      const own = written.get(from.name)?.get(id);
      if (own) return own.text === undefined ? undefined : (JSON.parse(own.text) as T);
      const row = await table.read(id);
      return row && (documentOf(row) as T);
    },
    find: async <T>(from: Collection<T>, query: Query = {}) => {
      check();
      return page<T>(query, (after) => {
        const table = state.tableOf(from.name);
        return written.has(from.name) ? select(table, query, after) : table.select(query, after);
      });
    },
    count: async (from, by, where) => {
      check();
      const table = state.tableOf(from.name);
      const counts = await table.count(by, where);
      const matches = matcher(where);
      const add = (document: unknown, n: 1 | -1): void => {
        if (!matches(document)) return;
        const value = String(valueAt(document, by) ?? '');
        const sum = (counts.get(value) ?? 0) + n;
        if (sum === 0) counts.delete(value);
        else counts.set(value, sum);
      };
      for (const [id, { text }] of written.get(from.name) ?? []) {
        const before = await table.read(id);
        if (before) add(documentOf(before), -1);
        if (text !== undefined) add(JSON.parse(text), 1);
      }
      return counts;
    },
    put: (into, id, document) => {
      const table = state.tableOf(into.name);
      const checked = table.collection.schema.safeParse(document);
      if (!checked.success) throw new Error(`${into.name} ${id} does not fit its schema: ${checked.error.message}`);
      write(table, id, JSON.stringify(checked.data));
    },
    drop: (from, id) => write(state.tableOf(from.name), id, undefined),
    next: async (series) => {
      check();
      const number = (numbers.get(series) ?? state.series.get(series) ?? 0) + 1;
      numbers.set(series, number);
      return number;
    },
    changes: () =>
      [...written.values()]
        .flatMap((own) => [...own])
        .sort(([, a], [, b]) => a.place - b.place)
        .map(([id, { table, text }]): Change => {
          if (text === undefined) return { table, id, text };
          const document: unknown = JSON.parse(text);
          return { table, id, text, document, month: monthOf(table, document) };
        }),
    series: () => (numbers.size > 0 ? Object.fromEntries(numbers) : undefined),
    erase: (bodies) => {
      erased = bodies;
    },
    erases: () => erased,
    end: () => {
      ended = true;
    },
  };
}

/** Gathers a page from hits that come in order. */
export async function page<T>(
  query: Query,
  select: (after: Place | undefined) => AsyncGenerator<Hit>,
): Promise<Page<T>> {
  const after = query.after === undefined ? undefined : fromCursor(query.after);
  const limit = query.limit ?? Number.POSITIVE_INFINITY;
  const rows: Row<T>[] = [];
  let last: Place | undefined;
  for await (const hit of select(after)) {
    if (rows.length >= limit) return last ? { rows, next: toCursor(last) } : { rows };
    rows.push({ id: hit.row.id, document: hit.document as T });
    last = hit.place;
  }
  return { rows };
}
