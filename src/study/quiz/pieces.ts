import { z } from 'zod';
import { dropJob, putJob } from '../../schedule/jobs.ts';
import type { Transaction } from '../../store/store.ts';
import { type Quiz, quizRef } from './model.ts';

/** People of a quiz who are dealt with in one transaction: the turns of others wait no longer than that takes. */
export const PIECE = 20;

/** What of a large quiz is done piece by piece: papers handed out, papers marked; then, once, the sum and what is learnt of it. */
export const PIECE_WORK = ['papers', 'marks', 'sum', 'learn'] as const;
export type PieceWork = (typeof PIECE_WORK)[number];
export const PIECE_KINDS: Readonly<Record<PieceWork, string>> = {
  papers: 'quiz-papers',
  marks: 'quiz-marks',
  sum: 'quiz-sum',
  learn: 'quiz-learn',
};

export const pieceSchema = z.object({
  quiz: z.number().int(),
  /** The place of its first person in {@link Quiz.people}. */
  from: z.number().int().nonnegative(),
  /** When the quiz began, or closed. */
  at: z.number(),
  /** How its people are told. */
  push: z.enum(['study', 'notice', 'duty']),
});
export type PieceOf = z.infer<typeof pieceSchema>;

const scheduleOf = (work: PieceWork, quiz: number, from: number): string => `${quizRef(quiz)}-${work}/${from}`;

/** Puts a piece down as a job of its own, due at once: done once, whatever stops the program in between. */
export const putPiece = (tx: Transaction, work: PieceWork, piece: PieceOf): void =>
  putJob(tx, scheduleOf(work, piece.quiz, piece.from), { kind: PIECE_KINDS[work], next: piece.at, payload: piece });

/** The places at which the pieces of so many people begin, but the first. */
export const laterPieces = (people: number): readonly number[] =>
  Array.from({ length: Math.max(0, Math.ceil(people / PIECE) - 1) }, (_, i) => (i + 1) * PIECE);

/** Takes back what is not handed out yet: the quiz is over. */
export function dropPieces(tx: Transaction, { number, people }: Quiz): void {
  for (const from of laterPieces(people.length)) dropJob(tx, scheduleOf('papers', number, from));
}
