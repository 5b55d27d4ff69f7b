import { fail, ok, type Result } from '../../base/result.ts';
import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Block, type Button, lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { people } from '../../people/documents.ts';
import { allowed } from '../../people/permissions.ts';
import { shortCode } from '../../standards/code.ts';
import type { Clause, Edition } from '../../standards/model.ts';
import type { NamedPlace } from '../../standards/named-place.ts';
import { clauseIn, eachPost, looksLikeAssigning, postsIn } from './assign-reading.ts';
import { assignedOn, clausesAt } from './assigned.ts';
import { messages } from './messages.ts';
import { type Assignment, assignmentId, assignments } from './model.ts';
import type { HandbookPorts } from './ports.ts';
import { findPost, nearestPosts, type Post } from './posts.ts';
import { openRoom, type Room } from './room.ts';

const LISTED_MOST = 20;
const BUTTONS_MOST = 5;
const managers = allowed('clause.assign') as Exclude<ReturnType<typeof allowed>, 'anyone'>;

/** `分解 JG331 6.2 → 保洁员`, taking it back, and the list of what is assigned. */
export function assignCommands(ports: HandbookPorts): Command[] {
  const slots = {
    post: { required: true as const, ask: messages.assignWhom, read: postsIn },
    clause: { required: true as const, ask: messages.assignWhich, read: clauseIn },
  };

  const assign = command({
    intent: 'clause.assign',
    does: { zh: '把条款分解到岗位', en: 'put a clause on a post' },
    words: ['分解', '任务分解', '条款分解', '标准分解', 'assign'],
    recognise: ({ text }) => (/^(?:条款)?分解(?:清单|情况|列表)|^取消分解/.test(text) ? -1 : looksLikeAssigning(text)),
    may: managers,
    slots,
    examples: ['分解 JG 331 6.2 → 保洁员'],
    run: async (turn, { post: typed, clause: words }): Promise<Reply> => {
      const read = await readAssigning(turn, typed, words, ports, '分解');
      if (!read.ok) return read.error;
      const { place, posts, said, where } = read.value;
      const { edition, number = '' } = place;
      const clauses = clausesAt(edition, number);
      if (clauses.length === 0) return refused(turn.say(messages.asksNothing(where)), said);
      const told: string[] = [];
      const fresh: Post[] = [];
      for (const post of posts) {
        const assignment = { code: edition.code, edition: edition.id, number, post: post.id };
        const before = await turn.tx.get(assignments, assignmentId(assignment));
        if (before?.holds && before.edition === edition.id) {
          const day = dateOf(before.at, turn.zone);
          told.push(turn.say(messages.assignedBefore(where, post.id, await nameOf(turn, before.by), day)));
          continue;
        }
        fresh.push(post);
        const made: Assignment = { ...assignment, holds: true, by: turn.speaker.id, at: turn.now, digest: '' };
        const digest = assignedOn(made, ports.catalogue(), dateOf(turn.now, turn.zone))?.digest ?? '';
        turn.tx.put(assignments, assignmentId(made), { ...made, digest });
      }
      const ids = fresh.map(({ id }) => id).join('、');
      const [first = '', ...rest] = [
        ...(fresh.length > 0 ? [turn.say(messages.assigned(where, ids, clauses.length))] : []),
        ...told,
      ];
      const buttons: Button[] = [
        ...posts.slice(0, 2).map(({ id }) => ({
          label: `${turn.say(messages.take)}${posts.length > 1 ? ` ${id}` : ''}`,
          say: `取消分解 ${where} → ${id}`,
        })),
        { label: turn.say(messages.show), say: `手册 ${posts[0]?.id ?? ''}` },
        { label: turn.say(messages.list), say: '分解清单' },
      ];
      return { outcome: 'auto', slots: said, missing: [], blocks: lines(first, ...rest), buttons };
    },
  });

  const take = command({
    intent: 'clause.unassign',
    does: { zh: '取消分解', en: 'take a clause off a post' },
    words: ['取消分解', '撤销分解', 'unassign'],
    recognise: ({ text }) => (/^(?:取消|撤销|撤回)分解/.test(text) ? 0.97 : 0),
    may: managers,
    slots,
    examples: ['取消分解 JG 331 6.2 → 保洁员'],
    quiet: true,
    run: async (turn, { post: typed, clause: words }): Promise<Reply> => {
      const read = await readAssigning(turn, typed, words, ports, '取消分解');
      if (!read.ok) return read.error;
      const { place, posts, said, where } = read.value;
      const told: string[] = [];
      for (const post of posts) {
        const id = assignmentId({ code: place.edition.code, number: place.number ?? '', post: post.id });
        const before = await turn.tx.get(assignments, id);
        if (before?.holds) turn.tx.put(assignments, id, { ...before, holds: false, by: turn.speaker.id, at: turn.now });
        told.push(turn.say(before?.holds ? messages.taken(where, post.id) : messages.notAssigned(where, post.id)));
      }
      const [first = '', ...rest] = told;
      const buttons: Button[] = [{ label: turn.say(messages.list), say: '分解清单' }];
      return { outcome: 'auto', slots: said, missing: [], blocks: lines(first, ...rest), buttons };
    },
  });

  const list = command({
    intent: 'clause.assignments',
    does: { zh: '看条款分解清单', en: 'see which clauses are assigned' },
    words: ['分解清单', 'assignments'],
    recognise: ({ text }) => (/^(?:看(?:一下|看)?)?(?:条款)?分解(?:清单|情况|列表)$/.test(text) ? 0.97 : 0),
    may: ['manager', 'workgroup', 'leader', 'supervisor'],
    slots: {},
    examples: ['分解清单'],
    quiet: true,
    run: async (turn): Promise<Reply> => {
      const held = (await turn.tx.find(assignments, { where: { holds: true } })).rows.map(({ document }) => document);
      if (held.length === 0)
        return { outcome: 'auto', slots: {}, missing: [], blocks: lines(turn.say(messages.noneAssigned)), buttons: [] };
      const items: string[] = [];
      for (const assignment of held.slice(0, LISTED_MOST)) items.push(await listLine(turn, assignment, ports));
      const left = held.length - items.length;
      const blocks: Block[] = [
        ...lines(turn.say(messages.allAssigned(held.length))),
        { kind: 'list', items },
        ...(left > 0 ? [{ kind: 'text' as const, text: turn.say(messages.more(left)) }] : []),
      ];
      return { outcome: 'auto', slots: {}, missing: [], blocks, buttons: [] };
    },
  });
  return [assign, take, list];
}

