import type { Instant } from '../../base/clock.ts';
import { addDays, DAY, dateOf, HOUR, instantAt, MINUTE } from '../../base/time.ts';
import type { Severity } from '../../notes/model.ts';
import type { WorkCalendar } from '../../schedule/calendar.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import type { Clause, Day } from '../../standards/model.ts';
import { required } from '../../standards/required.ts';

/** How the clauses speak of the time to put something right. The hours are theirs. */
const FIX_WORDS: Readonly<Record<Exclude<Severity, '严重'>, RegExp>> = {
  一般: /一般问题.*完成整改/,
  较重: /较重问题.*完成整改/,
};
const SEVERE_WORDS = /严重问题.*报告/;

export interface Deadlines {
  /** Until when it must be put right; absent for a severe one, which is stopped at once. */
  readonly deadline?: Instant;
  /** Until when the handling of a severe one is reported. */
  readonly reportBy?: Instant;
  /** The clause that sets the time. */
  readonly clause?: string;
}

/**
 * Until when a finding must be put right, in clock hours from an instant: by the clauses in force on a day, so that a
 * revised standard changes the program. Nothing when no clause in force sets a time. Source: Q/LNJG JG 204—2024, 5.2.
 */
export function deadlines(catalogue: Catalogue, day: Day, severity: Severity, from: Instant): Deadlines {
  const found = required(catalogue, day, severity === '严重' ? SEVERE_WORDS : FIX_WORDS[severity], 'h');
  if (!found) return {};
  const until = from + found.value * HOUR;
  return { ...(severity === '严重' ? { reportBy: until } : { deadline: until }), clause: found.clause.key };
}

/** How many hours the clause in force gives for a severe one to be reported. Source: Q/LNJG JG 204—2024, 5.2.3. */
export const reportWithinHours = (catalogue: Catalogue, day: Day): number | undefined =>
  required(catalogue, day, SEVERE_WORDS, 'h')?.value;

export interface ComplaintTerms {
  readonly respondBy?: Instant;
  readonly answerBy?: Instant;
  readonly doneBy?: Instant;
}

/**
 * Until when who reported or complained hears that it was received, is answered, and it is done: by the clauses in force.
 * Source: Q/LNJG JG 207—2024, 5.2.1, 6.2.1, 6.2.2.
 */
export function complaintTerms(
  catalogue: Catalogue,
  calendar: WorkCalendar,
  from: Instant,
  zone: string,
): ComplaintTerms {
  const day = dateOf(from, zone);
  const respond = required(catalogue, day, /投诉.*响应/, 'min')?.value;
  const answer = required(catalogue, day, /首次答复/, 'h')?.value;
  const done = required(catalogue, day, /投诉.*办结/, '工作日')?.value;
  const doneBy = done === undefined ? undefined : endOfWorkday(calendar, from, done, zone);
  return {
    ...(respond === undefined ? {} : { respondBy: from + respond * MINUTE }),
    ...(answer === undefined ? {} : { answerBy: from + answer * HOUR }),
    ...(doneBy === undefined ? {} : { doneBy }),
  };
}

/** Until when a fix is verified: the end of the workday that the clause in force names. Source: Q/LNJG JG 204—2024, 6.2.4. */
export function verifyBy(
  catalogue: Catalogue,
  calendar: WorkCalendar,
  from: Instant,
  zone: string,
): Instant | undefined {
  const days = required(catalogue, dateOf(from, zone), /整改证据.*完成复查/, '工作日')?.value;
  return days === undefined ? undefined : endOfWorkday(calendar, from, days, zone);
}

function endOfWorkday(calendar: WorkCalendar, from: Instant, days: number, zone: string): Instant | undefined {
  const day = calendar.addWorkdays(dateOf(from, zone), days);
  return day.ok ? instantAt(addDays(day.value, 1), '00:00', zone) : undefined;
}

/** Within which time the same problem at the same place is a repetition, and the clause that says so. Source: JG 204, 5.3.1. */
export function repetition(
  catalogue: Catalogue,
  day: Day,
): { readonly within: number; readonly clause: Clause } | undefined {
  const found = required(catalogue, day, /同一问题.*再次发生/, '日');
  return found && { within: found.value * DAY, clause: found.clause };
}

/** One level up; a severe one stays severe (JG 204, 5.3.1, 5.3.2). */
export const oneUp = (severity: Severity): Severity => (severity === '一般' ? '较重' : '严重');
