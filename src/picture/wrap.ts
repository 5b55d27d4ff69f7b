/** No line begins with one of these, and none ends with one of those (GB/T 15834, 5.1). */
const NOT_FIRST = /^[，。、；：？！）】》〉」』”’·…—～%‰℃℉,.;:?!)\]}]/;
const NOT_LAST = /[（【《〈「『“‘([{]$/;

/**
 * Pieces that stay on one line: a word, a code, a number with its unit (`不少于 125 g` breaks before 125 only). A Chinese
 * character is a piece by itself.
 */
const PIECE =
  /\d[\d.,:/—–~～-]*\s?(?:[A-Za-zµμΩ%‰℃°²³/·]+|[\p{Script=Han}](?![\p{Script=Han}]))?|[A-Za-z][\w.'/-]*|\s+|[\s\S]/gu;

/**
 * Breaks a text into lines of at most `width`, as wide as `measure` says; a line end in the text stays one. A piece that is
 * wider than a line by itself is broken anywhere.
 */
export function wrapped(text: string, width: number, measure: (text: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => wrappedParagraph(paragraph.trimEnd(), width, measure));
}

function wrappedParagraph(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of unbreakable(text)) {
    if (measure((line + piece).trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '';
    for (const part of measure(piece.trim()) > width ? [...piece] : [piece]) {
      if (line !== '' && measure(line + part) > width) {
        lines.push(line);
        line = '';
      }
      line += part;
    }
    line = line.trimStart();
  }
  return [...lines, line.trimEnd()];
}

/** Pieces with the marks that may not be parted from them. */
function unbreakable(text: string): string[] {
  const joined: string[] = [];
  for (const [piece] of text.matchAll(PIECE)) {
    const before = joined.at(-1);
    if (before !== undefined && (NOT_FIRST.test(piece) || NOT_LAST.test(before))) joined[joined.length - 1] += piece;
    else joined.push(piece);
  }
  return joined;
}
