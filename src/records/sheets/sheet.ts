import { fail, ok, type Result } from '../../base/result.ts';
import type { Sentence } from '../../base/sentence.ts';
import { cellText, readTable } from '../../base/sheet.ts';
import type { Attachment } from '../../commands/turn.ts';
import { sheetDate } from '../../people/sheet.ts';
import { dishesIn, type MenuRow, mealOf } from '../menu/read.ts';

const MAX_ROWS = 2_000;

/** The sheet that came with a message, if any. */
export const sheetOf = (attachments: readonly Attachment[]): Attachment | undefined =>
  attachments.find(({ name, type }) => /\.xlsx$/i.test(name) || type.includes('spreadsheetml'));

export const sheetMessages = {
  notXlsx: {
    zh: '读不懂这个文件。请用 Excel 另存为 .xlsx 再发。',
    en: 'This file can’t be read. Save it from Excel as .xlsx and send it again.',
  },
  tooLarge: { zh: '表太大，请拆成几个文件。', en: 'The sheet is too large; split it.' },
  noHeadings: (needed: string): Sentence => ({
    zh: `第一行要有这些列名：${needed}。`,
    en: `The first row needs these headings: ${needed}.`,
  }),
  refused: (row: number, why: string): Sentence => ({
    zh: `第 ${row} 行没有读入：${why}`,
    en: `Row ${row} was not read: ${why}`,
  }),
  taken: (what: string, count: number): Sentence => ({
    zh: `${what}已读入 ${count} 行。`,
    en: `${what}: ${count} rows read.`,
  }),
} as const;

/** What a sheet holds: the rows that were understood, and why each of the others was not. */
export interface SheetRead<T> {
  readonly rows: readonly T[];
  readonly refused: readonly Sentence[];
}

/** A roster's row, names still to be found. */
export interface RosterCells {
  readonly row: number;
  readonly date: string;
  readonly shift: string;
  readonly hours: string;
  readonly names: string;
  readonly location: string;
}

const HEADINGS = {
  date: ['日期', 'date'],
  meal: ['餐次', '餐别', 'meal'],
  dishes: ['菜品', '菜名', '品种', '菜单', 'dishes'],
  shift: ['班次', '班', 'shift'],
  hours: ['时间', '时段', '起止时间', 'hours', 'time'],
  names: ['人员', '姓名', '值班人', '名字', 'name', 'names'],
  location: ['地点', '岗位', '位置', 'place'],
} as const;
type Heading = keyof typeof HEADINGS;

async function tableOf(
  bytes: Uint8Array,
  needed: readonly Heading[],
): Promise<Result<{ cells: Record<Heading, string>; rest: string[]; row: number }[], Sentence>> {
  const read = await readTable(bytes);
  if (!read.ok) return fail(read.error === 'too-large' ? sheetMessages.tooLarge : sheetMessages.notXlsx);
  if (read.value.length > MAX_ROWS) return fail(sheetMessages.tooLarge);
  const first = (read.value[0] ?? []).map((cell) => cellText(cell).toLowerCase());
  const at = (heading: Heading): number =>
    first.findIndex((word) => (HEADINGS[heading] as readonly string[]).includes(word));
  if (needed.some((heading) => at(heading) < 0))
    return fail(sheetMessages.noHeadings(needed.map((heading) => HEADINGS[heading][0]).join('、')));
  const names = Object.keys(HEADINGS) as Heading[];
  return ok(
    read.value.slice(1).flatMap((line, i) => {
      const texts = line.map(cellText);
      if (texts.every((text) => text === '')) return [];
      const cells = Object.fromEntries(names.map((name) => [name, texts[at(name)] ?? ''])) as Record<Heading, string>;
      // Dishes may stand in a column each.
      return [{ cells, rest: texts.slice(at('dishes') + 1), row: i + 2 }];
    }),
  );
}

/** 日期 · 餐次 · 菜品 (further columns are dishes too). */
export async function readMenuSheet(bytes: Uint8Array): Promise<Result<SheetRead<MenuRow>, Sentence>> {
  const table = await tableOf(bytes, ['date', 'meal', 'dishes']);
  if (!table.ok) return table;
  const rows: MenuRow[] = [];
  const refused: Sentence[] = [];
  for (const { cells, rest, row } of table.value) {
    const date = sheetDate(cells.date) ?? (/^\d{4}-\d\d-\d\d$/.test(cells.date) ? cells.date : undefined);
    const dishes = dishesIn([cells.dishes, ...rest].join('、'));
    if (date === undefined) refused.push(sheetMessages.refused(row, '日期'));
    else if (dishes.length === 0) refused.push(sheetMessages.refused(row, '菜品'));
    else rows.push({ date, meal: mealOf(cells.meal), dishes });
  }
  return ok({ rows, refused });
}

/** 日期 · 时间 · 人员, and 班次, 地点 where they are. */
export async function readRosterSheet(bytes: Uint8Array): Promise<Result<SheetRead<RosterCells>, Sentence>> {
  const table = await tableOf(bytes, ['date', 'hours', 'names']);
  if (!table.ok) return table;
  const rows: RosterCells[] = [];
  const refused: Sentence[] = [];
  for (const { cells, row } of table.value) {
    const date = sheetDate(cells.date) ?? (/^\d{4}-\d\d-\d\d$/.test(cells.date) ? cells.date : undefined);
    if (date === undefined) refused.push(sheetMessages.refused(row, '日期'));
    else rows.push({ row, date, shift: cells.shift, hours: cells.hours, names: cells.names, location: cells.location });
  }
  return ok({ rows, refused });
}
