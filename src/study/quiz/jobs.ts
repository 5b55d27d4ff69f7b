import { z } from 'zod';
import type { AfterCommit, JobKind, JobRun } from '../../schedule/jobs.ts';
import type { Transaction } from '../../store/store.ts';
import { NIGHT, quietEnd } from '../pushes/policy.ts';
import type { Pushes } from '../pushes/pushes.ts';
import type { Due } from '../schedules/model.ts';
import { closeQuiz, learnLarge, MAKE_UP_KIND, markPiece, sumUpLarge } from './close.ts';
import { answersTo, sittingOf } from './desk.ts';
import { messages } from './messages.ts';
import { type Quiz, quizRef, quizzes } from './model.ts';
import { CLOSE_KIND, handOut, openQuiz, prepareQuiz, type QuizOrder, REMIND_KIND, untilWords } from './open.ts';
import { PIECE, PIECE_KINDS, PIECE_WORK, type PieceWork, pieceSchema } from './pieces.ts';
import type { QuizPorts, Voice } from './ports.ts';
import { voiceOfJob } from './voices.ts';

export interface QuizJobPorts extends QuizPorts {
  readonly pushes: Pick<Pushes, 'pushToPerson' | 'pushToTeam'>;
}

/** Questions of a schedule that names no number. */
const DEFAULT_COUNT = 5;

const aboutQuiz = z.object({ quiz: z.number().int() });
const aboutMakeUp = aboutQuiz.extend({ people: z.array(z.string()), by: z.string() });

/** What of a quiz happens at times of its own. */
export function quizJobs(ports: QuizJobPorts): JobKind[] {
  const kind = (name: string, kindOfPush: 'notice' | 'study', run: QuizJob): JobKind => ({
    kind: name,
    next: () => undefined,
    run: async (tx, { payload }) => {
      const { voice, sent } = voiceOfJob(tx, ports.pushes, kindOfPush);
      await run(tx, payload, voice);
      return sent;
    },
  });
  return [
    kind(CLOSE_KIND, 'notice', async (tx, payload, voice) => {
      const quiz = await tx.get(quizzes, quizRef(aboutQuiz.parse(payload).quiz));
      if (quiz) await closeQuiz(tx, quiz, ports, voice);
    }),
    kind(REMIND_KIND, 'notice', async (tx, payload, voice) => {
      const { quiz: number } = aboutQuiz.parse(payload);
      const quiz = await tx.get(quizzes, quizRef(number));
      // What would be heard after the close reminds nobody.
      const heard = quietEnd(NIGHT, tx.at, ports.zone) ?? tx.at;
      if (quiz && heard < quiz.closes) await remind(tx, number, ports.zone, voice);
    }),
    kind(MAKE_UP_KIND, 'study', async (tx, payload, voice) => {
      const { quiz: number, people, by } = aboutMakeUp.parse(payload);
      const quiz = await tx.get(quizzes, quizRef(number));
      if (quiz) await hold(tx, { ...orderOf(quiz), why: 'make-up', from: quizRef(number), people, by }, ports, voice);
    }),
    ...PIECE_WORK.map(
      (work): JobKind => ({
        kind: PIECE_KINDS[work],
        next: () => undefined,
        run: (tx, { payload }) => runPiece(tx, work, payload, ports),
      }),
    ),
  ];
}
/** Kinds of job that {@link quizMissed} takes care of when they were missed. */
export const QUIZ_KINDS: readonly string[] = [CLOSE_KIND, REMIND_KIND, MAKE_UP_KIND, ...Object.values(PIECE_KINDS)];

/** One piece of a large quiz; what was missed is done all the same, but nothing is handed out after the close. */
async function runPiece(
  tx: Transaction,
  work: PieceWork,
  payload: unknown,
  ports: QuizJobPorts,
): Promise<AfterCommit | undefined> {
  const piece = pieceSchema.parse(payload);
  const quiz = await tx.get(quizzes, quizRef(piece.quiz));
  if (!quiz) return undefined;
  const { voice, sent } = voiceOfJob(tx, ports.pushes, piece.push);
  if (work === 'papers') {
    const people = quiz.people.slice(piece.from, piece.from + PIECE);
    if (quiz.state === 'open' && tx.at < quiz.closes) await handOut(tx, quiz, people, ports, voice);
  } else if (work === 'marks') await markPiece(tx, quiz, piece, ports, voice);
  else if (work === 'sum') await sumUpLarge(tx, quiz, piece, ports, voice);
  else await learnLarge(tx, quiz, ports, voice);
  return sent;
}

