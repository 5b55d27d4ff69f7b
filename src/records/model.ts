import { z } from 'zod';
import { SERVICES } from '../standards/model.ts';
import { collection } from '../store/store.ts';
import { menus } from './menu/model.ts';
import { signalCollections } from './signals/model.ts';

export const RECORD_STATES = ['standing', 'corrected', 'voided'] as const;

/** What somebody did and wrote down, as evidence for a clause. Numbered REC-n. Nothing in it is ever changed but its state. */
export const recordSchema = z.object({
  number: z.number().int().positive(),
  type: z.string(),
  state: z.enum(RECORD_STATES),
  /** In the sender's words. */
  said: z.string(),
  by: z.string(),
  unit: z.string().optional(),
  service: z.enum(SERVICES).optional(),
  /** True when the type is another post's. */
  otherPost: z.boolean().optional(),
  conversation: z.string(),
  /** When it was filed. */
  at: z.number(),
  /** When it happened; of several times the last. */
  happenedAt: z.number(),
  times: z.array(z.number()).optional(),
  location: z.string().optional(),
  floor: z.number().int().optional(),
  /** Code of the place in `places.yaml`. */
  place: z.string().optional(),
  meal: z.string().optional(),
  items: z
    .array(z.object({ name: z.string(), amount_g: z.number().optional(), value_c: z.number().optional() }))
    .optional(),
  value_c: z.number().optional(),
  concentration: z.number().optional(),
  minutes: z.number().optional(),
  count: z.number().optional(),
  person: z.string().optional(),
  result: z.string().optional(),
  content: z.string().optional(),
  attachments: z.array(z.string()),
  /** Filed after the shift: how many hours, why; `statement` when it was too late to count as a record. */
  late: z.object({ hours: z.number(), reason: z.string(), statement: z.boolean() }).optional(),
  verdicts: z.array(z.object({ clause: z.string(), what: z.string(), limit: z.string(), holds: z.boolean() })),
  /** Keys of the clauses that it is evidence for. */
  clauses: z.array(z.string()),
  /** An earlier record that it corrects, and the later one by which it was corrected. */
  corrects: z.number().int().optional(),
  correctedBy: z.number().int().optional(),
  voided: z.object({ by: z.string(), at: z.number(), reason: z.string() }).optional(),
  /** Of a sample: until when it is kept, and the record of its handling. */
  keepUntil: z.number().optional(),
  handledBy: z.number().int().optional(),
});
export type RecordDocument = z.infer<typeof recordSchema>;

export const records = collection({
  name: 'records',
  version: 1,
  growth: 'monthly',
  keep: 'evidence',
  counted: ['type', 'service', 'unit', 'state'],
  schema: recordSchema,
});

export const recordRef = (number: number): string => `REC-${number}`;

export const recordCollections = [records, menus, ...signalCollections];
