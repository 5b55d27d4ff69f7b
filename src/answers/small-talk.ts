import { lines, type Reply } from '../commands/reply.ts';
import type { Turn } from '../commands/turn.ts';
import { messages } from './messages.ts';
import { answers, subjectTopic } from './model.ts';
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

/** What is kept of the speaker: answered in private. */
export async function ownReply(turn: Turn): Promise<Reply> {
  const mine = await turn.tx.count(answers, 'behaviour', { by: turn.speaker.id });
  const asked = [...mine.values()].reduce((a, b) => a + b, 0);
  return {
    behaviour: 'personal_data',
    personal: true,
    citations: [],
    blocks: lines(turn.say(messages.ownNothing), turn.say(messages.ownAsked(asked, 0))),
    buttons: [],
  };
}
