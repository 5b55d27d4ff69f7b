import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/*
 * Fifty schedules and, day by day, when each of them must take place: counted out anew with nothing of the program's own
 * grammar, rules or calendar, so that one mistake can't hide the other.
 */

export const FIRST_DAY = '2025-01-01';
export const LAST_DAY = '2026-01-31';

/** A day as numbers: month from 1, weekday from Monday 1 to Sunday 7. */
interface Day {
  readonly date: string;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  /** Days since the first of January 2024, a Monday. */
  readonly count: number;
}

const MS = 86_400_000;
const ORIGIN = Date.UTC(2024, 0, 1);

function dayAt(count: number): Day {
  const at = new Date(ORIGIN + count * MS);
  const date = at.toISOString().slice(0, 10);
  return {
    date,
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    weekday: (count % 7) + 1,
    count,
  };
}
const countOf = (date: string): number => Math.round((Date.parse(`${date}T00:00:00Z`) - ORIGIN) / MS);
const lastOfMonth = ({ year, month }: Day): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

export interface YearSchedule {
  readonly number: number;
  readonly team: '物业' | '会务' | '保洁' | '安保' | '食堂' | '全员';
  readonly rule: string;
  readonly start: string;
  readonly time: string;
  readonly holidays: 'skip' | 'move' | 'run';
  /** Minutes ahead of the time at which it is told; 0 for none. */
  readonly ahead: number;
  /** The same rule, as a question that is asked of each day. */
  readonly falls: (day: Day, workday: (day: Day) => boolean) => boolean;
  /** How often at most. */
  readonly times?: number;
  /** Days of the month move with a weekend as with a holiday. */
  readonly fixedDate?: boolean;
}

type Shape = Pick<YearSchedule, 'rule' | 'falls'> & Partial<YearSchedule>;

const weekly = (code: string, weekday: number): Shape => ({
  rule: `FREQ=WEEKLY;BYDAY=${code}`,
  falls: (d) => d.weekday === weekday,
});
const monthly = (day: number): Shape => ({
  rule: `FREQ=MONTHLY;BYMONTHDAY=${day}`,
  falls: (d) => d.day === (day < 0 ? lastOfMonth(d) + 1 + day : day),
  fixedDate: true,
});
const nth = (n: number, code: string, weekday: number): Shape => ({
  rule: `FREQ=MONTHLY;BYDAY=${n}${code}`,
  falls: (d) =>
    d.weekday === weekday && (n > 0 ? Math.ceil(d.day / 7) === n : Math.ceil((lastOfMonth(d) - d.day + 1) / 7) === -n),
});
const everyOther = (code: string, weekday: number, start: string): Shape => ({
  rule: `FREQ=WEEKLY;INTERVAL=2;BYDAY=${code}`,
  start,
  falls: (d) => d.weekday === weekday && Math.floor(d.count / 7) % 2 === Math.floor(countOf(start) / 7) % 2,
});

