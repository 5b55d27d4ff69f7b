import type { Sentence } from '../base/sentence.ts';
import { toIso } from '../base/time.ts';
import { type Command, command } from '../commands/command.ts';
import { lines, type Reply } from '../commands/reply.ts';
import type { Turn } from '../commands/turn.ts';
import { people } from '../people/documents.ts';
import { allowed } from '../people/permissions.ts';
import { deadLetters } from './outbox-model.ts';

const messages = {
  none: { zh: '没有送不出去的消息。', en: 'Nothing is undelivered.' },
  listed: (count: number): Sentence => ({
    zh: `没有送达的消息 ${count} 条，最早的在前：`,
    en: `${count} undelivered messages, the oldest first:`,
  }),
  more: (count: number): Sentence => ({ zh: `另有 ${count} 条。`, en: `${count} more.` }),
  group: (id: string): Sentence => ({ zh: `群 ${id}`, en: `group ${id}` }),
  which: {
    zh: '重发哪一条？写“死信”里的号，例如：重发 3，或：重发 全部',
    en: 'Send which again? Name its number in 死信, e.g. 重发 3, or 重发 全部',
  },
  noSuch: (number: string): Sentence => ({
    zh: `没有 ${number} 号死信。发“死信”看列表。`,
    en: `There is no undelivered message ${number}. Say 死信 for the list.`,
  }),
  again: (count: number): Sentence => ({
    zh: `正在重发 ${count} 条。再送不到会重新列出。`,
    en: `Sending ${count} again. What fails once more is listed again.`,
  }),
  resend: (number: number): Sentence => ({ zh: `重发 ${number}`, en: `Send ${number} again` }),
  all: { zh: '全部重发', en: 'Send all again' },
} as const satisfies Record<string, Sentence | ((...args: never[]) => Sentence)>;

const LISTED_MOST = 15;
const OFFERED_MOST = 3;
const ALL = /^(?:全部|所有|all)$/i;

export interface DeadLetterPorts {
  /** Sends a dead letter again once the turn is on the disk. */
  readonly resend: (turn: Turn, id: string) => void;
}

/** 死信 and 重发: what could not be delivered, for administrators. To whom, when and why; never what it said. */
export function deadLetterCommands({ resend }: DeadLetterPorts): Command[] {
  const list = command({
    intent: 'letter.list',
    does: { zh: '看没送达的消息', en: 'see what could not be delivered' },
    words: ['死信', '未送达', 'dead letters'],
    may: allowed('operate'),
    slots: {},
    examples: ['死信'],
    run: async (turn): Promise<Reply> => {
      const { rows } = await turn.tx.find(deadLetters, { order: { by: 'number' } });
      if (rows.length === 0) return { outcome: 'auto', blocks: lines(turn.say(messages.none)), buttons: [] };
      const shown = rows.slice(0, LISTED_MOST);
      const items: string[] = [];
      for (const { document } of shown) {
        const { message, reason, at, number } = document;
        items.push(
          `${number} ${toIso(at, turn.zone).slice(5, 16).replace('T', ' ')} ${await receiver(turn, message.to)} · ${reason}`,
        );
      }
      return {
        outcome: 'auto',
        personal: true,
        blocks: [
          ...lines(turn.say(messages.listed(rows.length))),
          { kind: 'list', items },
          ...(rows.length > shown.length
            ? [{ kind: 'text' as const, text: turn.say(messages.more(rows.length - shown.length)) }]
            : []),
        ],
        buttons: [
          ...shown.slice(0, OFFERED_MOST).map(({ document: { number } }) => ({
            label: turn.say(messages.resend(number)),
            say: `重发 ${number}`,
          })),
          ...(rows.length > 1 ? [{ label: turn.say(messages.all), say: '重发 全部' }] : []),
        ],
      };
    },
  });

  const again = command({
    intent: 'letter.resend',
    does: { zh: '重发没送达的消息', en: 'send an undelivered message again' },
    words: ['重发', 'resend'],
    recognise: ({ text }) => (/^(?:重发|resend)\s*(?:\d{1,9}\s*号?|全部|所有|all)?\s*$/i.test(text) ? 0.9 : -1),
    may: allowed('operate'),
    slots: {
      number: {
        required: true,
        ask: messages.which,
        read: (rest) => {
          const value = /\d{1,9}|全部|所有|all/i.exec(rest)?.[0];
          return value === undefined ? undefined : { value, rest: '' };
        },
      },
    },
    examples: ['重发 3'],
    quiet: true,
    run: async (turn, { number }): Promise<Reply> => {
      const where = ALL.test(number) ? {} : { where: { number: Number(number) } };
      const { rows } = await turn.tx.find(deadLetters, where);
      for (const { id } of rows) resend(turn, id);
      const say = rows.length === 0 ? messages.noSuch(number) : messages.again(rows.length);
      return {
        outcome: rows.length === 0 ? 'reject' : 'auto',
        slots: { number },
        missing: [],
        blocks: lines(turn.say(say)),
        buttons: [],
      };
    },
  });
  return [list, again];
}

const receiver = async (
  turn: Turn,
  to: { readonly user: string } | { readonly conversation: string },
): Promise<string> =>
  'user' in to ? ((await turn.tx.get(people, to.user))?.name ?? to.user) : turn.say(messages.group(to.conversation));
