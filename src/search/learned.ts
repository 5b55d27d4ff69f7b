import type { Analyser } from './analyser.ts';
import { type AskedField, askedField } from './asked-field.ts';
import type { SearchIndex } from './index-model.ts';
import type { Confirmation, Lesson, Undone } from './learning.ts';
import { rowsWith } from './postings.ts';
import { questionTermTexts } from './question.ts';
import { termAt } from './term-table.ts';

/** A word of clauses, or a standard, that a word of questions leads to. */
export interface Lead {
  /** The clause word's number in the index, or the standard's place among its groups. */
  readonly to: number;
  /** 0 … 1. */
  readonly strength: number;
}

/** What confirmed answers have taught about one index. */
export interface Learned {
  /** By the question's term, prefix included. */
  readonly toWords: ReadonlyMap<string, readonly Lead[]>;
  readonly toGroups: ReadonlyMap<string, readonly Lead[]>;
  /** The confirmed questions themselves, as a field of the documents that answered them. */
  readonly asked: AskedField;
  readonly lessons: readonly Lesson[];
}

/** Fewer than two questions and two people make a coincidence, not a habit (at five questions, 离婚 led to 保险合同). */
const FEWEST = 2;
/** χ² with one degree of freedom at 1 %: the association is not chance. */
const SIGNIFICANT = 6.63;
/** What one person says again and again counts this often at most. */
const MOST_PER_PERSON = 3;
const MOST_LEADS = 20;
/** A word in more of the documents than this tells no clause from another. */
const COMMON = 0.1;

/** One confirmed answer, analysed. */
interface Observation {
  readonly person: string;
  readonly assigned: boolean;
  readonly row: number;
  readonly group: number;
  readonly questionTerms: readonly string[];
  readonly clauseTerms: readonly number[];
}

/** Learns from all confirmations at once: what is forgotten or undone leaves no trace. */
export function learn(
  index: SearchIndex,
  analyser: Analyser,
  confirmations: readonly Confirmation[],
  undone: readonly Undone[],
): Learned {
  const observations = observe(index, analyser, confirmations);
  const forbidden = new Set(undone.map(({ spoken, meant }) => `${spoken}\u0000${meant}`));
  const wordName = (term: number): string => termAt(index.table, term).slice(1);
  const groupName = (group: number): string => index.groups[group] ?? '';
  const words = associate(observations, (o) => o.clauseTerms, {
    strength: (c, n, expected, all) => (c / (n + 1)) * Math.min(1, Math.log(c / expected) / Math.log(Math.max(all, 3))),
    significant: true,
    allowed: (spoken, to) => !forbidden.has(`${plain(spoken)}\u0000${wordName(to)}`),
  });
  const groups = associate(observations, (o) => (o.group < 0 ? [] : [o.group]), {
    strength: (c, n) => c / (n + 1),
    significant: false,
    allowed: (spoken, to) => !forbidden.has(`${plain(spoken)}\u0000${groupName(to)}`),
  });
  const lessonsOf = (rules: readonly Rule[], kind: Lesson['kind'], name: (to: number) => string): Lesson[] =>
    rules.map(({ spoken, to, confirmed, asked }) => ({
      spoken: plain(spoken),
      meant: name(to),
      kind,
      confirmed,
      asked,
    }));
  return {
    toWords: byTerm(words),
    toGroups: byTerm(groups),
    asked: askedField(observations),
    lessons: distinct([...lessonsOf(words, 'word', wordName), ...lessonsOf(groups, 'standard', groupName)]).sort(
      (a, b) => b.confirmed - a.confirmed || b.confirmed / b.asked - a.confirmed / a.asked,
    ),
  };
}

/** A question's term as a person reads it. */
const plain = (term: string): string => term.replace(/^=/, '');

function observe(index: SearchIndex, analyser: Analyser, confirmations: readonly Confirmation[]): Observation[] {
  const rowOf = new Map(index.ids.map((id, row) => [id, row]));
  const clauseTerms = new Map<number, number[]>();
  return confirmations.flatMap(({ query, documentId, person, assigned = false }): Observation[] => {
    const row = rowOf.get(documentId);
    if (row === undefined) return [];
    const terms = clauseTerms.get(row) ?? telling(index, row);
    clauseTerms.set(row, terms);
    const group = index.groupOf[row] ?? -1;
    return [{ person, assigned, row, group, questionTerms: questionTermTexts(analyser, query), clauseTerms: terms }];
  });
}

