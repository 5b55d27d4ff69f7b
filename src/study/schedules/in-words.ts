import type { Instant } from '../../base/clock.ts';
import type { Sentence } from '../../base/sentence.ts';
import { addDays, type LocalDate, localTime } from '../../base/time.ts';
import { weekdayOf } from '../../schedule/days.ts';
import { parseRule, type Rule, type RuleDay } from '../../schedule/rule.ts';
import type { When } from './model.ts';

const ZH_DAYS = '一二三四五六日';
const EN_DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const EN_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const ZH_NTH = ['', '第一个', '第二个', '第三个', '第四个', '第五个'] as const;
const EN_NTH = ['', 'first', 'second', 'third', 'fourth', 'fifth'] as const;

const zhDay = ({ weekday }: RuleDay): string => ZH_DAYS[weekday] ?? '';
const enDay = ({ weekday }: RuleDay): string => EN_DAYS[weekday] ?? '';
const zhNth = (n: number): string => (n === -1 ? '最后一个' : n < 0 ? `倒数第${-n}个` : (ZH_NTH[n] ?? ''));
const enNth = (n: number): string => (n === -1 ? 'last' : n < 0 ? `${-n}th last` : (EN_NTH[n] ?? ''));

/** A rule as people say it: 每周二、四; every Tuesday and Thursday. */
function ruleInWords(rule: Rule): Sentence {
  const { frequency, interval, byDay, byMonthDay, byMonth } = rule;
  const months: Sentence =
    byMonth.length === 0
      ? { zh: '', en: '' }
      : { zh: `${byMonth.join('、')}月`, en: ` in ${byMonth.map((m) => EN_MONTHS[m - 1]).join(', ')}` };
  if (frequency === 'WORKDAY') return { zh: '每个工作日', en: 'every workday' };
  if (frequency === 'DAILY')
    return interval > 1 ? { zh: `每${interval}天`, en: `every ${interval} days` } : { zh: '每天', en: 'every day' };
  const nths = byDay.filter(({ n }) => n !== undefined);
  const on: Sentence = {
    zh: [
      ...byMonthDay.map((day) => (day === -1 ? '最后一天' : day < 0 ? `倒数第${-day}天` : `${day}号`)),
      ...nths.map((day) => `${zhNth(day.n ?? 1)}周${zhDay(day)}`),
    ].join('、'),
    en: [
      ...byMonthDay.map((day) => (day === -1 ? 'the last day' : `day ${day}`)),
      ...nths.map((day) => `the ${enNth(day.n ?? 1)} ${enDay(day)}`),
    ].join(', '),
  };
  if (frequency === 'WEEKLY') {
    const zh = byDay.map(zhDay).join('、');
    const en = byDay.map(enDay).join(', ');
    return interval > 1
      ? { zh: `每${interval === 2 ? '两' : interval}周一次，周${zh}`, en: `every ${interval} weeks on ${en}` }
      : { zh: `每周${zh}${months.zh && `（${months.zh}）`}`, en: `every ${en}${months.en}` };
  }
  if (frequency === 'YEARLY') return { zh: `每年${months.zh}${on.zh}`, en: `every year${months.en} on ${on.en}` };
  if (months.zh) return { zh: `每年${months.zh}的${on.zh}`, en: `on ${on.en}${months.en}` };
  return interval > 1
    ? { zh: `每${interval}个月的${on.zh}`, en: `every ${interval} months on ${on.en}` }
    : { zh: `每月${on.zh}`, en: `every month on ${on.en}` };
}

/** `5月16日（周五）`, with the year where it is not this one. */
export function dayInWords(date: LocalDate, today: LocalDate): Sentence {
  const weekday = weekdayOf(date);
  const [year, month, day] = date.split('-').map(Number);
  const far = date.slice(0, 4) !== today.slice(0, 4);
  return {
    zh: `${far ? `${year}年` : ''}${month}月${day}日（周${ZH_DAYS[weekday]}）`,
    en: `${EN_DAYS[weekday]?.slice(0, 3)} ${day} ${EN_MONTHS[(month ?? 1) - 1]?.slice(0, 3)}${far ? ` ${year}` : ''}`,
  };
}

/** `5月16日（周五）16:00`. */
export function instantInWords(at: Instant, today: LocalDate, zone: string): Sentence {
  const { date, time } = localTime(at, zone);
  const day = dayInWords(date, today);
  return { zh: `${day.zh}${time.slice(0, 5)}`, en: `${day.en} ${time.slice(0, 5)}` };
}

/** A rule begins within so many days by itself; later it was said to. */
const NATURAL = { WORKDAY: 10, DAILY: 1, WEEKLY: 7, MONTHLY: 31, YEARLY: 366 } as const;

/** When it is, in a few words: 每周五 16:00，共 8 次. */
export function whenInWords(when: When, today: LocalDate, zone: string): Sentence {
  if ('at' in when) return instantInWords(when.at, today, zone);
  const rule = parseRule(when.rule);
  if (!rule) return { zh: when.rule, en: when.rule };
  const words = ruleInWords(rule);
  const until = rule.until ?? when.until;
  const late = when.start > addDays(today, NATURAL[rule.frequency] * rule.interval);
  const from: Sentence = late
    ? { zh: `，从${dayInWords(when.start, today).zh}起`, en: ` from ${dayInWords(when.start, today).en}` }
    : { zh: '', en: '' };
  const end: Sentence =
    rule.count !== undefined
      ? { zh: `，共 ${rule.count} 次`, en: `, ${rule.count} times` }
      : until === undefined
        ? { zh: '', en: '' }
        : { zh: `，到${dayInWords(until, today).zh}`, en: ` until ${dayInWords(until, today).en}` };
  return { zh: `${words.zh} ${when.time}${from.zh}${end.zh}`, en: `${words.en} at ${when.time}${from.en}${end.en}` };
}
