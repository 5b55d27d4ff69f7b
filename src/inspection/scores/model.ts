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

/** Scores as they were frozen. What is adjusted later is a score of its own beside it. */
export const frozenScores = collection({
  name: 'frozen-scores',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: monthScoreSchema.extend({ frozenAt: z.number() }),
});
export const adjustments = collection({
  name: 'score-adjustments',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: adjustmentSchema,
});

export const scoredId = ({ month, service, unit }: Scored): string => `${month}/${unit}/${service}`;
export const adjustmentRef = (number: number): string => `ADJ-${number}`;
export const scoreCollections = [frozenScores, adjustments];
