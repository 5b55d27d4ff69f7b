import { explicitModal } from '../standards/modal.ts';
import { type Concept, conceptsOf, heldBy } from './concepts.ts';
import type { Candidate } from './find.ts';
import type { Question } from './question/question.ts';
import type { Shelf } from './shelf.ts';

/** As like a known wording as this, somebody has said that the clause is about all that the question names. */
const ASKED_BEFORE = 0.55;
/** Things that weigh less (东西, 时候) change nothing. */
const TELLING = 1;
const HELD = 0.5;

/**
 * Whether a yes or no may rest on a clause: only where the clause speaks of every thing that is asked for. 84 与洁厕灵 says nothing
 * of 洗洁精, and that nobody may enter 备餐间 nothing of the building. A wrong verdict does more harm than none: the clause itself is given.
 */
export function supportsVerdict(question: Question, found: Candidate, shelf: Shelf): boolean {
  const { clause, folded, evidence } = found;
  // A row says what is, and seldom that it must be so.
  if (clause.kind === 'row' && !explicitModal(clause.text)) return false;
  if (evidence.askedLike >= ASKED_BEFORE) return true;
  const named = conceptsOf(question, shelf).filter((c) => c.said.length > 1);
  const speaksOf = (c: Concept): boolean => heldBy(c, folded) >= HELD;
  return named.some(speaksOf) && named.every((c) => !c.thing || c.weight < TELLING || speaksOf(c));
}
