/** A piece of a Markdown text, before anything is known about standards. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string; readonly line: number }
  | {
      readonly kind: 'table';
      readonly header: readonly string[];
      readonly rows: readonly TableRow[];
      readonly line: number;
    }
  | {
      readonly kind: 'line';
      readonly text: string;
      readonly line: number;
      /** A blank line, or anything but a line of text, stands before it. */
      readonly apart: boolean;
    };

export interface TableRow {
  readonly cells: readonly string[];
  readonly line: number;
}

const SEPARATOR = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/;

/**
 * Headings, tables and lines of a Markdown text. Comments are left out; emphasis, block quotes and escapes are taken off,
 * so that what is quoted later are the words alone.
 * @param firstLine the line of the file on which `text` begins.
 */
export function blocksOf(text: string, firstLine = 1): readonly Block[] {
  const blocks: Block[] = [];
  const lines = text.split(/\r\n|\n|\r/);
  let apart = true;
  let inComment = false;
  for (let i = 0; i < lines.length; i++) {
    const line = firstLine + i;
    let raw = lines[i] ?? '';
    if (inComment) {
      const end = raw.indexOf('-->');
      if (end < 0) continue;
      inComment = false;
      raw = raw.slice(end + 3);
    }
    const open = raw.indexOf('<!--');
    if (open >= 0) {
      const close = raw.indexOf('-->', open);
      inComment = close < 0;
      raw = raw.slice(0, open) + (close < 0 ? '' : raw.slice(close + 3));
    }
    const trimmed = raw.trim();
    if (trimmed === '' || /^(?:`{3,}|~{3,}|[-*_](?:\s*[-*_]){2,}$)/.test(trimmed)) {
      apart = true;
      continue;
    }
    const heading = /^\s{0,3}(#{1,6})\s*(.*?)\s*#*$/.exec(raw);
    if (heading) {
      blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, text: plainWords(heading[2] ?? ''), line });
      apart = true;
      continue;
    }
    if (isRow(trimmed)) {
      const rows: TableRow[] = [];
      let next = i;
      for (; next < lines.length && isRow((lines[next] ?? '').trim()); next++) {
        const row = lines[next] ?? '';
        if (!SEPARATOR.test(row)) rows.push({ cells: cellsOf(row), line: firstLine + next });
      }
      const [header, ...body] = rows;
      if (header) blocks.push({ kind: 'table', header: header.cells, rows: body, line });
      i = next - 1;
      apart = true;
      continue;
    }
    blocks.push({ kind: 'line', text: plainWords(trimmed.replace(/^(?:>\s*)+/, '')), line, apart });
    apart = false;
  }
  return blocks;
}

const isRow = (line: string): boolean => line.startsWith('|') && line.length > 1;

function cellsOf(row: string): readonly string[] {
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => plainWords(cell.replace(/<br\s*\/?>/gi, ' ')).trim());
}

/** The words without Markdown's emphasis, links and escapes. */
function plainWords(text: string): string {
  if (!/[*_\\`\][]/.test(text)) return text.trim();
  return text
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/!?\[([^\]]*)\]\([^()\s]*\)/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>~])/g, '$1')
    .trim();
}
