import { foldText } from '../base/fold.ts';

/** A wording as its pairs of characters, each with its weight: what a question is compared with. */
export interface Wording {
  readonly text: string;
  readonly pairs: ReadonlySet<string>;
  readonly weight: number;
}

/** How much a pair of characters tells: from the number of clauses that hold it. */
export type PairWeight = (pair: string) => number;

/** The pairs of neighbouring characters of a folded text, marks and blanks left out; Latin words whole. */
export function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (const run of foldText(text).match(/\p{Script=Han}+|[a-z0-9.]+/gu) ?? []) {
    if (/^[a-z0-9.]/.test(run)) pairs.add(run);
    else if (run.length === 1) pairs.add(run);
    else for (let i = 0; i + 2 <= run.length; i++) pairs.add(run.slice(i, i + 2));
  }
  return pairs;
}

export function wordingOf(text: string, weightOf: PairWeight): Wording {
  const pairs = pairsOf(text);
  let weight = 0;
  for (const pair of pairs) weight += weightOf(pair);
  return { text, pairs, weight };
}

/** How alike two wordings are, 0 to 1: twice the weight they share over the weight of both (Dice, weighted). */
export function likeness(a: Wording, b: Wording, weightOf: PairWeight): number {
  if (a.weight === 0 || b.weight === 0) return 0;
  let shared = 0;
  for (const pair of a.pairs) if (b.pairs.has(pair)) shared += weightOf(pair);
  return (2 * shared) / (a.weight + b.weight);
}
