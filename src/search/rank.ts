import type { Analyser } from './analyser.ts';
import type { SearchIndex } from './index-model.ts';
import { addAsked, addLearnedWords, addStandards } from './learned-scores.ts';
import { questionTerms } from './question.ts';
import type { Ranked, RankOptions } from './rank-model.ts';
import { rerank } from './rerank.ts';
import { addTerm, best, clearScores, createScores, type Scores } from './scoring.ts';
import { RANK_WEIGHTS, type RankWeights } from './weights.ts';

const scoresOf = new WeakMap<SearchIndex, Scores>();

function scoresFor(index: SearchIndex): Scores {
  const kept = scoresOf.get(index) ?? createScores(index.counts.rows);
  scoresOf.set(index, kept);
  clearScores(kept);
  return kept;
}

/**
 * The best documents for a question, best first. The question is data: nothing in it is read as a query language.
 * lunr's weights are summed; a standard lifts its clauses; what was learned is added, within bounds; then the best
 * are looked at again for how much of the question they hold, and how close together.
 */
export function rank(index: SearchIndex, analyser: Analyser, question: string, options: RankOptions = {}): Ranked[] {
  const weights: RankWeights = { ...RANK_WEIGHTS, ...options.weights };
  const limit = options.limit ?? 10;
  const terms = questionTerms(index, analyser, question, weights);
  const scores = scoresFor(index);
  for (const { term, boost } of [...terms].sort((a, b) => a.term - b.term)) {
    if (term >= 0) addTerm(index, scores, term, boost);
  }
  if (options.learned) addLearnedWords(index, scores, terms, options.learned, weights);
  const pool = best(scores, Math.max(weights.pool, limit), options.filter);
  const lexical = new Map(pool.map((row) => [row, scores.sums[row] ?? 0]));
  smoothByGroup(index, scores, pool, weights);
  if (options.learned) {
    const top = pool.reduce((most, row) => Math.max(most, scores.sums[row] ?? 0), 0);
    pool.push(
      ...addAsked(scores, terms, options.learned, top, weights).filter(
        (row) => !lexical.has(row) && (options.filter?.(row) ?? true),
      ),
    );
    addStandards(index, scores, pool, terms, options.learned, top, weights);
  }
  pool.sort((a, b) => (scores.sums[b] ?? 0) - (scores.sums[a] ?? 0) || a - b);
  return rerank(index, terms, pool, scores, lexical, weights).slice(0, limit);
}

/**
 * A standard whose several clauses fit lifts them all: each gains a share of the mean by which its best clauses
 * stand above the pool's last. `pool` is sorted, best first.
 */
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
