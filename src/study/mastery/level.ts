import type { Instant } from '../../base/clock.ts';
import { recall } from './memory.ts';
import type { Memory } from './model.ts';

/** Below so many answers nothing is said of how well something is known. */
export const ENOUGH = 5;

/** How well something is known: the mean likelihood that it is remembered now, with the numbers behind it. */
export interface Level {
  /** 0 to 1; undefined while there are too few answers to say (样本不足). */
  readonly share?: number;
  readonly answers: number;
  readonly right: number;
  /** How many memories (person and clause) it is the mean of. */
  readonly of: number;
}

export function levelOf(memories: readonly Memory[], now: Instant, least: number = ENOUGH): Level {
  const right = memories.reduce((sum, memory) => sum + memory.right, 0);
  const answers = memories.reduce((sum, memory) => sum + memory.right + memory.wrong, 0);
  const base = { answers, right, of: memories.length };
  if (answers < least) return base;
  return { ...base, share: memories.reduce((sum, memory) => sum + recall(memory, now), 0) / memories.length };
}

/**
 * The clauses that are known least, the weakest first.
 * @param least answers that a clause must have: one of one's own tells a person something, a team needs {@link ENOUGH}
 */
export function weakest(
  memories: readonly Memory[],
  now: Instant,
  limit: number,
  least: number = ENOUGH,
): readonly (Level & { readonly clause: string })[] {
  const byClause = new Map<string, Memory[]>();
  for (const memory of memories) byClause.set(memory.clause, [...(byClause.get(memory.clause) ?? []), memory]);
  return [...byClause]
    .map(([clause, its]) => ({ clause, ...levelOf(its, now, least) }))
    .filter(({ share }) => share !== undefined)
    .sort((a, b) => (a.share ?? 0) - (b.share ?? 0) || a.clause.localeCompare(b.clause))
    .slice(0, limit);
}
