import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  conversations,
  HALVES,
  plain,
  projectFolder,
  type Question,
  readQuestions,
  readTexts,
  turnsOf,
} from '../../bench/answers-data.ts';

const project = projectFolder(import.meta.dirname);
const halves = HALVES.map((half) => ({ half, questions: readQuestions(project, half) }));
const all = halves.flatMap(({ questions }) => questions);
const texts = readTexts(project);
const everything = [...texts.values()].join('\n');
const SUPPORT = ['glossary.yaml', 'organisation.yaml', 'places.yaml', 'cited.yaml'];
const knowledge = everything + SUPPORT.map((file) => readFileSync(join(project, 'knowledge', file), 'utf8')).join('\n');

const answerable = all.filter(({ expect: right }) => right.behaviour.startsWith('answer'));
const ids = (questions: readonly Question[]): string[] => questions.map(({ id }) => id);
const count = (questions: readonly Question[], kind: string): number =>
  questions.filter((question) => question.kind === kind).length;
const allKinds = [...new Set(all.map(({ kind }) => kind))];

/** Behaviours of a reply to a question, and the outcome `deny`. */
const BEHAVIOURS = new Set(
  'answer clarify list not_found refuse refuse_offer_demand refuse_secret deny scope personal_data smalltalk reset'.split(
    ' ',
  ),
);
const KINDS =
  'colloquial number yes_no modal negation lookup edition calc compare compound list definition why typo traditional english emoji ambiguous conversation unanswerable offtopic nonsense personal hostile secrecy'.split(
    ' ',
  );

describe('the development questions', () => {
  it('are at least 170 in each half, of every kind, as many of each kind in both', () => {
    for (const { questions } of halves) expect(questions.length).toBeGreaterThanOrEqual(170);
    expect(allKinds.sort()).toEqual([...KINDS].sort());
    const [a, b] = halves.map(({ questions }) => allKinds.map((kind) => `${kind} ${count(questions, kind)}`));
    expect(a).toEqual(b);
  });

  it('carry ids of their half, none twice, and no question twice', () => {
    for (const { half, questions } of halves)
      expect(ids(questions)).toEqual(questions.map((_, k) => `${half.toUpperCase()}${String(k + 1).padStart(3, '0')}`));
    const words = all.map((question) => `${question.at ?? ''}${turnsOf(question).map(({ text }) => text)}`);
    expect(new Set(words).size).toBe(words.length);
  });

  it('ask one question or several turns, never both', () => {
    expect(ids(all.filter(({ q, turns }) => (q === undefined) === (turns === undefined)))).toEqual([]);
    expect(ids(all.filter(({ kind, turns }) => (kind === 'conversation') !== (turns !== undefined)))).toEqual([]);
  });

  it('expect behaviours that there are', () => {
    expect(
      ids(all.filter(({ expect: right }) => !right.behaviour.split('_or_').every((one) => BEHAVIOURS.has(one)))),
    ).toEqual([]);
  });

  it('name standards that there are, and each standard in each half', () => {
    expect(all.flatMap(({ expect: right }) => right.standards ?? []).filter((code) => !texts.has(code))).toEqual([]);
    for (const { questions } of halves) {
      const named = new Set(questions.flatMap(({ expect: right }) => right.standards ?? []));
      expect([...texts.keys()].filter((code) => !named.has(code))).toEqual([]);
    }
  });

  it('want nothing that the standard named does not say', () => {
    const missing = all.flatMap(({ id, expect: right }) => {
      const text = plain(right.standards?.map((code) => texts.get(code) ?? '').join('\n') || everything);
      const wanted = right.from ? right.from.map((value) => [value]) : (right.must_include ?? []);
      return wanted
        .filter((spellings) => !spellings.some((value) => text.includes(plain(value))))
        .map((group) => `${id} ${group}`);
    });
    expect(missing).toEqual([]);
  });

  it('give for every sum the values that it starts from', () => {
    expect(ids(all.filter(({ kind, expect: right }) => kind === 'calc' && !right.from?.length))).toEqual([]);
  });

  it('that nobody can answer are 40 or more, each about something that no knowledge file mentions', () => {
    const unanswerable = all.filter(({ kind }) => kind === 'unanswerable');
    expect(unanswerable.length).toBeGreaterThanOrEqual(40);
    for (const { id, q, expect: right } of unanswerable) {
      expect(right.absent_terms, id).not.toHaveLength(0);
      expect(
        right.absent_terms?.filter((term) => knowledge.includes(term) || !q?.includes(term)),
        id,
      ).toEqual([]);
    }
  });

  it('ask in a third of the answerable ones about other clauses than the binding facts', () => {
    for (const { questions } of halves) {
      const ours = answerable.filter((question) => questions.includes(question));
      const others = ours.filter(({ expect: right }) => right.facts === undefined);
      expect(others.length / ours.length).toBeGreaterThan(1 / 3);
    }
  });

  it('are said in one run whose clock only goes forward, each in a conversation of its own', () => {
    const said = conversations(all);
    const times = said.map(({ at }) => Date.parse(at));
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(new Set(said.map(({ conversation }) => conversation.id)).size).toBe(all.length);
    expect(said.every(({ text }) => !/^\[[甲乙]\]/.test(text))).toBe(true);
  });
});
