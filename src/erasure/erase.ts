import { personalMessages } from '../../adapters/web/personal-data.ts';
import { readings } from '../answers/editions/model.ts';
import { noteChange } from '../answers/feedback/lessons.ts';
import { feedback } from '../answers/model.ts';
import { personalAnswers } from '../answers/personal-data.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Sentence } from '../base/sentence.ts';
import { attachments } from '../chat/files.ts';
import { personalConversation, personalFiles } from '../chat/personal-data.ts';
import { demands } from '../improvement/model.ts';
import { guestId } from '../people/identity.ts';
import { personalEntry } from '../people/personal-data.ts';
import { findEver } from '../people/who.ts';
import { records } from '../records/model.ts';
import type { Erased, ErasureReport } from '../store/embedded/erasure.ts';
import type { EmbeddedStore } from '../store/embedded/open.ts';
import type { Cause, Collection, Reader } from '../store/store.ts';
import { personalRemarks } from '../study/items/personal-data.ts';
import { messages } from './messages.ts';

/** What erasing one person's data comes to. */
export interface ErasurePlan {
  readonly id: string;
  readonly name: string;
  readonly targets: readonly Erased<unknown>[];
  /** What goes, what stays, and what is to be known before. */
  readonly say: readonly Sentence[];
}

/** Documents that one erasure takes: each reads the journal once and writes the months concerned anew. */
const AT_ONCE = 1_000;
const READ_AT_ONCE = 500;
const HASHES = /[0-9a-f]{64}/g;

/**
 * What is kept of a person, by name or id: free text and pictures that no record needs go, records stay under the id alone.
 * Of who has left, name and accounts go too. A capability that keeps somebody's own words adds them here.
 */
export async function planErasure(
  reader: Reader,
  who: string,
  collections: readonly Collection<unknown>[],
): Promise<Result<ErasurePlan, Sentence>> {
  const found = await findEver(reader, who);
  if (found.length > 1)
    return fail(
      messages.several(
        who,
        found.map(({ id }) => id),
      ),
    );
  const [member] = found;
  const id = member?.id ?? who;
  // What they said before an account was theirs was a guest's.
  const ids = [id, ...(member?.person.identities ?? []).map(guestId)];
  const words = await eachOf(ids, async (one) => [
    ...(await personalAnswers(reader, one)),
    ...(await personalMessages(reader, one)),
  ]);
  const refs = new Set(words.map((target) => target.id));
  const others = [
    ...words,
    ...(await eachOf(ids, (one) => personalConversation(reader, one, refs))),
    ...(await eachOf(ids, (one) => personalEntry(reader, one))),
    ...(await personalRemarks(reader, id)),
  ];
  const needed = await hashesNamed(reader, collections, others);
  // Last: a file goes when nothing speaks of it any more.
  const targets = [...others, ...(await personalFiles(reader, id, (hash) => needed.has(hash)))];
  if (!member && targets.length === 0) return fail(messages.nobody(who));
  const name = member?.person.name ?? id;
  const stays = new Map([
    [records.name, (await reader.find(records, { where: { by: id } })).rows.length],
    [demands.name, (await reader.find(demands, { where: { by: id } })).rows.length],
    [readings.name, (await reader.find(readings, { where: { person: id } })).rows.length],
  ]);
  for (const [collection, count] of stays) if (count === 0) stays.delete(collection);
  const goes = countsOf(targets);
  return ok({
    id,
    name,
    targets,
    say: [
      ...(goes.size > 0 ? [messages.goes(goes)] : []),
      ...(stays.size > 0 ? [messages.stays(stays)] : []),
      ...(member?.person.active ? [messages.stillThere(name)] : []),
    ],
  });
}

const eachOf = async (
  ids: readonly string[],
  find: (id: string) => Promise<readonly Erased<unknown>[]>,
): Promise<Erased<unknown>[]> => (await Promise.all(ids.map(find))).flat();

function countsOf(targets: readonly Erased<unknown>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { collection } of targets) counts.set(collection.name, (counts.get(collection.name) ?? 0) + 1);
  return counts;
}

/** Hashes of files that documents name which stay. */
async function hashesNamed(
  reader: Reader,
  collections: readonly Collection<unknown>[],
  going: readonly Erased<unknown>[],
): Promise<ReadonlySet<string>> {
  const gone = new Set(going.map(({ collection, id }) => `${collection.name}\n${id}`));
  const named = new Set<string>();
  for (const collection of collections.filter(({ name }) => name !== attachments.name)) {
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const page = await reader.find(collection, { limit: READ_AT_ONCE, ...(after === undefined ? {} : { after }) });
      for (const { id, document } of page.rows) {
        if (gone.has(`${collection.name}\n${id}`)) continue;
        for (const [hash] of JSON.stringify(document).matchAll(HASHES)) named.add(hash);
      }
      after = page.next;
    }
  }
  return named;
}

/** Carries it out, for good. It may be cut short at any place and begun again. */
export async function eraseAll(
  store: Pick<EmbeddedStore, 'erase' | 'expire' | 'transact'>,
  { targets }: ErasurePlan,
  cause: Cause,
): Promise<ErasureReport> {
  // What was dropped before is not found in the state any more.
  await store.expire();
  let [bodies, blobs] = [0, 0];
  for (let from = 0; from < targets.length; from += AT_ONCE) {
    const done = await store.erase(cause, targets.slice(from, from + AT_ONCE), { forGood: true });
    bodies += done.bodies;
    blobs += done.blobs;
  }
  if (targets.some(({ collection }) => collection.name === feedback.name))
    await store.transact({ what: 'confirmations erased' }, noteChange);
  return { bodies, blobs };
}
