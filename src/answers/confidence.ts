import type { Candidate } from './find.ts';

/**
 * How sure one may be that a clause answers the question at all, as log-odds. Fitted by logistic regression on half a of the
 * development questions (right standard found against unanswerable ones), checked on half b; `bench:answers` measures it.
 */
const WEIGHTS = {
  /** What everything starts from: most sentences are answered by no clause. */
  none: -2.8,
  /** The evidence that candidates are ordered by. */
  score: 0.51,
  /** A thing of logistics services that the clause knows nothing of. */
  elsewhere: -3,
  /** The kind of value, or the unit, that is asked for stands in the clause, or does not. */
  asked: 1.6,
  /** A value in the question is of a kind that the clause limits. */
  value: 1.1,
  things: 0.4,
  heading: 1.1,
  /** How many of the question's words the clause holds, up to four. */
  held: 0.34,
  /** How much they weigh. */
  weight: 0.1,
} as const;

const MOST_HELD = 4;

/** Log-odds: 0 is an even chance. */
export function confidenceIn({ score, evidence, coverage }: Candidate): number {
  return (
    WEIGHTS.none +
    WEIGHTS.score * score +
    WEIGHTS.elsewhere * evidence.elsewhere +
    WEIGHTS.asked * evidence.asked +
    WEIGHTS.value * evidence.value +
    WEIGHTS.things * evidence.things +
    WEIGHTS.heading * evidence.heading +
    WEIGHTS.held * Math.min(MOST_HELD, coverage.held.length) +
    WEIGHTS.weight * coverage.weight
  );
}
