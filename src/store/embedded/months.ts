import type { Instant } from '../../base/clock.ts';
import { dateOf, parseInstant } from '../../base/time.ts';

/** A calendar month, `YYYY-MM`, in the zone of the organisation. */
export type Month = string;

const PREFIX = 'journal-';
const SUFFIX = '.jsonl';

export const fileOfMonth = (month: Month): string => `${PREFIX}${month}${SUFFIX}`;

/** The month that a file of the journal holds; undefined for any other file. */
export function monthOfFile(name: string): Month | undefined {
  return /^journal-(\d{4,6}-\d\d)\.jsonl$/.exec(name)?.[1];
}

/** Names of the journal's files among those of a folder, oldest first. */
export const journalFiles = (names: readonly string[]): string[] =>
  names.filter((name) => monthOfFile(name) !== undefined).sort();

export function laterMonth(a: Month, b: Month): Month {
  if (a > b) return a;
  return b;
}

export const monthAt = (instant: Instant, zone: string): Month => dateOf(instant, zone).slice(0, 7);

/** The month that a document's `at` falls into (an instant, or ISO 8601 text); undefined when it has none. */
export function monthOfDocument(document: unknown, zone: string): Month | undefined {
  return monthOfValue((document as { at?: unknown } | null)?.at, zone);
}

export function monthOfValue(at: unknown, zone: string): Month | undefined {
  if (typeof at === 'number' && Number.isFinite(at)) return monthAt(at, zone);
  if (typeof at !== 'string') return undefined;
  const instant = parseInstant(at);
  if (instant !== undefined) return monthAt(instant, zone);
  return /^\d{4}-\d\d/.exec(at)?.[0];
}
