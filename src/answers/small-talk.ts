import { lines, type Reply } from '../commands/reply.ts';
import type { Turn } from '../commands/turn.ts';
import { messages } from './messages.ts';
import { subjectTopic } from './model.ts';
import type { Order } from './question/orders.ts';
import type { Small } from './question/small.ts';

/** What is said to what asks nothing, and what kind of reply that is. Nobody is blamed. */
const SMALL = {
  greeting: ['hello', 'smalltalk'],
  who: ['hello', 'smalltalk'],
  thanks: ['thanks', 'smalltalk'],
  praise: ['praised', 'smalltalk'],
  laugh: ['smile', 'smalltalk'],
  chat: ['chat', 'smalltalk'],
  upset: ['upset', 'smalltalk'],
  bye: ['bye', 'smalltalk'],
  ack: ['thanks', 'smalltalk'],
  reset: ['reset', 'reset'],
  unclear: ['unclear', 'clarify'],
  nonsense: ['unclear', 'refuse'],
  order: ['onlyTheClause', 'refuse'],
  rights: ['onlyTheDirectory', 'deny_or_scope'],
  cheat: ['notToCheat', 'refuse'],
  distress: ['inDespair', 'refuse'],
} as const satisfies Record<Small | Order, readonly [keyof typeof messages, NonNullable<Reply['behaviour']>]>;

/** The reply to what asks nothing. */
export function smallReply(turn: Turn, small: Small | Order): Reply {
  if (small === 'reset') turn.remember(subjectTopic, undefined);
  const [said, behaviour] = SMALL[small];
  return { behaviour, citations: [], blocks: lines(turn.say(messages[said])), buttons: [] };
}
