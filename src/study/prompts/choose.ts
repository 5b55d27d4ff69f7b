import type { Instant } from '../../base/clock.ts';
import { dateOf } from '../../base/time.ts';
import type { Team } from '../../people/model.ts';
import { membersOf } from '../../people/who.ts';
import type { Catalogue, Located } from '../../standards/catalogue.ts';
import type { Day } from '../../standards/model.ts';
import type { Reader } from '../../store/store.ts';
import { asksSomething } from '../handbook/binding.ts';
import { isOffice, type Post } from '../handbook/posts.ts';
import { openRoom } from '../handbook/room.ts';
import { isFor } from '../quiz/candidates.ts';
import { changesNear } from './changes.ts';
import { historyOf } from './history.ts';
import type { Scored } from './model.ts';
import { type Judging, scoreOf } from './score.ts';

/** What choosing needs to know of the standards. */
export interface ChoosePorts {
  readonly zone: string;
  readonly catalogue: () => Catalogue;
  /** The clauses in force that a topic is about, the nearest first; of a code alone, those of that standard. */
  readonly about: (topic: string, team: Team, now: Instant) => readonly Located[];
}

export interface Choosing {
  readonly team: Team;
  /** In the words of who scheduled it; none: whatever wants to be studied most. */
  readonly topics: readonly string[];
  /** Nothing else where no clause fits the topics. */
  readonly onlyTopics?: boolean;
  readonly now: Instant;
}

/**
 * What a team should study next, the most urgent first; the same for the same trail, texts and day. Of equal scores the
 * team's own standards come before those for all, then the order of the standards counts; of a topic, nearness.
 */
export async function chooseNext(reader: Reader, choosing: Choosing, ports: ChoosePorts): Promise<readonly Scored[]> {
  const { team, now, onlyTopics = false } = choosing;
  const judging = await judgingOf(reader, team, now, ports);
  const onTopic = aboutTopics(choosing, judging.today, ports);
  const candidates = onTopic.length > 0 || onlyTopics ? onTopic : await concerning(reader, team, judging, now, ports);
  const general = ({ located }: Scored): number => (located.edition.service === undefined ? 1 : 0);
  return candidates
    .map((located) => scoreOf(located, judging))
    .sort((a, b) => b.points - a.points || general(a) - general(b));
}

/** The score of one clause for a team. */
export async function scoreFor(
  reader: Reader,
  located: Located,
  team: Team,
  now: Instant,
  ports: Pick<ChoosePorts, 'zone' | 'catalogue'>,
): Promise<Scored> {
  return scoreOf(located, await judgingOf(reader, team, now, ports));
}

async function judgingOf(
  reader: Reader,
  team: Team,
  now: Instant,
  { zone, catalogue }: Pick<ChoosePorts, 'zone' | 'catalogue'>,
): Promise<Judging> {
  const today = dateOf(now, zone);
  return { history: await historyOf(reader, team, now, zone), changes: changesNear(catalogue(), today), now, today };
}

/** Clauses that topics are about. An item or a row is studied with the clause that introduces it. */
function aboutTopics({ topics, team, now }: Choosing, day: Day, { about, catalogue }: ChoosePorts): Located[] {
  const found = new Map<string, Located>();
  for (const located of topics.flatMap((topic) => about(topic, team, now))) {
    const { edition, clause } = located;
    const lead = clause.leadIn && catalogue().byKey(`${edition.id}#${clause.leadIn.number}`, day);
    const whole = lead ?? located;
    if (asksSomething(whole.edition, whole.clause)) found.set(whole.clause.key, whole);
  }
  return [...found.values()];
}

/** What stands in the handbooks of the team's posts, and what of its standards is to come. */
async function concerning(
  reader: Reader,
  team: Team,
  { changes, today }: Judging,
  now: Instant,
  { zone, catalogue }: ChoosePorts,
): Promise<Located[]> {
  const room = await openRoom(reader, { catalogue: catalogue(), now, zone });
  const posts = new Map<string, Post>();
  for (const member of await membersOf(reader, team, now))
    for (const post of await room.posts.of(member)) if (!isOffice(post)) posts.set(post.id, post);
  const bound = new Map<string, Located>();
  for (const post of posts.values())
    for (const { edition, clause } of room.handbook(post).entries)
      if (!onlyPoints({ edition, clause })) bound.set(clause.key, { edition, clause });
  const inOrder = catalogue()
    .allInForce(today)
    .filter((edition) => isFor(team, { edition }))
    .flatMap((edition) => edition.clauses.map((clause) => ({ edition, clause })));
  const own =
    bound.size > 0
      ? inOrder.filter(({ clause }) => bound.has(clause.key))
      : inOrder.filter((located) => located.edition.service !== undefined && studied(located));
  const coming = changes.added.filter(({ edition }) => edition.service !== undefined && isFor(team, { edition }));
  return [...own, ...coming.filter(studied)];
}

const studied = (located: Located): boolean => asksSomething(located.edition, located.clause) && !onlyPoints(located);

/** It only says where something else is said: nothing to study in it. */
const onlyPoints = ({ clause }: Located): boolean =>
  clause.text.length <= 45 && clause.cites.some(({ code }) => code !== undefined);
