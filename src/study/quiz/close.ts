import type { Instant } from '../../base/clock.ts';
import { dateOf, instantAt, localTime, MINUTE } from '../../base/time.ts';
import { personById } from '../../people/who.ts';
import { dropJob, putJob } from '../../schedule/jobs.ts';
import { instantInWords } from '../../schedule/rule-words.ts';
import type { Transaction } from '../../store/store.ts';
import { remember } from '../mastery/memory.ts';
import { NIGHT, quietEnd } from '../pushes/policy.ts';
import { withdraw } from '../pushes/pushes.ts';
import { answersTo, clearAway } from './desk.ts';
import { type Paper, paperId, papers, type Quiz, quizRef, quizzes } from './model.ts';
import { CLOSE_KIND } from './open.ts';
import { dropPieces, PIECE, type PieceOf, putPiece } from './pieces.ts';
import type { QuizPorts, Voice } from './ports.ts';
import {
  groupResult,
  type MakeUp,
  type MakeUpTime,
  type Marked,
  managerResult,
  mark,
  resultOf,
  type Standing,
} from './results.ts';
import { noteAnswers } from './take.ts';

export const MAKE_UP_KIND = 'quiz-make-up';

/** A make-up comes on this workday after the close, and in any case within the standard's term. */
const MAKE_UP_AFTER = 2;
/** What began at night is made up for by day. */
const MORNING = '09:00';

/**
 * Closes a quiz: from now on what is answered is late. Every paper is marked, each person told in private, the group how many
 * finished and the first three, the manager how many passed, and the make-up planned: of a large quiz piece by piece, so that
 * nobody who speaks meanwhile waits for all of it.
 * @param push how the pieces tell: `duty` where somebody has asked for it just now
 */
export async function closeQuiz(
  tx: Transaction,
  quiz: Quiz,
  ports: QuizPorts,
  voice: Voice,
  push: PieceOf['push'] = 'notice',
): Promise<void> {
  const ref = quizRef(quiz.number);
  if (quiz.state === 'closed') return;
  const closed: Quiz = { ...quiz, state: 'closed', closes: Math.min(quiz.closes, tx.at) };
  tx.put(quizzes, ref, closed);
  for (const job of ['close', 'remind']) dropJob(tx, `${ref}-${job}`);
  dropPieces(tx, closed);
  const piece: PieceOf = { quiz: quiz.number, from: 0, at: tx.at, push };
  // The teams of a contest are told together, once all of them are marked.
  if (quiz.people.length <= PIECE || quiz.why === 'contest') {
    const marked = await markPapers(tx, closed, quiz.people, piece, ports, voice);
    await learn(tx, closed, marked, ports, voice);
    if (quiz.why !== 'contest' && quiz.why !== 'single')
      await sumUp(tx, closed, marked.map(standingOf), piece, ports, voice);
  } else await markPiece(tx, closed, piece, ports, voice);
}

/** Marks the next papers of a closed quiz and puts down what comes after them. */
export async function markPiece(
  tx: Transaction,
  quiz: Quiz,
  piece: PieceOf,
  ports: QuizPorts,
  voice: Voice,
): Promise<void> {
  const next = piece.from + PIECE;
  await markPapers(tx, quiz, quiz.people.slice(piece.from, next), piece, ports, voice);
  if (next < quiz.people.length) putPiece(tx, 'marks', { ...piece, from: next });
  else putPiece(tx, 'sum', { ...piece, from: 0 });
}

/** Tells how a large quiz went, once all of it is marked. */
export async function sumUpLarge(
  tx: Transaction,
  quiz: Quiz,
  piece: PieceOf,
  ports: QuizPorts,
  voice: Voice,
): Promise<void> {
  const all: Standing[] = [];
  for (const paper of await closedPapers(tx, quiz))
    all.push({
      person: paper.person,
      counted: paper.counted ?? 0,
      of: paper.questions.length,
      score: paper.score ?? 0,
      last: paper.last ?? 0,
      unreached: paper.unreached === true,
    });
  await sumUp(tx, quiz, all, piece, ports, voice);
  putPiece(tx, 'learn', piece);
}

