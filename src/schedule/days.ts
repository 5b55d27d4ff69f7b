import { addDays, isLocalDate, type LocalDate } from '../base/time.ts';

/** Days of the week as RFC 5545 writes them; Monday is 0. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** A calendar month: months are counted through, so that month 13 of a year is January of the next. */
export interface YearMonth {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** Monday is 0, Sunday 6. */
export const weekdayOf = (date: LocalDate): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The Monday of the week that a day lies in: weeks begin on Monday, as people here count them. */
export const mondayOf = (date: LocalDate): LocalDate => addDays(date, -weekdayOf(date));

export const yearMonthOf = (date: LocalDate): YearMonth => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
});

export function addMonths({ year, month }: YearMonth, months: number): YearMonth {
  const index = year * 12 + (month - 1) + months;
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
}

/** How many days a month has. */
export const monthLength = ({ year, month }: YearMonth): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * A day of a month; -1 is its last day.
 * @returns undefined when the month has no such day (30 February).
 */
export function dayOfMonth(of: YearMonth, day: number): LocalDate | undefined {
  const length = monthLength(of);
  const number = day < 0 ? length + 1 + day : day;
  const date = `${String(of.year).padStart(4, '0')}-${two(of.month)}-${two(number)}`;
  return number >= 1 && number <= length && isLocalDate(date) ? date : undefined;
}

/** The n-th given weekday of a month; -1 is the last one. Undefined when the month has none (a fifth Friday). */
export function nthWeekday(of: YearMonth, n: number, weekday: number): LocalDate | undefined {
  const first = dayOfMonth(of, 1);
  if (first === undefined || n === 0) return undefined;
  const length = monthLength(of);
  const offset = (weekday - weekdayOf(first) + 7) % 7;
  const many = Math.floor((length - 1 - offset) / 7) + 1;
  const index = n > 0 ? n - 1 : many + n;
  return index >= 0 && index < many ? addDays(first, offset + 7 * index) : undefined;
}

/** Whole days from one day to another. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
