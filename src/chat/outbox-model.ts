import { z } from 'zod';
import { collection } from '../store/store.ts';
import type { Outgoing } from './message.ts';

/** A committed reply that is not yet known to have arrived. Dropped once it has; what was given up stays as a dead letter. */
const pendingSchema = z.object({
  message: z.custom<Outgoing>((value) => typeof value === 'object' && value !== null),
  /** Tries begun. */
  attempts: z.number().int(),
  /** A try before the last one may have arrived. */
  doubtful: z.boolean(),
  /** True when the last try is known not to have arrived. One that is not known is doubtful after a crash. */
  settled: z.boolean().optional(),
});

export const outbox = collection({
  name: 'outbox',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: pendingSchema,
});

export const deadLetters = collection({
  name: 'deadLetters',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: z.object({
    message: z.custom<Outgoing>((value) => typeof value === 'object' && value !== null),
    /** What an administrator calls it by. */
    number: z.number().int(),
    reason: z.string(),
    at: z.number(),
  }),
});

export const outboxCollections = [outbox, deadLetters];
