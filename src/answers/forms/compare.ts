import { foldText } from '../../base/fold.ts';
import { inBaseUnit } from '../../base/units.ts';
import type { Block } from '../../commands/reply.ts';
import type { Clause, Quantity, QuantityKind } from '../../standards/model.ts';
import { parentOf } from '../../standards/number.ts';
import type { Asking, Draft } from '../answerer.ts';
import { quoteBlocks } from '../compose.ts';
import { confidenceIn } from '../confidence.ts';
import { quantityInEnglish } from '../english.ts';
import { type Candidate, findClauses } from '../find.ts';
import { quantitiesAsked } from '../question/asked.ts';
import { type Question, readQuestion } from '../question/question.ts';
import { shown } from './calc/amounts.ts';
import { compareMessages } from './compare-messages.ts';
import { answer, clip, mayRead, type Place, statusAt } from './drafts.ts';
import { readNaming } from './named.ts';
import { isLikely } from './sure.ts';

const AND = '(?:和|跟|与|同|还是|或者|比起|对比|vs\\.?|versus|and|or)';
const COMPARES =
  /(?:有(?:什么|啥|何)?|的)?(?:区别|差别|差异|不同|不一样)(?:在哪(?:里|儿)?|是什么|吗|呢)?|差(?:多少|在哪(?:里|儿)?|几\p{Script=Han}{0,2}|别)|哪(?:个|样|种|一个|边)(?:的)?.{0,8}?(?:更|多|少|高|低|长|短|快|慢|严|大|小|贵|便宜|早|晚|重)|谁(?:更)?(?:多|少|高|低|长|短|快|慢|严|大|小|早|晚)|怎么区分|如何区分|difference|differs?\b|compare|which (?:one )?(?:is|has|takes) (?:more|longer|shorter|higher|lower|stricter|less)/u;
const SPLIT = new RegExp(`^(.{1,24}?)\\s*${AND}\\s*(.{1,24}?)(?:[,，]\\s*|\\s+|(?=的)|(?=(?:哪|谁|有|差|要)))(.*)$`);

/** Share of its named things that each side's clause must speak of. */
const ENOUGH = 0.4;

interface Sides {
  readonly names: readonly [string, string];
  /** What is compared: 整改时间. */
  readonly rest: string;
}

/** Two things, each with its clause, side by side; the difference where both give one value of a kind. */
export function compare(asking: Asking): Draft | undefined {
  const { question } = asking;
  if (!COMPARES.test(question.plain)) return undefined;
  const sides = sidesIn(question.plain);
  if (!sides) return undefined;
  // Two standards side by side are no two clauses.
  const naming = readNaming(question, asking.shelf, asking.today);
  if (naming?.kind === 'ours' && naming.by === 'title' && naming.rest.length < 12) return undefined;
  const [a = '', b = ''] = sides.names;
  const left = namedBy(a, b, sides.rest, asking);
  const right = namedBy(b, a, sides.rest, asking);
  const pair =
    besideEachOther(left, b, asking) ??
    flipped(besideEachOther(right, a, asking)) ??
    likelyPair(left, right, sides, asking);
  return pair && sideBySide(asking, sides, pair);
}

type Two = readonly [Place, Place];
const flipped = (pair: Two | undefined): Two | undefined => pair && [pair[1], pair[0]];

/** The clause of one thing, and beside it (same heading, same table) the other's: what is alike is laid down alike. */
function besideEachOther(candidates: readonly Candidate[], other: string, asking: Asking): Two | undefined {
  for (const found of candidates.slice(0, 4)) {
    if (confidenceIn(found) < BESIDE) continue;
    const { clause, edition } = found;
    const beside = edition.clauses
      .filter(
        (c) =>
          c.key !== clause.key &&
          c.kind === clause.kind &&
          parentOf(c.number) === parentOf(clause.number) &&
          c.table?.caption === clause.table?.caption &&
          namesIt(foldText(c.text), coreOf(other), asking, true) &&
          sharedKind(c, clause),
      )
      .toSorted((x, y) => Number(y.text.startsWith(other)) - Number(x.text.startsWith(other)))[0];
    if (beside && !namesIt(foldText(clause.text), coreOf(other), asking, true))
      return [found, { clause: beside, edition }];
  }
  return undefined;
}

