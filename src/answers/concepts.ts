import { stripQuestionWords } from '../search/question.ts';
import type { Quantity } from '../standards/model.ts';
import type { Spoken } from './glossary.ts';
import type { Question } from './question/question.ts';
import type { Placed, Shelf } from './shelf.ts';

/** One thing that a question speaks of: its own word, and the standards' words for it. */
export interface Concept {
  readonly said: string;
  /** Folded texts any of which in a clause covers the concept, the best-known first. */
  readonly alternatives: readonly string[];
  /** How much it weighs: rare words more than common ones, things more than the way of saying. */
  readonly weight: number;
  /** True when it names a thing that a clause must speak of. */
  readonly thing: boolean;
  /** True when no clause of the whole shelf holds any of the alternatives. */
  readonly unknown: boolean;
}

/** How much less a word that no clause knows counts when it names no thing: asides (挡路、被说了一顿) ask nothing. */
const ASIDE = 0.2;
/** A thing that no clause knows: the question is about something else. */
const UNKNOWN_THING = 0.9;
const SINGLE_CHARACTER = 0.3;
const NUMBER = 0.25;

/** What was said in the question before counts less than what is said now. */
const EARLIER = 0.45;

/** The concepts of a question, and of the one that it goes on from. */
export function conceptsOf(question: Question, shelf: Shelf): Concept[] {
  const found = new Map<string, Concept>();
  const now = conceptsIn(question.topic, question.values, shelf);
  const before = question.earlier === undefined ? [] : conceptsIn(question.earlier, [], shelf);
  for (const concept of now) found.set(concept.said, concept);
  for (const concept of before) {
    // What was asked of the thing before (多少克) is not what is asked of it now.
    if (/多少|几|多久|怎么|什么|谁/.test(concept.said)) continue;
    if (!found.has(concept.said)) found.set(concept.said, { ...concept, weight: concept.weight * EARLIER });
  }
  return [...found.values()];
}

/** English words that only ask, point or join. */
const ENGLISH_FORM = new Set(
  'a an the is are was were be been am do does did has have had will would shall should can could may might must i we you he she it they my our your his her their its this that these those there here what when where which who whom whose why how often long many much soon far to of in at on for from by with as if or and but not no so than then need needs there s t'.split(
    ' ',
  ),
);

/** `how often`: says what is asked for, and of no thing. */
const ENGLISH_ASKS = /^(?:how|how often|how many times|what|what time|when|which|must|may|can|should|shall)$/;

/** Values (`100克`, `8米`) are evidence of their own and no concepts. */
function conceptsIn(text: string, values: readonly Quantity[], shelf: Shelf): Concept[] {
  const plain = stripQuestionWords(text);
  /** A Latin word in a Chinese sentence is an aside unless a clause knows it. */
  const inHan = /\p{Script=Han}/u.test(text);
  const spoken = shelf.glossary.spoken(text).filter((s) => /\S/.test(plain.slice(s.start, s.end)));
  const found = new Map<string, Concept>();
  const add = (said: string, terms: readonly string[], thing: boolean) => {
    if (found.has(said) || said.trim() === '') return;
    const alternatives = [said, ...terms.map((term) => term.toLowerCase())];
    // As common as its commonest name: any of them covers it.
    const known = alternatives.map((a) => shelf.spread(a)).filter((count) => count > 0);
    const spread = known.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...known);
    const unknown = spread === Number.POSITIVE_INFINITY;
    const idf = Math.log(1 + shelf.index.ids.length / (unknown ? 1 : spread));
    const telling = terms.length > 0 ? 1 : tellingOf(said, shelf);
    found.set(said, { said, alternatives, thing, unknown, weight: idf * telling * damping(said, unknown, thing) });
  };
  // 存多久 inside 保存多久 asks the same thing once.
  const within = (one: Spoken): boolean =>
    /[多几]/.test(one.said) &&
    spoken.some((o) => o.start <= one.start && one.end <= o.end && o.said.length > one.said.length);
  for (const one of spoken) if (!within(one) && !ENGLISH_ASKS.test(one.said)) add(one.said, one.terms, true);
  const covered = (start: number, end: number) => spoken.some((s) => s.start <= start && end <= s.end);
  const isValue = (start: number) => values.some((v) => v.start <= start && start < v.start + v.text.length);
  for (const term of shelf.analyser.analyse(plain)) {
    if ((term.kind !== 'word' && term.kind !== 'letters') || covered(term.start, term.end) || isValue(term.start))
      continue;
    const word = term.kind === 'word' ? term.text.slice(1) : term.text;
    if (ENGLISH_FORM.has(word)) continue;
    add(word, [], shelf.glossary.knows(word) || shelf.nouns.has(word) || (/^[a-z]/.test(word) && !inHan));
  }
  return [...found.values()];
}

