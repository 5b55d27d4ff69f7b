import type { Instant } from '../../base/clock.ts';
import { type Member, membersOf } from '../../people/who.ts';
import type { Edition } from '../../standards/model.ts';
import type { Reader } from '../../store/store.ts';

/** 班组长 in a standard is every team's: 保洁班长, 保安班长. */
const FOREMEN = '班组长';
const isForeman = (post: string): boolean => /(?:班|组)长$/.test(post);

/**
 * Who must know a text: people whose posts it names, and the team of its service. One for all services binds the posts that
 * it names, and everybody when it names none.
 */
export async function mustKnow(
  reader: Reader,
  { posts, service }: Pick<Edition, 'posts' | 'service'>,
  now: Instant,
): Promise<Member[]> {
  const everybody = await membersOf(reader, '全员', now);
  if (service === undefined && posts.length === 0) return everybody;
  const team = new Set(service === undefined ? [] : (await membersOf(reader, service, now)).map(({ id }) => id));
  const named = (own: readonly string[]): boolean =>
    own.some((post) => posts.includes(post) || (isForeman(post) && posts.includes(FOREMEN)));
  return everybody.filter(({ id, person }) => team.has(id) || named(person.posts));
}
