import type { Instant } from '../base/clock.ts';
import { addDays, dateOf, instantAt, type LocalDate } from '../base/time.ts';
import type { WorkCalendar } from './calendar.ts';

/** The hour at which people are told what is no alarm. */
const HOUR = '09:00';

/** 09:00 of the next workday. In a year without a calendar Monday to Friday are taken: somebody must be told some time. */
export function nextWorkMorning(
  after: Instant,
  { zone, calendar }: { readonly zone: string; readonly calendar: WorkCalendar },
): Instant {
  for (let day = dateOf(after, zone); ; day = addDays(day, 1)) {
    const at = instantAt(day, HOUR, zone);
    const works = calendar.isWorkday(day);
    if (at > after && (works === 'unknown' ? !isWeekend(day) : works)) return at;
  }
}

const isWeekend = (day: LocalDate): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
