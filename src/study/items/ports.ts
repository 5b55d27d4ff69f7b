import type { Turn } from '../../commands/turn.ts';
import type { Catalogue, Located } from '../../standards/catalogue.ts';
import type { Clause, Edition } from '../../standards/model.ts';
import type { WrittenQuestion } from '../bank/written.ts';
import type { QuizPorts } from '../quiz/ports.ts';

export interface ItemPorts extends Pick<QuizPorts, 'zone' | 'quote'> {
  readonly catalogue: () => Catalogue;
  /** Reads code and clause in any typed form; undefined when no standard is named. */
  readonly placeOf: (
    words: string,
    turn: Turn,
  ) => { readonly edition: Edition; readonly clause?: Clause; readonly dated: boolean } | undefined;
  /** Clauses in force that the words are about, the best first. */
  readonly clausesAbout: (words: string, turn: Turn) => readonly Located[];
  /** Questions written by hand in files. */
  readonly written: () => readonly WrittenQuestion[];
}
