import type { Instant } from '../../base/clock.ts';
import { addDays, DAY, dateOf, HOUR, instantAt, type LocalDate, MINUTE } from '../../base/time.ts';
import type { WorkCalendar } from '../../schedule/calendar.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import { clauseOn, hoursOf, intervalOf } from '../types/clause.ts';
import type { Due, RecordType } from '../types/model.ts';

/** A stretch of time within which a record has to be there. */
export interface Window {
  readonly type: RecordType;
  readonly due: Due;
  readonly from: Instant;
  /** The end: from here on it is missing. */
  readonly until: Instant;
  /** When the post is reminded. */
  readonly remindAt: Instant;
}

export interface WindowPorts {
  readonly zone: string;
  readonly calendar: Pick<WorkCalendar, 'isWorkday'>;
  readonly catalogue: () => Catalogue;
}

/** So long before the end the post is reminded, or a quarter of the time where that is shorter. */
export const REMIND_BEFORE = 30 * MINUTE;

/** The windows of a type that end within (after, upTo], in order. */
export function windowsOf(type: RecordType, after: Instant, upTo: Instant, ports: WindowPorts): Window[] {
  const { zone } = ports;
  const out: Window[] = [];
  const last = addDays(dateOf(upTo, zone), 1);
  for (let day = addDays(dateOf(after, zone), -1); day <= last; day = addDays(day, 1))
    for (const due of type.due) {
      if (!fallsOn(due, day, ports)) continue;
      for (const [from, until] of due.every ? rounds(due, due.every, day, ports) : moments(due, day, ports))
        if (until > after && until <= upTo)
          out.push({ type, due, from, until, remindAt: until - Math.min(REMIND_BEFORE, (until - from) / 4) });
    }
  return out.sort((a, b) => a.until - b.until);
}

function fallsOn({ on, weekday, day: dayOfMonth }: Due, day: LocalDate, { calendar }: WindowPorts): boolean {
  if (on === 'week') return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1 === (weekday ?? 5);
  if (on === 'month') return Number(day.slice(8)) === (dayOfMonth ?? 28);
  return on === 'day' || workdayOn(day, calendar);
}

/** A year without a calendar file has the workdays of any week: better a reminder on a holiday than none. */
function workdayOn(day: LocalDate, calendar: WindowPorts['calendar']): boolean {
  const known = calendar.isWorkday(day);
  if (known !== 'unknown') return known;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

type Span = readonly [from: Instant, until: Instant];

const minutesOf = (hour: string): number => Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3));

/** Every so often within the hours that the clause, or else the type, names. */
function rounds(due: Due, ref: string, day: LocalDate, { catalogue, zone }: WindowPorts): Span[] {
  const clause = clauseOn(catalogue(), ref, day);
  const interval = clause && intervalOf(clause);
  if (!clause || interval === undefined || interval <= 0) return [];
  const own = due.hours && { from: minutesOf(due.hours[0]), to: minutesOf(due.hours[1]) };
  const [hours = own] = hoursOf(clause);
  if (!hours) return [];
  const midnight = instantAt(day, '00:00', zone);
  const spans: Span[] = [];
  for (let minute = hours.from; minute < hours.to; minute += interval)
    spans.push([midnight + minute * MINUTE, midnight + Math.min(minute + interval, hours.to) * MINUTE]);
  return spans;
}

/** By certain moments of a day: each window reaches back to the moment before. */
function moments(due: Due, day: LocalDate, { catalogue, zone }: WindowPorts): Span[] {
  const midnight = instantAt(day, '00:00', zone);
  const minutes = due.by.flatMap((by) => {
    if (/^\d\d:/.test(by)) return [minutesOf(by)];
    const clause = clauseOn(catalogue(), by, day);
    const [hours] = clause ? hoursOf(clause) : [];
    return hours ? [hours.from] : [];
  });
  const start =
    due.on === 'week'
      ? midnight - 6 * DAY
      : due.on === 'month'
        ? instantAt(`${day.slice(0, 8)}01`, '00:00', zone)
        : midnight;
  return minutes
    .sort((a, b) => a - b)
    .map((minute, i): Span => {
      const before = minutes[i - 1];
      return [before === undefined ? start : midnight + before * MINUTE, midnight + minute * MINUTE];
    });
}

/** How long ago a record shows that a type is in use: who has not begun to record is not reminded. */
export const inUseFor = ({ due }: RecordType): number =>
  Math.max(...due.map(({ on }) => (on === 'month' ? 45 : on === 'week' ? 15 : 7)), 0) * DAY;

/** Somebody who comes a few minutes early has come. */
export const EARLY = 15 * MINUTE;

/** The next instant at which somebody has to be reminded, or a missing record goes up. */
export function nextCheck(types: readonly RecordType[], after: Instant, ports: WindowPorts): Instant | undefined {
  let next: Instant | undefined;
  for (const type of types)
    for (const { remindAt, until, due } of windowsOf(type, after, after + lookAhead(type), ports)) {
      if (!due.remind) continue;
      for (const at of [remindAt, until]) if (at > after && (next === undefined || at < next)) next = at;
    }
  return next;
}

const lookAhead = ({ due }: RecordType): number =>
  due.some(({ on }) => on === 'month') ? 32 * DAY : due.some(({ on }) => on === 'week') ? 8 * DAY : 5 * DAY + HOUR;
