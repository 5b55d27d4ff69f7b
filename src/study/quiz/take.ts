import type { Transaction } from '../../store/store.ts';
import { noteClause } from '../../trail/trail.ts';
import { readAnswer, type Understood } from './answer-words.ts';
import { answersTo, clearAway, firstOpen, onDesk, type Sitting, seen, sittingOf } from './desk.ts';
import { givenId, givens, paperId, papers, quizRef } from './model.ts';

/** What became of an answer. */
export type Taken =
  | ({
      readonly what: 'kept' | 'changed' | 'same' | 'late';
      readonly sitting: Sitting;
      readonly question: number;
    } & Pick<Understood, 'said'>)
  | { readonly what: 'misfit'; readonly sitting: Sitting; readonly question: number }
  | { readonly what: 'no-such-question'; readonly sitting: Sitting }
  | { readonly what: 'handed-in'; readonly sitting: Sitting }
  | { readonly what: 'not-yours'; readonly quiz: number }
  | { readonly what: 'nothing-open' };

export interface Answering {
  readonly person: string;
  readonly words: string;
  /** Named by a button, or by the person; otherwise the paper on top of the desk and its first open question. */
  readonly quiz?: number;
  readonly question?: number;
}

/**
 * Takes an answer. What was answered before is changed by a later word until the close; after it the answer is kept and marked.
 * The same word twice (a button pressed twice, a message delivered again) changes nothing.
 */
export async function takeAnswer(tx: Transaction, answering: Answering): Promise<Taken> {
  const { person, words } = answering;
  const number = answering.quiz ?? (await onDesk(tx, person)).at(-1);
  if (number === undefined) return { what: 'nothing-open' };
  const sitting = await sittingOf(tx, number, person);
  if (!sitting) return { what: 'not-yours', quiz: number };
  const { quiz, paper } = sitting;
  if (paper.handed !== undefined && quiz.state === 'open') return { what: 'handed-in', sitting };
  const answers = await answersTo(tx, paper);
  const question = answering.question ?? firstOpen(answers) ?? paper.questions.length;
  const asked = await seen(tx, paper, question);
  if (!asked) return { what: 'no-such-question', sitting };
  const understood = readAnswer(words, asked);
  if (!understood) return { what: 'misfit', sitting, question };
  const { said } = understood;
  const before = answers[question - 1];
  if (before?.said === said) return { what: 'same', sitting, question, said };
  const late = quiz.state === 'closed' || tx.at >= quiz.closes;
  // What counted until the close goes on counting.
  if (late && before && before.late === undefined) return { what: 'late', sitting, question, said };
  tx.put(givens, givenId(quiz.number, person, question), {
    quiz: quiz.number,
    person,
    question,
    item: asked.item.id,
    clause: asked.item.clause,
    ...understood,
    ...(late ? { late: true as const } : {}),
    at: tx.at,
  });
  if (late) return { what: 'late', sitting, question, said };
  if (paper.state === 'waiting') tx.put(papers, paperId(quiz.number, person), { ...paper, state: 'answering' });
  return { what: before ? 'changed' : 'kept', sitting, question, said };
}

/** What is still to be asked of a sitting: the number of its first open question, undefined when all are answered. */
export async function nextOpen(tx: Transaction, { paper }: Sitting): Promise<number | undefined> {
  return firstOpen(await answersTo(tx, paper));
}

/** Hands a paper in before the close: what is open stays open, what was said stays said. */
export async function handIn(tx: Transaction, { quiz, paper }: Sitting): Promise<void> {
  tx.put(papers, paperId(quiz.number, paper.person), { ...paper, state: 'done', handed: tx.at });
  await clearAway(tx, paper.person, quiz.number);
}

/** Notes that a paper has all its answers; the person's desk shows what else lies there. */
export async function finishPaper(tx: Transaction, { quiz, paper }: Sitting): Promise<void> {
  if (paper.state === 'done' || paper.state === 'closed') return;
  tx.put(papers, paperId(quiz.number, paper.person), { ...paper, state: 'done' });
  // Another paper that waits comes to the top; this one can still be changed by naming it.
  const others = (await onDesk(tx, paper.person)).length > 1;
  if (others) await clearAway(tx, paper.person, quiz.number);
}

/** Notes on the trail of each clause how it was answered, once a quiz is closed. */
export function noteAnswers(
  tx: Transaction,
  sitting: Sitting,
  answers: readonly { readonly clause: string; readonly right: boolean; readonly question: number }[],
): void {
  for (const { clause, right, question } of answers)
    noteClause(tx, {
      kind: right ? 'right' : 'wrong',
      clause,
      team: sitting.quiz.team,
      ref: `${quizRef(sitting.quiz.number)}/${sitting.paper.person}/${question}`,
    });
}
