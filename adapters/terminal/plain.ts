/** Marks that turn the reading direction round: a line that shows other words than it holds. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** What a terminal obeys instead of showing: escape sequences begin with one of these. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
const REST = /[\u0080-\u009f\ufff9-\ufffb]/g;

/**
 * A text that a terminal can only show. Whatever would move the cursor, change colours, set the title or hide a link loses
 * its first character to the picture of it (`␛[31m`), so that one still sees that somebody tried.
 */
export const plain = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', '  ')
    .replaceAll(/[\u2028\u2029]/g, '\n')
    .replace(CONTROL, (character) =>
      String.fromCharCode(character === '\u007f' ? 0x2421 : 0x2400 + character.charCodeAt(0)),
    )
    .replace(REST, '\ufffd')
    .replace(DIRECTION, '');
