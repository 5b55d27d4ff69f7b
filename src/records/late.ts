import type { Instant } from '../base/clock.ts';
import { dateOf, HOUR } from '../base/time.ts';
import { dutyOf } from '../people/duty.ts';
import type { Catalogue } from '../standards/catalogue.ts';
import { required } from '../standards/required.ts';
import type { Reader } from '../store/store.ts';

/** Where no roster says when a shift ends: no shift is longer than half a day. */
const SHIFT = 12 * HOUR;
/** Who has just been relieved may still write down what was done. */
const AFTER_SHIFT = HOUR;
/** Where no clause in force names the limit. */
const OTHERWISE = 24;

/** Until how many hours after the work a record may be filed late, by the clause in force. Source: Q/LNJG TY 105, 7.2. */
export const lateLimit = (catalogue: Catalogue, now: Instant, zone: string): number =>
  required(catalogue, dateOf(now, zone), /补录/, 'h')?.value ?? OTHERWISE;

export interface Lateness {
  /** Whole hours since it happened. */
  readonly hours: number;
  /** Not filed on the shift any more: a reason is due. */
  readonly late: boolean;
  /** Later than the clause allows: kept as a statement. */
  readonly statement: boolean;
}

/** How late a record is. On shift is in time, by the roster where it names the person. */
export async function latenessOf(
  reader: Reader,
  person: string,
  happenedAt: Instant,
  now: Instant,
  limit: number,
): Promise<Lateness> {
  const ago = now - happenedAt;
  const duty = ago > HOUR ? await dutyOf(reader, person, happenedAt) : undefined;
  const late = duty ? now > duty.to + AFTER_SHIFT : ago > SHIFT;
  return { hours: Math.floor(ago / HOUR), late, statement: ago > limit * HOUR };
}
