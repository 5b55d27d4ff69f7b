import type { Instant } from '../../base/clock.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Sentence } from '../../base/sentence.ts';
import { addDays, DAY, dateOf, HOUR, instantAt, type LocalDate, MINUTE } from '../../base/time.ts';
import type { WorkCalendar } from '../calendar.ts';
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
} from '../days.ts';
import { assumptions, problems } from './messages.ts';
import type { DaySaid, MonthSaid } from './piece.ts';

export type Direction = 'future' | 'past' | 'any';

/** Against what times are read. */
export interface Reading {
  readonly now: Instant;
  readonly zone: string;
  readonly calendar: WorkCalendar;
  readonly direction: Direction;
  readonly assume: (sentence: Sentence) => void;
}

/** What a day that was said comes to: an instant, or from one day to another (the same, mostly). */
export type DayFound =
  | { readonly type: 'instant'; readonly at: Instant }
  | { readonly type: 'now' }
  | { readonly type: 'just-now' }
  | { readonly type: 'days'; readonly from: LocalDate; readonly to: LocalDate; readonly month?: YearMonth };

/** A day without a year lies at most this far ahead, else it was more likely meant to be over. */
const FARTHEST_GUESS = 185;
const NEAREST_MONTHS = 5;
const FARTHEST = 3660;

export const todayOf = (reading: Reading): LocalDate => dateOf(reading.now, reading.zone);

const one = (date: LocalDate): Result<DayFound, Sentence> => ok({ type: 'days', from: date, to: date });

export const chineseDate = (date: LocalDate): string =>
  `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}号`;

/** @param time the hour said with it, if any: 周三下午3点 on a Wednesday is today as long as three has not struck. */
export function dayOf(said: DaySaid, reading: Reading, time?: string): Result<DayFound, Sentence> {
  const today = todayOf(reading);
  switch (said.type) {
    case 'now':
      return ok({ type: 'now' });
    case 'just-now':
      return ok({ type: 'just-now' });
    case 'offset':
      return one(addDays(today, said.days));
    case 'week': {
      const monday = addDays(mondayOf(today), 7 * said.week);
      return ok({ type: 'days', from: monday, to: addDays(monday, 6) });
    }
    case 'month': {
      const month = monthOf(said.of, reading);
      if (!month.ok) return month;
      const of = month.value;
      return ok({ type: 'days', from: dayOfMonth(of, 1) ?? today, to: dayOfMonth(of, -1) ?? today, month: of });
    }
    case 'year': {
      const year = said.year ?? yearMonthOf(today).year + (said.yearsAway ?? 0);
      return ok({ type: 'days', from: said.end ? `${year}-12-31` : `${year}-01-01`, to: `${year}-12-31` });
    }
    case 'weekdays':
      return weekdaysOf(said, reading, time);
    case 'date':
      return said.days.length > 1 ? fail(problems.severalDays()) : dateSaid(said.of, said.days[0] ?? 0, reading, time);
    case 'nth':
      return nthOf(said, reading);
    case 'workday':
      return workdayOf(said, reading);
    case 'holiday':
      return besideHoliday(said, reading);
    case 'distance':
      return distanceOf(said.amount, said.unit, reading);
  }
}

function weekdaysOf(
  said: DaySaid & { type: 'weekdays' },
  reading: Reading,
  time: string | undefined,
): Result<DayFound, Sentence> {
  const today = todayOf(reading);
  const [weekday = 0, ...more] = said.weekdays;
  const weekend = weekday === 5 && more.length === 1 && more[0] === 6;
  if (more.length > 0 && !weekend) return fail(problems.severalDays());
  if (weekend) reading.assume(assumptions.saturday());
  if (said.week !== undefined) return one(addDays(mondayOf(today), 7 * said.week + weekday));
  const away = (weekday - weekdayOf(today) + 7) % 7;
  const ahead = addDays(today, away);
  const over = (date: LocalDate): boolean => time !== undefined && instantAt(date, time, reading.zone) <= reading.now;
  if (reading.direction === 'past')
    return one(away === 0 && (time === undefined || over(today)) ? today : addDays(ahead, -7));
  return one(over(ahead) ? addDays(ahead, 7) : ahead);
}

