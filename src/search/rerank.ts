import { closenessFinder } from './closeness.ts';
import type { SearchIndex } from './index-model.ts';
import type { QuestionTerm } from './question.ts';
import type { Ranked } from './rank-model.ts';
import type { Scores } from './scoring.ts';
import type { RankWeights } from './weights.ts';

/** Orders the first of `pool` again, by how much of the question's own words they hold and how close together. */
export function rerank(
  index: SearchIndex,
  terms: readonly QuestionTerm[],
  pool: readonly number[],
  scores: Scores,
  lexical: ReadonlyMap<number, number>,
  weights: RankWeights,
): Ranked[] {
  const sought = terms
    .filter(({ kind }) => kind === 'word' || kind === 'letters' || kind === 'bigram')
    .map(({ kind, text, idf }) => ({
      kind,
      text: kind === 'word' ? text.slice(1) : text,
      worth: kind === 'bigram' ? idf * weights.phrase : idf,
    }));
  const total = sought.reduce((sum, { worth }) => sum + worth, 0);
  const words = sought.reduce((sum, { kind, worth }) => (kind === 'bigram' ? sum : sum + worth), 0);
  const ideal =
    terms.reduce((sum, { boost, idf }) => sum + boost * idf, 0) + total * (weights.closeness + weights.cover);
  const share = (sum: number): number => (total > 0 ? Math.min(sum / total, 1) : 0);
  const finder = closenessFinder(index, sought, weights.window);
  const ranked = pool.map((row, place): Ranked => {
    const sum = scores.sums[row] ?? 0;
    const own = lexical.get(row) ?? 0;
    const close = place < weights.rerank ? finder.lookAt(row) : undefined;
    const covered = share(close?.found ?? 0);
    const density = share(close?.density ?? 0);
    const score =
      sum +
      total * (weights.closeness * density ** weights.closenessPower + weights.cover * covered ** weights.coverPower);
    const matched = close ? sought.filter(({ kind }, i) => kind !== 'bigram' && close.matched[i] === 1) : [];
    const matchedWorth = matched.reduce((sum, { worth }) => sum + worth, 0);
    return {
      id: index.ids[row] ?? '',
      row,
      score,
      evidence: {
        lexical: own,
        context: sum - own,
        covered: words > 0 ? matchedWorth / words : 0,
        density,
        matched: matched.map(({ text }) => text),
        strength: ideal > 0 ? score / ideal : 0,
      },
    };
  });
  finder.done();
  const head = ranked.slice(0, weights.rerank).sort((a, b) => b.score - a.score || a.row - b.row);
  return [...head, ...ranked.slice(weights.rerank)];
}
