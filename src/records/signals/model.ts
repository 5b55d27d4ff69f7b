import { z } from 'zod';
import { SERVICES } from '../../standards/model.ts';
import { collection } from '../../store/store.ts';

/** What may be a reason to look more closely. Never more than that. */
export const SIGNAL_KINDS = ['same-values', 'burst', 'off-shift', 'same-picture'] as const;

/** A reason for a spot check that nobody was told yet. */
export const signals = collection({
  name: 'record-signals',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: z.object({
    kind: z.enum(SIGNAL_KINDS),
    person: z.string(),
    service: z.enum(SERVICES).optional(),
    type: z.string(),
    /** Numbers of the records. */
    records: z.array(z.number()),
    at: z.number(),
  }),
});

/** In which record a picture was used first, by its content hash; for as long as somebody might send it again. */
export const recordPictures = collection({
  name: 'record-pictures',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: z.object({ record: z.number(), at: z.number() }),
});

export const signalCollections = [signals, recordPictures];
