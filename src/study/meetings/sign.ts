import type { Instant } from '../../base/clock.ts';
import { MINUTE } from '../../base/time.ts';
import type { Transaction } from '../../store/store.ts';
import { expectedAt, signedIn } from './desk.ts';
import { type Attendance, attendanceId, attendances, type Meeting } from './model.ts';

/** Nobody is late within these: the way through a corridor. */
const GRACE = 5 * MINUTE;

/** What became of a sign-in. */
export type Signed =
  | { readonly what: 'signed'; readonly attendance: Attendance; readonly place: number }
  | { readonly what: 'already'; readonly at: Instant }
  | { readonly what: 'over' };

/**
 * Signs a person in, from the call of a meeting until its end. Later than five minutes after the beginning (after its first
 * message, when that came later) is late. Twice is once.
 */
export async function signIn(tx: Transaction, meeting: Meeting, person: string, zone: string): Promise<Signed> {
  const id = attendanceId(meeting.number, person);
  const before = await tx.get(attendances, id);
  if (before) return { what: 'already', at: before.at };
  if (meeting.state === 'closed' || meeting.state === 'dropped') return { what: 'over' };
  const expected = await expectedAt(tx, meeting, { now: tx.at, zone });
  const since = tx.at - Math.max(meeting.begins, meeting.at);
  const late = meeting.kind !== '学习' && since > GRACE ? Math.floor(since / MINUTE) : undefined;
  const attendance: Attendance = {
    meeting: meeting.number,
    person,
    kind: meeting.kind,
    at: tx.at,
    ...(late === undefined ? {} : { late }),
    ...(expected.some(({ id: one }) => one === person) ? {} : { guest: true as const }),
  };
  tx.put(attendances, id, attendance);
  // What was put in this transaction is among them.
  return { what: 'signed', attendance, place: (await signedIn(tx, meeting)).length };
}
