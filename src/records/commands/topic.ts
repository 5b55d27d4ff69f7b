import { z } from 'zod';
import type { Topic } from '../../commands/turn.ts';

const askedSchema = z.object({ slot: z.string(), answers: z.record(z.string(), z.string()) });

/** What was asked for in free words (a reason, a name): the next message answers it, whatever it looks like. */
export const askedFor: Topic<z.infer<typeof askedSchema>> = {
  name: 'record-asked',
  parse: (value) => askedSchema.safeParse(value).data,
};

/** The number of the record that this person filed last in this conversation. */
export const lastRecord: Topic<number> = {
  name: 'last-record',
  parse: (value) => (typeof value === 'number' ? value : undefined),
};
