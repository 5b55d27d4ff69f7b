import { asciiLetters, columns, joined, type Piece, setsBlanks } from './pieces.ts';

export interface CleanLines {
  /** What stands before 前言, 目次 or the first chapter: code, title, dates. */
  readonly cover: readonly string[];
  readonly body: readonly string[];
}

const LEADER = /(?:\.{4,}|…{2,}|·{4,}|_{6,})\s*[\dIVXivx]*\s*$/;
const PAGE =
  /^\s*(?:[-—–·]\s*)?(?:\d{1,4}|[IVX]{1,5}|[ivx]{1,5})(?:\s*[-—–·])?\s*$|^\s*第\s*\d+\s*页(?:\s*[，,/]?\s*共\s*\d+\s*页)?\s*$|^\s*\d+\s*\/\s*\d+\s*$/;
const CONTENTS = /^\s*目\s*[次录]\s*$/;
const FOREWORD = /^\s*(?:前\s*言|引\s*言)\s*$/;
const FIRST = /^\s*(?:1\s+范\s*围|第一章|第一条|一、)/;

/**
 * Takes off what a printed page adds: page numbers, running heads, the table of contents with its dot leaders.
 * Full-width letters and digits become plain; nothing else of the words is touched.
 */
export function cleanLines(text: string): CleanLines {
  const lines = asciiLetters(text.replace(/\r\n?/g, '\n').replace(/\f/g, '\n'))
    .split('\n')
    .map((l) => l.trimEnd());
  const heads = runningHeads(lines);
  const cover: string[] = [];
  const body: string[] = [];
  let part: 'cover' | 'contents' | 'body' = 'cover';
  for (const line of lines) {
    const bare = line.trim();
    if (CONTENTS.test(line)) {
      part = 'contents';
      continue;
    }
    if (LEADER.test(line) || PAGE.test(line)) continue;
    if (part !== 'body' && (FOREWORD.test(line) || FIRST.test(line)) && !(part === 'contents' && !standsAlone(bare)))
      part = 'body';
    if (part === 'cover') {
      if (bare !== '') cover.push(line);
    } else if (part === 'body' && !(heads.has(bare) && bare !== '')) body.push(line);
  }
  return { cover, body: body.filter((l) => !isRepeatedTitle(l, cover)) };
}

/** In a table of contents without leaders, `1 范围 1` ends with its page; a chapter of the text does not. */
const standsAlone = (line: string): boolean => !/\s\d+$/.test(line);

/** Lines that stand on several pages: the code at the head of each. */
function runningHeads(lines: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const bare = line.trim();
    if (bare.length >= 4 && bare.length <= 40 && /^[A-Z]+[\d/ A-Z]*\s*\d+(?:\.\d+)*[-—–]\d{4}$/.test(bare))
      counts.set(bare, (counts.get(bare) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, n]) => n >= 2).map(([line]) => line));
}

/** The title once more, centred above chapter 1. */
const isRepeatedTitle = (line: string, cover: readonly string[]): boolean =>
  /^\s{4,}\S/.test(line) && cover.some((c) => c.trim() === line.trim() && c.trim().length >= 4);

/** What begins a paragraph of its own, however the line before ended. */
const BEGINS =
  /^(?:\d{1,2}(?:\.\d{1,3})*(?=\s|$|[\p{Script=Han}“])(?!\s*(?:min|h|g|kg|m²|元|℃|%|次|个|日|年|月))|[A-Z](?:\.\d{1,3})+(?=\s|[\p{Script=Han}]|$)|附\s*录\s*[A-Z]|第[〇零一二三四五六七八九十百千\d]+[编章节条]|[a-z][)）]|\d{1,2}[)）]|[（(][一二三四五六七八九十]+[)）]|——|—\s|[·•]|注\s*\d*\s*[：:]|示例\s*\d*\s*[：:]|(?:续\s*)?表\s*(?:[A-Z]\.)?\d+\s|图\s*(?:[A-Z]\.)?\d+\s)/u;
