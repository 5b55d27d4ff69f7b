import type { Instant } from '../../base/clock.ts';
import { DAY, dateOf, HOUR, instantAt, MINUTE } from '../../base/time.ts';
import type { Turn } from '../../commands/turn.ts';
import type { WorkCalendar } from '../../schedule/calendar.ts';
import { quantitiesIn } from '../../standards/quantities.ts';
import { isImpossible, timeIn } from '../schedules/slots.ts';
import type { Meeting } from './model.ts';

const UNITS: Readonly<Record<string, number>> = { min: MINUTE, h: HOUR };
const UNTIL = /^.*?[开讲延]到/s;

/**
 * When a meeting ends, as somebody says it: an hour (开到17:00), a whole length (时长3小时, 开了180分钟), or so much more
 * (延长30分钟). Undefined when nothing of the kind is said.
 */
export function endSaid(
  { text: said, zone }: Pick<Turn, 'text' | 'zone'>,
  { begins, ends }: Pick<Meeting, 'begins' | 'ends'>,
  calendar: WorkCalendar,
): Instant | undefined {
  const text = said.replace(/MT\s*-?\s*\d+/i, ' ');
  if (UNTIL.test(text)) return hourAfter(text.replace(UNTIL, ''), begins, zone, calendar);
  const length = lengthIn(text);
  if (length === undefined) return undefined;
  return /时长|开了/.test(text) ? begins + length : ends + length;
}

/** The first time after the beginning that shows the hour: 开到5点 of a meeting at 14:00 is 17:00. */
function hourAfter(text: string, begins: Instant, zone: string, calendar: WorkCalendar): Instant | undefined {
  const read = timeIn(text, { now: begins, zone }, calendar);
  if (!read || isImpossible(read)) return undefined;
  const { at, time } = read;
  if (typeof at === 'number') return at - begins > DAY ? at - DAY : at;
  if (time === undefined) return undefined;
  const sameDay = instantAt(dateOf(begins, zone), time, zone);
  return sameDay > begins ? sameDay : sameDay + 12 * HOUR > begins ? sameDay + 12 * HOUR : sameDay + DAY;
}

/** A length in words: 30分钟, 一个半小时, 两小时, 半小时, 一刻钟. */
export function lengthIn(text: string): number | undefined {
  const quarters = /([一二两三])刻钟?/.exec(text)?.[1];
  if (quarters !== undefined) return ({ 一: 1, 二: 2, 两: 2, 三: 3 }[quarters] ?? 1) * 15 * MINUTE;
  const plain = text.replace(
    /([一两二三四五六七八九\d]+)个半(?=小时|钟头)/g,
    (_, whole: string) => `${numberOf(whole) + 0.5}`,
  );
  const found = quantitiesIn(plain).find(({ kind, unit }) => kind === 'duration' && unit in UNITS);
  const amount = found?.from ?? found?.to;
  const scale = found && UNITS[found.unit];
  return amount === undefined || scale === undefined || amount <= 0 ? undefined : Math.round(amount * scale);
}

const numberOf = (said: string): number => '一二三四五六七八九'.indexOf(said) + 1 || (said === '两' ? 2 : Number(said));
