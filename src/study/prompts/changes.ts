import { addDays } from '../../base/time.ts';
import type { Catalogue, Located } from '../../standards/catalogue.ts';
import { type ClauseChange, lineage } from '../../standards/lineage.ts';
import type { Clause, Day } from '../../standards/model.ts';

/** A change of a clause counts from so many days before it takes effect until so many days after. */
export const CHANGE_WINDOW = 60;

/** What an edition or an amendment sheet makes, or lately made, of a clause. */
export interface Change {
  readonly kind: 'values' | 'words' | 'added' | 'first';
  /** The day from which the new words hold. */
  readonly from: Day;
  /** Still to come: the clause reads otherwise today. */
  readonly coming: boolean;
  /** The new values in the clause's words; of `values` only. */
  readonly values: readonly string[];
  /** The new words. */
  readonly after: Clause;
}

export interface Changes {
  /** By the key of the clause that holds today (of one that is only to come: its own key there). */
  readonly byKey: ReadonlyMap<string, Change>;
  /** Clauses that do not hold yet and have no predecessor. */
  readonly added: readonly Located[];
  /** Keys that a clause had in earlier editions with the same values: what happened under them still tells something. */
  readonly ancestors: ReadonlyMap<string, readonly string[]>;
}

const known = new WeakMap<Catalogue, Map<Day, Changes>>();

/** What changed within {@link CHANGE_WINDOW} days around a day. */
export function changesNear(catalogue: Catalogue, day: Day): Changes {
  const days = known.get(catalogue) ?? new Map<Day, Changes>();
  known.set(catalogue, days);
  const before = days.get(day);
  if (before) return before;
  const found = readChanges(catalogue, day);
  days.clear();
  days.set(day, found);
  return found;
}

function readChanges(catalogue: Catalogue, day: Day): Changes {
  const byKey = new Map<string, Change>();
  const added: Located[] = [];
  const ancestors = new Map<string, readonly string[]>();
  const since = addDays(day, -CHANGE_WINDOW);
  const until = addDays(day, CHANGE_WINDOW);
  for (const edition of catalogue.allInForce(day)) {
    const predecessor = catalogue.previous(edition);
    const line = predecessor && lineage(catalogue.textOn(predecessor, addDays(edition.effective, -1)), edition);
    for (const { kind, before, after } of line?.changes ?? [])
      if (before && after && kind !== 'values') ancestors.set(after.key, [before.key]);
    if (edition.effective > since) {
      const changes = line?.changes ?? edition.clauses.map((after): ClauseChange => isFirst(after));
      for (const one of changes) note(byKey, one, edition.effective, false, line === undefined);
    }
    for (const sheet of catalogue.sheetsOf(edition)) {
      if (sheet.effective <= since || sheet.effective > day) continue;
      const to = catalogue.textOn(edition, sheet.effective);
      const from = catalogue.textOn(edition, addDays(sheet.effective, -1));
      for (const one of lineage(from, to).changes) note(byKey, one, sheet.effective, false);
    }
  }
  for (const { edition, from } of catalogue.allComing(day)) {
    if (from > until) continue;
    const today = catalogue.inForce(edition.code, day) ?? catalogue.previous(edition);
    const to = catalogue.textOn(edition, from);
    const changes = today ? lineage(today, to).changes : to.clauses.map(isFirst);
    for (const one of changes) {
      note(byKey, one, from, true, today === undefined);
      if (one.kind === 'added' && one.after) added.push({ edition: to, clause: one.after });
    }
  }
  return { byKey, added, ancestors };
}

const isFirst = (after: Clause): ClauseChange => ({ kind: 'added', after, renumbered: false, values: [] });

/** A change is noted with the clause that people know today: of one that is to come, its predecessor. */
function note(
  byKey: Map<string, Change>,
  { kind, before, after, values }: ClauseChange,
  from: Day,
  coming: boolean,
  first = false,
): void {
  if (!after || (kind !== 'values' && kind !== 'words' && kind !== 'added')) return;
  const key = coming ? (before ?? after).key : after.key;
  const now = values.flatMap((pair) => (pair.after ? [pair.after.text.trim()] : []));
  // Values that only went leave nothing to learn by heart.
  const what = kind === 'values' && now.length === 0 ? 'words' : kind;
  byKey.set(key, { kind: first ? 'first' : what, from, coming, values: now, after });
}
