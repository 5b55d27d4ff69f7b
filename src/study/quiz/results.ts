import { dateOf } from '../../base/time.ts';
import { type Block, lines, type Reply } from '../../commands/reply.ts';
import { personById } from '../../people/who.ts';
import type { Reader } from '../../store/store.ts';
import { rightWords } from './answer-words.ts';
import { seen } from './desk.ts';
import { messages } from './messages.ts';
import { type Given, type Paper, type Quiz, quizRef } from './model.ts';
import type { QuizPorts } from './ports.ts';

/** Clauses of wrong answers that fit below a result on a phone; the others are offered. */
const QUOTED = 3;
/** Names that fit one line on a phone. */
const NAMED = 10;

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

/** When who did not pass makes it up; a year without a calendar gives no day. */
export type MakeUpTime = { readonly when: string } | { readonly unknownYear: number };
/** A make-up with those whom it is for. */
export type MakeUp = MakeUpTime & { readonly people: readonly string[] };

/** A reader that knows what time it is. */
type Dated = Reader & { readonly at: number };

/** What of a paper tells how a quiz went: as it stands once it is marked. */
export interface Standing {
  readonly person: string;
  /** Answers in time, and questions. */
  readonly counted: number;
  readonly of: number;
  readonly score: number;
  readonly last: number;
  readonly unreached: boolean;
}

/** What one person is told of the own paper. */
export async function resultOf(
  tx: Dated,
  quiz: Quiz,
  { paper, answers, right, score, taken }: Marked,
  { makeUp, unreached }: { readonly makeUp?: MakeUpTime; readonly unreached: boolean },
  ports: QuizPorts,
): Promise<Reply> {
  const ref = quizRef(quiz.number);
  if (quiz.why === 'single') return singleResult(tx, quiz, { paper, answers, right }, ports);
  const again = makeUp && 'when' in makeUp && score < quiz.pass ? [messages.makeUpOn(makeUp.when).zh] : [];
  if (unreached) return { blocks: lines(messages.notReached(ref).zh, ...again), buttons: [], ref, personal: true };
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
  tx: Dated,
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
  tx: Dated,
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

/** What the group hears: how many finished, and the names of the first three; of nobody else. */
export async function groupResult(reader: Reader, quiz: Quiz, all: readonly Standing[]): Promise<Reply> {
  const ref = quizRef(quiz.number);
  const first = all
    .filter(({ counted, score }) => counted > 0 && score >= quiz.pass)
    .sort((a, b) => b.score - a.score || a.last - b.last)
    .slice(0, 3);
  const names = await Promise.all(first.map(({ person }) => nameOf(reader, person)));
  return {
    blocks: lines(
      messages.groupResult(ref, quiz.team, all.filter(isFinished).length, all.length).zh,
      // In a group of a few the first three would leave the last one out.
      ...(names.length > 0 && all.length > 4 ? [messages.top(names).zh] : []),
    ),
    buttons: [],
    ref,
  };
}

const isFinished = ({ counted, of }: Standing): boolean => counted === of;

/** What the manager hears: how many passed, what comes after, and who never had the questions. */
export async function managerResult(
  reader: Reader,
  quiz: Quiz,
  all: readonly Standing[],
  makeUp: MakeUp | undefined,
): Promise<Reply> {
  const ref = quizRef(quiz.number);
  const taken = all.filter(({ counted }) => counted > 0).length;
  const passed = all.filter(({ score }) => score >= quiz.pass).length;
  const unreached = all.filter((one) => one.unreached);
  const names = await Promise.all(unreached.slice(0, NAMED).map(({ person }) => nameOf(reader, person)));
  const after =
    makeUp === undefined
      ? []
      : 'when' in makeUp
        ? [messages.makeUpPlanned(makeUp.people.length, makeUp.when).zh]
        : [messages.makeUpHeld(ref, makeUp.unknownYear).zh];
  return {
    blocks: lines(
      messages.managerResult(ref, passed, taken, all.length).zh,
      ...(names.length > 0 ? [messages.notReachedOnes(names, unreached.length - names.length).zh] : []),
      ...after,
    ),
    buttons: [{ label: '测试情况', say: `测试情况 ${ref}` }],
    ref,
  };
}

export const nameOf = async (reader: Reader, person: string): Promise<string> =>
  (await personById(reader, person, 0))?.person.name ?? person;
