import { dateOf } from '../../base/time.ts';
import { type Member, membersOf, rolesOn } from '../../people/who.ts';
import { SERVICES, type Service } from '../../standards/model.ts';
import { allRows } from '../../store/all-rows.ts';
import type { Reader } from '../../store/store.ts';
import { drawnOf, weightOf } from './draw.ts';
import { type Draw, draws, type Pool } from './model.ts';

/** Draws whose names were shown and that no later one took the place of, oldest first. */
export async function standingDraws(reader: Reader): Promise<Draw[]> {
  const all = (await allRows(reader, draws))
    .map(({ document }) => document)
    .filter(({ shownAt }) => shownAt !== undefined);
  const replaced = new Set(all.map(({ replaces }) => replaces?.number));
  return all.filter(({ number }) => !replaced.has(number)).sort((a, b) => a.number - b.number);
}

/** In how many draws somebody was passed over since they were drawn last, or since they are in the pool. */
export function passedOver(person: string, service: Service, before: readonly Draw[]): number {
  let count = 0;
  for (const draw of [...before].reverse()) {
    const pool = draw.pools.find((one) => one.service === service);
    if (!pool?.candidates.some(({ id }) => id === person)) continue;
    if (drawnOf(draw, pool).includes(person)) return count;
    count += 1;
  }
  return count;
}

/**
 * Who may be drawn of each team: everyone who is there, leads excepted (they answer for the firm) [D]. Who has left is not
 * in it. Source: Q/LNJG TY 105, 8.4.1, 8.4.2.
 */
export async function poolsOf(
  reader: Reader,
  { now, zone }: { readonly now: number; readonly zone: string },
  only: readonly Service[] = SERVICES,
): Promise<Pool[]> {
  const before = await standingDraws(reader);
  const day = dateOf(now, zone);
  const pools: Pool[] = [];
  for (const service of only) {
    const members = (await membersOf(reader, service, now)).filter((member) => isCandidate(member, day));
    const candidates = members
      .map(({ id }) => ({ id, weight: weightOf(passedOver(id, service, before)) }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    if (candidates.length > 0) pools.push({ service, candidates });
  }
  return pools;
}

const isCandidate = ({ person }: Member, day: string): boolean =>
  rolesOn(person, day).every((role) => !['supplier_lead', 'supervisor', 'manager', 'leader'].includes(role));
