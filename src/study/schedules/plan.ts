import type { Instant } from '../../base/clock.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Sentence } from '../../base/sentence.ts';
import { addDays, DAY, dateOf, instantAt, localTime, MINUTE, toIso } from '../../base/time.ts';
import type { Team } from '../../people/model.ts';
import { type CalendarOf, rhythmOf } from '../../schedule/occurrences.ts';
import { instantInWords } from '../../schedule/rule-words.ts';
import { messages } from './messages.ts';
import type { Content, MeetingKind, ScheduleKind, When } from './model.ts';
import type { PlaceSaid } from './place.ts';
import { isImpossible, type MeetingSaid, type TeamSaid, type WhenSaid } from './slots.ts';
import { nextSteps } from './steps.ts';

/** What was said about something to be scheduled, slot by slot. */
export interface Said {
  readonly kind?: MeetingSaid | undefined;
  readonly group?: TeamSaid | undefined;
  readonly time?: WhenSaid | undefined;
  readonly count?: number | undefined;
  readonly topics?: readonly string[] | undefined;
  /** Words that seem to say a time and were not understood. */
  readonly unread?: string | undefined;
  readonly pass?: number | undefined;
  readonly ahead?: number | undefined;
  /** Minutes that a quiz may take. */
  readonly limit?: number | undefined;
  readonly place?: PlaceSaid | undefined;
  /** Minutes that a meeting lasts. */
  readonly length?: number | undefined;
  readonly holidays?: 'skip' | 'move' | 'run' | undefined;
}

/** Something that can be kept as it stands. */
export interface Plan {
  readonly content: Content;
  readonly when: When;
  /** What was taken for granted. */
  readonly assumed: readonly Sentence[];
}

/** Why not, and what to do instead. `missing`: it was not said; `teams`: of which one is to be chosen. */
export type Objection =
  | { readonly outcome: 'reject'; readonly say: Sentence }
  | {
      readonly outcome: 'ask';
      readonly say: Sentence;
      readonly missing: 'group' | 'time' | 'count';
      readonly teams?: readonly Team[];
    };

export const MOST_QUESTIONS = 100;
export const MOST_CLAUSES = 10;
const MEETING_AHEAD = -15;
/** Minutes of the longest quiz: a day. */
const LONGEST_LIMIT = 1440;
/** Minutes of the longest meeting. */
const LONGEST = 720;

export interface Planning extends CalendarOf {
  readonly now: Instant;
}

const reject = (say: Sentence): Result<never, Objection> => fail({ outcome: 'reject', say });
const ask = (say: Sentence, missing: 'group' | 'time' | 'count', teams?: readonly Team[]): Result<never, Objection> =>
  fail({ outcome: 'ask', say, missing, ...(teams ? { teams } : {}) });

/** Refuses what is illegal, then asks for the first thing that is missing. */
export function planOf(kind: ScheduleKind, said: Said, planning: Planning): Result<Plan, Objection> {
  const illegal = illegalIn(kind, said);
  if (illegal) return reject(illegal);
  const assumed: Sentence[] = [];
  const meeting = kind === 'meeting' ? meetingOf(said, assumed) : undefined;
  const when =
    said.time && !isImpossible(said.time) ? whenOf(said.time, said.holidays, planning, assumed) : ok(undefined);
  if (!when.ok) return reject(when.error);
  const ahead = said.ahead ?? (kind === 'meeting' ? MEETING_AHEAD : undefined);
  if (when.value && nextSteps({ when: when.value, offset: ahead }, planning.now, planning, 1).length === 0) {
    const late = 'at' in when.value && when.value.at > planning.now;
    if (!late) return reject(messages.never);
  }
  if (said.group && 'several' in said.group)
    return ask(messages.askOneTeam(said.group.several.join('、')), 'group', said.group.several);
  const team = said.group && 'team' in said.group ? said.group.team : undefined;
  const minutes = kind === 'meeting' ? minutesOf(said, planning.zone) : undefined;
  if (minutes !== undefined && (minutes < 1 || minutes > LONGEST)) return reject(messages.wrongMinutes);
  if (team === undefined && meeting !== '研讨会') return ask(messages.askTeam, 'group');
  if (!when.value)
    return ask(said.time === undefined || isImpossible(said.time) ? messages.askWhen : messages.askTime, 'time');
  if (kind === 'quiz' && said.count === undefined) return ask(messages.askCount, 'count');
  return ok({
    content: {
      kind,
      topics: [...(said.topics ?? [])],
      ...(meeting === undefined ? {} : { meeting }),
      ...(team === undefined ? {} : { team }),
      ...(said.count === undefined ? {} : { count: said.count }),
      ...(said.pass === undefined ? {} : { pass: said.pass }),
      ...(said.place === undefined ? {} : { place: said.place.name }),
      ...(said.limit === undefined ? {} : { limit: said.limit }),
      ...(minutes === undefined ? {} : { minutes }),
      ...(ahead === undefined ? {} : { offset: ahead }),
    },
    when: when.value,
    assumed,
  });
}

