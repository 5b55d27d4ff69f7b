import { toIso } from '../base/time.ts';
import { type ZipEntry, zipStream } from '../base/zip-stream.ts';
import type { Cell } from './kind.ts';

/**
 * A workbook of one sheet, written row by row. The libraries for it hold the whole sheet in memory before they write the
 * first byte, some gigabytes for a year of records; an export needs no more of the format (ECMA-376) than this.
 */

/** What Excel bears: rows of a sheet below its heading, characters of a cell. */
export const MOST_ROWS = 1_048_575;
const MOST_CHARACTERS = 32_767;
/** Rows by which the width of a column is judged, and characters that ask for a wide one. */
const JUDGED = 50;
const LONG = 20;

/** More rows than a sheet holds. */
export class TooManyRows extends Error {}

/** Numbers of the formats in {@link STYLES}: a text formatted as text stays what it is even when somebody edits the cell. */
const FORMAT = { text: 1, day: 2, time: 3, heading: 4 } as const;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const xf = (numFmt: number, font = 0): string =>
  `<xf numFmtId="${numFmt}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`;
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">${xf(0)}${xf(49)}${xf(164)}${xf(165)}${xf(49, 1)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
const relations = (...parts: readonly (readonly [kind: string, target: string])[]): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${parts
    .map(([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`;
const part = (path: string, type: string): string =>
  `<Override PartName="/xl/${path}.xml" ContentType="${TYPE}.${type}+xml"/>`;

/** XML can't hold control characters and halves of pairs; Excel reads `_x0041_` as a character of its own. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');

/** Cells have no zone: what is written is the time on the wall, in days since Excel's beginning. */
const serial = (wall: string): number => Date.parse(`${wall}Z`) / 86_400_000 + 25_569;
const numberCell = (value: number, format = 0): string => ` s="${format}"><v>${value}</v></c>`;
const textCell = (text: string, format: number = FORMAT.text): string => {
  const cut = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
  return ` t="inlineStr" s="${format}"><is><t xml:space="preserve">${escaped(cut)}</t></is></c>`;
};

/** What stands behind `<c r="B2"`; of an empty cell nothing at all. */
function cellXml(cell: Cell, zone: string): string | undefined {
  if (cell === undefined || cell === '') return undefined;
  if (typeof cell === 'string') return textCell(cell);
  if (typeof cell === 'number') return Number.isFinite(cell) ? numberCell(cell) : undefined;
  if (typeof cell === 'boolean') return ` t="b"><v>${cell ? 1 : 0}</v></c>`;
  if ('day' in cell) return numberCell(serial(`${cell.day}T00:00:00`), FORMAT.day);
  return numberCell(serial(toIso(cell.at, zone).slice(0, 19)), FORMAT.time);
}

/** A, B … Z, AA: a column's letters, from 0. */
const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

function rowXml(row: number, cells: readonly (string | undefined)[]): string {
  const written = cells.map((cell, i) => (cell === undefined ? '' : `<c r="${letters(i)}${row}"${cell}`));
  return `<row r="${row}">${written.join('')}</row>`;
}

async function* sheetXml(columns: readonly string[], table: AsyncIterable<readonly Cell[]>, zone: string) {
  const first: (readonly Cell[])[] = [];
  const begin = (): string => {
    const wide = (i: number): boolean => first.some((cells) => String(cells[i] ?? '').length > LONG);
    const widths = columns.map(
      (_, i) => `<col min="${i + 1}" max="${i + 1}" width="${wide(i) ? 50 : 20}" customWidth="1"/>`,
    );
    const heading = rowXml(
      1,
      columns.map((title) => textCell(title, FORMAT.heading)),
    );
    const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
    const rows = first.map((cells, i) =>
      rowXml(
        i + 2,
        cells.map((cell) => cellXml(cell, zone)),
      ),
    );
    return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${heading}${rows.join('')}`;
  };
  let count = 0;
  for await (const cells of table) {
    if (++count > MOST_ROWS) throw new TooManyRows();
    if (count < JUDGED) first.push(cells);
    else if (count === JUDGED) {
      first.push(cells);
      yield begin();
    } else
      yield rowXml(
        count + 1,
        cells.map((cell) => cellXml(cell, zone)),
      );
  }
  if (count < JUDGED) yield begin();
  yield '</sheetData></worksheet>';
}

const utf8 = new TextEncoder();
/** Little pieces cost more than they hold. */
const PIECE = 64 * 1024;

async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array, void, undefined> {
  let piece = '';
  for await (const text of texts) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield utf8.encode(piece);
    piece = '';
  }
  yield utf8.encode(piece);
}

/**
 * A table as a workbook of one sheet, the heading fixed, piece by piece.
 * @throws TooManyRows beyond {@link MOST_ROWS}
 */
export function xlsxOf(
  sheet: string,
  columns: readonly string[],
  table: AsyncIterable<readonly Cell[]>,
  zone: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const whole = (name: string, text: string): ZipEntry => ({ name, pieces: [utf8.encode(text)] });
  return zipStream([
    whole(
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${part('worksheets/sheet1', 'worksheet')}</Types>`,
    ),
    whole('_rels/.rels', relations(['officeDocument', 'xl/workbook.xml'])),
    whole(
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    whole('xl/_rels/workbook.xml.rels', relations(['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml'])),
    whole('xl/styles.xml', STYLES),
    { name: 'xl/worksheets/sheet1.xml', pieces: inPieces(sheetXml(columns, table, zone)) },
  ]);
}
