import { foldText } from '../../base/fold.ts';

/** A message as the grammar reads it: one script, half-width, lower case; every unit leads back to where it stood. */
export interface ReadText {
  readonly text: string;
  /** Where a folded unit stands in the message. */
  at(index: number): number;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * What stands here is a name or somebody else's words, never a time: titles, quotations, codes of standards, references,
 * clause numbers, web addresses. Each pattern is bounded.
 */
const NAMES: readonly RegExp[] = [
  /《[^《》]{1,80}》|「[^「」]{1,80}」|“[^“”]{1,80}”/g,
  /(?<![a-z])(?:q\/lnjg\s?)?(?:jg|ty|bz|gb\/?[tz]?|db\d{0,4}\/?t?|ga|ws|sb|iss|req|sch|qz|rec|ans)[\s-]{0,2}\d{1,6}(?:\.\d{1,4}){0,5}(?:-\d{4}(?!\d))?/g,
  /(?<![\d.:])\d{1,3}(?:\.\d{1,3}){2,5}(?![\d.:])/g,
  /https?:\/\/[^\s]{1,300}/g,
];
const YEAR_FIRST = /^(?:19|20)\d\d\./;
const MASK = '\ufffd';

/** Folds a message and hides what is no time. A message's folded form is never longer than 4 times the message. */
export function readable(message: string): ReadText {
  // One unit after another, so that each folded unit knows where it came from.
  let text = '';
  const offsets: number[] = [];
  for (const match of message.matchAll(/[\ud800-\udbff][\udc00-\udfff]|[\s\S]/g)) {
    const folded = foldText(match[0]);
    for (let k = 0; k < folded.length; k++) offsets.push(match.index);
    text += folded;
  }
  for (const pattern of NAMES) {
    text = text.replace(pattern, (name) => (YEAR_FIRST.test(name) ? name : MASK.repeat(name.length)));
  }
  return { text, at: (index) => offsets[index] ?? message.length };
}

/**
 * The message without the given spans (of the message itself). Words on both sides of a span stay apart by a blank; the rest
 * is as it was written, and never longer than before.
 */
export function without(message: string, spans: readonly Span[]): string {
  let out = '';
  let done = 0;
  for (const { start, end } of spans) {
    out += message.slice(done, start);
    if (end > start && /\S$/.test(out) && /^\S/.test(message.slice(end, end + 1))) out += ' ';
    done = Math.max(done, end);
    if (/\s$/.test(out)) while (/\s/.test(message[done] ?? '')) done += 1;
  }
  return (out + message.slice(done)).trim();
}
