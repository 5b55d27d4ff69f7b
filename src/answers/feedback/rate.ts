import { DAY, dateOf } from '../../base/time.ts';
import type { Turn } from '../../commands/turn.ts';
import { noteClause, takeBackClause } from '../../trail/trail.ts';
import { type Answer, answerRef, answers, type Feedback, feedback, subjectTopic } from '../model.ts';
import type { Shelf } from '../shelf.ts';
import { noteChange } from './lessons.ts';
import type { Reason } from './model.ts';

/** How far back the speaker's last answer is looked for. */
const LOOK_BACK = 30 * DAY;

/** The answer that a number names, or the speaker's last one. Only who was answered, or stood by in the group, may rate. */
export async function ratedAnswer(turn: Turn, number: string | undefined): Promise<Answer | undefined> {
  if (number !== undefined) {
    const found = await turn.tx.get(answers, answerRef(Number(number)));
    const heard = found?.by === turn.speaker.id || found?.conversation === turn.conversation.id;
    return heard ? found : undefined;
  }
  return lastAnswer(turn);
}

/** The speaker's last answer: in this conversation, else anywhere. */
export async function lastAnswer(turn: Turn): Promise<Answer | undefined> {
  const here = turn.recall(subjectTopic)?.answer;
  const found = here === undefined ? undefined : await turn.tx.get(answers, answerRef(here));
  if (found) return found;
  const { rows } = await turn.tx.find(answers, {
    where: { by: turn.speaker.id, at: { from: turn.now - LOOK_BACK } },
    order: { by: 'at', descending: true },
    limit: 1,
  });
  return rows[0]?.document;
}

/**
 * Keeps what one person thinks of one answer; a second word replaces the first. 有用 confirms the answer's clause for the
 * question, 没用 withdraws it. Guests are heard but teach nothing: anyone can be many guests.
 */
export async function rate(
  turn: Turn,
  answer: Answer,
  opinion: { readonly useful: boolean; readonly reason?: Reason | undefined },
  shelf: Shelf,
): Promise<void> {
  const id = `${answerRef(answer.number)}/${turn.speaker.id}`;
  const before = await turn.tx.get(feedback, id);
  const [clause] = answer.clauses;
  const teaches = answer.behaviour === 'answer' && !turn.speaker.guest;
  const document =
    teaches && clause !== undefined ? documentOn(shelf, clause, dateOf(answer.at, turn.zone)) : undefined;
  const kept: Feedback = {
    answer: answer.number,
    question: answer.question,
    ...(clause === undefined ? {} : { clause }),
    ...(document === undefined ? {} : { document }),
    by: turn.speaker.id,
    useful: opinion.useful,
    ...(opinion.reason === undefined ? {} : { reason: opinion.reason }),
    at: turn.now,
  };
  turn.tx.put(feedback, id, kept);
  if (clause !== undefined && !opinion.useful) noteClause(turn.tx, { kind: 'unhelpful', clause, ref: id });
  if (clause !== undefined && opinion.useful) takeBackClause(turn.tx, { kind: 'unhelpful', clause, ref: id });
  if (document !== undefined && (opinion.useful || before?.useful === true)) await noteChange(turn.tx);
}

/** What the index calls a clause as it read on a day. */
export function documentOn(shelf: Shelf, key: string, day: string): string | undefined {
  const clause = shelf.placed(key, day)?.clause;
  return clause && (clause.amendment ? `${key}@${clause.amendment}` : key);
}
