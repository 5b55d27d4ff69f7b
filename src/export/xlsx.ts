import writeXlsxFile, { type CellObject, type SheetData } from 'write-excel-file/node';
import { toIso } from '../base/time.ts';
import type { Cell } from './kind.ts';

/** What Excel bears: rows of a sheet with its heading, characters of a cell. */
export const MOST_ROWS = 1_048_575;
const MOST_CHARACTERS = 32_767;

/** Cells have no zone: what is written is the time on the wall. */
const onTheWall = (at: number, zone: string): Date => new Date(`${toIso(at, zone).slice(0, 19)}Z`);

/** Of type text and formatted as text: `=1+1` stays what it is even when somebody edits the cell. */
const textCell = (text: string): CellObject => ({
  value: text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text,
  type: String,
  format: '@',
});

function typed(cell: Cell, zone: string): CellObject | null {
  if (cell === undefined || cell === '') return null;
  if (typeof cell === 'string') return textCell(cell);
  if (typeof cell === 'number') return { value: cell, type: Number };
  if (typeof cell === 'boolean') return { value: cell, type: Boolean };
  if ('day' in cell) return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  return { value: onTheWall(cell.at, zone), type: Date, format: 'yyyy-mm-dd hh:mm:ss' };
}

/** A table as a workbook of one sheet, the heading fixed. @param table {@link MOST_ROWS} rows at most */
export async function xlsxOf(
  sheet: string,
  columns: readonly string[],
  table: readonly (readonly Cell[])[],
  zone: string,
): Promise<Uint8Array> {
  const heading = columns.map((title): CellObject => ({ value: title, type: String, fontWeight: 'bold' }));
  const data: SheetData = [heading, ...table.map((row) => row.map((cell) => typed(cell, zone)))];
  return writeXlsxFile(data, {
    sheet,
    stickyRowsCount: 1,
    columns: columns.map((_, i) => ({ width: widthOf(table, i) })),
  }).toBuffer();
}

/** In characters: wide enough for a date, and for what of a text can be read at a glance. */
const widthOf = (table: readonly (readonly Cell[])[], column: number): number =>
  table.slice(0, 50).some((row) => String(row[column] ?? '').length > 20) ? 50 : 20;