/** Lets others learn from a large quiz that has closed. */
export async function learnLarge(tx: Transaction, quiz: Quiz, ports: QuizPorts, voice: Voice): Promise<void> {
  const marked: Marked[] = [];
  for (const paper of await closedPapers(tx, quiz)) marked.push(mark(paper, await answersTo(tx, paper)));
  await learn(tx, quiz, marked, ports, voice);
}

async function closedPapers(tx: Transaction, quiz: Quiz): Promise<readonly Paper[]> {
  const all = await Promise.all(quiz.people.map((person) => tx.get(papers, paperId(quiz.number, person))));
  return all.filter((paper): paper is Paper => paper?.state === 'closed');
}

async function learn(
  tx: Transaction,
  quiz: Quiz,
  marked: readonly Marked[],
  ports: QuizPorts,
  voice: Voice,
): Promise<void> {
  for (const closed of ports.closed ?? []) await closed(tx, quiz, marked, voice);
}

/** Marks the papers of some people and tells each the own result. @returns those that count */
async function markPapers(
  tx: Transaction,
  quiz: Quiz,
  people: readonly string[],
  { at }: PieceOf,
  ports: QuizPorts,
  voice: Voice,
): Promise<readonly Marked[]> {
  const untold = await withdraw(tx, quizRef(quiz.number), people, ports.zone);
  const makeUp = makeUpTime(quiz, at, ports);
  const marked: Marked[] = [];
  for (const person of people) {
    const paper = await tx.get(papers, paperId(quiz.number, person));
    if (!paper) continue;
    await clearAway(tx, person, quiz.number);
    // Who left in the middle is no longer counted.
    if (!(await personById(tx, person, tx.at))) continue;
    const one = mark(paper, await answersTo(tx, paper));
    const unreached = untold.has(person) && one.answers.every((answer) => answer === undefined);
    const counted = one.answers.filter((answer) => answer !== undefined && answer.late === undefined);
    const kept: Paper = {
      ...paper,
      state: 'closed',
      ...(one.taken ? { score: one.score, last: Math.max(...counted.map((answer) => answer?.at ?? 0)) } : {}),
      counted: counted.length,
      passed: one.score >= quiz.pass,
      ...(unreached ? { unreached } : {}),
    };
    tx.put(papers, paperId(quiz.number, person), kept);
    const given = one.answers.filter((answer) => answer !== undefined);
    noteAnswers(tx, { quiz, paper }, given);
    for (const answer of given) if (answer.late === undefined) await remember(tx, answer);
    marked.push({ ...one, paper: kept });
  }
  // What a contest comes to is told when all of it is over: nothing of its questions or answers gets out before (TY 105, 5.5.2).
  if (quiz.why === 'contest') return marked;
  for (const one of marked) {
    const unreached = one.paper.unreached === true;
    // A question for oneself that never came is nothing to tell of.
    if (unreached && quiz.why === 'single') continue;
    const again = makeUp === undefined ? {} : { makeUp };
    await voice.person(one.paper.person, await resultOf(tx, quiz, one, { ...again, unreached }, ports));
  }
  return marked;
}

const standingOf = ({ paper, score }: Marked): Standing => ({
  person: paper.person,
  counted: paper.counted ?? 0,
  of: paper.questions.length,
  score,
  last: paper.last ?? 0,
  unreached: paper.unreached === true,
});

/** Plans the make-up, tells the group and the manager. */
async function sumUp(
  tx: Transaction,
  quiz: Quiz,
  all: readonly Standing[],
  { at }: PieceOf,
  ports: QuizPorts,
  voice: Voice,
): Promise<void> {
  const makeUp = planMakeUp(tx, quiz, all, at, ports);
  await voice.team(quiz.team, await groupResult(tx, quiz, all));
  await voice.person(quiz.by, await managerResult(tx, quiz, all, makeUp));
}

