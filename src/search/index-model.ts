import type { Counts, Postings, Weighing } from './postings.ts';
import type { TermTable } from './term-table.ts';

/** What is indexed: a clause, or a paragraph of some other collection. */
export interface SearchDocument {
  readonly id: string;
  /** The numbered text it is a clause of (a standard's id); '' for none. */
  readonly group: string;
  /** By the names of `FIELD_REPEATS`; another name counts once. */
  readonly fields: Readonly<Record<string, string>>;
}

/** An index in memory: plain data over typed arrays, so that a worker can hand it over without copying. */
export interface SearchIndex {
  /** Digest of corpus, dictionary, analyser and weighing. */
  readonly fingerprint: string;
  /** The analyser's own fingerprint: rows of an index made by the same one can be taken over. */
  readonly analyser: string;
  /** A digest of each document, eight bytes each: which rows are still true after a change. */
  readonly digests: BigUint64Array;
  readonly ids: readonly string[];
  /** The distinct groups, and each document's place among them (-1: none). */
  readonly groups: readonly string[];
  readonly groupOf: Int32Array;
  readonly table: TermTable;
  readonly counts: Counts;
  readonly weighing: Weighing;
  readonly postings: Postings;
  /** The documents' folded words end to end, for finding how close together the question's words stand. */
  readonly texts: { readonly units: Uint16Array; readonly starts: Uint32Array };
}
