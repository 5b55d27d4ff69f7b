import { z } from 'zod';
import { TEAMS } from '../../people/model.ts';
import { collection } from '../../store/store.ts';
import { chosenSchema } from '../prompts/model.ts';
import { MEETINGS } from '../schedules/model.ts';

export const SERIES = 'MT';
export const meetingRef = (number: number): string => `${SERIES}-${number}`;

/** What is signed in for: a meeting, or a study prompt that a group reads for itself. */
export const SESSIONS = [...MEETINGS, '学习'] as const;
export type SessionKind = (typeof SESSIONS)[number];

/**
 * `called`: told of, it has not begun. `open`: it goes on. `closed`: it is over. `dropped`: its schedule was taken back in
 * between, or nobody was there to begin it.
 */
export const MEETING_STATES = ['called', 'open', 'closed', 'dropped'] as const;

/** One meeting that takes place, or a study prompt: MT-n. What minutes cite. */
export const meetingSchema = z.strictObject({
  number: z.int().positive(),
  kind: z.enum(SESSIONS),
  /** Absent for a seminar of the workgroup's own. */
  team: z.enum(TEAMS).exactOptional(),
  topics: z.array(z.string()),
  /** Where, where it was said. */
  place: z.string().exactOptional(),
  /** `SCH-3`. */
  schedule: z.string(),
  /** Who scheduled it and hears how it went. */
  owner: z.string(),
  /** The clauses that are studied, the most urgent first, with what spoke for each. */
  clauses: z.array(chosenSchema),
  /** The question to open with. */
  opener: z.string().exactOptional(),
  /** When it was told of. */
  at: z.number(),
  begins: z.number(),
  /** When it ends; of one that goes on, by itself. */
  ends: z.number(),
  state: z.enum(MEETING_STATES),
  /** How the end is known: by its default length, because somebody said so, or put right afterwards. */
  ended: z.enum(['default', 'said', 'corrected']).exactOptional(),
  endedBy: z.string().exactOptional(),
});
export type Meeting = z.infer<typeof meetingSchema>;

export const meetings = collection({
  name: 'meetings',
  version: 1,
  growth: 'monthly',
  keep: 'evidence',
  counted: ['state', 'kind', 'team'],
  schema: meetingSchema,
});

/** A person who signed in: `MT-3/demo-employee`. */
export const attendanceSchema = z.strictObject({
  meeting: z.int(),
  person: z.string(),
  kind: z.enum(SESSIONS),
  at: z.number(),
  /** Minutes after the beginning, where that is late. */
  late: z.int().exactOptional(),
  /** Not of the team: sat in. */
  guest: z.literal(true).exactOptional(),
  /** After the close. Minutes and class hours (学时) that count for the person; source: Q/LNJG BZ 401, 6.4.3, 7.1, 7.4. */
  minutes: z.int().exactOptional(),
  hours: z.int().exactOptional(),
});
export type Attendance = z.infer<typeof attendanceSchema>;

export const attendances = collection({
  name: 'attendances',
  version: 1,
  growth: 'monthly',
  keep: 'evidence',
  counted: ['kind'],
  schema: attendanceSchema,
});
export const attendanceId = (meeting: number, person: string): string => `${meetingRef(meeting)}/${person}`;

/** What somebody said to be unclear in a meeting. The words stand with the question that it became. */
export const unclearPoints = collection({
  name: 'unclear-points',
  version: 1,
  growth: 'monthly',
  keep: 'evidence',
  schema: z.strictObject({ meeting: z.int(), question: z.string(), at: z.number() }),
});

/** Meetings that are called or go on: what most turns need to know is read at one place. */
export const meetingsUnderWay = collection({
  name: 'meetings-under-way',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: z.strictObject({ numbers: z.array(z.int()) }),
});

export const meetingCollections = [meetings, attendances, unclearPoints, meetingsUnderWay];
