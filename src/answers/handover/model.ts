import { z } from 'zod';
import { SERVICES } from '../../standards/model.ts';
import { collection } from '../../store/store.ts';

/** A question that was handed to a person: ASK-n. */
export const handoverSchema = z.object({
  number: z.number().int().positive(),
  /** In the asker's words. */
  question: z.string(),
  /** The answer that it goes on from, ANS-n, with its question and clauses. */
  after: z.object({ answer: z.number().int(), question: z.string(), clauses: z.array(z.string()) }).optional(),
  service: z.enum(SERVICES).optional(),
  by: z.string(),
  at: z.number(),
  conversation: z.string(),
  /** Who is to answer. */
  to: z.string(),
  /** When the first answer is due. */
  due: z.number(),
  state: z.enum(['open', 'answered', 'withdrawn']),
  /** The manager to whom it went up when the limit had passed. */
  raisedTo: z.string().optional(),
  replies: z.array(z.object({ by: z.string(), text: z.string(), at: z.number() })),
});
export type Handover = z.infer<typeof handoverSchema>;

export const handovers = collection({
  name: 'handovers',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: handoverSchema,
});

export const SERIES = 'ASK';
export const handoverRef = (number: number): string => `${SERIES}-${number}`;