/** The words of a clause that can be meant: two characters or more, in at least two documents and not in every tenth. */
function telling(index: SearchIndex, row: number): number[] {
  const { counts, table, postings, weighing } = index;
  const found: number[] = [];
  for (let i = counts.starts[row] ?? 0; i < (counts.starts[row + 1] ?? 0); i++) {
    const term = counts.terms[i] ?? 0;
    const rows = rowsWith(postings, term);
    if (rows < 2 || rows > weighing.documents * COMMON) continue;
    const text = termAt(table, term);
    if (text.length > 2 && text.startsWith('=')) found.push(term);
  }
  return found;
}

interface Rule extends Lead {
  readonly spoken: string;
  readonly confirmed: number;
  readonly asked: number;
}

interface Judging {
  readonly strength: (together: number, spoken: number, expected: number, all: number) => number;
  readonly significant: boolean;
  readonly allowed: (spoken: string, to: number) => boolean;
}

/** Occasions, each person's only up to a limit, and by how many people. */
interface Tally {
  count: number;
  readonly people: Map<string, number>;
  assigned: boolean;
}

function tally<K>(tallies: Map<K, Tally>, key: K, { person, assigned }: Observation): void {
  let kept = tallies.get(key);
  if (!kept) {
    kept = { count: 0, people: new Map(), assigned: false };
    tallies.set(key, kept);
  }
  const before = kept.people.get(person) ?? 0;
  kept.people.set(person, before + 1);
  if (assigned) kept.assigned = true;
  if (before < MOST_PER_PERSON) kept.count++;
}

/** Which words of questions go with which targets more often than chance would have it. */
function associate(
  observations: readonly Observation[],
  targetsOf: (observation: Observation) => readonly number[],
  { strength, significant, allowed }: Judging,
): Rule[] {
  const all = observations.length;
  const spokenTallies = new Map<string, Tally>();
  const targetTallies = new Map<number, Tally>();
  const byTermSeen = new Map<string, Observation[]>();
  for (const observation of observations) {
    for (const spoken of observation.questionTerms) {
      tally(spokenTallies, spoken, observation);
      const seen = byTermSeen.get(spoken);
      if (seen) seen.push(observation);
      else byTermSeen.set(spoken, [observation]);
    }
    for (const target of targetsOf(observation)) tally(targetTallies, target, observation);
  }
  const rules: Rule[] = [];
  for (const [spoken, seen] of byTermSeen) {
    const n = spokenTallies.get(spoken)?.count ?? 0;
    if (n < FEWEST) continue;
    const together = new Map<number, Tally>();
    for (const observation of seen) for (const target of targetsOf(observation)) tally(together, target, observation);
    const found: Rule[] = [];
    for (const [to, { count, people, assigned }] of together) {
      if (count < FEWEST || (people.size < FEWEST && !assigned)) continue;
      const targets = targetTallies.get(to)?.count ?? 0;
      const expected = (n * targets) / all;
      if (count <= expected || !allowed(spoken, to)) continue;
      if (significant && likelihoodRatio(count, n, targets, all) < SIGNIFICANT) continue;
      const value = strength(count, n, expected, all);
      if (value > 0) found.push({ spoken, to, strength: value, confirmed: count, asked: n });
    }
    rules.push(...found.sort((a, b) => b.strength - a.strength).slice(0, MOST_LEADS));
  }
  return rules;
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

function byTerm(rules: readonly Rule[]): Map<string, Lead[]> {
  const leads = new Map<string, Lead[]>();
  for (const { spoken, to, strength } of rules) leads.set(spoken, [...(leads.get(spoken) ?? []), { to, strength }]);
  return leads;
}

/** A word and a bigram of the same two characters teach the same lesson: it is told once. */
function distinct(lessons: readonly Lesson[]): Lesson[] {
  return [
    ...new Map(lessons.map((lesson) => [`${lesson.kind}\u0000${lesson.spoken}\u0000${lesson.meant}`, lesson])).values(),
  ];
}
