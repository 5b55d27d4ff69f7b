import type { Instant } from '../base/clock.ts';
import { people } from '../people/documents.ts';
import { findPeople, isThere, type Member } from '../people/who.ts';
import { allRows } from '../store/all-rows.ts';
import type { Reader } from '../store/store.ts';

/** Somebody as a text names them: of the directory, or by a name that stands in no directory. */
export interface PersonSaid {
  readonly name: string;
  /** Everyone there who is called that; empty for who is not in the directory. */
  readonly members: readonly Member[];
  readonly rest: string;
}

/** Where a name stands that the directory does not know: at the beginning, cut off from what follows. */
const FIRST =
  /^[\s:：,，、]*(?:给|为|对|了)?\s*([\p{Script=Han}·]{2,4}|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}|[a-z][\w.-]*-[\w.-]+)(?=[\s,，:：;；。]|$)/u;

/** Reads whom a text speaks of: a name of the directory anywhere in it, the longest first; else the word that it begins with. */
export async function personIn(reader: Reader, text: string, now: Instant): Promise<PersonSaid | undefined> {
  const known = (await allRows(reader, people))
    .filter(({ document }) => isThere(document, now))
    .flatMap(({ id, document }) => [document.name, id])
    .filter((name) => text.includes(name))
    .sort((a, b) => text.indexOf(a) - text.indexOf(b) || b.length - a.length)[0];
  const name = known ?? FIRST.exec(text)?.[1];
  if (name === undefined) return undefined;
  const at = text.indexOf(name);
  const rest = `${text.slice(0, at)} ${text.slice(at + name.length)}`.replace(/\s+/g, ' ').trim();
  return { name, members: await findPeople(reader, name, now), rest };
}

/** Those of a team or firm, where several are called the same and the speaker can tell them apart. */
export const namesApart = (members: readonly Member[]): string =>
  members.map(({ id, person }) => `${person.name}（${person.posts[0] ?? person.unit ?? ''}，${id}）`).join('、');
