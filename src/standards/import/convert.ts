import { fail, ok, type Result } from '../../base/result.ts';
import { guessEncoding, MAX_FILE_BYTES } from '../folder.ts';
import { splitFrontMatter } from '../front-matter.ts';
import type { Edition, Fault } from '../model.ts';
import { parseFile } from '../parse.ts';
import { readDocx } from './docx.ts';
import { frontMatter, type Head, headOfArticles, headOfStandard } from './head.ts';
import { cleanLines, piecesOf } from './lines.ts';
import { mended, toMarkdown } from './markdown.ts';
import { headOfNotice, madeOfParts, PIECE, startOfNotice } from './notice.ts';
import { readPdf } from './pdf.ts';
import { asciiLetters, type Piece } from './pieces.ts';

export interface Imported {
  /** Markdown with front matter, for a person to review. */
  readonly markdown: string;
  /** A name for the file: `TY 103-2024.md`, `会计法(2024-06-28).md`. */
  readonly fileName: string;
  /** Where it belongs in a knowledge folder: `standards/JG`, `rules`. */
  readonly folder: string;
  /** How many clauses the parser finds in it. */
  readonly clauses: number;
  /** Keys of the front matter that were not found and are assumed. */
  readonly assumed: readonly string[];
  /** What `check` would say of the text by itself. */
  readonly faults: readonly Fault[];
}

/** Why a document could not be imported, in the user's words. */
export interface ImportRefusal {
  readonly reason:
    | 'kind'
    | 'too-large'
    | 'bomb'
    | 'damaged'
    | 'too-heavy'
    | 'scanned'
    | 'encrypted'
    | 'encoding'
    | 'no-clauses';
  readonly message: { readonly zh: string; readonly en: string };
}

const REFUSALS: Readonly<Record<ImportRefusal['reason'], ImportRefusal['message']>> = {
  kind: {
    zh: '只能导入 .docx、.pdf、.txt 和 .md。请先另存为其中一种。',
    en: 'Only .docx, .pdf, .txt and .md can be imported. Save it as one of them first.',
  },
  'too-large': {
    zh: '文件超过 20 MB。请去掉图片，或分成几个文件。',
    en: 'The file is larger than 20 MB. Remove pictures, or split it.',
  },
  bomb: {
    zh: '压缩包展开后过大，没有读取。请用 Word 打开后重新另存。',
    en: 'The archive unpacks to far too much and was not read. Open it in Word and save it again.',
  },
  damaged: {
    zh: '文件已损坏或内容与扩展名不符。请打开后重新另存。',
    en: 'The file is damaged or not what its name says. Open it and save it again.',
  },
  'too-heavy': {
    zh: '文件太复杂，超过了时间或内存的上限，没有导入。请另存为 .txt 后再导入。',
    en: 'The document is too complex: it took more time or memory than is allowed. Save it as .txt and import that.',
  },
  scanned: {
    zh: 'PDF 里只有图片，没有文字。请先做文字识别（OCR），再导入。',
    en: 'The PDF holds pictures and no text. Run text recognition (OCR) first.',
  },
  encrypted: { zh: 'PDF 有密码。请去掉密码后再导入。', en: 'The PDF has a password. Remove it first.' },
  encoding: { zh: '认不出文本的编码。请另存为 UTF-8。', en: 'The encoding of the text is unknown. Save it as UTF-8.' },
  'no-clauses': {
    zh: '没有认出章、条编号。请确认这是标准或制度文件。',
    en: 'No chapters or clauses were recognised. Check that it is a standard or a regulation.',
  },
};

export const refuse = (reason: ImportRefusal['reason']): Result<never, ImportRefusal> =>
  fail({ reason, message: REFUSALS[reason] });

/** Pictures make documents large; their text is small. */
const MAX_BYTES = 4 * MAX_FILE_BYTES;

/**
 * A document as published (.docx, .pdf, .txt, .md) in our Markdown form, with the front matter that its cover and its name give.
 * A law's title serves as its code; a date that its head doesn't give is taken from the file's name and marked as assumed.
 * @param name the file's name, with its suffix; a date in it counts.
 */
export async function convertDocument(bytes: Uint8Array, name: string): Promise<Result<Imported, ImportRefusal>> {
  if (bytes.length > MAX_BYTES) return refuse('too-large');
  const suffix = /\.([^.]+)$/.exec(name.toLowerCase())?.[1];
  switch (suffix) {
    case 'docx': {
      const read = readDocx(bytes);
      return read.ok ? fromPieces(read.value, name) : refuse(read.error);
    }
    case 'pdf': {
      const read = await readPdf(bytes);
      return read.ok ? fromText(read.value, name) : refuse(read.error);
    }
    case 'txt':
    case 'md':
    case 'markdown': {
      const text = decoded(bytes);
      if (text === undefined) return refuse('encoding');
      return suffix === 'txt' ? fromText(text, name) : fromMarkdown(text, name);
    }
    default:
      return refuse('kind');
  }
}

/** UTF-8, else what the bytes look like: texts from the mainland's older programs are GB18030. */
function decoded(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const guess = guessEncoding(bytes);
    return guess === '' ? undefined : new TextDecoder(guess.toLowerCase()).decode(bytes);
  }
}

