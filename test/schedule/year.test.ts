import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { instantAt, toIso } from '../../src/base/time.ts';
import { readCalendar } from '../../src/schedule/calendar-file.ts';
import { type HolidayPolicy, nextOccurrence, occurrences, type Rhythm } from '../../src/schedule/occurrences.ts';

/*
 * A second way to the same days, which shares nothing with the first: every day from 1 January 2025 to 31 March 2026 is
 * looked at by itself, with the notices' days off typed in here.
 */
const zone = 'Asia/Shanghai';
const env = { zone, calendar: readCalendar(fileURLToPath(new URL('../../knowledge', import.meta.url))) };

const between = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (
    const at = new Date(`${from}T12:00:00Z`);
    at.toISOString().slice(0, 10) <= to;
    at.setUTCDate(at.getUTCDate() + 1)
  ) {
    days.push(at.toISOString().slice(0, 10));
  }
  return days;
};
const OFF = new Set([
  ...between('2025-01-01', '2025-01-01'),
  ...between('2025-01-28', '2025-02-04'),
  ...between('2025-04-04', '2025-04-06'),
  ...between('2025-05-01', '2025-05-05'),
  ...between('2025-05-31', '2025-06-02'),
  ...between('2025-10-01', '2025-10-08'),
  ...between('2026-01-01', '2026-01-03'),
  ...between('2026-02-15', '2026-02-23'),
  ...between('2026-04-04', '2026-04-06'),
]);
const MADE_UP = new Set(
  '2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28'.split(' '),
);

interface Day {
  readonly date: string;
  readonly month: number;
  readonly day: number;
  /** Monday 1 to Sunday 7. */
  readonly weekday: number;
  readonly lastOfMonth: number;
  /** 第几个: the second Tuesday is 2. */
  readonly nth: number;
  readonly nthFromEnd: number;
  /** Whole days since the rule began. */
  readonly since: number;
  /** Calendar weeks and months since those in which it began. */
  readonly weeks: number;
  readonly months: number;
}

const noon = (date: string): Date => new Date(`${date}T12:00:00Z`);
const iso = (date: string): number => noon(date).getUTCDay() || 7;
const monday = (date: string): number => noon(date).getTime() / 864e5 - (iso(date) - 1);

