import { fail, ok, type Result } from '../../base/result.ts';
import type { Sentence } from '../../base/sentence.ts';
import { addDays, dateOf, HOUR, instantAt, type LocalDate, localTime, MINUTE } from '../../base/time.ts';
import { weekdayOf, type YearMonth } from '../days.ts';
import type { SaidTime } from '../said.ts';
import { type Hour, hourOf, hourOfPart } from './hour.ts';
import { assumptions, problems } from './messages.ts';
import type { Moment } from './moment.ts';
import type { ClockSaid, DayPart } from './piece.ts';
import { chineseDate, type DayFound, dayOf, type Reading, todayOf } from './resolve-day.ts';

export type Once = Partial<Omit<SaidTime, 'rest' | 'spans' | 'assumed'>>;

/** A night watch at six in the morning says 22点 of the evening before; farther back a day is named. */
const NIGHT_BEFORE = 12 * HOUR;

const NIGHT = '20:00';
const MORNING = '08:00';
const ROUNDED_UP = 5 * MINUTE;
/** Nothing is guessed to be meant for later in the day than this. */
const LATEST_GUESS = '20:00';

/** The hour of a moment, its assumption noted. */
export function timeOf(clock: ClockSaid | undefined, part: DayPart | undefined): Result<Hour | undefined, Sentence> {
  return clock ? hourOf(clock, part) : ok(hourOfPart(part));
}

export const PART: Readonly<Record<DayPart, NonNullable<SaidTime['part']>>> = {
  dawn: 'night',
  morning: 'morning',
  noon: 'noon',
  afternoon: 'afternoon',
  dusk: 'evening',
  evening: 'evening',
  night: 'night',
};

/** What happens once, or the time alone, out of a day and an hour that may stand apart from each other. */
export function onceOf(day: Moment | undefined, clock: Moment | undefined, reading: Reading): Result<Once, Sentence> {
  const part = clock?.part ?? (clock === undefined ? day?.part : clock.clock ? undefined : day?.part);
  const hour = timeOf(clock?.clock, part);
  if (!hour.ok) return hour;
  const found =
    day?.day === undefined
      ? undefined
      : dayOf(day.day, reading, hour.value?.shift === 1 ? undefined : hour.value?.time);
  if (found && !found.ok) return found;
  const mismatch = found && day?.weekday !== undefined ? wrongWeekday(found.value, day.weekday) : undefined;
  if (mismatch) return fail(mismatch);
  const partOnly = hour.value === undefined && part !== undefined ? { part: PART[part] } : {};
  const ends = endOf(clock, part);
  if (!ends.ok) return ends;
  if (!found) return alone(hour.value, { ...partOnly, ...ends.value }, reading);
  const once = onDay(found.value, hour.value, reading);
  return once.ok ? ok({ ...once.value, ...partOnly, ...ends.value }) : once;
}

/** 6月5日（周五）, when the 5th is a Thursday: nobody knows which was meant. */
function wrongWeekday(found: DayFound, weekday: number): Sentence | undefined {
  if (found.type !== 'days' || weekdayOf(found.from) === weekday) return undefined;
  return problems.weekdayOfDate(chineseDate(found.from), weekdayOf(found.from), weekday);
}

/** 8点到9点, 下午3点到5点: the end, in the same half of the day where it was not said. */
function endOf(moment: Moment | undefined, part: DayPart | undefined): Result<Once, Sentence> {
  if (!moment?.endsAt || !moment.clock) return ok({});
  const start = hourOf(moment.clock, part);
  if (!start.ok) return start;
  const { clock } = moment.endsAt;
  const bare = moment.endsAt.part === undefined && !clock.plain && clock.half === undefined && clock.hour <= 12;
  let end = hourOf(clock, moment.endsAt.part);
  // 上午10点到12点, 上午11点到1点: the first such hour after the beginning.
  if (end.ok && bare && start.value.shift === 0) {
    const minutes = String(clock.minute).padStart(2, '0');
    const times = [clock.hour % 12, (clock.hour % 12) + 12].map((h) => `${String(h).padStart(2, '0')}:${minutes}`);
    const later = times.find((time) => time > start.value.time);
    const overnight = `${String(clock.hour % 24).padStart(2, '0')}:${minutes}`;
    // 22点到6点 goes over midnight, 下午5点到4点 is a slip.
    if (later !== undefined || start.value.time >= NIGHT) end = ok({ time: later ?? overnight, shift: 0 });
  }
  if (!end.ok) return end;
  const overnight = start.value.time >= '17:00' && end.value.time <= '12:00';
  if (end.value.time <= start.value.time && !overnight && end.value.shift === 0 && start.value.shift === 0) {
    return fail(problems.endBeforeStart(start.value.time, end.value.time));
  }
  return ok({ ends: end.value.time });
}

