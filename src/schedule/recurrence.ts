import { Cron } from 'croner';
import type { Instant } from '../base/clock.ts';

/** When something happens again: the first occurrence strictly after an instant; undefined when there is none any more. */
export type Recurrence = (after: Instant) => Instant | undefined;

/**
 * Occurrences of a cron pattern (`0 3 * * *`) on the clock of `zone`.
 * @throws when the pattern is wrong: patterns are written by programmers, what people say is read elsewhere.
 */
export function cron(pattern: string, zone: string): Recurrence {
  const rule = new Cron(pattern, { timezone: zone });
  return (after) => rule.nextRun(new Date(after))?.getTime();
}

/** Once only. */
export const once =
  (at: Instant): Recurrence =>
  (after) =>
    after < at ? at : undefined;