function look(date: string, start: string): Day {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const [startYear = 0, startMonth = 0] = start.split('-').map(Number);
  const lastOfMonth = [31, year % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return {
    date,
    month,
    day,
    weekday: iso(date),
    lastOfMonth,
    nth: Math.ceil(day / 7),
    nthFromEnd: Math.ceil((lastOfMonth - day + 1) / 7),
    since: Math.round((noon(date).getTime() - noon(start).getTime()) / 864e5),
    weeks: Math.round((monday(date) - monday(start)) / 7),
    months: (year - startYear) * 12 + month - startMonth,
  };
}

const worked = (date: string): boolean => MADE_UP.has(date) || (!OFF.has(date) && iso(date) < 6);

interface Case {
  readonly rule: string;
  readonly matches: (day: Day) => boolean;
  readonly start?: string;
  readonly policy?: HolidayPolicy;
  readonly count?: number;
  readonly until?: string;
}

const on =
  (...weekdays: number[]) =>
  (day: Day): boolean =>
    weekdays.includes(day.weekday);
const onDay =
  (...days: number[]) =>
  (day: Day): boolean =>
    days.includes(day.day);
const inMonth =
  (...months: number[]) =>
  (day: Day): boolean =>
    months.includes(day.month);
const both =
  (a: (day: Day) => boolean, b: (day: Day) => boolean) =>
  (day: Day): boolean =>
    a(day) && b(day);
const last = (day: Day): boolean => day.day === day.lastOfMonth;

const CASES: readonly Case[] = [
  { rule: 'WORKDAY', matches: (day) => worked(day.date) },
  { rule: 'WORKDAY;COUNT=20', matches: (day) => worked(day.date), count: 20, start: '2025-09-22' },
  { rule: 'WORKDAY;UNTIL=20251231', matches: (day) => worked(day.date), until: '2025-12-31' },
  { rule: 'FREQ=DAILY', matches: () => true },
  { rule: 'FREQ=DAILY', matches: () => true, policy: 'move' },
  { rule: 'FREQ=DAILY', matches: () => true, policy: 'run' },
  { rule: 'FREQ=DAILY;INTERVAL=2', matches: (day) => day.since % 2 === 0 },
  { rule: 'FREQ=DAILY;INTERVAL=3', matches: (day) => day.since % 3 === 0, start: '2025-03-05' },
  { rule: 'FREQ=DAILY;INTERVAL=7', matches: (day) => day.since % 7 === 0, policy: 'move' },
  { rule: 'FREQ=DAILY;COUNT=30', matches: () => true, count: 30, start: '2025-09-20' },
  { rule: 'FREQ=DAILY;COUNT=12', matches: () => true, count: 12, start: '2025-09-25', policy: 'move' },
  { rule: 'FREQ=DAILY;UNTIL=20250630', matches: () => true, until: '2025-06-30', start: '2025-06-03' },
  { rule: 'FREQ=WEEKLY;BYDAY=MO', matches: on(1) },
  { rule: 'FREQ=WEEKLY;BYDAY=FR', matches: on(5) },
  { rule: 'FREQ=WEEKLY;BYDAY=FR', matches: on(5), policy: 'move' },
  { rule: 'FREQ=WEEKLY;BYDAY=FR', matches: on(5), policy: 'run' },
  { rule: 'FREQ=WEEKLY;BYDAY=MO', matches: on(1), policy: 'move' },
  { rule: 'FREQ=WEEKLY;BYDAY=SA', matches: on(6) },
  { rule: 'FREQ=WEEKLY;BYDAY=SU', matches: on(7), policy: 'move' },
  { rule: 'FREQ=WEEKLY;BYDAY=MO,WE,FR', matches: on(1, 3, 5) },
  { rule: 'FREQ=WEEKLY;BYDAY=TU,TH', matches: on(2, 4), policy: 'move' },
  { rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', matches: on(1, 2, 3, 4, 5) },
  { rule: 'FREQ=WEEKLY;BYDAY=SA,SU', matches: on(6, 7), policy: 'run' },
  { rule: 'FREQ=WEEKLY', matches: on(4), start: '2025-01-02' },
  { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', matches: (day) => day.weekday === 5 && day.weeks % 2 === 0 },
  {
    rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO',
    matches: (day) => day.weekday === 1 && day.weeks % 2 === 0,
    start: '2025-01-06',
    policy: 'move',
  },
  {
    rule: 'FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,TH',
    matches: (day) => [2, 4].includes(day.weekday) && day.weeks % 3 === 0,
    start: '2025-02-13',
  },
  { rule: 'FREQ=WEEKLY;INTERVAL=2', matches: (day) => day.weekday === 3 && day.weeks % 2 === 0, start: '2025-01-08' },
  { rule: 'FREQ=WEEKLY;BYDAY=FR;COUNT=8', matches: on(5), count: 8, start: '2025-04-18' },
  { rule: 'FREQ=WEEKLY;BYDAY=TU,TH;COUNT=10', matches: on(2, 4), count: 10, start: '2025-09-16', policy: 'move' },
  { rule: 'FREQ=WEEKLY;BYDAY=FR;UNTIL=20251231', matches: on(5), until: '2025-12-31' },
  { rule: 'FREQ=WEEKLY;BYDAY=WE;UNTIL=20251001', matches: on(3), until: '2025-10-01', policy: 'move' },
  { rule: 'FREQ=MONTHLY;BYMONTHDAY=5', matches: onDay(5) },
  { rule: 'FREQ=MONTHLY;BYMONTHDAY=5', matches: onDay(5), policy: 'move' },
  { rule: 'FREQ=MONTHLY;BYMONTHDAY=1', matches: onDay(1), policy: 'run' },
  { rule: 'FREQ=MONTHLY;BYMONTHDAY=1,15', matches: onDay(1, 15) },
  { rule: 'FREQ=MONTHLY;BYMONTHDAY=31', matches: onDay(31) },
  { rule: 'FREQ=MONTHLY;BYMONTHDAY=29,30', matches: onDay(29, 30), policy: 'move' },
  { rule: 'FREQ=MONTHLY;BYMONTHDAY=-1', matches: last },
  { rule: 'FREQ=MONTHLY;BYMONTHDAY=-1', matches: last, policy: 'move' },
  { rule: 'FREQ=MONTHLY', matches: onDay(8), start: '2025-01-08' },
  {
    rule: 'FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=10',
    matches: (day) => day.day === 10 && day.months % 2 === 0,
    start: '2025-01-10',
  },
  { rule: 'FREQ=MONTHLY;INTERVAL=3', matches: (day) => day.day === 20 && day.months % 3 === 0, start: '2025-02-20' },
  { rule: 'FREQ=MONTHLY;BYDAY=2TU', matches: (day) => day.weekday === 2 && day.nth === 2 },
  { rule: 'FREQ=MONTHLY;BYDAY=1MO', matches: (day) => day.weekday === 1 && day.nth === 1, policy: 'move' },
  { rule: 'FREQ=MONTHLY;BYDAY=5FR', matches: (day) => day.weekday === 5 && day.nth === 5 },
  { rule: 'FREQ=MONTHLY;BYDAY=-1FR', matches: (day) => day.weekday === 5 && day.nthFromEnd === 1 },
  { rule: 'FREQ=MONTHLY;BYDAY=-2WE', matches: (day) => day.weekday === 3 && day.nthFromEnd === 2 },
  { rule: 'FREQ=MONTHLY;BYDAY=-1FR;COUNT=6', matches: (day) => day.weekday === 5 && day.nthFromEnd === 1, count: 6 },
  { rule: 'FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=5', matches: both(inMonth(1, 4, 7, 10), onDay(5)), policy: 'move' },
  { rule: 'FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1', matches: both(inMonth(3, 6, 9, 12), last) },
  {
    rule: 'FREQ=MONTHLY;BYMONTH=1,4,7,10;BYDAY=1MO',
    matches: (day) => [1, 4, 7, 10].includes(day.month) && day.weekday === 1 && day.nth === 1,
  },
  { rule: 'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1', matches: both(inMonth(6), onDay(1)), policy: 'move' },
  { rule: 'FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=6', matches: both(inMonth(1, 7), onDay(6)) },
];

/** What a careful person with two wall calendars would write down. */
function byHand(one: Case): string[] {
  const start = one.start ?? '2025-01-01';
  const named = one.rule.includes('BYDAY') || /DAILY|WEEKLY/.test(one.rule);
  const days: string[] = [];
  for (const date of between(start, '2026-03-31')) {
    if (one.until !== undefined && date > one.until) break;
    if (one.count !== undefined && days.length === one.count) break;
    if (!one.matches(look(date, start))) continue;
    let happens: string | undefined = date;
    if (one.policy === 'move') {
      if (OFF.has(date) || (!named && !worked(date))) {
        happens = between(date, '2026-04-30').find((later) => later > date && worked(later));
      }
    } else if (one.policy !== 'run' && OFF.has(date)) happens = undefined;
    if (happens !== undefined && !days.includes(happens)) days.push(happens);
  }
  return days.filter((date) => date <= '2026-03-31').map((date) => `${date}T16:30`);
}

const END = instantAt('2026-04-01', '00:00', zone);
const rhythmOf = (one: Case): Rhythm => ({
  rule: one.rule,
  time: '16:30',
  start: one.start ?? '2025-01-01',
  ...(one.policy ? { holidays: one.policy } : {}),
});
const shown = (at: number): string => toIso(at, zone).slice(0, 16);

describe('fifteen months, day by day', () => {
  it('holds fifty rules and more', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(50);
  });

  it.each(CASES.map((one) => [`${one.rule} ${one.policy ?? 'skip'} from ${one.start ?? '2025-01-01'}`, one] as const))(
    '%s',
    (_, one) => {
      const found: string[] = [];
      for (const next of occurrences(rhythmOf(one), instantAt('2024-12-31', '00:00', zone), env)) {
        if ('held' in next || next.at >= END) break;
        found.push(shown(next.at));
      }
      expect(found).toEqual(byHand(one));
    },
  );

  it('finds the same when it begins anew every day, and from one occurrence to the next', () => {
    for (const one of CASES) {
      const expected = byHand(one);
      const rhythm = rhythmOf(one);
      const nextAfter = (after: number): string | undefined => {
        const next = nextOccurrence(rhythm, after, env);
        return next && !('held' in next) && next.at < END ? shown(next.at) : undefined;
      };
      for (const date of between('2025-01-01', '2026-03-31').filter((_, i) => i % 5 === 0)) {
        const after = `${date}T00:00`;
        expect(`${one.rule} ${after} ${nextAfter(instantAt(date, '00:00', zone))}`).toBe(
          `${one.rule} ${after} ${expected.find((at) => at > after)}`,
        );
      }
      let after = instantAt('2024-12-31', '00:00', zone);
      for (const at of expected) {
        const next = nextOccurrence(rhythm, after, env);
        if (!next || 'held' in next) throw new Error(`${one.rule} ended before ${at}`);
        expect(shown(next.at)).toBe(at);
        after = next.at;
      }
    }
  });
});
