import { ok } from '../base/result.ts';
import { addDays, type LocalDate } from '../base/time.ts';
import { besideMonth, type WorkCalendar } from './calendar.ts';
import { weekdayOf } from './days.ts';

/**
 * A calendar that takes Monday to Friday for the workdays of years that no file speaks of: for what must have some next day
 * at which somebody is asked, and for years in which it was said to go on all the same.
 */
export function assumedCalendar(calendar: WorkCalendar): WorkCalendar {
  const isWorkday = (date: LocalDate): boolean => {
    const known = calendar.isWorkday(date);
    return known === 'unknown' ? weekdayOf(date) < 5 : known;
  };
  /** The n-th day from `from` in steps of one day that is worked on. */
  function counted(from: LocalDate, n: number, step: 1 | -1): LocalDate {
    let at = from;
    for (let left = n; left > 0; ) {
      at = addDays(at, step);
      if (isWorkday(at)) left -= 1;
    }
    return at;
  }
  return {
    years: calendar.years,
    isWorkday,
    holiday: (date) => calendar.holiday(date),
    addWorkdays: (date, n) => {
      if (n === 0) return ok(isWorkday(date) ? date : counted(date, 1, 1));
      return ok(counted(date, Math.abs(n), n < 0 ? -1 : 1));
    },
    workdaysBetween: (from, to) => {
      let count = 0;
      for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkday(at)) count += 1;
      return ok(count);
    },
    workdayOfMonth: (month, n) => {
      const found = counted(besideMonth(month, n), Math.abs(n), n < 0 ? -1 : 1);
      return ok(found.startsWith(month) ? found : undefined);
    },
  };
}