function alone(hour: Hour | undefined, more: Once, reading: Reading): Result<Once, Sentence> {
  if (!hour) return ok(more);
  if (reading.direction !== 'past') {
    note(reading, hour);
    return ok({ time: hour.shift === 1 && hour.time === '00:00' ? '00:00' : hour.time, ...more });
  }
  const at = latest(hour, reading);
  return at === undefined ? fail(problems.ahead(hour.time)) : ok({ at, ...more });
}

/** Whether something told of may have happened then; clocks differ, and people round up. */
export const isOver = (at: number, reading: Reading): boolean => at <= reading.now + ROUNDED_UP;

/** The latest instant not after now at which the clock showed that hour: in either half of the day, or in the night before. */
export function latest(hour: Hour, reading: Reading): number | undefined {
  const today = todayOf(reading);
  const hours = hour.other === undefined ? [hour.time] : [hour.time, hour.other];
  // 11点 at ten in the morning is not yet; only a night watch means the evening before without saying so.
  const night = localTime(reading.now, reading.zone).time < MORNING;
  const candidates = [
    ...hours.map((time) => instantAt(today, time, reading.zone)),
    ...(night ? hours : [hour.time]).map((time) => instantAt(addDays(today, -1), time, reading.zone)),
  ];
  const past = candidates.filter((at) => isOver(at, reading)).sort((a, b) => b - a)[0];
  if (past === undefined) return undefined;
  if (dateOf(past, reading.zone) === today) return past;
  if (reading.now - past > NIGHT_BEFORE) return undefined;
  reading.assume(assumptions.yesterday());
  return past;
}

const note = (reading: Reading, hour: Hour): void => {
  if (hour.assumed) reading.assume(hour.assumed);
};

/** `2025-06`. */
export const monthInWords = ({ year, month }: YearMonth): string => `${year}-${String(month).padStart(2, '0')}`;

function onDay(found: DayFound, hour: Hour | undefined, reading: Reading): Result<Once, Sentence> {
  switch (found.type) {
    case 'now':
      return ok({ at: 'now' });
    case 'just-now':
      return ok({ justNow: true });
    case 'instant':
      return inDirection(found.at, undefined, reading, ok({ at: found.at }));
    case 'days': {
      if (found.month) return ok({ month: monthInWords(found.month) });
      const { from: date, to } = found;
      if (date !== to) {
        const today = todayOf(reading);
        if (reading.direction === 'future' && to < today) return fail(problems.past(chineseDate(to)));
        return ok({ date: reading.direction === 'future' && date < today ? today : date, until: to });
      }
      if (!hour) return inDirection(undefined, date, reading, ok({ date }));
      return atHour(date, hour, reading);
    }
  }
}

function atHour(date: LocalDate, hour: Hour, reading: Reading): Result<Once, Sentence> {
  const day = hour.shift === 1 ? addDays(date, 1) : date;
  if (hour.shift === 1) reading.assume(assumptions.midnight(chineseDate(day)));
  let at = instantAt(day, hour.time, reading.zone);
  const other = hour.other === undefined ? undefined : instantAt(day, hour.other, reading.zone);
  const wrongSide = (instant: number): boolean =>
    (reading.direction === 'past' && !isOver(instant, reading)) ||
    (reading.direction !== 'past' && instant <= reading.now);
  // 今天4点 at ten is the afternoon; 今天9点 is over, not an evening's work.
  const likely = reading.direction === 'past' || (hour.other ?? '') < LATEST_GUESS;
  if (other !== undefined && likely && date === todayOf(reading) && wrongSide(at) && !wrongSide(other)) {
    at = other;
    const hours = Number(localTime(at, reading.zone).time.slice(0, 2));
    reading.assume(hours >= 18 ? assumptions.evening(hours) : assumptions.half(hours));
  } else note(reading, hour);
  return inDirection(at, undefined, reading, ok({ at }));
}

/** Refuses what is over where something is to come, and what is to come where something is told. */
function inDirection(
  at: number | undefined,
  date: LocalDate | undefined,
  reading: Reading,
  once: Result<Once, Sentence>,
): Result<Once, Sentence> {
  const today = todayOf(reading);
  const day = date ?? dateOf(at ?? reading.now, reading.zone);
  const said =
    at === undefined ? chineseDate(day) : `${chineseDate(day)}${localTime(at, reading.zone).time.slice(0, 5)}`;
  const over = at === undefined ? day < today : at <= reading.now;
  const ahead = at === undefined ? day > today : !isOver(at, reading);
  if (reading.direction === 'future' && over) return fail(problems.past(said));
  if (reading.direction === 'past' && ahead) return fail(problems.ahead(said));
  return once;
}
