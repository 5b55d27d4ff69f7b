import type { Sentence } from '../../base/sentence.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Member } from '../../people/who.ts';
import type { Reader } from '../../store/store.ts';
import type { Coming } from './coming.ts';
import { messages } from './messages.ts';
import { readingId, readings } from './model.ts';

const NAMED_MOST = 30;

/** Who of those that must know a text has not confirmed it. */
export async function unreadOf(reader: Reader, name: string, people: readonly Member[]): Promise<Member[]> {
  const unread: Member[] = [];
  for (const member of people) {
    if ((await reader.get(readings, readingId(name, member.id)))?.read === undefined) unread.push(member);
  }
  return unread;
}

/** How many must know a text, how many have confirmed it, and the names of who has not. */
export async function unreadReply(
  reader: Reader,
  { name, from }: Pick<Coming, 'name' | 'from'>,
  people: readonly Member[],
  say: (sentence: Sentence) => string,
): Promise<Reply> {
  const unread = await unreadOf(reader, name, people);
  const left = unread.length - NAMED_MOST;
  return {
    blocks: [
      ...lines(say(messages.unread(name, from, people.length, people.length - unread.length))),
      ...(unread.length > 0
        ? [
            {
              kind: 'text' as const,
              text: unread
                .slice(0, NAMED_MOST)
                .map(({ person }) => person.name)
                .join('、'),
            },
          ]
        : []),
      ...(left > 0 ? [{ kind: 'text' as const, text: say(messages.more(left)) }] : []),
    ],
    buttons: [],
  };
}
