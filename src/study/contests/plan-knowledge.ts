import { dateOf } from '../../base/time.ts';
import { lines } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { drawable } from '../quiz/open.ts';
import { messages } from './messages.ts';
import { mixFor } from './mix.ts';
import { sidesFor } from './people.ts';
import type { ContestPorts } from './ports.ts';
import { FIRST, FIRST_HOW_MANY, RIGHT } from './ranking.ts';
import type { ContestSaid, Planned } from './schedule-command.ts';

const COUNT = 10;
const MOST = 50;
/** Minutes that a question takes who knows it. */
const PER_QUESTION = 1.5;
const within = (value: number | undefined, from: number, to: number): boolean =>
  value === undefined || (Number.isInteger(value) && value >= from && value <= to);

/** A contest of knowledge, as it was said: what can't be is refused, what is missing asked for. */
export async function planKnowledge(
  turn: Turn,
  said: ContestSaid,
  at: number | undefined,
  ports: ContestPorts,
): Promise<Planned> {
  if (!within(said.count, 1, MOST)) return { what: 'reject', say: messages.wrongCount };
  if (!within(said.rounds, 1, 5)) return { what: 'reject', say: messages.wrongRounds };
  if (!within(said.minutes, 3, 120)) return { what: 'reject', say: messages.wrongMinutes };
  const teams = (said.groups?.teams ?? []).filter((team) => team !== '全员');
  if (teams.length < 2)
    return { what: 'ask', missing: 'groups', say: teams.length === 0 ? messages.askTeams : messages.twoTeams };
  const sides = await sidesFor(turn.tx, teams, turn.now);
  const empty = teams.find((team) => (sides.get(team) ?? []).length === 0);
  if (empty !== undefined) return { what: 'reject', say: messages.nobody(empty) };
  if (at === undefined) return { what: 'ask', missing: 'at', say: messages.askTime };
  const topics = [...(said.topics ?? [])];
  const day = dateOf(turn.now, turn.zone);
  const pools = [];
  for (const team of teams) {
    const items = await drawable(turn.tx, ports, team, topics, day);
    if (items.length === 0) return { what: 'reject', say: messages.noQuestions(team, topics) };
    pools.push(items);
  }
  const wanted = said.count ?? COUNT;
  const rounds = said.rounds ?? 1;
  const count = Math.min(wanted, Math.floor(mixFor(pools, wanted * rounds, 'plan').length / rounds));
  if (count === 0) return { what: 'reject', say: messages.notEven(teams) };
  const minutes = said.minutes ?? Math.max(5, Math.ceil((count * PER_QUESTION) / 5) * 5);
  const people = teams.map((team) => [team, (sides.get(team) ?? []).length] as const);
  return {
    what: 'contest',
    draft: { kind: 'knowledge', at, teams, topics, count, rounds, minutes, held: [] },
    notes: lines(
      turn.say(messages.people(people)),
      ...(count < wanted ? [turn.say(messages.fewer(wanted, count))] : []),
      turn.say(messages.knowledgeRules(RIGHT, FIRST, FIRST_HOW_MANY)),
    ).map((block) => (block.kind === 'lead' ? { ...block, kind: 'text' as const } : block)),
  };
}