/** How long a meeting lasts, where it was said: 8点到9点, 3小时. */
function minutesOf({ time, length }: Said, zone: string): number | undefined {
  if (length !== undefined || !time || isImpossible(time) || time.ends === undefined) return length;
  const begins = typeof time.at === 'number' ? localTime(time.at, zone).time.slice(0, 5) : time.time;
  if (begins === undefined) return undefined;
  const [from, to] = [begins, time.ends].map((hour) => Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3, 5)));
  const minutes = (to ?? 0) - (from ?? 0);
  return minutes > 0 ? minutes : undefined;
}

/** What can't be, whatever else is missing. */
export function illegalIn(
  kind: ScheduleKind,
  { group, time, count, pass, ahead, limit, place, unread }: Said,
): Sentence | undefined {
  if (time && isImpossible(time)) return time.problem;
  if (unread !== undefined) return messages.unreadTime(unread);
  if (place?.fault) return place.fault;
  if (group && 'unknown' in group) return messages.noSuchTeam(group.unknown);
  const most = kind === 'quiz' ? MOST_QUESTIONS : MOST_CLAUSES;
  if (count !== undefined && !(Number.isInteger(count) && count >= 1 && count <= most))
    return messages.wrongCount(count, most, kind);
  if (pass !== undefined && !(pass >= 1 && pass <= 100)) return messages.wrongPass(pass);
  if (limit !== undefined && !(limit >= 1 && limit <= LONGEST_LIMIT)) return messages.wrongLimit;
  if (ahead !== undefined && !(ahead <= -1 && -ahead * MINUTE <= DAY)) return messages.wrongOffset;
  return undefined;
}

function meetingOf({ kind, time }: Said, assumed: Sentence[]): MeetingKind {
  if (kind?.kind !== undefined) return kind.kind;
  const again = time !== undefined && !isImpossible(time) && time.rule !== undefined;
  const proposed = again ? '周例会' : '专题会';
  assumed.push(messages.proposedKind(proposed));
  return proposed;
}

/** When it is, of what was said; undefined while the hour or the day is missing. */
export function whenOf(
  time: Exclude<WhenSaid, { problem: Sentence }>,
  holidays: Said['holidays'],
  { now, zone }: Planning,
  assumed: Sentence[],
): Result<When | undefined, Sentence> {
  assumed.push(...time.assumed);
  const today = dateOf(now, zone);
  if (time.rule !== undefined) {
    const rhythm = rhythmOf({ ...time, ...(holidays === undefined ? {} : { holidays }) }, now, zone);
    return ok(rhythm);
  }
  if (time.at === 'now') return ok({ at: now });
  const date = time.date ?? time.deadline?.date;
  const at =
    time.at ??
    time.times?.[0] ??
    (date !== undefined && time.time !== undefined ? instantAt(date, time.time, zone) : undefined);
  if (at !== undefined) return at < now ? fail(messages.past(instantInWords(at, today, zone).zh)) : ok({ at });
  if (date !== undefined || time.time === undefined) return ok(undefined);
  const soon = instantAt(today, time.time, zone);
  assumed.push(messages.proposedDay);
  return ok({ at: soon > now ? soon : instantAt(addDays(today, 1), time.time, zone) });
}

/** What was understood, as the interfaces name it: also of a message that is not complete. */
export function slotsOf(kind: ScheduleKind, said: Said, planning: Planning): Record<string, unknown> {
  const { zone, now } = planning;
  const slots: Record<string, unknown> = {};
  if (kind === 'meeting' && said.kind) slots.kind = meetingOf(said, []);
  if (said.group && 'team' in said.group) slots.group = said.group.team;
  if (said.count !== undefined) slots.count = said.count;
  const { time } = said;
  if (time && !isImpossible(time)) {
    const found = whenOf(time, said.holidays, planning, []);
    const when = found.ok ? found.value : undefined;
    if (time.rule !== undefined) slots.rrule = time.rule;
    if (time.rule !== undefined && time.time !== undefined) slots.time = time.time;
    if (time.firstDate !== undefined) slots.first_date = time.firstDate;
    if (when && 'at' in when) slots.at = time.at === 'now' ? 'now' : toIso(when.at, zone);
    else if (when) {
      const first = nextSteps({ when, offset: said.ahead }, now, planning, 1)[0];
      if (first) slots.first = toIso(first.due, zone);
    } else if (time.date !== undefined) slots.date = time.date;
  }
  const topics = said.topics ?? [];
  if (topics.length > 0) {
    if (kind === 'quiz') slots.topics = topics;
    else slots.topic = topics.join('、');
  }
  if (said.pass !== undefined) slots.pass = said.pass;
  if (said.place !== undefined) slots.place = said.place.name;
  if (said.limit !== undefined) slots.limit_min = said.limit;
  if (said.ahead !== undefined) slots.offset_min = said.ahead;
  if (said.holidays !== undefined) slots.holidays = said.holidays;
  return slots;
}
