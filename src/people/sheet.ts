import { fail, ok, type Result } from '../base/result.ts';
import type { Sentence } from '../base/sentence.ts';
import { cellText, readTable } from '../base/sheet.ts';
import { isLocalDate } from '../base/time.ts';

/** A row of a sheet of people, as it was written. */
export interface SheetRow {
  /** The sheet's own number, from 1. */
  readonly row: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
}

/** The columns that count, by any of these headings; others are passed over. */
export const COLUMNS = {
  id: ['编号', '工号', 'id'],
  name: ['姓名', '名字', 'name'],
  unit: ['单位', '公司', '部门', 'unit'],
  post: ['岗位', '职务', 'post', 'posts'],
  role: ['角色', '权限', 'role', 'roles'],
  from: ['角色起', '起始日期', 'from'],
  until: ['角色止', '截止日期', 'until'],
  platform: ['平台', 'platform'],
  tenant: ['企业', '组织', 'tenant', 'corp', 'team'],
  account: ['账号', '平台账号', 'userid', 'user id', 'account'],
  left: ['离职日期', '离职', 'left'],
} as const;
export type Column = keyof typeof COLUMNS;

const MAX_ROWS = 5_000;
const MAX_COLUMNS = 60;

const messages = {
  notXlsx: {
    zh: '读不懂这个文件。请用 Excel 另存为 .xlsx 再发。',
    en: 'This file can’t be read. Save it from Excel as .xlsx and send it again.',
  },
  tooLarge: {
    zh: `表太大：文件不超过 5 MB，人员不超过 ${MAX_ROWS} 行。请分成几个文件。`,
    en: `The sheet is too large: 5 MB and ${MAX_ROWS} rows at most. Split it.`,
  },
  noName: {
    zh: '第一行里没有“姓名”这一列。请在第一行写列名：姓名、单位、岗位、角色……',
    en: 'The first row has no column called 姓名 (name). Write the headings there: 姓名, 单位, 岗位, 角色 …',
  },
} as const satisfies Record<string, Sentence>;

/**
 * Reads the first sheet of an .xlsx as rows of people: values only (a formula counts as its last result), sizes bounded
 * before and while it is unpacked. The first row holds the headings.
 */
export async function readPeopleSheet(bytes: Uint8Array): Promise<Result<SheetRow[], Sentence>> {
  const read = await readTable(bytes);
  if (!read.ok) return fail(read.error === 'too-large' ? messages.tooLarge : messages.notXlsx);
  const table = read.value;
  const columns = headings(table[0] ?? []);
  if (!columns.some((column) => column === 'name')) return fail(messages.noName);
  const rows = table
    .slice(1)
    .map((cells, i) => ({ row: i + 2, cells: rowOf(cells, columns) }))
    .filter(({ cells }) => Object.keys(cells).length > 0);
  return rows.length > MAX_ROWS ? fail(messages.tooLarge) : ok(rows);
}

function headings(first: readonly unknown[]): (Column | undefined)[] {
  const entries = Object.entries(COLUMNS) as [Column, readonly string[]][];
  const taken = new Set<Column>();
  return first.slice(0, MAX_COLUMNS).map((cell) => {
    const heading = cellText(cell).toLowerCase();
    const column = entries.find(([, words]) => words.includes(heading))?.[0];
    if (column === undefined || taken.has(column)) return undefined;
    taken.add(column);
    return column;
  });
}

function rowOf(cells: readonly unknown[], columns: readonly (Column | undefined)[]): Partial<Record<Column, string>> {
  const row: Partial<Record<Column, string>> = {};
  columns.forEach((column, i) => {
    const text = cellText(cells[i]);
    if (column !== undefined && text) row[column] = text;
  });
  return row;
}

/** A day in one of the ways that people write it in a sheet: 2025-01-31, 2025/1/31, 2025.1.31, 2025年1月31日. */
export function sheetDate(text: string): string | undefined {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (!parts) return undefined;
  const date = `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}`;
  return isLocalDate(date) ? date : undefined;
}
