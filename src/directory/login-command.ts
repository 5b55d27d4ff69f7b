import { type Command, command } from '../commands/command.ts';
import { lines, type Reply } from '../commands/reply.ts';
import { optional } from '../commands/slots.ts';
import type { Turn } from '../commands/turn.ts';
import type { Transaction } from '../store/store.ts';
import { whichPerson } from './appointment.ts';
import { messages } from './messages.ts';
import { personName } from './slots.ts';

export interface LoginPorts {
  /** A one-time address at which a person logs in on the page; undefined where the page needs no login. */
  readonly loginLink: ((tx: Transaction, person: string) => string) | undefined;
}

const WORDS = ['登录链接', '登陆链接', '网页登录', 'login link'];
const ASKS = /怎么|什么|多久|哪|吗|[?？]/;

/** 登录链接: a link to the page for whoever asks, or, by an administrator, for somebody else. It is sent and never kept. */
export function loginCommand({ loginLink }: LoginPorts): Command {
  return command({
    intent: 'person.login',
    does: { zh: '要网页登录链接', en: 'get a login link for the page' },
    words: WORDS,
    recognise: ({ text }) => (ASKS.test(text) ? -1 : 0),
    may: ['staff'],
    slots: { person: optional(personName(messages.whoLeaves)) },
    examples: ['登录链接'],
    // Where nobody has to log in, help does not speak of it.
    quiet: loginLink === undefined,
    run: async (turn, { person }): Promise<Reply> => {
      if (!loginLink) return plain('reject', turn.say(messages.noLogin));
      if (turn.conversation.kind === 'group') return plain('reject', turn.say(messages.directOnly));
      const other = turn.speaker.roles.has('administrator') ? person : undefined;
      if (other === undefined) return linkFor(turn, loginLink(turn.tx, turn.speaker.id), undefined);
      const who = await whichPerson(turn, other, (id) => `登录链接 ${id}`);
      if (!who.ok)
        return { ...plain('ask', turn.say(who.error.say)), missing: ['person'], buttons: who.error.choices ?? [] };
      if (!who.value) return plain('reject', turn.say(messages.nobody(other)));
      return linkFor(turn, loginLink(turn.tx, who.value.id), who.value.person.name);
    },
  });
}

/** The link in words, and as what the camera of another device reads. The address is kept nowhere, so neither is its picture. */
const linkFor = (turn: Turn, address: string, name: string | undefined): Reply => ({
  ...plain('auto', ''),
  blocks: [...lines(turn.say(messages.loginLink(name, address))), { kind: 'qr', text: address }],
  slots: name === undefined ? {} : { person: name },
  personal: true,
  secrets: [address],
});

const plain = (outcome: 'auto' | 'ask' | 'reject', first: string): Reply => ({
  outcome,
  slots: {},
  missing: [],
  blocks: lines(first),
  buttons: [],
});
