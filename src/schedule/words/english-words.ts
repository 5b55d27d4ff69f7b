import { ENGLISH_NUMBERS } from '../../base/numerals.ts';
import { type DayPart, type EverySaid, type Form, form, type MonthSaid, type Saying, type Unit } from './piece.ts';

const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
export const WEEKDAY =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?';
export const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
export const END = '(?![a-z\\d])';
export const NOT_IN_WORD = '(?<![a-z\\d])';
export const DAYS = `(?<days>${WEEKDAY}(?:(?:,\\s?|\\s?/\\s?|\\s(?:and|to|through|&)\\s|\\s?-\\s?|,\\sand\\s)${WEEKDAY}){0,6})${END}`;
export const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  '1st': 1,
  second: 2,
  '2nd': 2,
  third: 3,
  '3rd': 3,
  fourth: 4,
  '4th': 4,
  fifth: 5,
  '5th': 5,
  last: -1,
};
export const ORDINAL = '(?<nth>first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|last)';
const NUMBERS: Readonly<Record<string, number>> = { ...ENGLISH_NUMBERS, half: 0.5 };
export const NUMBER = '\\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
const UNIT_OF: Readonly<Record<string, Unit>> = {
  minute: 'minute',
  min: 'minute',
  hour: 'hour',
  hr: 'hour',
  day: 'day',
  workday: 'workday',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
};
export const UNIT = '(?<unit>minute|min|hour|hr|day|week|month|year|(?:working|business)\\sday|workday)s?';

export const numberOf = (said: string | undefined): number | undefined =>
  said === undefined ? undefined : /^\d/.test(said) ? Number.parseInt(said, 10) : NUMBERS[said];
export const unitOf = (said: string | undefined): Unit | undefined =>
  /working|business/.test(said ?? '') ? 'workday' : UNIT_OF[said ?? ''];
export const weekdayOf = (said: string): number => NAMES.indexOf(said.trim().slice(0, 3));
export const monthOf = (said: string | undefined): number => MONTHS.indexOf((said ?? '').slice(0, 3)) + 1;

/** `mon, wed and fri` is three days, `mon to fri` and `mon-fri` five. */
export function weekdaysOf(list: string): number[] {
  const range = /^([a-z]+)\s?(?:to|through|-)\s?([a-z]+)$/.exec(list);
  if (range) {
    const [from, to] = [weekdayOf(range[1] ?? ''), weekdayOf(range[2] ?? '')];
    return from <= to ? Array.from({ length: to - from + 1 }, (_, i) => from + i) : [from, to];
  }
  return [
    ...new Set(
      list
        .split(/[^a-z]+/)
        .map(weekdayOf)
        .filter((day) => day >= 0),
    ),
  ].sort((a, b) => a - b);
}

export const every = (said: EverySaid): Saying => ({ kind: 'every', every: said });
export const date = (of: MonthSaid, day: number): Saying => ({ kind: 'day', day: { type: 'date', of, days: [day] } });
export const offset = (days: number): Saying => ({ kind: 'day', day: { type: 'offset', days } });

export const EACH = '(?:every|each)';
export const PARTS: Readonly<Record<string, DayPart>> = {
  morning: 'morning',
  noon: 'noon',
  midday: 'noon',
  afternoon: 'afternoon',
  evening: 'evening',
  night: 'night',
};

/** A form that begins and ends where words do. */
export const words = (source: string, read: Form['read']): Form => form(`${NOT_IN_WORD}(?:${source})${END}`, read);
