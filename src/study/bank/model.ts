import { z } from 'zod';

/** How a question is answered: one right option, several, true or false, a number to fill in, options to put in order. */
export const FORMS = ['single', 'several', 'judge', 'number', 'order'] as const;
export type Form = (typeof FORMS)[number];

/** What a question asks for; each generated one comes from a template of its kind. */
export const ITEM_KINDS = [
  'value',
  'frequency',
  'order',
  'who',
  'allowed',
  'force',
  'term',
  'list',
  'colour',
  'table',
  'case',
  'written',
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

export const keySchema = z.union([
  z.strictObject({ form: z.literal('single'), right: z.int().nonnegative() }),
  z.strictObject({ form: z.literal('several'), right: z.array(z.int().nonnegative()).min(1) }),
  z.strictObject({ form: z.literal('judge'), right: z.boolean() }),
  z.strictObject({ form: z.literal('number'), right: z.number(), unit: z.string() }),
  /** Indexes of `options` in the right order. */
  z.strictObject({ form: z.literal('order'), right: z.array(z.int().nonnegative()).min(3) }),
]);
/** What counts as right, by the places of `options` as they stand in the item (each person sees them shuffled). */
export type ItemKey = z.infer<typeof keySchema>;

/** A question about one clause of one edition, defended by that clause alone. */
export const itemSchema = z.strictObject({
  /** The same question has the same id wherever it is made: a digest of clause, kind and words. */
  id: z.string().min(1).max(80),
  /** The clause's key, edition included: `Q/LNJG JG 352—2024#5.2.1`. */
  clause: z.string().min(1),
  kind: z.enum(ITEM_KINDS),
  /** The question as it is read, without its options. */
  stem: z.string().min(1),
  /** Empty for `judge` and `number`. */
  options: z.array(z.string().min(1)).max(6),
  key: keySchema,
});
export type Item = z.infer<typeof itemSchema>;
