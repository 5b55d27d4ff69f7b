import lunr from 'lunr';
import type { Counted, Postings } from './postings.ts';
import { termAt } from './term-table.ts';

export interface LunrParts extends Counted {
  readonly postings: Postings;
  readonly fields: readonly string[];
  /** The documents' references in the order of their rows. */
  readonly refs: readonly string[];
}

/** lunr's own serialised form of an index, as `lunr.Index.load` reads it. Without positions: no metadata is whitelisted. */
export function toLunrJson({ table, counts, postings, fields, refs }: LunrParts): object {
  const fieldOf = (row: number): string => fields[row % fields.length] ?? '';
  const refOf = (row: number): string => refs[Math.floor(row / fields.length)] ?? '';
  const vectors: number[][] = Array.from({ length: counts.rows }, () => []);
  const inverted: [string, Record<string, unknown>][] = [];
  for (let term = 0; term < table.count; term++) {
    const posting: Record<string, unknown> = { _index: term };
    const byField = new Map(fields.map((field) => [field, Object.create(null) as Record<string, object>]));
    for (let i = postings.starts[term] ?? 0; i < (postings.starts[term + 1] ?? 0); i++) {
      const row = postings.rows[i] ?? 0;
      // Rows come term by term in ascending order of the term's number: the order that lunr's vectors keep.
      vectors[row]?.push(term, (postings.weights[i] ?? 0) / 1000);
      const refsOfField = byField.get(fieldOf(row));
      if (refsOfField) refsOfField[refOf(row)] = {};
    }
    for (const [field, refsOfField] of byField) posting[field] = refsOfField;
    inverted.push([termAt(table, term), posting]);
  }
  inverted.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    version: lunr.version,
    fields,
    fieldVectors: vectors.map((vector, row) => [`${fieldOf(row)}/${refOf(row)}`, vector]),
    invertedIndex: inverted,
    pipeline: [],
  };
}
