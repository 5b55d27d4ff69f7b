import { type DayPart, type EverySaid, type Form, form, type MonthSaid, type Saying, type Unit } from './piece.ts';

const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAY =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?';
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const END = '(?![a-z\\d])';
const NOT_IN_WORD = '(?<![a-z\\d])';
const DAYS = `(?<days>${WEEKDAY}(?:(?:,\\s?|\\s?/\\s?|\\s(?:and|to|through|&)\\s|\\s?-\\s?|,\\sand\\s)${WEEKDAY}){0,6})${END}`;
const ORDINALS: Readonly<Record<string, number>> = {
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
const ORDINAL = '(?<nth>first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|last)';
const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  half: 0.5,
};
const NUMBER = '\\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
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
const UNIT = '(?<unit>minute|min|hour|hr|day|week|month|year|(?:working|business)\\sday|workday)s?';

const numberOf = (said: string | undefined): number | undefined =>
  said === undefined ? undefined : /^\d/.test(said) ? Number.parseInt(said, 10) : NUMBERS[said];
const unitOf = (said: string | undefined): Unit | undefined =>
  /working|business/.test(said ?? '') ? 'workday' : UNIT_OF[said ?? ''];
const weekdayOf = (said: string): number => NAMES.indexOf(said.trim().slice(0, 3));
const monthOf = (said: string | undefined): number => MONTHS.indexOf((said ?? '').slice(0, 3)) + 1;

