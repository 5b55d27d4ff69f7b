import { CASES } from './cases.ts';

/** Words that make a piece of a sentence a question of its own. */
const ASKS =
  /多少|多久|几|谁|什么|啥|怎么|咋|哪|吗|不$|呢$|能不能|可不可以|行不行|多[长远高大满深厚重亮浓快宽烫早晚细]|能否|是否|是不是|要不要|还是|\b(?:how|what|who|when|where|which|may|can|must|is|are|do|does)\b/;

/** At most this many questions in one message are answered; more do not fit a phone's screen. */
export const MOST_PARTS = 4;

/**
 * The questions in one message, in its order: what stands between commas and asks, several cases of which the same is asked
 * (`高峰和平时各多久`), several things asked of one (`留样要多少克放多久`). Whether each stands alone is for the reader to see.
 */
export function splitQuestion(plain: string): string[] {
  const asking = piecesOf(attributesAsked(plain.replace(THREE_MEALS, '早餐午餐晚餐')))
    .flatMap(casesIn)
    .flatMap(runTogether)
    .map((piece) => piece.trim())
    .filter((piece) => piece.length > 1 && ASKS.test(piece));
  const parts = [...new Set(asking)];
  return parts.length < 2 ? [plain] : parts.slice(0, MOST_PARTS);
}

/** The pieces between marks and joining words. `一般、较重、严重各扣几分` is one: only the last of them asks. */
function piecesOf(plain: string): string[] {
  const pieces = plain
    .split(
      /[?？;；。!！\n]|[,，](?=.*(?:多|几|谁|什么|啥|怎么|咋|哪|能|可|要|吗|是|呢|how|what|who|may|can|must))|(?:^|[,，、 ])(?:还有|以及|另外|顺便|然后|对了|and also|and)(?=[^,，]*)/,
    )
    .flatMap((piece) => (EACH.test(piece) ? [piece] : asksTwice(piece.split('、'))))
    .map((piece) => piece.trim().replace(/^[,，、]+|[,，、]+$/g, ''))
    .filter((piece) => piece.length > 1);
  return pieces;
}

/** Things set side by side (`84怎么兑、泡多久`) are questions of their own where more than one asks. */
const asksTwice = (pieces: readonly string[]): readonly string[] =>
  pieces.filter((piece) => ASKS.test(piece)).length > 1 ? pieces : [pieces.join('、')];

const THREE_MEALS = /早中晚(?:三?餐|饭)|(?:一日)?三餐|三顿饭/;
/** Sides of a thing by the nouns for them, and how they are asked for. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  重量: '多少克',
  克数: '多少克',
  分量: '多少克',
  时间: '多久',
  时长: '多久',
  期限: '多久',
  时限: '多久',
  温度: '几度',
  数量: '多少',
  人数: '几个人',
  频次: '多久一次',
  频率: '多久一次',
  次数: '几次',
  浓度: '浓度多少',
  签字: '谁签字',
  签名: '谁签名',
  责任人: '谁负责',
  负责人: '谁负责',
  扣分: '扣几分',
};
const ATTRIBUTE = `(?:${Object.keys(ATTRIBUTES).join('|')})`;
const SEVERAL_ATTRIBUTES = new RegExp(
  `(?:的)?(${ATTRIBUTE})(?:(?:、|,|，|和|跟|与|及|还有)+(?:的)?${ATTRIBUTE})+[^?？。]*$`,
);

/** `留样的重量、时长和温度分别是多少` → `留样多少克、多久、几度`. */
function attributesAsked(plain: string): string {
  const found = SEVERAL_ATTRIBUTES.exec(plain);
  const subject = plain.slice(0, found?.index ?? 0).trim();
  if (!found || subject.length < 2 || subject.length > LONGEST_SUBJECT) return plain;
  const asked = [...found[0].matchAll(new RegExp(ATTRIBUTE, 'g'))].map(([name]) => ATTRIBUTES[name] ?? name);
  return asked.map((side) => `${subject}${side}`).join('；');
}
const LONGEST_SUBJECT = 12;

