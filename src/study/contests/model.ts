import { z } from 'zod';
import { TEAMS } from '../../people/model.ts';
import { collection } from '../../store/store.ts';
import { FORMS, ITEM_KINDS } from '../bank/model.ts';

export const SERIES = 'CT';
export const contestRef = (number: number): string => `${SERIES}-${number}`;

const base = {
  /** CT-n. */
  number: z.int().positive(),
  by: z.string(),
  since: z.number(),
  /** When it begins. */
  at: z.number(),
  state: z.enum(['planned', 'open', 'closed', 'cancelled']),
};

/** One question's place on every paper of a contest: papers that have the same slots are of equal difficulty. */
export const slotSchema = z.strictObject({ form: z.enum(FORMS), kind: z.enum(ITEM_KINDS).exactOptional() });
export type MixSlot = z.infer<typeof slotSchema>;

/** What a team came to. */
export const teamResultSchema = z.strictObject({
  team: z.enum(TEAMS),
  /** From 1; teams that nothing parts share one. */
  place: z.int().positive(),
  /** Points a head, two decimals. */
  points: z.number(),
  right: z.int(),
  asked: z.int(),
  people: z.int(),
  taken: z.int(),
  /** Mean seconds from the beginning of a round to a right answer; absent when there was none. */
  seconds: z.number().exactOptional(),
});
export type TeamResult = z.infer<typeof teamResultSchema>;

export const knowledgeSchema = z.strictObject({
  ...base,
  kind: z.literal('knowledge'),
  teams: z.array(z.enum(TEAMS)).min(2),
  topics: z.array(z.string()),
  /** Questions of a round for each person. */
  count: z.int().positive(),
  rounds: z.int().positive(),
  minutes: z.int().positive(),
  /** The quizzes of each round that has begun, a team each. */
  held: z.array(z.strictObject({ at: z.number(), quizzes: z.array(z.int()), mix: z.array(slotSchema) })),
  result: z.array(teamResultSchema).exactOptional(),
  /** The first three of all, by name in the report. */
  first: z.array(z.string()).exactOptional(),
});
export type KnowledgeContest = z.infer<typeof knowledgeSchema>;

/** One line of a score sheet: what is looked at, the clause that asks for it, what it is worth. */
export const sheetItemSchema = z.strictObject({
  clause: z.string(),
  /** As the clause says it. */
  text: z.string(),
  points: z.int().positive(),
});
export type SheetItem = z.infer<typeof sheetItemSchema>;

export const contestantResultSchema = z.strictObject({
  person: z.string(),
  place: z.int().positive(),
  points: z.number(),
  judges: z.int(),
  /** Highest and lowest were left out. */
  trimmed: z.boolean(),
});
export type ContestantResult = z.infer<typeof contestantResultSchema>;

export const skillSchema = z.strictObject({
  ...base,
  kind: z.literal('skill'),
  team: z.enum(TEAMS),
  topic: z.string(),
  sheet: z.array(sheetItemSchema).min(1),
  judges: z.array(z.string()).min(1),
  contestants: z.array(z.string()).min(1),
  result: z.array(contestantResultSchema).exactOptional(),
});
export type SkillContest = z.infer<typeof skillSchema>;

export const contestSchema = z.discriminatedUnion('kind', [knowledgeSchema, skillSchema]);
export type Contest = z.infer<typeof contestSchema>;

/** Every contest, by its ref (`CT-2`). */
export const contests = collection({
  name: 'contests',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: contestSchema,
});

/** What a judge gave a contestant: `CT-2/judge/contestant`. What is corrected takes its place; the journal keeps both. */
export const scoreSchema = z.strictObject({
  contest: z.int(),
  judge: z.string(),
  contestant: z.string(),
  /** By item of the sheet; null where nothing was given yet. */
  points: z.array(z.number().nullable()),
  at: z.number(),
});
export type Score = z.infer<typeof scoreSchema>;
export const scores = collection({
  name: 'contest-scores',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: scoreSchema,
});
export const scoreId = (contest: number, judge: string, contestant: string): string =>
  `${contestRef(contest)}/${judge}/${contestant}`;

export const contestDocuments = [contests, scores];
