import type { Instant } from '../../base/clock.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Sentence } from '../../base/sentence.ts';
import { addDays, type LocalDate } from '../../base/time.ts';
import type { Rule } from '../rule.ts';
import { assumptions, problems } from './messages.ts';
import type { Moment } from './moment.ts';
import type { Parts, Use } from './parts.ts';
import { chineseDate, type DayFound, dayOf, type Reading, todayOf } from './resolve-day.ts';

const MOST_TIMES = 1000;

export interface Limits {
  readonly firstDate?: LocalDate;
  readonly until?: LocalDate;
  /** The instant, of 暂停2小时. */
  readonly untilAt?: Instant;
  /** An hour that stood in the first day (从6月3日上午9点开始). */
  readonly clock?: Moment;
}

/** From when and until when. */
export function limitsOf(parts: Parts, reading: Reading, use: Use): Result<Limits, Sentence> {
  let limits: Limits = {};
  const today = todayOf(reading);
  if (parts.from?.day && (parts.every !== undefined || parts.from.clock === undefined)) {
    const found = dayOf(parts.from.day, reading);
    if (!found.ok) return found;
    if (found.value.type === 'days') {
      const { from, to } = found.value;
      if (to < today && reading.direction === 'future') return fail(problems.past(chineseDate(to)));
      const firstDate = reading.direction === 'future' && from < today ? today : from;
      limits = { firstDate, ...(parts.from.clock || parts.from.part ? { clock: parts.from } : {}) };
      use(parts.from);
    }
  } else if (parts.from) parts.main.unshift(parts.from);
  if (parts.until?.day) {
    const forward: Reading = { ...reading, direction: reading.direction === 'past' ? 'any' : reading.direction };
    const found = dayOf(parts.until.day, forward);
    if (!found.ok) return found;
    if (found.value.type === 'instant') {
      limits = { ...limits, until: todayOf({ ...reading, now: found.value.at }), untilAt: found.value.at };
      use(parts.until);
    }
    if (found.value.type === 'days') {
      const until = sameMonth(parts, limits.firstDate, found.value);
      if (until < today && reading.direction === 'future') return fail(problems.past(chineseDate(until)));
      if (limits.firstDate !== undefined && until < limits.firstDate) {
        return fail(problems.endBeforeStart(chineseDate(limits.firstDate), chineseDate(until)));
      }
      if (found.value.from !== found.value.to) reading.assume(assumptions.monthEnd(chineseDate(until)));
      limits = { ...limits, until };
      use(parts.until);
    }
  }
  return ok(limits);
}

/** 6月3日到10日: the 10th of the same month. */
function sameMonth(parts: Parts, firstDate: LocalDate | undefined, found: DayFound & { type: 'days' }): LocalDate {
  const said = parts.until?.day;
  if (firstDate === undefined || said?.type !== 'date' || Object.keys(said.of).length > 0) return found.to;
  const same = `${firstDate.slice(0, 8)}${String(said.days[0] ?? 1).padStart(2, '0')}`;
  return same >= firstDate ? same : found.to;
}

/** 共8次, 连续4周: how many times in all, or until when where that is no number of times. */
export function countOf(
  parts: Parts,
  rule: Rule,
  first: LocalDate,
): Result<{ count?: number; until?: LocalDate }, Sentence> {
  if (!parts.count) return ok({});
  const { count, unit } = parts.count;
  if (count < 1) return fail(problems.noTimes());
  if (count > MOST_TIMES) return fail(problems.tooManyTimes(count));
  if (unit === undefined) return ok({ count });
  if (unit === 'week' && rule.frequency === 'WEEKLY' && rule.interval === 1)
    return ok({ count: count * Math.max(1, rule.byDay.length) });
  if (unit === 'month' && rule.frequency === 'MONTHLY' && rule.interval === 1 && rule.byMonth.length === 0) {
    return ok({ count: count * Math.max(1, rule.byDay.length + rule.byMonthDay.length) });
  }
  if (unit === 'day' && rule.frequency === 'DAILY') return ok({ count });
  const days = count * (unit === 'week' ? 7 : unit === 'month' ? 30 : 1);
  return ok({ until: addDays(first, days - 1) });
}
