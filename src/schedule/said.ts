import type { Instant } from '../base/clock.ts';
import type { Sentence } from '../base/sentence.ts';
import type { LocalDate } from '../base/time.ts';

/**
 * What a message says about when something happens, read by `readTime`. Only what was said or follows from it is there:
 * `每周一早上9点` has a rule and a time, `明天下午三点` an instant, `下周三` a date, `从6月3日开始 每周二` a rule and its first day.
 */
export interface SaidTime {
  /** Once, day and time known; `now` for 现在 · 马上. */
  readonly at?: Instant | 'now';
  /** Once, the time not known. */
  readonly date?: LocalDate;
  /** `HH:MM`: of a rule, or alone. */
  readonly time?: string;
  /** Again and again: an RFC 5545 rule without `RRULE:` (FREQ, BYDAY, BYMONTHDAY, BYMONTH, INTERVAL, COUNT, UNTIL), or `WORKDAY`. */
  readonly rule?: string;
  /** The first day that the rule may fall on, when it was said (从6月3日开始). */
  readonly firstDate?: LocalDate;
  /** The last day, when it was said without a rule to hold it (暂停到6月16号). */
  readonly until?: LocalDate;
  /** The instant until which, of a few hours (暂停2小时); `until` is its day then. */
  readonly untilAt?: Instant;
  /** How many times in all, of `WORKDAY` (of another rule, COUNT says it). */
  readonly count?: number;
  /** What a holiday does to it, when it was said (遇节假日顺延). */
  readonly holidays?: 'skip' | 'move' | 'run';
  /** Several instants said in one breath (巡查 8点、10点、12点); `at` is absent then. */
  readonly times?: readonly Instant[];
  /** `HH:MM` at which it ends (8点到9点). */
  readonly ends?: string;
  /** By when something is to be done (月底前, 明天中午12点前, 3天内): the day, and the instant when an hour was said. */
  readonly deadline?: { readonly date: LocalDate; readonly at?: Instant };
  /** `YYYY-MM`: a month as a whole (上个月, 4月). */
  readonly month?: string;
  /** The part of the day, where it was all that was said of the time (明天下午). */
  readonly part?: 'morning' | 'noon' | 'afternoon' | 'evening' | 'night';
  /** 刚才: in the past, but no time that can be written down. */
  readonly justNow?: true;
  /** Where in the message the time stood: [from, to) in the text as it was given. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
  /** What was taken for granted, to be said in the echo: `没说上午下午，按下午4点`. */
  readonly assumed: readonly Sentence[];
  /** The message without what was read here. */
  readonly rest: string;
}

/** Why a time that was said cannot be: `2月没有30号。换一天，例如：2月28号`. */
export interface ImpossibleTime {
  readonly problem: Sentence;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
  readonly rest: string;
}
