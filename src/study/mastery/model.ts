import { z } from 'zod';
import { collection } from '../../store/store.ts';

/**
 * What one person remembers of one clause, as FSRS models it (ts-fsrs): how hard it is for them, how long it holds, when it
 * was last asked. By `person/clause key`; a new edition's clause begins anew where its words have changed.
 */
export const memorySchema = z.strictObject({
  person: z.string(),
  clause: z.string(),
  stability: z.number(),
  difficulty: z.number(),
  reps: z.int(),
  lapses: z.int(),
  state: z.int().min(0).max(3),
  /** When it was last asked, and when it is to be asked again. */
  last: z.number(),
  due: z.number(),
  right: z.int(),
  wrong: z.int(),
});
export type Memory = z.infer<typeof memorySchema>;
export const memories = collection({
  name: 'study-memories',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: memorySchema,
});
export const memoryId = (person: string, clause: string): string => `${person}/${clause}`;

/** Who has agreed to one question a day. */
export const dailySingles = collection({
  name: 'daily-singles',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: z.strictObject({ person: z.string(), since: z.number() }),
});

export const masteryCollections = [memories, dailySingles];
