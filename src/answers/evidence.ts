import { unitNamed } from '../base/units.ts';
import type { Clause, QuantityKind } from '../standards/model.ts';
import { isOfArticle, type Role } from '../standards/role.ts';
import type { Coverage } from './concepts.ts';
import { type Asked, quantitiesAsked } from './question/asked.ts';
import type { Question } from './question/question.ts';
import type { Placed } from './shelf.ts';
import { compareValue } from './verdict.ts';

/**
 * What speaks for a clause, each with its weight and the reason for it. `ask --explain` prints the table's values.
 * Every value lies between -1 and 1.
 */
export const WEIGHTS = {
  /** lunr's weights for the words, of the best candidate's: the index's own opinion. */
  words: 1,
  /** Share of the question that the clause holds: a clause that speaks of half the question answers half of it. */
  covered: 0.7,
  /** The things alone: a clause about another thing answers nothing. */
  things: 0.5,
  /** The weightiest thing in the question that the clause does not speak of. */
  lost: -0.1,
  /** A thing of logistics services (`knowledge/scope.yaml`) that the question names and the clause knows nothing of: another subject. */
  elsewhere: -0.4,
  /** The question's words stand in the headings: the clause is where one would look. */
  heading: 0.2,
  /** The question's words stand close together. */
  close: 0.3,
  /** Somebody has asked for this clause in words like these (`knowledge/asked/`). */
  askedLike: 1,
  /** … and in words like these for no other clause. */
  likest: 0.5,
  /** The clause gives the kind of value that is asked for (how many, how often, how long, when), or lacks it. */
  asked: 0.85,
  /** A value in the question is of the kind that the clause limits. */
  value: 0.5,
  /** The question names a service, and the clause is of it, or of another. */
  service: 0.35,
  /** A question about duty or permission is answered by a clause that obliges or permits, not by a statement. */
  modal: 0.2,
  /** A question for a meaning is answered by the term's own clause; other questions seldom are. */
  term: 0.5,
  /** A question for a reason is answered where one is given. */
  reason: 0.8,
  /** Of two clauses that say it, the shorter one says less besides. */
  brief: 0.2,
  /** A follow-up is about the same section of the same standard, and seldom about the very clause that was shown. */
  context: 0.6,
  /** Scope, notes and examples explain; they are not the rule. Nor do purposes, policies and closing articles of a law. */
  rule: 0.35,
  /** Who asks what may or must be done is answered by the rule, who asks what follows on a breach by the penalty. */
  penalty: 0.5,
  /** Who asks which or how many kinds there are is answered by the clause that introduces their list. */
  list: 0.3,
} as const;
export type EvidenceName = keyof typeof WEIGHTS;

export type Evidence = Readonly<Record<EvidenceName, number>>;

/** Kinds of quantity that people ask for with the same words. */
const KIN: Readonly<Partial<Record<QuantityKind, readonly QuantityKind[]>>> = {
  frequency: ['duration'],
  duration: ['frequency', 'clock'],
  percent: ['fraction', 'concentration'],
  fraction: ['percent'],
  clock: ['date', 'duration'],
  money: ['percent'],
  score: ['percent'],
  concentration: ['percent', 'mass', 'volume'],
};

/** The clause gives a value in the unit that is asked for, in another of the same measure, or none. */
function unitFits(unit: string, clause: Clause): number {
  const known = unitNamed(unit);
  if (!known) return clause.quantities.some((q) => q.unit === unit) || clause.text.includes(unit) ? 0.8 : -0.6;
  const same = clause.quantities.filter((q) => unitNamed(q.unit)?.measure === known.measure);
  if (same.length === 0) return -0.8;
  return same.some((q) => unitNamed(q.unit)?.symbol === known.symbol) ? 1 : 0.5;
}

function askedFor(question: Question, clause: Clause): number {
  const unit = question.units[0];
  // `几年一次` asks for a frequency, whatever its span is counted in.
  if (unit !== undefined && !question.asked.has('frequency')) return unitFits(unit, clause);
  const kinds = quantitiesAsked(question.asked);
  if (question.asked.has('when')) kinds.push('clock', 'date', 'duration');
  if (kinds.length === 0) return 0;
  const has = (kind: QuantityKind) => clause.quantities.some((q) => q.kind === kind);
  // `有哪几种`: the kinds themselves are asked for, and seldom does a clause count them.
  if (question.asked.has('list') && kinds.every((kind) => kind === 'count')) return kinds.some(has) ? 0.3 : 0;
  if (kinds.some(has)) return 1;
  if (kinds.some((kind) => KIN[kind]?.some(has))) return 0.4;
  return -0.7;
}

/** The clause speaks of the thing: by its name, or by the standards' word for it. */
const holdsThing = ({ name, terms }: Question['things'][number], { folded }: Placed): boolean =>
  folded.includes(name) || terms.some((term) => folded.includes(term));

function valueFits(question: Question, clause: Clause): number {
  if (question.values.length === 0) return 0;
  return question.values.some((said) => clause.quantities.some((rule) => compareValue(said, rule) !== undefined))
    ? 1
    : -0.3;
}

