import { confidenceIn } from './confidence.ts';
import type { Candidate, Findings } from './find.ts';
import type { Question } from './question/question.ts';
import type { Shelf } from './shelf.ts';

/** What the findings allow. */
export type Decision =
  | { readonly kind: 'answer'; readonly best: Candidate; readonly others: readonly Candidate[] }
  | { readonly kind: 'ambiguous'; readonly choices: readonly Candidate[] }
  | { readonly kind: 'nothing'; readonly best: Candidate | undefined };

/** Below these log-odds nothing is answered (`confidence.ts`). */
const FLOOR = 0.1;

/** True when a candidate may be given as an answer at all. */
export const mayAnswer = (candidate: Candidate): boolean => confidenceIn(candidate) >= FLOOR;
/** As like a known wording as this, a question is about that clause, whatever words it holds besides. */
const ASKED_BEFORE = 0.5;
/** Candidates nearer than this to the best are rivals. */
const RIVAL = 0.35;
/** A question that names fewer things than this can't tell rivals apart. */
const ENOUGH_THINGS = 4.2;
const MOST_CHOICES = 4;

export function decideAnswer(question: Question, { candidates, concepts }: Findings, shelf: Shelf): Decision {
  const best = candidates[0];
  if (!best || !mayAnswer(best)) return { kind: 'nothing', best };
  if (shelf.scope.belonging(question.plain) === 'elsewhere' && best.evidence.askedLike < ASKED_BEFORE)
    return { kind: 'nothing', best };
  const named = concepts.filter((c) => c.thing && !c.unknown).reduce((sum, c) => sum + c.weight, 0);
  const rivals = distinctStandards(candidates.filter((c) => c.score >= best.score - RIVAL));
  if (named < ENOUGH_THINGS && rivals.length > 1 && question.services.size === 0)
    return { kind: 'ambiguous', choices: rivals.slice(0, MOST_CHOICES) };
  return { kind: 'answer', best, others: candidates.slice(1, 4).filter((c) => c.score >= best.score - 2 * RIVAL) };
}

function distinctStandards(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter((c) => {
    if (seen.has(c.edition.id)) return false;
    seen.add(c.edition.id);
    return true;
  });
}
