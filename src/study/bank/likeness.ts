import { narrow } from '../../base/narrow.ts';

const REST = /[^\p{Script=Han}A-Za-z0-9℃%.]+/gu;

/** A text as it is compared: narrow, lower case, without spaces and marks. */
export const plain = (text: string): string => narrow(text).toLowerCase().replace(REST, '');

/** The pairs of neighbouring characters of a text. */
export function pairsOf(text: string): ReadonlySet<string> {
  const folded = plain(text);
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < folded.length; i++) pairs.add(folded.slice(i, i + 2));
  return pairs;
}

/** Which share of the pairs of `a` stands in `b` too: 1 when all of a is said in b. */
export function shareIn(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return shared / a.size;
}

/** How alike two texts are, from 0 to 1, by their pairs (Dice). */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  return (2 * shareIn(a, b) * a.size) / (a.size + b.size);
}
