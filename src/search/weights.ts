/**
 * How often each part of a document counts, in the one text that lunr weighs. A repeated part is BM25F's field weight:
 * fields of their own ranked worse on every measured set, because a short field's average length makes its words loud.
 */
export const FIELD_REPEATS: Readonly<Record<string, number>> = {
  /** The standard's title: whose clause this is. */
  title: 2,
  /** Headings above the clause. */
  heading: 2,
  /** A defined term: the word stands for its clause. */
  term: 3,
  /** The header cells of a table's row. */
  table: 1,
  text: 1,
};

/** lunr's BM25 parameters, chosen on the development halves of the three public sets. */
export const BM25 = { k1: 1.2, b: 0.85 } as const;

/** Every number that ranking uses. Chosen on the development halves (docs/decisions/0003); one table for all kinds of text. */
export interface RankWeights {
  /** A pair of neighbouring characters in common: finds words that the dictionary cuts otherwise. */
  readonly bigram: number;
  readonly word: number;
  /** A word of three characters or more: its bigrams have counted already. */
  readonly longWord: number;
  readonly letters: number;
  /** A standard's code, a clause number, a quantity, said exactly. */
  readonly exact: number;
  /** How many of the best rows are looked at again. */
  readonly pool: number;
  /** Smoothing: a clause gains this share of what its standard's best clauses score above the pool's last. */
  readonly groupShare: number;
  readonly groupBest: number;
  /** How many of the pool are re-ranked by closeness and coverage. */
  readonly rerank: number;
  /** Weight of the largest sum of idf of distinct question words within `window` characters. */
  readonly closeness: number;
  readonly window: number;
  /** Weight of the covered share of the question, to the power `coverPower`, times the question's total idf. */
  readonly cover: number;
  readonly coverPower: number;
}

export const RANK_WEIGHTS: RankWeights = {
  bigram: 1.3,
  word: 1,
  longWord: 0.8,
  letters: 1,
  exact: 1,
  pool: 400,
  groupShare: 0.45,
  groupBest: 5,
  rerank: 100,
  closeness: 0.6,
  window: 60,
  cover: 0.4,
  coverPower: 3,
};
