import type { SearchIndex } from './index-model.ts';
import type { Learned } from './learned.ts';
import { idf, rowsWith } from './postings.ts';
import type { QuestionTerm } from './question.ts';
import { addTerm, addToRow, type Scores } from './scoring.ts';
import type { RankWeights } from './weights.ts';

const MOST_WORDS = 20;

/** Adds the words of clauses that the question's words have led to: the best twenty, together at most a share of the question's own weight. */
export function addLearnedWords(
  index: SearchIndex,
  scores: Scores,
  terms: readonly QuestionTerm[],
  learned: Learned,
  weights: RankWeights,
): void {
  const strengths = new Map<number, number>();
  for (const { text } of terms) {
    for (const { to, strength } of learned.toWords.get(text) ?? []) {
      strengths.set(to, (strengths.get(to) ?? 0) + strength);
    }
  }
  const chosen = [...strengths].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_WORDS);
  const boosted = chosen.map(([term, strength]) => ({ term, boost: weights.learnedWord * Math.min(1, strength) }));
  const worth = ({ term, boost }: { term: number; boost: number }): number =>
    boost * idf(rowsWith(index.postings, term), index.weighing.documents);
  const own = terms.reduce((sum, { boost, idf }) => sum + boost * idf, 0);
  const added = boosted.reduce((sum, lead) => sum + worth(lead), 0);
  const scale = added > own * weights.learnedWords ? (own * weights.learnedWords) / added : 1;
  for (const { term, boost } of boosted.sort((a, b) => a.term - b.term)) addTerm(index, scores, term, boost * scale);
}

/**
 * Adds what the documents' confirmed questions say, at most `top`, the best score so far. Weighted by the share of this
 * question that they hold, so that clauses nobody has asked for yet keep their places.
 * @returns the rows that gained
 */
export function addAsked(
  scores: Scores,
  terms: readonly QuestionTerm[],
  learned: Learned,
  top: number,
  weights: RankWeights,
): number[] {
  const gained: number[] = [];
  const weighed = terms.map(({ text, boost, idf }) => ({ text, worth: boost * idf }));
  for (const [row, { score, share }] of learned.asked.score(weighed)) {
    const gain = Math.min(top, weights.asked * score * Math.min(share, 1) ** weights.askedPower);
    if (gain <= 0) continue;
    addToRow(scores, row, gain);
    gained.push(row);
  }
  return gained;
}

/** Lifts the candidates of standards that the question's words have led to, by at most a share of `top`. */
export function addStandards(
  index: SearchIndex,
  scores: Scores,
  pool: readonly number[],
  terms: readonly QuestionTerm[],
  learned: Learned,
  top: number,
  weights: RankWeights,
): void {
  const sums = new Map<number, number>();
  for (const { text } of terms) {
    for (const { to, strength } of learned.toGroups.get(text) ?? []) sums.set(to, (sums.get(to) ?? 0) + strength);
  }
  if (sums.size === 0) return;
  for (const row of pool) {
    const sum = sums.get(index.groupOf[row] ?? -1);
    if (sum === undefined) continue;
    addToRow(scores, row, top * Math.min(weights.learnedGroups, weights.learnedGroup * sum));
  }
}
