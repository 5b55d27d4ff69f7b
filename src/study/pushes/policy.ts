import type { Instant } from '../../base/clock.ts';
import { addDays, dateOf, instantAt, localTime } from '../../base/time.ts';
import type { PushKind, PushWishes, Quiet } from './model.ts';

/** Nobody is told at night what can wait (issue 4 §2). */
export const NIGHT: Quiet = { from: '20:00', to: '07:30' };
/** Who works at night sleeps by day. */
export const DAY_SLEEP: Quiet = { from: '08:00', to: '18:00' };
/** Study pushes a person a day. */
export const MOST_A_DAY = 3;

/** The quiet hours of a person: their own, else those of a night shift, else the night. */
export const quietOf = (wishes: PushWishes | undefined, posts: readonly string[]): Quiet =>
  wishes?.quiet ?? (posts.some((post) => /夜班|夜值|night/i.test(post)) ? DAY_SLEEP : NIGHT);

/** When quiet hours that hold at an instant end; undefined when they don't hold. */
export function quietEnd({ from, to }: Quiet, now: Instant, zone: string): Instant | undefined {
  const { date, time } = localTime(now, zone);
  const hour = time.slice(0, 5);
  if (from === to) return undefined;
  if (from < to) return from <= hour && hour < to ? instantAt(date, to, zone) : undefined;
  if (hour >= from) return instantAt(addDays(date, 1), to, zone);
  return hour < to ? instantAt(date, to, zone) : undefined;
}

/** The next morning that a person may be told something, by their own hours. */
export function nextMorning(quiet: Quiet, now: Instant, zone: string): Instant {
  const tomorrow = addDays(dateOf(now, zone), 1);
  return instantAt(tomorrow, quiet.from > quiet.to ? quiet.to : NIGHT.to, zone);
}

export type Verdict =
  | { readonly send: true }
  | { readonly send: false; readonly why: 'quiet' | 'muted' | 'cap'; readonly due?: Instant };

export interface Standing {
  readonly wishes: PushWishes | undefined;
  readonly posts: readonly string[];
  /** Study pushes that the person has had today. */
  readonly had: number;
}

/** Whether a push goes out now, else when and why it is put off. */
export function verdictOn(kind: PushKind, { wishes, posts, had }: Standing, now: Instant, zone: string): Verdict {
  if (kind === 'duty' || kind === 'emergency') return { send: true };
  const quiet = quietOf(wishes, posts);
  const mute = wishes?.mute;
  if (mute && (mute.what === 'all' || kind === 'study') && (mute.until === undefined || now < mute.until)) {
    if (mute.until === undefined) return { send: false, why: 'muted' };
    // A mute that ends at night ends with the night.
    return { send: false, why: 'muted', due: quietEnd(quiet, mute.until, zone) ?? mute.until };
  }
  const end = quietEnd(quiet, now, zone);
  if (end !== undefined) return { send: false, why: 'quiet', due: end };
  if (kind === 'study' && had >= MOST_A_DAY) return { send: false, why: 'cap', due: nextMorning(quiet, now, zone) };
  return { send: true };
}
