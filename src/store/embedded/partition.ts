import { type Adapter, Low } from 'lowdb';
import { comparePlaces, compareValues, isRange, isScalar, matcher, type Place, type Range, valueAt } from '../query.ts';
import type { Query, Scalar } from '../store.ts';
import {
  addToIndex,
  createIndex,
  fillIndex,
  type Index,
  type IndexEntry,
  indexKey,
  lowerBound,
  removeFromIndex,
} from './indexes.ts';
import { documentOf, type StoredRow, weightOf } from './rows.ts';

/** What one file of the state holds: a bounded collection, or a month of one that grows. */
export interface PartitionData {
  readonly rows: Map<string, StoredRow>;
}

export interface Hit {
  readonly place: Place;
  readonly row: StoredRow;
  readonly document: unknown;
}

/** Below so many rows, looking at each is quicker than keeping an index. */
const WORTH_AN_INDEX = 64;
/** Each index costs memory for every row; a query beyond these looks at each row. */
const MOST_INDEXES = 12;
/** What an entry of an index costs, in bytes. */
const ENTRY_WEIGHT = 64;

export interface Partition {
  readonly month: string;
  readonly low: Low<PartitionData>;
  weight(): number;
  get(id: string): StoredRow | undefined;
  /** @param document what `row.text` says, when it is at hand */
  set(row: StoredRow, document: unknown): void;
  remove(id: string): StoredRow | undefined;
  /** Rows that meet the query, in its order, after a place. Changes while it is being read end it wrongly: read at once. */
  select(query: Query, after: Place | undefined, mayIndex: boolean): Generator<Hit>;
}