/** Log-odds that are enough where the other thing's clause stands beside it. */
const BESIDE = -0.3;

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
  return first.clause.leadIn && first.clause.leadIn.number === second.clause.number ? undefined : [first, second];
}

/** `标准状态里“废止”和“被代替”有什么区别` → 废止 · 被代替, of 标准状态. */
function sidesIn(plain: string): Sides | undefined {
  const text = plain
    .replace(/^(?:what(?:'s| is) the )?difference(?: in (.{2,24}))? between /, '$1 :')
    .replace(/[“”"'「」?？。]/g, ' ')
    .trim();
  const found = SPLIT.exec(text);
  if (!found) return undefined;
  const [, left = '', right = '', rest = ''] = found;
  // What stands before 里 or 中 belongs to both.
  const context = /^(.{2,10}?)(?:里面|里|中|:|,|，)\s*(.+)$/.exec(left.trim());
  const names = [context?.[2] ?? left, right].map((n) => n.trim().replace(/的$/, '')) as [string, string];
  if (names.some((n) => n.length < 2 || /哪|什么|多少|谁/.test(n))) return undefined;
  const asked = rest
    .replace(new RegExp(COMPARES, 'gu'), ' ')
    .replace(/^(?:的|之间|在|给的|它们|他们|要|,|，)+/, '')
    .trim();
  // 哪个学时多: what is compared stands inside.
  const inside =
    /哪(?:个|样|种|一个|边)(?:的)?(.{1,8}?)(?:更|多|少|高|低|长|短|快|慢|严|大|小|贵|早|晚)/.exec(rest)?.[1] ?? '';
  return { names, rest: [context?.[1], asked, inside].filter(Boolean).join(' ') };
}

/** The clauses that may be the one of a thing, by its own word: best first. */
function namedBy(name: string, other: string, rest: string, asking: Asking): Candidate[] {
  const { question, shelf, today } = asking;
  // 一般的毛病和较重的: the second side leaves out what the first says.
  const tail = /(?:的|性)?(\p{Script=Han}{2})$/u.exec(other)?.[1] ?? '';
  const said =
    name.length <= 3 && other.length > 3 && !name.includes(tail) ? `${name} ${tail} ${rest}` : `${name} ${rest}`;
  const read = readQuestion(said, question.language, today, shelf, { plain: said });
  const asked = new Set([...read.asked, ...kindsSaid(rest)]);
  const searched: Question = { ...read, asked, day: question.day, time: {} };
  const kinds = new Set(kindsSaid(`${rest} ${question.plain}`));
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

/** What kind of value the thing that is compared has. */
function kindsSaid(rest: string): QuantityKind[] {
  return [
    ...(/时间|时限|多久|期限|时长|学时|小时|分钟|time|deadline|long/.test(rest) ? (['duration'] as const) : []),
    ...(/频次|间隔|几次|次数|often|frequency/.test(rest) ? (['frequency'] as const) : []),
    ...(/扣分|得分|几分|多少分|score|points/.test(rest) ? (['score'] as const) : []),
    ...(/钱|费|定额|价|贵|便宜|cost|fee/.test(rest) ? (['money'] as const) : []),
    ...(/温度|度|temperature/.test(rest) ? (['temperature'] as const) : []),
    ...(/浓度|concentration/.test(rest) ? (['concentration'] as const) : []),
    ...(/人数|几个人|数量|number/.test(rest) ? (['count'] as const) : []),
  ];
}

function sideBySide(asking: Asking, sides: Sides, found: Two): Draft {
  const { turn, shelf, question } = asking;
  const kinds = new Set([...kindsSaid(sides.rest), ...quantitiesAsked(question.asked)]);
  const values = found.map((c) => oneValue(c.clause, kinds));
  const [a, b] = values;
  const say = (c: Place, value: Quantity | undefined): string =>
    value ? (turn.language === 'en' ? quantityInEnglish(value) : value.text.trim()) : clip(c.clause.text, 40);
  const gap = a && b ? differenceOf(a, b) : undefined;
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
  const one = inBaseUnit(1, a.unit)?.value;
  return one ? `${shown(Math.abs(p.value - q.value) / one)} ${a.unit}` : undefined;
}
