import { fail, ok, type Result } from '../../base/result.ts';
import type { Sentence } from '../../base/sentence.ts';
import { localTime } from '../../base/time.ts';
import type { Turn } from '../../commands/turn.ts';
import type { Places } from '../../people/places.ts';
import type { WorkCalendar } from '../../schedule/calendar.ts';
import { WEEKDAYS, weekdayOf } from '../../schedule/days.ts';
import { parseRule } from '../../schedule/rule.ts';
import { messages } from './messages.ts';
import type { Schedule, When } from './model.ts';
import { clauseCount, minutesAhead, passMark, questionCount, timeLimit } from './numbers.ts';
import { type PlaceSaid, placeIn } from './place.ts';
import { illegalIn, whenOf } from './plan.ts';
import { isImpossible, timeIn, type WhenSaid } from './slots.ts';
import { topicsIn } from './topics.ts';
import { CHANGES, holidayPolicyIn } from './words.ts';

/** What of a schedule is to be another: only what was said. */
export interface ChangeSaid {
  readonly time?: WhenSaid;
  readonly count?: number;
  readonly pass?: number;
  readonly ahead?: number;
  readonly limit?: number;
  readonly place?: PlaceSaid;
  readonly holidays?: 'skip' | 'move' | 'run';
  readonly topics?: readonly string[];
}

const TOPIC = /(?:主题|内容|题目|范围)(?:改成|改为|换成|换为|[是为])|\b(?:topics?|subject)\b/i;

/** `保洁周一的测试改到周二下午3点`: what it was, and what it is to be. */
export function sidesOf(text: string): { readonly before: string; readonly after: string } {
  const verb = CHANGES.exec(text);
  if (!verb) return { before: text, after: text };
  if (/[a-z]/i.test(verb[0])) {
    const to = /\bto\b|\binto\b/i.exec(text.slice(verb.index));
    if (!to) return { before: text, after: '' };
    const at = verb.index + to.index;
    return { before: text.slice(0, at), after: text.slice(at + to[0].length) };
  }
  return { before: text.slice(0, verb.index), after: text.slice(verb.index + verb[0].length) };
}

/** Reads what is to be new. */
export function changeIn(
  after: string,
  whole: string,
  kind: Schedule['kind'],
  turn: Turn,
  { calendar, places }: { readonly calendar: WorkCalendar; readonly places: () => Places },
): ChangeSaid {
  const holidays = holidayPolicyIn(whole);
  const ahead = minutesAhead(after);
  const pass = passMark(ahead?.rest ?? after);
  const limit = kind === 'quiz' ? timeLimit(pass?.rest ?? ahead?.rest ?? after) : undefined;
  // 改到第一会议室: what follows the verb is a place if it can be one.
  const place = kind === 'meeting' ? placeIn(`在${after.trim()}`, places()) : undefined;
  const rest = place?.rest ?? limit?.rest ?? pass?.rest ?? ahead?.rest ?? after;
  const count = (kind === 'quiz' ? questionCount : clauseCount)(rest);
  const said = after === whole && holidays !== undefined ? undefined : timeIn(count?.rest ?? rest, turn, calendar);
  const topics = TOPIC.test(whole) ? topicsIn((said?.rest ?? count?.rest ?? rest).replace(TOPIC, ' ')) : [];
  const found: ChangeSaid = {
    ...(count ? { count: count.value } : {}),
    ...(pass ? { pass: pass.value } : {}),
    ...(ahead ? { ahead: ahead.value } : {}),
    ...(place ? { place: place.value } : {}),
    ...(limit ? { limit: limit.value } : {}),
    ...(holidays === undefined ? {} : { holidays }),
    ...(topics.length > 0 ? { topics } : {}),
  };
  if (!said) return found;
  const { rest: _, spans: __, ...time } = said;
  return { ...found, time };
}

export const saysNothing = (said: ChangeSaid): boolean => Object.keys(said).length === 0;

/** A schedule as it is to be; or why it can't. */
export function changed(
  schedule: Schedule,
  said: ChangeSaid,
  turn: Pick<Turn, 'now' | 'zone'>,
  calendar: WorkCalendar,
): Result<Schedule, Sentence> {
  const illegal = illegalIn(schedule.kind, said);
  if (illegal) return fail(illegal);
  const when = newWhen(schedule.when, said, turn, calendar);
  if (!when.ok) return when;
  return ok({
    ...schedule,
    when: when.value,
    ...(said.count === undefined ? {} : { count: said.count }),
    ...(said.pass === undefined ? {} : { pass: said.pass }),
    ...(said.ahead === undefined ? {} : { offset: said.ahead }),
    ...(said.place === undefined ? {} : { place: said.place.name }),
    ...(said.limit === undefined ? {} : { limit: said.limit }),
    ...(said.topics === undefined ? {} : { topics: [...said.topics] }),
  });
}

/** Only the hour, only the day, or both: what is not said stays. */
function newWhen(
  before: When,
  { time, holidays }: ChangeSaid,
  turn: Pick<Turn, 'now' | 'zone'>,
  calendar: WorkCalendar,
): Result<When, Sentence> {
  const withPolicy = (when: When): When => (holidays === undefined || 'at' in when ? when : { ...when, holidays });
  if (time === undefined || isImpossible(time)) return ok(withPolicy(before));
  const planning = { ...turn, calendar };
  const policy = holidays ?? ('at' in before ? undefined : before.holidays);
  if (time.rule !== undefined || 'at' in before) {
    const hour = time.time ?? hourOf(before, turn.zone);
    const found = whenOf({ ...time, ...(time.at === undefined ? { time: hour } : {}) }, policy, planning, []);
    if (!found.ok) return found;
    return found.value ? ok(found.value) : fail(messages.whatChange);
  }
  // Of what recurs: 周二下午3点 is every Tuesday from now on; an hour alone leaves the days as they are.
  const at = typeof time.at === 'number' ? localTime(time.at, turn.zone) : undefined;
  const hour = time.time ?? at?.time.slice(0, 5) ?? before.time;
  const date = time.date ?? at?.date;
  const rule = parseRule(before.rule);
  if (date === undefined || time.time !== undefined) return ok(withPolicy({ ...before, time: hour }));
  if (rule?.frequency !== 'WEEKLY') return fail(messages.whatChange);
  const moved = before.rule.replace(/BYDAY=[^;]*/, `BYDAY=${WEEKDAYS[weekdayOf(date)]}`);
  const found = whenOf({ assumed: [], rule: moved, time: hour }, policy, planning, []);
  if (!found.ok) return found;
  return found.value ? ok(found.value) : fail(messages.whatChange);
}

const hourOf = (when: When, zone: string): string =>
  'at' in when ? localTime(when.at, zone).time.slice(0, 5) : when.time;

/** What of the change the interfaces name. */
export function changeSlots(said: ChangeSaid, after: Schedule | undefined): Record<string, unknown> {
  const when = after?.when;
  return {
    ...(said.count === undefined ? {} : { count: said.count }),
    ...(said.pass === undefined ? {} : { pass: said.pass }),
    ...(said.ahead === undefined ? {} : { offset_min: said.ahead }),
    ...(said.place === undefined ? {} : { place: said.place.name }),
    ...(said.limit === undefined ? {} : { limit_min: said.limit }),
    ...(said.holidays === undefined ? {} : { holidays: said.holidays }),
    ...(said.topics === undefined ? {} : { topics: said.topics }),
    ...(said.time !== undefined && when && 'rule' in when ? { rrule: when.rule, time: when.time } : {}),
  };
}
