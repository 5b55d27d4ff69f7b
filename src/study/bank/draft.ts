import type { Clause, Edition } from '../../standards/model.ts';
import type { ItemKind } from './model.ts';

/** A question before the gates: what is right, and more wrong answers than it needs, best first. */
export type Answer =
  | {
      readonly form: 'single';
      readonly right: string;
      readonly wrong: readonly string[];
      /** How many wrong ones the question takes; it is dropped where fewer than two are left. */
      readonly take?: number;
    }
  | {
      readonly form: 'several';
      readonly right: readonly string[];
      readonly wrong: readonly string[];
      readonly take?: number;
    }
  | { readonly form: 'judge'; readonly right: boolean }
  | { readonly form: 'number'; readonly right: number; readonly unit: string }
  /** The steps in their right order. */
  | { readonly form: 'order'; readonly right: readonly string[] };

export interface Draft {
  readonly kind: ItemKind;
  readonly edition: Edition;
  /** The clause that defends it. */
  readonly clause: Clause;
  readonly stem: string;
  readonly answer: Answer;
  /** Words of the clause that the question is about, without what is asked for: other clauses with these words are looked at too. */
  readonly topic: string;
  /** Of a question about force, what is done: another clause may require it. */
  readonly act?: string;
  /** What a false statement puts in the place of the clause's own words: it must be right nowhere else either. */
  readonly says?: string;
  /** Other statements for the same question, should what this one says be right elsewhere. */
  readonly instead?: readonly { readonly stem: string; readonly says: string }[];
  /** The options are the same for every question of this kind, so that their length tells nothing. */
  readonly fixed?: boolean;
}

/** The draft with fewer wrong answers; undefined where none is left. */
export function withoutWrong(draft: Draft, bad: (words: string) => boolean): Draft | undefined {
  const { answer } = draft;
  if (answer.form !== 'single' && answer.form !== 'several') return draft;
  const wrong = answer.wrong.filter((words) => !bad(words));
  if (wrong.length === answer.wrong.length) return draft;
  return wrong.length === 0 ? undefined : { ...draft, answer: { ...answer, wrong } };
}
