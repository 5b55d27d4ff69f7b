import { z } from 'zod';
import type { Instant } from '../../base/clock.ts';
import { TEAMS } from '../../people/model.ts';
import type { AfterCommit } from '../../schedule/jobs.ts';
import { collection, type Transaction } from '../../store/store.ts';

/** What may be scheduled; each has its own way of happening ({@link Due}). */
export const SCHEDULE_KINDS = ['quiz', 'study', 'meeting'] as const;
export type ScheduleKind = (typeof SCHEDULE_KINDS)[number];

export const MEETINGS = ['周例会', '专题会', '研讨会', '培训'] as const;
export type MeetingKind = (typeof MEETINGS)[number];

export const HOLIDAY_POLICIES = ['skip', 'move', 'run'] as const;

/** Again and again ({@link Rhythm}), or once. */
export const whenSchema = z.union([
  z.strictObject({ at: z.number() }),
  z.strictObject({
    rule: z.string(),
    time: z.string(),
    start: z.string(),
    until: z.string().exactOptional(),
    holidays: z.enum(HOLIDAY_POLICIES).exactOptional(),
  }),
]);
export type When = z.infer<typeof whenSchema>;

/** What is to happen, as far as it was said; a quiz has a count, a meeting its kind. */
export const contentSchema = z.strictObject({
  kind: z.enum(SCHEDULE_KINDS),
  meeting: z.enum(MEETINGS).exactOptional(),
  /** Absent for a meeting of the workgroup's own. */
  team: z.enum(TEAMS).exactOptional(),
  /** How many questions of a quiz, clauses of a study prompt. */
  count: z.number().int().positive().exactOptional(),
  /** In the words of who scheduled it. */
  topics: z.array(z.string()),
  /** Pass mark in points of 100; absent: the standard's own. */
  pass: z.number().exactOptional(),
  /** Minutes that a quiz may take, where it was said. */
  limit: z.number().int().positive().exactOptional(),
  /** Where a meeting is, where it was said. */
  place: z.string().exactOptional(),
  /** How long a meeting lasts, in minutes, where it was said. */
  minutes: z.number().int().positive().exactOptional(),
  /** Minutes from the time said to the message; negative before it. */
  offset: z.number().int().exactOptional(),
});
export type Content = z.infer<typeof contentSchema>;

export const scheduleSchema = contentSchema.extend({
  number: z.number().int().positive(),
  when: whenSchema,
  /** Who is told what becomes of it, and who made it. */
  owner: z.string(),
  by: z.string(),
  since: z.number(),
  /** Where it was made. */
  conversation: z.strictObject({ id: z.string(), kind: z.enum(['direct', 'group']) }),
  state: z.enum(['active', 'paused', 'ended']),
  /** Of `paused`: the first day on which it takes place again; without one it waits for 恢复. */
  until: z.string().exactOptional(),
  /** Why it ended: by its own rule, or taken back. */
  ended: z.enum(['over', 'cancelled']).exactOptional(),
  /** Years without a calendar file in which it takes place on Monday to Friday all the same. */
  years: z.array(z.number().int()).exactOptional(),
  /** The year without a calendar for which the owner was asked, and when. */
  asked: z.strictObject({ year: z.number().int(), at: z.number() }).exactOptional(),
});
export type Schedule = z.infer<typeof scheduleSchema>;

/** Every schedule, by its ref (`SCH-3`). Who changed what and when stands in the journal. */
export const schedules = collection({
  name: 'schedules',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: scheduleSchema,
});

/** What became of one occurrence of a schedule, by `SCH-3@instant`. */
export const occurrenceLog = collection({
  name: 'schedule-occurrences',
  version: 1,
  growth: 'monthly',
  keep: 'evidence',
  counted: ['kind', 'outcome'],
  schema: z.strictObject({
    schedule: z.string(),
    kind: z.enum(SCHEDULE_KINDS),
    /** When it was meant to be. */
    occurrence: z.number(),
    at: z.number(),
    outcome: z.enum(['done', 'late', 'holiday', 'held', 'nobody', 'missed']),
  }),
});
export type Outcome = z.infer<typeof occurrenceLog.schema>['outcome'];

export const scheduleDocuments = [schedules, occurrenceLog];

export const SERIES = 'SCH';
export const scheduleRef = (number: number): string => `${SERIES}-${number}`;

/** One time that a schedule takes place. */
export interface DueTime {
  /** `SCH-3`. */
  readonly ref: string;
  /** What makes it one and only: the same whatever restarts in between. */
  readonly key: string;
  /** When it was meant: the quiz's or meeting's own time, not that of a message ahead of it. */
  readonly at: Instant;
  /** Done by hand after it was missed. */
  readonly late: boolean;
}

/**
 * What happens when a schedule of a kind falls due, in the transaction that notes that it did. It runs once for each
 * {@link DueTime.key}.
 */
export type Due = (tx: Transaction, schedule: Schedule, time: DueTime) => Promise<AfterCommit | undefined>;
export type Dues = Readonly<Record<ScheduleKind, Due>>;
