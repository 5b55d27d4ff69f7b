import { z } from 'zod';
import type { Instant } from '../../base/clock.ts';
import type { Sentence } from '../../base/sentence.ts';
import { DAY, dateOf, instantAt, MINUTE, toIso } from '../../base/time.ts';
import { type Button, lines, type Reply } from '../../commands/reply.ts';
import { membersOf } from '../../people/who.ts';
import type { AfterCommit, Job, JobKind, JobRun } from '../../schedule/jobs.ts';
import type { CalendarOf } from '../../schedule/occurrences.ts';
import { dayInWords, instantInWords } from '../../schedule/rule-words.ts';
import type { Transaction } from '../../store/store.ts';
import { keepSchedule, MAKE_UP_KIND, readPayload, SCHEDULE_KIND, timingOf } from './arm.ts';
import { messages, nameOf } from './messages.ts';
import {
  type Dues,
  type DueTime,
  type Outcome,
  occurrenceLog,
  type Schedule,
  scheduleRef,
  schedules,
} from './model.ts';
import { nextSteps, type Step, stepAfter } from './steps.ts';

export interface DuePorts extends CalendarOf {
  readonly dues: Dues;
  /** Tells a schedule's owner what became of it. */
  readonly tell: (tx: Transaction, person: string, reply: Reply) => Promise<AfterCommit | undefined>;
}

/** The owner is asked again about a year without a calendar after this long. */
const ASK_AGAIN = 30 * DAY;

export const occurrenceKey = (ref: string, meant: Instant, zone: string): string => `${ref}@${toIso(meant, zone)}`;

/** What falls due of the schedules: it takes place, is skipped for a holiday, or is held; whoever owns it hears the latter. */
export function scheduleJobs(ports: DuePorts): JobKind[] {
  return [
    {
      kind: SCHEDULE_KIND,
      next: (after, payload) => stepAfter(timingOf(readPayload(payload)), after, ports)?.due,
      run: (tx, { schedule: ref, at }) => fallDue(tx, ref, at, ports),
    },
    {
      kind: MAKE_UP_KIND,
      next: () => undefined,
      run: async (tx, { payload }) => {
        const { number, occurrence } = makeUpSchema.parse(payload);
        const schedule = await tx.get(schedules, scheduleRef(number));
        return schedule && takePlace(tx, schedule, occurrence, true, ports);
      },
    },
  ];
}
const makeUpSchema = z.object({ number: z.number(), occurrence: z.number() });

async function fallDue(tx: Transaction, ref: string, at: Instant, ports: DuePorts): Promise<AfterCommit | undefined> {
  const before = await tx.get(schedules, ref);
  if (!before || before.state === 'ended') return undefined;
  // A pause with a day is over by the time that its job stands at.
  const schedule = before.state === 'paused' ? goOn(before) : before;
  if (schedule !== before) tx.put(schedules, ref, schedule);
  const step = stepAt(schedule, at, ports);
  const after =
    step.what === 'holiday'
      ? await skipHoliday(tx, schedule, step, ports)
      : step.what === 'held'
        ? await hold(tx, schedule, step, ports)
        : await takePlace(tx, schedule, step.meant, false, ports);
  if (step.what !== 'holiday') await endIfOver(tx, ref, at, ports);
  return after;
}

/** The step that stands at the instant of its job. What was to be at once stands behind the rule's own time. */
function stepAt(schedule: Schedule, at: Instant, ports: DuePorts): Step {
  if ('at' in schedule.when) return { what: 'happens', due: at, meant: schedule.when.at };
  const step = stepAfter(timingOf(schedule), at - 1, ports);
  return step?.due === at ? step : { what: 'happens', due: at, meant: at };
}

/** A pause that is over. */
export function goOn({ until: _, ...schedule }: Schedule): Schedule {
  return { ...schedule, state: 'active' };
}

async function endIfOver(tx: Transaction, ref: string, at: Instant, ports: DuePorts): Promise<void> {
  const schedule = await tx.get(schedules, ref);
  if (schedule?.state === 'active' && !stepAfter(timingOf(schedule), at, ports))
    tx.put(schedules, ref, { ...schedule, state: 'ended', ended: 'over' });
}

async function takePlace(
  tx: Transaction,
  schedule: Schedule,
  meant: Instant,
  late: boolean,
  ports: DuePorts,
): Promise<AfterCommit | undefined> {
  const ref = scheduleRef(schedule.number);
  const key = occurrenceKey(ref, meant, ports.zone);
  const before = await tx.get(occurrenceLog, key);
  if (before && ['done', 'late', 'nobody'].includes(before.outcome)) return undefined;
  if (schedule.team !== undefined && (await membersOf(tx, schedule.team, tx.at)).length === 0) {
    note(tx, schedule, meant, 'nobody', ports.zone);
    const say = messages.nobodyThere(ref, nameOfSchedule(schedule).zh, schedule.team);
    return ports.tell(tx, schedule.owner, reply(say.zh, [cancelButton(ref)], ref));
  }
  note(tx, schedule, meant, late ? 'late' : 'done', ports.zone);
  const time: DueTime = { ref, key, at: meant, late };
  return ports.dues[schedule.kind](tx, schedule, time);
}

