import type { Instant } from '../../base/clock.ts';
import { addDays, DAY, instantAt, type LocalDate } from '../../base/time.ts';
import { readPlaceIn } from '../../notes/place.ts';
import type { Duty } from '../../people/duty.ts';
import type { Places } from '../../people/places.ts';
import { findPeople, type Member, speakerOf } from '../../people/who.ts';
import type { Service } from '../../standards/model.ts';
import type { Reader } from '../../store/store.ts';

const TIME = '(\\d{1,2})(?::(\\d{2})|点(半)?|时)?';
const HOURS = new RegExp(`${TIME}\\s*(?:-|~|—|到|至)\\s*(次日|第二天)?(?:早上|凌晨)?\\s*${TIME}`);
const SHIFT = /([早中晚夜白日]|大夜|小夜|前夜|后夜)班|值班/;
const SPLIT = /[、,，;；/\s和]+/;

export interface Hours {
  /** Minutes of the day; an end at or before the beginning is the next day's. */
  readonly from: number;
  readonly to: number;
}

/** 22:00-6:00, 8点到16点; undefined for what is none. */
export function hoursIn(text: string): { readonly hours: Hours; readonly rest: string } | undefined {
  const found = HOURS.exec(text);
  if (!found) return undefined;
  const minute = (hour = '', past = '', half = ''): number => Number(hour) * 60 + (past ? Number(past) : half ? 30 : 0);
  const from = minute(found[1], found[2], found[3]);
  const end = minute(found[5], found[6], found[7]);
  if (from > 1440 || end > 1440 || Number(found[2] ?? 0) > 59 || Number(found[6] ?? 0) > 59) return undefined;
  return { hours: { from, to: found[4] || end <= from ? end + 1440 : end }, rest: text.replace(found[0], ' ') };
}

export interface ShiftRead {
  readonly shift?: string;
  readonly location?: string;
  readonly place?: string;
  readonly people: readonly Member[];
  /** Words that name nobody of the directory. */
  readonly unknown: readonly string[];
}

/** Shift, place and people out of what is left when the day and the hours are gone. */
export async function shiftIn(text: string, reader: Reader, places: Places, now: Instant): Promise<ShiftRead> {
  const shift = SHIFT.exec(text)?.[0];
  const bare = (shift === undefined ? text : text.replace(shift, ' ')).replace(
    /^[\s:：,，]+|(?:负责|值守|当班|上班|在岗)/g,
    ' ',
  );
  const placed = readPlaceIn(bare, places);
  const people: Member[] = [];
  const unknown: string[] = [];
  for (const name of (placed?.rest ?? bare).split(SPLIT).filter((word) => /\p{L}/u.test(word))) {
    const [member] = await findPeople(reader, name, now);
    if (!member) unknown.push(name);
    else if (!people.some(({ id }) => id === member.id)) people.push(member);
  }
  return {
    ...(shift === undefined ? {} : { shift }),
    ...(placed ? { location: placed.location } : {}),
    ...(placed?.place ? { place: placed.place.code } : {}),
    people,
    unknown,
  };
}

/** The service that people work for. */
export async function serviceOf(
  reader: Reader,
  members: readonly Member[],
  now: Instant,
  zone: string,
): Promise<Service | undefined> {
  for (const member of members) {
    const { service } = await speakerOf(reader, member, { now, zone });
    if (service !== undefined) return service;
  }
  return undefined;
}

/** One duty for each person of a shift on a day. */
export function dutiesOf(
  date: LocalDate,
  { from, to }: Hours,
  { people, shift, location, place }: ShiftRead,
  by: string,
  zone: string,
): Omit<Duty, 'service'>[] {
  const clock = (minute: number): Instant => {
    const days = Math.floor(minute / 1440);
    const left = minute % 1440;
    const time = `${String(Math.floor(left / 60)).padStart(2, '0')}:${String(left % 60).padStart(2, '0')}`;
    return instantAt(addDays(date, days), time, zone);
  };
  const at = clock(from);
  return people.map(({ id }) => ({
    at,
    to: Math.min(clock(to), at + DAY),
    person: id,
    by,
    ...(shift === undefined ? {} : { shift }),
    ...(location === undefined ? {} : { location }),
    ...(place === undefined ? {} : { place }),
  }));
}
