import type { Instant } from '../../base/clock.ts';
import { addDays, dateOf, HOUR, instantAt, localTime, MINUTE } from '../../base/time.ts';
import { type Button, lines, plainText, type Reply } from '../../commands/reply.ts';
import { type AfterCommit, putJob } from '../../schedule/jobs.ts';
import type { Transaction } from '../../store/store.ts';
import { noteClause } from '../../trail/trail.ts';
import { chooseNext } from '../prompts/choose.ts';
import { type Chosen, chosenOf } from '../prompts/model.ts';
import { openerOf, tellClauses } from '../prompts/prompt.ts';
import { GROUP_LIMIT } from '../pushes/digest.ts';
import type { Pushes } from '../pushes/pushes.ts';
import type { Voice } from '../quiz/ports.ts';
import { voiceOfJob } from '../quiz/voices.ts';
import type { Due, DueTime, Schedule } from '../schedules/model.ts';
import { timeInWords } from './clock.ts';
import { expectedAt, putMeeting } from './desk.ts';
import { messages, nameOfMeeting } from './messages.ts';
import { type Meeting, meetingRef, SERIES, type SessionKind } from './model.ts';
import type { MeetingPorts } from './ports.ts';
import { clausesOfMeeting } from './rules.ts';

export const BEGIN_KIND = 'meeting-begin';
export const CLOSE_KIND = 'meeting-close';

export interface MeetingJobPorts extends MeetingPorts {
  readonly pushes: Pick<Pushes, 'pushToPerson' | 'pushToTeam'>;
}

/** How long a meeting lasts when nobody says otherwise. */
const LENGTHS: Readonly<Partial<Record<SessionKind, number>>> = { 周例会: 30 * MINUTE };
const LENGTH = HOUR;
/** After so much of an absence of the program a meeting counts as begun when it came back. */
const CAME_BACK_LATE = 10 * MINUTE;
/** Clauses of a weekly meeting that names no number; a third one only where it is urgent. Source of the most: TY 105, 5.2.2. */
const CLAUSES = 2;
const URGENT = 25;
/** An evening's prompt may be read until the end of the next day. */
const EVENING = '20:00';

/** A study prompt falls due: the team's group gets its clauses, and has studied them. */
export const studyDue =
  (ports: MeetingJobPorts): Due =>
  async (tx, schedule, time): Promise<AfterCommit | undefined> => {
    const { voice, sent } = voiceOfJob(tx, ports.pushes, 'study');
    const clauses = await clausesFor(tx, schedule, '学习', ports);
    if (clauses.length === 0) {
      const say = messages.noClauses(nameOfMeeting({ kind: '学习', team: schedule.team ?? '全员' }).zh);
      await voice.person(schedule.owner, { blocks: lines(say.zh), buttons: [], ref: time.ref });
      return sent;
    }
    const meeting = await newMeeting(tx, schedule, time, '学习', clauses, ports);
    for (const { clause } of clauses) noteStudied(tx, meeting, clause);
    await announce(tx, meeting, ports, voice);
    return sent;
  };

/** A meeting falls due: it is called ahead of its time, or begins. */
export const meetingDue =
  (ports: MeetingJobPorts): Due =>
  async (tx, schedule, time): Promise<AfterCommit | undefined> => {
    const { voice, sent } = voiceOfJob(tx, ports.pushes, 'duty');
    const kind = schedule.meeting ?? '专题会';
    const meeting = await newMeeting(tx, schedule, time, kind, await clausesFor(tx, schedule, kind, ports), ports);
    await announce(tx, meeting, ports, voice);
    return sent;
  };

/** What is studied: the topic's clauses, else what the team needs most. A training without a topic of ours brings its own. */
async function clausesFor(
  tx: Transaction,
  { team = '全员', topics, count }: Schedule,
  kind: SessionKind,
  ports: MeetingPorts,
): Promise<readonly Chosen[]> {
  const onlyTopics = kind === '培训' || kind === '研讨会';
  const ranked = await chooseNext(tx, { team, topics, now: tx.at, onlyTopics }, ports);
  const most = clausesOfMeeting(ports.catalogue(), dateOf(tx.at, ports.zone)).value;
  const wanted =
    count ?? (kind === '学习' ? 1 : Math.min(most, ranked.filter(isUrgent).length >= most ? most : CLAUSES));
  return ranked.slice(0, wanted).map(chosenOf);
}
const isUrgent = ({ points }: { readonly points: number }): boolean => points >= URGENT;

