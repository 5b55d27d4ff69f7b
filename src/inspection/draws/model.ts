import { z } from 'zod';
import { SERVICES } from '../../standards/model.ts';
import { collection } from '../../store/store.ts';

/** One who may be drawn, and how much they weigh. */
const candidateSchema = z.object({ id: z.string(), weight: z.number().int().positive() });
export type Candidate = z.infer<typeof candidateSchema>;

export const poolSchema = z.object({ service: z.enum(SERVICES), candidates: z.array(candidateSchema) });
export type Pool = z.infer<typeof poolSchema>;

/**
 * A draw of whom to talk with. Seed and pool are kept when it is proposed, before anybody sees a name; who is drawn follows
 * from them alone (docs/scores.md). Numbered DRW-n. Source: Q/LNJG TY 105, 8.4.
 */
export const drawSchema = z.object({
  number: z.number().int().positive(),
  month: z.string(),
  perGroup: z.number().int().positive(),
  pools: z.array(poolSchema),
  seed: z.string(),
  by: z.string(),
  /** When seed and pool were kept. */
  at: z.number(),
  /** When the names were shown; absent while it waits for 确认. */
  shownAt: z.number().optional(),
  /** The draw that it takes the place of, and why: both stay to be seen. */
  replaces: z.object({ number: z.number().int().positive(), reason: z.string() }).optional(),
  /** Who stood in for somebody drawn, in the order of the draw, and why (8.4.3). */
  substitutes: z.array(
    z.object({ out: z.string(), in: z.string(), reason: z.string(), by: z.string(), at: z.number() }),
  ),
});
export type Draw = z.infer<typeof drawSchema>;

export const draws = collection({ name: 'draws', version: 1, growth: 'bounded', keep: 'evidence', schema: drawSchema });

/** A talk with somebody at the workplace. Numbered INT-n. Source: Q/LNJG TY 105, 8.4.4, 8.4.5. */
export const interviewSchema = z.object({
  number: z.number().int().positive(),
  /** Internal id; absent of who is not in the directory. */
  person: z.string().optional(),
  name: z.string().optional(),
  service: z.enum(SERVICES).optional(),
  asked: z.number().int().positive().optional(),
  correct: z.number().int().min(0).optional(),
  note: z.string().optional(),
  /** The draw that named them. */
  draw: z.number().int().positive().optional(),
  by: z.string(),
  at: z.number(),
  /** Whether the person says that it is true (8.4.5). */
  confirmed: z.object({ at: z.number(), agreed: z.boolean(), words: z.string().optional() }).optional(),
});
export type Interview = z.infer<typeof interviewSchema>;

export const interviews = collection({
  name: 'interviews',
  version: 1,
  growth: 'monthly',
  keep: 'evidence',
  counted: ['service'],
  schema: interviewSchema,
});

export const drawRef = (number: number): string => `DRW-${number}`;
export const interviewRef = (number: number): string => `INT-${number}`;
export const drawCollections = [draws, interviews];
