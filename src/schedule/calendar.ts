import { z } from 'zod';
import { fail, ok, type Result } from '../base/result.ts';
import { addDays, isLocalDate, type LocalDate } from '../base/time.ts';

const day = z.string().refine(isLocalDate, 'a date such as 2025-01-31');
const holidaySchema = z
  .strictObject({ name: z.string().min(1), from: day, to: day })
  .refine((h) => h.from <= h.to, 'from is after to');

/** A file of `knowledge/calendar/`: what the yearly notice on holidays says. Sources stand in the files. */
export const calendarYearSchema = z
  .strictObject({
    year: z.int().min(1949).max(9999),
    /** The notice that it was taken from. */
    notice: z.string().min(1),
    holidays: z.array(holidaySchema),
    /** Weekend days that are worked in exchange. */
    workdays: z.array(day),
  })
  .refine(
    (c) => [...c.holidays.flatMap((h) => [h.from, h.to]), ...c.workdays].every((d) => d.startsWith(`${c.year}-`)),
    'every day must lie in `year`; a holiday over New Year stands in the file of each year',
  )
  .refine(
    (c) => c.workdays.every((d) => isWeekend(d) && !c.holidays.some((h) => h.from <= d && d <= h.to)),
    '`workdays` are weekend days outside the holidays',
  );
export type CalendarYear = z.infer<typeof calendarYearSchema>;

/** A year that no file speaks of: nothing is guessed about it. */
export interface UnknownYear {
  readonly unknownYear: number;
}

export interface WorkCalendar {
  readonly years: readonly number[];
  /** Whether people work on that day; `unknown` in a year without a file. */
  isWorkday(date: LocalDate): boolean | 'unknown';
  /** The holiday's name, if it is one. */
  holiday(date: LocalDate): string | undefined;
  /**
   * The n-th workday after `date` (before it, for a negative n). `addWorkdays(friday, 1)` is Monday; 0 is `date` itself if it
   * is worked on, else the next one that is.
   * @returns the year that is missing, when the count runs into it.
   */
  addWorkdays(date: LocalDate, n: number): Result<LocalDate, UnknownYear>;
  /** How many workdays lie in (from, to]. */
  workdaysBetween(from: LocalDate, to: LocalDate): Result<number, UnknownYear>;
  /** The n-th workday of a month (`2025-06`), from 1, from its end when negative; undefined when the month has fewer. */
  workdayOfMonth(month: string, n: number): Result<LocalDate | undefined, UnknownYear>;
}

function isWeekend(date: LocalDate): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** The day before a month, or the one after it: from where its n-th workday is counted. */
export const besideMonth = (month: string, n: number): LocalDate => {
  const first = `${month}-01`;
  return n > 0 ? addDays(first, -1) : `${addDays(first, 31).slice(0, 7)}-01`;
};

/** The work calendar of the given years. Of two files for one year the later in the list counts. */
export function workCalendar(years: readonly CalendarYear[]): WorkCalendar {
  const byYear = new Map(years.map((year) => [year.year, year]));
  const worked = new Set([...byYear.values()].flatMap((year) => year.workdays));
  const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));
  const holiday = (date: LocalDate): string | undefined =>
    byYear.get(yearOf(date))?.holidays.find((h) => h.from <= date && date <= h.to)?.name;
  const isWorkday = (date: LocalDate): boolean | 'unknown' => {
    if (!byYear.has(yearOf(date))) return 'unknown';
    return worked.has(date) || (holiday(date) === undefined && !isWeekend(date));
  };

  function addWorkdays(date: LocalDate, n: number): Result<LocalDate, UnknownYear> {
    const step = n < 0 ? -1 : 1;
    let left = Math.max(Math.abs(n), 1);
    let at = n === 0 ? date : addDays(date, step);
    // Ends by itself: sooner or later the count is done or runs into a year without a file.
    for (;;) {
      const worksThen = isWorkday(at);
      if (worksThen === 'unknown') return fail({ unknownYear: yearOf(at) });
      if (worksThen) left -= 1;
      if (left === 0) return ok(at);
      at = addDays(at, step);
    }
  }

  return {
    years: [...byYear.keys()].sort(),
    isWorkday,
    holiday,
    addWorkdays,
    workdaysBetween: (from, to) => {
      let count = 0;
      for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) {
        const worksThen = isWorkday(at);
        if (worksThen === 'unknown') return fail({ unknownYear: yearOf(at) });
        if (worksThen) count += 1;
      }
      return ok(count);
    },
    workdayOfMonth: (month, n) => {
      const found = addWorkdays(besideMonth(month, n), n);
      if (!found.ok) return fail(found.error);
      return ok(found.value.startsWith(month) ? found.value : undefined);
    },
  };
}
