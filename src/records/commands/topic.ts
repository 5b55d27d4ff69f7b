import type { Topic } from '../../commands/turn.ts';

/** The number of the record that this person filed last in this conversation. */
export const lastRecord: Topic<number> = {
  name: 'last-record',
  parse: (value) => (typeof value === 'number' ? value : undefined),
};
