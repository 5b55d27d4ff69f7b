import { foldText } from '../../base/fold.ts';
import { inBaseUnit } from '../../base/units.ts';
import type { Block } from '../../commands/reply.ts';
import type { Clause, Quantity, QuantityKind } from '../../standards/model.ts';
import { parentOf } from '../../standards/number.ts';
import type { Asking, Draft } from '../answerer.ts';
import { quoteBlocks } from '../compose.ts';
import { quantityInEnglish } from '../english.ts';
import { type Candidate, findClauses } from '../find.ts';
import { quantitiesAsked } from '../question/asked.ts';
import { type Question, readQuestion } from '../question/question.ts';
import { shown } from './calc/amounts.ts';
import { compareMessages } from './compare-messages.ts';
import { COMPARES, kindsCompared, type Sides, sidesIn } from './compare-sides.ts';
import { termsNamed } from './definition.ts';
import { answer, clip, mayRead, type Place, statusAt } from './drafts.ts';
import { readNaming } from './named.ts';
import { isLikely } from './sure.ts';

/** Share of its named things that each side's clause must speak of. */
const ENOUGH = 0.4;

/** Two things, each with its clause, side by side; the difference where both give one value of a kind. */
export function compare(asking: Asking): Draft | undefined {
  const { question } = asking;
  if (!COMPARES.test(question.plain) && !/比.{2,24}(?:多少|几|多久)/.test(question.plain)) return undefined;
  const sides = sidesIn(question.plain);
  if (!sides) return undefined;
  // Two standards side by side are no two clauses.
  const naming = readNaming(question, asking.shelf, asking.today);
  if (naming?.kind === 'ours' && naming.by === 'title' && naming.rest.length < 12) return undefined;
  const [a = '', b = ''] = sides.names;
  // 3000平和3001平: values, not things.
  if (/\d/.test(a) && /\d/.test(b)) return undefined;
  const terms =
    kindsCompared(`${sides.rest} ${question.plain}`).length === 0 ? [a, b].map((n) => termsNamed(n, asking)[0]) : [];
  if (terms[0] && terms[1]) return sideBySide(asking, sides, [terms[0], terms[1]]);
  const left = namedBy(a, b, sides.rest, asking);
  const right = namedBy(b, a, sides.rest, asking);
  const pair =
    besideEachOther(left, a, b, asking) ??
    flipped(besideEachOther(right, b, a, asking)) ??
    likelyPair(left, right, sides, asking);
  return pair && sideBySide(asking, sides, pair);
}

type Two = readonly [Place, Place];
const flipped = (pair: Two | undefined): Two | undefined => pair && [pair[1], pair[0]];

/** The clause of one thing, and beside it (same heading, same table) the other's: what is alike is laid down alike. */
function besideEachOther(
  candidates: readonly Candidate[],
  self: string,
  other: string,
  asking: Asking,
): Two | undefined {
  for (const found of candidates.slice(0, 4)) {
    if (found.score < BESIDE) continue;
    const { clause, edition } = found;
    const beside = edition.clauses
      .filter(
        (c) =>
          c.key !== clause.key &&
          c.kind === clause.kind &&
          parentOf(c.number) === parentOf(clause.number) &&
          c.table?.caption === clause.table?.caption &&
          namesIt(foldText(c.text), coreOf(other), asking, true) &&
          !namesIt(foldText(c.text), coreOf(self), asking, true) &&
          sharedKind(c, clause),
      )
      .toSorted((x, y) => Number(y.text.startsWith(other)) - Number(x.text.startsWith(other)))[0];
    if (beside && !namesIt(foldText(clause.text), coreOf(other), asking, true))
      return [found, { clause: beside, edition }];
  }
  return undefined;
}

/** A score that is enough where the other thing's clause stands beside it: that is evidence of its own. */
const BESIDE = 2.2;

/** Both give a value of one kind, or neither gives any. */
const sharedKind = (a: Clause, b: Clause): boolean =>
  (a.quantities.length === 0 && b.quantities.length === 0) ||
  a.quantities.some((q) => b.quantities.some((p) => p.kind === q.kind));

/** Share of the named things that each clause must speak of where the two stand apart. */
const ALONE = 0.6;

function likelyPair(
  left: readonly Candidate[],
  right: readonly Candidate[],
  { names }: Sides,
  asking: Asking,
): Two | undefined {
  const first = left.find(isLikely);
  const second = right.find((c) => isLikely(c) && c.clause.key !== first?.clause.key);
  if (!first || !second || Math.min(first.coverage.things, second.coverage.things) < ALONE) return undefined;
  // One clause that speaks of both says it better than two.
  if (namesIt(foldText(first.clause.text), coreOf(names[1]), asking, true)) return undefined;
  if (namesIt(foldText(second.clause.text), coreOf(names[0]), asking, true)) return undefined;
  return first.clause.leadIn && first.clause.leadIn.number === second.clause.number ? undefined : [first, second];
}

