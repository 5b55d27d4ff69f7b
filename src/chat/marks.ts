import { z } from 'zod';
import { collection } from '../store/store.ts';

/** "This message is handled": found again when the platform delivers it twice. */
export const marks = collection({
  name: 'marks',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: z.object({ intent: z.string(), ref: z.string().optional(), conversation: z.string(), at: z.number() }),
});
