import { unitNamed } from '../base/units.ts';
import type { Clause, QuantityKind } from '../standards/model.ts';
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
  /** Scope, notes and examples explain; they are not the rule. */
  rule: 0.35,
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

/** Names what speaks for a candidate. */
export function evidenceFor(
  question: Question,
  placed: Placed,
  { coverage, words, close, like, likest }: Measured,
): Evidence {
  const { clause } = placed;
  const forceAsked = ASKS_FORCE.some((a) => question.asked.has(a));
  const isTerm = clause.kind === 'term';
  const explains =
    clause.kind === 'note' ||
    clause.kind === 'example' ||
    clause.number === '1' ||
    clause.number === '2' ||
    clause.number.startsWith('1.');
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
    term: question.asked.has('definition') ? (isTerm ? 1 : 0) : isTerm ? -0.5 : 0,
    reason:
      question.asked.has('why') &&
      /以防|防止|避免|以免|会(?:放出|造成|引起|导致|损|产生)|因为|由于|为了?(?:查明|保证|便于|减少|区分)/.test(
        clause.text,
      )
        ? 1
        : 0,
    brief: Math.max(-1, (BRIEF - clause.text.length) / BRIEF),
    context: contextOf(question, placed),
    rule: explains && !question.asked.has('why') ? -1 : 0,
  };
}

/** The one number that candidates are ordered by. */
export const scoreOf = (evidence: Evidence): number =>
  (Object.keys(WEIGHTS) as EvidenceName[]).reduce((sum, name) => sum + WEIGHTS[name] * evidence[name], 0);
