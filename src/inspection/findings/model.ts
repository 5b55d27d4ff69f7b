import { z } from 'zod';
import { EMERGENCIES, SEVERITIES, URGENCIES } from '../../notes/model.ts';
import { SERVICES } from '../../standards/model.ts';
import { collection } from '../../store/store.ts';

/** What carries a number of the series ISS: a supervisor's finding, what staff report, a complaint. */
export const FINDING_KINDS = ['finding', 'report', 'complaint'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Where a finding stands. Which step leads where, by whom, is declared in `states.ts`. */
export const FINDING_STATES = ['open', 'submitted', 'returned', 'disputed', 'closed', 'voided'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** How a finding ended: a fix was verified, who reported was answered, the alarm was false, a dispute was upheld. */
export const ENDINGS = ['verified', 'answered', 'false alarm', 'dismissed'] as const;
export type Ending = (typeof ENDINGS)[number];

/** A deviation from a clause and what became of it so far. Numbered ISS-n. The story is in {@link findingEvents}. */
export const findingSchema = z.object({
  number: z.number().int().positive(),
  kind: z.enum(FINDING_KINDS),
  state: z.enum(FINDING_STATES),
  /** What is wrong, in the finder's words. */
  what: z.string(),
  location: z.string().optional(),
  /** Code of the place in `places.yaml`. */
  place: z.string().optional(),
  floor: z.number().int().optional(),
  service: z.enum(SERVICES).optional(),
  severity: z.enum(SEVERITIES).optional(),
  urgency: z.enum(URGENCIES).optional(),
  emergency: z.enum(EMERGENCIES).optional(),
  count: z.number().int().positive().optional(),
  /** An earlier finding of the same kind at the same place within the time that JG 204 names, once a supervisor confirmed it. */
  repeats: z.number().int().positive().optional(),
  /** Key of the clause that was broken, of the edition in force when it happened. */
  clause: z.string().optional(),
  /** Internal id of the person who reported. */
  by: z.string(),
  /** The supervisor who confirmed what somebody else reported. */
  confirmedBy: z.string().optional(),
  conversation: z.string(),
  /** When it was filed. */
  at: z.number(),
  /** When it happened. */
  occurredAt: z.number(),
  /** The unit that has to put it right. */
  unit: z.string().optional(),
  /** The person of that unit who has it in hand. */
  assignee: z.string().optional(),
  /** Until when; moved by an extension. Severe ones have none: they are stopped at once, see `reportBy`. */
  deadline: z.number().optional(),
  /** Severe ones: until when the handling is to be reported. */
  reportBy: z.number().optional(),
  /** When the handling of a severe one was reported. */
  reportedAt: z.number().optional(),
  attachments: z.array(z.string()),
  /** Put right in the finder's presence: counted as JG 205 says. */
  onTheSpot: z.boolean().optional(),
  /** Filed by somebody of the unit that has to put it right: pointed out wherever it is shown. */
  ownArea: z.boolean().optional(),
  /** Who last submitted the fix, of which unit: neither may verify it. `verifyBy`: until when it is to be looked at. */
  submission: z
    .object({
      by: z.string(),
      unit: z.string().optional(),
      at: z.number(),
      attachments: z.array(z.string()),
      words: z.string().optional(),
      verifyBy: z.number().optional(),
    })
    .optional(),
  /** What was last asked for: more time. Undecided while `approved` is missing. */
  extension: z
    .object({
      by: z.string(),
      at: z.number(),
      until: z.number(),
      reason: z.string(),
      approved: z.boolean().optional(),
    })
    .optional(),
  /** What was last objected to. Undecided while `upheld` is missing. */
  dispute: z
    .object({
      by: z.string(),
      unit: z.string().optional(),
      at: z.number(),
      reason: z.string(),
      claimedOwner: z.enum(SERVICES).optional(),
      upheld: z.boolean().optional(),
    })
    .optional(),
  /** How far up it has gone since it is late: 1 the supplier's lead, 2 the supervisor, 3 the manager. */
  escalated: z.number().int().positive().optional(),
  /** Complaints and reports: until when who reported is answered, and until when it is done (JG 207). */
  answerBy: z.number().optional(),
  doneBy: z.number().optional(),
  answeredAt: z.number().optional(),
  /** Who has taken an alert in hand. */
  taken: z.object({ by: z.string(), at: z.number() }).optional(),
  /** Others who reported the same: they hear how it ended too. */
  alsoBy: z.array(z.string()).optional(),
  /** How content the reporter is with the end, 1 to 5. */
  stars: z.number().int().min(1).max(5).optional(),
  closed: z.object({ by: z.string(), at: z.number(), how: z.enum(ENDINGS) }).optional(),
  /** How many events its story has, and which came last. */
  steps: z.number().int().positive(),
  last: z.object({ step: z.string(), by: z.string(), at: z.number() }),
});
export type Finding = z.infer<typeof findingSchema>;

export const findings = collection({
  name: 'findings',
  version: 1,
  growth: 'monthly',
  keep: 'evidence',
  counted: ['kind', 'state', 'service', 'unit', 'severity'],
  schema: findingSchema,
});

/** One step in the story of a finding. A correction is a later step that names what it changes; nothing is taken out. */
export const findingEventSchema = z.object({
  number: z.number().int().positive(),
  step: z.string(),
  by: z.string(),
  at: z.number(),
  /** What became of the finding's fields: before and after. */
  changed: z.record(z.string(), z.object({ from: z.json().optional(), to: z.json().optional() })).optional(),
  /** What was said with it: a reason, a comment. */
  words: z.string().optional(),
  attachments: z.array(z.string()).optional(),
});
export type FindingEvent = z.infer<typeof findingEventSchema>;

export const findingEvents = collection({
  name: 'finding-events',
  version: 1,
  growth: 'monthly',
  keep: 'evidence',
  counted: ['step'],
  schema: findingEventSchema,
});

/** Pictures of fixes by content hash: which finding each was first sent for. */
export const fixPictures = collection({
  name: 'fix-pictures',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: z.object({ number: z.number().int().positive(), name: z.string(), type: z.string(), at: z.number() }),
});

export const findingRef = (number: number): string => `ISS-${number}`;
/** The id of the n-th event of a finding, from 1. */
export const eventId = (number: number, nth: number): string => `${findingRef(number)}/${nth}`;

export const findingCollections = [findings, findingEvents, fixPictures];
