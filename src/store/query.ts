import type { Query, Scalar } from './store.ts';

/** What queries mean, the same for every driver. A driver that can't hand them on to a database uses these. */

/** The scalar at a dotted path; undefined where there is none. Only a document's own fields are seen, never a prototype's. */
export function valueAt(document: unknown, path: string): Scalar | undefined {
  let current: unknown = document;
  for (const step of path.includes('.') ? path.split('.') : [path]) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) return undefined;
    current = (current as Record<string, unknown>)[step];
  }
  const kind = typeof current;
  return kind === 'string' || kind === 'number' || kind === 'boolean' ? (current as Scalar) : undefined;
}

const RANK = { undefined: 0, boolean: 1, number: 2, string: 3 } as const;

/** Orders values: a missing one first, then false and true, numbers, strings by code unit. */
export function compareValues(a: Scalar | undefined, b: Scalar | undefined): number {
  if (a === b) return 0;
  const rank = RANK[typeof a as keyof typeof RANK] - RANK[typeof b as keyof typeof RANK];
  if (rank !== 0) return rank;
  return (a as Scalar) < (b as Scalar) ? -1 : 1;
}

export type Condition = NonNullable<Query['where']>[string];
export interface Range {
  readonly from?: Scalar;
  readonly to?: Scalar;
}

export const isScalar = (condition: Condition): condition is Scalar => typeof condition !== 'object';
export const isList = (condition: Condition): condition is readonly Scalar[] => Array.isArray(condition);
export const isRange = (condition: Condition): condition is Range => !isScalar(condition) && !isList(condition);

function meets(value: Scalar | undefined, condition: Condition): boolean {
  if (isScalar(condition)) return value === condition;
  if (value === undefined) return false;
  if (isList(condition)) return condition.includes(value);
  if (condition.from !== undefined && (typeof value !== typeof condition.from || value < condition.from)) return false;
  return condition.to === undefined || (typeof value === typeof condition.to && value < condition.to);
}

/** A test for documents. An empty `where` takes all. */
export function matcher(where: Query['where']): (document: unknown) => boolean {
  const conditions = Object.entries(where ?? {});
  if (conditions.length === 0) return () => true;
  return (document) => conditions.every(([path, condition]) => meets(valueAt(document, path), condition));
}

/** Where a row stands in the order of a query: what a cursor remembers. */
export interface Place {
  /** Month of a `monthly` collection, where the order goes by months first. */
  readonly month: string;
  readonly sort: Scalar | undefined;
  /** Order of first writing. */
  readonly ordinal: number;
}

/** Rows that are equal in the asked order stand in order of first writing (the last first when descending). */
export function comparePlaces(a: Place, b: Place, descending: boolean): number {
  const way = descending ? -1 : 1;
  if (a.month !== b.month) return a.month < b.month ? -way : way;
  return way * compareValues(a.sort, b.sort) || way * (a.ordinal - b.ordinal);
}

export const toCursor = ({ month, sort, ordinal }: Place): string =>
  Buffer.from(JSON.stringify([month, ordinal, sort])).toString('base64url');

/** Reads a cursor; one that was not ours is a programmer's mistake and throws. */
export function fromCursor(cursor: string): Place {
  const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (!Array.isArray(parts) || typeof parts[0] !== 'string' || typeof parts[1] !== 'number') {
    throw new Error(`not a cursor of this store: ${cursor}`);
  }
  return { month: parts[0], ordinal: parts[1], sort: (parts[2] ?? undefined) as Scalar | undefined };
}
