import {
  DAYS,
  EACH,
  every,
  NUMBER,
  numberOf,
  ORDINAL,
  ORDINALS,
  unitOf,
  WEEKDAY,
  weekdayOf,
  weekdaysOf,
  words,
} from './english-words.ts';
import type { Form, Unit } from './piece.ts';

const MONTH_DAYS =
  '(?<d>(?:\\d{1,2}(?:st|nd|rd|th)?|first)(?:(?:,\\s|\\sand\\s(?:the\\s)?|,\\sand\\s)\\d{1,2}(?:st|nd|rd|th)?){0,5}|last\\sday)';

/** `1st and 15th` is 1 and 15, `last day` -1. */
function monthDaysOf(said: string): number[] {
  if (said.includes('last')) return [-1];
  return said.includes('first') ? [1, ...numbersIn(said)] : numbersIn(said);
}
const numbersIn = (said: string): number[] => (said.match(/\d{1,2}/g) ?? []).map(Number);

const quarterIn = (said: string, nth: string | undefined) =>
  said.endsWith('quarter') ? { unit: 'quarter' as const, monthOfQuarter: nth === 'last' ? 3 : 1 } : {};

/** How often, in English: every other Monday, weekdays, the first Monday of each month. */
export const ENGLISH_EVERY: readonly Form[] = [
  words(`(?:${EACH}\\s(?:half\\s(?:an\\s)?hour|(?:\\d{1,2}\\s)?(?:hour|minute)s?)|hourly)`, () => ({
    kind: 'unable',
    what: 'hourly',
  })),
  words(
    `(?:on\\s)?(?:the\\s)?${ORDINAL}\\s(?:working|business)?\\s?(?:work)?day\\sof\\s(?:each|every|the)\\s(?:month|quarter)`,
    ({ groups = {}, ...match }) =>
      /work|business/.test(match[0])
        ? every({
            unit: 'month',
            interval: 1,
            workday: ORDINALS[groups.nth ?? ''] ?? 1,
            ...quarterIn(match[0], groups.nth),
          })
        : every({ unit: 'month', interval: 1, monthDays: [ORDINALS[groups.nth ?? ''] ?? 1] }),
  ),
  words(`${EACH}(?=\\s(?:morning|afternoon|evening|night))`, () => every({ unit: 'day', interval: 1 })),
  words(
    `(?:on\\s|every\\s)?(?:the\\s)?${ORDINAL}\\s(?<day>${WEEKDAY})\\s(?:of|in)\\s(?:the\\s(?=month)|${EACH}\\s)(?:month|quarter)`,
    ({ groups = {} }) =>
      every({
        unit: 'month',
        interval: 1,
        weekdays: [weekdayOf(groups.day ?? '')],
        nth: ORDINALS[groups.nth ?? ''] ?? 1,
      }),
  ),
  words(`${EACH}\\smonth\\son\\sthe\\s${ORDINAL}\\s(?<day>${WEEKDAY})`, ({ groups = {} }) =>
    every({
      unit: 'month',
      interval: 1,
      weekdays: [weekdayOf(groups.day ?? '')],
      nth: ORDINALS[groups.nth ?? ''] ?? 1,
    }),
  ),
  // the 1st and 15th of each month, every month on the 5th, the last day of the month
  words(
    `(?:on\\s)?(?:the\\s)?${MONTH_DAYS}\\sof\\s(?:${EACH}|the)\\smonth|(?:${EACH}\\smonth|monthly)\\son\\sthe\\s(?<more>${MONTH_DAYS.replaceAll(/\?<\w+>/g, '?:')})`,
    ({ groups = {} }) =>
      every({ unit: 'month', interval: 1, monthDays: monthDaysOf(groups.d ?? groups.more ?? 'last') }),
  ),
  words(`${EACH}\\s(?:(?<other>other|second|2nd)\\s)?${DAYS}`, ({ groups = {} }) =>
    every({ unit: 'week', interval: groups.other ? 2 : 1, weekdays: weekdaysOf(groups.days ?? '') }),
  ),
  words(
    `(?:on\\s)?(?<days>(?:mon|tues|wednes|thurs|fri|satur|sun)days(?:(?:,\\s?|\\sand\\s|,\\sand\\s)(?:mon|tues|wednes|thurs|fri|satur|sun)days){0,6})`,
    ({ groups = {} }) => every({ unit: 'week', interval: 1, weekdays: weekdaysOf(groups.days ?? '') }),
  ),
  words(
    `(?:${EACH}\\s(?:weekday|workday|(?:working|business)\\sday)|(?:on\\s)?(?:weekdays|workdays|(?:working|business)\\sdays))`,
    () => every({ unit: 'workday', interval: 1 }),
  ),
  words(`(?:${EACH}\\sweekend|on\\sweekends)`, () => every({ unit: 'week', interval: 1, weekdays: [5, 6] })),
  words('(?:except|excluding|but\\snot)\\s(?:on\\s)?(?:the\\s)?weekends?', () => ({
    kind: 'except',
    weekdays: [5, 6],
  })),
  words(`(?:except|excluding|but\\snot)\\s(?:on\\s)?${DAYS}`, ({ groups = {} }) => ({
    kind: 'except',
    weekdays: weekdaysOf(groups.days ?? ''),
  })),
  words(
    `${EACH}\\s(?:(?<other>other|second)\\s|(?<n>${NUMBER})\\s)?(?<unit>day|week|month|quarter|year)s?(?!\\s(?:of|after))`,
    ({ groups = {} }) => {
      const unit = unitOf(groups.unit);
      return unit && every({ unit, interval: groups.other ? 2 : (numberOf(groups.n) ?? 1) });
    },
  ),
  words(
    '(?<often>daily|weekly|biweekly|fortnightly|monthly|quarterly)(?!\\s(?:clean|meet|check|limit|report|plan|ration|menu))',
    ({ groups = {} }) => {
      const often = groups.often ?? '';
      const unit: Unit =
        often === 'daily' ? 'day' : often === 'monthly' ? 'month' : often === 'quarterly' ? 'quarter' : 'week';
      return every({ unit, interval: /^(?:bi|fort)/.test(often) ? 2 : 1 });
    },
  ),
];
