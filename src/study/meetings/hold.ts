import type { Instant } from '../../base/clock.ts';
import { dateOf, HOUR, localTime } from '../../base/time.ts';
import { type Block, lines, type Reply } from '../../commands/reply.ts';
import { dropJob } from '../../schedule/jobs.ts';
import type { Transaction } from '../../store/store.ts';
import type { Voice } from '../quiz/ports.ts';
import { type Schedule, schedules } from '../schedules/model.ts';
import { armClose, noteStudied, signButton, tellMeeting } from './call.ts';
import { minutesOf, timeInWords } from './clock.ts';
import { creditOf, creditRules } from './credit.ts';
import { expectedAt, putMeeting, signedIn, unclearOf } from './desk.ts';
import { messages, nameOfMeeting } from './messages.ts';
import { type Attendance, attendanceId, attendances, type Meeting, meetingRef } from './model.ts';
import type { MeetingPorts } from './ports.ts';
import { clausesOfMeeting, studyMinutes } from './rules.ts';

type HoldPorts = Pick<MeetingPorts, 'zone' | 'catalogue'>;

/** How long a meeting may be said to last. */
export const LONGEST = 12 * HOUR;
/** Names that fit one line on a phone. */
const NAMED = 12;

/** A meeting that was called begins, unless its schedule was taken back or moved in between. */
export async function beginMeeting(tx: Transaction, meeting: Meeting, ports: HoldPorts, voice: Voice): Promise<void> {
  if (meeting.state !== 'called') return;
  const ref = meetingRef(meeting.number);
  const name = nameOfMeeting(meeting).zh;
  const schedule = await tx.get(schedules, meeting.schedule);
  if (!schedule || !stillStands(schedule, meeting, ports.zone)) {
    await putMeeting(tx, { ...meeting, state: 'dropped' });
    const reply: Reply = { blocks: lines(messages.dropped(name, ref).zh), buttons: [], ref };
    return tellMeeting(tx, meeting, reply, ports.zone, voice);
  }
  const open: Meeting = { ...meeting, state: 'open' };
  await putMeeting(tx, open);
  armClose(tx, open);
  const expected = await expectedAt(tx, open, { now: tx.at, zone: ports.zone });
  const there = (await signedIn(tx, open)).filter(({ guest }) => guest === undefined).length;
  const say = messages.beganAfter(name, ref, timeInWords(open.ends, tx.at, ports.zone), there, expected.length);
  await tellMeeting(tx, open, { blocks: lines(say.zh), buttons: [signButton(ref)], ref }, ports.zone, voice);
}

/** Whether what called a meeting is still to be at that time. */
function stillStands({ state, ended, when }: Schedule, { begins }: Meeting, zone: string): boolean {
  if (state === 'paused' || ended === 'cancelled') return false;
  return 'at' in when ? when.at === begins : when.time === localTime(begins, zone).time.slice(0, 5);
}

/** How a meeting ends: by itself at its time, or because somebody said so. */
export interface Ending {
  readonly at: Instant;
  readonly by?: string;
}

/** What is said when a meeting ends: to the group, and to who called it. */
export interface Ended {
  readonly meeting: Meeting;
  readonly toGroup: Reply;
  readonly toOwner: Reply;
}

/** Ends a meeting: who was there, how long, what counts for whom; its clauses are studied if anybody was. */
export async function endMeeting(
  tx: Transaction,
  meeting: Meeting,
  { at, by }: Ending,
  ports: HoldPorts,
): Promise<Ended | undefined> {
  if (meeting.state !== 'open') return undefined;
  const ref = meetingRef(meeting.number);
  dropJob(tx, `${ref}-close`);
  const closed: Meeting = {
    ...meeting,
    state: 'closed',
    ends: Math.max(at, meeting.begins),
    ended: by === undefined ? 'default' : 'said',
    ...(by === undefined ? {} : { endedBy: by }),
  };
  await putMeeting(tx, closed);
  const there = await credit(tx, closed, ports);
  if (closed.kind !== '学习' && there.length > 0)
    for (const { clause } of closed.clauses) noteStudied(tx, closed, clause);
  return { meeting: closed, ...(await report(tx, closed, there, ports)) };
}

