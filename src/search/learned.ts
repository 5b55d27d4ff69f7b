import type { Analyser } from './analyser.ts';
import { type AskedField, askedField } from './asked-field.ts';
import { associate, type Lead, type Observation, type Rule } from './association.ts';
import type { SearchIndex } from './index-model.ts';
import type { Confirmation, Lesson, Undone } from './learning-model.ts';
import { rowsWith } from './postings.ts';
import { questionTermTexts } from './question.ts';
import { termAt } from './term-table.ts';

/** What confirmed answers have taught about one index. */
export interface Learned {
  /** By the question's term, prefix included. */
  readonly toWords: ReadonlyMap<string, readonly Lead[]>;
  readonly toGroups: ReadonlyMap<string, readonly Lead[]>;
  /** The confirmed questions themselves, as a field of the documents that answered them. */
  readonly asked: AskedField;
  readonly lessons: readonly Lesson[];
}

/** A word in more of the documents than this tells no clause from another. */
const COMMON = 0.1;

/** Learns from all confirmations at once: what is forgotten or undone leaves no trace. */
export function learn(
  index: SearchIndex,
  analyser: Analyser,
  confirmations: readonly Confirmation[],
  undone: readonly Undone[],
  termsOf: (question: string) => readonly string[] = (question) => questionTermTexts(analyser, question),
): Learned {
  const observations = observe(index, confirmations, termsOf);
  const forbidden = (spoken: string, meant: string): boolean =>
    undone.some((lesson) => (lesson.meant ?? meant) === meant && covers(lesson.spoken, spoken));
  const wordName = (term: number): string => termAt(index.table, term).slice(1);
  const groupName = (group: number): string => index.groups[group] ?? '';
  const words = associate(observations, (o) => o.clauseTerms, {
    strength: (c, n, expected, all) => (c / (n + 1)) * Math.min(1, Math.log(c / expected) / Math.log(Math.max(all, 3))),
    significant: true,
    allowed: (spoken, to) => !forbidden(spoken, wordName(to)),
  });
  const groups = associate(observations, (o) => (o.group < 0 ? [] : [o.group]), {
    strength: (c, n) => c / (n + 1),
    significant: false,
    allowed: (spoken, to) => !forbidden(spoken, groupName(to)),
  });
  return {
    toWords: byTerm(words),
    toGroups: byTerm(groups),
    asked: askedField(observations),
    lessons: [...lessonsOf(words, 'word', wordName), ...lessonsOf(groups, 'standard', groupName)].sort(
      (a, b) => b.confirmed - a.confirmed || b.confirmed / b.asked - a.confirmed / a.asked,
    ),
  };
}

/** True when undoing what a spoken word taught takes this term with it: the word itself, or two of its characters. */
const covers = (word: string, term: string): boolean =>
  plain(term) === word || (!term.startsWith('=') && word.includes(term));

/** Rules as lessons. A pair of characters is told only where no whole word taught the same. */
function lessonsOf(rules: readonly Rule[], kind: Lesson['kind'], nameOf: (to: number) => string): Lesson[] {
  const wordsTo = new Map<number, string[]>();
  for (const { spoken, to } of rules) {
    if (spoken.startsWith('=')) wordsTo.set(to, [...(wordsTo.get(to) ?? []), plain(spoken)]);
  }
  return rules
    .filter(({ spoken, to }) => spoken.startsWith('=') || !wordsTo.get(to)?.some((word) => word.includes(spoken)))
    .map(({ spoken, to, confirmed, asked }) => ({ spoken: plain(spoken), meant: nameOf(to), kind, confirmed, asked }));
}

/** A question's term as a person reads it. */
const plain = (term: string): string => term.replace(/^=/, '');

function observe(
  index: SearchIndex,
  confirmations: readonly Confirmation[],
  termsOf: (question: string) => readonly string[],
): Observation[] {
  const rowOf = new Map(index.ids.map((id, row) => [id, row]));
  const clauseTerms = new Map<number, number[]>();
  return confirmations.flatMap(({ query, documentId, person, assigned = false }): Observation[] => {
    const row = rowOf.get(documentId);
    if (row === undefined) return [];
    const terms = clauseTerms.get(row) ?? telling(index, row);
    clauseTerms.set(row, terms);
    const group = index.groupOf[row] ?? -1;
    return [{ person, assigned, row, group, questionTerms: termsOf(query), clauseTerms: terms }];
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

function byTerm(rules: readonly Rule[]): Map<string, Lead[]> {
  const leads = new Map<string, Lead[]>();
  for (const { spoken, to, strength } of rules) leads.set(spoken, [...(leads.get(spoken) ?? []), { to, strength }]);
  return leads;
}
