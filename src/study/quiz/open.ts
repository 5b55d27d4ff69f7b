import type { Instant } from '../../base/clock.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Sentence } from '../../base/sentence.ts';
import { dateOf, HOUR, type LocalDate, localTime, MINUTE } from '../../base/time.ts';
import type { Reply } from '../../commands/reply.ts';
import { lines } from '../../commands/reply.ts';
import type { Team } from '../../people/model.ts';
import { membersOf, personById, speakerOf } from '../../people/who.ts';
import { putJob } from '../../schedule/jobs.ts';
import { hourInWords, instantInWords } from '../../schedule/rule-words.ts';
import type { Reader, Transaction } from '../../store/store.ts';
import type { Item } from '../bank/model.ts';
import { weightsFor } from '../mastery/memory.ts';
import { layOnTop, type Sitting, seen, sittingOf } from './desk.ts';
import { type Draw, drawPaper } from './draw.ts';
import { messages } from './messages.ts';
import { askedItems, type Paper, paperId, papers, type Quiz, quizRef, quizzes, SERIES } from './model.ts';
import { laterPieces, PIECE, putPiece } from './pieces.ts';
import type { QuizPorts, Voice } from './ports.ts';
import { showQuestion } from './show.ts';

export const CLOSE_KIND = 'quiz-close';
export const REMIND_KIND = 'quiz-remind';

/** How long a quiz is open when nobody said: two minutes a question, and never less than what a shift leaves room for. */
const OPEN_AT_LEAST = 2 * HOUR;
const PER_QUESTION = 2 * MINUTE;
/** A time that one can remember. */
const roundedUp = (at: Instant): Instant => Math.ceil(at / (5 * MINUTE)) * 5 * MINUTE;
/** So long before the close who has not finished is reminded, once. */
const REMIND_BEFORE = 30 * MINUTE;
/** Of a short time the last third. */
const remindBefore = ({ at, closes }: Quiz): number =>
  Math.min(REMIND_BEFORE, Math.ceil((closes - at) / 3 / MINUTE) * MINUTE);

/** When a quiz that is told of at an instant closes. */
const closesAfter = (told: Instant, count: number, limit: number | undefined): Instant =>
  limit === undefined
    ? roundedUp(told + Math.max(OPEN_AT_LEAST, count * PER_QUESTION))
    : told + Math.max(limit * MINUTE, MINUTE);

/** What somebody wants asked. */
export interface QuizOrder {
  readonly why: Quiz['why'];
  readonly team: Team;
  readonly count: number;
  readonly topics: readonly string[];
  readonly pass?: number;
  readonly by: string;
  readonly from?: string;
  /** Who takes part; the whole team when left out. */
  readonly people?: readonly string[];
  /** Minutes that it may take; by default as long as {@link OPEN_AT_LEAST} and the number of questions say. */
  readonly limit?: number;
  readonly closes?: Instant;
  /** When its people are told of it, where that is not now: its time is counted from then. */
  readonly told?: Instant;
  /** Draws a paper otherwise than {@link drawPaper}: of a contest all papers are of equal difficulty. */
  readonly draw?: (draw: Draw, person: string) => Paper['questions'];
}

/** What a quiz would be: who takes part, how many questions there are for it. */
export interface Prepared {
  readonly people: readonly string[];
  readonly count: number;
  readonly pass: number;
  readonly passClause?: string;
}

/** Whether a quiz can be held now, and how; else the sentence that says why not. */
export async function prepareQuiz(
  tx: Transaction,
  order: QuizOrder,
  ports: QuizPorts,
): Promise<Result<Prepared, Sentence>> {
  const people = order.people ?? (await membersOf(tx, order.team, tx.at)).map(({ id }) => id);
  if (people.length === 0) return fail(messages.nobody(order.team));
  const day = dateOf(tx.at, ports.zone);
  const items = await drawable(tx, ports, order.team, order.topics, day);
  if (items.length === 0) return fail(messages.noQuestions(order.topics));
  const mark = ports.passMark(day);
  return ok({
    people,
    count: Math.min(order.count, items.length),
    pass: order.pass ?? mark.points,
    ...(order.pass === undefined && mark.clause !== undefined ? { passClause: mark.clause } : {}),
  });
}

/**
 * Opens a quiz: a paper for each person, drawn by a recorded seed, the first question in private, one line to the group, and
 * the jobs that remind and close. Beyond the first people papers are handed out by jobs of their own, at once.
 */
export async function openQuiz(
  tx: Transaction,
  order: QuizOrder,
  prepared: Prepared,
  ports: QuizPorts,
  voice: Voice,
): Promise<Quiz> {
  const number = await tx.next(SERIES);
  const ref = quizRef(number);
  const quiz: Quiz = {
    number,
    why: order.why,
    team: order.team,
    count: prepared.count,
    topics: [...order.topics],
    pass: prepared.pass,
    ...(prepared.passClause === undefined ? {} : { passClause: prepared.passClause }),
    by: order.by,
    seed: `${ref}/${tx.at}`,
    ...(order.from === undefined ? {} : { from: order.from }),
    at: tx.at,
    ...(order.limit === undefined ? {} : { limit: order.limit }),
    closes: order.closes ?? closesAfter(order.told ?? tx.at, prepared.count, order.limit),
    state: 'open',
    people: [...prepared.people],
  };
  tx.put(quizzes, ref, quiz);
  // Papers that are drawn together, for the teams of a contest, are handed out together.
  const whole = order.draw !== undefined;
  await handOut(tx, quiz, whole ? quiz.people : quiz.people.slice(0, PIECE), ports, voice, order.draw);
  const push = quiz.why === 'now' ? 'duty' : 'study';
  for (const from of whole ? [] : laterPieces(quiz.people.length))
    putPiece(tx, 'papers', { quiz: number, from, at: tx.at, push });
  if (quiz.why !== 'single' && quiz.why !== 'contest') await voice.team(order.team, groupBegun(quiz, ports.zone));
  putJob(tx, `${ref}-close`, { kind: CLOSE_KIND, next: quiz.closes, payload: { quiz: number, by: order.by } });
  const remindAt = quiz.closes - remindBefore(quiz);
  if (remindAt > tx.at)
    putJob(tx, `${ref}-remind`, { kind: REMIND_KIND, next: remindAt, payload: { quiz: number, by: order.by } });
  return quiz;
}

