import { z } from 'zod';
import { lines } from '../../commands/reply.ts';
import type { AfterCommit, Job, JobKind, JobRun } from '../../schedule/jobs.ts';
import type { Transaction } from '../../store/store.ts';
import { voiceOfJob } from '../quiz/voices.ts';
import { BEGIN_KIND, CLOSE_KIND, type MeetingJobPorts, tellMeeting } from './call.ts';
import { timeInWords } from './clock.ts';
import { putMeeting } from './desk.ts';
import { beginMeeting, endMeeting } from './hold.ts';
import { messages, nameOfMeeting } from './messages.ts';
import { type Meeting, meetingRef, meetings } from './model.ts';

const payloadSchema = z.object({ meeting: z.number().int() });

/** What of meetings happens at times of its own. */
export function meetingJobs(ports: MeetingJobPorts): JobKind[] {
  const kind = (
    name: string,
    run: (tx: Transaction, meeting: Meeting, ports: MeetingJobPorts) => Promise<AfterCommit>,
  ): JobKind => ({
    kind: name,
    next: () => undefined,
    run: async (tx, { payload }) => {
      const meeting = await meetingIn(tx, payload);
      return meeting && run(tx, meeting, ports);
    },
  });
  return [kind(BEGIN_KIND, begin), kind(CLOSE_KIND, close)];
}

const meetingIn = (tx: Transaction, payload: unknown): Promise<Meeting | undefined> =>
  tx.get(meetings, meetingRef(payloadSchema.parse(payload).meeting));

async function begin(tx: Transaction, meeting: Meeting, ports: MeetingJobPorts): Promise<AfterCommit> {
  const { voice, sent } = voiceOfJob(tx, ports.pushes, 'duty');
  await beginMeeting(tx, meeting, ports, voice);
  return sent;
}

async function close(tx: Transaction, meeting: Meeting, ports: MeetingJobPorts): Promise<AfterCommit> {
  const toGroup = voiceOfJob(tx, ports.pushes, 'duty');
  const toOwner = voiceOfJob(tx, ports.pushes, 'notice');
  const ended = await endMeeting(tx, meeting, { at: meeting.ends }, ports);
  // A prompt that everybody read for themselves ends without a word.
  if (ended && meeting.kind !== '学习') {
    await tellMeeting(tx, ended.meeting, ended.toGroup, ports.zone, toGroup.voice, meeting.owner);
    await toOwner.voice.person(meeting.owner, ended.toOwner);
  }
  return () => {
    toGroup.sent();
    toOwner.sent();
  };
}

/** Whether a job is one of a meeting's. */
export const isMeetingJob = ({ kind }: Pick<JobRun, 'kind'>): boolean => kind === BEGIN_KIND || kind === CLOSE_KIND;

/** The program was away for long: what should have ended is ended, what should have begun did not take place. */
export async function meetingMissed(
  tx: Transaction,
  job: Job,
  ports: MeetingJobPorts,
): Promise<AfterCommit | undefined> {
  const meeting = await meetingIn(tx, job.payload);
  if (!meeting) return undefined;
  if (job.kind === CLOSE_KIND) return close(tx, meeting, ports);
  if (meeting.state !== 'called') return undefined;
  await putMeeting(tx, { ...meeting, state: 'dropped' });
  const { voice, sent } = voiceOfJob(tx, ports.pushes, 'notice');
  const ref = meetingRef(meeting.number);
  const when = timeInWords(meeting.begins, tx.at, ports.zone);
  await voice.person(meeting.owner, {
    blocks: lines(messages.missedBegin(nameOfMeeting(meeting).zh, ref, when).zh),
    buttons: [],
    ref,
  });
  return sent;
}
