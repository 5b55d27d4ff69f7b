import { readChinese } from '../../base/numerals.ts';
import { addDays, isLocalDate, type LocalDate, lastDayOf } from '../../base/time.ts';

/** Which day, or which edition, a question is about. */
export interface AskedTime {
  /** The day whose standards count; absent when the question names none: today. */
  readonly day?: LocalDate;
  /** Words that name a day which no calendar has: 2月30日. */
  readonly noSuchDay?: string;
  /** An edition named by its year: `2021版`, `21年那本`. */
  readonly year?: string;
  /** The edition before the one in force is asked for, without its year. */
  readonly previous?: boolean;
  /** An edition that is named only to ask whether it still counts: `2021版现在还能照着做吗`. The one in force answers. */
  readonly outdated?: string;
  /** What is coming is asked for: the edition that is not yet in force. */
  readonly coming?: boolean;
  /** What has changed is asked for. */
  readonly change?: boolean;
}

const NUMBER = '([0-9]{1,2}|[一二三四五六七八九十]{1,3})';
const two = (n: number): string => String(n).padStart(2, '0');

function number(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return /^\d+$/.test(text) ? Number(text) : readChinese(text);
}

/** Whether it still counts. */
const STILL =
  /(?:现在|如今|目前|眼下)?还(?:能|可以|算|有效|作数|管用|行|用)|照着?做|继续用|still (?:valid|apply|in force|ok|use)|仍(?:然)?(?:有效|能|可)/;

/** Reads the time that a plain question is about. `today` is the day on which it is asked. */
export function readTime(plain: string, today: LocalDate): AskedTime {
  const { day, noSuchDay } = readDay(plain, today);
  const named = readEditionYear(plain);
  const outdated =
    named && STILL.test(plain) && !/新版|即将/.test(plain) && named < today.slice(0, 4) ? named : undefined;
  const year = outdated ? undefined : named;
  return {
    ...(outdated ? { outdated } : {}),
    ...(day ? { day } : {}),
    ...(noSuchDay ? { noSuchDay } : {}),
    ...(year ? { year } : {}),
    ...(!year &&
    /(?:以前|之前|原来|过去|从前|早先|老|旧)(?:的)?(?:那?个?版|版本|标准|规定|规范|那本|那版)|老版|旧版|上一版|(?:以前|原来|过去|从前)(?:是|要|留|写|规定)|被代替的|previous edition|old (?:edition|version|standard)|used to be/.test(
      plain,
    )
      ? { previous: true }
      : {}),
    ...(/(?:即将|快要|马上|还没|尚未|将要|未来|今后)(?:实施|生效|执行|开始|到)|没到实施|新版(?!.{0,6}(?:改|变|差))|new edition|coming into force|upcoming|not yet in force/.test(
      plain,
    )
      ? { coming: true }
      : {}),
    ...(/改了什么|改了哪|有什么变化|哪里变|变了|有啥变化|改成|改为|不一样|变化|差(?:多少|别|在)|区别|相比|新旧|what (?:has )?changed|difference between the (?:old|new)/.test(
      plain,
    )
      ? { change: true }
      : {}),
  };
}

/** A day that is named, or words that name one which no calendar has. */
type DayRead = Pick<AskedTime, 'day' | 'noSuchDay'>;

const NUMERIC_DATE = /(20\d\d)[-./年](\d{1,2})[-./月](\d{1,2})[日号]?/;
const DAY_OF_MONTH = new RegExp(`${NUMBER}月${NUMBER}[日号](?!楼|线|门|机|桌)`);
/** 7月1日之前: the day before it. Not 前台. */
const BEFORE = /^\s?(?:以前|之前|前(?![台厅面方]))/;

function dateOn(year: number, month: number | undefined, day: number | undefined): LocalDate | undefined {
  if (!month || !day) return undefined;
  const date = `${year}-${two(month)}-${two(day)}`;
  return isLocalDate(date) ? date : undefined;
}

function readDay(plain: string, today: LocalDate): DayRead {
  const thisYear = Number(today.slice(0, 4));
  const yearSaid = /(20\d\d|今|明|去)年(?=.{0,3}月)/.exec(plain)?.[1];
  const year =
    yearSaid === '明'
      ? thisYear + 1
      : yearSaid === '去'
        ? thisYear - 1
        : yearSaid && yearSaid !== '今'
          ? Number(yearSaid)
          : thisYear;
  const numeric = NUMERIC_DATE.exec(plain);
  const exact = numeric ?? DAY_OF_MONTH.exec(plain);
  if (exact) {
    const date = numeric
      ? dateOn(Number(numeric[1]), Number(numeric[2]), Number(numeric[3]))
      : dateOn(year, number(exact[1]), number(exact[2]));
    if (!date) return { noSuchDay: exact[0] };
    return { day: BEFORE.test(plain.slice(exact.index + exact[0].length)) ? addDays(date, -1) : date };
  }
  const day = readMonth(plain, year) ?? readRelative(plain, today, thisYear) ?? readEnglishDay(plain, thisYear);
  return day ? { day } : {};
}

