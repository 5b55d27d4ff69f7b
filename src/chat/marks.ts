import { z } from 'zod';
import { collection } from '../store/store.ts';

const markSchema = z.object({
  intent: z.string(),
  ref: z.string().optional(),
  conversation: z.string(),
  at: z.number(),
});
export type Mark = z.infer<typeof markSchema>;

/** "This message is handled": found again when the platform delivers it twice. */
export const marks = collection({
  name: 'marks',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: markSchema,
});