/** The same is asked of each. */
const EACH = /(?:各自|各|分别|都)(?=是|要|为|需要|得|应|给|扣|有|多|几|怎|在|用|擦|谁|由|归|什么)/;
const JOINED = '(?:、|,|，|和|跟|与|及|以及|还有|或者?|\\s)';
const AFTER_A_CASE = '(?:问题|时段|时候|时间|期间?|时|季|的)?';
const CASES_SIDE_BY_SIDE: readonly RegExp[] = CASES.map((names) => {
  const one = `(?:${[...names].sort((a, b) => b.length - a.length).join('|')})`;
  return new RegExp(`${one}${AFTER_A_CASE}(?:${JOINED}{0,2}${one}${AFTER_A_CASE})+`);
});
/** 早餐午餐晚餐, 红色和黄色: words that end alike. */
const ENDS_ALIKE = /([\p{Script=Han}])([\p{Script=Han}])(?:[、和跟与及]?(?!\1)[\p{Script=Han}]\2)+/u;
const KINDS_OF = /[餐饭季色级]/;

/** `厕所高峰和平时各多久巡一次` → one question for each case. */
function casesIn(piece: string): string[] {
  if (!ASKS.test(piece)) return [piece];
  for (const [at, pattern] of CASES_SIDE_BY_SIDE.entries()) {
    const found = pattern.exec(piece);
    const names = CASES[at] ?? [];
    if (found)
      return forEach(
        piece,
        found,
        [...found[0].matchAll(caseIn(names))].map((m) => m[0]),
      );
  }
  const alike = ENDS_ALIKE.exec(piece);
  if (alike && KINDS_OF.test(alike[2] ?? ''))
    return forEach(piece, alike, alike[0].match(new RegExp(`[\\p{Script=Han}]${alike[2]}`, 'gu')) ?? []);
  const each = EACH.exec(piece);
  if (!each) return [piece];
  const things = piece.slice(0, each.index).split(/、|,|，|和|跟|与|以及|还有/);
  const asked = piece.slice(each.index + each[0].length);
  return things.length > 1 && things.every((thing) => thing.trim().length > 1) && ASKS.test(asked)
    ? things.map((thing) => `${thing}${asked}`)
    : [piece];
}

const caseIn = (names: readonly string[]): RegExp =>
  new RegExp(`(?:${[...names].sort((a, b) => b.length - a.length).join('|')})${AFTER_A_CASE}`, 'g');

/** The piece once for each name, without the others. */
function forEach(piece: string, found: RegExpExecArray, names: readonly string[]): string[] {
  const before = piece.slice(0, found.index);
  const after = piece.slice(found.index + found[0].length).replace(/^(?:各自|各|分别|都|的)+/, '');
  return new Set(names).size > 1 && ASKS.test(before + after)
    ? [...new Set(names)].map((name) => `${before}${name}${after}`)
    : [piece];
}

/** A value asked for, after which another question may follow without a mark between: 多少克, 几度, 多久. */
const A_VALUE = /(?:多少|几)个?(?:克|度|分钟|分|米|天|小时|个月|人|次|元|块钱|支|份|平米?|学时)|多久|多长时间|几点/g;
/** What cannot begin a question: it belongs to the value, or makes a condition of it. */
const GOES_ON = /^(?:以上|以下|以内|之内|内|的|才|到|至|前|后|之前|之后|左右|一次|一回|[\p{Script=Han}]{1,2}一?次)/u;
const SHORTEST_REST = 3;

/** `留样要多少克放多久放在几度` → its questions, each but the first without its subject. */
function runTogether(piece: string): string[] {
  if (/\s[a-z]|[,，、]/.test(piece)) return [piece];
  const ends = [...piece.matchAll(A_VALUE)].map((match) => match.index + match[0].length);
  for (const end of ends) {
    const rest = piece.slice(end);
    if (rest.length >= SHORTEST_REST && ASKS.test(rest) && !GOES_ON.test(rest) && /^\p{Script=Han}/u.test(rest))
      return [piece.slice(0, end), ...runTogether(rest)];
  }
  return [piece];
}

/** From this length on a message is told rather than asked: what asks stands in a part of it. */
const A_STORY = 60;

/** The part of a rambling message that asks, with what stands right before it; a message of common length as it is. */
export function askingPart(plain: string): string {
  if (plain.length <= A_STORY) return plain;
  const pieces = plain
    .split(/[,，。;；!！?？\n]/)
    .map((piece) => piece.trim())
    .filter(Boolean);
  const at = pieces.findLastIndex((piece) => ASKS.test(piece) && piece.length > 3);
  if (at < 0) return plain.slice(-A_STORY);
  const piece = pieces[at] ?? '';
  // 这个还能卖吗: what it points at was told before.
  if (/这个|那个|这种|那种|这样|[它他她]|这情况/.test(piece))
    return `${pieces.slice(0, at).join(' ').slice(-A_STORY)} ${piece}`.trim();
  return piece.length > 14 ? piece : `${pieces[at - 1]?.slice(-30) ?? ''} ${piece}`.trim();
}