/** When who did not pass a quiz that closed at an instant makes it up; undefined where nobody does. */
function makeUpTime(quiz: Quiz, closed: Instant, ports: QuizPorts): (MakeUpTime & { at?: Instant }) | undefined {
  // A make-up is not made up again: its manager sees who failed it.
  if (quiz.why === 'make-up' || quiz.why === 'single' || quiz.why === 'contest') return undefined;
  const { zone, calendar } = ports;
  const today = dateOf(closed, zone);
  const within = ports.makeUpWithin(today);
  const day = calendar.addWorkdays(today, Math.min(MAKE_UP_AFTER, within));
  if (!day.ok) return { unknownYear: day.error.unknownYear };
  const sameHour = instantAt(day.value, localTime(quiz.at, zone).time, zone);
  const at = quietEnd(NIGHT, sameHour, zone) === undefined ? sameHour : instantAt(day.value, MORNING, zone);
  return { at, when: instantInWords(at, today, zone).zh };
}

/** Plans the make-up of who did not pass, at the same hour (by day) some workdays on. Source: Q/LNJG TY 105, F10. */
function planMakeUp(
  tx: Transaction,
  quiz: Quiz,
  all: readonly Standing[],
  closed: Instant,
  ports: QuizPorts,
): MakeUp | undefined {
  const people = all.filter(({ score }) => score < quiz.pass).map(({ person }) => person);
  const time = makeUpTime(quiz, closed, ports);
  if (people.length === 0 || time === undefined) return undefined;
  if (time.at !== undefined)
    putJob(tx, `${quizRef(quiz.number)}-make-up`, {
      kind: MAKE_UP_KIND,
      next: time.at,
      payload: { quiz: quiz.number, people, by: quiz.by },
    });
  return { ...time, people };
}

/** Whether everybody who is still there has handed in: then nobody can change their mind any more. */
async function everybodyHandedIn(tx: Transaction, quiz: Quiz): Promise<boolean> {
  for (const person of quiz.people) {
    const paper = await tx.get(papers, paperId(quiz.number, person));
    if (paper?.handed === undefined && (await personById(tx, person, tx.at))) return false;
  }
  return true;
}

const LOOKED_AT = 5;

/** Whether everybody has answered everything: a quiz that nobody can add to is closed at its last answer's turn. */
export async function everybodyIsDone(tx: Transaction, quiz: Quiz): Promise<boolean> {
  // Nearly always somebody is found at once.
  const where = { quiz: quiz.number, state: ['waiting', 'answering'] };
  for (const { document } of (await tx.find(papers, { where, limit: LOOKED_AT })).rows)
    if (await personById(tx, document.person, tx.at)) return false;
  // Who has no paper yet is not done either.
  for (const person of quiz.people) {
    const paper = await tx.get(papers, paperId(quiz.number, person));
    if (paper?.state !== 'done' && (await personById(tx, person, tx.at))) return false;
  }
  return true;
}

/** So long after the last answer of the last one a quiz is closed: time to change one's mind. */
const GRACE = 5 * MINUTE;

/** The quizzes that end with this one: those of the same contest. */
async function endingWith(tx: Transaction, quiz: Quiz): Promise<readonly Quiz[]> {
  if (quiz.why !== 'contest' || quiz.from === undefined) return [quiz];
  return (await tx.find(quizzes, { where: { from: quiz.from, state: 'open' } })).rows.map(({ document }) => document);
}

/** Closes a quiz before its time when there is nobody to wait for any more; all of a contest's together. */
export async function closeWhenDone(tx: Transaction, quiz: Quiz): Promise<void> {
  const all = await endingWith(tx, quiz);
  for (const one of all) if (!(await everybodyIsDone(tx, one))) return;
  for (const one of all) closeSoon(tx, one, (await everybodyHandedIn(tx, one)) ? 0 : GRACE);
}

function closeSoon(tx: Transaction, quiz: Quiz, grace: number): void {
  const at = Math.min(quiz.closes, tx.at + grace);
  const ref = quizRef(quiz.number);
  tx.put(quizzes, ref, { ...quiz, closes: at });
  dropJob(tx, `${ref}-remind`);
  putJob(tx, `${ref}-close`, { kind: CLOSE_KIND, next: at, payload: { quiz: quiz.number, by: quiz.by } });
}