/**
 * Draws the papers of some people of a quiz by its recorded seed and tells each the first question; who has a paper already
 * keeps it.
 */
export async function handOut(
  tx: Transaction,
  quiz: Quiz,
  people: readonly string[],
  ports: QuizPorts,
  voice: Voice,
  drawn: (draw: Draw, person: string) => Paper['questions'] = drawPaper,
): Promise<void> {
  const { number } = quiz;
  const day = dateOf(tx.at, ports.zone);
  const pools = new Map<Team, Pool>();
  const weights = await weightsFor(tx, people, tx.at);
  for (const person of people) {
    if (await tx.get(papers, paperId(number, person))) continue;
    const team = await teamOf(tx, person, quiz.team, ports.zone);
    const pool = pools.get(team) ?? poolOf(await drawable(tx, ports, team, quiz.topics, day));
    pools.set(team, pool);
    const own = weights.get(person);
    const draw: Draw = {
      items: pool.items,
      count: quiz.count,
      seed: `${quiz.seed}/${person}`,
      ...(own === undefined ? {} : { weightOf: (clause) => own.get(clause) ?? 1 }),
    };
    const questions = drawn(draw, person);
    for (const { item: id } of questions) {
      const item = pool.byId().get(id);
      if (item && !(await tx.get(askedItems, id))) tx.put(askedItems, id, item);
    }
    const paper: Paper = { quiz: number, person, questions, at: tx.at, state: 'waiting' };
    tx.put(papers, paperId(number, person), paper);
    await layOnTop(tx, person, number);
    await voice.person(person, await firstQuestion(tx, quiz, paper, ports.zone), quiz.closes);
  }
}

interface Pool {
  readonly items: readonly Item[];
  readonly byId: () => ReadonlyMap<string, Item>;
}
const indexes = new WeakMap<readonly Item[], ReadonlyMap<string, Item>>();

const poolOf = (items: readonly Item[]): Pool => ({
  items,
  byId: () => {
    const index = indexes.get(items) ?? new Map(items.map((item) => [item.id, item]));
    indexes.set(items, index);
    return index;
  },
});

const NOBODY_TOLD: Voice = { person: async () => {}, team: async () => {} };

/** The paper of who takes part in an open quiz and asks for it before it was handed out; undefined for others. */
export async function handOutAtOnce(
  tx: Transaction,
  number: number,
  person: string,
  ports: QuizPorts,
): Promise<Sitting | undefined> {
  const quiz = await tx.get(quizzes, quizRef(number));
  if (quiz?.state !== 'open' || tx.at >= quiz.closes || !quiz.people.includes(person)) return undefined;
  await handOut(tx, quiz, [person], ports, NOBODY_TOLD);
  return sittingOf(tx, number, person);
}

/** The questions that may be drawn for a team now: what the bank gives, less what is set aside, with what managers added. */
export async function drawable(
  reader: Reader,
  ports: Pick<QuizPorts, 'items' | 'inUse'>,
  team: Team,
  topics: readonly string[],
  day: LocalDate,
): Promise<readonly Item[]> {
  const items = ports.items(team, topics, day);
  return (await ports.inUse?.(reader, items, { team, topics, day })) ?? items;
}

/** In a quiz for everybody each is asked about the own service's work. */
async function teamOf(tx: Transaction, id: string, team: Team, zone: string): Promise<Team> {
  if (team !== '全员') return team;
  const member = await personById(tx, id, tx.at);
  return (member && (await speakerOf(tx, member, { now: tx.at, zone })).service) ?? team;
}

/** The first question, below the line that says what this is. */
export async function firstQuestion(tx: Transaction, quiz: Quiz, paper: Paper, zone: string): Promise<Reply> {
  const until = untilWords(quiz, tx.at, zone);
  const begun =
    quiz.why === 'contest' && quiz.from !== undefined
      ? messages.contestBegun(quiz.from, quiz.team, paper.questions.length, until)
      : messages.begun(quizRef(quiz.number), quiz.team, paper.questions.length, until);
  const first = await seen(tx, paper, 1);
  if (!first) return { blocks: lines(begun.zh), buttons: [] };
  const shown = showQuestion(quiz, 1, paper.questions.length, first, (sentence) => sentence.zh);
  return quiz.why === 'single' ? shown : { ...shown, blocks: [{ kind: 'text', text: begun.zh }, ...shown.blocks] };
}

const groupBegun = (quiz: Quiz, zone: string): Reply => {
  const ref = quizRef(quiz.number);
  const until = untilWords(quiz, quiz.at, zone);
  return {
    blocks: lines(messages.groupBegun(ref, quiz.team, quiz.count, quiz.people.length, until).zh),
    buttons: [{ label: messages.beginHere.zh, say: `开始答题 ${ref}` }],
    ref,
  };
};

/** Until when, as it is said today: `12:20`, on another day with the day. */
export function untilWords({ closes }: Pick<Quiz, 'closes'>, now: Instant, zone: string): string {
  const today = dateOf(now, zone);
  if (dateOf(closes, zone) === today) return hourInWords(localTime(closes, zone).time.slice(0, 5));
  return instantInWords(closes, today, zone).zh;
}
