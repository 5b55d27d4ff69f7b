import type { SearchIndex } from './index-model.ts';

/** Sums of weights by row, and which rows have one. Kept between questions: clearing costs as much as was touched. */
export interface Scores {
  readonly sums: Float64Array;
  readonly touched: Int32Array;
  count: number;
}

export const createScores = (rows: number): Scores => ({
  sums: new Float64Array(rows),
  touched: new Int32Array(rows),
  count: 0,
});

export function clearScores(scores: Scores): void {
  for (let i = 0; i < scores.count; i++) scores.sums[scores.touched[i] ?? 0] = 0;
  scores.count = 0;
}

/**
 * Adds boost × weight of every row that holds the term. Added over a question's terms in ascending order of their numbers
 * the sum of a row is lunr's own score of it times the length of the question's vector.
 */
export function addTerm(
  { postings }: Pick<SearchIndex, 'postings'>,
  scores: Scores,
  term: number,
  boost: number,
): void {
  const { rows, weights } = postings;
  const { sums, touched } = scores;
  const end = postings.starts[term + 1] ?? 0;
  const factor = boost / 1000;
  if (!(factor > 0)) return;
  let { count } = scores;
  for (let i = postings.starts[term] ?? 0; i < end; i++) {
    const row = rows[i] ?? 0;
    const sum = sums[row] ?? 0;
    // A sum of nothing marks a row not touched yet, so what adds nothing (a weight that rounds to 0) must not touch it.
    const gain = factor * (weights[i] ?? 0);
    if (gain === 0) continue;
    if (sum === 0) touched[count++] = row;
    sums[row] = sum + gain;
  }
  scores.count = count;
}

/** Adds to one row's sum. */
export function addToRow(scores: Scores, row: number, amount: number): void {
  const sum = scores.sums[row] ?? 0;
  if (!(amount > 0)) return;
  if (sum === 0) scores.touched[scores.count++] = row;
  scores.sums[row] = sum + amount;
}

/** The best `limit` rows of those that `accept` lets pass, best first; equal ones in order of their rows. */
export function best(scores: Scores, limit: number, accept?: (row: number) => boolean): number[] {
  const { sums, touched, count } = scores;
  const heap = new Int32Array(limit);
  let size = 0;
  // The root of the heap is the worst row kept: lower score, or the same score further down.
  const worse = (a: number, b: number): boolean => {
    const difference = (sums[a] ?? 0) - (sums[b] ?? 0);
    return difference < 0 || (difference === 0 && a > b);
  };
  const sink = (from: number): void => {
    const row = heap[from] ?? 0;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && worse(heap[child + 1] ?? 0, heap[child] ?? 0)) child++;
      if (!worse(heap[child] ?? 0, row)) break;
      heap[at] = heap[child] ?? 0;
      at = child;
    }
    heap[at] = row;
  };
  for (let i = 0; i < count; i++) {
    const row = touched[i] ?? 0;
    if (accept && !accept(row)) continue;
    if (size < limit) {
      heap[size++] = row;
      if (size === limit) for (let k = (size >> 1) - 1; k >= 0; k--) sink(k);
    } else if (limit > 0 && worse(heap[0] ?? 0, row)) {
      heap[0] = row;
      sink(0);
    }
  }
  return Array.from(heap.subarray(0, size)).sort((a, b) => (worse(a, b) ? 1 : -1));
}
