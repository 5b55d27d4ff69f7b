import { problems } from './messages.ts';
import { isGlue, type Moment, type Said } from './moment.ts';
import type { EverySaid } from './piece.ts';
import type { Reading } from './resolve-day.ts';
import type { Span } from './text.ts';

export const UNABLE = {
  hourly: problems.hourly,
  weekday: problems.weekday,
} as const;

/** Everything that was said, sorted by what it says. */
export interface Parts {
  every?: EverySaid;
  excepted: number[];
  count?: { readonly count: number; readonly unit?: string };
  holidays?: 'skip' | 'move' | 'run';
  unable?: keyof typeof UNABLE;
  /** Moments that say when, in order. */
  main: Moment[];
  from?: Moment;
  until?: Moment;
  before?: Moment;
}

/** Notes that a stretch of the message was read. */
export type Use = <T extends Span>(one: T) => T;

/** An hour that may be something else counts beside another time; so does a part of the day. */
export function believable(text: string, moment: Moment, before: Said | undefined, reading: Reading): boolean {
  if (moment.day !== undefined || moment.within !== undefined) return true;
  const beside = before !== undefined && before.kind !== 'moment' && isGlue(text, before.end, moment.start);
  if (moment.clock === undefined)
    return moment.part !== undefined && (beside || /^正午/.test(text.slice(moment.start)));
  if (!moment.clock.doubtful) return true;
  const wrong = moment.clock.hour > 24 || moment.clock.minute > 59;
  return (
    moment.part !== undefined ||
    beside ||
    moment.fromWord ||
    (wrong && reading.direction === 'future' && moment.clock.hour > 1)
  );
}

/** Sorts what was said; what contradicts an earlier word stays unread. */
export function sortParts(said: readonly Said[], use: Use): Parts {
  const parts: Parts = { excepted: [], main: [] };
  for (const one of said) {
    switch (one.kind) {
      case 'every': {
        const merged = parts.every === undefined ? one.every : mergeEvery(parts.every, one.every);
        if (merged) {
          parts.every = merged;
          use(one);
        }
        break;
      }
      case 'except':
        parts.excepted.push(...use(one).weekdays);
        break;
      case 'count':
        parts.count ??= { count: one.count, ...(one.unit ? { unit: one.unit } : {}) };
        if (one.count === parts.count.count) use(one);
        break;
      case 'holidays':
        parts.holidays ??= use(one).policy;
        break;
      case 'unable':
        parts.unable ??= use(one).what;
        break;
      case 'moment':
        if (one.role === 'from') parts.from ??= one;
        else if (one.role === 'until') parts.until ??= one;
        else if (one.role === 'before') parts.before ??= one;
        else parts.main.push(one);
        break;
    }
  }
  // 除周末外 alone says every day but those; several weekdays (周二周四) every week on them.
  if (parts.every === undefined && parts.excepted.length > 0) parts.every = { unit: 'day', interval: 1 };
  return parts;
}

/** 每两周一次 and 每周五 are one rule; 每天 and 工作日 too. What contradicts stays unread. */
function mergeEvery(a: EverySaid, b: EverySaid): EverySaid | undefined {
  if (a.unit === b.unit) {
    const weekdays = a.weekdays ?? b.weekdays;
    const monthDays = a.monthDays ?? b.monthDays;
    if (a.weekdays && b.weekdays)
      return a.nth === undefined && b.nth === undefined
        ? { ...a, weekdays: [...new Set([...a.weekdays, ...b.weekdays])].sort() }
        : undefined;
    return {
      ...a,
      ...b,
      interval: Math.max(a.interval, b.interval),
      ...(weekdays ? { weekdays } : {}),
      ...(monthDays ? { monthDays } : {}),
    };
  }
  if (a.unit === 'day' && a.interval === 1) return b;
  if (b.unit === 'day' && b.interval === 1) return a;
  return undefined;
}