function readMonth(plain: string, year: number): LocalDate | undefined {
  const month = new RegExp(
    `${NUMBER}月(?:份)?(?:底|初|中|中旬|以后|之后|后|起|开始|里|的时候|那会儿?|$|[^0-9一二三四五六七八九十饼球光])`,
  ).exec(plain);
  if (month && !new RegExp(`(?:个|每|几|满)${NUMBER}?月|${NUMBER}个月`).test(plain)) {
    const m = number(month[1]);
    const after = plain.slice(month.index, month.index + 8);
    if (m && m <= 12) {
      if (/月(?:份)?(?:以前|之前|前)/.test(after)) return addDays(`${year}-${two(m)}-01`, -1);
      return /底/.test(after) ? lastDayOf(`${year}-${two(m)}`) : dateOn(year, m, 1);
    }
  }
  return undefined;
}

function readRelative(plain: string, today: LocalDate, thisYear: number): LocalDate | undefined {
  if (/下个月/.test(plain)) return addDays(lastDayOf(today.slice(0, 7)), 1);
  if (/上个月/.test(plain)) return addDays(`${today.slice(0, 7)}-01`, -1);
  if (/明年/.test(plain)) return `${thisYear + 1}-01-01`;
  if (/去年/.test(plain)) return `${thisYear - 1}-12-31`;
  if (/明天/.test(plain)) return addDays(today, 1);
  return /昨天/.test(plain) ? addDays(today, -1) : undefined;
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

function readEnglishDay(plain: string, year: number): LocalDate | undefined {
  const found = new RegExp(
    `(?:(\\d{1,2})(?:st|nd|rd|th)? (?:of )?)?(${MONTHS.join('|')})(?: (\\d{1,2})(?:st|nd|rd|th)?)?(?:,? (20\\d\\d))?`,
  ).exec(plain);
  // "may" alone is the modal verb, not the month.
  if (!found || (found[2] === 'may' && !found[1] && !found[3])) return undefined;
  const date = `${found[4] ?? year}-${two(MONTHS.indexOf(found[2] ?? '') + 1)}-${two(Number(found[1] ?? found[3] ?? 1))}`;
  return isLocalDate(date) ? date : undefined;
}

/** `2021版`, `21年那本`, `jg 331-2025`, `the 2021 edition`. */
function readEditionYear(plain: string): string | undefined {
  const found =
    /(20\d\d|(?<!\d)\d\d)年?(?:的)?(?:那?个?版|版本|那本|老版|旧版|新版|年版)/.exec(plain) ??
    /(?:按照?|照着?)(20\d\d)年?的/.exec(plain) ??
    /[a-z]\s?\d{1,6}(?:\.\d+)?\s?-\s?(20\d\d)(?!\d)/.exec(plain) ??
    /(20\d\d) (?:edition|version)/.exec(plain) ??
    /(?:edition|version) of (20\d\d)/.exec(plain);
  const year = found?.[1];
  return year && (year.length === 4 ? year : `20${year}`);
}

const TIME_WORDS =
  /(?:20\d\d|(?<!\d)\d\d)年?(?:的)?(?:那?个?版|版本|那本|老版|旧版|新版|年版)|(?:以前|之前|原来|过去|从前|早先|老|旧|新|上一|下一)(?:的)?(?:那?个?版本?|标准|规定|规范|那本|那版)|(?:[一二三四五六七八九十]{1,3}|\d{1,2})月(?:份)?(?:(?:[一二三四五六七八九十]{1,3}|\d{1,2})[日号])?(?:以后|之后|以前|之前|起|开始|那天|那会儿?|的时候|底|初)?|(?:今|明|去|后)年|(?:今天|明天|昨天|现在|目前|眼下|当前|如今|上个月|下个月|今天起|即将|快要)(?:起)?/g;

/** The same text with the words that only name a day or an edition blanked. */
export const withoutTime = (plain: string): string => plain.replace(TIME_WORDS, (words) => ' '.repeat(words.length));
