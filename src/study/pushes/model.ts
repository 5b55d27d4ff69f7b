import { z } from 'zod';
import type { Sentence } from '../../base/sentence.ts';
import type { Reply } from '../../commands/reply.ts';
import { collection } from '../../store/store.ts';

/**
 * `study`: counted, three a day at most. `notice`: told when the person may be told. `duty`: due on a shift, at its own
 * time. `emergency`: at once, whatever was said.
 */
export const PUSH_KINDS = ['study', 'notice', 'duty', 'emergency'] as const;
export type PushKind = (typeof PUSH_KINDS)[number];

/** Something that is told without having been asked for. */
export interface Push {
  readonly kind: PushKind;
  readonly reply: Reply;
  /** What it is about, in one line: for a list of several. */
  readonly line: Sentence;
  /** From this instant on it is of no use any more; it is listed all the same. */
  readonly until?: number;
  /** After `until` it is not even listed: whoever sent it takes it back. */
  readonly lapses?: true;
}

const pushSchema = z.strictObject({
  kind: z.enum(PUSH_KINDS),
  reply: z.custom<Reply>((value) => typeof value === 'object' && value !== null),
  line: z.strictObject({ zh: z.string(), en: z.string() }),
  until: z.number().exactOptional(),
  lapses: z.literal(true).exactOptional(),
});

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
/** From when to when a person is not told anything that can wait; over midnight where `from` is later than `to`. */
export const quietSchema = z.strictObject({ from: time, to: time });
export type Quiet = z.infer<typeof quietSchema>;

/** What a person said about being told things, by person. */
export const pushWishes = collection({
  name: 'push-wishes',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: z.strictObject({
    quiet: quietSchema.exactOptional(),
    /** Muted: study pushes only, or whatever can wait; without `until` it lasts until 取消静音. */
    mute: z.strictObject({ what: z.enum(['study', 'all']), until: z.number().exactOptional() }).exactOptional(),
  }),
});
export type PushWishes = z.infer<typeof pushWishes.schema>;

/** How many study pushes a person had on a day, by person. */
export const pushCounts = collection({
  name: 'push-counts',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: z.strictObject({ day: z.string(), count: z.number().int() }),
});

/** What is put off, until its instant; one that waits for 取消静音 has none. */
export const deferredPushes = collection({
  name: 'deferred-pushes',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: z.strictObject({
    person: z.string(),
    push: pushSchema,
    since: z.number(),
    due: z.number().exactOptional(),
    why: z.enum(['quiet', 'muted', 'cap']),
  }),
});
export type Deferred = z.infer<typeof deferredPushes.schema>;

/** What a team's group was told last, and what is collected for its next digest. */
export const teamPushes = collection({
  name: 'team-pushes',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: z.strictObject({
    last: z.number().exactOptional(),
    waiting: z.array(pushSchema),
    due: z.number().exactOptional(),
  }),
});

export const pushCollections = [pushWishes, pushCounts, deferredPushes, teamPushes];
