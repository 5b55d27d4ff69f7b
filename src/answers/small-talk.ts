import { lines, type Reply } from '../commands/reply.ts';
import type { Turn } from '../commands/turn.ts';
import { messages } from './messages.ts';
import { subjectTopic } from './model.ts';
import type { Small } from './question/small.ts';

const SMALL = {
  greeting: 'hello',
  who: 'hello',
  thanks: 'thanks',
  laugh: 'unclear',
  bye: 'bye',
  ack: 'thanks',
  unclear: 'unclear',
  reset: 'reset',
} as const;

/** The reply to what asks nothing. */
export function smallReply(turn: Turn, small: Small): Reply {
  if (small === 'reset') turn.remember(subjectTopic, undefined);
  const behaviour = small === 'reset' ? 'reset' : small === 'unclear' ? 'clarify' : 'smalltalk';
  return { behaviour, citations: [], blocks: lines(turn.say(messages[SMALL[small]])), buttons: [] };
}
