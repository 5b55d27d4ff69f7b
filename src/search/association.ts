/** A word of clauses, or a standard, that a word of questions leads to. */
export interface Lead {
  /** The clause word's number in the index, or the standard's place among its groups. */
  readonly to: number;
  /** 0 … 1. */
  readonly strength: number;
}

/** One confirmed answer, analysed. */
export interface Observation {
  readonly person: string;
  readonly assigned: boolean;
  readonly row: number;
  readonly group: number;
  readonly questionTerms: readonly string[];
  readonly clauseTerms: readonly number[];
}

/** Fewer than two questions and two people make a coincidence, not a habit (at five questions, 离婚 led to 保险合同). */
const FEWEST = 2;
/** χ² with one degree of freedom at 1 %: the association is not chance. */
const SIGNIFICANT = 6.63;
/** What one person says again and again counts this often at most. */
const MOST_PER_PERSON = 3;
const MOST_LEADS = 20;

/** A lead with what it rests on: of `asked` confirmed questions with `spoken`, `confirmed` led there. */
export interface Rule extends Lead {
  readonly spoken: string;
  readonly confirmed: number;
  readonly asked: number;
}

/** How a pair is judged. */
interface Judging {
  readonly strength: (together: number, spoken: number, expected: number, all: number) => number;
  readonly significant: boolean;
  readonly allowed: (spoken: string, to: number) => boolean;
}

/**
 * Counts occasions by key, each person's only up to a limit, and how many people there were. Observations come sorted
 * by person, so that the last one is all that must be remembered. Arrays instead of maps: a thousand confirmed answers
 * make a million pairs.
 */
function createTally(keys: number) {
  const count = new Int32Array(keys);
  const people = new Int32Array(keys);
  const last = new Int32Array(keys);
  const times = new Int32Array(keys);
  const assigned = new Uint8Array(keys);
  const touched: number[] = [];
  return {
    count,
    add: (key: number, person: number, byTask: boolean): void => {
      if (people[key] === 0) touched.push(key);
      if (last[key] !== person + 1) {
        last[key] = person + 1;
        people[key] = (people[key] ?? 0) + 1;
        times[key] = 0;
      }
      const before = times[key] ?? 0;
      times[key] = before + 1;
      if (before < MOST_PER_PERSON) count[key] = (count[key] ?? 0) + 1;
      if (byTask) assigned[key] = 1;
    },
    /** The keys with enough occasions of enough people, or of one whose task it is. */
    enough: (): number[] =>
      touched.filter((key) => (count[key] ?? 0) >= FEWEST && ((people[key] ?? 0) >= FEWEST || assigned[key] === 1)),
    clear: (): void => {
      for (const key of touched) {
        count[key] = 0;
        people[key] = 0;
        last[key] = 0;
        assigned[key] = 0;
      }
      touched.length = 0;
    },
  };
}

/** Numbers things by first appearance. */
function createNumbering<T>() {
  const numbers = new Map<T, number>();
  const things: T[] = [];
  return {
    things,
    of: (thing: T): number => {
      const known = numbers.get(thing);
      if (known !== undefined) return known;
      numbers.set(thing, things.length);
      return things.push(thing) - 1;
    },
  };
}

/** Which words of questions go with which targets more often than chance would have it. */
export function associate(
  observations: readonly Observation[],
  targetsOf: (observation: Observation) => readonly number[],
  judging: Judging,
): Rule[] {
  const people = createNumbering<string>();
  const targets = createNumbering<number>();
  const words = createNumbering<string>();
  const sorted = observations
    .map((observation) => ({
      person: people.of(observation.person),
      byTask: observation.assigned,
      spoken: observation.questionTerms.map(words.of),
      meant: Int32Array.from(targetsOf(observation), targets.of),
    }))
    .sort((a, b) => a.person - b.person);
  const askedWith = createTally(words.things.length);
  const meantWith = createTally(targets.things.length);
  const seenWith: (typeof sorted)[] = words.things.map(() => []);
  for (const observation of sorted) {
    for (const word of observation.spoken) {
      askedWith.add(word, observation.person, observation.byTask);
      seenWith[word]?.push(observation);
    }
    for (const target of observation.meant) meantWith.add(target, observation.person, observation.byTask);
  }
  const together = createTally(targets.things.length);
  return words.things.flatMap((spoken, word): Rule[] => {
    const asked = askedWith.count[word] ?? 0;
    if (asked < FEWEST) return [];
    for (const { meant, person, byTask } of seenWith[word] ?? []) {
      for (const target of meant) together.add(target, person, byTask);
    }
    const rules = together.enough().flatMap((target): Rule[] => {
      const confirmed = together.count[target] ?? 0;
      const to = targets.things[target] ?? 0;
      const strength = strengthOf(confirmed, asked, meantWith.count[target] ?? 0, sorted.length, judging);
      return strength > 0 && judging.allowed(spoken, to) ? [{ spoken, to, strength, confirmed, asked }] : [];
    });
    together.clear();
    return rules.sort((a, b) => b.strength - a.strength || a.to - b.to).slice(0, MOST_LEADS);
  });
}

/** 0 for what chance would give. */
function strengthOf(together: number, spoken: number, meant: number, all: number, judging: Judging): number {
  const expected = (spoken * meant) / all;
  if (together <= expected) return 0;
  if (judging.significant && likelihoodRatio(together, spoken, meant, all) < SIGNIFICANT) return 0;
  return judging.strength(together, spoken, expected, all);
}

/** Dunning's log-likelihood ratio G² of the two-by-two table: together, spoken alone, meant alone, neither. */
export function likelihoodRatio(together: number, spoken: number, meant: number, all: number): number {
  const term = (observed: number, row: number, column: number): number =>
    observed > 0 ? observed * Math.log((observed * all) / (row * column)) : 0;
  return (
    2 *
    (term(together, spoken, meant) +
      term(spoken - together, spoken, all - meant) +
      term(meant - together, all - spoken, meant) +
      term(all - spoken - meant + together, all - spoken, all - meant))
  );
}
