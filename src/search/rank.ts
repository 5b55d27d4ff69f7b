import type { Analyser } from './analyser.ts';
import { closenessFinder } from './closeness.ts';
import type { SearchIndex } from './index-model.ts';
import { type QuestionTerm, questionTerms } from './question.ts';
import { addTerm, best, clearScores, createScores, type Scores } from './scoring.ts';
import { RANK_WEIGHTS, type RankWeights } from './weights.ts';

export interface RankOptions {
  readonly limit?: number;
  /** Only these documents are ranked; `row` is their place in the index. */
  readonly filter?: (row: number) => boolean;
  readonly weights?: Partial<RankWeights>;
}

/** Why a document stands where it stands. */
export interface Evidence {
  /** lunr's weights summed over the question's terms. */
  readonly lexical: number;
  /** What the rest of its standard added. */
  readonly group: number;
  /** Share of the question's weight (idf of its words) that the document holds, 0 … 1. */
  readonly covered: number;
  /** Share of the question's weight that stands within one window of the document, 0 … 1. */
  readonly density: number;
  /** The question's words that it holds, folded. */
  readonly matched: readonly string[];
}

export interface Ranked {
  readonly id: string;
  readonly row: number;
  readonly score: number;
  readonly evidence: Evidence;
}

const scoresOf = new WeakMap<SearchIndex, Scores>();

function scoresFor(index: SearchIndex): Scores {
  const kept = scoresOf.get(index) ?? createScores(index.counts.rows);
  scoresOf.set(index, kept);
  clearScores(kept);
  return kept;
}

/** The best documents for a question, best first. The question is data: nothing in it is read as a query language. */
export function rank(index: SearchIndex, analyser: Analyser, question: string, options: RankOptions = {}): Ranked[] {
  const weights: RankWeights = { ...RANK_WEIGHTS, ...options.weights };
  const terms = questionTerms(index, analyser, question, weights);
  const scores = scoresFor(index);
  for (const { term, boost } of [...terms].sort((a, b) => a.term - b.term)) {
    if (term >= 0) addTerm(index, scores, term, boost);
  }
  const limit = options.limit ?? 10;
  const pool = best(scores, Math.max(weights.pool, limit), options.filter);
  const lexical = new Map(pool.map((row) => [row, scores.sums[row] ?? 0]));
  smoothByGroup(index, scores, pool, weights);
  const order = pool.sort((a, b) => (scores.sums[b] ?? 0) - (scores.sums[a] ?? 0) || a - b);
  return rerank(index, terms, order, scores, lexical, weights).slice(0, limit);
}

/** A standard whose several clauses fit lifts them all: each gains a share of what its best clauses score above the pool's last. */
function smoothByGroup(index: SearchIndex, scores: Scores, pool: readonly number[], weights: RankWeights): void {
  const last = pool.at(-1);
  if (last === undefined || index.groups.length === 0) return;
  const floor = scores.sums[last] ?? 0;
  const bests = new Map<number, { sum: number; count: number }>();
  for (const row of pool) {
    const group = index.groupOf[row] ?? -1;
    if (group < 0) continue;
    const kept = bests.get(group) ?? { sum: 0, count: 0 };
    bests.set(group, kept);
    // The pool is sorted: the first ones met are the best ones.
    if (kept.count < weights.groupBest) {
      kept.sum += (scores.sums[row] ?? 0) - floor;
      kept.count++;
    }
  }
  for (const row of pool) {
    const kept = bests.get(index.groupOf[row] ?? -1);
    if (kept) scores.sums[row] = (scores.sums[row] ?? 0) + (weights.groupShare * kept.sum) / weights.groupBest;
  }
}

function rerank(
  index: SearchIndex,
  terms: readonly QuestionTerm[],
  order: readonly number[],
  scores: Scores,
  lexical: ReadonlyMap<number, number>,
  weights: RankWeights,
): Ranked[] {
  const words = terms
    .filter(({ kind }) => kind === 'word' || kind === 'letters')
    .map(({ kind, text, idf }) => ({ text: kind === 'word' ? text.slice(1) : text, worth: idf }));
  const total = words.reduce((sum, { worth }) => sum + worth, 0);
  const finder = closenessFinder(index, words, weights.window);
  const ranked = order.map((row, place): Ranked => {
    const sum = scores.sums[row] ?? 0;
    const base = lexical.get(row) ?? sum;
    const close = place < weights.rerank ? finder.lookAt(row) : undefined;
    const covered = close && total > 0 ? close.found / total : 0;
    const density = close && total > 0 ? close.density / total : 0;
    return {
      id: index.ids[row] ?? '',
      row,
      score: sum + total * (weights.closeness * density + weights.cover * covered ** weights.coverPower),
      evidence: {
        lexical: base,
        group: sum - base,
        covered,
        density,
        matched: close ? words.filter((_, i) => close.matched[i] === 1).map(({ text }) => text) : [],
      },
    };
  });
  finder.done();
  const head = ranked.slice(0, weights.rerank).sort((a, b) => b.score - a.score || a.row - b.row);
  return [...head, ...ranked.slice(weights.rerank)];
}
