import { dateOf, instantAt, localTime, MINUTE } from '../../base/time.ts';
import type { Block, Reply } from '../../commands/reply.ts';
import { lines } from '../../commands/reply.ts';
import { personById } from '../../people/who.ts';
import { dropJob, putJob } from '../../schedule/jobs.ts';
import { instantInWords } from '../../schedule/rule-words.ts';
import type { Transaction } from '../../store/store.ts';
import { remember } from '../mastery/memory.ts';
import { NIGHT, quietEnd } from '../pushes/policy.ts';
import { rightWords } from './answer-words.ts';
import { answersTo, clearAway, seen } from './desk.ts';
import { messages } from './messages.ts';
import { type Given, type Paper, paperId, papers, type Quiz, quizRef, quizzes } from './model.ts';
import { CLOSE_KIND } from './open.ts';
import type { QuizPorts, Voice } from './ports.ts';
import { noteAnswers } from './take.ts';

export const MAKE_UP_KIND = 'quiz-make-up';

/** Clauses of wrong answers that fit below a result on a phone; the others are offered. */
const QUOTED = 3;
/** A make-up comes on this workday after the close, and in any case within the standard's term. */
const MAKE_UP_AFTER = 2;
/** What began at night is made up for by day. */
const MORNING = '09:00';

/** One person's paper, marked. */
export interface Marked {
  readonly paper: Paper;
  readonly answers: readonly (Given | undefined)[];
  readonly right: number;
  /** Points of 100. */
  readonly score: number;
  readonly taken: boolean;
}

/** What an answer in time is worth: each question the same, in points of 100. What was not answered is not right. */
export function mark(paper: Paper, answers: readonly (Given | undefined)[]): Marked {
  const counted = answers.filter((given) => given !== undefined && given.late === undefined);
  const right = counted.filter((given) => given?.right === true).length;
  const score = Math.round((100 * right) / Math.max(paper.questions.length, 1));
  return { paper, answers, right, score, taken: counted.length > 0 };
}

/**
 * Closes a quiz: marks every paper, tells each person in private, the group how many took part and the first three, the
 * manager how many passed, and plans the make-up.
 */
export async function closeQuiz(
  tx: Transaction,
  quiz: Quiz,
  ports: QuizPorts,
  voice: Voice,
): Promise<readonly Marked[]> {
  const ref = quizRef(quiz.number);
  if (quiz.state === 'closed') return [];
  tx.put(quizzes, ref, { ...quiz, state: 'closed', closes: Math.min(quiz.closes, tx.at) });
  for (const job of ['close', 'remind']) dropJob(tx, `${ref}-${job}`);
  const marked: Marked[] = [];
  for (const person of quiz.people) {
    const paper = await tx.get(papers, paperId(quiz.number, person));
    if (!paper) continue;
    await clearAway(tx, person, quiz.number);
    // Who left in the middle is no longer counted.
    if (!(await personById(tx, person, tx.at))) continue;
    const one = mark(paper, await answersTo(tx, paper));
    const passed = one.score >= quiz.pass;
    const points = one.taken ? { score: one.score } : {};
    tx.put(papers, paperId(quiz.number, person), { ...paper, state: 'closed', ...points, passed });
    const given = one.answers.filter((answer) => answer !== undefined);
    noteAnswers(tx, { quiz, paper }, given);
    for (const answer of given) if (answer.late === undefined) await remember(tx, answer);
    marked.push(one);
  }
  for (const closed of ports.closed ?? []) await closed(tx, quiz, marked, voice);
  // What a contest comes to is told when all of it is over: nothing of its questions or answers gets out before (TY 105, 5.5.2).
  if (quiz.why === 'contest') return marked;
  const makeUp = quiz.why === 'single' ? undefined : planMakeUp(tx, quiz, marked, ports);
  for (const one of marked) await voice.person(one.paper.person, await resultOf(tx, quiz, one, makeUp, ports));
  if (quiz.why === 'single') return marked;
  await voice.team(quiz.team, await groupResult(tx, quiz, marked));
  await voice.person(quiz.by, managerResult(quiz, marked, makeUp));
  return marked;
}

const failedIn = (quiz: Quiz, marked: readonly Marked[]): readonly Marked[] =>
  marked.filter(({ score }) => score < quiz.pass);

type MakeUp =
  | { readonly people: readonly string[]; readonly when: string }
  | { readonly people: readonly string[]; readonly unknownYear: number };

/** Plans the make-up of who did not pass, at the same hour (by day) some workdays on. Source: Q/LNJG TY 105, F10. */
function planMakeUp(tx: Transaction, quiz: Quiz, marked: readonly Marked[], ports: QuizPorts): MakeUp | undefined {
  const people = failedIn(quiz, marked).map(({ paper }) => paper.person);
  // A make-up is not made up again: its manager sees who failed it.
  if (people.length === 0 || quiz.why === 'make-up') return undefined;
  const { zone, calendar } = ports;
  const today = dateOf(tx.at, zone);
  const within = ports.makeUpWithin(today);
  const day = calendar.addWorkdays(today, Math.min(MAKE_UP_AFTER, within));
  if (!day.ok) return { people, unknownYear: day.error.unknownYear };
  const sameHour = instantAt(day.value, localTime(quiz.at, zone).time, zone);
  const at = quietEnd(NIGHT, sameHour, zone) === undefined ? sameHour : instantAt(day.value, MORNING, zone);
  putJob(tx, `${quizRef(quiz.number)}-make-up`, {
    kind: MAKE_UP_KIND,
    next: at,
    payload: { quiz: quiz.number, people, by: quiz.by },
  });
  return { people, when: instantInWords(at, today, zone).zh };
}

