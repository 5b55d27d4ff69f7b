import { z } from 'zod';
import type { Topic } from '../../commands/turn.ts';
import { SERVICES } from '../../standards/model.ts';
import { collection } from '../../store/store.ts';

/** A check that found nothing wrong: where, and by which clause. Source: Q/LNJG JG 204—2024, 4.2.5. Numbered CHK-n. */
export const checkSchema = z.object({
  number: z.number().int().positive(),
  location: z.string(),
  place: z.string().optional(),
  floor: z.number().int().optional(),
  service: z.enum(SERVICES).optional(),
  /** What was looked at, in the words of who did. */
  what: z.string().optional(),
  /** Key of the clause. */
  clause: z.string().optional(),
  by: z.string(),
  conversation: z.string(),
  at: z.number(),
  occurredAt: z.number(),
  attachments: z.array(z.string()),
  /** Taken back by its author. */
  voided: z.boolean().optional(),
});
export type Check = z.infer<typeof checkSchema>;

export const checks = collection({
  name: 'checks',
  version: 1,
  growth: 'monthly',
  keep: 'evidence',
  counted: ['service'],
  schema: checkSchema,
});
export const checkRef = (number: number): string => `CHK-${number}`;

export const reportCollections = [checks];

const lastSchema = z.object({ numbers: z.array(z.number()), said: z.string(), at: z.number() });

/** What the speaker filed last in this conversation: 刚才那条, a place said afterwards, a picture that follows. */
export const lastFiled: Topic<z.infer<typeof lastSchema>> = {
  name: 'filed',
  parse: (value) => lastSchema.safeParse(value).data,
};
