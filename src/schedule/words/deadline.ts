import { fail, ok, type Result } from '../../base/result.ts';
import type { Sentence } from '../../base/sentence.ts';
import { addDays, instantAt, type LocalDate } from '../../base/time.ts';
import { problems } from './messages.ts';
import { type Once, timeOf } from './once.ts';
import type { Parts, Use } from './parts.ts';
import { chineseDate, type DayFound, dayOf, distanceOf, type Reading, todayOf } from './resolve-day.ts';

/** By when: 月底前, 3天内, 明天中午12点前. */
export function deadlineOf(parts: Parts, reading: Reading, use: Use): Result<Once, Sentence> {
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
