import { type Command, command } from '../commands/command.ts';
import { lines, type Reply } from '../commands/reply.ts';
import type { Turn } from '../commands/turn.ts';
import { admit, appoint, linkIdentity } from '../people/change.ts';
import { issueCode, looksLikeCode, type RandomBytes, redeemCode } from '../people/codes.ts';
import { people } from '../people/documents.ts';
import { identityKey } from '../people/identity.ts';
import { whichPerson } from './appointment.ts';
import { messages } from './messages.ts';

const WORD = /^(?:关联|link)[\s:：]*/i;
/** `关联标准有哪些` asks about standards. */
const ASKS = /标准|条款|文件|什么|哪些|怎么|吗|[?？]/;

/**
 * 关联: an administrator asks for a code for a person; the person says it from the account that is to be theirs. The first
 * administrator's code, printed on the console, is said the same way. A code never stands in a reply's slots.
 */
export function linkCommand(randomBytes: RandomBytes): Command {
  return command({
    intent: 'person.link',
    does: { zh: '关联平台账号', en: 'link an account to a person' },
    words: ['关联', 'link'],
    recognise: ({ text }) => {
      if (looksLikeCode(text.replace(WORD, ''))) return 0.97;
      return WORD.test(text) && ASKS.test(text) ? -1 : 0;
    },
    may: 'anyone',
    slots: {
      said: {
        required: true,
        ask: messages.sayCode,
        read: (rest) => {
          const value = rest.replace(WORD, '').trim();
          return value ? { value, rest: '' } : undefined;
        },
      },
    },
    examples: ['关联 7K3QX2M-…'],
    quiet: true,
    run: (turn, slots) => {
      const said = String(slots.said);
      if (!looksLikeCode(said) && turn.speaker.roles.has('administrator')) return giveCode(turn, said, randomBytes);
      return useCode(turn, said);
    },
  });
}

const plain = (outcome: 'auto' | 'ask' | 'reject' | 'deny', first: string): Reply => ({
  outcome,
  slots: {},
  missing: [],
  blocks: lines(first),
  buttons: [],
});

async function giveCode(turn: Turn, name: string, randomBytes: RandomBytes): Promise<Reply> {
  const who = await whichPerson(turn, name, (id) => `关联 ${id}`);
  if (!who.ok)
    return { ...plain('ask', turn.say(who.error.say)), missing: ['person'], buttons: who.error.choices ?? [] };
  if (!who.value) return plain('reject', turn.say(messages.nobody(name)));
  const { id, person } = who.value;
  const code = issueCode(turn.tx, { purpose: 'link', person: id, by: turn.speaker.id }, randomBytes);
  return {
    ...plain('auto', turn.say(messages.code(person.name, code))),
    slots: { person: person.name },
    personal: true,
    secrets: [code],
  };
}

async function useCode(turn: Turn, said: string): Promise<Reply> {
  const { identity } = turn.speaker;
  if (!identity) return plain('reject', turn.say(messages.codeOnly));
  const used = await redeemCode(turn.tx, {
    purposes: ['link', 'first-administrator'],
    code: said,
    account: identityKey(identity),
  });
  if (!used.ok) return plain('reject', turn.say(used.error));
  const { purpose, person, by } = used.value;
  if (purpose === 'first-administrator') return becomeFirst(turn);
  const linked = person !== undefined && (await linkIdentity(turn.tx, person, identity, by));
  if (!linked) return plain('reject', turn.say(messages.personGone));
  const name = (await turn.tx.get(people, person))?.name ?? '';
  if (by !== undefined && by !== person) {
    turn.notify({ user: by }, { blocks: lines(messages.linkedNotice(name).zh), buttons: [] });
  }
  return { ...plain('auto', turn.say(messages.linked(name))), slots: { person: name } };
}

/** Who holds the console's code becomes administrator: the person that the account belongs to, or a new one. */
async function becomeFirst(turn: Turn): Promise<Reply> {
  const { speaker } = turn;
  const id = speaker.guest ? await admit(turn.tx, speaker.name.slice(0, 60) || '管理员', undefined) : speaker.id;
  if (speaker.guest && speaker.identity) await linkIdentity(turn.tx, id, speaker.identity, undefined);
  await appoint(turn.tx, id, { grant: { role: 'administrator' } }, undefined, '首位系统管理员');
  return plain('auto', turn.say(messages.first));
}
