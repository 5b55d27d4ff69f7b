import { z } from 'zod';
import { SERVICES } from '../../standards/model.ts';
import { collection } from '../../store/store.ts';

/** Good work that was noted: who and for what. Numbered RWD-n. Source: Q/LNJG JG 205, 7.3.3; TY 105, 9.3. */
export const rewardSchema = z.object({
  number: z.number().int().positive(),
  /** Internal id; absent of who is not in the directory. */
  person: z.string().optional(),
  /** As it was said, of who is not in the directory. */
  name: z.string().optional(),
  service: z.enum(SERVICES).optional(),
  reason: z.string().min(1),
  attachments: z.array(z.string()),
  by: z.string(),
  at: z.number(),
});
export type Reward = z.infer<typeof rewardSchema>;

export const rewards = collection({
  name: 'rewards',
  version: 1,
  growth: 'monthly',
  keep: 'evidence',
  counted: ['service'],
  schema: rewardSchema,
});
export const rewardRef = (number: number): string => `RWD-${number}`;
export const rewardCollections = [rewards];
