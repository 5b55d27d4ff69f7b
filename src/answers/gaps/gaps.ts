import { foldText } from '../../base/fold.ts';
import { DAY } from '../../base/time.ts';
import type { Turn } from '../../commands/turn.ts';
import { allRows } from '../../store/all-rows.ts';
import type { Reader, Row } from '../../store/store.ts';
import { assignments } from '../feedback/model.ts';
import { likeness, type Wording, wordingOf } from '../likeness.ts';
import { type Answer, answerRef, answers } from '../model.ts';
import type { Shelf } from '../shelf.ts';

/** How far back unanswered questions count. */
export const GAP_WINDOW = 90 * DAY;
/** Two questions as alike as this ask the same. */
const ALIKE = 0.5;
/** So many of the newest are looked at: enough for a list, and a flood costs nothing. */
const READ_MOST = 2_000;

/** Questions of one meaning that no clause answered. */
export interface Gap {
  /** The newest, in the words of whoever asked it. */
  readonly newest: Answer;
  readonly questions: readonly Answer[];
  readonly askers: number;
}

/** Unanswered questions of the last 90 days, newest first, guests' too. */
export async function unanswered(reader: Reader, now: number): Promise<Answer[]> {
  const { rows } = await reader.find(answers, {
    where: { behaviour: 'refuse_offer_demand', at: { from: now - GAP_WINDOW } },
    order: { by: 'at', descending: true },
    limit: READ_MOST,
  });
  // One without words was erased on its asker's request.
  return rows.map(({ document }) => document).filter(({ question }) => question !== '');
}

const wordingsAssigned = (rows: readonly Row<{ readonly question: string }>[]): Set<string> =>
  new Set(rows.map(({ document }) => foldText(document.question)));

/** Those that nobody has given a clause to since. */
export async function openGaps(reader: Reader, now: number): Promise<Answer[]> {
  const assigned = wordingsAssigned((await reader.find(assignments)).rows);
  return (await unanswered(reader, now)).filter(({ question }) => !assigned.has(foldText(question)));
}

/** All that no clause ever answered and nobody has given a clause to since, oldest first: for the export. */
export async function everUnanswered(reader: Reader): Promise<Row<Answer>[]> {
  const assigned = wordingsAssigned(await allRows(reader, assignments));
  const rows = await allRows(reader, answers, { where: { behaviour: 'refuse_offer_demand' }, order: { by: 'at' } });
  return rows.filter(({ document: { question } }) => question !== '' && !assigned.has(foldText(question)));
}

/** Groups by likeness, what was asked most often first. A question joins the first group whose newest wording it resembles. */
export function groupGaps(questions: readonly Answer[], { weightOf }: Pick<Shelf, 'weightOf'>): Gap[] {
  const groups: { wording: Wording; questions: Answer[] }[] = [];
  for (const answer of questions) {
    const wording = wordingOf(answer.question, weightOf);
    const near = groups.find((group) => likeness(wording, group.wording, weightOf) >= ALIKE);
    if (near) near.questions.push(answer);
    else groups.push({ wording, questions: [answer] });
  }
  return groups
    .flatMap(({ questions: own }) => {
      const [newest] = own;
      return newest ? [{ newest, questions: own, askers: new Set(own.map(({ by }) => by)).size }] : [];
    })
    .sort((a, b) => b.questions.length - a.questions.length || b.newest.at - a.newest.at);
}

/** The questions that ask the same as one of them does. */
export function likeThis(answer: Answer, among: readonly Answer[], { weightOf }: Pick<Shelf, 'weightOf'>): Answer[] {
  const own = wordingOf(answer.question, weightOf);
  return among.filter((other) => likeness(own, wordingOf(other.question, weightOf), weightOf) >= ALIKE);
}

/** Keeps a question that was put to people and that nobody could answer (in a meeting) among those that wait. @returns its ref */
export async function keepUnanswered(turn: Turn, question: string): Promise<string> {
  const number = await turn.tx.next('ANS');
  const ref = answerRef(number);
  const { service } = turn.speaker;
  turn.tx.put(answers, ref, {
    number,
    question,
    by: turn.speaker.id,
    conversation: turn.conversation.id,
    at: turn.now,
    behaviour: 'refuse_offer_demand',
    clauses: [],
    ...(service === undefined ? {} : { service }),
  });
  return ref;
}
