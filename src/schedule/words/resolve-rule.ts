import { fail, ok, type Result } from '../../base/result.ts';
import type { Sentence } from '../../base/sentence.ts';
import { monthLength } from '../days.ts';
import type { Rule, RuleDay } from '../rule.ts';
import { assumptions, problems } from './messages.ts';
import type { EverySaid } from './piece.ts';
import type { Reading } from './resolve-day.ts';

const EMPTY: Rule = { frequency: 'DAILY', interval: 1, byDay: [], byMonthDay: [], byMonth: [] };
/** Months of the year that are the first, second or last of their quarter. */
const quarterMonths = (which: number): number[] => [0, 3, 6, 9].map((month) => month + which);

/** The rule for how often something was said to happen; weekdays left out by 除周末外 are taken away. */
export function ruleOf(said: EverySaid, excepted: readonly number[], reading: Reading): Result<Rule, Sentence> {
  const { interval } = said;
  if (!Number.isInteger(interval) || interval < 1 || interval > 100) return fail(problems.interval());
  const wrongMonth = said.months?.find((month) => month < 1 || month > 12);
  if (wrongMonth !== undefined) return fail(problems.month(wrongMonth));
  const wrongDay = said.monthDays?.find((day) => day === 0 || day > 31);
  if (wrongDay !== undefined) return fail(problems.dayNumber(wrongDay));
  if (said.nth !== undefined && Math.abs(said.nth) > 5) return fail(problems.noSuchNth(said.nth));
  const byDay: RuleDay[] = (said.weekdays ?? []).map((weekday) =>
    said.nth === undefined ? { weekday } : { weekday, n: said.nth },
  );
  const byMonthDay = [...new Set(said.monthDays ?? [])].sort((a, b) => a - b);
  const rule = frequencyOf(said, byDay, byMonthDay);
  if (rule.workday !== undefined) reading.assume(assumptions.workdays());
  for (const month of rule.byMonth) {
    const most = monthLength({ year: 2024, month });
    const missing = byMonthDay.find((day) => day > most);
    if (missing !== undefined && rule.frequency === 'YEARLY') return fail(problems.day(2024, month, missing, most));
  }
  const rare = byMonthDay.find((day) => day > 28);
  if (rare !== undefined && rule.byMonth.length === 0) reading.assume(assumptions.missingDays(rare));
  if (said.loose && byMonthDay[0] !== undefined) reading.assume(assumptions.looseDay(byMonthDay[0]));
  if (rule.frequency === 'WORKDAY') reading.assume(assumptions.workdays());
  return excepted.length === 0 ? ok(rule) : without(rule, excepted);
}

function frequencyOf(said: EverySaid, byDay: RuleDay[], byMonthDay: number[]): Rule {
  const workday = said.workday === undefined ? {} : { workday: said.workday };
  const base = { ...EMPTY, interval: said.interval, byDay, byMonthDay, ...workday };
  switch (said.unit) {
    case 'workday':
      return { ...EMPTY, frequency: 'WORKDAY' };
    case 'day':
      // 每天 said with weekdays (每天 周一到周五) is weekly on those.
      return byDay.length > 0
        ? { ...base, frequency: 'WEEKLY', interval: 1 }
        : { ...base, frequency: byMonthDay.length > 0 ? 'MONTHLY' : 'DAILY' };
    case 'week':
      return { ...base, frequency: 'WEEKLY', byMonthDay: [] };
    case 'quarter': {
      if (said.monthOfQuarter === undefined && byMonthDay.length === 0 && byDay.length === 0) {
        return { ...base, frequency: 'MONTHLY', interval: 3 * said.interval };
      }
      return { ...base, frequency: 'MONTHLY', interval: 1, byMonth: quarterMonths(said.monthOfQuarter ?? 1) };
    }
    case 'halfyear':
      return { ...base, frequency: 'MONTHLY', interval: 6 * said.interval };
    case 'year':
      return { ...base, frequency: 'YEARLY', byMonth: [...new Set(said.months ?? [])].sort((a, b) => a - b) };
    default:
      return { ...base, frequency: 'MONTHLY', byMonth: [...(said.months ?? [])] };
  }
}

function without(rule: Rule, excepted: readonly number[]): Result<Rule, Sentence> {
  if (rule.frequency !== 'DAILY' && rule.frequency !== 'WEEKLY') return ok(rule);
  const weekdays = rule.byDay.length > 0 ? rule.byDay.map(({ weekday }) => weekday) : [0, 1, 2, 3, 4, 5, 6];
  const left = weekdays.filter((weekday) => !excepted.includes(weekday));
  if (left.length === 0) return fail(problems.allExcepted());
  return ok({
    ...rule,
    frequency: 'WEEKLY',
    interval: rule.frequency === 'WEEKLY' ? rule.interval : 1,
    byDay: left.map((weekday) => ({ weekday })),
  });
}
