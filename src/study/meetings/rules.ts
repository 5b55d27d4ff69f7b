import type { LocalDate } from '../../base/time.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import { type Required, required } from '../../standards/required.ts';

/** A number that a clause in force sets, with the clause; without one, what most bureaus do. */
export interface Rule {
  readonly value: number;
  readonly clause?: string;
}

const ruleOf = (found: Required | undefined, otherwise: number): Rule =>
  found ? { value: found.value, clause: found.clause.key } : { value: otherwise };

/** How long a weekly meeting studies at least, in minutes. Source: Q/LNJG TY 105, 5.2.1. */
export const studyMinutes = (catalogue: Catalogue, day: LocalDate): Rule =>
  ruleOf(required(catalogue, day, /例会.*学习.*时间/, 'min', ['应', '不应']), 15);

/** How many clauses a weekly meeting studies at most. Source: Q/LNJG TY 105, 5.2.2. */
export function clausesOfMeeting(catalogue: Catalogue, day: LocalDate): Rule {
  for (const edition of catalogue.allInForce(day))
    for (const { modal, text, quantities, key } of edition.clauses) {
      if (modal !== '应' || !/例会.*学习.*条款/.test(text)) continue;
      const most = quantities.find(({ unit }) => unit === '条')?.to;
      if (most !== undefined) return { value: most, clause: key };
    }
  return { value: 3 };
}

/** How many minutes make a class hour. Source: Q/LNJG BZ 401, 7.1. */
export const minutesOfHour = (catalogue: Catalogue, day: LocalDate): Rule =>
  ruleOf(required(catalogue, day, /每满.*学时/, 'min'), 45);

/** Who is later than this many minutes gets no class hours. Source: Q/LNJG BZ 401, 6.4.3. */
export const tooLate = (catalogue: Catalogue, day: LocalDate): Rule =>
  ruleOf(required(catalogue, day, /迟到.*学时/, 'min', ['应', '不应']), 15);

/** Class hours before one works alone. Source: Q/LNJG BZ 401, 6.2.1. */
export const hoursBefore = (catalogue: Catalogue, day: LocalDate): Rule =>
  ruleOf(required(catalogue, day, /上岗前.*岗前培训|岗前培训.*学时/, '学时', ['应', '不应']), 16);

/** Class hours a year. Source: Q/LNJG BZ 401, 6.3.1. */
export const hoursOfYear = (catalogue: Catalogue, day: LocalDate): Rule =>
  ruleOf(required(catalogue, day, /每年.*培训/, '学时', ['应', '不应']), 24);

/** Whether weekly meetings count towards the class hours of the year. Source: Q/LNJG BZ 401, 7.4. */
export const weeklyCounts = (catalogue: Catalogue, day: LocalDate): boolean =>
  catalogue
    .allInForce(day)
    .some(({ clauses }) => clauses.some(({ text }) => /例会.*折算.*学时|例会.*计入.*培训/.test(text)));
