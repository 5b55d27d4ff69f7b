import { z } from 'zod';
import { collection } from '../store.ts';

/**
 * Erasures that are committed and not carried out yet: a crash between two steps is finished at the next start.
 * The evidence is the line itself, which names the bodies; this note of what is left to do may expire.
 */
export const erasures = collection({
  name: '$erasures',
  schema: z.object({
    bodies: z.record(z.string(), z.array(z.tuple([z.number(), z.number()]))),
    hashes: z.array(z.string()),
    ids: z.array(z.string()),
  }),
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
});

export type PendingErasure = z.infer<typeof erasures.schema>;
