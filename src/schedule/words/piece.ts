/** Parts of a day as people divide it. */
export type DayPart = 'dawn' | 'morning' | 'noon' | 'afternoon' | 'dusk' | 'evening' | 'night';

export type Unit = 'minute' | 'hour' | 'day' | 'workday' | 'week' | 'month' | 'quarter' | 'halfyear' | 'year';

/** A month that was named: by its number, by its distance from now, or both left out for the nearest. */
export interface MonthSaid {
  readonly year?: number;
  /** 明年 is 1. */
  readonly yearsAway?: number;
  /** 1 to 12, as it was said: it may be wrong. */
  readonly month?: number;
  /** 下个月 is 1. */
  readonly monthsAway?: number;
}

/** A day, or a longer time, that was said. */
export type DaySaid =
  | { readonly type: 'offset'; readonly days: number }
  /** Weekdays, Monday 0; `week` is 0 in 这周三, 1 in 下周三, absent in 周三. */
  | { readonly type: 'weekdays'; readonly weekdays: readonly number[]; readonly week?: number }
  | { readonly type: 'date'; readonly of: MonthSaid; readonly days: readonly number[] }
  | { readonly type: 'nth'; readonly of: MonthSaid; readonly n: number; readonly weekday: number }
  | { readonly type: 'week'; readonly week: number }
  | { readonly type: 'month'; readonly of: MonthSaid }
  | { readonly type: 'year'; readonly year?: number; readonly yearsAway?: number; readonly end?: true }
  /** The n-th workday of a month (from its end, when negative). */
  | { readonly type: 'workday'; readonly n: number; readonly of: MonthSaid }
  /** The n-th workday after the holidays (before them, when negative); 0 is the day before they begin. */
  | { readonly type: 'holiday'; readonly n: number; readonly name?: string }
  /** 3天后, 半小时前 (negative). */
  | { readonly type: 'distance'; readonly amount: number; readonly unit: Unit }
  | { readonly type: 'now' }
  | { readonly type: 'just-now' };

export interface ClockSaid {
  /** As it was said: it may be wrong. */
  readonly hour: number;
  readonly minute: number;
  /** am and pm, in English. */
  readonly half?: 'am' | 'pm';
  /** Written so that no half of the day is left open: 04:00, 16:00. */
  readonly plain: boolean;
  /** It may be something else (三点 of a list, a ratio 1:99): read only beside another time. */
  readonly doubtful?: true;
}

/** How often. What is left open (每月) is filled by the days said beside it (5号). */
export interface EverySaid {
  readonly unit: Unit;
  readonly interval: number;
  readonly weekdays?: readonly number[];
  /** 第二个周二 is 2, 最后一个 -1. */
  readonly nth?: number;
  readonly monthDays?: readonly number[];
  /** 第一个工作日 is 1, 最后一个 -1. */
  readonly workday?: number;
  readonly months?: readonly number[];
  /** Of a quarter: its first month is 1, its last 3. */
  readonly monthOfQuarter?: number;
  /** Said so loosely that a day was taken: 月初. */
  readonly loose?: true;
}

/** What one stretch of the message says about time. */
export type Saying =
  | { readonly kind: 'day'; readonly day: DaySaid }
  | { readonly kind: 'part'; readonly part: DayPart }
  | { readonly kind: 'clock'; readonly clock: ClockSaid }
  | { readonly kind: 'every'; readonly every: EverySaid }
  /** 除周末外: which weekdays are left out. */
  | { readonly kind: 'except'; readonly weekdays: readonly number[] }
  /** 共8次; with a unit, 连续4周. */
  | { readonly kind: 'count'; readonly count: number; readonly unit?: Unit }
  /** 3天内; `lasting` is 暂停3天. */
  | { readonly kind: 'within'; readonly amount: number; readonly unit: Unit; readonly lasting?: true }
  | { readonly kind: 'holidays'; readonly policy: 'skip' | 'move' | 'run' }
  /** A rule that can't be kept: every second hour, an eighth day of the week. */
  | { readonly kind: 'unable'; readonly what: 'hourly' | 'weekday' };

export type Piece = Saying & { readonly start: number; readonly end: number };

/**
 * One way to say a time. `pattern` is sticky and bounded; `read` gives nothing when the words are something else after all.
 */
export interface Form {
  readonly pattern: RegExp;
  read(match: RegExpExecArray): Saying | readonly Saying[] | undefined;
}

/** A form from the source of its pattern. */
export const form = (source: string, read: Form['read']): Form => ({ pattern: new RegExp(source, 'y'), read });
