import { readChinese } from '../base/numerals.ts';
import type { Asking, Draft } from './answerer.ts';
import { type Concept, conceptsOf, heldBy } from './concepts.ts';
import type { Subject } from './model.ts';
import { CASES } from './question/cases.ts';
import { asksInEmergency } from './question/emergency.ts';
import type { Question } from './question/question.ts';
import type { Shelf } from './shelf.ts';

/** How a message goes on from the one before. */
export type FollowUp =
  /** One of the choices that were offered. */
  | { readonly kind: 'choice'; readonly index: number }
  /** Where does it say so? */
  | { readonly kind: 'source' }
  /** The clause before or after the one that was shown. */
  | { readonly kind: 'neighbour'; readonly step: 1 | -1 }
  /** About the same thing: why, must I, who … */
  | { readonly kind: 'more'; readonly plain: string; readonly earlier: string }
  /** The same question with another value: 要是 4000 平呢. */
  | { readonly kind: 'instead'; readonly plain: string }
  /** Not that: a new question, what was said before is dropped. */
  | { readonly kind: 'correction'; readonly plain: string };

const CHOICE =
  /^(?:我?(?:选|要|问的?是)?)?(?:第)?([1-9]|[一二三四五六七八九])(?:个|项|条|种)?(?:吧|的)?[。.!！]*$|^(?:the )?(first|second|third|fourth)(?: one)?$/;
const LAST_CHOICE = /^(?:最后(?:一)?个|后(?:一|面那)个)$/;
const ENGLISH_PLACES = ['first', 'second', 'third', 'fourth'];
const SOURCE =
  /^(?:这是|那是|这|你说的)?(?:哪(?:本|个|条|项)?(?:标准|规定|规范|条款|文件)?(?:里)?(?:说|写|规定)的?|(?:出处|依据|来源)(?:是)?(?:什么|哪里|呢)?|哪(?:一)?条|第几条|什么标准|哪个标准|where does it say (?:so|that)|which (?:clause|standard))(?:[,， ]*(?:第几条|哪一?条|哪本))?(?:的)?[?？。]*$/;
const NEXT = /^(?:下一条|后一条|下条|next(?: clause)?)[?？。]*$/;
const BEFORE = /^(?:上一条|前一条|上条|previous(?: clause)?)[?？。]*$/;
const CORRECTION =
  /^(?:不是(?:这个|的|啊)?|不对|错了|我(?:问|说)的不是(?:这个|它)?|no)[,，。 ]+(?:我(?:问|说|要)?的?是|是|i mean(?:t)?|我想问)?/;
const NEW_TOPIC = /^(?:对了|另外|顺便|换个问题|还有个问题|再问(?:一)?个)/;
const GOES_ON =
  /^(?:那|那么|要是|如果|假如|换成|换|还有|它|这个|这些|那个|那些|他们?|她|and |what about|how about|what if)/;
const ENDS_OPEN = /(?:呢|的话|又)[?？]*$/;

/** Names of things that a question needs before it can stand alone, as weight; a little below one well-known word. */
export const STANDS_ALONE = 3;
const LONGEST_ELLIPSIS = 16;
const LONGEST_FOLLOW_UP = 24;

/** How this message goes on from the subject of the conversation; undefined when it stands alone. */
export function readFollowUp(question: Question, subject: Subject | undefined, shelf: Shelf): FollowUp | undefined {
  if (!subject) return undefined;
  const { plain } = question;
  const index = subject.choices.length > 0 ? choiceIn(plain, subject) : placeIn(plain, subject);
  if (index !== undefined) return { kind: 'choice', index };
  if (SOURCE.test(plain) && subject.clauses.length > 0) return { kind: 'source' };
  if (NEXT.test(plain)) return { kind: 'neighbour', step: 1 };
  if (BEFORE.test(plain)) return { kind: 'neighbour', step: -1 };
  const correction = CORRECTION.exec(plain);
  if (correction && plain.length > correction[0].length + 1)
    return corrected(question, subject, plain.slice(correction[0].length), shelf);
  // Whoever cries for help asks nothing about what was spoken of before.
  if (asksInEmergency(plain, question.asked)) return undefined;
  if (NEW_TOPIC.test(plain) || plain.length > LONGEST_FOLLOW_UP) return undefined;
  const named = namedIn(question, shelf);
  const open = GOES_ON.test(plain) || ENDS_OPEN.test(plain);
  if (!open && (named >= STANDS_ALONE || plain.length > LONGEST_ELLIPSIS)) return undefined;
  const replaced = withOtherValue(subject.plain, question) ?? withOtherCase(earlierIn(subject), plain);
  return replaced ? { kind: 'instead', plain: replaced } : { kind: 'more', plain, earlier: earlierIn(subject) };
}

/** What was asked: the question that stands alone, and the last that went on from it. */
const earlierIn = ({ root, plain }: Subject): string => (root === undefined ? plain : `${root} ${plain}`);

/** `第二个` of the places that an answer named besides its own. */
function placeIn(plain: string, { clauses }: Subject): number | undefined {
  const found = /^(?:那)?第([二三四2-4])(?:个|条|项)(?:呢|吧)?[?？。]*$/.exec(plain)?.[1];
  const index = found === undefined ? -1 : (Number(found) || (readChinese(found) ?? 0)) - 1;
  return index > 0 && index < clauses.length ? index : undefined;
}

