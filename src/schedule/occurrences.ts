import type { Instant } from '../base/clock.ts';
import { addDays, dateOf, instantAt, type LocalDate } from '../base/time.ts';
import type { WorkCalendar } from './calendar.ts';
import { yearMonthOf } from './days.ts';
import { parseRule, type Rule } from './rule.ts';
import { ruleDays } from './rule-days.ts';
import type { SaidTime } from './said.ts';

/** What a statutory holiday does to an occurrence: it falls out, moves to the next workday, or takes place all the same. */
export type HolidayPolicy = 'skip' | 'move' | 'run';

/** Something that happens again and again, as it is kept. */
export interface Rhythm {
  /** `WORKDAY` or an RFC 5545 rule; COUNT and UNTIL included. */
  readonly rule: string;
  /** `HH:MM` in the zone. */
  readonly time: string;
  /** The first day that it may fall on: intervals and COUNT are counted from here. */
  readonly start: LocalDate;
  /** The last day, where the rule itself has no UNTIL. */
  readonly until?: LocalDate;
  /** Left out: skip. */
  readonly holidays?: HolidayPolicy;
}

export interface Skipped {
  readonly date: LocalDate;
  readonly holiday: string;
}

/** One time that it happens. */
export interface Happening {
  readonly at: Instant;
  readonly date: LocalDate;
  /** The day that was meant, when a holiday moved it; `holiday` says which. */
  readonly moved?: Skipped;
  /** The name of the holiday on which it takes place all the same (policy `run`). */
  readonly holiday?: string;
  /** What fell out before it, since the instant that was asked about. */
  readonly skipped: readonly Skipped[];
}

/** The day that comes next lies in a year whose holidays are not known: nothing is guessed, whoever scheduled it is asked. */
export interface Held {
  readonly held: { readonly year: number; readonly date: LocalDate };
  readonly skipped: readonly Skipped[];
}

export interface CalendarOf {
  readonly zone: string;
  readonly calendar: WorkCalendar;
}

/** Longer than any run of days off: how far back a day may lie that was moved to after the instant asked about. */
const LONGEST_BREAK = 30;

/** Longer than that nothing recurs: a rule whose days never come ends. Leap days come every eight years at worst. */
const HORIZON = 366 * 9;

/**
 * The first time strictly after an instant that it happens; `held` when the calendar of that year is missing; undefined when
 * there is none any more, or the rule is none.
 */
export function nextOccurrence(rhythm: Rhythm, after: Instant, env: CalendarOf): Happening | Held | undefined {
  for (const found of occurrences(rhythm, after, env)) return found;
  return undefined;
}

/** The next three, to be shown before a schedule is kept; it ends early at one that is held. */
export function nextThree(rhythm: Rhythm, after: Instant, env: CalendarOf): (Happening | Held)[] {
  const found: (Happening | Held)[] = [];
  for (const one of occurrences(rhythm, after, env)) {
    found.push(one);
    if (found.length === 3) break;
  }
  return found;
}

/** Every time strictly after an instant, in order; ends with the rule or at the first that is held. */
export function* occurrences(rhythm: Rhythm, after: Instant, env: CalendarOf): Generator<Happening | Held> {
  const rule = parseRule(rhythm.rule);
  if (!rule) return;
  let skipped: Skipped[] = [];
  for (const one of meant(rhythm, rule, after, env)) {
    if ('held' in one) {
      yield { held: one.held, skipped };
      return;
    }
    const at = instantAt(one.date, rhythm.time, env.zone);
    if (at <= after) continue;
    if (one.fallsOut !== undefined) skipped.push({ date: one.date, holiday: one.fallsOut });
    else {
      const { date, moved, holiday } = one;
      yield { at, date, ...(moved ? { moved } : {}), ...(holiday === undefined ? {} : { holiday }), skipped };
      skipped = [];
    }
  }
}

interface Day {
  readonly date: LocalDate;
  /** The holiday for which it falls out. */
  readonly fallsOut?: string;
  readonly moved?: Skipped;
  readonly holiday?: string;
}

