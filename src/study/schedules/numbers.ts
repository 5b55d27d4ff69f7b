import { ENGLISH_NUMBERS, readChinese } from '../../base/numerals.ts';

export interface NumberRead {
  readonly value: number;
  readonly rest: string;
}

const CHINESE = '[零〇一二两俩三四五六七八九十百千万]{1,8}';
const NUM = `(?:负|零下|(?<![\\d.:：点])[-−])?(?:\\d{1,9}(?:\\.\\d{1,3})?|${CHINESE})`;
const ENGLISH: Readonly<Record<string, number>> = { no: 0, ...ENGLISH_NUMBERS };
const EN_NUM = `(?:-?\\d{1,9}|${Object.keys(ENGLISH).join('|')})`;

/** The value of what {@link NUM} matches. */
function numberIn(text: string): number | undefined {
  const bare = text.replace(/^(?:负|零下|[-−])/, '');
  const sign = bare === text ? 1 : -1;
  const named = ENGLISH[bare.toLowerCase()];
  const value = named ?? (/^\d/.test(bare) ? Number(bare) : readChinese(bare));
  return value === undefined || Number.isNaN(value) ? undefined : sign * value;
}

/** Cuts a match out of a text, and reads its first group that is there. */
function take(text: string, pattern: RegExp): NumberRead | undefined {
  const match = pattern.exec(text);
  const said = match?.slice(1).find((group) => group !== undefined);
  if (!match || said === undefined) return undefined;
  // 周一五题: the first character belongs to the weekday.
  const weekday = /(?:周|星期|礼拜|月)$/.test(text.slice(0, match.index)) && /^[一二三四五六日天]./.test(said);
  const cut = weekday ? match.index + 1 : match.index;
  const value = numberIn(weekday ? said.slice(1) : said);
  if (value === undefined) return undefined;
  return { value, rest: `${text.slice(0, cut)} ${text.slice(match.index + match[0].length)}` };
}

const first = (text: string, patterns: readonly RegExp[]): NumberRead | undefined => {
  for (const pattern of patterns) {
    const found = take(text, pattern);
    if (found) return found;
  }
  return undefined;
};

const QUESTIONS = [
  new RegExp(`(?:每人|各)?(?<![第专问])(${NUM})\\s*(?:道|个|条)?\\s*(?:小|测试|考试|选择|判断|测验)?题目?(?![库型])`),
  new RegExp(`题(?:目|数|量)?(?:\\s|是|为|[:：])*(${NUM})\\s*[道个]?(?![点:：\\d月号日])`),
  new RegExp(`(${NUM})\\s*道(?![理路德具])`),
  new RegExp(`\\b(${EN_NUM})[\\s-]+(?:\\w+\\s+)?(?:questions?|items?|qs?)\\b`, 'i'),
];
/** How many questions: 5题, 十道题, 题目8道, 5 questions. */
export const questionCount = (text: string): NumberRead | undefined => first(text, QUESTIONS);

const CLAUSES = [
  new RegExp(`(?<!第)(${NUM})\\s*[条项]\\s*(?:标准)?(?:学习内容|条款|条文|标准|学习|知识点?|规定|提示)?`),
  new RegExp(`(?<!第)(${NUM})\\s*个\\s*(?:条款|知识点|标准)`),
  new RegExp(`\\b(${EN_NUM})\\s+(?:\\w+\\s+)?(?:clauses?|provisions?|items?)\\b`, 'i'),
];
/** How many clauses: 两条, 3条条款, 2 clauses. */
export const clauseCount = (text: string): NumberRead | undefined => first(text, CLAUSES);

const PASSED = '(?:及格|合格|通过|过关|达标|算过|算及格|算合格)';
const PASS = [
  new RegExp(`${PASSED}(?:线|分数?|标准)?(?:\\s|是|为|定|设|按|要|到|[:：])*(${NUM})\\s*分?(?![\\d题道点])`),
  new RegExp(`(${NUM})\\s*分?\\s*(?:以上)?(?:\\s|才|为|就|算)*${PASSED}(?:线|分数?)?`),
  /\bpass(?:ing)?(?:\s*(?:mark|score|line|grade|at|is|of|:|=))*\s*(-?\d{1,4})\s*%?/i,
];
/** The pass mark: 及格80, 八十分合格, pass mark 80. */
export const passMark = (text: string): NumberRead | undefined => first(text, PASS);

