import { foldText } from '../base/fold.ts';
import { type Command, command } from '../commands/command.ts';
import { lines } from '../commands/reply.ts';
import { answerMessage } from './answer.ts';
import { examplesFrom } from './examples.ts';
import type { Lessons } from './feedback/lessons.ts';
import { messages } from './messages.ts';
import { refusals } from './model.ts';
import type { OwnResults } from './personal-reply.ts';
import { overridesProgram } from './question/orders.ts';
import { handsOverSecret } from './question/secret.ts';
import type { Shelf } from './shelf.ts';

/** The question: what every message is that nothing else claims. */
export function questionCommand(shelf: () => Shelf, lessons: Pick<Lessons, 'sync'>, ownResults: OwnResults): Command {
  return command({
    intent: 'question',
    does: { zh: '查标准', en: 'look up a standard' },
    words: [],
    // Everything that no command claims is a question; an attempt to have it say otherwise is one whatever it names.
    recognise: ({ folded }) => (overridesProgram(folded) ? BEFORE_COMMANDS : 0),
    may: 'anyone',
    slots: {},
    get examples() {
      return examplesFrom(shelf().catalogue);
    },
    run: async (turn) => {
      await lessons.sync(turn.tx);
      return answerMessage(turn, shelf(), ownResults);
    },
  });
}

/** Above every command, below a secret. */
const BEFORE_COMMANDS = 1.5;
/** Above every other score: nothing else may be done with such a message (refuse goes before all, interfaces.md §2). */
const BEFORE_ALL = 2;

/** Something classified was handed over: refused before anything of it is kept. */
export const refuseSecret: Command = command({
  intent: 'refuse_secret',
  does: { zh: '', en: '' },
  words: [],
  recognise: ({ folded }, { attachments }) => {
    const named = attachments.some(({ name }) => handsOverSecret(foldText(name), 1));
    return named || handsOverSecret(folded, attachments.length) ? BEFORE_ALL : 0;
  },
  may: 'anyone',
  slots: {},
  examples: [],
  quiet: true,
  run: async (turn) => {
    const before = await turn.tx.get(refusals, 'all');
    turn.tx.put(refusals, 'all', { count: (before?.count ?? 0) + 1, last: turn.now });
    return { outcome: 'refuse', blocks: lines(turn.say(messages.secret)), buttons: [] };
  },
});
