import type { Instant } from '../../base/clock.ts';
import { dateOf } from '../../base/time.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import type { Day } from '../../standards/model.ts';
import type { Reader, Transaction } from '../../store/store.ts';
import { type Handbook, handbookOf } from './handbook.ts';
import { type Assignment, assignments, handbooks, handbookVersions, versionId } from './model.ts';
import { type Post, type Posts, postsOf } from './posts.ts';
import { keepVersion, type Numbered } from './versions.ts';

/** What handbooks are made of at a moment: the standards in force, the posts, what managers assigned. */
export interface Room {
  readonly catalogue: Catalogue;
  readonly day: Day;
  readonly posts: Posts;
  readonly assignments: readonly Assignment[];
  /** The handbook of a post; `openOnly` leaves out what guests may not read. */
  handbook(post: Post, openOnly?: boolean): Handbook;
}

export interface RoomSetting {
  readonly catalogue: Catalogue;
  readonly now: Instant;
  readonly zone: string;
}

/** So many handbooks are kept as they were put together: more than an organisation has posts. */
const REMEMBERED = 200;
const known = new WeakMap<Catalogue, Map<string, Handbook>>();

/** Reads what handbooks are made of. */
export async function openRoom(reader: Reader, { catalogue, now, zone }: RoomSetting): Promise<Room> {
  const day = dateOf(now, zone);
  const posts = await postsOf(reader, catalogue, day, now);
  const held = (await reader.find(assignments, { where: { holds: true } })).rows.map(({ document }) => document);
  return {
    catalogue,
    day,
    posts,
    assignments: held,
    handbook: (post, openOnly = false) => {
      const name = JSON.stringify([post.id, day, openOnly, posts.all.map(({ id }) => id), held]);
      const books = known.get(catalogue) ?? new Map<string, Handbook>();
      known.set(catalogue, books);
      const before = books.get(name);
      if (before) return before;
      const made = handbookOf(post, { catalogue, day, posts: posts.all, assignments: held, openOnly });
      if (books.size >= REMEMBERED) books.clear();
      books.set(name, made);
      return made;
    },
  };
}

/**
 * The number of a handbook. Within a transaction one that reads otherwise than the last is kept as the next version;
 * outside it only says which number that will be.
 */
export async function numberOf(reader: Reader, handbook: Handbook, now: Instant): Promise<Numbered> {
  if ('put' in reader && !handbook.openOnly) return keepVersion(reader as Transaction, handbook);
  const last = await reader.get(handbooks, handbook.post.id);
  if (!last || (last.digest !== handbook.digest && !handbook.openOnly))
    return { number: (last?.number ?? 0) + 1, since: now };
  const version = await reader.get(handbookVersions, versionId(handbook.post.id, last.number));
  return { number: last.number, since: version?.at ?? now };
}
