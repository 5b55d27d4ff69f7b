import { createHash } from 'node:crypto';
import type { Catalogue } from '../../standards/catalogue.ts';
import { lineage } from '../../standards/lineage.ts';
import { findClause } from '../../standards/lookup.ts';
import type { Clause, Day, Edition } from '../../standards/model.ts';
import { wholeText } from '../../standards/whole-text.ts';
import { asksSomething } from './binding.ts';
import type { Assignment } from './model.ts';

/** What an assignment comes to on a day. */
export interface Assigned {
  readonly edition: Edition;
  /** Clauses that ask something; empty when what was assigned is gone. */
  readonly clauses: readonly Clause[];
  /** Of their words. */
  readonly digest: string;
}

/** The clauses that stand at a number of a text: the clause itself, or all that stand under a heading. */
export function clausesAt(edition: Edition, number: string): readonly Clause[] {
  const found = findClause(edition, number);
  if (found.kind === 'none') return [];
  const all = found.clause ? [found.clause, ...found.parts] : found.parts;
  const asking = all.filter((clause) => asksSomething(edition, clause));
  // An item that is assigned by itself asks something although it stands under its clause.
  return asking.length === 0 && found.clause?.kind === 'item' ? [found.clause] : asking;
}

/** An assignment as the edition in force has it: renumbered clauses are followed, deleted ones are gone. */
export function assignedOn(assignment: Assignment, catalogue: Catalogue, day: Day): Assigned | undefined {
  const edition = catalogue.inForce(assignment.code, day) ?? catalogue.edition(assignment.edition, day);
  if (!edition) return undefined;
  const clauses =
    edition.id === assignment.edition
      ? clausesAt(edition, assignment.number)
      : followed(assignment, edition, catalogue, day);
  return { edition, clauses, digest: digestOf(clauses.map((clause) => wholeText(edition, clause)).join('\n')) };
}

function followed(
  { edition: id, number }: Assignment,
  current: Edition,
  catalogue: Catalogue,
  day: Day,
): readonly Clause[] {
  const before = catalogue.edition(id, day);
  if (!before) return clausesAt(current, number);
  const meant = new Set(clausesAt(before, number).map((clause) => clause.number));
  const heirs = lineage(before, current).changes.flatMap(({ before: old, after }) =>
    old && after && meant.has(old.number) ? [after] : [],
  );
  const heading = before.outline.find((h) => h.number === number)?.title;
  // A heading that is still there brings what was put under it since.
  const sameHeading = heading !== undefined && current.outline.some((h) => h.number === number && h.title === heading);
  const under = sameHeading ? clausesAt(current, number) : [];
  return current.clauses.filter((clause) => heirs.includes(clause) || under.includes(clause));
}

/** A short digest of words, for noticing that they changed. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);
