import type { Reader, Transaction } from '../../store/store.ts';
import type { Seen } from './answer-words.ts';
import {
  askedItems,
  desks,
  type Given,
  givenId,
  givens,
  type Paper,
  paperId,
  papers,
  type Quiz,
  quizRef,
  quizzes,
} from './model.ts';

/** A quiz with one person's paper of it. */
export interface Sitting {
  readonly quiz: Quiz;
  readonly paper: Paper;
}

export async function sittingOf(reader: Reader, quiz: number, person: string): Promise<Sitting | undefined> {
  const [found, paper] = await Promise.all([
    reader.get(quizzes, quizRef(quiz)),
    reader.get(papers, paperId(quiz, person)),
  ]);
  return found && paper ? { quiz: found, paper } : undefined;
}

/** What lies before a person, the paper whose question was asked last at the end. */
export async function onDesk(reader: Reader, person: string): Promise<readonly number[]> {
  return (await reader.get(desks, person))?.papers ?? [];
}

/** Puts a paper on top of a person's desk. */
export async function layOnTop(tx: Transaction, person: string, quiz: number): Promise<void> {
  const others = (await onDesk(tx, person)).filter((other) => other !== quiz);
  tx.put(desks, person, { papers: [...others, quiz], at: tx.at });
}

/** Takes a paper away; an empty desk is none. */
export async function clearAway(tx: Transaction, person: string, quiz: number): Promise<void> {
  const before = await onDesk(tx, person);
  const others = before.filter((other) => other !== quiz);
  if (others.length === before.length) return;
  if (others.length === 0) tx.drop(desks, person);
  else tx.put(desks, person, { papers: others, at: tx.at });
}

/** A question of a paper as its person sees it, from 1; undefined when there is none of that number. */
export async function seen(reader: Reader, paper: Paper, question: number): Promise<Seen | undefined> {
  const drawn = paper.questions[question - 1];
  const item = drawn && (await reader.get(askedItems, drawn.item));
  return drawn && item ? { item, places: drawn.places } : undefined;
}

/** The answers to a paper, in the order of its questions; undefined where none was given. */
export function answersTo(reader: Reader, { quiz, person, questions }: Paper): Promise<(Given | undefined)[]> {
  return Promise.all(questions.map((_, i) => reader.get(givens, givenId(quiz, person, i + 1))));
}

/** The first question without an answer, from 1; undefined when all have one. */
export function firstOpen(answers: readonly (Given | undefined)[]): number | undefined {
  const at = answers.indexOf(undefined);
  return at < 0 ? undefined : at + 1;
}
