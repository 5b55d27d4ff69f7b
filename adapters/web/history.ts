import { z } from 'zod';
import type { Clock } from '../../src/base/clock.ts';
import { DAY } from '../../src/base/time.ts';
import type { Outgoing } from '../../src/chat/message.ts';
import type { Reply } from '../../src/commands/reply.ts';
import type { Collection, Store } from '../../src/store/store.ts';

/** What the page shows of a reply. */
export type ShownReply = Pick<Reply, 'blocks' | 'buttons' | 'citations' | 'behaviour' | 'outcome'>;

const entrySchema = z.object({
  person: z.string(),
  /** Place in the person's conversation, from 1, without gaps. */
  seq: z.number().int(),
  at: z.number(),
  /** The page's own id of a message: said by the person, or answered by this reply. */
  message: z.string().optional(),
  said: z.object({ text: z.string(), files: z.array(z.string()) }).optional(),
  reply: z.custom<ShownReply>((value) => typeof value === 'object' && value !== null).optional(),
});
export type Entry = z.infer<typeof entrySchema>;

/** Both sides of every conversation on the page, for as long as it is shown. What has to last stands in its own room. */
export const webMessages: Collection<Entry> = {
  name: 'webMessages',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: entrySchema,
};

const KEPT_FOR_EACH = 200;
const KEPT_FOR = 30 * DAY;
/** How many entries one look brings. */
export const PAGE = 60;

export interface History {
  /** Keeps what somebody said; undefined when it is there already. `id` is the page's, unique for the person. */
  say(person: string, id: string, said: NonNullable<Entry['said']>): Promise<Entry | undefined>;
  /** Keeps a reply; undefined when it is there already. */
  answer(message: Outgoing, person: string): Promise<Entry | undefined>;
  /** Entries after `seq`, oldest first: all of them, or the last page for who has none yet (`seq` 0). */
  after(person: string, seq: number): Promise<readonly Entry[]>;
  /** The page of entries before `seq`, oldest first. */
  before(person: string, seq: number): Promise<readonly Entry[]>;
  /** Forgets what is too old to be shown. */
  sweep(): Promise<void>;
}

/** `message` marks of this adapter: a person's own ids can't collide with another's. */
export const messageId = (person: string, id: string): string => `${person}/${id}`;
const pageId = (person: string, message: string): string | undefined =>
  message.startsWith(`${person}/`) ? message.slice(person.length + 1) : undefined;

/**
 * The conversations that the page shows, kept in the store, with an index of each person's entries in memory.
 * Entries of one person are written one after the other, so that they are told in the order of their numbers.
 */
export async function openHistory(store: Store, clock: Clock): Promise<History> {
  const index = new Map<string, { seq: number; id: string }[]>();
  const writing = new Map<string, Promise<unknown>>();
  const placesOf = (person: string) => {
    const places = index.get(person) ?? [];
    index.set(person, places);
    return places;
  };
  for (const { id, document } of (await store.find(webMessages, { order: { by: 'seq' } })).rows) {
    placesOf(document.person).push({ seq: document.seq, id });
  }

  function append(person: string, id: string, entry: Pick<Entry, 'message' | 'said' | 'reply'>) {
    const before = writing.get(person) ?? Promise.resolve();
    const written = before.catch(() => undefined).then(() => write(person, id, entry));
    writing.set(person, written);
    const forget = () => {
      if (writing.get(person) === written) writing.delete(person);
    };
    written.then(forget, forget);
    return written;
  }

  async function write(person: string, id: string, entry: Pick<Entry, 'message' | 'said' | 'reply'>) {
    const places = placesOf(person);
    const surplus = places.slice(0, Math.max(0, places.length + 1 - KEPT_FOR_EACH));
    const kept = await store.transact({ person, what: 'web message' }, async (tx) => {
      if (await tx.get(webMessages, id)) return undefined;
      const next: Entry = { ...entry, person, seq: await tx.next(`web ${person}`), at: tx.at };
      tx.put(webMessages, id, next);
      for (const old of surplus) tx.drop(webMessages, old.id);
      return next;
    });
    if (!kept) return undefined;
    places.splice(0, surplus.length);
    places.push({ seq: kept.seq, id });
    return kept;
  }

  async function read(places: readonly { id: string }[]): Promise<Entry[]> {
    const entries = await Promise.all(places.map(({ id }) => store.get(webMessages, id)));
    return entries.filter((entry) => entry !== undefined);
  }

  /** A message that was refused as secret leaves no word behind, even if it was kept before the turn knew. */
  async function blank(person: string, message: string): Promise<void> {
    const id = messageId(person, message);
    await store.transact({ person, what: 'web message blanked' }, async (tx) => {
      const said = await tx.get(webMessages, id);
      if (said?.said) tx.put(webMessages, id, { ...said, said: { text: '', files: [] } });
    });
  }

  return {
    say: (person, id, said) => append(person, messageId(person, id), { message: id, said }),
    answer: async (message, person) => {
      const answered = message.re === undefined ? undefined : pageId(person, message.re);
      const { blocks, buttons, citations, behaviour, outcome, intent } = message.reply;
      if (answered !== undefined && intent === 'refuse_secret') await blank(person, answered);
      return append(person, message.id, {
        ...(answered === undefined ? {} : { message: answered }),
        reply: {
          blocks,
          buttons,
          ...(citations ? { citations } : {}),
          ...(behaviour ? { behaviour } : {}),
          ...(outcome ? { outcome } : {}),
        },
      });
    },
    after: (person, seq) =>
      read(seq > 0 ? placesOf(person).filter((place) => place.seq > seq) : placesOf(person).slice(-PAGE)),
    before: (person, seq) =>
      read(
        placesOf(person)
          .filter((place) => place.seq < seq)
          .slice(-PAGE),
      ),
    sweep: async () => {
      const { rows } = await store.find(webMessages, { where: { at: { to: clock.now() - KEPT_FOR } } });
      if (rows.length === 0) return;
      await store.transact({ what: 'web messages swept' }, async (tx) => {
        for (const { id } of rows) tx.drop(webMessages, id);
      });
      const gone = new Set(rows.map((row) => row.id));
      for (const [person, places] of index) {
        const left = places.filter((place) => !gone.has(place.id));
        if (left.length > 0) index.set(person, left);
        else index.delete(person);
      }
    },
  };
}