/** `JG 331 6.2 → 保洁员（5 条） · 周启明 2025-05-14` */
async function listLine(turn: Turn, assignment: Assignment, ports: HandbookPorts): Promise<string> {
  const now = assignedOn(assignment, ports.catalogue(), dateOf(turn.now, turn.zone));
  const count = now?.clauses.length ?? 0;
  const state = count === 0 ? messages.gone : now?.digest === assignment.digest ? undefined : messages.wordsChanged;
  const facts = [
    `${shortCode(assignment.code)} ${assignment.number} → ${assignment.post}（${count}）`,
    `${await nameOf(turn, assignment.by)} ${dateOf(assignment.at, turn.zone)}`,
    ...(state ? [turn.say(state)] : []),
  ];
  return facts.join(' · ');
}

const nameOf = async (turn: Turn, person: string): Promise<string> =>
  (await turn.tx.get(people, person))?.name ?? person;

interface Assigning {
  readonly place: NamedPlace;
  readonly posts: readonly Post[];
  readonly where: string;
  readonly said: Record<string, string>;
}

/** What is put on whom; or why it can't be, with what there is instead. */
async function readAssigning(
  turn: Turn,
  typed: string,
  words: string,
  ports: HandbookPorts,
  word: string,
): Promise<Result<Assigning, Reply>> {
  const place = ports.placeOf(words, turn);
  if (!place) return fail(refused(turn.say(messages.noStandard(words)), { clause: words, post: typed }));
  const { edition, number, clause, parts, nearest } = place;
  const said = {
    standard: `${shortCode(edition.code)}${place.dated && edition.year ? `—${edition.year}` : ''}`,
    ...(number === undefined ? {} : { clause: number }),
    post: typed,
  };
  if (number === undefined)
    return fail({ ...refused(turn.say(messages.assignHow), said), outcome: 'ask', missing: ['clause'] });
  if (!clause && parts.length === 0)
    return fail({
      ...refused(turn.say(messages.noClause(edition.id, number, nearest.length > 0)), said),
      buttons: nearest.slice(0, 3).map((near) => choiceOf(word, edition, near, typed)),
    });
  const room = await openRoom(turn.tx, { catalogue: ports.catalogue(), now: turn.now, zone: turn.zone });
  const inForce = room.catalogue.inForce(edition.code, room.day);
  if (inForce?.id !== edition.id) return fail(refused(turn.say(messages.notInForce(edition.id, inForce?.id)), said));
  const where = `${shortCode(edition.code)} ${number}`;
  const posts = postsNamed(turn, typed, room, where, word);
  if (!posts.ok) return fail({ ...posts.error, slots: said });
  return ok({ place, posts: posts.value, where, said: { ...said, post: posts.value.map(({ id }) => id).join('、') } });
}

const choiceOf = (word: string, edition: Edition, clause: Clause, post: string): Button => {
  const where = `${shortCode(edition.code)} ${clause.number}`;
  return { label: where, say: `${word} ${where} → ${post}` };
};

/** Each post that is named; or the reply when one is none or several. */
function postsNamed(
  turn: Turn,
  typed: string,
  room: Room,
  where: string,
  word: string,
): Result<readonly Post[], Reply> {
  const all = room.posts.all;
  const posts: Post[] = [];
  for (const one of eachPost(typed)) {
    const [post, ...others] = findPost(all, one);
    const offer = (choices: readonly Post[]): Button[] =>
      choices
        .slice(0, BUTTONS_MOST)
        .map(({ id }) => ({ label: id, say: `${word} ${where} → ${typed.replace(one, id)}` }));
    if (!post) {
      const nearest = nearestPosts(all, one);
      return fail({ ...refused(turn.say(messages.noPost(one, nearest.length > 0)), {}), buttons: offer(nearest) });
    }
    if (others.length > 0)
      return fail({
        ...refused(turn.say(messages.which(one)), {}),
        outcome: 'ask',
        missing: ['post'],
        buttons: offer([post, ...others]),
      });
    posts.push(post);
  }
  return ok(posts);
}

const refused = (say: string, slots: Readonly<Record<string, string>>): Reply => ({
  outcome: 'reject',
  slots,
  missing: [],
  blocks: lines(say),
  buttons: [],
});