/**
 * What was missed while the program was away: a quiz whose time is over is closed all the same, a reminder has no use any
 * more, a make-up waits for its manager's word.
 */
export async function quizMissed(
  tx: Transaction,
  { kind }: Pick<JobRun, 'kind'>,
  payload: unknown,
  ports: QuizJobPorts,
): Promise<AfterCommit | undefined> {
  const work = PIECE_WORK.find((one) => PIECE_KINDS[one] === kind);
  if (work) return runPiece(tx, work, payload, ports);
  const { voice, sent } = voiceOfJob(tx, ports.pushes, 'notice');
  const quiz = await tx.get(quizzes, quizRef(aboutQuiz.parse(payload).quiz));
  if (quiz && kind === CLOSE_KIND) await closeQuiz(tx, quiz, ports, voice);
  if (quiz && kind === MAKE_UP_KIND) {
    const ref = quizRef(quiz.number);
    await voice.person(quiz.by, {
      blocks: [{ kind: 'lead', text: messages.makeUpMissed(ref).zh }],
      buttons: [{ label: messages.makeUpNow.zh, say: `补考 ${ref} 现在` }],
      ref,
    });
  }
  return sent;
}

type QuizJob = (tx: Transaction, payload: unknown, voice: Voice) => Promise<unknown>;

const orderOf = ({ team, count, topics, pass, limit }: Quiz): Omit<QuizOrder, 'why' | 'by'> => ({
  team,
  count,
  topics,
  pass,
  ...(limit === undefined ? {} : { limit }),
});

/** A schedule that falls due is a quiz for its team. */
export const quizDue =
  (ports: QuizJobPorts): Due =>
  async (
    tx,
    { team = '全员', count = DEFAULT_COUNT, topics, pass, limit, owner },
    { ref },
  ): Promise<AfterCommit | undefined> => {
    const { voice, sent } = voiceOfJob(tx, ports.pushes, 'study');
    const said = { ...(pass === undefined ? {} : { pass }), ...(limit === undefined ? {} : { limit }) };
    await hold(tx, { why: 'scheduled', team, count, topics, by: owner, from: ref, ...said }, ports, voice);
    return sent;
  };

/** Opens a quiz that nobody waits for, at night for the morning; why it can't be, its manager hears. */
async function hold(tx: Transaction, order: QuizOrder, ports: QuizPorts, voice: Voice): Promise<void> {
  const prepared = await prepareQuiz(tx, order, ports);
  const told = quietEnd(NIGHT, tx.at, ports.zone);
  if (prepared.ok) await openQuiz(tx, told === undefined ? order : { ...order, told }, prepared.value, ports, voice);
  else await voice.person(order.by, { blocks: [{ kind: 'lead', text: prepared.error.zh }], buttons: [] });
}

/** Reminds in private who has not finished an open quiz. @returns how many */
export async function remind(tx: Transaction, number: number, zone: string, voice: Voice): Promise<number> {
  const quiz = await tx.get(quizzes, quizRef(number));
  if (quiz?.state !== 'open') return 0;
  let reminded = 0;
  for (const person of quiz.people) {
    const sitting = await sittingOf(tx, number, person);
    if (!sitting || sitting.paper.state === 'done') continue;
    const left = (await answersTo(tx, sitting.paper)).filter((given) => given === undefined).length;
    if (left === 0) continue;
    const ref = quizRef(number);
    reminded += 1;
    await voice.person(person, {
      blocks: [{ kind: 'lead', text: messages.reminder(ref, left, untilWords(quiz, tx.at, zone)).zh }],
      buttons: [{ label: messages.beginHere.zh, say: `开始答题 ${ref}` }],
      personal: true,
      ref,
    });
  }
  return reminded;
}
