import type { Clause, Edition, Quantity } from './model.ts';

/** How one clause went from one edition to the next. */
export interface ClauseChange {
  /** values: numbers changed (words perhaps too); words: only the wording; moved: the same words under another number. */
  readonly kind: 'same' | 'added' | 'removed' | 'moved' | 'words' | 'values';
  readonly before?: Clause;
  readonly after?: Clause;
  /** The number changed as well. */
  readonly renumbered: boolean;
  /** Of `values`: what was and what is, in the order of the text; one side is absent when a value came or went. */
  readonly values: readonly { readonly before?: Quantity; readonly after?: Quantity }[];
}

export interface Lineage {
  readonly from: Edition;
  readonly to: Edition;
  /** In the order of the new edition, what was removed at the end. Unchanged clauses are among them as `same`. */
  readonly changes: readonly ClauseChange[];
}

/** Alike enough to be the same clause under the same number; and under another one. */
const SAME_NUMBER = 0.34;
const OTHER_NUMBER = 0.62;

/**
 * Which clause of the old edition became which of the new one. Inferred from numbers and words;
 * `moved` in the new edition's front matter (`5.1.1: 6.1.2`, old to new) overrides.
 */
export function lineage(from: Edition, to: Edition): Lineage {
  const before = new Map(from.clauses.map((c) => [c.number, c]));
  const after = new Map(to.clauses.map((c) => [c.number, c]));
  const partner = new Map<Clause, Clause>();
  const taken = new Set<Clause>();
  const pair = (old: Clause, next: Clause): void => {
    partner.set(next, old);
    taken.add(old);
  };
  for (const [oldNumber, newNumber] of Object.entries(to.moved)) {
    const old = before.get(oldNumber);
    const next = after.get(newNumber);
    if (old && next) pair(old, next);
  }
  const profiles = new Map<Clause, ReadonlyMap<string, number>>();
  const likeness = (a: Clause, b: Clause): number => dice(profileOf(a, profiles), profileOf(b, profiles));
  const pairByNumber = (least: number): void => {
    for (const [number, next] of after) {
      const old = before.get(number);
      if (old && !taken.has(old) && !partner.has(next) && likeness(old, next) >= least) pair(old, next);
    }
  };
  pairByNumber(OTHER_NUMBER);
  // What is left is matched best first, so that a clause that moved is not taken by one that only resembles it.
  const restOld = from.clauses.filter((c) => !taken.has(c));
  const restNew = to.clauses.filter((c) => !partner.has(c));
  const matches = restNew
    .flatMap((next) => restOld.map((old) => ({ old, next, score: old.kind === next.kind ? likeness(old, next) : 0 })))
    .filter((m) => m.score >= OTHER_NUMBER)
    .sort((a, b) => b.score - a.score);
  for (const { old, next } of matches) if (!taken.has(old) && !partner.has(next)) pair(old, next);
  pairByNumber(SAME_NUMBER);
  const changes: ClauseChange[] = to.clauses.map((next) => changeOf(partner.get(next), next));
  for (const old of from.clauses)
    if (!taken.has(old)) changes.push({ kind: 'removed', before: old, renumbered: false, values: [] });
  return { from, to, changes };
}

function changeOf(before: Clause | undefined, after: Clause): ClauseChange {
  if (!before) return { kind: 'added', after, renumbered: false, values: [] };
  const renumbered = before.number !== after.number;
  const values = changedValues(before.quantities, after.quantities);
  const same = words(before) === words(after);
  const kind = same ? (renumbered ? 'moved' : 'same') : values.length > 0 ? 'values' : 'words';
  return { kind, before, after, renumbered, values: same ? [] : values };
}

const words = (clause: Clause): string => clause.text.replace(/[\s　，。；：、,.;:]/g, '');

const nameOf = (q: Quantity): string =>
  `${q.kind}|${q.comparison}|${q.from ?? ''}|${q.to ?? ''}|${q.unit}|${q.per ?? ''}`;

function changedValues(before: readonly Quantity[], after: readonly Quantity[]): ClauseChange['values'] {
  const gone = [...before];
  const come: Quantity[] = [];
  for (const quantity of after) {
    const at = gone.findIndex((q) => nameOf(q) === nameOf(quantity));
    if (at >= 0) gone.splice(at, 1);
    else come.push(quantity);
  }
  const pairs: { before?: Quantity; after?: Quantity }[] = come.map((quantity) => {
    const at = gone.findIndex((q) => q.kind === quantity.kind && q.per === quantity.per);
    const [old] = at >= 0 ? gone.splice(at, 1) : [];
    return old ? { before: old, after: quantity } : { after: quantity };
  });
  return [...pairs, ...gone.map((q) => ({ before: q }))];
}

/** Pairs of characters and how often each occurs; numbers count little, so that a changed value is no other clause. */
function profileOf(clause: Clause, known: Map<Clause, ReadonlyMap<string, number>>): ReadonlyMap<string, number> {
  const found = known.get(clause);
  if (found) return found;
  const text = words(clause).replace(/\d+(?:\.\d+)?/g, '0');
  const profile = new Map<string, number>();
  if (text.length === 1) profile.set(text, 1);
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = text.slice(i, i + 2);
    profile.set(pair, (profile.get(pair) ?? 0) + 1);
  }
  known.set(clause, profile);
  return profile;
}

/** Dice's coefficient of two profiles: twice what they share over all they have. */
function dice(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let shared = 0;
  let total = 0;
  for (const count of a.values()) total += count;
  for (const [pair, count] of b) {
    total += count;
    shared += Math.min(count, a.get(pair) ?? 0);
  }
  return total === 0 ? 1 : (2 * shared) / total;
}
