import type { Instant } from '../base/clock.ts';
import { DAY, dateOf, instantAt } from '../base/time.ts';
import type { Team } from '../people/model.ts';

/** From an instant until before another. */
export interface Period {
  readonly from: Instant;
  readonly to: Instant;
}

/** Which rows of a kind are wanted; left out: all. */
export interface Narrowed {
  /** Those of one team. */
  readonly team?: Team;
  /** Those of one month: `2025-05`. */
  readonly month?: string;
  /** The same month, in the zone of the organisation. */
  readonly period?: Period;
  /** Those of one finding: 12 is ISS-12. */
  readonly finding?: number;
}

export const isMonth = (text: string): boolean => /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text);

/** A calendar month, from its first midnight until before the next one's. @param month `2025-05` */
export function periodOf(month: string, zone: string): Period {
  const from = instantAt(`${month}-01`, '00:00', zone);
  const next = dateOf(from + 32 * DAY, zone).slice(0, 7);
  return { from, to: instantAt(`${next}-01`, '00:00', zone) };
}

export const inMonth = (month: string | undefined, zone: string): Pick<Narrowed, 'month' | 'period'> =>
  month === undefined ? {} : { month, period: periodOf(month, zone) };
