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
  /** What was taken for granted, to be said in the echo: `没说上午下午，按下午4点`. */
  readonly assumed: readonly Sentence[];
  /** The message without what was read here. */
  readonly rest: string;
}

/** Why a time that was said cannot be: `2月没有30号。换一天，例如：2月28号`. */
export interface ImpossibleTime {
  readonly problem: Sentence;
  readonly rest: string;
}
