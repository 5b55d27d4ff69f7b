import type { LocalDate } from '../../base/time.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import type { Attendance } from './model.ts';
import { minutesOfHour, tooLate } from './rules.ts';

/** What the clauses in force say of counting. */
export interface CreditRules {
  readonly minutesOfHour: number;
  readonly tooLate: number;
}

export const creditRules = (catalogue: Catalogue, day: LocalDate): CreditRules => ({
  minutesOfHour: minutesOfHour(catalogue, day).value,
  tooLate: tooLate(catalogue, day).value,
});

/**
 * What of a meeting counts for one person. A training counts whole class hours, and none for who came too late; a weekly
 * meeting its minutes, from the sign-in on. Source: Q/LNJG BZ 401, 6.4.3, 7.1, 7.4.
 */
export function creditOf(
  { kind, late = 0 }: Pick<Attendance, 'kind' | 'late'>,
  length: number,
  rules: CreditRules,
): { readonly minutes: number; readonly hours: number } {
  if (kind !== '培训') return { minutes: Math.max(length - late, 0), hours: 0 };
  if (late > rules.tooLate) return { minutes: 0, hours: 0 };
  return { minutes: length, hours: Math.floor(length / rules.minutesOfHour) };
}
