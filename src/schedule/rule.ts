import { isLocalDate, type LocalDate } from '../base/time.ts';
import { WEEKDAYS } from './days.ts';

export type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';

/** A weekday, or with `n` the n-th (from the end, when negative) of its month. */
export interface RuleDay {
  readonly weekday: number;
  readonly n?: number;
}

/** The part of RFC 5545 that people's words come to, as days; the hour stands beside the rule. */
export interface Rule {
  /** `WORKDAY`: every workday by the calendar, in the place of a frequency. */
  readonly frequency: Frequency | 'WORKDAY';
  readonly interval: number;
  readonly byDay: readonly RuleDay[];
  /** Days of the month, -1 for the last. */
  readonly byMonthDay: readonly number[];
  readonly byMonth: readonly number[];
  /**
   * The n-th workday of its month by the work calendar, from the end when negative; nothing else names its days then. Written
   * as RFC 5545 comes nearest to it: `BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1`.
   */
  readonly workday?: number;
  readonly count?: number;
  /** The last day on which it may fall. */
  readonly until?: LocalDate;
}

/** Monday to Friday: what other programs take for workdays. */
const WEEK: readonly RuleDay[] = [0, 1, 2, 3, 4].map((weekday) => ({ weekday }));

/** Whether the work calendar itself says when it happens: nothing is left for a holiday to skip or move. */
export const goesByWorkdays = (rule: string): boolean => rule.startsWith('WORKDAY') || rule.includes('BYSETPOS=');

const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;

export const isFrequency = (text: string | undefined): text is Frequency =>
  FREQUENCIES.some((frequency) => frequency === text);

/**
 * Reads a rule such as `FREQ=WEEKLY;INTERVAL=2;BYDAY=FR`, or `WORKDAY` with COUNT or UNTIL after it.
 * @returns undefined for anything that is not of this subset; rules are written by the program, not by people.
 */
export function parseRule(text: string): Rule | undefined {
  const parts = new Map<string, string>();
  for (const part of text.split(';')) {
    const [key = '', value = ''] = part.split('=');
    if (parts.has(key)) return undefined;
    parts.set(key, value);
  }
  const frequency = parts.has('WORKDAY') ? 'WORKDAY' : parts.get('FREQ');
  if (frequency !== 'WORKDAY' && !isFrequency(frequency)) return undefined;
  const known = ['WORKDAY', 'FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'COUNT', 'UNTIL'];
  if ([...parts.keys()].some((key) => !known.includes(key))) return undefined;

  const interval = whole(parts.get('INTERVAL') ?? '1', 1, 1000);
  const byDay = list(parts.get('BYDAY'), ruleDay);
  const byMonthDay = list(parts.get('BYMONTHDAY'), (day) => (day === '0' ? undefined : whole(day, -31, 31)));
  const byMonth = list(parts.get('BYMONTH'), (month) => whole(month, 1, 12));
  const count = parts.has('COUNT') ? whole(parts.get('COUNT') ?? '', 1, 100_000) : null;
  const until = parts.has('UNTIL') ? untilDay(parts.get('UNTIL') ?? '') : null;
  if (!interval || !byDay || !byMonthDay || !byMonth || count === undefined || until === undefined) return undefined;
  const place = parts.has('BYSETPOS') ? whole(parts.get('BYSETPOS') ?? '', -15, 15) : null;
  const isWeek = byDay.map(({ weekday, n }) => n ?? weekday).join() === '0,1,2,3,4' && byMonthDay.length === 0;
  if (place === undefined || place === 0 || (place !== null && !(isWeek && frequency === 'MONTHLY'))) return undefined;
  return {
    frequency,
    interval,
    byDay: place === null ? byDay : [],
    byMonthDay,
    byMonth,
    ...(place === null ? {} : { workday: place }),
    ...(count === null ? {} : { count }),
    ...(until === null ? {} : { until }),
  };
}

/** The rule as text, its parts in one order; an interval of 1 is not said. */
export function formatRule(rule: Rule): string {
  const days = (rule.workday === undefined ? rule.byDay : WEEK).map(
    ({ weekday, n }) => `${n ?? ''}${WEEKDAYS[weekday]}`,
  );
  const parts = [
    rule.frequency === 'WORKDAY' ? 'WORKDAY' : `FREQ=${rule.frequency}`,
    rule.interval > 1 && `INTERVAL=${rule.interval}`,
    rule.byMonth.length > 0 && `BYMONTH=${rule.byMonth.join(',')}`,
    rule.byMonthDay.length > 0 && `BYMONTHDAY=${rule.byMonthDay.join(',')}`,
    days.length > 0 && `BYDAY=${days.join(',')}`,
    rule.workday !== undefined && `BYSETPOS=${rule.workday}`,
    rule.count !== undefined && `COUNT=${rule.count}`,
    rule.until !== undefined && `UNTIL=${rule.until.replaceAll('-', '')}`,
  ];
  return parts.filter((part) => part !== false).join(';');
}

function whole(text: string, least: number, most: number): number | undefined {
  const value = /^-?\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}

function list<T>(text: string | undefined, read: (item: string) => T | undefined): T[] | undefined {
  if (text === undefined) return [];
  const items = text.split(',').map(read);
  return items.every((item) => item !== undefined) ? items : undefined;
}

function ruleDay(text: string): RuleDay | undefined {
  const match = /^(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text);
  if (!match) return undefined;
  const weekday = WEEKDAYS.map(String).indexOf(match[2] ?? '');
  return match[1] === undefined ? { weekday } : { weekday, n: Number(match[1]) };
}

/** `20251231`, or an instant of that day (`20251231T155959Z`), of which the day counts. */
function untilDay(text: string): LocalDate | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T\d{6}Z?)?$/.exec(text);
  const date = match ? `${match[1]}-${match[2]}-${match[3]}` : '';
  return isLocalDate(date) ? date : undefined;
}
