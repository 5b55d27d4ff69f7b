import {
  DAYS,
  date,
  MONTH,
  monthOf,
  NUMBER,
  numberOf,
  offset,
  PARTS,
  UNIT,
  unitOf,
  WEEKDAY,
  weekdayOf,
  weekdaysOf,
  words,
} from './english-words.ts';
import type { Form } from './piece.ts';

/** Days and dates in English: tomorrow, next Friday, June 10, in two hours, by the end of the month. */
export const ENGLISH_DAYS: readonly Form[] = [
  words(`(?<=(?:mute|mute\\sme|pause|pause\\sit|paused)\\s)for\\s(?<n>${NUMBER})\\s${UNIT}`, ({ groups = {} }) => {
    const amount = numberOf(groups.n);
    const unit = unitOf(groups.unit);
    return amount === undefined || !unit ? undefined : { kind: 'within', amount, unit, lasting: true };
  }),
  words('(?:the\\s)?day\\safter\\stomorrow', () => offset(2)),
  words('(?:the\\s)?day\\sbefore\\syesterday', () => offset(-2)),
  words("(?<d>today|tomorrow|tmrw|tomorow|yesterday)(?:'s)?", ({ groups = {} }) =>
    offset(groups.d === 'today' ? 0 : groups.d === 'yesterday' ? -1 : 1),
  ),
  words('(?<d>tonight|this\\smorning|this\\safternoon|this\\sevening|last\\snight)', ({ groups = {} }) => [
    offset(groups.d === 'last night' ? -1 : 0),
    { kind: 'part', part: /night/.test(groups.d ?? '') ? 'evening' : (PARTS[(groups.d ?? '').slice(5)] ?? 'morning') },
  ]),
  words(
    `(?<rel>next|this|last)\\sweek(?:\\son)?\\s(?<a>${WEEKDAY})|(?<b>${WEEKDAY})\\s(?<after>next|this|last)\\sweek`,
    ({ groups = {} }) => {
      const week = { next: 1, this: 0, last: -1 }[groups.rel ?? groups.after ?? ''] ?? 0;
      return { kind: 'day', day: { type: 'weekdays', weekdays: [weekdayOf(groups.a ?? groups.b ?? '')], week } };
    },
  ),
  words('(?:this|the)\\sweekend', () => ({ kind: 'day', day: { type: 'weekdays', weekdays: [5, 6] } })),
  words('(?:by\\s)?(?:the\\s)?end\\sof\\s(?:the\\s|this\\s)?(?:work(?:ing)?\\s)?day|by\\s(?:eod|cob)', () => ({
    kind: 'within',
    amount: 0,
    unit: 'day',
  })),
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
];