/** The month that was said; without a year the one in which it makes sense. */
function monthOf(said: MonthSaid, reading: Reading): Result<YearMonth, Sentence> {
  const current = yearMonthOf(todayOf(reading));
  if (said.monthsAway !== undefined) return ok(addMonths(current, said.monthsAway));
  const year = said.year ?? (said.yearsAway === undefined ? undefined : current.year + said.yearsAway);
  const month = said.month ?? current.month;
  if (month < 1 || month > 12) return fail(problems.month(month));
  if (year !== undefined) return ok({ year, month });
  // The nearest in the direction of the talk: 12月 said in May of what was is last year's, 6月 is not.
  const away = month - current.month;
  if (reading.direction === 'past' && away > NEAREST_MONTHS) return ok({ year: current.year - 1, month });
  if (reading.direction === 'future' && away < -NEAREST_MONTHS) return ok({ year: current.year + 1, month });
  return ok({ year: current.year, month });
}

function dateSaid(of: MonthSaid, day: number, reading: Reading, time: string | undefined): Result<DayFound, Sentence> {
  if (day === 0 || day > 31) return fail(problems.dayNumber(day));
  const today = todayOf(reading);
  const current = yearMonthOf(today);
  const inMonth = (month: YearMonth): Result<LocalDate, Sentence> => {
    const date = dayOfMonth(month, day);
    return date === undefined ? fail(problems.day(month.year, month.month, day, monthLength(month))) : ok(date);
  };
  const ahead = (date: LocalDate): boolean =>
    date > today || (date === today && (time === undefined || instantAt(date, time, reading.zone) > reading.now));
  const whole = (date: Result<LocalDate, Sentence>): Result<DayFound, Sentence> => (date.ok ? one(date.value) : date);

  // 5号: of this month, or of the next (the last) when it is over (not yet there).
  if (of.month === undefined && of.monthsAway === undefined) {
    if (of.year !== undefined || of.yearsAway !== undefined) return fail(problems.dayNumber(day));
    const here = inMonth(current);
    const fits = (date: LocalDate): boolean =>
      reading.direction === 'past' ? date <= today : ahead(date) || date === today;
    if (day < 0 || (here.ok && fits(here.value))) return whole(here);
    if (!here.ok && reading.direction !== 'past') return here;
    const other = addMonths(current, reading.direction === 'past' ? -1 : 1);
    const there = inMonth(other);
    if (there.ok) reading.assume(assumptions.month(other.month));
    return whole(there);
  }
  const fixed = of.monthsAway !== undefined || of.year !== undefined || of.yearsAway !== undefined;
  const month = monthOf({ ...of, ...(fixed ? {} : { year: current.year }) }, reading);
  if (!month.ok) return month;
  const date = inMonth(month.value);
  if (fixed) return whole(date);
  if (!date.ok) {
    // 2月29号, said when this February is over.
    const over = reading.direction !== 'past' && month.value.month < current.month;
    const later = over ? inMonth({ ...month.value, year: current.year + 1 }) : date;
    return whole(later.ok ? later : date);
  }
  if (reading.direction === 'past') {
    if (date.value <= today) return one(date.value);
    const last = inMonth({ ...month.value, year: current.year - 1 });
    if (last.ok && daysBetween(last.value, today) > FARTHEST_GUESS) return one(date.value);
    return whole(last);
  }
  if (date.value >= today) return one(date.value);
  const next = inMonth({ ...month.value, year: current.year + 1 });
  if (!next.ok) return next;
  if (daysBetween(today, next.value) > FARTHEST_GUESS) {
    return reading.direction === 'future'
      ? fail(problems.longPast(`${month.value.month}月${day > 0 ? `${day}号` : '底'}`, chineseDate(next.value)))
      : one(date.value);
  }
  reading.assume(assumptions.nextYear(current.year + 1));
  return one(next.value);
}

