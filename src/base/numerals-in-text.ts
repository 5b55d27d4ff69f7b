import { readChinese } from './numerals.ts';
import { COUNTERS, UNIT_NAMES } from './units.ts';

/** A number written in Chinese characters inside a text. */
export interface NumeralInText {
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

const CHARACTERS = '零〇一二两俩三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟';
const RUN = new RegExp(`半|[${CHARACTERS}]+(?:点[零〇一二三四五六七八九]+)?`, 'g');

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
/** What shows that a number was meant: a unit, a measure word, 个半 before a unit. */
const COUNTED = new RegExp(`^(?:个半|\\s*(?:${UNIT_NAMES.map(literal).join('|')})|[${COUNTERS}])`);
const HALF_MORE = /^个半(?=小时|钟头|钟|月|星期|礼拜)/;

/** Words that begin with a numeral and count nothing. */
const WORDS =
  /^(?:一(?:般|样|点|些|定|起|直|旦|切|律|并|致|下|边|面|道|向|度|经|同|概|带|时|贯|次性|类人|体化)|三明治|四川|五金|六合|七夕|八卦|九龙|十分(?!钟)|百货|百姓|千万别|万一|万分|万能|半(?:途|路|数|夜|成品|导体|挂)|两样|两边|二维码|二手|三方|四周|四处|五官|十足|百分|千方百计)/;
/** Words that end in a numeral: the character before the run shows it. */
const AFTER_WORD = /[统唯同万专单第周期初星拜之其每某任]$/;

/**
 * The numbers that a text writes in Chinese characters: 二十, 一百二十五, 四千五, 壹万零伍佰, 两(小时), 俩(人), 半(小时).
 * Conservative: a single character counts only before a unit or measure word, and never as part of a word (一般, 三明治, 十分重要).
 * 两个半小时 is 2.5. Ordinals (第二, 周一) and fractions (三分之二) are left alone.
 */
export function numeralsIn(text: string): NumeralInText[] {
  const found: NumeralInText[] = [];
  for (const match of text.matchAll(RUN)) {
    const run = match[0];
    const start = match.index;
    const end = start + run.length;
    const after = text.slice(end, end + 6);
    const value = readChinese(run);
    if (value === undefined || AFTER_WORD.test(text.slice(Math.max(0, start - 1), start))) continue;
    if (WORDS.test(text.slice(start, start + 5))) continue;
    if (found.at(-1)?.end === end) continue;
    if (after.startsWith('分之') || (run.length === 1 && !COUNTED.test(after))) continue;
    const half = HALF_MORE.test(after) ? 2 : 0;
    // 个半 becomes part of the number; what is counted follows it.
    found.push({ start, end: end + half, value: half > 0 ? value + 0.5 : value });
  }
  return found;
}

/** The text with those numbers in digits: 两个半小时 → 2.5小时, 一百二十五克 → 125克. */
export function withDigits(text: string): string {
  let out = '';
  let done = 0;
  for (const { start, end, value } of numeralsIn(text)) {
    out += text.slice(done, start) + String(value);
    done = end;
  }
  return done === 0 ? text : out + text.slice(done);
}
