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
    /** Of one that holds on older backups too: what the ledger is to say. */
    entry: z
      .object({
        id: z.string(),
        at: z.string(),
        what: z.string(),
        documents: z.array(
          z.object({ collection: z.string(), id: z.string(), v: z.number(), replacement: z.unknown().optional() }),
        ),
      })
      .optional(),
  }),
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
});

/** Erasures of the ledger that this journal has carried out: one that is restored from an older backup lacks some. */
export const erasedForGood = collection({
  name: '$erased',
  schema: z.object({ at: z.string() }),
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
});

export type PendingErasure = z.infer<typeof erasures.schema>;
