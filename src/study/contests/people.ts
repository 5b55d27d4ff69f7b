import type { Team } from '../../people/model.ts';
import { findPeople, type Member, membersOf } from '../../people/who.ts';
import type { Reader } from '../../store/store.ts';
import { TITLE } from './words.ts';

/** Whom a name means. */
export type Named =
  | { readonly what: 'one'; readonly member: Member }
  | { readonly what: 'several'; readonly name: string; readonly members: readonly Member[] }
  | { readonly what: 'nobody'; readonly name: string };

/** The person of a name, an id, or a surname with what one calls them (王姐), where there is only one. */
export async function personNamed(reader: Reader, name: string, now: number): Promise<Named> {
  const exact = await findPeople(reader, name, now);
  const found =
    exact.length === 0 && TITLE.test(name)
      ? (await membersOf(reader, '全员', now)).filter(({ person }) => person.name.startsWith(name.charAt(0)))
      : exact;
  const [member] = found;
  if (!member) return { what: 'nobody', name };
  return found.length > 1 ? { what: 'several', name, members: found } : { what: 'one', member };
}

/**
 * Who plays for which team: whoever is in several plays for the own unit's, else for the one that was named first. Nobody plays
 * twice.
 */
export async function sidesFor(
  reader: Reader,
  teams: readonly Team[],
  now: number,
): Promise<ReadonlyMap<Team, readonly string[]>> {
  const all = new Map<Team, readonly Member[]>();
  for (const team of teams) all.set(team, await membersOf(reader, team, now));
  const sides = new Map<Team, string[]>(teams.map((team) => [team, []]));
  const placed = new Set<string>();
  // Who stands in one team besides their own is listed there in `teams`; their own comes first.
  for (const guest of [false, true])
    for (const [team, members] of all)
      for (const { id, person } of members) {
        if (placed.has(id) || (person.teams as readonly Team[]).includes(team) !== guest) continue;
        placed.add(id);
        sides.get(team)?.push(id);
      }
  return sides;
}
