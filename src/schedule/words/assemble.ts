import { fail, ok, type Result } from '../../base/result.ts';
import type { Sentence } from '../../base/sentence.ts';
import { deadlineOf } from './deadline.ts';
import { hourOf } from './hour.ts';
import { type Limits, limitsOf } from './limits.ts';
import { listedTimes } from './listed-times.ts';
import { assumptions } from './messages.ts';
import type { Moment, Said } from './moment.ts';
import { latest, type Once, onceOf } from './once.ts';
import { believable, type Parts, sortParts, UNABLE, type Use } from './parts.ts';
import { again } from './recurring.ts';
import type { Reading } from './resolve-day.ts';
import type { Span } from './text.ts';

export interface Assembled {
  readonly result: Result<Once, Sentence>;
  /** The stretches of the folded text that it was read from. */
  readonly used: readonly Span[];
}

/** Puts everything that was said together; what finds no place in it stays in the message. */
export function assemble(text: string, said: readonly Said[], reading: Reading): Assembled | undefined {
  const all = said.filter((one, i) => one.kind !== 'moment' || believable(text, one, said[i - 1], reading));
  const used: Span[] = [];
  const use = <T extends Span>(one: T): T => {
    used.push({ start: one.start, end: one.end });
    return one;
  };
  const parts = sortParts(all, use);
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
    ...(limits.untilAt === undefined ? {} : { untilAt: limits.untilAt }),
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