const SHAPES: readonly Shape[] = [
  weekly('MO', 1),
  weekly('TU', 2),
  weekly('WE', 3),
  weekly('TH', 4),
  weekly('FR', 5),
  weekly('SA', 6),
  { rule: 'FREQ=WEEKLY;BYDAY=TU,TH', falls: (d) => d.weekday === 2 || d.weekday === 4 },
  { rule: 'FREQ=WEEKLY;BYDAY=MO,WE,FR', falls: (d) => [1, 3, 5].includes(d.weekday) },
  { rule: 'WORKDAY', falls: (d, workday) => workday(d) },
  { rule: 'FREQ=DAILY', falls: () => true },
  { rule: 'FREQ=DAILY;INTERVAL=3', start: FIRST_DAY, falls: (d) => (d.count - countOf(FIRST_DAY)) % 3 === 0 },
  monthly(5),
  monthly(1),
  monthly(-1),
  monthly(31),
  nth(-1, 'FR', 5),
  nth(2, 'TU', 2),
  nth(5, 'WE', 3),
  everyOther('FR', 5, '2025-01-03'),
  everyOther('MO', 1, '2025-01-13'),
  {
    rule: 'FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=5',
    falls: (d) => [1, 4, 7, 10].includes(d.month) && d.day === 5,
    fixedDate: true,
  },
  { rule: 'FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=1', falls: (d) => d.month === 10 && d.day === 1, fixedDate: true },
  { rule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=20', falls: (d) => d.weekday === 4, times: 20 },
  { rule: 'FREQ=DAILY;UNTIL=20250630', falls: (d) => d.date <= '2025-06-30' },
  { rule: 'FREQ=WEEKLY;BYDAY=SU', falls: (d) => d.weekday === 7 },
];
const POLICIES = ['skip', 'move', 'run'] as const;
const TEAMS = ['物业', '会务', '保洁', '安保', '食堂', '全员'] as const;

/** Twice each shape, with other policies, teams and times; many share a minute, and some a team as well. */
export const YEAR_SCHEDULES: readonly YearSchedule[] = Array.from({ length: 50 }, (_, i): YearSchedule => {
  const shape = SHAPES[i % SHAPES.length] as Shape;
  const hour = 8 + ((i * 5) % 10);
  return {
    number: i + 1,
    team: TEAMS[i % TEAMS.length] ?? '保洁',
    start: FIRST_DAY,
    time: `${String(hour).padStart(2, '0')}:${['00', '30', '00', '15', '02'][i % 5]}`,
    holidays: POLICIES[(i + Math.floor(i / SHAPES.length)) % 3] ?? 'skip',
    ahead: i % 7 === 3 ? 15 : 0,
    ...shape,
  };
});

const calendarSchema = z.object({
  holidays: z.array(z.object({ name: z.string(), from: z.string(), to: z.string() })),
  workdays: z.array(z.string()),
});

export interface Expected {
  /** `SCH-3@2025-05-16T16:00`. */
  readonly takesPlace: ReadonlySet<string>;
  readonly fallsOut: ReadonlySet<string>;
}

/** Day by day through the time of the bench. */
export function expectedOf(knowledge: string, schedules: readonly YearSchedule[]): Expected {
  const years = [2025, 2026].map((year) =>
    calendarSchema.parse(parse(readFileSync(join(knowledge, 'calendar', `${year}.yaml`), 'utf8'))),
  );
  const worked = new Set(years.flatMap(({ workdays }) => workdays));
  const isHoliday = ({ date }: Day): boolean =>
    years.some(({ holidays }) => holidays.some(({ from, to }) => from <= date && date <= to));
  const isWorkday = (day: Day): boolean => worked.has(day.date) || (!isHoliday(day) && day.weekday <= 5);
  const takesPlace = new Set<string>();
  const fallsOut = new Set<string>();
  for (const one of schedules) {
    let times = 0;
    const done = new Set<string>();
    for (let count = countOf(one.start); count <= countOf(LAST_DAY); count += 1) {
      let day = dayAt(count);
      if (!one.falls(day, isWorkday) || (one.times !== undefined && times >= one.times)) continue;
      const key = (on: Day): string => `SCH-${one.number}@${on.date}T${one.time}`;
      const workdaysOnly = one.rule === 'WORKDAY';
      if (one.holidays === 'skip' && !workdaysOnly && isHoliday(day)) {
        fallsOut.add(key(day));
        continue;
      }
      if (one.holidays === 'move' && !workdaysOnly && (isHoliday(day) || (one.fixedDate && !isWorkday(day)))) {
        do day = dayAt(day.count + 1);
        while (!isWorkday(day));
      }
      if (done.has(day.date)) continue;
      done.add(day.date);
      times += 1;
      if (day.date <= LAST_DAY) takesPlace.add(key(day));
    }
  }
  return { takesPlace, fallsOut };
}
