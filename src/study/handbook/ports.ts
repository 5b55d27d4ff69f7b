import type { OrderFile } from '../../commands/file-order.ts';
import type { Turn } from '../../commands/turn.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import type { Clause, Edition } from '../../standards/model.ts';

/** What of the standards somebody's words name, as far as they may read it. */
export interface Place {
  readonly edition: Edition;
  /** The number that was said. */
  readonly number?: string;
  /** The clause of that number; absent when there is none, or it is a heading. */
  readonly clause?: Clause;
  readonly parts: readonly Clause[];
  /** What there is, when there is no such clause. */
  readonly nearest: readonly Clause[];
  /** The edition was named by its year. */
  readonly dated: boolean;
  /** The words that name nothing: a topic, perhaps. */
  readonly rest: string;
}

export interface HandbookPorts {
  readonly catalogue: () => Catalogue;
  /** Reads code and clause in any typed form; undefined when no standard is named. */
  readonly placeOf: (words: string, turn: Turn) => Place | undefined;
  /** The address of a post's handbook on the page; undefined when there is no page. */
  readonly pageOf: (post: string) => string | undefined;
  readonly orderFile: OrderFile;
}
