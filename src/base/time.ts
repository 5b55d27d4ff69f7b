import type { Instant } from './clock.ts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A calendar day, `YYYY-MM-DD`, in the zone of the organisation. */
export type LocalDate = string;

/** An instant as the people of one zone read it. */
export interface LocalTime {
  readonly date: LocalDate;
  /** `HH:MM:SS`. */
  readonly time: string;
  /** Minutes east of UTC. */
  readonly offset: number;
}

export const DEFAULT_ZONE = 'Asia/Shanghai';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** The wall-clock reading of `instant` in `zone`. */
export function localTime(instant: Instant, zone: string = DEFAULT_ZONE): LocalTime {
  // China has had one offset since 1991: the arithmetic saves Intl's microseconds on the path of every turn.
  if (zone === DEFAULT_ZONE && instant > 690_000_000_000) {
    const iso = new Date(instant + 8 * HOUR).toISOString();
    return { date: iso.slice(0, 10), time: iso.slice(11, 19), offset: 480 };
  }
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map((p) => [p.type, p.value]),
  );
  const date = `${parts.year}-${parts.month}-${parts.day}`;
  const time = `${parts.hour}:${parts.minute}:${parts.second}`;
  const asUtc = Date.parse(`${date}T${time}Z`);
  return { date, time, offset: Math.round((asUtc - Math.floor(instant / SECOND) * SECOND) / MINUTE) };
}

/** ISO 8601 with offset and no fraction, as the interfaces ask: `2025-05-14T10:20:00+08:00`. */
export function toIso(instant: Instant, zone: string = DEFAULT_ZONE): string {
  const { date, time, offset } = localTime(instant, zone);
  const sign = offset < 0 ? '-' : '+';
  const minutes = Math.abs(offset);
  return `${date}T${time}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The day that `instant` falls on. */
export const dateOf = (instant: Instant, zone: string = DEFAULT_ZONE): LocalDate => localTime(instant, zone).date;

/** The instant at which `date` shows `time` (`HH:MM` or `HH:MM:SS`) in `zone`. */
export function instantAt(date: LocalDate, time: string, zone: string = DEFAULT_ZONE): Instant {
  const guess = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
  const first = guess - localTime(guess, zone).offset * MINUTE;
  return guess - localTime(first, zone).offset * MINUTE;
}

/** Reads an ISO 8601 instant that names its offset; undefined for anything else. */
export function parseInstant(text: string): Instant | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/.test(text)) return undefined;
  // JavaScript would move 30 February to March.
  if (!isLocalDate(text.slice(0, 10))) return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}

/** True for a day that the calendar has (no 30 February). */
export function isLocalDate(text: string): text is LocalDate {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** `date` moved by whole days. */
export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** The last day of a month (`2025-02`). */
export const lastDayOf = (month: string): LocalDate => addDays(`${addDays(`${month}-28`, 4).slice(0, 7)}-01`, -1);