function nthOf(said: DaySaid & { type: 'nth' }, reading: Reading): Result<DayFound, Sentence> {
  const month = monthOf(said.of, reading);
  if (!month.ok) return month;
  const date = nthWeekday(month.value, said.n, said.weekday);
  return date === undefined ? fail(problems.noSuchNth(said.n)) : one(date);
}

function workdayOf(said: DaySaid & { type: 'workday' }, reading: Reading): Result<DayFound, Sentence> {
  const month = monthOf(said.of, reading);
  if (!month.ok) return month;
  const start = said.n > 0 ? dayOfMonth(month.value, 1) : dayOfMonth(addMonths(month.value, 1), 1);
  const found = reading.calendar.addWorkdays(said.n > 0 ? addDays(start ?? '', -1) : (start ?? ''), said.n);
  return found.ok ? one(found.value) : fail(problems.unknownYear(found.error.unknownYear));
}

/** Names as people say them, for names as the notices write them. */
const HOLIDAYS: Readonly<Record<string, string>> = {
  过年: '春节',
  五一: '劳动节',
  十一: '国庆',
  清明: '清明',
  端午: '端午',
  中秋: '中秋',
};

/** The n-th workday after the holidays that come next (or are on), or before them; for 0 the day before they begin. */
function besideHoliday(said: DaySaid & { type: 'holiday' }, reading: Reading): Result<DayFound, Sentence> {
  const name = said.name === undefined ? '' : (HOLIDAYS[said.name] ?? said.name.replace(/节$/, ''));
  const today = todayOf(reading);
  const past = reading.direction === 'past';
  for (let i = 0; i < 366; i++) {
    const date = addDays(today, past ? -i : i);
    if (reading.calendar.isWorkday(date) === 'unknown') return fail(problems.unknownYear(yearMonthOf(date).year));
    const holiday = reading.calendar.holiday(date);
    if (holiday === undefined || !holiday.includes(name)) continue;
    let edge = date;
    const step = said.n > 0 ? 1 : -1;
    while (reading.calendar.holiday(addDays(edge, step)) !== undefined) edge = addDays(edge, step);
    if (said.n === 0) return one(addDays(edge, -1));
    const found = reading.calendar.addWorkdays(edge, said.n);
    return found.ok ? one(found.value) : fail(problems.unknownYear(found.error.unknownYear));
  }
  return fail(problems.unknownYear(yearMonthOf(today).year + 1));
}

/** So far from now: to the minute for minutes and hours, to the day for longer. */
export function distanceOf(amount: number, unit: string, reading: Reading): Result<DayFound, Sentence> {
  const today = todayOf(reading);
  const days =
    { day: 1, week: 7, month: 31, quarter: 92, halfyear: 183, year: 366, workday: 2, hour: 1 / 24, minute: 1 / 1440 }[
      unit
    ] ?? 1;
  if (Math.abs(amount * days) > FARTHEST) return fail(problems.tooFar());
  switch (unit) {
    case 'minute':
      return ok({ type: 'instant', at: reading.now + Math.round(amount) * MINUTE });
    case 'hour':
      return ok({ type: 'instant', at: reading.now + Math.round(amount * 60) * MINUTE });
    case 'workday': {
      if (amount === 0) return one(today);
      const found = reading.calendar.addWorkdays(today, Math.trunc(amount));
      return found.ok ? one(found.value) : fail(problems.unknownYear(found.error.unknownYear));
    }
    case 'day':
      if (!Number.isInteger(amount))
        return ok({ type: 'instant', at: reading.now + Math.round((amount * DAY) / HOUR) * HOUR });
      return one(addDays(today, amount));
    case 'week':
      return one(addDays(today, Math.round(amount * 7)));
    case 'month': {
      // 月内 is by the month's last day.
      if (amount === 0) return one(dayOfMonth(yearMonthOf(today), -1) ?? today);
      const month = addMonths(yearMonthOf(today), Math.trunc(amount));
      return one(dayOfMonth(month, Math.min(Number(today.slice(8)), monthLength(month))) ?? today);
    }
    default:
      if (amount === 0) return one(`${today.slice(0, 4)}-12-31`);
      return one(addDays(today, Math.round(amount * days)));
  }
}
