import { allRows } from '../store/all-rows.ts';
import type { Erased } from '../store/embedded/erasure.ts';
import type { Reader } from '../store/store.ts';
import { directoryEvents, guests, type Person, people } from './documents.ts';
import { unreached } from './unreached.ts';

/** What stands where a name was. */
export const NO_NAME = '（已删除）';

/**
 * Name and accounts of somebody who has left, or of a guest. That the person was there, in which unit, and what happened to
 * them in the directory stays, under the id alone; of who is still there everything stays.
 */
export async function personalEntry(reader: Reader, id: string): Promise<Erased<unknown>[]> {
  const person = await reader.get(people, id);
  if (person?.active) return [];
  const account = (await reader.get(guests, id)) ? [{ collection: guests, id }] : [];
  const missed = (await reader.get(unreached, id)) ? [{ collection: unreached, id }] : [];
  if (!person || person.name === NO_NAME) return [...account, ...missed];
  const events = (await allRows(reader, directoryEvents)).filter(
    ({ document: { person: about, detail } }) =>
      detail.includes(person.name) && (about === id || (about === undefined && detail.startsWith(`${person.name}：`))),
  );
  return [
    { collection: people, id, replacement: nameless(person) },
    ...events.map(({ id: event, document }) => ({
      collection: directoryEvents,
      id: event,
      replacement: { ...document, detail: document.detail.replaceAll(person.name, NO_NAME) },
    })),
    ...account,
    ...missed,
  ];
}

/** The digest of the row stays: the same row of `organisation.yaml` must not bring the person back. */
const nameless = ({ unit, leftAt, row, since }: Person): Person => ({
  name: NO_NAME,
  posts: [],
  roles: [],
  teams: [],
  identities: [],
  active: false,
  demonstration: false,
  listed: [],
  since,
  ...(unit === undefined ? {} : { unit }),
  ...(leftAt === undefined ? {} : { leftAt }),
  ...(row === undefined ? {} : { row }),
});
