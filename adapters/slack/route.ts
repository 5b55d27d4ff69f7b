import { z } from 'zod';

/**
 * What is needed to answer a Slack message where it was written; kept with the replies, in the journal too, so it holds no
 * secret: a `response_url` stays in memory (hook.ts).
 */
const routeSchema = z.object({
  channel: z.string().optional(),
  /** True when only the asker reads the channel. */
  direct: z.boolean().optional(),
  /** The thread of the question. */
  thread: z.string().optional(),
  /** Answered at the `response_url`, seen by the channel or by the asker alone: the bot may not be in that channel. */
  hooked: z.enum(['in_channel', 'ephemeral']).optional(),
});
export type Route = z.infer<typeof routeSchema>;

export const readRoute = (value: unknown): Route => routeSchema.safeParse(value).data ?? {};

/** Ids of people on Slack begin with U, or W in an enterprise. */
export const isUserId = (id: string): boolean => /^[UW][A-Z0-9]{2,30}$/.test(id);