/** @param adapter reads and writes the file; lowdb holds what was read */
export function createPartition(month: string, adapter: Adapter<PartitionData>): Partition {
  const low = new Low<PartitionData>(adapter, { rows: new Map() });
  const indexes = new Map<string, Index>();
  let weight = 0;
  let counted: PartitionData | undefined;
  /** True while the map's own order is the order of first writing. */
  let inOrder = true;
  let newest = -1;

  /** After lowdb has read a file, weighs what it found. */
  function rows(): Map<string, StoredRow> {
    if (counted !== low.data) {
      counted = low.data;
      weight = 0;
      inOrder = true;
      newest = -1;
      for (const row of counted.rows.values()) note(row);
    }
    return counted.rows;
  }

  function weighed(): number {
    return weight + rows().size * indexes.size * ENTRY_WEIGHT;
  }

  function note(row: StoredRow): void {
    weight += weightOf(row);
    if (row.ordinal < newest) inOrder = false;
    else newest = row.ordinal;
  }

  function remove(id: string): StoredRow | undefined {
    const row = rows().get(id);
    if (!row) return undefined;
    rows().delete(id);
    weight -= weightOf(row);
    if (indexes.size > 0) {
      const document = documentOf(row);
      for (const index of indexes.values()) removeFromIndex(index, row, document);
    }
    return row;
  }

  function set(row: StoredRow, document: unknown): void {
    const old = rows().get(row.id);
    if (old) {
      weight -= weightOf(old);
      if (indexes.size > 0) {
        const before = documentOf(old);
        for (const index of indexes.values()) removeFromIndex(index, old, before);
      }
    }
    rows().set(row.id, row);
    if (old && old.ordinal === row.ordinal) weight += weightOf(row);
    else note(row);
    for (const index of indexes.values()) addToIndex(index, row, document);
  }

  function indexFor(equal: string | undefined, sort: string | undefined): Index | undefined {
    const key = indexKey(equal, sort);
    let index = indexes.get(key);
    if (!index && indexes.size < MOST_INDEXES) {
      index = createIndex(equal, sort);
      fillIndex(index, rows().values());
      indexes.set(key, index);
    }
    return index;
  }

  function* select(query: Query, after: Place | undefined, mayIndex: boolean): Generator<Hit> {
    const where = query.where ?? {};
    const sort = query.order?.by;
    const descending = query.order?.descending ?? false;
    const matches = matcher(where);
    const paths = Object.keys(where);
    const equal = paths.find((path) => isScalar(where[path] as Scalar));
    const range = paths.find((path) => isRange(where[path] as Range) && path !== equal);
    const hit = (row: StoredRow): Hit | undefined => {
      const document = documentOf(row);
      if (!matches(document)) return undefined;
      const value = sort === undefined ? undefined : valueAt(document, sort);
      return { place: { month, sort: value, ordinal: row.ordinal }, row, document };
    };
    const isAfter = (place: Place): boolean => !after || comparePlaces(place, after, descending) > 0;

    if (paths.length === 0 && sort === undefined && !descending && inOrder) {
      for (const row of rows().values()) {
        if (after && row.ordinal <= after.ordinal) continue;
        const found = hit(row);
        if (found) yield found;
      }
      return;
    }
    const indexed =
      mayIndex && rows().size > WORTH_AN_INDEX && (equal !== undefined || range !== undefined || sort !== undefined);
    const by = sort ?? range;
    const index = indexed ? indexFor(equal, by) : undefined;
    if (!index) {
      yield* sorted(rows().values(), hit, isAfter, descending);
      return;
    }
    const group = index.groups.get(equal === undefined ? undefined : (where[equal] as Scalar)) ?? [];
    const [from, to] = boundsOf(group, by === undefined ? undefined : (where[by] as Query['where'] & Range));
    if (by !== sort) {
      yield* sorted(rowsOf(group, from, to), hit, isAfter, descending);
      return;
    }
    yield* walk(group, from, to, after, descending, hit);
  }

  function* rowsOf(entries: readonly IndexEntry[], from: number, to: number): Generator<StoredRow> {
    for (let i = from; i < to; i += 1) yield (entries[i] as IndexEntry).row;
  }

  function* walk(
    entries: readonly IndexEntry[],
    from: number,
    to: number,
    after: Place | undefined,
    descending: boolean,
    hit: (row: StoredRow) => Hit | undefined,
  ): Generator<Hit> {
    const beyond = (entry: IndexEntry): number =>
      after ? compareValues(entry.sort, after.sort) || entry.row.ordinal - after.ordinal : 0;
    let low = from;
    let high = to;
    if (after && !descending)
      low = Math.max(
        from,
        lowerBound(entries, (entry) => beyond(entry) <= 0),
      );
    if (after && descending)
      high = Math.min(
        to,
        lowerBound(entries, (entry) => beyond(entry) < 0),
      );
    for (let i = 0; i < high - low; i += 1) {
      const entry = entries[descending ? high - 1 - i : low + i] as IndexEntry;
      const found = hit(entry.row);
      if (found) yield found;
    }
  }

  return { month, low, weight: weighed, get: (id) => rows().get(id), set, remove, select };
}

function boundsOf(entries: readonly IndexEntry[], condition: Range | undefined): [from: number, to: number] {
  if (condition === undefined || typeof condition !== 'object' || Array.isArray(condition)) return [0, entries.length];
  const { from, to } = condition;
  return [
    from === undefined ? 0 : lowerBound(entries, (entry) => compareValues(entry.sort, from) < 0),
    to === undefined ? entries.length : lowerBound(entries, (entry) => compareValues(entry.sort, to) < 0),
  ];
}

function* sorted(
  rows: Iterable<StoredRow>,
  hit: (row: StoredRow) => Hit | undefined,
  isAfter: (place: Place) => boolean,
  descending: boolean,
): Generator<Hit> {
  const hits: Hit[] = [];
  for (const row of rows) {
    const found = hit(row);
    if (found && isAfter(found.place)) hits.push(found);
  }
  yield* hits.sort((a, b) => comparePlaces(a.place, b.place, descending));
}
