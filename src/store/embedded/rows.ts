import type { Collection } from '../store.ts';

/** A document as the state keeps it: its JSON text, which is compact, is what the files hold, and can't be changed by a caller. */
export interface StoredRow {
  readonly id: string;
  readonly text: string;
  /** Version of the schema that `text` follows. */
  readonly version: number;
  /** Place in the order of first writing: line number and place in the line, the same after every replay. */
  readonly ordinal: number;
}

/** Documents that one line can hold. */
export const PLACES = 65_536;
export const ordinalOf = (seq: number, place: number): number => seq * PLACES + place;

/** Of a row's object, its number, its place in the map. */
const ROW_OVERHEAD = 180;

/** What a row costs in memory, roughly, in bytes: text with any Chinese in it takes two bytes a character. */
export const weightOf = (row: StoredRow): number => 2 * row.text.length + row.id.length + ROW_OVERHEAD;

export const documentOf = (row: StoredRow): unknown => JSON.parse(row.text);

/** Brings a row to the collection's present version. */
export function upgrade(collection: Collection<unknown>, row: StoredRow): StoredRow {
  if (row.version >= collection.version) return row;
  const migrated = collection.migrate ? collection.migrate(documentOf(row), row.version) : documentOf(row);
  const document = collection.schema.parse(migrated);
  return { ...row, text: JSON.stringify(document), version: collection.version };
}
