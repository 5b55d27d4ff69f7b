import { fail, ok, type Result } from '../../base/result.ts';
import type { Sentence } from '../../base/sentence.ts';
import { formatRule, type Rule } from '../rule.ts';
import { deadlineOf } from './deadline.ts';
import { hourOf } from './hour.ts';
import { countOf, type Limits } from './limits.ts';
import { assumptions, problems } from './messages.ts';
import type { Moment } from './moment.ts';
import { monthInWords, type Once, onceOf, PART, timeOf } from './once.ts';
import type { Parts, Use } from './parts.ts';
import type { EverySaid } from './piece.ts';
import { chineseDate, dayOf, type Reading, todayOf } from './resolve-day.ts';
import { ruleOf } from './resolve-rule.ts';

/** What happens again and again. */
export function again(
  parts: Parts,
  every: EverySaid,
  limits: Limits,
  reading: Reading,
  use: Use,
): Result<Once, Sentence> {
  let said = every;
  let { firstDate, until } = limits;
  let month: string | undefined;
  for (const moment of parts.main) {
    const filled = fill(said, moment);
    if (filled) {
      said = filled;
      use(moment);
      continue;
    }
    const found = moment.day && /^(?:week|month|year)$/.test(moment.day.type) ? dayOf(moment.day, reading) : undefined;
    if (found?.ok && found.value.type === 'days' && firstDate === undefined && until === undefined) {
      // 下周每天, 6月每周五: only within that time.
      const today = todayOf(reading);
      if (found.value.to < today && reading.direction === 'future')
        return fail(problems.past(chineseDate(found.value.to)));
      if (found.value.from > today) firstDate = found.value.from;
      until = found.value.to;
      if (found.value.month) month = monthInWords(found.value.month);
      use(moment);
    }
  }
  const rule = ruleOf(said, parts.excepted, reading);
  if (!rule.ok) return rule;
  const hour = hourOfRule(parts, limits, reading, use);
  if (!hour.ok) return hour;
  const count = countOf(parts, rule.value, firstDate ?? todayOf(reading));
  if (!count.ok) return count;
  const within = { ...count.value };
  if (until !== undefined) within.until = until;
  if (parts.before?.day !== undefined && until === undefined) {
    // 每周五16点 国庆前: until then.
    const deadline = deadlineOf(parts, reading, use);
    if (!deadline.ok) return deadline;
    if (deadline.value.deadline) within.until = deadline.value.deadline.date;
  }
  const isWorkday = rule.value.frequency === 'WORKDAY';
  const limited: Rule = isWorkday
    ? rule.value
    : {
        ...rule.value,
        ...(within.count === undefined ? {} : { count: within.count }),
        ...(within.until === undefined ? {} : { until: within.until }),
      };
  return ok({
    rule: formatRule(limited),
    ...hour.value,
    ...(firstDate === undefined ? {} : { firstDate }),
    ...(month === undefined ? {} : { month }),
    ...(isWorkday ? within : {}),
    ...(parts.holidays ? { holidays: parts.holidays } : {}),
  });
}

/** A day said beside 每两周 or 每月 fills what the rule left open. */
function fill(every: EverySaid, moment: Moment): EverySaid | undefined {
  const { day } = moment;
  if (every.weekdays !== undefined || every.monthDays !== undefined || day === undefined) return undefined;
  if (day.type === 'weekdays' && day.week === undefined && (every.unit === 'week' || every.unit === 'day')) {
    return { ...every, weekdays: day.weekdays };
  }
  const bare = day.type === 'date' && Object.keys(day.of).length === 0;
  if (day.type === 'date' && bare && /^(?:month|quarter|halfyear|year)$/.test(every.unit))
    return { ...every, monthDays: day.days };
  if (day.type === 'date' && every.unit === 'year' && day.of.month !== undefined)
    return { ...every, months: [day.of.month], monthDays: day.days };
  return undefined;
}

function hourOfRule(parts: Parts, limits: Limits, reading: Reading, use: Use): Result<Once, Sentence> {
  // 每周五下午4点前交: the hour of the rule.
  const before = parts.before?.day === undefined && parts.before?.clock ? [parts.before] : [];
  const candidates = [...parts.main, ...before].filter(
    (moment) => moment.clock !== undefined || moment.part !== undefined,
  );
  const [moment, ...others] = [
    ...candidates.filter((one) => one.clock),
    ...candidates.filter((one) => !one.clock),
  ].filter((one) => one.day === undefined || fits(parts, one));
  const chosen = moment ?? limits.clock;
  if (!chosen) return ok({});
  use(chosen);
  const several = others.filter((one) => one.listed && one.clock !== undefined);
  const hour = timeOf(chosen.clock, chosen.part);
  if (!hour.ok) return hour;
  if (several.length > 0) {
    const times = [chosen, ...several].flatMap(({ clock, part }) => {
      const one = clock ? hourOf(clock, part) : undefined;
      return one?.ok ? [one.value.time] : [];
    });
    return fail(problems.severalHours(times.join('、')));
  }
  if (!hour.value) return ok(chosen.part ? { part: PART[chosen.part] } : {});
  if (hour.value.assumed) reading.assume(hour.value.assumed);
  if (hour.value.shift === 1 && hour.value.time === '00:00') {
    reading.assume(assumptions.dayEnd());
    return ok({ time: '23:59' });
  }
  const once = chosen.endsAt
    ? onceOf(undefined, chosen, { ...reading, direction: 'any', assume: () => {} })
    : undefined;
  if (once && !once.ok) return once;
  return ok({ time: hour.value.time, ...(once?.value.ends ? { ends: once.value.ends } : {}) });
}

/** Whether a moment with a day of its own gives the rule its hour: 每两周 周五下午4点 does, 每周五 … 明天3点 does not. */
const fits = (parts: Parts, moment: Moment): boolean =>
  moment.day?.type === 'weekdays' ||
  (moment.day?.type === 'date' && Object.keys(moment.day.of).length === 0 && parts.every?.unit !== 'week');