async function newMeeting(
  tx: Transaction,
  { team, topics, owner, minutes, place }: Schedule,
  { ref: schedule, at: meant, late }: DueTime,
  kind: SessionKind,
  clauses: readonly Chosen[],
  ports: MeetingPorts,
): Promise<Meeting> {
  const number = await tx.next(SERIES);
  const ref = meetingRef(number);
  const begins = late || kind === '学习' || tx.at - meant > CAME_BACK_LATE ? tx.at : meant;
  const opener = await openerOf(tx, { clauses, team: team ?? '全员', now: tx.at, seed: ref }, ports);
  const meeting: Meeting = {
    number,
    kind,
    ...(team === undefined ? {} : { team }),
    topics: [...topics],
    ...(place === undefined ? {} : { place }),
    schedule,
    owner,
    clauses: [...clauses],
    ...(opener === undefined ? {} : { opener }),
    at: tx.at,
    begins,
    ends: minutes === undefined ? endOf(kind, begins, ports.zone) : begins + minutes * MINUTE,
    state: begins > tx.at ? 'called' : 'open',
  };
  await putMeeting(tx, meeting);
  if (meeting.state === 'called')
    putJob(tx, `${ref}-begin`, { kind: BEGIN_KIND, next: begins, payload: payloadOf(meeting) });
  else armClose(tx, meeting);
  return meeting;
}

function endOf(kind: SessionKind, begins: Instant, zone: string): Instant {
  if (kind !== '学习') return begins + (LENGTHS[kind] ?? LENGTH);
  const { date, time } = localTime(begins, zone);
  return instantAt(time.slice(0, 5) >= EVENING ? addDays(date, 1) : date, '23:59', zone);
}

/** Sets when a meeting ends by itself. */
export const armClose = (tx: Transaction, meeting: Meeting): void =>
  putJob(tx, `${meetingRef(meeting.number)}-close`, {
    kind: CLOSE_KIND,
    next: meeting.ends,
    payload: payloadOf(meeting),
  });

const payloadOf = ({ number, owner, team }: Meeting) => ({
  meeting: number,
  by: owner,
  ...(team === undefined ? {} : { team }),
});

/** Notes that a team studied a clause. */
export const noteStudied = (tx: Transaction, { team, number }: Meeting, clause: string): void =>
  noteClause(tx, { kind: 'studied', clause, ref: meetingRef(number), ...(team === undefined ? {} : { team }) });

/** Tells the group, or of a seminar each of its people, less who hears more. */
export async function tellMeeting(
  tx: Transaction,
  meeting: Meeting,
  reply: Reply,
  zone: string,
  voice: Voice,
  except?: string,
): Promise<void> {
  if (meeting.team !== undefined) return voice.team(meeting.team, reply);
  for (const { id } of await expectedAt(tx, meeting, { now: tx.at, zone }))
    if (id !== except) await voice.person(id, reply);
}

async function announce(tx: Transaction, meeting: Meeting, ports: MeetingPorts, voice: Voice): Promise<void> {
  await tellMeeting(tx, meeting, announcement(meeting, tx.at, ports), ports.zone, voice);
}

/** The message that calls a meeting (or brings a prompt): what is studied and why, a question to open with, the button. */
export function announcement(meeting: Meeting, now: Instant, ports: Pick<MeetingPorts, 'zone' | 'catalogue'>): Reply {
  const ref = meetingRef(meeting.number);
  const name = nameOfMeeting(meeting).zh;
  const time = (at: Instant): string => timeInWords(at, now, ports.zone);
  const lead =
    meeting.kind === '学习'
      ? messages.prompt(name, ref, meeting.clauses.length)
      : meeting.state === 'called'
        ? messages.called(name, ref, time(meeting.begins))
        : messages.began(name, ref, time(meeting.ends));
  const head = lines(
    lead.zh,
    meeting.place === undefined ? '' : messages.place(meeting.place).zh,
    meeting.topics.length > 0 ? messages.topics(meeting.topics).zh : '',
  );
  const room = GROUP_LIMIT - plainText({ blocks: head }).length - 1;
  const { blocks, cut } = tellClauses(meeting.clauses, meeting.opener, now, ports, room);
  return {
    blocks: [...head, ...blocks],
    buttons: [
      signButton(ref),
      ...(meeting.clauses.length > 0 ? [{ label: messages.whyThese.zh, say: `为什么学这条 ${ref}` }] : []),
      ...(cut ? [{ label: messages.showAll.zh, say: `会议记录 ${ref}` }] : []),
    ],
    ref,
  };
}

export const signButton = (ref: string): Button => ({ label: messages.signIn.zh, say: `签到 ${ref}` });
