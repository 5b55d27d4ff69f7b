import type { LocalDate } from '../../base/time.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import type { Clause, Modal } from '../../standards/model.ts';

/** Where no standard in force says: what most of them say. */
const PASS = 80;
const MAKE_UP_WITHIN = 5;

/** What stands in a table or beside a clause repeats a rule or explains it. */
const BESIDE: readonly Clause['kind'][] = ['row', 'note', 'example', 'term'];

/** The first clause in force that requires something in such words, and its value in a unit. */
export function required(
  catalogue: Catalogue,
  day: LocalDate,
  words: RegExp,
  unit: string,
  modals: readonly Modal[] = ['应'],
): { readonly clause: Clause; readonly value: number } | undefined {
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

/** How many points of 100 pass a test, read from the clause in force that says so. */
export function passMark(catalogue: Catalogue, day: LocalDate): { readonly points: number; readonly clause?: string } {
  const found = required(catalogue, day, /测试.*(?:合格|及格)/, '分');
  return found ? { points: found.value, clause: found.clause.key } : { points: PASS };
}

/** Within how many workdays a test is made up for, read from the clause in force that says so. */
export const makeUpWithin = (catalogue: Catalogue, day: LocalDate): number =>
  required(catalogue, day, /补考/, '工作日')?.value ?? MAKE_UP_WITHIN;
