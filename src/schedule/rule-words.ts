import type { Instant } from '../base/clock.ts';
import { toChinese } from '../base/numerals.ts';
import type { Sentence } from '../base/sentence.ts';
import { type LocalDate, localTime } from '../base/time.ts';
import { weekdayOf } from './days.ts';
import type { Rule, RuleDay } from './rule.ts';

const ZH = '一二三四五六日';
const EN = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const NTH = ['', 'first', 'second', 'third', 'fourth', 'fifth'] as const;

/** 9:00 for `09:00`: as people write it. */
export const hourInWords = (time: string): string => time.replace(/^0(?=\d:)/, '');

/** `5月16日（周五）`, with the year where it is not this one. */
export function dayInWords(date: LocalDate, today: LocalDate): Sentence {
  const weekday = weekdayOf(date);
  const [year, month = 1, day] = date.split('-').map(Number);
  const far = date.slice(0, 4) !== today.slice(0, 4);
  return {
    zh: `${far ? `${year}年` : ''}${month}月${day}日（周${ZH[weekday]}）`,
    en: `${EN[weekday]?.slice(0, 3)} ${day} ${MONTHS[month - 1]}${far ? ` ${year}` : ''}`,
  };
}

/** `5月16日（周五）16:00`. */
export function instantInWords(at: Instant, today: LocalDate, zone: string): Sentence {
  const { date, time } = localTime(at, zone);
  const day = dayInWords(date, today);
  return { zh: `${day.zh}${time.slice(0, 5)}`, en: `${day.en} ${time.slice(0, 5)}` };
}

/** How often, as people say it: 每周二、四; every Tuesday, Thursday. Without its hour and its end. */
export function frequencyInWords(rule: Rule): Sentence {
  const { interval } = rule;
  switch (rule.frequency) {
    case 'WORKDAY':
      return { zh: '每个工作日', en: 'every workday' };
    case 'DAILY':
      return interval === 1
        ? { zh: '每天', en: 'every day' }
        : { zh: `每${count(interval)}天`, en: `every ${interval} days` };
    case 'WEEKLY': {
      const days = rule.byDay.map(({ weekday }) => weekday);
      const every: Sentence =
        interval === 1
          ? { zh: '每周', en: 'every' }
          : { zh: `每${count(interval)}周`, en: `every ${interval} weeks on` };
      if (days.length === 0)
        return interval === 1 ? { zh: '每周', en: 'every week' } : { zh: every.zh, en: `every ${interval} weeks` };
      const range = days.length > 2 && days.every((day, i) => day === (days[0] ?? 0) + i);
      const names = range
        ? { zh: `${ZH[days[0] ?? 0]}到周${ZH[days.at(-1) ?? 0]}`, en: `${EN[days[0] ?? 0]} to ${EN[days.at(-1) ?? 0]}` }
        : { zh: days.map((day) => ZH[day]).join('、'), en: days.map((day) => EN[day]).join(', ') };
      return {
        zh: interval === 1 ? `每周${names.zh}` : `${every.zh}一次，周${names.zh}`,
        en: `${every.en} ${names.en}`,
      };
    }
    case 'MONTHLY': {
      const [months, which] = [rule.byMonth, daysInWords(rule)];
      if (months.length > 0) {
        return {
          zh: `每年${months.join('、')}月${which.zh ? `的${which.zh}` : ''}`,
          en: `${which.en ? `${which.en} of ` : ''}${months.map((m) => MONTHS[m - 1]).join(', ')}`,
        };
      }
      if (interval === 1) return { zh: `每月${which.zh}`, en: which.en ? `every month on ${which.en}` : 'every month' };
      return {
        zh: `每${count(interval)}个月${which.zh ? `的${which.zh}` : ''}`,
        en: `${which.en ? `${which.en} of ` : ''}every ${interval} months`,
      };
    }
    case 'YEARLY': {
      const which = daysInWords(rule);
      const every: Sentence =
        interval === 1
          ? { zh: '每年', en: 'each year' }
          : { zh: `每${count(interval)}年的`, en: `every ${interval} years` };
      const months =
        rule.byMonth.length > 0
          ? { zh: `${rule.byMonth.join('、')}月`, en: rule.byMonth.map((m) => MONTHS[m - 1]).join(', ') }
          : { zh: '', en: '' };
      return {
        zh: `${every.zh}${months.zh}${which.zh}`,
        en: [which.en, months.en, every.en].filter((part) => part !== '').join(', '),
      };
    }
  }
}

const count = (n: number): string => (n === 2 ? '两' : n <= 10 ? toChinese(n) : String(n));

function daysInWords(rule: Rule): Sentence {
  const numbers = rule.byMonthDay.map((day) =>
    day === -1
      ? { zh: '最后一天', en: 'the last day' }
      : day < 0
        ? { zh: `倒数第${-day}天`, en: `day ${day} from the end` }
        : { zh: `${day}号`, en: `day ${day}` },
  );
  if (rule.workday !== undefined) numbers.push(workdayInWords(rule.workday));
  const all = [...numbers, ...rule.byDay.map(nthInWords)];
  return { zh: all.map((one) => one.zh).join('、'), en: all.map((one) => one.en).join(', ') };
}

function workdayInWords(n: number): Sentence {
  if (n === -1) return { zh: '最后一个工作日', en: 'the last workday' };
  const nth = NTH[Math.abs(n)] ?? `${Math.abs(n)}th`;
  return n < 0
    ? { zh: `倒数第${toChinese(-n)}个工作日`, en: `the ${nth} workday from the end` }
    : { zh: `第${toChinese(n)}个工作日`, en: `the ${nth} workday` };
}

function nthInWords({ weekday, n }: RuleDay): Sentence {
  const [zh, en] = [ZH[weekday], EN[weekday]];
  if (n === undefined) return { zh: `每个周${zh}`, en: `every ${en}` };
  if (n === -1) return { zh: `最后一个周${zh}`, en: `the last ${en}` };
  return n < 0
    ? { zh: `倒数第${toChinese(-n)}个周${zh}`, en: `the ${NTH[-n]} ${en} from the end` }
    : { zh: `第${toChinese(n)}个周${zh}`, en: `the ${NTH[n]} ${en}` };
}
