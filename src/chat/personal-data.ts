import { allRows } from '../store/all-rows.ts';
import type { Erased } from '../store/embedded/erasure.ts';
import type { Reader } from '../store/store.ts';
import { drafts } from './draft.ts';
import { attachments } from './files.ts';
import { memories, memoryIsOf } from './memory.ts';
import type { Outgoing } from './message.ts';
import { deadLetters, outbox } from './outbox-model.ts';

/**
 * What a conversation still remembers of one person: begun commands, contexts, replies that have not gone out or never did.
 * @param refs what of theirs is erased besides (`ASK-3`): messages to others that speak of it go too
 */
export async function personalConversation(
  reader: Reader,
  person: string,
  refs: ReadonlySet<string>,
): Promise<Erased<unknown>[]> {
  const contexts = (await allRows(reader, memories)).filter(({ id }) => memoryIsOf(id, person));
  const isTheirs = ({ document: { message } }: { readonly document: { readonly message: Outgoing } }): boolean =>
    ('user' in message.to && message.to.user === person) || refs.has(message.reply.ref ?? '');
  const pending = (await allRows(reader, outbox)).filter(isTheirs);
  const dead = (await allRows(reader, deadLetters)).filter(isTheirs);
  return [
    ...((await reader.get(drafts, person)) ? [{ collection: drafts, id: person }] : []),
    ...contexts.map(({ id }) => ({ collection: memories, id })),
    ...pending.map(({ id }) => ({ collection: outbox, id })),
    ...dead.map(({ id }) => ({ collection: deadLetters, id })),
  ];
}

/**
 * Pictures and files that only this person has to do with and nothing else speaks of. One that others were sent stays
 * theirs; it no longer says that it is this person's.
 * @param isNeeded whether a document that stays names the file
 */
export async function personalFiles(
  reader: Reader,
  person: string,
  isNeeded: (hash: string) => boolean,
): Promise<Erased<unknown>[]> {
  const own = (await allRows(reader, attachments)).filter(({ document }) => document.people.includes(person));
  return own.flatMap(({ id, document }) => {
    const others = document.people.filter((other) => other !== person);
    if (others.length > 0) return [{ collection: attachments, id, replacement: { ...document, people: others } }];
    return isNeeded(id) ? [] : [{ collection: attachments, id }];
  });
}
