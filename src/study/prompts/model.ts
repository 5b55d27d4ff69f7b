import { z } from 'zod';
import type { Located } from '../../standards/catalogue.ts';

/** What speaks for (or against) studying a clause now. Each has its rule in `score.ts`. */
export const TERM_KINDS = ['found', 'change', 'quiz', 'missed', 'unhelpful', 'asked', 'stale', 'risk'] as const;
export type TermKind = (typeof TERM_KINDS)[number];

const sentence = z.strictObject({ zh: z.string(), en: z.string() });

/** One term of the score: its points, and the reason in words. */
export const termSchema = z.strictObject({ kind: z.enum(TERM_KINDS), points: z.number().int(), say: sentence });
export type Term = z.infer<typeof termSchema>;

/** A clause as it was put before a team, with what spoke for it then. */
export const chosenSchema = z.strictObject({
  /** The clause's key, edition included. */
  clause: z.string(),
  points: z.number().int(),
  terms: z.array(termSchema),
});
export type Chosen = z.infer<typeof chosenSchema>;

/** A clause of which it was found out how much it wants to be studied. */
export interface Scored {
  readonly located: Located;
  readonly points: number;
  /** In the order in which they are told: the weightiest first; none of them is 0. */
  readonly terms: readonly Term[];
}

export const chosenOf = ({ located, points, terms }: Scored): Chosen => ({
  clause: located.clause.key,
  points,
  terms: [...terms],
});