/** A line of the list of references: a code and a title. */
const LISTED = /^[A-Z]+(?:\/[A-Z]+)?(?: [A-Z]+)? ?\d[\d.]*(?:[-—]\d{4})?(?:（所有部分）)?[\s　]+[\p{Script=Han}]/u;
const CAPTION = /^(?:续\s*)?表\s*(?:[A-Z]\.)?\d+(?:\.\d+)?(?:\s|[（(])/;
const ENDED = /[。；：！？;:]$/;
const NUMBER_ONLY = /^(?:\d{1,2}(?:\.\d{1,3})+|附\s*录\s*[A-Z])$/;

/**
 * Broken lines joined to paragraphs, columns under a table's caption to rows.
 * @param also what else begins a paragraph in this kind of text
 */
export function piecesOf(lines: readonly string[], also?: RegExp): readonly Piece[] {
  const begins = (text: string): boolean => BEGINS.test(text) || (also?.test(text) ?? false);
  const pieces: Piece[] = [];
  const full = fullWidth(lines);
  const blanks = setsBlanks(lines.join('\n'));
  // Where paragraphs are indented, a full stop at the end of a full line ends only a sentence.
  const indented = lines.filter((l) => /^(?: {2,}|　)[\p{Script=Han}]/u.test(l)).length > lines.length * 0.05;
  let paragraph = '';
  let lastWidth = 0;
  /** A title or number that is complete on its line. */
  let closed = true;
  let table: { readonly rows: string[][]; readonly width: number } | undefined;
  const flush = (): void => {
    if (paragraph.trim() !== '') pieces.push({ kind: 'text', text: paragraph.trim() });
    paragraph = '';
  };
  const endTable = (): void => {
    if (table && table.rows.length > 0) pieces.push({ kind: 'table', rows: table.rows });
    table = undefined;
  };
  for (const line of lines) {
    const bare = line.trim();
    if (bare === '') continue;
    const cells = bare.split(/\t+|\s{3,}/);
    if (table) {
      // A row may begin with a number; a clause does, and is a sentence.
      const beginsClause =
        begins(bare) &&
        (cells.length < table.width || (cells.length === 2 && /^\S+\.\d/.test(bare) && ENDED.test(bare)));
      if (!beginsClause && (table.width === 0 ? cells.length > 1 : cells.length === table.width)) {
        table = { rows: [...table.rows, cells], width: cells.length };
        continue;
      }
      const lastRow = table.rows.at(-1);
      if (
        !beginsClause &&
        lastRow &&
        cells.length === 1 &&
        !ENDED.test(bare) &&
        table.width > 1 &&
        columns(bare) < full * 0.4
      ) {
        lastRow[lastRow.length - 1] = joined(lastRow.at(-1) ?? '', bare, blanks);
        continue;
      }
      endTable();
    }
    const indent = columns(/^[\s　]*/.exec(line)?.[0] ?? '');
    const ended = ENDED.test(paragraph.trimEnd());
    const filled = lastWidth >= full * 0.9;
    const goesOn = ended ? indented && filled && indent === 0 : indent < 2 || (filled && !LISTED.test(bare));
    if (begins(bare) || closed || !goesOn) {
      flush();
      paragraph = line.replace(/^[\s　]+/, '');
      // 一、总体要求: a title, which ends with its line.
      const title = also?.test(bare) && !ENDED.test(bare) && columns(bare) < full * 0.7;
      closed = NUMBER_ONLY.test(bare) || indent >= full * 0.25 || FOREWORD.test(bare) || title === true;
    } else paragraph = joined(paragraph, line, blanks);
    lastWidth = columns(line);
    if (CAPTION.test(bare) && !ENDED.test(bare)) {
      flush();
      table = { rows: [], width: 0 };
      closed = true;
    }
  }
  endTable();
  flush();
  return pieces;
}

/** The width at which the text was broken: of its long lines the usual one; very wide for a text that was not broken. */
function fullWidth(lines: readonly string[]): number {
  const widths = lines
    .map(columns)
    .filter((w) => w > 30)
    .sort((a, b) => a - b);
  const usual = widths[Math.floor(widths.length * 0.75)] ?? 80;
  return Math.min(usual, 120);
}