/** `mon, wed and fri` is three days, `mon to fri` and `mon-fri` five. */
function weekdaysOf(list: string): number[] {
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

const every = (said: EverySaid): Saying => ({ kind: 'every', every: said });
const date = (of: MonthSaid, day: number): Saying => ({ kind: 'day', day: { type: 'date', of, days: [day] } });
const offset = (days: number): Saying => ({ kind: 'day', day: { type: 'offset', days } });

const EACH = '(?:every|each)';
const PARTS: Readonly<Record<string, DayPart>> = {
  morning: 'morning',
  noon: 'noon',
  midday: 'noon',
  afternoon: 'afternoon',
  evening: 'evening',
  night: 'night',
};

const words = (source: string, read: Form['read']): Form => form(`${NOT_IN_WORD}(?:${source})${END}`, read);

/** How people say times in English; the text is in lower case. */
export const ENGLISH_FORMS: readonly Form[] = [
  // how often
  words(
    `(?:on\\s)?(?:the\\s)?${ORDINAL}\\s(?<day>${WEEKDAY})\\s(?:of|in)\\s(?:the\\s(?=month)|${EACH}\\s)(?:month|quarter)`,
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
  words(
    `(?:on\\s)?(?:the\\s)?(?:(?<d>\\d{1,2})(?:st|nd|rd|th)?|(?<last>last\\sday))\\sof\\s(?:${EACH}|the)\\smonth|(?:${EACH}\\smonth|monthly)\\son\\sthe\\s(?<e>\\d{1,2})(?:st|nd|rd|th)?`,
    ({ groups = {} }) =>
      every({ unit: 'month', interval: 1, monthDays: [groups.last ? -1 : Number(groups.d ?? groups.e)] }),
  ),
  words(`${EACH}\\s(?:(?<other>other|second|2nd)\\s)?${DAYS}`, ({ groups = {} }) =>
    every({ unit: 'week', interval: groups.other ? 2 : 1, weekdays: weekdaysOf(groups.days ?? '') }),
  ),
  words(
    `(?:on\\s)?(?<days>(?:${NAMES.map((n) => ({ mon: 'mondays', tue: 'tuesdays', wed: 'wednesdays', thu: 'thursdays', fri: 'fridays', sat: 'saturdays', sun: 'sundays' })[n]).join('|')}))`,
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
  // days
  words('(?:the\\s)?day\\safter\\stomorrow', () => offset(2)),
  words('(?:the\\s)?day\\sbefore\\syesterday', () => offset(-2)),
  words("(?<d>today|tomorrow|tmrw|tomorow|yesterday)(?:'s)?", ({ groups = {} }) =>
    offset(groups.d === 'today' ? 0 : groups.d === 'yesterday' ? -1 : 1),
  ),
  words('(?<d>tonight|this\\smorning|this\\safternoon|this\\sevening|last\\snight)', ({ groups = {} }) => [
    offset(groups.d === 'last night' ? -1 : 0),
    { kind: 'part', part: /night/.test(groups.d ?? '') ? 'evening' : (PARTS[(groups.d ?? '').slice(5)] ?? 'morning') },
  ]),
  words(`(?:on\\s)?(?:(?<rel>next|this|last|coming|past)\\s)?${DAYS}`, ({ groups = {} }) => {
    const said = groups.days ?? '';
    // sat and sun are words; mar, may and second are handled where they stand for time
    if (groups.rel === undefined && /^(?:sat|sun|wed)$/.test(said)) return undefined;
    const week = { next: 1, this: 0, last: -1 }[groups.rel ?? ''];
    return {
      kind: 'day',
      day: { type: 'weekdays', weekdays: weekdaysOf(said), ...(week === undefined ? {} : { week }) },
    };
  }),
  words(
    `(?:on\\s)?(?:the\\s)?(?<m>${MONTH})\\.?\\s(?<d>\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s(?<y>20\\d\\d))?(?!\\s?(?:%|people|questions?|clauses?|:|[ap]m))`,
    ({ groups = {} }) =>
      date({ month: monthOf(groups.m), ...(groups.y ? { year: Number(groups.y) } : {}) }, Number(groups.d)),
  ),
  words(
    `(?:on\\s)?(?:the\\s)?(?<d>\\d{1,2})(?:st|nd|rd|th)?\\s(?:of\\s)?(?<m>${MONTH})(?:,?\\s(?<y>20\\d\\d))?`,
    ({ groups = {} }) =>
      date({ month: monthOf(groups.m), ...(groups.y ? { year: Number(groups.y) } : {}) }, Number(groups.d)),
  ),
  words('(?:on\\s)?the\\s(?<d>\\d{1,2})(?:st|nd|rd|th)(?!\\s(?:floor|question|clause|team))', ({ groups = {} }) =>
    date({}, Number(groups.d)),
  ),
  words('(?:the\\s)?end\\sof\\s(?:the\\s|this\\s)?(?<unit>month|year)', ({ groups = {} }) =>
    groups.unit === 'month' ? date({}, -1) : { kind: 'day', day: { type: 'year', end: true } },
  ),
  words(`(?:the\\s)?end\\sof\\s(?<m>${MONTH})`, ({ groups = {} }) => date({ month: monthOf(groups.m) }, -1)),
  words('(?<rel>next|this|last)\\s(?<unit>week|month|year)', ({ groups = {} }) => {
    const away = { next: 1, this: 0, last: -1 }[groups.rel ?? ''] ?? 0;
    if (groups.unit === 'week') return { kind: 'day', day: { type: 'week', week: away } };
    if (groups.unit === 'month') return { kind: 'day', day: { type: 'month', of: { monthsAway: away } } };
    return { kind: 'day', day: { type: 'year', yearsAway: away } };
  }),
  words(
    `(?<m>${MONTH.replace('|may', '|may(?!\\s(?:i|we|you|be|not|have))')})(?:\\s(?<y>20\\d\\d))?(?<!(?:^|\\s)mar)`,
    ({ groups = {} }) => ({
      kind: 'day',
      day: { type: 'month', of: { month: monthOf(groups.m), ...(groups.y ? { year: Number(groups.y) } : {}) } },
    }),
  ),
  words(`(?:in|within)\\s(?<n>${NUMBER})\\s${UNIT}|in\\shalf\\san\\s(?<half>hour)`, ({ groups = {}, ...match }) => {
    const amount = groups.half ? 0.5 : numberOf(groups.n);
    const unit = groups.half ? 'hour' : unitOf(groups.unit);
    if (amount === undefined || !unit) return undefined;
    return match[0].startsWith('within')
      ? { kind: 'within', amount, unit }
      : { kind: 'day', day: { type: 'distance', amount, unit } };
  }),
  words(
    `(?<n>${NUMBER})\\s${UNIT}\\s(?<side>ago|from\\snow|later)|half\\san\\s(?<half>hour)\\s(?<halfside>ago|from\\snow|later)`,
    ({ groups = {} }) => {
      const amount = groups.half ? 0.5 : numberOf(groups.n);
      const unit = groups.half ? 'hour' : unitOf(groups.unit);
      if (amount === undefined || !unit) return undefined;
      const side = groups.side ?? groups.halfside;
      return { kind: 'day', day: { type: 'distance', amount: side === 'ago' ? -amount : amount, unit } };
    },
  ),
  words('(?:right\\s)?now|immediately|right\\saway|asap', () => ({ kind: 'day', day: { type: 'now' } })),
  words('just\\snow|a\\smoment\\sago', () => ({ kind: 'day', day: { type: 'just-now' } })),
  // hours
  form(
    `${NOT_IN_WORD}(?:at\\s)?(?<h>\\d{1,2})(?::(?<m>\\d{2}))?\\s?(?<half>[ap])(?:\\.m\\.|m)${END}`,
    ({ groups = {} }) => ({
      kind: 'clock',
      clock: {
        hour: Number(groups.h),
        minute: Number(groups.m ?? 0),
        half: groups.half === 'a' ? 'am' : 'pm',
        plain: true,
      },
    }),
  ),
  words(
    "(?:at\\s)?(?<h>\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\\so'?clock",
    ({ groups = {} }) => ({
      kind: 'clock',
      clock: { hour: numberOf(groups.h) ?? 99, minute: 0, plain: false },
    }),
  ),
  words(
    '(?:at\\s)?(?<q>half|quarter|a\\squarter)\\s(?<side>past|to)\\s(?<h>\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)',
    ({ groups = {} }) => {
      const hour = numberOf(groups.h) ?? 99;
      const minutes = groups.q === 'half' ? 30 : 15;
      return {
        kind: 'clock',
        clock:
          groups.side === 'past'
            ? { hour, minute: minutes, plain: false }
            : { hour: hour - 1, minute: 60 - minutes, plain: false },
      };
    },
  ),
  form(
    `${NOT_IN_WORD}at\\s(?<h>\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?![a-z\\d:.%]|\\s(?:questions?|people|clauses?|least|most|[ap]\\.?m))`,
    ({ groups = {} }) => ({
      kind: 'clock',
      clock: { hour: numberOf(groups.h) ?? 99, minute: 0, plain: false },
    }),
  ),
  words('(?:at\\s)?(?<p>noon|midday|midnight)', ({ groups = {} }) => ({
    kind: 'clock',
    clock: groups.p === 'midnight' ? { hour: 24, minute: 0, plain: true } : { hour: 12, minute: 0, plain: true },
  })),
  words('(?:in\\sthe\\s)?(?<p>morning|afternoon|evening|night)', ({ groups = {} }) => {
    const part = PARTS[groups.p ?? ''];
    return part && { kind: 'part', part };
  }),
];