const isArticle = (text: string): boolean => /^[\s　#]*第[〇零一二三四五六七八九十百千\d]+条/.test(text);
const madeOfArticles = (lines: readonly string[]): boolean => {
  const clauses = lines.filter((l) => /^[\s　#]*\d{1,2}(?:\.\d{1,3})+[\s　]/.test(l)).length;
  return lines.filter(isArticle).length > clauses;
};

function fromText(text: string, name: string): Result<Imported, ImportRefusal> {
  const { cover, body } = cleanLines(text);
  const whole = [...cover, ...body];
  if (madeOfParts(whole)) {
    const start = startOfNotice(whole);
    const rest = whole.slice(start);
    return finished(headOfNotice(name, whole.slice(0, start), rest), piecesOf(rest, PIECE), name);
  }
  if (!madeOfArticles(body)) return finished(headOfStandard(name, cover), piecesOf(body), name);
  return finished(headOfArticles(name, cover, body.join('\n')), piecesOf(body), name);
}

/** A law in Markdown as it is published, or a standard without front matter; one with front matter stays as it is. */
function fromMarkdown(text: string, name: string): Result<Imported, ImportRefusal> {
  if (splitFrontMatter(text)) return described(text.endsWith('\n') ? text : `${text}\n`, name, []);
  const end = /<!--\s*INFO END\s*-->/.exec(text);
  const lines = text.split(/\r\n|\n|\r/);
  if (!end && madeOfParts(lines)) {
    const start = startOfNotice(lines);
    return finished(headOfNotice(name, lines.slice(0, start), lines), markdownPieces(lines.slice(start)), name);
  }
  const first = lines.findIndex((l) => isArticle(l) || /^#{2,}\s|^\s*1\s+范\s*围/.test(l));
  const head = end ? text.slice(0, end.index).split('\n') : lines.slice(0, Math.max(0, first));
  const rest = end ? text.slice(end.index + end[0].length).split('\n') : lines.slice(Math.max(0, first));
  const pieces = markdownPieces(rest);
  const made = madeOfArticles(rest) ? headOfArticles(name, head, rest.join('\n')) : headOfStandard(name, head);
  return finished(made, pieces, name);
}

function markdownPieces(lines: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let rows: string[][] = [];
  const flush = (): void => {
    if (rows.length > 0) pieces.push({ kind: 'table', rows });
    rows = [];
  };
  for (const raw of lines) {
    const line = asciiLetters(raw).trim();
    if (line.startsWith('|')) {
      if (!/^\|[\s:|-]+\|?$/.test(line))
        rows.push(
          line
            .replace(/^\||\|$/g, '')
            .split('|')
            .map((c) => c.trim()),
        );
      continue;
    }
    flush();
    const [, marks, title] = /^(#+)\s*(.*)$/.exec(line) ?? [];
    if (marks !== undefined && title) pieces.push({ kind: 'text', text: title, heading: marks.length });
    else if (line !== '' && title === undefined) pieces.push({ kind: 'text', text: line });
  }
  flush();
  return pieces;
}

function fromPieces(pieces: readonly Piece[], name: string): Result<Imported, ImportRefusal> {
  const texts = pieces.map((p) => (p.kind === 'text' ? p.text : ''));
  if (madeOfParts(texts)) {
    const start = startOfNotice(texts);
    return finished(headOfNotice(name, texts.slice(0, start), texts), mended(pieces.slice(start)), name);
  }
  const articles = madeOfArticles(texts);
  const first = pieces.findIndex(
    (p) => p.kind === 'text' && (isArticle(p.text) || /^(?:1\s+范\s*围|前\s*言$|第[一1]\s*章)/.test(p.text)),
  );
  const cover = texts.slice(0, Math.max(0, first)).filter((t) => t !== '' && !/^目\s*[次录]$/.test(t));
  const body = mended(pieces.slice(Math.max(0, first)));
  return finished(articles ? headOfArticles(name, cover, texts.join('\n')) : headOfStandard(name, cover), body, name);
}

function finished(head: Head, pieces: readonly Piece[], name: string): Result<Imported, ImportRefusal> {
  const markdown = `${frontMatter(head)}# ${head.title}\n\n${toMarkdown(pieces)}`;
  return described(markdown, fileNameOf(head) ?? name, head.assumed);
}

function described(markdown: string, fileName: string, assumed: readonly string[]): Result<Imported, ImportRefusal> {
  const { faults } = parseFile(markdown, fileName);
  // A text without dates can't be used yet, but its clauses can be counted.
  const dated = /^published:/m.test(markdown)
    ? markdown
    : markdown.replace(/^title:/m, 'published: 2000-01-01\neffective: 2000-01-01\ntitle:');
  const parsed = parseFile(dated, fileName);
  const folder = parsed.kind === 'edition' ? folderOf(parsed.edition) : 'standards';
  const clauses =
    parsed.kind === 'edition' ? parsed.edition.clauses : parsed.kind === 'amendment' ? parsed.amendment.clauses : [];
  return clauses.length === 0
    ? refuse('no-clauses')
    : ok({ markdown, fileName, folder, clauses: clauses.length, assumed, faults });
}

/** Management documents and laws lie together; a standard lies beside those of its kind (`JG`, `GB`). */
function folderOf({ type, code }: Pick<Edition, 'type' | 'code'>): string {
  if (type !== '标准') return 'rules';
  const letters = /\s([A-Z]{2,4})\s\d/.exec(code)?.[1] ?? /^[A-Z]{2,}/.exec(code)?.[0];
  return letters === undefined ? 'standards' : `standards/${letters}`;
}

const safe = (name: string): string => name.replace(/[/\\:*?"<>|\u0000-\u001f]/g, '_').slice(0, 80);

function fileNameOf(head: Head): string | undefined {
  if (head.type !== '标准')
    return `${safe(head.title.replace(/^中华人民共和国/, ''))}${head.published === '' ? '' : `(${head.published})`}.md`;
  const short = /(?:^|\s)([A-Z]{2} \d+)$/.exec(head.code)?.[1] ?? head.code;
  return `${safe(short)}${head.year === undefined ? '' : `-${head.year}`}.md`;
}