/** The clauses that may be the one of a thing, by its own word: best first. */
function namedBy(name: string, other: string, rest: string, asking: Asking): Candidate[] {
  const { question, shelf, today } = asking;
  // 一般的毛病和较重的: the second side leaves out what the first says.
  const tail = /(?:的|性)?(\p{Script=Han}{2})$/u.exec(other)?.[1] ?? '';
  const said =
    name.length <= 3 && other.length > 3 && !name.includes(tail) ? `${name} ${tail} ${rest}` : `${name} ${rest}`;
  const read = readQuestion(said, question.language, today, shelf, { plain: said });
  const asked = new Set([...read.asked, ...kindsCompared(rest)]);
  const searched: Question = { ...read, asked, day: question.day, time: {} };
  const kinds = new Set(kindsCompared(`${rest} ${question.plain}`));
  const gives = (c: Clause) => kinds.size === 0 || c.quantities.some((q) => kinds.has(q.kind));
  const { candidates } = findClauses(searched, shelf, today, (p) => mayRead(asking, p.edition) && gives(p.clause));
  const word = coreOf(name);
  const literal = candidates.slice(0, 40).filter((c) => namesIt(foldText(c.clause.text), word, asking, true));
  return literal.length > 0
    ? literal
    : candidates.slice(0, 12).filter((c) => c.coverage.things >= ENOUGH && namesIt(c.folded, word, asking, false));
}

const coreOf = (name: string): string => name.replace(/(?:的|性)?(?:问题|毛病|情况|标准)?$/, '').slice(0, 12);

/** The side's own word stands in a clause, as said or as the standards call it; of a longer one, most of it is enough. */
function namesIt(folded: string, word: string, { shelf }: Asking, whole: boolean): boolean {
  const terms = shelf.glossary
    .spoken(word)
    .flatMap((s) => (s.end - s.start === word.length ? s.terms.map(foldText) : []));
  if ([word, ...terms].some((w) => w !== '' && folded.includes(w))) return true;
  if (whole || word.length < 3) return false;
  let pairs = 0;
  for (let i = 0; i + 1 < word.length; i++) if (folded.includes(word.slice(i, i + 2))) pairs += 1;
  return pairs / (word.length - 1) >= 0.5;
}

function sideBySide(asking: Asking, sides: Sides, found: Two): Draft {
  const { turn, shelf, question } = asking;
  const kinds = new Set([...kindsCompared(`${sides.rest} ${question.plain}`), ...quantitiesAsked(question.asked)]);
  const values = found.map((c) => oneValue(c.clause, kinds));
  const [a, b] = values;
  const say = (c: Place, value: Quantity | undefined): string =>
    value ? (turn.language === 'en' ? quantityInEnglish(value) : value.text.trim()) : clip(c.clause.text, 40);
  const gap = a && b && saysTheSame(found, [a, b]) ? differenceOf(a, b) : undefined;
  const lead = compareMessages.sides(
    sides.names[0],
    say(found[0], a && b ? a : undefined),
    sides.names[1],
    say(found[1], a && b ? b : undefined),
  );
  const blocks: Block[] = [
    { kind: 'lead', text: turn.say(gap ? compareMessages.with(lead, gap) : lead) },
    ...found.flatMap((c) => quoteBlocks(c, statusAt(shelf, c.edition, question.day), turn, shelf, 2)),
  ];
  return answer(asking, blocks, found);
}

/** 24 h 内完成整改 and 2 h 内报告 are no two values of one thing. */
function saysTheSame(found: Two, values: readonly [Quantity, Quantity]): boolean {
  const [a = '', b = ''] = found.map(({ clause }, i) => {
    const value = values[i];
    const behind = value ? clause.text.slice(value.start + value.text.length) : '';
    return (/^[\p{Script=Han}]*/u.exec(behind.replace(/（[^）]*）/g, '').trim())?.[0] ?? '').slice(0, 12);
  });
  if (a.length < 3 || b.length < 3) return true;
  for (let i = 0; i + 1 < a.length; i++) if (b.includes(a.slice(i, i + 2))) return true;
  return false;
}

/** The clause's one value of the kinds asked for, or its only value; 72 h（3 日） is one. */
function oneValue(clause: Clause, kinds: ReadonlySet<QuantityKind>): Quantity | undefined {
  const wanted = clause.quantities.filter((q) => kinds.has(q.kind));
  const [first, ...others] = wanted.length > 0 ? wanted : clause.quantities;
  const inBase = (q: Quantity) => inBaseUnit(q.from ?? q.to ?? 0, q.unit)?.value;
  return first && others.every((q) => q.kind === first.kind && inBase(q) !== undefined && inBase(q) === inBase(first))
    ? first
    : undefined;
}

function differenceOf(a: Quantity, b: Quantity): string | undefined {
  if (
    a.kind !== b.kind ||
    (a.per ?? '') !== (b.per ?? '') ||
    a.comparison === 'range' ||
    b.comparison === 'range' ||
    a.kind === 'clock' ||
    a.kind === 'date'
  )
    return undefined;
  const [x, y] = [a.from ?? a.to, b.from ?? b.to];
  if (x === undefined || y === undefined) return undefined;
  if (a.unit === b.unit) return `${shown(Math.abs(x - y))} ${a.unit}`.trim();
  const [p, q] = [inBaseUnit(x, a.unit), inBaseUnit(y, b.unit)];
  if (!p || !q || p.measure !== q.measure) return undefined;
  const gap = Math.abs(p.value - q.value);
  // In the larger unit where that is a whole number: 88 日, but 90 min.
  const units = [a.unit, b.unit]
    .map((unit) => ({ unit, one: inBaseUnit(1, unit)?.value ?? 1 }))
    .sort((m, n) => n.one - m.one);
  const unit = units.find(({ one }) => Number.isInteger(gap / one)) ?? units.at(-1);
  return unit && `${shown(gap / unit.one)} ${unit.unit}`;
}
