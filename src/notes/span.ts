import { foldUnits, unitsToString } from '../base/fold.ts';

/** A part of a text: [start, end) in the text as it was given. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A match in the folded text, and where it stands in the original. */
export interface Found extends Span {
  readonly match: RegExpExecArray;
}

/** Matches a pattern (with flag `g` for all) against the folded text: width, case and script make no difference. */
export function findAll(text: string, pattern: RegExp): Found[] {
  const { units, length, offsets } = foldUnits(text, true);
  const folded = unitsToString(units, 0, length);
  const original = (at: number): number => (at >= length ? text.length : (offsets?.[at] ?? at));
  return [...folded.matchAll(new RegExp(pattern.source, 'g'))].map((match) => ({
    match,
    start: original(match.index),
    end: original(match.index + match[0].length),
  }));
}

/** A text without some of its parts; a blank stands where one was. */
export function withoutSpans(text: string, spans: readonly Span[]): string {
  let rest = text;
  for (const { start, end } of [...spans].sort((a, b) => b.start - a.start))
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  return rest.replace(/[ \t]{2,}/g, ' ').trim();
}