const HALF_HOUR = '半个?(?:小时|钟头)';
const UNIT = '(分钟|分|个?小时|个?钟头|刻钟|min(?:ute)?s?|h(?:ou)?rs?)';
const AHEAD = [
  new RegExp(`提前\\s*(?:(${HALF_HOUR})|(${NUM})\\s*${UNIT})`),
  new RegExp(`(?<=会议?|开始|学习)前\\s*(?:(${HALF_HOUR})|(${NUM})\\s*${UNIT})`),
  new RegExp(`(?:(half an hour)|\\b(${EN_NUM})\\s*${UNIT})\\s*(?:before|ahead of|ahead|earlier|in advance)\\b`, 'i'),
];
/** Minutes before the time said: 提前15分钟, 例会前半小时, 10 minutes before. Negative. */
export function minutesAhead(text: string): NumberRead | undefined {
  for (const pattern of AHEAD) {
    const match = pattern.exec(text);
    if (!match) continue;
    const [, half, number, unit = ''] = match;
    const amount = half === undefined ? numberIn(number ?? '') : 30;
    if (amount === undefined) continue;
    const scale = half !== undefined ? 1 : /小时|钟头|^h/i.test(unit) ? 60 : /刻/.test(unit) ? 15 : 1;
    return {
      value: -Math.round(amount * scale),
      rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`,
    };
  }
  return undefined;
}

const SAID_LONG = `(?:(半个?(?:小时|钟头))|([一二两三])刻钟|(${NUM})\\s*(个半)?\\s*${UNIT})`;
const LONG = new RegExp(SAID_LONG, 'i');
/** Alone among the words: 培训 3小时, not 留样48小时. */
const LONG_ALONE = new RegExp(
  `(?<=^|[\\s,，、])(?:时长|共|一共|为期|开|讲|for)?\\s*${SAID_LONG}(?=$|[\\s,，。.])`,
  'i',
);

/** How long something lasts, in minutes: 30分钟, 一个半小时, 两小时, 一刻钟. */
export const minutesLong = (text: string): NumberRead | undefined => takeLong(text, LONG);
/** The same, where it stands by itself in a message that says other things too. */
export const lengthAlone = (text: string): NumberRead | undefined => takeLong(text, LONG_ALONE);

const LIMITS = [
  `(?:限时|时限|限定?|时间|时长)(?:\\s|是|为|定|在|[:：])*${SAID_LONG}(?!\\s*[前后])`,
  `${SAID_LONG}\\s*(?:之内|以内|内)?\\s*(?:要|必须|得)?(?:答完|做完|考完|交卷|答题|完成)`,
  // 考80分 is a mark.
  `考试?\\s*(?!${NUM}\\s*分(?!钟))${SAID_LONG}`,
  `\\b(?:time\\s*)?limit(?:ed)?(?:\\s|of|to|is|at|[:：])*${SAID_LONG}`,
  `${SAID_LONG}[\\s-]*(?:time\\s*)?limit\\b`,
  `\\bwithin\\s+${SAID_LONG}`,
].map((source) => new RegExp(source, 'i'));
/** Minutes that a quiz may take: 限时30分钟, 半小时内答完, 30 minutes limit. */
export function timeLimit(text: string): NumberRead | undefined {
  for (const pattern of LIMITS) {
    const found = takeLong(text, pattern);
    if (found) return found;
  }
  return undefined;
}

function takeLong(text: string, pattern: RegExp): NumberRead | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, half, quarters, number, andHalf, unit = ''] = match;
  const amount = half !== undefined ? 30 : numberIn(quarters ?? number ?? '');
  if (amount === undefined) return undefined;
  const scale =
    half !== undefined ? 1 : quarters !== undefined ? 15 : /小时|钟头|^h/i.test(unit) ? 60 : /刻/.test(unit) ? 15 : 1;
  return {
    value: Math.round((amount + (andHalf === undefined ? 0 : 0.5)) * scale),
    rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`,
  };
}
