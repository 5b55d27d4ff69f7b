import type { Instant } from '../../base/clock.ts';
import { addDays, instantAt, type LocalDate, MINUTE } from '../../base/time.ts';
import { assumedCalendar } from '../../schedule/assumed.ts';
import type { CalendarOf, Happening, Skipped } from '../../schedule/occurrences.ts';
import { nextOccurrence } from '../../schedule/occurrences.ts';
import { goesByWorkdays } from '../../schedule/rule.ts';
import type { When } from './model.ts';

/** What of a schedule decides when it falls due: also what its job carries. */
export interface Timing {
  readonly when: When;
  readonly offset?: number | undefined;
  /** Years without a calendar in which it takes place all the same. */
  readonly years?: readonly number[] | undefined;
}

/** What comes next of a schedule. */
export type Step =
  /** It takes place. `meant`: the time that was said; `due`: when it is carried out. */
  | { readonly what: 'happens'; readonly due: Instant; readonly meant: Instant; readonly moved?: Skipped }
  /** It falls out, and so do all of `skipped`; `again` is when it takes place again. */
  | {
      readonly what: 'holiday';
      readonly due: Instant;
      readonly meant: Instant;
      readonly skipped: readonly Skipped[];
      readonly again: Instant;
    }
  /** It lies in a year of which nobody knows the holidays. */
  | { readonly what: 'held'; readonly due: Instant; readonly meant: Instant; readonly year: number };

/** Longer than any run of days off. */
const ONE_HOLIDAY = 30;

const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

/** The first step due strictly after an instant; undefined when there is none any more. */
export function stepAfter({ when, offset = 0, years = [] }: Timing, after: Instant, env: CalendarOf): Step | undefined {
  const ahead = offset * MINUTE;
  if ('at' in when) {
    const due = when.at + ahead;
    return due > after ? { what: 'happens', due, meant: when.at } : undefined;
  }
  const calendar = assumedCalendar(env.calendar);
  const next = nextOccurrence(when, after - ahead, { ...env, calendar });
  if (next === undefined || 'held' in next) return undefined;
  const skipped = next.skipped[0];
  if (skipped) {
    const meant = instantAt(skipped.date, when.time, env.zone);
    // Only the days of this holiday: the next one has its own time.
    const last = addDays(skipped.date, ONE_HOLIDAY);
    const run = next.skipped.filter(({ date }) => date <= last);
    return { what: 'holiday', due: meant + ahead, meant, skipped: run, again: next.at };
  }
  const year = heldYear(next, when, years, env);
  const times = { due: next.at + ahead, meant: next.at };
  if (year !== undefined) return { what: 'held', ...times, year };
  return { what: 'happens', ...times, ...(next.moved ? { moved: next.moved } : {}) };
}

/** The year for which a calendar is missing that would decide whether it takes place. */
function heldYear(
  { date, moved }: Happening,
  when: Exclude<When, { at: number }>,
  years: readonly number[],
  { calendar }: CalendarOf,
): number | undefined {
  if (when.holidays === 'run' && !goesByWorkdays(when.rule)) return undefined;
  return [...(moved ? [moved.date] : []), date]
    .filter((day) => calendar.isWorkday(day) === 'unknown')
    .map(yearOf)
    .find((year) => !years.includes(year));
}

/** The next few steps that happen or are held, to be shown before a schedule is kept. */
export function nextSteps(timing: Timing, after: Instant, env: CalendarOf, many: number): Step[] {
  const found: Step[] = [];
  for (let at = after; found.length < many; ) {
    const step = stepAfter(timing, at, env);
    if (!step) break;
    if (step.what !== 'holiday') found.push(step);
    at = step.due;
  }
  return found;
}
