import { z } from 'zod';
import type { Instant } from '../../base/clock.ts';
import { instantAt } from '../../base/time.ts';
import { dropJob, putJob } from '../../schedule/jobs.ts';
import type { CalendarOf } from '../../schedule/occurrences.ts';
import type { Transaction } from '../../store/store.ts';
import { type Schedule, scheduleRef, schedules, whenSchema } from './model.ts';
import { type Step, stepAfter, type Timing } from './steps.ts';

export const SCHEDULE_KIND = 'schedule';
export const MAKE_UP_KIND = 'schedule-made-up';

/** What a schedule's job carries: the next time must be found from it alone. */
const payloadSchema = z.object({
  number: z.number().int(),
  /** Who is told when it was missed. */
  by: z.string(),
  when: whenSchema,
  offset: z.number().exactOptional(),
  years: z.array(z.number()).exactOptional(),
  /** What comes to one group within a few minutes is told together. */
  team: z.string().exactOptional(),
});
export type SchedulePayload = z.infer<typeof payloadSchema>;
export const readPayload = (payload: unknown): SchedulePayload => payloadSchema.parse(payload);

export const timingOf = ({ when, offset, years }: Pick<Schedule, 'when' | 'offset' | 'years'>): Timing => ({
  when,
  offset,
  years,
});

const payloadOf = ({ number, owner, when, offset, years, team }: Schedule): SchedulePayload => ({
  number,
  by: owner,
  when,
  ...(offset === undefined ? {} : { offset }),
  ...(years === undefined ? {} : { years }),
  ...(team === undefined ? {} : { team }),
});

/** The first step of a schedule from an instant on, the end of a pause included. */
export function comingStep(schedule: Schedule, after: Instant, env: CalendarOf): Step | undefined {
  if (schedule.state === 'ended' || (schedule.state === 'paused' && schedule.until === undefined)) return undefined;
  const resumes = schedule.state === 'paused' && schedule.until ? instantAt(schedule.until, '00:00', env.zone) - 1 : 0;
  return stepAfter(timingOf(schedule), Math.max(after, resumes), env);
}

/**
 * Keeps a schedule and sets its job to what comes next after an instant; one that is paused without a day has none.
 * @param at where its job is to stand, when it is not the next step: a time that was said to be now
 */
export function keepSchedule(tx: Transaction, schedule: Schedule, after: Instant, env: CalendarOf, at?: Instant): void {
  const ref = scheduleRef(schedule.number);
  tx.put(schedules, ref, schedule);
  const next = at ?? comingStep(schedule, after, env)?.due;
  if (next === undefined) dropJob(tx, ref);
  else putJob(tx, ref, { kind: SCHEDULE_KIND, next, payload: payloadOf(schedule) });
}

/** Has a time that was missed, held or skipped made up for at once. */
export function makeUp(tx: Transaction, schedule: Schedule, occurrence: Instant): void {
  putJob(tx, `${scheduleRef(schedule.number)}+${occurrence}`, {
    kind: MAKE_UP_KIND,
    next: tx.at,
    payload: { number: schedule.number, by: schedule.owner, occurrence },
  });
}
