import type { Catalogue } from './catalogue.ts';
import type { Clause, Day, Modal } from './model.ts';

/** What stands in a table or beside a clause repeats a rule or explains it. */
const BESIDE: readonly Clause['kind'][] = ['row', 'note', 'example', 'term'];

/** A number that a clause in force sets. */
export interface Required {
  readonly clause: Clause;
  readonly value: number;
}

/** The first clause in force that requires something in such words, and its value in a unit. */
export function required(
  catalogue: Catalogue,
  day: Day,
  words: RegExp,
  unit: string,
  modals: readonly Modal[] = ['应'],
): Required | undefined {
  for (const edition of catalogue.allInForce(day)) {
    for (const clause of edition.clauses) {
      if (BESIDE.includes(clause.kind) || !modals.includes(clause.modal) || !words.test(clause.text)) continue;
      const quantity = clause.quantities.find((q) => q.unit === unit);
      const value = quantity?.from ?? quantity?.to;
      if (value !== undefined) return { clause, value };
    }
  }
  return undefined;
}
