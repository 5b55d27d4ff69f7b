import type { Learned } from './learned.ts';
import type { RankWeights } from './weights.ts';

export interface RankOptions {
  /** Default: 10. */
  readonly limit?: number;
  /** Only these documents are ranked; `row` is their place in the index. */
  readonly filter?: (row: number) => boolean;
  /** What confirmed answers have taught about this very index. */
  readonly learned?: Learned;
  readonly weights?: Partial<RankWeights>;
}

/** Why a document stands where it stands. */
export interface Evidence {
  /** lunr's weights summed over the question's terms (and the words learned for them). */
  readonly lexical: number;
  /** What its standard and confirmed questions added. */
  readonly context: number;
  /** Share of the question's weight (idf of its words) that the document holds, 0 … 1. */
  readonly covered: number;
  /** Share of the question's weight (of its words, and a little of its bigrams) within one window of the document, 0 … 1. */
  readonly density: number;
  /** The question's words that it holds, folded. */
  readonly matched: readonly string[];
  /**
   * The score as a share of what a document could reach that says the whole question in one breath: comparable between
   * questions, so that a floor can be set. Words that no document holds count as missed.
   */
  readonly strength: number;
}

export interface Ranked {
  readonly id: string;
  /** Its place in the index. */
  readonly row: number;
  readonly score: number;
  readonly evidence: Evidence;
}
