import type { Slot } from '../../commands/command.ts';
import type { Turn } from '../../commands/turn.ts';
import type { WorkCalendar } from '../../schedule/calendar.ts';
import type { ImpossibleTime, SaidTime } from '../../schedule/said.ts';
import { readTime } from '../../schedule/words/read-time.ts';
import { messages } from './messages.ts';
import type { MeetingKind } from './model.ts';
import { lengthAlone, minutesAhead, type NumberRead, passMark, timeLimit } from './numbers.ts';
import { type ServiceNames, type TeamRead, teamReader } from './team.ts';
import { topicsIn, unreadTime } from './topics.ts';
import { holidayPolicyIn, meetingIn } from './words.ts';

type Without<T> = T extends unknown ? Omit<T, 'rest' | 'spans'> : never;
/** A time as a draft keeps it. */
export type WhenSaid = Without<SaidTime> | Without<ImpossibleTime>;
export type TeamSaid = Without<TeamRead>;

const NOTHING = { zh: '', en: '' } as const;

export const timeIn = (
  text: string,
  { now, zone }: Pick<Turn, 'now' | 'zone'>,
  calendar: WorkCalendar,
): SaidTime | ImpossibleTime | undefined =>
  // 每周一考保洁 is every Monday, not one examination a week.
  readTime(text.replace(/(每周[一二三四五六日])(?=[考测推给学])/g, '$1 '), {
    now,
    zone,
    calendar,
    direction: 'future',
  });

export const isImpossible = (said: WhenSaid): said is Without<ImpossibleTime> => 'problem' in said;

/** When it is to be. An hour that answers a question joins the day or the rule that was said before. */
export function whenSlot(calendar: WorkCalendar): Slot<WhenSaid> & { readonly required: false } {
  return {
    required: false,
    ask: messages.askTime,
    read: (rest, turn) => {
      const said = timeIn(rest, turn, calendar);
      if (!said) return undefined;
      const { rest: left, spans: _, ...value } = said;
      return { value, rest: left };
    },
    join: joinTimes,
  };
}

export function joinTimes(before: WhenSaid, answer: WhenSaid): WhenSaid {
  if (isImpossible(before) || isImpossible(answer)) return answer;
  if (answer.at !== undefined || answer.rule !== undefined || answer.date !== undefined) {
    // 每周五, then 下午四点: the hour alone may come as an instant of today.
    return { ...answer, ...(answer.time === undefined && before.time !== undefined ? { time: before.time } : {}) };
  }
  return { ...before, ...answer, assumed: [...before.assumed, ...answer.assumed] };
}

export function teamSlot(names: ServiceNames): Slot<TeamSaid> & { readonly required: false } {
  const read = teamReader(names);
  return {
    required: false,
    ask: messages.askTeam,
    read: (text) => {
      const found = read(text);
      if (!found) return undefined;
      const { rest, ...value } = found;
      return { value, rest };
    },
  };
}

const numberSlot = (read: (text: string) => NumberRead | undefined): Slot<number> & { readonly required: false } => ({
  required: false,
  ask: messages.askCount,
  read,
});

/** A count that may also be the whole answer: 5. */
export const countSlot = (read: (text: string) => NumberRead | undefined) =>
  numberSlot((text) => read(text) ?? read(`${text.trim().replace(/[。.!！道个条]+$/, '')}题条`));
export const passSlot = numberSlot(passMark);
export const aheadSlot = numberSlot(minutesAhead);
/** How long a quiz may take, in minutes. Before the time: 30分钟内答完 is no deadline. */
export const limitSlot = numberSlot(timeLimit);
/** How long a meeting lasts, in minutes. */
export const lengthSlot = numberSlot(lengthAlone);

export const holidaysSlot: Slot<'skip' | 'move' | 'run'> & { readonly required: false } = {
  required: false,
  ask: NOTHING,
  read: (text) => {
    const value = holidayPolicyIn(text);
    return value && { value, rest: text };
  },
};

/** What seems to be a time and could not be read; it stays in the text. */
export const unreadSlot: Slot<string> & { readonly required: false } = {
  required: false,
  ask: NOTHING,
  read: (text) => {
    const value = unreadTime(text);
    return value === undefined ? undefined : { value, rest: text };
  },
};

export const topicsSlot: Slot<readonly string[]> & { readonly required: false } = {
  required: false,
  ask: NOTHING,
  read: (text) => {
    const value = topicsIn(text);
    return value.length > 0 ? { value, rest: '' } : undefined;
  },
};

export interface MeetingSaid {
  readonly kind?: MeetingKind;
}
export const meetingSlot: Slot<MeetingSaid> & { readonly required: false } = {
  required: false,
  ask: NOTHING,
  read: (text) => {
    const found = meetingIn(text);
    if (!found) return undefined;
    const { rest, ...value } = found;
    return { value, rest };
  },
};
