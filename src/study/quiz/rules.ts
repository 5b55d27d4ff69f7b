import type { LocalDate } from '../../base/time.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import { required } from '../../standards/required.ts';

/** Where no standard in force says: what most of them say. */
const PASS = 80;
const MAKE_UP_WITHIN = 5;

/** How many points of 100 pass a test, read from the clause in force that says so. */
export function passMark(catalogue: Catalogue, day: LocalDate): { readonly points: number; readonly clause?: string } {
  const found = required(catalogue, day, /测试.*(?:合格|及格)/, '分');
  return found ? { points: found.value, clause: found.clause.key } : { points: PASS };
}

/** Within how many workdays a test is made up for, read from the clause in force that says so. */
export const makeUpWithin = (catalogue: Catalogue, day: LocalDate): number =>
  required(catalogue, day, /补考/, '工作日')?.value ?? MAKE_UP_WITHIN;
