import { compareValues, valueAt } from '../query.ts';
import type { Scalar } from '../store.ts';
import type { StoredRow } from './rows.ts';

/** An entry of an index: a row, and what orders it. */
export interface IndexEntry {
  readonly sort: Scalar | undefined;
  readonly row: StoredRow;
}

/**
 * Rows by the value of one field (`equal`, or all together), each group in the order of another (`sort`, or of first
 * writing). Most rows arrive in order, so that adding one is a push; the cost of a query is the rows that it returns.
 */
export interface Index {
  readonly equal: string | undefined;
  readonly sort: string | undefined;
  readonly groups: Map<Scalar | undefined, IndexEntry[]>;
}

export const indexKey = (equal: string | undefined, sort: string | undefined): string =>
  JSON.stringify([equal ?? null, sort ?? null]);

export function createIndex(equal: string | undefined, sort: string | undefined): Index {
  return { equal, sort, groups: new Map() };
}

const compareEntries = (a: IndexEntry, b: IndexEntry): number =>
  compareValues(a.sort, b.sort) || a.row.ordinal - b.row.ordinal;

/** The first place in `entries` for which `isBefore` no longer holds. */
export function lowerBound(entries: readonly IndexEntry[], isBefore: (entry: IndexEntry) => boolean): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(entries[middle] as IndexEntry)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function entryOf(index: Index, row: StoredRow, document: unknown): IndexEntry {
  const sort = index.sort === undefined ? undefined : valueAt(document, index.sort);
  return { sort, row };
}

const groupOf = (index: Index, document: unknown): Scalar | undefined =>
  index.equal === undefined ? undefined : valueAt(document, index.equal);

export function addToIndex(index: Index, row: StoredRow, document: unknown): void {
  const group = groupOf(index, document);
  const entry = entryOf(index, row, document);
  const entries = index.groups.get(group);
  if (!entries) {
    index.groups.set(group, [entry]);
    return;
  }
  const last = entries.at(-1);
  if (!last || compareEntries(last, entry) < 0) entries.push(entry);
  else {
    const at = lowerBound(entries, (other) => compareEntries(other, entry) < 0);
    entries.splice(at, 0, entry);
  }
}

export function removeFromIndex(index: Index, row: StoredRow, document: unknown): void {
  const group = groupOf(index, document);
  const entries = index.groups.get(group);
  if (!entries) return;
  const entry = entryOf(index, row, document);
  const at = lowerBound(entries, (other) => compareEntries(other, entry) < 0);
  if (entries[at]?.row.id === row.id) entries.splice(at, 1);
  if (entries.length === 0) index.groups.delete(group);
}

/** Fills a new index. Sorting once is far cheaper than inserting row by row. */
export function fillIndex(index: Index, rows: Iterable<StoredRow>): void {
  for (const row of rows) {
    const document: unknown = JSON.parse(row.text);
    const group = groupOf(index, document);
    const entry = entryOf(index, row, document);
    const entries = index.groups.get(group);
    if (entries) entries.push(entry);
    else index.groups.set(group, [entry]);
  }
  for (const entries of index.groups.values()) entries.sort(compareEntries);
}
