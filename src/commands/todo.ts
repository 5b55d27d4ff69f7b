import type { Sentence } from '../base/sentence.ts';
import { type Command, command } from './command.ts';
import { type Block, type Button, lines, type Reply } from './reply.ts';
import type { Turn } from './turn.ts';

/** Something that waits for a person. */
export interface TodoItem {
  readonly text: string;
  /** How it is done, in one tap. */
  readonly button?: Button;
}

/** One kind of thing that may wait for somebody; each capability names its own. */
export interface TodoSource {
  readonly title: Sentence;
  /** What waits for the speaker, the most urgent first. */
  readonly items: (turn: Turn) => Promise<readonly TodoItem[]>;
}

const messages = {
  nothing: { zh: '没有等您办的事。', en: 'Nothing waits for you.' },
  count: (count: number): Sentence => ({ zh: `有 ${count} 件事等您办：`, en: `${count} things wait for you:` }),
  more: (count: number): Sentence => ({ zh: `另有 ${count} 件`, en: `${count} more` }),
};
const LISTED_MOST = 8;
const BUTTONS_MOST = 5;

/** 我的待办: everything that waits for the speaker, in one list. Shown to nobody else. */
export function todoCommand(sources: readonly TodoSource[]): Command {
  return command({
    intent: 'todo.show',
    does: { zh: '看我的待办', en: 'see what waits for you' },
    words: ['我的待办', '待办', 'my tasks', 'todo'],
    recognise: ({ text }) =>
      /^(?:看(?:一?下)?)?(?:我的)?待办(?:事项|清单)?[。.!！]*$|^我有(?:什么|哪些)待办[?？]?$|^(?:my )?(?:tasks|todos?)[.!?]*$/i.test(
        text,
      )
        ? 0.95
        : -1,
    may: ['staff'],
    slots: {},
    examples: ['我的待办'],
    run: async (turn): Promise<Reply> => {
      const blocks: Block[] = [];
      const buttons: Button[] = [];
      let count = 0;
      for (const { title, items } of sources) {
        const waiting = await items(turn);
        if (waiting.length === 0) continue;
        count += waiting.length;
        const left = waiting.length - LISTED_MOST;
        const shown = waiting.slice(0, LISTED_MOST);
        blocks.push(
          { kind: 'text', text: turn.say(title) },
          {
            kind: 'list',
            items: [...shown.map(({ text }) => text), ...(left > 0 ? [turn.say(messages.more(left))] : [])],
          },
        );
        buttons.push(...shown.flatMap(({ button }) => (button ? [button] : [])));
      }
      const lead = count === 0 ? messages.nothing : messages.count(count);
      return {
        outcome: 'auto',
        slots: {},
        missing: [],
        personal: true,
        blocks: [...lines(turn.say(lead)), ...blocks],
        buttons: buttons.slice(0, BUTTONS_MOST),
      };
    },
  });
}
