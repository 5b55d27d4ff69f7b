import { type ClauseChange, type Lineage, lineage } from '../../standards/lineage.ts';
import type { Clause, Edition } from '../../standards/model.ts';

/** Lineages are pure but not free: a pair of editions is compared once. */
const compared = new WeakMap<Edition, WeakMap<Edition, Lineage>>();

export function lineageOf(from: Edition, to: Edition): Lineage {
  const known = compared.get(from)?.get(to);
  if (known) return known;
  const made = lineage(from, to);
  const row = compared.get(from) ?? new WeakMap<Edition, Lineage>();
  compared.set(from, row.set(to, made));
  return made;
}

/** What became of a clause (or what it came from) in another edition of its standard. */
export function changeBetween(clause: Clause, from: Edition, to: Edition): ClauseChange | undefined {
  return lineageOf(from, to).changes.find((c) => c.before?.number === clause.number);
}

/** The clause of a later edition that took this one's place. */
export const successorOf = (clause: Clause, from: Edition, to: Edition): Clause | undefined =>
  changeBetween(clause, from, to)?.after;