async function resultOf(
  tx: Transaction,
  quiz: Quiz,
  { paper, answers, right, score, taken }: Marked,
  makeUp: MakeUp | undefined,
  ports: QuizPorts,
): Promise<Reply> {
  const ref = quizRef(quiz.number);
  if (quiz.why === 'single') return singleResult(tx, quiz, { paper, answers, right }, ports);
  const again =
    makeUp && 'when' in makeUp && makeUp.people.includes(paper.person) ? [messages.makeUpOn(makeUp.when).zh] : [];
  if (!taken) return { blocks: lines(messages.notTaken(ref).zh, ...again), buttons: [], ref, personal: true };
  const verdict = score >= quiz.pass ? messages.passed(quiz.pass) : messages.failed(quiz.pass);
  return {
    blocks: [
      ...lines(messages.result(ref, score, right, paper.questions.length).zh, verdict.zh, ...again),
      ...(await whatIsRight(tx, paper, answers, ports)),
    ],
    buttons: [],
    ref,
    personal: true,
  };
}

/** Of a single question: right or not, and its clause in any case. */
async function singleResult(
  tx: Transaction,
  quiz: Quiz,
  { paper, answers, right }: Pick<Marked, 'paper' | 'answers' | 'right'>,
  ports: QuizPorts,
): Promise<Reply> {
  const asked = await seen(tx, paper, 1);
  const say = right > 0 ? messages.singleRight : messages.singleWrong(asked ? rightWords(asked) : '');
  const quote = asked ? (ports.quote(asked.item.clause, dateOf(tx.at, ports.zone)) ?? []) : [];
  const lead = answers[0] === undefined ? messages.notTaken(quizRef(quiz.number)) : say;
  return {
    blocks: [...lines(lead.zh), ...quote],
    buttons: [{ label: messages.another.zh, say: '今天考我' }],
    ref: quizRef(quiz.number),
    personal: true,
  };
}

/** The clauses of what was wrong, in their own words. */
export async function whatIsRight(
  tx: Transaction,
  paper: Paper,
  answers: readonly (Given | undefined)[],
  ports: Pick<QuizPorts, 'zone' | 'quote' | 'replacedSince'>,
): Promise<Block[]> {
  const blocks: Block[] = [];
  const today = dateOf(tx.at, ports.zone);
  const wrong = answers.flatMap((given, i) => (given?.right === true && given.late === undefined ? [] : [i + 1]));
  for (const question of wrong.slice(0, QUOTED)) {
    const asked = await seen(tx, paper, question);
    if (!asked) continue;
    const { clause, stem } = asked.item;
    blocks.push({ kind: 'text', text: messages.wrongLine(question, stem, rightWords(asked)).zh });
    blocks.push(...(ports.quote(clause, today) ?? []));
    // The quiz is finished on the edition that it was asked on.
    const since = ports.replacedSince(clause, today);
    if (since !== undefined) blocks.push({ kind: 'text', text: messages.newerEdition(since).zh });
  }
  return blocks.length > 0 ? [{ kind: 'text', text: messages.wrongOnes.zh }, ...blocks] : [];
}

/** What the group hears: how many took part, and the names of the first three; of nobody else. */
async function groupResult(tx: Transaction, quiz: Quiz, marked: readonly Marked[]): Promise<Reply> {
  const ref = quizRef(quiz.number);
  const taken = marked.filter((one) => one.taken);
  const first = taken
    .filter(({ score }) => score >= quiz.pass)
    .sort((a, b) => b.score - a.score || lastAnswered(a) - lastAnswered(b))
    .slice(0, 3);
  const names = await Promise.all(first.map(({ paper }) => nameOf(tx, paper.person)));
  return {
    blocks: lines(
      messages.groupResult(ref, quiz.team, taken.length, marked.length).zh,
      // In a group of a few the first three would leave the last one out.
      ...(names.length > 0 && marked.length > 4 ? [messages.top(names).zh] : []),
    ),
    buttons: [],
    ref,
  };
}
const lastAnswered = ({ answers }: Marked): number => Math.max(...answers.map((given) => given?.at ?? 0));

export const nameOf = async (tx: Pick<Transaction, 'get' | 'find' | 'count'>, person: string): Promise<string> =>
  (await personById(tx, person, 0))?.person.name ?? person;

function managerResult(quiz: Quiz, marked: readonly Marked[], makeUp: MakeUp | undefined): Reply {
  const ref = quizRef(quiz.number);
  const taken = marked.filter((one) => one.taken).length;
  const passed = marked.length - failedIn(quiz, marked).length;
  const after =
    makeUp === undefined
      ? []
      : 'when' in makeUp
        ? [messages.makeUpPlanned(makeUp.people.length, makeUp.when).zh]
        : [messages.makeUpHeld(ref, makeUp.unknownYear).zh];
  return {
    blocks: lines(messages.managerResult(ref, passed, taken, marked.length).zh, ...after),
    buttons: [{ label: '测试情况', say: `测试情况 ${ref}` }],
    ref,
  };
}

/** Whether everybody who is still there has handed in: then nobody can change their mind any more. */
async function everybodyHandedIn(tx: Transaction, quiz: Quiz): Promise<boolean> {
  for (const person of quiz.people) {
    const paper = await tx.get(papers, paperId(quiz.number, person));
    if (paper && paper.handed === undefined && (await personById(tx, person, tx.at))) return false;
  }
  return true;
}

/** Whether everybody has answered everything: a quiz that nobody can add to is closed at its last answer's turn. */
export async function everybodyIsDone(tx: Transaction, quiz: Quiz): Promise<boolean> {
  for (const person of quiz.people) {
    const paper = await tx.get(papers, paperId(quiz.number, person));
    if (paper && paper.state !== 'done' && (await personById(tx, person, tx.at))) return false;
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
