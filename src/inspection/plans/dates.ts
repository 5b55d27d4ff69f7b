import { addDays, type LocalDate } from '../../base/time.ts';
import { assumedCalendar } from '../../schedule/assumed.ts';
import type { WorkCalendar } from '../../schedule/calendar.ts';
import { mondayOf, monthLength, yearMonthOf } from '../../schedule/days.ts';
import type { PlanItem } from './model.ts';

/** The workdays of a month from a day on. In a year without a calendar Monday to Friday are taken. */
export function workdaysOf(month: string, from: LocalDate, calendar: WorkCalendar): LocalDate[] {
  const works = assumedCalendar(calendar);
  const first = `${month}-01`;
  return Array.from({ length: monthLength(yearMonthOf(first)) }, (_, i) => addDays(first, i)).filter(
    (day) => day >= from && works.isWorkday(day) === true,
  );
}

/** So many of a list, spread evenly over it. */
function spread<T>(list: readonly T[], count: number): T[] {
  if (count >= list.length) return [...list];
  return Array.from({ length: count }, (_, i) => list[Math.floor(((i + 0.5) * list.length) / count)]).filter(
    (one) => one !== undefined,
  );
}

/** Groups of neighbouring days that belong to the same so many weeks, from the week in which the month begins. */
function weeksOf(days: readonly LocalDate[], month: string, weeks: number): LocalDate[][] {
  const start = mondayOf(`${month}-01`);
  const groups = new Map<number, LocalDate[]>();
  for (const day of days) {
    const week = Math.round((Date.parse(mondayOf(day)) - Date.parse(start)) / 604_800_000);
    const of = Math.floor(week / weeks);
    groups.set(of, [...(groups.get(of) ?? []), day]);
  }
  return [...groups.values()];
}

/**
 * The days on which a service is looked at: workdays only, spread evenly over each day, week or month; several times a day
 * give the day as often. A month that has begun is planned from `from` on.
 */
export function datesOf(
  { every, times }: PlanItem,
  month: string,
  from: LocalDate,
  calendar: WorkCalendar,
): LocalDate[] {
  const days = workdaysOf(month, from, calendar);
  const many = Number(every.slice(0, -1));
  switch (every.at(-1)) {
    case 'd':
      return days.filter((_, i) => i % many === 0).flatMap((day) => Array.from({ length: times }, () => day));
    case 'w':
      return weeksOf(days, month, many).flatMap((week) => spread(week, times));
    default:
      return spread(days, times);
  }
}

/** How often at most it can be said: four times a day, once each workday of a week or month. */
export const mostTimes = ({ every }: Pick<PlanItem, 'every'>): number =>
  every.endsWith('d') ? 4 : every.endsWith('w') ? 5 * Number(every.slice(0, -1)) : 23;
