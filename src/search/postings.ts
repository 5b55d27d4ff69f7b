import type { TermTable } from './term-table.ts';

/** What was counted: for each row (a document × a field) its terms in order of first appearance, and how often each stands there. */
export interface Counts {
  /** Where each row's pairs begin; one more than there are rows. */
  starts: Uint32Array;
  terms: Uint32Array;
  counts: Uint16Array;
  /** All terms of the row with repeats: lunr's field length. */
  lengths: Uint32Array;
  rows: number;
}

/** The inverted index: for each term the rows that hold it, with lunr's weight in whole thousandths. */
export interface Postings {
  /** Where each term's rows begin; one more than there are terms. */
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
  /** lunr's weight × 1000: lunr itself rounds to thousandths. */
  readonly weights: Uint16Array | Uint32Array;
}

/** The arithmetic of lunr's BM25: its two parameters, and a boost for each field and document. */
export interface Weighing {
  readonly k1: number;
  readonly b: number;
  readonly documents: number;
  readonly fieldBoosts: readonly number[];
  /** Default: 1 for every document. */
  readonly documentBoosts?: Float64Array;
}

/** lunr's inverse document frequency of a term that stands in `rows` rows (lunr counts a document once for each field). */
export const idf = (rows: number, documents: number): number =>
  Math.log(1 + Math.abs((documents - rows + 0.5) / (rows + 0.5)));

/**
 * Pass 2: from counts to postings. Prefix sums of the document frequencies are where each term's rows begin;
 * going through the rows in order leaves every term's rows sorted. Each weight is computed in lunr's own order of
 * operations, so that it rounds as lunr's does.
 */
export function weigh(counts: Counts, terms: number, how: Weighing): Postings {
  const pairs = counts.starts[counts.rows] ?? 0;
  const starts = new Uint32Array(terms + 1);
  for (let i = 0; i < pairs; i++) {
    const next = (counts.terms[i] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  const idfs = new Float64Array(terms);
  for (let term = 0; term < terms; term++) {
    idfs[term] = idf(starts[term + 1] ?? 0, how.documents);
    starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
  }
  const fields = how.fieldBoosts.length;
  const average = averageLengths(counts, fields);
  const next = starts.slice(0, terms);
  const rows = new Uint32Array(pairs);
  let weights: Uint16Array | Uint32Array = new Uint16Array(pairs);
  const { k1, b } = how;
  for (let row = 0; row < counts.rows; row++) {
    const field = row % fields;
    const length = counts.lengths[row] ?? 0;
    const fieldBoost = how.fieldBoosts[field] || 1;
    const documentBoost = how.documentBoosts?.[(row - field) / fields] || 1;
    const end = counts.starts[row + 1] ?? 0;
    for (let i = counts.starts[row] ?? 0; i < end; i++) {
      const term = counts.terms[i] ?? 0;
      const tf = counts.counts[i] ?? 0;
      let score = ((idfs[term] ?? 0) * ((k1 + 1) * tf)) / (k1 * (1 - b + b * (length / (average[field] ?? 0))) + tf);
      score *= fieldBoost;
      score *= documentBoost;
      const weight = Math.round(score * 1000);
      if (weight > 0xffff && weights instanceof Uint16Array) weights = Uint32Array.from(weights);
      const at = next[term] ?? 0;
      next[term] = at + 1;
      rows[at] = row;
      weights[at] = weight;
    }
  }
  return { starts, rows, weights };
}

/** lunr's average: over all documents, those with an empty field included. */
function averageLengths(counts: Counts, fields: number): Float64Array {
  const sums = new Float64Array(fields);
  for (let row = 0; row < counts.rows; row++) {
    sums[row % fields] = (sums[row % fields] ?? 0) + (counts.lengths[row] ?? 0);
  }
  return sums.map((sum) => sum / (counts.rows / fields));
}

/** How many rows hold the term. */
export const rowsWith = (postings: Postings, term: number): number =>
  (postings.starts[term + 1] ?? 0) - (postings.starts[term] ?? 0);

/** Terms and what was counted: everything from which postings can be made again. */
export interface Counted {
  readonly table: TermTable;
  readonly counts: Counts;
}