/** The days on which it happens or falls out, from some day before `after` on, one each; COUNT counts those that happen. */
function* meant(rhythm: Rhythm, rule: Rule, after: Instant, env: CalendarOf): Generator<Day | Pick<Held, 'held'>> {
  const policy = rhythm.holidays ?? 'skip';
  const until = rule.until ?? rhythm.until;
  const today = dateOf(after, env.zone);
  // What was counted before must be counted again; without COUNT it is enough to look back over a long holiday.
  const from = rule.count === undefined ? addDays(today, -LONGEST_BREAK) : rhythm.start;
  const last = addDays(laterOf(today, rhythm.start), HORIZON);
  let count = 0;
  let latest = '';
  for (const date of ruleDays(rule, rhythm.start, from)) {
    if (date > last || (until !== undefined && date > until) || count === rule.count) return;
    const day = onCalendar(date, rule, policy, env.calendar);
    if (day === undefined) continue;
    if ('held' in day) {
      yield day;
      return;
    }
    // Several that were moved to the first workday after a holiday are one.
    if (day.date <= latest) continue;
    if (day.fallsOut === undefined) {
      latest = day.date;
      count += 1;
    }
    yield day;
  }
}

/** What the calendar makes of a day of the rule; undefined when it is simply no workday. */
function onCalendar(
  date: LocalDate,
  rule: Rule,
  policy: HolidayPolicy,
  calendar: WorkCalendar,
): Day | Pick<Held, 'held'> | undefined {
  const worked = calendar.isWorkday(date);
  const holiday = calendar.holiday(date);
  if (rule.frequency === 'WORKDAY') {
    if (worked === 'unknown') return unknown(date);
    return worked ? { date } : undefined;
  }
  if (rule.workday !== undefined) {
    const found = calendar.workdayOfMonth(date.slice(0, 7), rule.workday);
    if (!found.ok) return unknown(date);
    return found.value === date ? { date } : undefined;
  }
  if (policy === 'run') return holiday === undefined ? { date } : { date, holiday };
  if (worked === 'unknown') return unknown(date);
  if (policy === 'skip') return holiday === undefined ? { date } : { date, fallsOut: holiday };
  // A weekend was named by who says 每周六 or 每天; the 5th of a month that falls on one moves like a holiday.
  const named = rule.byDay.length > 0 || rule.frequency === 'DAILY' || rule.frequency === 'WEEKLY';
  if (holiday === undefined && (worked || named)) return { date };
  const moved = calendar.addWorkdays(date, 1);
  if (!moved.ok) return { held: { year: moved.error.unknownYear, date } };
  return { date: moved.value, moved: { date, holiday: holiday ?? '周末' } };
}

/** Days compare as text. */
const laterOf = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? b : a);

const unknown = (date: LocalDate): Pick<Held, 'held'> => ({ held: { year: yearMonthOf(date).year, date } });

/**
 * What was said, as a rhythm to keep. It starts on the first day said, else with the first day of the rule whose time is
 * still ahead: 每两周 周五下午4点 said on a Friday evening begins next Friday, not in a fortnight.
 * @returns undefined when the rule or the time was not said.
 */
export function rhythmOf(
  said: Pick<SaidTime, 'rule' | 'time' | 'firstDate' | 'until' | 'holidays'>,
  now: Instant,
  zone: string,
): Rhythm | undefined {
  const rule = said.rule === undefined ? undefined : parseRule(said.rule);
  if (!rule || said.rule === undefined || said.time === undefined) return undefined;
  const today = dateOf(now, zone);
  const earliest = said.firstDate !== undefined && said.firstDate > today ? said.firstDate : today;
  const soonest = instantAt(earliest, said.time, zone) > now ? earliest : addDays(earliest, 1);
  let start = soonest;
  for (const day of ruleDays({ ...rule, interval: 1 }, soonest, soonest)) {
    start = day;
    break;
  }
  return {
    rule: said.rule,
    time: said.time,
    start,
    ...(said.until === undefined ? {} : { until: said.until }),
    ...(said.holidays === undefined ? {} : { holidays: said.holidays }),
  };
}