async function skipHoliday(
  tx: Transaction,
  schedule: Schedule,
  step: Extract<Step, { what: 'holiday' }>,
  ports: DuePorts,
): Promise<AfterCommit | undefined> {
  const ref = scheduleRef(schedule.number);
  const today = dateOf(tx.at, ports.zone);
  const time = 'time' in schedule.when ? schedule.when.time : '00:00';
  for (const { date } of step.skipped) note(tx, schedule, instantAt(date, time, ports.zone), 'holiday', ports.zone);
  // The whole run of days is told at once: the job goes on behind it.
  const last = step.skipped.at(-1)?.date;
  const done = last === undefined ? step.meant : instantAt(last, time, ports.zone);
  keepSchedule(tx, schedule, done + (schedule.offset ?? 0) * MINUTE, ports);
  const days = [...new Set([step.skipped[0], step.skipped.at(-1)].flatMap((one) => (one ? [one.date] : [])))];
  const say = messages.skips(
    ref,
    nameOfSchedule(schedule).zh,
    [...new Set(step.skipped.map(({ holiday }) => holiday))].join('、'),
    days.map((day) => dayInWords(day, today).zh).join('到'),
    instantInWords(step.again, today, ports.zone).zh,
  );
  return ports.tell(tx, schedule.owner, reply(say.zh, [doNowButton(ref, step.meant, ports.zone)], ref));
}

async function hold(
  tx: Transaction,
  schedule: Schedule,
  { year, meant }: Extract<Step, { what: 'held' }>,
  ports: DuePorts,
): Promise<AfterCommit | undefined> {
  const ref = scheduleRef(schedule.number);
  note(tx, schedule, meant, 'held', ports.zone);
  if (schedule.asked?.year === year && tx.at - schedule.asked.at < ASK_AGAIN) return undefined;
  tx.put(schedules, ref, { ...schedule, asked: { year, at: tx.at } });
  const when = instantInWords(meant, dateOf(tx.at, ports.zone), ports.zone).zh;
  const say = messages.held(ref, nameOfSchedule(schedule).zh, year, when);
  const buttons = [{ label: messages.goOn.zh, say: `${ref} ${year}年照常` }, doNowButton(ref, meant, ports.zone)];
  return ports.tell(tx, schedule.owner, reply(say.zh, buttons, ref));
}

/** What was missed while the program was away, or failed for too long: its owner hears it, and may have it done now. */
export async function reportMissedSchedule(
  tx: Transaction,
  run: JobRun,
  job: Job,
  ports: DuePorts,
): Promise<AfterCommit | undefined> {
  const ref = scheduleRef(readNumber(job.payload));
  const schedule = await tx.get(schedules, ref);
  if (!schedule || schedule.state === 'ended') return undefined;
  const steps = missedSteps(schedule, run, ports);
  for (const { meant } of steps) note(tx, schedule, meant, 'missed', ports.zone);
  if (run.kind === SCHEDULE_KIND) await endIfOver(tx, ref, run.last ?? run.occurrence, ports);
  const last = steps.at(-1)?.meant;
  if (last === undefined) return undefined;
  const when = instantInWords(steps[0]?.meant ?? last, dateOf(tx.at, ports.zone), ports.zone).zh;
  const name = nameOfSchedule(schedule).zh;
  const say =
    run.outcome === 'failed'
      ? messages.failed(ref, name, when, run.reason ?? '')
      : messages.missed(ref, name, when, steps.length);
  return ports.tell(tx, schedule.owner, reply(say.zh, [doNowButton(ref, last, ports.zone)], ref));
}
const readNumber = (payload: unknown): number => z.object({ number: z.number() }).parse(payload).number;

/** What would have taken place between the first and the last that was missed. */
function missedSteps(schedule: Schedule, { kind, occurrence, last = occurrence }: JobRun, ports: DuePorts): Step[] {
  if (kind === MAKE_UP_KIND) return [{ what: 'happens', due: occurrence, meant: occurrence }];
  const timing = timingOf(schedule);
  const many = 500;
  return nextSteps(timing, occurrence - 1, ports, many).filter(({ due, what }) => due <= last && what === 'happens');
}

function note(tx: Transaction, schedule: Schedule, meant: Instant, outcome: Outcome, zone: string): void {
  const ref = scheduleRef(schedule.number);
  tx.put(occurrenceLog, occurrenceKey(ref, meant, zone), {
    schedule: ref,
    kind: schedule.kind,
    occurrence: meant,
    at: tx.at,
    outcome,
  });
}

/** 保洁测试, 安保周例会. */
export const nameOfSchedule = ({ kind, meeting, team }: Pick<Schedule, 'kind' | 'meeting' | 'team'>): Sentence =>
  nameOf(kind, meeting, team);

const reply = (text: string, buttons: readonly Button[], ref: string): Reply => ({ blocks: lines(text), buttons, ref });
const cancelButton = (ref: string): Button => ({ label: messages.drop.zh, say: `取消 ${ref}` });
const doNowButton = (ref: string, meant: Instant, zone: string): Button => ({
  label: messages.doNow.zh,
  say: `补做 ${ref} ${toIso(meant, zone).slice(0, 16).replace('T', ' ')}`,
});
