import type { Sentence } from '../base/sentence.ts';
import { MINUTE } from '../base/time.ts';
import { type Command, command } from './command.ts';
import { lines } from './reply.ts';
import type { Turn } from './turn.ts';

/** How long what was just filed can be taken back without a word (interfaces.md §2). */
export const UNDO_WITHIN = 10 * MINUTE;

/** How the documents of one series are taken back shortly after they were made. */
export interface Undo {
  readonly series: string;
  /** Milliseconds after the filing during which its author may take it back. */
  readonly within: number;
  /** @returns what was done, or undefined when it is not the speaker's, too late, or not there. */
  readonly undo: (turn: Turn, number: string) => Promise<Sentence | undefined>;
}

const messages = {
  which: {
    zh: '要撤销哪一条？带上编号，例如：撤销 REQ-3',
    en: 'Take back which one? Name its number, e.g. 撤销 REQ-3',
  },
  notPossible: (ref: string): Sentence => ({
    zh: `${ref} 不能撤销：不是您刚提交的，或已超过 10 分钟。`,
    en: `${ref} can't be taken back: it is not yours, or it is older than 10 minutes.`,
  }),
};

/** `撤销 REQ-1`: one command for every series that can be undone. */
export function undoCommand(undos: readonly Undo[]): Command {
  const pattern = new RegExp(`(${undos.map((u) => u.series).join('|')})\\s*[-—－]?\\s*(\\d{1,9})`, 'i');
  return command({
    intent: 'turn.undo',
    does: { zh: '撤销刚提交的', en: 'take back what you just filed' },
    words: ['撤销', '撤回', 'undo'],
    may: 'anyone',
    slots: {
      target: {
        required: true,
        ask: messages.which,
        read: (rest) => {
          const found = pattern.exec(rest);
          return found
            ? { value: `${found[1]?.toUpperCase()}-${found[2]}`, rest: rest.replace(found[0], ' ') }
            : undefined;
        },
      },
    },
    examples: ['撤销 REQ-3'],
    quiet: true,
    run: async (turn, { target }) => {
      const [series = '', number = ''] = (target as string).split('-');
      const done = await undos.find((u) => u.series === series)?.undo(turn, number);
      return done
        ? { outcome: 'auto', slots: { target }, ref: target as string, blocks: lines(turn.say(done)), buttons: [] }
        : {
            outcome: 'reject',
            slots: { target },
            blocks: lines(turn.say(messages.notPossible(target as string))),
            buttons: [],
          };
    },
  });
}
