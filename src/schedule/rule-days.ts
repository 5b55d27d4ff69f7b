import { addDays, type LocalDate } from '../base/time.ts';
import {
  addMonths,
  dayOfMonth,
  daysBetween,
  mondayOf,
  monthLength,
  nthWeekday,
  weekdayOf,
  type YearMonth,
  yearMonthOf,
} from './days.ts';
import type { Rule } from './rule.ts';

/** Rules that name a day which never comes (BYMONTH=2;BYMONTHDAY=30) end after this many barren periods. */
const BARREN = 120;

/**
 * The days of a rule from `from` on, in order, without end (COUNT and UNTIL are the caller's). `start` is the day that the
 * rule begins with: intervals are counted from its day, week, month or year, and what the rule leaves open (每月, no day) is
 * taken from it. WORKDAY gives every day, and the n-th workday every day of its month: which of them is meant the calendar says.
 */
export function* ruleDays(rule: Rule, start: LocalDate, from: LocalDate): Generator<LocalDate> {
  const earliest = from > start ? from : start;
  let barren = 0;
  for (let period = firstPeriod(rule, start, earliest); barren < BARREN; period += 1) {
    const days = daysOf(rule, start, period * rule.interval).filter((day) => day >= earliest);
    barren = days.length > 0 ? 0 : barren + 1;
    yield* days;
  }
}

/** Which period, counted from the one that `start` lies in, holds `day` or comes before it. */
function firstPeriod(rule: Rule, start: LocalDate, day: LocalDate): number {
  const from = yearMonthOf(start);
  const to = yearMonthOf(day);
  const months = (to.year - from.year) * 12 + to.month - from.month;
  const units = {
    WORKDAY: () => daysBetween(start, day),
    DAILY: () => daysBetween(start, day),
    WEEKLY: () => daysBetween(mondayOf(start), mondayOf(day)) / 7,
    MONTHLY: () => months,
    YEARLY: () => to.year - from.year,
  }[rule.frequency]();
  return Math.floor(units / rule.interval);
}

/** The days of the rule in the period that lies `offset` days, weeks, months or years after that of `start`. */
function daysOf(rule: Rule, start: LocalDate, offset: number): LocalDate[] {
  const inMonth = (day: LocalDate): boolean =>
    rule.byMonth.length === 0 || rule.byMonth.includes(yearMonthOf(day).month);
  switch (rule.frequency) {
    case 'WORKDAY':
    case 'DAILY': {
      const day = addDays(start, offset);
      const wanted = rule.byDay.length === 0 || rule.byDay.some(({ weekday }) => weekday === weekdayOf(day));
      return wanted && inMonth(day) ? [day] : [];
    }
    case 'WEEKLY': {
      const monday = addDays(mondayOf(start), offset * 7);
      const weekdays = rule.byDay.length === 0 ? [weekdayOf(start)] : rule.byDay.map(({ weekday }) => weekday);
      return inOrder(weekdays.map((weekday) => addDays(monday, weekday))).filter(inMonth);
    }
    case 'MONTHLY':
      return daysOfMonth(rule, start, addMonths(yearMonthOf(start), offset)).filter(inMonth);
    case 'YEARLY': {
      const year = yearMonthOf(start).year + offset;
      const months = rule.byMonth.length > 0 ? rule.byMonth : [yearMonthOf(start).month];
      return inOrder(months.flatMap((month) => daysOfMonth(rule, start, { year, month })));
    }
  }
}

function daysOfMonth(rule: Rule, start: LocalDate, month: YearMonth): LocalDate[] {
  if (rule.workday !== undefined)
    return Array.from({ length: monthLength(month) }, (_, i) => dayOfMonth(month, i + 1) ?? start);
  const numbers = rule.byMonthDay.length > 0 || rule.byDay.length > 0 ? rule.byMonthDay : [Number(start.slice(8))];
  const byNumber = numbers.flatMap((day) => dayOfMonth(month, day) ?? []);
  const byWeekday = rule.byDay.flatMap(({ weekday, n }) =>
    (n === undefined ? [1, 2, 3, 4, 5] : [n]).flatMap((nth) => nthWeekday(month, nth, weekday) ?? []),
  );
  // With both, RFC 5545 takes the days that satisfy both (Friday the 13th).
  if (rule.byMonthDay.length > 0 && rule.byDay.length > 0) return byNumber.filter((day) => byWeekday.includes(day));
  return inOrder([...byNumber, ...byWeekday]);
}

const inOrder = (days: readonly LocalDate[]): LocalDate[] => [...new Set(days)].sort();
