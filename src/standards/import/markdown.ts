import { madeOfParts } from './notice.ts';
import { joined, type Piece } from './pieces.ts';

const CLAUSE = /^(\d{1,2}(?:\.\d{1,3})*|[A-Z](?:\.\d{1,3})+)[.．]?[\s　]*(.*)$/s;
const APPENDIX = /^附\s*录\s*([A-Z])\s*(?:[（(]\s*(规范性|资料性)(?:附录)?\s*[)）])?\s*(.*)$/;
const DIVISION = /^第\s*([〇零一二三四五六七八九十百\d]+)\s*(编|章|节)[\s　]*(.*)$/;
const CAPTION = /^(?:续\s*)?表\s*((?:[A-Z]\.)?\d+(?:\.\d+)?)[\s　]*(.*)$/;
const SENTENCE = /[。；：，]/;

/** A title that was set with blanks between its characters: 总　则 → 总则. */
const closeUp = (title: string): string => {
  const trimmed = title.trim();
  return /^(?:[\p{Script=Han}][\s　]+)+[\p{Script=Han}]$/u.test(trimmed)
    ? trimmed.replace(/[\s　]/g, '')
    : trimmed.replace(/[\s　]+/g, ' ');
};

/** Markdown in our form (docs/standards-format.md) from paragraphs and tables. */
export function toMarkdown(pieces: readonly Piece[]): string {
  const out: string[] = [];
  const inParts = madeOfParts(pieces.map((p) => (p.kind === 'text' ? p.text : '')));
  let inTerms = false;
  let chapter = 0;
  let header: readonly string[] | undefined;
  const blank = (): void => {
    if (out.at(-1) !== '') out.push('');
  };
  const heading = (level: number, text: string): void => {
    blank();
    out.push(`${'#'.repeat(level)} ${text}`, '');
  };
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i];
    if (!piece) continue;
    if (piece.kind === 'table') {
      const [head = [], ...rows] = piece.rows;
      const again = header !== undefined && head.join('|') === header.join('|') && isContinued(out);
      header = head;
      if (again) dropCaption(out);
      else {
        blank();
        out.push(row(head), `|${' --- |'.repeat(head.length)}`);
      }
      out.push(...rows.map(row));
      blank();
      continue;
    }
    const text = piece.text.replace(/[ \t]+\n/g, '\n').trim();
    const appendix = APPENDIX.exec(text);
    if (appendix && !SENTENCE.test(text) && text.length < 60) {
      let [, , nature, title = ''] = appendix;
      // 附 录 A / （规范性） / 标准明细表: three lines on paper, one heading here.
      for (
        let next = pieces[i + 1];
        next?.kind === 'text' && (nature === undefined || title === '');
        next = pieces[i + 1]
      ) {
        const found = /^[（(]\s*(规范性|资料性)(?:附录)?\s*[)）]\s*(.*)$/.exec(next.text);
        if (found && nature === undefined) [, nature, title = ''] = found;
        else if (title === '' && !CLAUSE.test(next.text) && !SENTENCE.test(next.text)) title = next.text;
        else break;
        i++;
      }
      heading(2, `附录 ${appendix[1]}（${nature ?? '规范性'}）${closeUp(title)}`);
      inTerms = false;
      continue;
    }
    const division = DIVISION.exec(text);
    if (division && !SENTENCE.test(text) && text.length <= 40) {
      heading(division[2] === '节' ? 3 : 2, `第${division[1]}${division[2]} ${closeUp(division[3] ?? '')}`.trim());
      continue;
    }
    if (/^(?:前[\s　]*言|引[\s　]*言|参[\s　]*考[\s　]*文[\s　]*献)$/.test(text)) {
      heading(2, text.replace(/[\s　]/g, ''));
      continue;
    }
    const caption = CAPTION.exec(text);
    if (caption && pieces[i + 1]?.kind === 'table') {
      blank();
      out.push(`表${caption[1]} ${closeUp(caption[2] ?? '')}`.trim(), '');
      continue;
    }
    if (inParts) {
      // Only 一、 are headings: what stands below them the reader of the text tells by their marks.
      if (/^[一二三四五六七八九十]{1,3}、/.test(text) && text.length <= 40 && !SENTENCE.test(text))
        heading(2, closeUp(text));
      else {
        blank();
        out.push(text.replace(/\n+/g, '\n\n'), '');
      }
      continue;
    }
    const clause = CLAUSE.exec(text);
    const number = clause?.[1] ?? '';
    const rest = (clause?.[2] ?? '').trim();
    if (clause && isChapter(number, rest, chapter)) {
      chapter = Number(number);
      inTerms = /术语/.test(rest);
      heading(2, `${number} ${closeUp(rest)}`);
    } else if (clause && number.includes('.') && rest === '') heading(Math.min(6, depth(number) + 1), number);
    else if (clause && number.includes('.') && inTerms && rest !== '' && !SENTENCE.test(rest))
      heading(3, `${number} ${rest}`);
    else if (clause && number.includes('.') && isTitle(rest, pieces[i + 1], number)) {
      heading(Math.min(6, depth(number) + 1), `${number} ${closeUp(rest)}`);
    } else if (clause && number.includes('.')) {
      blank();
      out.push(`${number} ${rest}`, '');
    } else if (piece.heading !== undefined && text.length <= 40 && !SENTENCE.test(text)) {
      heading(Math.max(2, Math.min(6, piece.heading)), closeUp(text));
    } else if (inTerms && /^#{3,} [\d.]+/.test(lastLine(out))) {
      // The word and its definition follow the number without a blank line.
      while (out.at(-1) === '') out.pop();
      out.push(text);
    } else {
      if (inTerms && !/^[\d.#注示]/.test(text) && isWordLine(lastLine(out))) while (out.at(-1) === '') out.pop();
      else blank();
      out.push(text.replace(/\n+/g, '\n\n'), '');
    }
  }
  return `${out
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

const depth = (number: string): number => number.split('.').length;
const lastLine = (out: readonly string[]): string => out.findLast((l) => l !== '') ?? '';
const isWordLine = (line: string): boolean => /^[\p{Script=Han}（）]+\s+[A-Za-z]/u.test(line) && !SENTENCE.test(line);
const row = (cells: readonly string[]): string =>
  `| ${cells.map((c) => c.replace(/\s+/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`;

const isChapter = (number: string, rest: string, before: number): boolean =>
  /^\d+$/.test(number) && Number(number) === before + 1 && rest !== '' && rest.length <= 40 && !SENTENCE.test(rest);

/** A short numbered line without punctuation, followed by its own sub-clause or by text without a number. */
function isTitle(rest: string, next: Piece | undefined, number: string): boolean {
  if (rest === '' || rest.length > 40 || SENTENCE.test(rest)) return false;
  const following = next?.kind === 'text' ? CLAUSE.exec(next.text)?.[1] : undefined;
  return following === undefined || following.startsWith(`${number}.`);
}

/** The table that begins goes on with the one above: its caption says （续）. */
const isContinued = (out: readonly string[]): boolean => /^表\S+ .*[（(]续[)）]$/.test(lastLine(out));

function dropCaption(out: string[]): void {
  while (out.at(-1) === '' || /[（(]续[)）]$/.test(out.at(-1) ?? '')) out.pop();
}

/** Paragraphs that a word processor broke by hand inside a sentence, joined. */
export const mended = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.reduce<Piece[]>((all, piece) => {
    const last = all.at(-1);
    if (
      piece.kind === 'text' &&
      last?.kind === 'text' &&
      /[，、]$/.test(last.text) &&
      last.heading === undefined &&
      piece.heading === undefined
    ) {
      all[all.length - 1] = { kind: 'text', text: joined(last.text, piece.text) };
    } else all.push(piece);
    return all;
  }, []);
