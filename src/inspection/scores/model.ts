import { z } from 'zod';
import { SEVERITIES } from '../../notes/model.ts';
import { SERVICES } from '../../standards/model.ts';
import { collection } from '../../store/store.ts';

/** Whose month is scored: one supplier's one service. Source: Q/LNJG JG 205, 4.2. */
export const scoredSchema = z.object({
  /** `2025-05`: the month in which a finding happened. */
  month: z.string().regex(/^\d{4}-\d\d$/),
  service: z.enum(SERVICES),
  unit: z.string(),
});
export type Scored = z.infer<typeof scoredSchema>;

/** One deduction, with the finding and the clauses that it rests on. Points are positive. */
export const deductionSchema = z.object({
  finding: z.number().int().positive(),
  what: z.string(),
  occurredAt: z.number(),
  severity: z.enum(SEVERITIES),
  onTheSpot: z.boolean(),
  points: z.number(),
  /** The clause that was broken. */
  clause: z.string().optional(),
  /** The clause that sets the points. */
  rule: z.string(),
  /** Where the supplier's contract names another edition: that edition, and what the clause is there; absent when it has none. */
  contract: z.object({ edition: z.string(), clause: z.string().optional() }).optional(),
});
export type Deduction = z.infer<typeof deductionSchema>;

/** A change of a score by hand. It counts once a leader has signed. Source: Q/LNJG JG 205, 6.4. */
export const adjustmentSchema = scoredSchema.extend({
  number: z.number().int().positive(),
  /** Signed: + adds. */
  delta: z.number(),
  reason: z.string().min(1),
  by: z.string(),
  at: z.number(),
  /** The second signature; never the proposer's own. */
  signed: z.object({ by: z.string(), at: z.number(), agreed: z.boolean() }).optional(),
});
export type Adjustment = z.infer<typeof adjustmentSchema>;

export const gradeSchema = z.object({
  name: z.string(),
  /** Part of the month's fee that is kept back, 0 to 1. */
  fee: z.number().min(0).max(1),
  /** The row that grants it. */
  clause: z.string(),
});
export type Grade = z.infer<typeof gradeSchema>;

/** A month's score with every line that led to it. */
export const monthScoreSchema = scoredSchema.extend({
  base: z.number(),
  deductions: z.array(deductionSchema),
  /** Numbers of findings that do not count while they are disputed. */
  pending: z.array(z.number().int()),
  /** Adjustments that count. */
  adjustments: z.array(z.object({ number: z.number().int(), delta: z.number(), reason: z.string() })),
  score: z.number(),
  grade: gradeSchema.optional(),
});
export type MonthScore = z.infer<typeof monthScoreSchema>;

/** Scores as they were frozen. What is adjusted later is a score of its own beside it: the ids count on. */
export const frozenSchema = monthScoreSchema.extend({
  frozenAt: z.number(),
  /** 1 is what was frozen; each later adjustment makes the next one. */
  revision: z.number().int().positive(),
  /** The adjustment that made it. */
  because: z.number().int().positive().optional(),
});
export type FrozenScore = z.infer<typeof frozenSchema>;
export const frozenScores = collection({
  name: 'frozen-scores',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: frozenSchema,
});
export const adjustments = collection({
  name: 'score-adjustments',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: adjustmentSchema,
});

/** A month's draft as it went out to a supplier. */
export const scoreDraftSchema = monthScoreSchema.extend({
  at: z.number(),
  /** Until when the supplier may appeal; the score freezes then. */
  appealUntil: z.number(),
});
export type ScoreDraft = z.infer<typeof scoreDraftSchema>;
export const scoreDrafts = collection({
  name: 'score-drafts',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: scoreDraftSchema,
});

/** What a supplier holds against a draft, and the answer. Source: Q/LNJG JG 205, 6.2. */
export const appealSchema = scoredSchema.extend({
  number: z.number().int().positive(),
  /** The findings that it names. */
  findings: z.array(z.number().int().positive()),
  reason: z.string().min(1),
  attachments: z.array(z.string()),
  by: z.string(),
  at: z.number(),
  answered: z.boolean(),
  answer: z.object({ by: z.string(), at: z.number(), upheld: z.boolean(), reason: z.string() }).optional(),
});
export type Appeal = z.infer<typeof appealSchema>;
export const appeals = collection({
  name: 'score-appeals',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: appealSchema,
});

export const scoredId = ({ month, service, unit }: Scored): string => `${month}/${unit}/${service}`;
export const frozenId = (scored: Scored, revision: number): string => `${scoredId(scored)}/${revision}`;
export const adjustmentRef = (number: number): string => `ADJ-${number}`;
export const appealRef = (number: number): string => `APL-${number}`;
export const scoreCollections = [frozenScores, adjustments, scoreDrafts, appeals];
