import type { Turn } from '../../commands/turn.ts';
import type { Team } from '../../people/model.ts';
import { parseRule } from '../../schedule/rule.ts';
import type { SaidTime } from '../../schedule/said.ts';
import { type MeetingKind, type Schedule, type ScheduleKind, scheduleRef, schedules } from './model.ts';
import { type ServiceNames, teamReader } from './team.ts';
import { kindsIn, meetingIn } from './words.ts';

/** Which schedules a message means, and how it named them. */
export interface Meant {
  /** As the message named them: `SCH-3`, 保洁, 测试. */
  readonly match: string;
  readonly ref?: string;
  readonly team?: Team;
  readonly kind?: ScheduleKind;
  readonly found: readonly Schedule[];
  readonly rest: string;
}

const REF = /\bsch\s*[-—－]?\s*(\d{1,6})(?:\s*号)?/i;
const ALL = /所有|全部|一律|\ball\b/i;
const WEEKDAYS = '一二三四五六日天';
const EN_WEEKDAYS = /\b(mon|tue|wed|thu|fri|sat|sun)/i;
const EN = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The ref that a message names. */
export const refIn = (text: string): string | undefined => {
  const number = REF.exec(text)?.[1];
  return number === undefined ? undefined : scheduleRef(Number(number));
};

/** Everything of the given states that a message may mean: by its ref, else by team, kind, weekday, hour and topic. */
export async function findMeant(
  turn: Turn,
  text: string,
  names: ServiceNames,
  states: readonly Schedule['state'][] = ['active', 'paused'],
  time?: SaidTime,
): Promise<Meant> {
  const ref = refIn(text);
  if (ref !== undefined) {
    const one = await turn.tx.get(schedules, ref);
    return { match: ref, ref, found: one && states.includes(one.state) ? [one] : [], rest: text.replace(REF, ' ') };
  }
  const said = teamReader(names)(text);
  const team = said && 'team' in said ? said.team : undefined;
  const kind = kindsIn(text)[0];
  const meeting = kind === 'meeting' ? meetingIn(text)?.kind : undefined;
  const { rows } = await turn.tx.find(schedules, { where: { state: states, ...(team === undefined ? {} : { team }) } });
  const all = rows.map(({ document }) => document);
  const byKind = all.filter((one) => kind === undefined || one.kind === kind);
  const byMeeting = byKind.filter((one) => meeting === undefined || one.meeting === meeting);
  const found = ALL.test(text) ? byMeeting : narrowed(byMeeting, text, time);
  return {
    match: team ?? (meeting as MeetingKind | undefined) ?? text.trim().slice(0, 40),
    ...(team === undefined ? {} : { team }),
    ...(kind === undefined ? {} : { kind }),
    found,
    rest: said?.rest ?? text,
  };
}

/** Of several, those on the weekday, at the hour or about the topic that was named. */
function narrowed(all: readonly Schedule[], text: string, time: SaidTime | undefined): readonly Schedule[] {
  if (all.length < 2) return all;
  const day = weekdayIn(text);
  const filters: ((one: Schedule) => boolean)[] = [
    (one) => one.topics.some((topic) => text.includes(topic)),
    (one) => day !== undefined && weekdaysOf(one).includes(day),
    (one) => time?.time !== undefined && 'time' in one.when && one.when.time === time.time,
  ];
  return filters.reduce((left, fits) => {
    const fitting = left.filter(fits);
    return fitting.length > 0 ? fitting : left;
  }, all);
}

function weekdayIn(text: string): number | undefined {
  const zh = /(?:周|星期|礼拜)([一二三四五六日天])/.exec(text)?.[1];
  if (zh !== undefined) return Math.min(WEEKDAYS.indexOf(zh), 6);
  const en = EN_WEEKDAYS.exec(text)?.[1]?.toLowerCase();
  return en === undefined ? undefined : EN.indexOf(en);
}

const weekdaysOf = ({ when }: Schedule): readonly number[] =>
  'rule' in when ? (parseRule(when.rule)?.byDay.map(({ weekday }) => weekday) ?? []) : [];

export const allAreMeant = (text: string): boolean => ALL.test(text);
