import { matcher, valueAt } from '../query.ts';
import type { Query, Scalar } from '../store.ts';

/** Fields that a month's head counts by, unless the collection names its own. */
export const COUNTED = ['service', 'place', 'kind', 'state'] as const;

/** Beyond so many cells a head would be as large as what it saves reading. */
const MOST_CELLS = 5_000;

/**
 * How many documents of a month there are for each combination of the counted fields: answers counts, and tells that a
 * month has nothing for a query, without opening it.
 */
export interface Cube {
  readonly fields: readonly string[];
  /** By the JSON of the fields' values. Undefined when there were too many. */
  cells: Map<string, number> | undefined;
}

export const createCube = (fields: readonly string[]): Cube => ({ fields, cells: new Map() });

export const cellOf = (cube: Cube, document: unknown): string =>
  JSON.stringify(cube.fields.map((field) => valueAt(document, field) ?? null));

export function addToCube(cube: Cube, document: unknown, by: 1 | -1): void {
  if (cube.cells) addToCell(cube, cellOf(cube, document), by);
}

export function addToCell(cube: Cube, cell: string, by: 1 | -1): void {
  const { cells } = cube;
  if (!cells) return;
  const count = (cells.get(cell) ?? 0) + by;
  if (count === 0) cells.delete(cell);
  else cells.set(cell, count);
  if (cells.size > MOST_CELLS) cube.cells = undefined;
}

/** A cell as a document, so that conditions can be tried on it. */
function documentOfCell(cube: Cube, cell: string): Record<string, unknown> {
  const values = JSON.parse(cell) as (Scalar | null)[];
  return Object.fromEntries(cube.fields.flatMap((field, i) => (values[i] === null ? [] : [[field, values[i]]])));
}

const covers = (cube: Cube, paths: readonly string[]): boolean =>
  // A dotted path is one field here; as part of a document it would be looked up step by step.
  paths.every((path) => cube.fields.includes(path) && !path.includes('.'));

/** Counts by a field from the cells alone; undefined when the cells can't tell. */
export function countFromCube(cube: Cube, by: string, where: Query['where']): ReadonlyMap<string, number> | undefined {
  if (!cube.cells || !covers(cube, [by, ...Object.keys(where ?? {})])) return undefined;
  const matches = matcher(where);
  const counts = new Map<string, number>();
  for (const [cell, count] of cube.cells) {
    const document = documentOfCell(cube, cell);
    if (!matches(document)) continue;
    const value = String(valueAt(document, by) ?? '');
    counts.set(value, (counts.get(value) ?? 0) + count);
  }
  return counts;
}

/** True when the cells prove that no document of the month meets `where`. */
export function cubeExcludes(cube: Cube, where: Query['where']): boolean {
  if (!cube.cells || !where) return false;
  const known = Object.fromEntries(Object.entries(where).filter(([path]) => covers(cube, [path])));
  if (Object.keys(known).length === 0) return false;
  const matches = matcher(known);
  for (const cell of cube.cells.keys()) if (matches(documentOfCell(cube, cell))) return false;
  return true;
}
