import type { Answerer } from '../answerer.ts';
import { candidateFor } from '../find.ts';
import { successorOf } from '../forms/counterpart.ts';
import { answerFrom } from '../from-clauses.ts';
import type { Shelf } from '../shelf.ts';

/**
 * A question in words to which a manager has assigned a clause (归到 …): answered by that clause, or by what became of it in
 * the edition in force. A question that names an edition, a day, or goes on from another is none of these.
 */
export const assigned: Answerer = (asking) => {
  const { question, shelf } = asking;
  const { year, previous, coming, day } = question.time;
  if (question.earlier !== undefined || year !== undefined || previous || coming || day !== undefined) return undefined;
  const key = shelf.assignedTo(question.text);
  const current = key === undefined ? undefined : inForce(key, question.day, shelf);
  const best = current === undefined ? undefined : candidateFor(question, shelf, current);
  return best && answerFrom(asking, best, []);
};

/** The clause itself while its edition is in force, else what it became. */
function inForce(key: string, day: string, shelf: Shelf): string | undefined {
  const placed = shelf.placed(key, day);
  if (!placed) return undefined;
  if (shelf.statusOf(placed.edition, day) === '现行') return key;
  const current = shelf.catalogue.inForce(placed.edition.code, day);
  return current && successorOf(placed.clause, placed.edition, current)?.key;
}
