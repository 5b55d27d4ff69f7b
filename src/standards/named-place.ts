import type { Clause, Edition } from './model.ts';

/** What of the standards somebody's words name, as far as they may read it. */
export interface NamedPlace {
  readonly edition: Edition;
  /** The number that was said. */
  readonly number?: string;
  /** The clause of that number; absent when none was said or there is none. */
  readonly clause?: Clause;
  /** What stands under it: items, rows, notes; of a heading or a table, its clauses. */
  readonly parts: readonly Clause[];
  /** What there is, when there is no such clause. */
  readonly nearest: readonly Clause[];
  /** True when the edition was named by its year. */
  readonly dated: boolean;
  /** The words that name nothing. */
  readonly rest: string;
}
