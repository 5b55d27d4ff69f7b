import { toIso } from '../base/time.ts';
import type { Cell } from './kind.ts';

const BYTE_ORDER_MARK = '\uFEFF';
/** Spreadsheets take each of these for the end of a line within a cell. */
const LINE_END = /(\r\n|[\n\r\v\f\u0085\u2028\u2029])/;
/**
 * What a spreadsheet may take for the beginning of a formula: the signs of OWASP's list (CSV injection), their full-width
 * and small forms, also behind blanks and characters that show nothing; a tab in the first place.
 */
const FORMULA = /^(?:\t|[\s\u200B-\u200F\u2060]*[=+\-@＝＋－＠﹦﹢﹣﹫])/;

/** A text that no spreadsheet takes for a formula: `'` before each line that could be one, and before a leading line end. */
export function guarded(text: string): string {
  const lines = text.split(LINE_END).map((part, i) => (i % 2 === 0 && FORMULA.test(part) ? `'${part}` : part));
  const whole = lines.join('');
  return /^[\r\n]/.test(whole) ? `'${whole}` : whole;
}

/** Texts are always quoted: another separator (semicolon, tab) can't begin a new cell within one either. */
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

function written(cell: Cell, zone: string): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return quoted(guarded(cell));
  if (typeof cell !== 'object') return String(cell);
  return 'day' in cell ? cell.day : toIso(cell.at, zone);
}

const lineOf = (cells: readonly Cell[], zone: string): string =>
  `${cells.map((cell) => written(cell, zone)).join(',')}\r\n`;

/** A table as RFC 4180 has it, line by line, with the mark by which Excel knows UTF-8. Times are ISO 8601 with offset. */
export async function* csvOf(
  columns: readonly string[],
  table: AsyncIterable<readonly Cell[]>,
  zone: string,
): AsyncGenerator<string, void, undefined> {
  yield `${BYTE_ORDER_MARK}${lineOf(columns, zone)}`;
  for await (const cells of table) yield lineOf(cells, zone);
}
