import type { LocalDate } from '../base/time.ts';
import type { Reply } from '../commands/reply.ts';
import type { Turn } from '../commands/turn.ts';
import type { Subject } from './model.ts';
import type { Question } from './question/question.ts';
import type { Placed, Shelf } from './shelf.ts';

/** One question, with all that an answer may look at. */
export interface Asking {
  readonly turn: Turn;
  readonly question: Question;
  /** The day on which it is asked; the day that it asks about is `question.day`. */
  readonly today: LocalDate;
  readonly shelf: Shelf;
  /** What this person's last question here was about, if it was asked within ten minutes. */
  readonly subject: Subject | undefined;
}

/** An answer before it has its number. */
export interface Draft {
  readonly reply: Reply;
  /** The plain question that follow-ups go on from. */
  readonly plain: string;
  /** Keys of the clauses that it rests on, the answer's own first. */
  readonly clauses: readonly string[];
  /** What was offered to choose from, in order. */
  readonly choices?: Subject['choices'];
  /** The clause that the buttons below the answer are about. */
  readonly on?: Pick<Placed, 'clause' | 'edition'>;
}

/** Answers the questions of one form; undefined for any other. */
export type Answerer = (asking: Asking) => Draft | undefined;
