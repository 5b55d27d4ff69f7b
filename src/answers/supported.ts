import { foldText } from '../base/fold.ts';
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
  const asking = askingSegment(question.plain);
  // A heading (`工具与药剂`) is of all that stands below it: it names a thing only in the very word, as known wordings do.
  const own = foldText(`${clause.table?.caption ?? ''} ${clause.leadIn?.text ?? ''} ${clause.text}`);
  const speaksOf = (c: Concept): boolean => heldBy(c, own) >= HELD || folded.includes(c.said);
  // Who renders a service goes without saying in its own standards.
  const { service } = found.edition;
  const actor = (c: Concept): boolean => service !== undefined && shelf.glossary.services(c.said).has(service);
  const besides = (c: Concept): boolean => !c.thing || c.weight < TELLING || !asking.includes(c.said) || actor(c);
  return named.some(speaksOf) && named.every((c) => besides(c) || speaksOf(c));
}

const ASKS = /[能可行准让该要得用]|吗|么|不$|\b(?:may|can|could|must|should|do|does|is|are|have)\b/;

/** The part between commas that asks; what stands before it tells the case. */
function askingSegment(plain: string): string {
  const parts = plain.split(/[,，。;；]/).filter((part) => part.trim().length > 2);
  return parts.findLast((part) => ASKS.test(part)) ?? plain;
}
