/** A person found that a document answers a question: tapped 有用, or assigned it to a question nobody could answer. */
export interface Confirmation {
  /** In the words in which it was asked. */
  readonly query: string;
  readonly documentId: string;
  readonly person: string;
  /** ISO 8601; kept for the listing, never read as an order. */
  readonly at: string;
  /** Said by someone whose task it is (a manager's assignment): needs no second person. */
  readonly assigned?: boolean;
}

/** What was learned and then taken back: this word of questions no longer leads to this word of clauses, or to this standard. */
export interface Undone {
  readonly spoken: string;
  /** Left out: the word leads nowhere any more. */
  readonly meant?: string;
}

/** Everything that learning rests on, as plain data: the store keeps it, and it gives the same lessons again. */
export interface LearningState {
  readonly confirmations: readonly Confirmation[];
  readonly undone: readonly Undone[];
}

/** One thing learned, for `学到的说法`: of `asked` confirmed questions with `spoken`, `confirmed` were answered by a clause with `meant`. */
export interface Lesson {
  readonly spoken: string;
  readonly meant: string;
  readonly kind: 'word' | 'standard';
  readonly confirmed: number;
  readonly asked: number;
}
