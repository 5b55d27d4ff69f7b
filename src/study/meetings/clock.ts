import type { Instant } from '../../base/clock.ts';
import { dateOf, localTime, MINUTE } from '../../base/time.ts';
import { instantInWords } from '../../schedule/rule-words.ts';
import type { Meeting } from './model.ts';

/** `09:30` today, on another day with the day. */
export function timeInWords(at: Instant, now: Instant, zone: string): string {
  const today = dateOf(now, zone);
  return dateOf(at, zone) === today ? localTime(at, zone).time.slice(0, 5) : instantInWords(at, today, zone).zh;
}

/** How long a meeting took, in whole minutes. */
export const minutesOf = ({ begins, ends }: Pick<Meeting, 'begins' | 'ends'>): number =>
  Math.max(0, Math.round((ends - begins) / MINUTE));
