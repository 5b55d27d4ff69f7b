import type { Team } from '../../people/model.ts';
import { type Member, membersOf, personById, whoHolds } from '../../people/who.ts';
import { allRows } from '../../store/all-rows.ts';
import type { Reader, Transaction } from '../../store/store.ts';
import {
  type Attendance,
  attendances,
  type Meeting,
  meetingRef,
  meetings,
  meetingsUnderWay,
  unclearPoints,
} from './model.ts';

const ALL = 'all';

/** Keeps a meeting, and whether it is under way. */
export async function putMeeting(tx: Transaction, meeting: Meeting): Promise<void> {
  tx.put(meetings, meetingRef(meeting.number), meeting);
  const before = (await tx.get(meetingsUnderWay, ALL))?.numbers ?? [];
  const others = before.filter((number) => number !== meeting.number);
  const goesOn = meeting.state === 'called' || meeting.state === 'open';
  tx.put(meetingsUnderWay, ALL, { numbers: goesOn ? [...others, meeting.number] : others });
}

/** Meetings that are called or go on, the first called first. */
export async function underWay(reader: Reader): Promise<Meeting[]> {
  const numbers = (await reader.get(meetingsUnderWay, ALL))?.numbers ?? [];
  const found = await Promise.all(numbers.map((number) => reader.get(meetings, meetingRef(number))));
  return found.filter((meeting) => meeting !== undefined);
}

/** Who is meant to be there: the team; of a seminar the workgroup and who called it. */
export async function expectedAt(
  reader: Reader,
  { team, owner }: Pick<Meeting, 'team' | 'owner'>,
  moment: { readonly now: number; readonly zone: string },
): Promise<readonly Member[]> {
  if (team !== undefined) return membersOf(reader, team, moment.now);
  const members = await whoHolds(reader, 'workgroup', moment);
  const caller = members.some(({ id }) => id === owner) ? undefined : await personById(reader, owner, moment.now);
  return caller ? [...members, caller] : members;
}

/** The teams that a person belongs to. */
export async function isOfTeam(reader: Reader, person: string, team: Team, now: number): Promise<boolean> {
  return (await membersOf(reader, team, now)).some(({ id }) => id === person);
}

/** Who signed in, in that order. */
export async function signedIn(reader: Reader, { number, at }: Pick<Meeting, 'number' | 'at'>): Promise<Attendance[]> {
  const rows = await allRows(reader, attendances, {
    where: { meeting: number, at: { from: at } },
    order: { by: 'at' },
  });
  return rows.map(({ document }) => document);
}

/** The questions that a meeting left open, by their refs. */
export async function unclearOf(reader: Reader, { number, at }: Pick<Meeting, 'number' | 'at'>): Promise<string[]> {
  const rows = await allRows(reader, unclearPoints, {
    where: { meeting: number, at: { from: at } },
    order: { by: 'at' },
  });
  return rows.map(({ document }) => document.question);
}