/** `不是，我问的是烟头`: a new question; `不对，我问的是绿的`: the same one about another. */
function corrected(question: Question, subject: Subject, rest: string, shelf: Shelf): FollowUp {
  const named = namedIn({ ...question, plain: rest, topic: rest }, shelf);
  return named >= STANDS_ALONE
    ? { kind: 'correction', plain: rest }
    : { kind: 'more', plain: rest, earlier: earlierIn(subject) };
}

/** The weight of the known things that a question names. */
export const namedIn = (question: Question, shelf: Shelf): number =>
  conceptsOf(question, shelf)
    .filter((c) => c.thing && !c.unknown)
    .reduce((sum, c) => sum + c.weight, 0);

/** What a message names that the one before did not, and that a clause can speak of; the weightiest first. */
function namedAnew({ question, shelf }: Asking, earlier: string): Concept[] {
  return conceptsOf({ ...question, topic: withoutPointing(question.topic) }, shelf)
    .filter((c) => c.thing && c.said.length > 1 && !ONLY_ASKS.test(c.said) && !earlier.includes(c.said))
    .sort((a, b) => b.weight - a.weight);
}
const ONLY_ASKS = /[多几何谁哪怎啥]|什么|^(?:时间|地方|情况|问题|频次|期限|要求|规定|标准|数量|次数)$/;

/** True when the message has a subject of its own. */
export const namesItsOwn = (asking: Asking, earlier: string): boolean => namedAnew(asking, earlier).length > 0;

/** True when a clause speaks of what the message names; `那话筒呢` is not answered by the clause on 留样 that came before. */
export function speaksOfNamed(asking: Asking, earlier: string, on: Draft['on']): boolean {
  const [first] = namedAnew(asking, earlier);
  const placed = on && asking.shelf.placed(on.clause.key, asking.question.day);
  return !first || !placed || heldBy(first, placed.folded) >= 0.5;
}

/** `那话筒呢` → `话筒`. */
export const withoutPointing = (plain: string): string =>
  plain.replace(/^(?:那么?|那个?|还有|and |what about |how about )+/, '').replace(/(?:呢|的话)+[?？]*$/, '') || plain;

const WHERE_PUT = /放|存|摆|挂|贴|设在|设置|位于|配备|停|安装/;

/** True when where something is was asked, and only the clause that was shown is found again, which does not say it. */
export const repeats = ({ question }: Asking, { on }: Draft, { clauses }: Subject): boolean =>
  on !== undefined && on.clause.key === clauses[0] && question.asked.has('where') && !WHERE_PUT.test(on.clause.text);

function choiceIn(plain: string, { choices }: Subject): number | undefined {
  const named = choices.findIndex((c) => c.label.toLowerCase() === plain || c.say.toLowerCase() === plain);
  if (named >= 0) return named;
  if (LAST_CHOICE.test(plain)) return choices.length - 1;
  const found = CHOICE.exec(plain);
  if (!found) return undefined;
  const index = found[2]
    ? ENGLISH_PLACES.indexOf(found[2])
    : (Number(found[1]) || (readChinese(found[1] ?? '') ?? 0)) - 1;
  return index >= 0 && index < choices.length ? index : undefined;
}

const NUMBER = '[\\d.,]+|[零一二两三四五六七八九十百千万半]+';
const NUMBERS = new RegExp(NUMBER, 'g');
/** `要是4000平呢`, `三个呢`: nothing but another number. */
const ANOTHER_VALUE = new RegExp(
  `^(?:那么?|要是|如果|假如|换成|换|改成|变成|增加到|减到|是)*(${NUMBER})([\\p{Script=Han}㎡℃%a-z²]{1,4}?)(?:的话|的)?(?:呢|啊|又)?[?？。]*$`,
  'u',
);

/** `保洁3000平…` and `要是4000平呢` → `保洁4000平…`: the same unit, another number. */
export function withOtherValue(earlier: string, { plain }: Question): string | undefined {
  const [, number, unit = ''] = ANOTHER_VALUE.exec(plain) ?? [];
  if (number === undefined || unit === '') return undefined;
  const place = [...earlier.matchAll(NUMBERS)].find((n) =>
    earlier
      .slice(n.index + n[0].length)
      .trimStart()
      .startsWith(unit),
  );
  return place && earlier.slice(0, place.index) + number + earlier.slice(place.index + place[0].length);
}

/** 中午 of a question about breakfast is lunch. */
const MEALS: Readonly<Record<string, string>> = {
  早上: '早餐',
  早晨: '早餐',
  中午: '午餐',
  晌午: '午餐',
  晚上: '晚餐',
  傍晚: '晚餐',
};
const ANOTHER_CASE = /^(?:那么?|要是|如果|换成|换)*(.{2,6}?)(?:的)?(?:问题|时段|时候|期间|评价)?(?:呢|的话)[?？。]*$/;

/** `一般问题多久改完` and `较重的呢` → `较重问题多久改完`. */
export function withOtherCase(earlier: string, plain: string): string | undefined {
  const [, other] = ANOTHER_CASE.exec(plain) ?? [];
  if (other === undefined) return undefined;
  const meant = /[餐饭]/.test(earlier) ? (MEALS[other] ?? other) : other;
  for (const cases of CASES) {
    const said: string | undefined = cases.includes(meant) ? cases.find((name) => earlier.includes(name)) : undefined;
    if (said !== undefined && said !== meant) return earlier.replace(said, meant);
  }
  return undefined;
}
