import { z } from 'zod';
import { SERVICES } from '../standards/model.ts';
import { collection } from '../store/store.ts';

/** A need for standardisation, raised by anyone (domain: 需求提出). Numbered REQ-n. */
export const demandSchema = z.object({
  number: z.number().int().positive(),
  content: z.string().min(1),
  service: z.enum(SERVICES).optional(),
  by: z.string(),
  at: z.number(),
  conversation: z.string(),
  /** The last day for the workgroup's answer; absent when no standard sets one or the calendar does not reach that far. */
  due: z.string().optional(),
  state: z.enum(['open', 'withdrawn']),
});
export type Demand = z.infer<typeof demandSchema>;

export const demands = collection({
  name: 'demands',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: demandSchema,
});

export const demandRef = (number: number): string => `REQ-${number}`;

export const improvementCollections = [demands];