/** Sets another length of a meeting that is over; what counts for whom follows. */
export async function correctLength(
  tx: Transaction,
  meeting: Meeting,
  { at, by }: Required<Ending>,
  ports: HoldPorts,
): Promise<void> {
  const corrected: Meeting = { ...meeting, ends: at, ended: 'corrected', endedBy: by };
  await putMeeting(tx, corrected);
  await credit(tx, corrected, ports);
}

async function credit(tx: Transaction, meeting: Meeting, { zone, catalogue }: HoldPorts): Promise<Attendance[]> {
  const rules = creditRules(catalogue(), dateOf(meeting.begins, zone));
  const there = await signedIn(tx, meeting);
  const credited = there.map((one) => ({ ...one, ...creditOf(one, minutesOf(meeting), rules) }));
  for (const one of credited) tx.put(attendances, attendanceId(one.meeting, one.person), one);
  return credited;
}

async function report(
  tx: Transaction,
  meeting: Meeting,
  there: readonly Attendance[],
  { zone, catalogue }: HoldPorts,
): Promise<Pick<Ended, 'toGroup' | 'toOwner'>> {
  const ref = meetingRef(meeting.number);
  const name = nameOfMeeting(meeting).zh;
  const expected = await expectedAt(tx, meeting, { now: tx.at, zone });
  const came = new Map(there.map((one) => [one.person, one]));
  const own = expected.filter(({ id }) => came.has(id));
  const absent = expected.filter(({ id }) => !came.has(id)).map(({ person }) => person.name);
  const late = own.filter(({ id }) => came.get(id)?.late !== undefined).map(({ person }) => person.name);
  const unclear = (await unclearOf(tx, meeting)).length;
  const buttons = [{ label: messages.record.zh, say: `会议记录 ${ref}` }];
  const lead =
    there.length === 0
      ? messages.nobodySigned(name, ref)
      : messages.ended(name, ref, own.length, expected.length, minutesOf(meeting));
  const notes: Block[] =
    there.length === 0
      ? []
      : [
          ...(meeting.clauses.length > 0 ? [messages.studied(meeting.clauses.length)] : []),
          ...(unclear > 0 ? [messages.questions(unclear)] : []),
          ...(meeting.ended === 'default' ? [messages.assumedEnd] : []),
          ...shortcomings(meeting, catalogue(), dateOf(meeting.begins, zone)),
        ].map(({ zh }) => ({ kind: 'text', text: zh }));
  const names = [
    ...(absent.length > 0 ? [messages.absent(absent.slice(0, NAMED), Math.max(absent.length - NAMED, 0))] : []),
    ...(late.length > 0 ? [messages.wereLate(late.slice(0, NAMED))] : []),
  ].map(({ zh }): Block => ({ kind: 'text', text: zh }));
  return {
    toGroup: { blocks: [...lines(lead.zh), ...notes], buttons, ref },
    // Who was not there is for who called the meeting, not for the group.
    toOwner: { blocks: [...lines(lead.zh), ...notes, ...names], buttons, ref, personal: true },
  };
}

/** Where a weekly meeting fell short of what is laid down. Source: Q/LNJG TY 105, 5.2.1 and 5.2.2. */
export function shortcomings(meeting: Meeting, catalogue: ReturnType<MeetingPorts['catalogue']>, day: string) {
  if (meeting.kind !== '周例会') return [];
  const least = studyMinutes(catalogue, day).value;
  const most = clausesOfMeeting(catalogue, day).value;
  const count = meeting.clauses.length;
  return [
    ...(minutesOf(meeting) < least ? [messages.tooShort(least)] : []),
    ...(count < 1 || count > most ? [messages.wrongCount(count, most)] : []),
  ];
}
