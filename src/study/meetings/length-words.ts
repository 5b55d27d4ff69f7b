import type { Instant } from '../../base/clock.ts';
import { DAY, dateOf, HOUR, instantAt, MINUTE } from '../../base/time.ts';
import type { WorkCalendar } from '../../schedule/calendar.ts';
import { minutesLong } from '../schedules/numbers.ts';
import { isImpossible, timeIn } from '../schedules/slots.ts';
import type { Meeting } from './model.ts';

const UNTIL = /^.*?[开讲延]到/s;

/**
 * When a meeting ends, as somebody says it: an hour (开到17:00), a whole length (时长3小时, 开了180分钟), or so much more
 * (延长30分钟). Undefined when nothing of the kind is said.
 */
export function endSaid(
  text: string,
  zone: string,
  { begins, ends }: Pick<Meeting, 'begins' | 'ends'>,
  calendar: WorkCalendar,
): Instant | undefined {
  if (UNTIL.test(text)) return hourAfter(text.replace(UNTIL, ''), begins, zone, calendar);
  const minutes = minutesLong(text)?.value;
  if (minutes === undefined || minutes <= 0) return undefined;
  const length = minutes * MINUTE;
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