/** Words that everybody uses all day (一个、现在、时候) tell little, however seldom a clause holds them. */
function tellingOf(said: string, shelf: Shelf): number {
  const share = shelf.analyser.dictionary.logShare(said);
  if (share === undefined) return 1;
  if (Math.abs(share - OWN_SHARE) < 0.01) return OWN_TELLS;
  return Math.min(1, Math.max(0.1, (-share - COMMONEST) / RANGE));
}

/** Our own words are put into the dictionary with a share of their own, which tells nothing of how common they are. */
const OWN_SHARE = -8.72;
const OWN_TELLS = 0.9;

/** Natural logarithms of a word's share of running text: one in 700 tells nothing, one in 100,000 all. */
const COMMONEST = 6.5;
const RANGE = 5;

function damping(said: string, unknown: boolean, thing: boolean): number {
  if (/^[\d.]+$/.test(said)) return NUMBER;
  if (said.length === 1 && !/[a-z]/.test(said)) return SINGLE_CHARACTER;
  if (unknown) return thing ? UNKNOWN_THING : ASIDE;
  return thing ? 1 : 0.6;
}

/** Clauses of a well-filled shelf: what the weight of a word that one clause holds is measured against. */
const LARGEST_SHELF = 3_500;

/** Words whose opposite holds them: 不合格 is not 合格. */
const OPPOSED = /^(?:合格|及格|属实|达标|满意)$/;

/** True when a text has the word, and not only its opposite. */
function stands(word: string, folded: string): boolean {
  if (!OPPOSED.test(word)) return folded.includes(word);
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1))
    if (folded[at - 1] !== '不') return true;
  return false;
}

/** How much of a concept a clause holds, 0 to 1: all of a word, or the share of its pairs of characters that the clause knows. */
export function heldBy(concept: Concept, folded: string): number {
  for (const alternative of concept.alternatives) if (stands(alternative, folded)) return 1;
  const { said } = concept;
  if (said.length < 3 || !/\p{Script=Han}/u.test(said)) return 0;
  let pairs = 0;
  for (let i = 0; i + 2 <= said.length; i++) if (folded.includes(said.slice(i, i + 2))) pairs += 1;
  return (0.7 * pairs) / (said.length - 1);
}

export interface Coverage {
  /** Share of the question's weight that the clause holds, 0 to 1. */
  readonly all: number;
  /** The same over the things alone. */
  readonly things: number;
  /** Share of the weight that stands in the headings. */
  readonly headings: number;
  /** The weight of the weightiest thing that the clause does not speak of, as a share of the weightiest there can be. */
  readonly lost: number;
  /** How much the words weigh that the clause holds. */
  readonly weight: number;
  readonly held: readonly string[];
  /** The words of the clause that hold them. */
  readonly words: readonly string[];
  readonly missing: readonly string[];
}

export function coverageOf(concepts: readonly Concept[], placed: Placed): Coverage {
  let total = 0;
  let held = 0;
  let thingsTotal = 0;
  let thingsHeld = 0;
  let headings = 0;
  let lost = 0;
  const heldWords: string[] = [];
  const words: string[] = [];
  const missing: string[] = [];
  for (const concept of concepts) {
    const share = heldBy(concept, placed.folded);
    total += concept.weight;
    held += concept.weight * share;
    if (concept.thing) {
      thingsTotal += concept.weight;
      thingsHeld += concept.weight * share;
      lost = Math.max(lost, concept.weight * (1 - share));
    }
    if (share > 0) headings += concept.weight * heldBy(concept, placed.headings);
    (share >= 0.5 ? heldWords : missing).push(concept.said);
    words.push(...concept.alternatives.filter((alternative) => stands(alternative, placed.folded)));
  }
  const of = (part: number, whole: number) => (whole > 0 ? part / whole : 0);
  return {
    all: of(held, total),
    things: thingsTotal > 0 ? thingsHeld / thingsTotal : of(held, total),
    headings: of(headings, total),
    weight: held,
    lost: lost / Math.log(1 + LARGEST_SHELF),
    held: heldWords,
    words,
    missing,
  };
}
