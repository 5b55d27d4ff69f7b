import { z } from 'zod';
import { collection } from '../../store/store.ts';

export const SERIES = 'TM';
export const careRef = (number: number): string => `${SERIES}-${number}`;

const words = z.string().min(1);
/** A question as its author meant it (`bank/written.ts`): it passes the gates again each day that it may be asked. */
export const answerSchema = z.union([
  z.strictObject({ form: z.literal('single'), right: words, wrong: z.array(words), take: z.number() }),
  z.strictObject({ form: z.literal('several'), right: z.array(words), wrong: z.array(words), take: z.number() }),
  z.strictObject({ form: z.literal('judge'), right: z.boolean() }),
  z.strictObject({ form: z.literal('number'), right: z.number(), unit: z.string() }),
  z.strictObject({ form: z.literal('order'), right: z.array(words) }),
]);

/**
 * A question that somebody has looked at, by its id: one that was written in chat, that somebody found fault with, or that
 * the answers speak against. Who said what and when stands in the journal too.
 */
export const careSchema = z.strictObject({
  /** TM-n. */
  number: z.int().positive(),
  item: z.string(),
  /** The clause that defends it, edition included. */
  clause: z.string(),
  stem: z.string(),
  /** `held`: not drawn until a manager has decided; `retired`: not drawn any more. */
  state: z.enum(['active', 'held', 'retired']),
  /** `chat`: written there, and asked because it stands here; `bank`: made or written elsewhere. */
  origin: z.enum(['chat', 'bank']),
  /** Of `chat`. */
  written: z.strictObject({ question: z.string(), answer: answerSchema, author: z.string() }).exactOptional(),
  /** Why it was set aside last. */
  why: z.enum(['flagged', 'best-wrong']).exactOptional(),
  /** Who found fault with it since the last decision, and how they put it. */
  flags: z.array(z.strictObject({ by: z.string(), reason: z.string(), at: z.number() })),
  /** The last decision, and how many answers there were then. */
  decided: z
    .strictObject({ by: z.string(), as: z.enum(['kept', 'retired']), at: z.number(), n: z.number() })
    .exactOptional(),
  at: z.number(),
});
export type Care = z.infer<typeof careSchema>;

export const itemCare = collection({
  name: 'item-care',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: careSchema,
});

const tally = z.strictObject({ n: z.number(), right: z.number() });
/** How a question was answered, over all quizzes: sums only, nobody's name. By the question's id. */
export const statsSchema = z.strictObject({
  item: z.string(),
  clause: z.string(),
  n: z.number(),
  right: z.number(),
  /** How often each option was picked, by its place in the item. */
  picks: z.array(z.number()),
  /** For the point-biserial coefficient: sums over pairs of this answer (x) and the share right of the rest of the paper (y). */
  pairs: z.strictObject({ n: z.number(), x: z.number(), y: z.number(), yy: z.number(), xy: z.number() }),
  /** Answers of the upper and the lower 27 % of their quiz. */
  best: tally,
  worst: tally,
  /** Share right, 0 to 1. */
  share: z.number(),
  /** Point-biserial coefficient with the rest of the paper, −1 to 1; absent while it can't be said. */
  discrimination: z.number().exactOptional(),
  /** A wrong option that nobody picks. */
  idle: z.boolean(),
  at: z.number(),
});
export type ItemStats = z.infer<typeof statsSchema>;

export const itemStats = collection({
  name: 'item-stats',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: statsSchema,
});

export const itemCollections = [itemCare, itemStats];
