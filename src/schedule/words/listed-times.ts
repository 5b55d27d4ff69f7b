import { fail, ok, type Result } from '../../base/result.ts';
import type { Sentence } from '../../base/sentence.ts';
import { addDays, DAY, instantAt, type LocalDate } from '../../base/time.ts';
import { type Hour, hourOf } from './hour.ts';
import { assumptions, problems } from './messages.ts';
import type { Moment } from './moment.ts';
import { isOver, type Once } from './once.ts';
import { dayOf, type Reading, todayOf } from './resolve-day.ts';

export interface ListedTimes {
  readonly result: Result<Once, Sentence>;
  readonly used: readonly Moment[];
}

/**
 * Several hours in one breath: 8点、10点、12点、14点, and through a night 22点 1点 4点.
 * @returns undefined when there is one hour only, or they are no list.
 */
export function listedTimes(
  day: Moment | undefined,
  clocks: readonly Moment[],
  reading: Reading,
): ListedTimes | undefined {
  const [first, ...others] = clocks;
  const end = others.findIndex((one) => !one.listed);
  const run = end < 0 ? others : others.slice(0, end);
  if (!first || run.length === 0 || (day !== undefined && day !== first && day.clock !== undefined)) return undefined;
  const used = [...(day ? [day] : []), first, ...run];
  const hours: Hour[] = [];
  for (const { clock, part } of [first, ...run]) {
    if (!clock) return undefined;
    const hour = hourOf(clock, part ?? first.part);
    if (!hour.ok) return { result: hour, used };
    hours.push(hour.value);
  }
  if (reading.direction === 'future') {
    return { result: fail(problems.severalHours(hours.map(({ time }) => time).join('、'))), used };
  }
  const found = day?.day === undefined ? undefined : dayOf(day.day, reading);
  if (found && !found.ok) return { result: found, used };
  const today = todayOf(reading);
  const dates =
    found?.value.type === 'days'
      ? [found.value.from]
      : reading.direction === 'past'
        ? [today, addDays(today, -1)]
        : [today];
  const chains = dates.flatMap((date) => chainsFrom(date, hours, reading));
  const fitting =
    reading.direction === 'past' ? chains.filter((times) => times.every((at) => isOver(at, reading))) : chains;
  const best = fitting.sort((a, b) => (reading.direction === 'past' ? (b.at(-1) ?? 0) - (a.at(-1) ?? 0) : 0))[0];
  if (!best) return undefined;
  if (day === undefined && (best[0] ?? 0) < instantAt(today, '00:00', reading.zone))
    reading.assume(assumptions.yesterday());
  return { result: ok({ times: best }), used };
}

/** The hours one after the other from a day on, each the next time that the clock shows it; within a day and a night. */
function chainsFrom(date: LocalDate, hours: readonly Hour[], reading: Reading): number[][] {
  const halves = ({ time, other }: Hour): string[] => (other === undefined ? [time] : [time, other]);
  const [first, ...others] = hours;
  if (!first) return [];
  return halves(first)
    .map((time) => {
      const times = [instantAt(first.shift === 1 ? addDays(date, 1) : date, time, reading.zone)];
      for (const hour of others) {
        const after = times.at(-1) ?? 0;
        const next = [0, 1, 2]
          .flatMap((days) => halves(hour).map((half) => instantAt(addDays(date, days), half, reading.zone)))
          .filter((at) => at > after);
        times.push(Math.min(...next));
      }
      return times;
    })
    .filter((times) => (times.at(-1) ?? 0) - (times[0] ?? 0) < DAY);
}
