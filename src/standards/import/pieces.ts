/** A document before it is Markdown: paragraphs and tables in order, whatever file they came from. */
export type Piece =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Level of a heading, where the file said so. */
      readonly heading?: number;
    }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/** Full-width letters and digits as ASCII; Chinese punctuation stays, since it is the text's own. */
export const asciiLetters = (text: string): string =>
  text
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/(?<=\d)．(?=\d)/g, '.');

/** How a text sets Han characters beside Latin letters and digits: `按 TY 101 的` with blanks, or `按TY 101的` without. */
export function setsBlanks(text: string): boolean {
  const apart = text.match(/[\p{Script=Han}] (?=[A-Za-z0-9])/gu)?.length ?? 0;
  const close = text.match(/[\p{Script=Han}](?=[A-Za-z0-9])/gu)?.length ?? 0;
  return apart > close;
}

/** Two parts of a broken line as one: a blank between Latin words, and beside Han characters where the text sets one. */
export function joined(before: string, after: string, blanks = false): string {
  const left = before.trimEnd();
  const right = after.trimStart();
  const latin = /[A-Za-z0-9,]$/.test(left) && /^[A-Za-z0-9]/.test(right);
  const beside =
    (/[\p{Script=Han}]$/u.test(left) && !/[表图第]$/.test(left) && /^[A-Za-z0-9]/.test(right)) ||
    (/[A-Za-z0-9℃%]$/.test(left) && /^[\p{Script=Han}]/u.test(right) && !/[表图第附录]\s?[\dA-Z.]+$/.test(left));
  return left + (latin || (blanks && beside) ? ' ' : '') + right;
}

/** How wide a line prints: a Han character takes two columns. */
export function columns(text: string): number {
  let width = 0;
  for (const character of text)
    width +=
      /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u3000-\u303f]/.test(
        character,
      )
        ? 2
        : 1;
  return width;
}