function serviceFits(question: Question, placed: Placed): number {
  if (question.services.size === 0 || placed.edition.service === undefined) return 0;
  return question.services.has(placed.edition.service) ? 1 : -0.6;
}

function contextOf({ answeredBy, time }: Question, { clause, edition }: Placed): number {
  if (answeredBy === undefined) return 0;
  const [id = '', number = ''] = answeredBy.split('#');
  // Another day asks about the same clause once more.
  if (clause.key === answeredBy) return time.day ? 1 : -0.5;
  if (edition.id !== id) return edition.code === id.split('—')[0] ? 0.5 : -0.3;
  return clause.number.split('.').slice(0, -1).join('.') === number.split('.').slice(0, -1).join('.') ? 1 : 0.5;
}

/** Words that introduce a reason. */
export const GIVES_REASON =
  /以防|防止|避免|以免|会(?:放出|造成|引起|导致|损|产生)|因为|由于|为了?(?:查明|保证|便于|减少|区分)/;

/** Characters of a clause that says one thing. */
const BRIEF = 60;

/** An item of an article says nothing without the sentence that introduces it. */
const briefness = (clause: Clause): number => {
  const introduced = isOfArticle(clause) ? (clause.leadIn?.text.length ?? 0) : 0;
  return Math.max(-1, (BRIEF - introduced - clause.text.length) / BRIEF);
};

const ASKS_FORCE: readonly Asked[] = ['allowed', 'obliged', 'yesno'];

/** What was measured of a candidate before its evidence is named. Shares, 0 to 1. */
export interface Measured {
  readonly coverage: Coverage;
  /** Its score in the index, of the best candidate's. */
  readonly words: number;
  /** The index's density. */
  readonly close: number;
  /** How like the question the likest known wording is; and that, of the likest candidate's. */
  readonly like: number;
  readonly likest: number;
}

/** Nobody who asks for a rule, a value or a meaning means these. */
const EXPLAINS = new Set<Role>(['purpose', 'policy', 'closing']);

function roleFits({ asked }: Question, { role }: Placed): number {
  if (role !== 'penalty') return asked.has('penalty') ? -0.5 : 0;
  return asked.has('penalty') ? 0.5 : asked.has('consequence') ? 0.2 : -1;
}

/** `下列…：`, `分为…`: the clause that a list begins with, or that names all kinds in one sentence. */
const INTRODUCES = /(?:下列|以下|如下)[^。]{0,40}[:：]$|分为|包括[:：]?|(?:可以|应当)?采用以下/;

function listFits({ asked }: Question, { clause }: Placed): number {
  if (!asked.has('list') || !isOfArticle(clause)) return 0;
  if (clause.kind === 'item') return -0.5;
  return INTRODUCES.test(clause.text) ? 1 : 0;
}

/** A clause says what a word means when it defines it, and a question for a meaning names that word. */
function meaningOf({ asked, plain }: Question, { clause, defines }: Placed): number {
  const isTerm = clause.kind === 'term';
  if (!asked.has('definition')) return isTerm ? -0.5 : 0;
  return isTerm || defines.some((word) => plain.includes(word)) ? 1 : 0;
}

/** Names what speaks for a candidate. */
export function evidenceFor(
  question: Question,
  placed: Placed,
  { coverage, words, close, like, likest }: Measured,
): Evidence {
  const { clause } = placed;
  const forceAsked = ASKS_FORCE.some((a) => question.asked.has(a));
  const explains =
    clause.kind === 'note' ||
    clause.kind === 'example' ||
    clause.number === '1' ||
    clause.number === '2' ||
    clause.number.startsWith('1.') ||
    EXPLAINS.has(placed.role);
  return {
    words,
    covered: coverage.all,
    things: coverage.things,
    lost: coverage.lost,
    elsewhere: question.things.some((thing) => !holdsThing(thing, placed)) ? 1 : 0,
    heading: coverage.headings,
    close,
    askedLike: like,
    likest,
    asked: askedFor(question, clause),
    value: valueFits(question, clause),
    service: serviceFits(question, placed),
    modal: forceAsked ? (clause.modal === '陈述' ? -1 : 1) : 0,
    term: meaningOf(question, placed),
    reason:
      question.asked.has('why') &&
      /以防|防止|避免|以免|会(?:放出|造成|引起|导致|损|产生)|因为|由于|为了?(?:查明|保证|便于|减少|区分)/.test(
        clause.text,
      )
        ? 1
        : 0,
    brief: briefness(clause),
    context: contextOf(question, placed),
    rule: explains && !question.asked.has('why') ? -1 : 0,
    penalty: roleFits(question, placed),
    list: listFits(question, placed),
  };
}

/** The one number that candidates are ordered by. */
export const scoreOf = (evidence: Evidence): number =>
  (Object.keys(WEIGHTS) as EvidenceName[]).reduce((sum, name) => sum + WEIGHTS[name] * evidence[name], 0);
