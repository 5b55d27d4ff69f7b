import { lines } from '../../commands/reply.ts';
import type { Asking, Draft } from '../answerer.ts';
import { reply } from './drafts.ts';
import { formMessages } from './messages.ts';

/** A day that no calendar has is not taken for today: what held on it can't be said. */
export function noSuchDay(asking: Asking): Draft | undefined {
  const said = asking.question.time.noSuchDay;
  return said === undefined
    ? undefined
    : reply(asking, 'clarify', lines(asking.turn.say(formMessages.noSuchDay(said))));
}
