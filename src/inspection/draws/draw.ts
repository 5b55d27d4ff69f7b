import { createHash } from 'node:crypto';
import type { Candidate, Draw, Pool } from './model.ts';

/** Beyond so many draws without being drawn nobody weighs more: by then it is all but certain. */
const MOST_DOUBLINGS = 10;

/** How much somebody weighs who was passed over in so many draws since they were drawn last: doubled each time. */
export const weightOf = (passedOver: number): number => 2 ** Math.min(Math.max(passedOver, 0), MOST_DOUBLINGS);

/** A number in (0, 1) that follows from the seed, the service and the person: the first 52 bits of a SHA-256. */
export function chanceOf(seed: string, service: string, person: string): number {
  const digest = createHash('sha256').update(`${seed}\n${service}\n${person}`, 'utf8').digest('hex');
  return (Number.parseInt(digest.slice(0, 13), 16) + 0.5) / 2 ** 52;
}

/** One's place in the draw. */
export interface Ranked extends Candidate {
  /** −ln(chance) ÷ weight; the smallest is drawn first. */
  readonly key: number;
}

/**
 * Everyone of a pool in the order of the draw: weighted, without replacement (Efraimidis and Spirakis). It follows from seed,
 * pool and weights alone, so that anyone can work it out again; `docs/scores.md` says how.
 */
export const orderOf = ({ service, candidates }: Pool, seed: string): Ranked[] =>
  candidates
    .map((one) => ({ ...one, key: -Math.log(chanceOf(seed, service, one.id)) / one.weight }))
    .sort((a, b) => a.key - b.key || (a.id < b.id ? -1 : 1));

/** Who is drawn of a pool, those who stand in counted. */
export function drawnOf(draw: Pick<Draw, 'seed' | 'perGroup' | 'substitutes'>, pool: Pool): string[] {
  const out = new Set(draw.substitutes.map((one) => one.out));
  return orderOf(pool, draw.seed)
    .filter(({ id }) => !out.has(id))
    .slice(0, draw.perGroup)
    .map(({ id }) => id);
}
