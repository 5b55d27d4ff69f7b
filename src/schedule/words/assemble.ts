import { fail, ok, type Result } from '../../base/result.ts';
import type { Sentence } from '../../base/sentence.ts';
import { addDays, instantAt, type LocalDate } from '../../base/time.ts';
import { formatRule, type Rule } from '../rule.ts';
import { hourOf } from './hour.ts';
import { listedTimes } from './listed-times.ts';
import { assumptions, problems } from './messages.ts';
import { isGlue, type Moment, type Said } from './moment.ts';
import { latest, type Once, onceOf, PART, timeOf } from './once.ts';
import type { EverySaid } from './piece.ts';
import { chineseDate, type DayFound, dayOf, distanceOf, type Reading, todayOf } from './resolve-day.ts';
import { ruleOf } from './resolve-rule.ts';
import type { Span } from './text.ts';

export interface Assembled {
  readonly result: Result<Once, Sentence>;
  /** The stretches of the folded text that it was read from. */
  readonly used: readonly Span[];
}

const MOST_TIMES = 1000;
const UNABLE = { hourly: problems.hourly, 'nth-workday': problems.nthWorkday, weekday: problems.weekday } as const;

/** Puts everything that was said together; what finds no place in it stays in the message. */
export function assemble(text: string, said: readonly Said[], reading: Reading): Assembled | undefined {
  const all = said.filter((one, i) => one.kind !== 'moment' || believable(text, one, said[i - 1], reading));
  const used: Span[] = [];
  const use = <T extends Span>(one: T): T => {
    used.push({ start: one.start, end: one.end });
    return one;
  };
  const parts = sort(all, use);
  const done = (result: Result<Once, Sentence>): Assembled | undefined => {
    // What cannot be is taken out of the message whole, so that nobody reads half of it.
    if (!result.ok) return { result, used: all };
    return Object.keys(result.value).length === 0 ? undefined : { result, used };
  };
  if (parts.unable) return done(fail(UNABLE[parts.unable]()));

  const limits = limitsOf(parts, reading, use);
  if (!limits.ok) return done(limits);
  if (parts.every) return done(again(parts, parts.every, limits.value, reading, use));
  return done(single(parts, limits.value, reading, use));
}

