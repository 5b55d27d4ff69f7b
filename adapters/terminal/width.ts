import { eastAsianWidth } from 'get-east-asian-width';

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });
/** Shown as a picture of two columns, whatever the width of its parts. */
const EMOJI =
  /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|\p{Regional_Indicator}{2}|[\d#*]\ufe0f?\u20e3)/u;
/** Takes no room of its own. */
const WEIGHTLESS = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]+$/u;

/** The characters of a text as a reader sees them. */
export const charactersOf = (text: string): string[] => [...graphemes.segment(text)].map(({ segment }) => segment);

/** How many columns of a terminal one character takes: 0, 1 or 2. */
export function characterWidth(character: string): number {
  if (EMOJI.test(character)) return 2;
  if (WEIGHTLESS.test(character)) return 0;
  return eastAsianWidth(character.codePointAt(0) ?? 0);
}

/** How many columns a text takes on one line. */
export const displayWidth = (text: string): number =>
  charactersOf(text).reduce((sum, character) => sum + characterWidth(character), 0);

/** `text` filled up with blanks to `columns`. */
export const padded = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - displayWidth(text)));

/** No line begins with these (GB/T 15834: marks that close or part). */
const NEVER_FIRST = /^[，。、；：！？）》」』】〉”’…·,.;:!?)\]}%]/u;

/**
 * `text` in lines of at most `columns` columns. Latin words stay whole where they can; no line begins with a closing mark
 * unless it has no other choice.
 */
export function wrapped(text: string, columns: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(4, columns)));
}

function wrapLine(line: string, columns: number): string[] {
  const out: string[] = [];
  let held: string[] = [];
  let width = 0;
  for (const character of charactersOf(line)) {
    const more = characterWidth(character);
    if (width + more > columns) {
      const at = breakBefore(held, character);
      out.push(held.slice(0, at).join('').trimEnd());
      held = held.slice(at);
      if (held[0] === ' ') held = held.slice(1);
      width = held.reduce((sum, c) => sum + characterWidth(c), 0);
      if (character === ' ' && held.length === 0) continue;
    }
    held.push(character);
    width += more;
  }
  if (held.length > 0 || out.length === 0) out.push(held.join(''));
  return out;
}

/** Where `held` is best cut when `next` no longer fits. */
function breakBefore(held: readonly string[], next: string): number {
  let at = held.length;
  const follower = (i: number) => held[i] ?? next;
  const wordChar = /^[A-Za-z0-9_/.-]/;
  while (
    at > 1 &&
    (NEVER_FIRST.test(follower(at)) || (wordChar.test(follower(at)) && wordChar.test(held[at - 1] ?? '')))
  ) {
    at -= 1;
  }
  // A word or a row of marks that fills the line: cut where it ends.
  return at <= 1 ? held.length : at;
}
