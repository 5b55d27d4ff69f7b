/** Ranking measures over many questions, each with the documents that answer it and their grades. */
export interface Metrics {
  readonly recall_at_1: number;
  readonly recall_at_5: number;
  readonly recall_at_100: number;
  readonly mrr_at_10: number;
  readonly ndcg_at_10: number;
}

/** Documents that answer a question, with their grade (≥ 1). */
export type Relevant = ReadonlyMap<string, number>;

/** Means over the questions: recall = share of the answering documents found, MRR = 1 / place of the first, nDCG with gain 2^grade − 1. */
export function measure(
  runs: readonly { readonly ranking: readonly string[]; readonly relevant: Relevant }[],
): Metrics {
  const mean = (value: (run: (typeof runs)[number]) => number): number =>
    runs.length === 0 ? 0 : runs.reduce((sum, run) => sum + value(run), 0) / runs.length;
  const recall = (k: number): number =>
    mean(({ ranking, relevant }) => ranking.slice(0, k).filter((id) => relevant.has(id)).length / relevant.size);
  return {
    recall_at_1: recall(1),
    recall_at_5: recall(5),
    recall_at_100: recall(100),
    mrr_at_10: mean(({ ranking, relevant }) => {
      const place = ranking.slice(0, 10).findIndex((id) => relevant.has(id));
      return place < 0 ? 0 : 1 / (place + 1);
    }),
    ndcg_at_10: mean(({ ranking, relevant }) => {
      const gain = (grade: number, place: number): number => (2 ** grade - 1) / Math.log2(place + 2);
      const ideal = [...relevant.values()].sort((a, b) => b - a).slice(0, 10);
      const best = ideal.reduce((sum, grade, place) => sum + gain(grade, place), 0);
      const got = ranking.slice(0, 10).reduce((sum, id, place) => sum + gain(relevant.get(id) ?? 0, place), 0);
      return got / best;
    }),
  };
}

/** The value below which `share` of the sorted numbers lie. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