interface Parts {
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

type Use = <T extends Span>(one: T) => T;

/** An hour that may be something else counts beside another time; so does a part of the day. */
function believable(text: string, moment: Moment, before: Said | undefined, reading: Reading): boolean {
  if (moment.day !== undefined || moment.within !== undefined) return true;
  const beside = before !== undefined && before.kind !== 'moment' && isGlue(text, before.end, moment.start);
  if (moment.clock === undefined)
    return moment.part !== undefined && (beside || /^(?:noon|midnight)/.test(text.slice(moment.start)));
  if (!moment.clock.doubtful) return true;
  const wrong = moment.clock.hour > 24 || moment.clock.minute > 59;
  return (
    moment.part !== undefined ||
    beside ||
    moment.fromWord ||
    (wrong && reading.direction === 'future' && moment.clock.hour > 1)
  );
}

function sort(said: readonly Said[], use: Use): Parts {
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

interface Limits {
  readonly firstDate?: LocalDate;
  readonly until?: LocalDate;
  /** An hour that stood in the first day (从6月3日上午9点开始). */
  readonly clock?: Moment;
}

function limitsOf(parts: Parts, reading: Reading, use: Use): Result<Limits, Sentence> {
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

/** What happens again and again. */
function again(parts: Parts, every: EverySaid, limits: Limits, reading: Reading, use: Use): Result<Once, Sentence> {
  let said = every;
  let { firstDate, until } = limits;
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
  if (parts.before && !until) use(parts.before);
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
  const candidates = parts.main.filter((moment) => moment.clock !== undefined || moment.part !== undefined);
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

function countOf(parts: Parts, rule: Rule, first: LocalDate): Result<{ count?: number; until?: LocalDate }, Sentence> {
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

/** What happens once. */
function single(parts: Parts, limits: Limits, reading: Reading, use: Use): Result<Once, Sentence> {
  const { main } = parts;
  // 周二周四 without 每 is every week on those days.
  const weekly = main.find(
    ({ day }) =>
      day?.type === 'weekdays' && day.weekdays.length > 1 && day.week === undefined && !isWeekend(day.weekdays),
  );
  if (weekly?.day?.type === 'weekdays' && reading.direction !== 'past') {
    reading.assume(assumptions.weekly());
    use(weekly);
    return again(parts, { unit: 'week', interval: 1, weekdays: weekly.day.weekdays }, limits, reading, use);
  }
  const deadline = deadlineOf(parts, reading, use);
  if (!deadline.ok) return deadline;
  const more: Once = {
    ...deadline.value,
    ...(limits.firstDate === undefined ? {} : { firstDate: limits.firstDate }),
    ...(limits.until === undefined ? {} : { until: limits.until }),
    ...(parts.holidays ? { holidays: parts.holidays } : {}),
  };
  const named = main.filter((one) => one.day !== undefined && (one.day.type !== 'year' || one.day.end));
  const rank = ({ day }: Moment): number =>
    day === undefined ? 9 : /now$/.test(day.type) ? 3 : /^(?:week|month|year)$/.test(day.type) ? 2 : 1;
  const day = named.sort((a, b) => rank(a) - rank(b))[0];
  const clocks = main.filter((one) => one.clock !== undefined && (one.day === undefined || one === day));
  const listed = listedTimes(day, clocks, reading);
  if (listed) {
    for (const one of listed.used) use(one);
    return listed.result.ok ? ok({ ...more, ...listed.result.value }) : listed.result;
  }
  const clock =
    (day?.clock ? day : undefined) ?? chooseClock(clocks, day, reading) ?? main.find((one) => one.part !== undefined);
  if (!day && !clock) return ok(more);
  if (day) use(day);
  if (clock && clock !== day && !(day?.day && /now$/.test(day.day.type))) use(clock);
  const once = onceOf(day, clock, reading);
  return once.ok ? ok({ ...more, ...once.value }) : once;
}

const isWeekend = (weekdays: readonly number[]): boolean => weekdays.join() === '5,6';

/** Of several hours in a report, the first one that has been: 14:00的会 12:50弄好了 was done at 12:50. */
function chooseClock(clocks: readonly Moment[], day: Moment | undefined, reading: Reading): Moment | undefined {
  if (reading.direction !== 'past' || day !== undefined || clocks.length < 2) return clocks[0];
  return (
    clocks.find(({ clock, part }) => {
      const hour = clock ? hourOf(clock, part) : undefined;
      return hour?.ok && latest(hour.value, { ...reading, assume: () => {} }) !== undefined;
    }) ?? clocks[0]
  );
}

function deadlineOf(parts: Parts, reading: Reading, use: Use): Result<Once, Sentence> {
  const moment = parts.before;
  if (!moment) return ok({});
  const forward: Reading = { ...reading, direction: reading.direction === 'past' ? 'any' : reading.direction };
  const hour = timeOf(moment.clock, moment.part);
  if (!hour.ok) return hour;
  const found: Result<DayFound, Sentence> = moment.within
    ? distanceOf(moment.within.amount, moment.within.unit, forward)
    : moment.day
      ? dayOf(moment.day, forward, hour.value?.time)
      : ok({ type: 'days', from: todayOf(reading), to: todayOf(reading) } as const);
  if (!found.ok) return found;
  if (found.value.type === 'now' || found.value.type === 'just-now') return ok({});
  use(moment);
  if (found.value.type === 'instant') {
    const at = found.value.at;
    return ok({ deadline: { date: dayOfInstant(at, reading), at } });
  }
  // 6月前 is before June begins; 周五前 and 6月10日前 take the day itself in.
  const date = found.value.month && !moment.inside ? addDays(found.value.from, -1) : found.value.to;
  if (reading.direction === 'future' && date < todayOf(reading)) return fail(problems.past(chineseDate(date)));
  if (!hour.value) return ok({ deadline: { date } });
  const at = instantAt(hour.value.shift === 1 ? addDays(date, 1) : date, hour.value.time, reading.zone);
  if (hour.value.assumed) reading.assume(hour.value.assumed);
  if (reading.direction === 'future' && at <= reading.now)
    return fail(problems.past(`${chineseDate(date)}${hour.value.time}`));
  return ok({ deadline: { date, at } });
}

const dayOfInstant = (at: number, reading: Reading): LocalDate => todayOf({ ...reading, now: at });
