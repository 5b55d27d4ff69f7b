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
  /** Ways in which the clause is asked for, written down by a person who knows. */
  asked: 1,
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
  /** A word of the mainland for one of Taiwan or Hong Kong that the question says. */
  readonly otherScript: number;
  /** How many of the best rows are looked at again. */
  readonly pool: number;
  /** Smoothing: a clause gains this share of what its standard's best clauses score above the pool's last. */
  readonly groupShare: number;
  readonly groupBest: number;
  /** How many of the pool are re-ranked by closeness and coverage. */
  readonly rerank: number;
  /** Weight of how much of the question stands within `window` characters, to the power `closenessPower`. */
  readonly closeness: number;
  readonly closenessPower: number;
  readonly window: number;
  /** Weight of how much of the question stands anywhere in the document, to the power `coverPower`. */
  readonly cover: number;
  readonly coverPower: number;
  /** What a bigram's idf counts in both, beside a word's: it rewards the question's own phrases. */
  readonly phrase: number;
  /** Words that were learned: the weight of one, and of all together as a share of the question's own. */
  readonly learnedWord: number;
  readonly learnedWords: number;
  /** Confirmed questions: their weight, and the power of the share of this question that they hold. */
  readonly asked: number;
  readonly askedPower: number;
  /** Standards that were learned: the weight of one and of all, as a share of the best score. */
  readonly learnedGroup: number;
  readonly learnedGroups: number;
}

export const RANK_WEIGHTS: RankWeights = {
  bigram: 1,
  word: 1,
  longWord: 0.8,
  letters: 1,
  exact: 1.5,
  otherScript: 1,
  pool: 600,
  groupShare: 0.45,
  groupBest: 5,
  rerank: 100,
  closeness: 1.2,
  closenessPower: 1.5,
  window: 60,
  cover: 0.4,
  coverPower: 3,
  phrase: 0.25,
  learnedWord: 0.6,
  learnedWords: 0.4,
  asked: 1,
  askedPower: 2,
  learnedGroup: 0.1,
  learnedGroups: 0.25,
};
