import type { Turn } from '../../commands/turn.ts';
import type { Moment } from '../../people/who.ts';
import { whoHolds } from '../../people/who.ts';
import type { Reader } from '../../store/store.ts';
import { leadsOf } from '../findings/who.ts';

/** Managers who are not of the unit itself. */
export const managersFor = async (reader: Reader, unit: string, moment: Moment): Promise<string[]> =>
  (await whoHolds(reader, 'manager', moment)).filter(({ person }) => person.unit !== unit).map(({ id }) => id);

/** Who hears of a unit's official score: its leads, and finance (JG 205, 6.3.2). */
export async function officialFor(reader: Reader, unit: string, moment: Moment): Promise<string[]> {
  const finance = (await whoHolds(reader, 'finance', moment)).map(({ id }) => id);
  return [...new Set([...(await leadsOf(reader, { unit }, moment)), ...finance])];
}

/** Everyone but the speaker, each once. */
export const others = (turn: Pick<Turn, 'speaker'>, people: readonly string[]): string[] =>
  [...new Set(people)].filter((id) => id !== turn.speaker.id);
