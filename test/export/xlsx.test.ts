import { strFromU8, unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/export/kind.ts';
import { xlsxOf as piecesOf } from '../../src/export/xlsx.ts';

async function* eachOf<T>(rows: readonly T[]): AsyncGenerator<T, void, undefined> {
  yield* rows;
}

async function xlsxOf(
  sheet: string,
  columns: readonly string[],
  table: readonly (readonly Cell[])[],
  zone: string,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of piecesOf(sheet, columns, eachOf(table), zone)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const DANGEROUS = [
  '=HYPERLINK("http://x","y")',
  "=cmd|'/C calc'!A0",
  '+1',
  '-1',
  '@SUM(1)',
  '＝1＋1',
  '\u00A0=1',
  '甲\n=2',
  '<f>1+1</f>',
  '125',
];
const sheetXml = (bytes: Uint8Array): string =>
  Object.entries(unzipSync(bytes))
    .filter(([name]) => name.endsWith('.xml'))
    .map(([, content]) => strFromU8(content))
    .join('\n');

describe('an .xlsx', () => {
  it('holds no formula, and every text as it was', async () => {
    const bytes = await xlsxOf(
      '表',
      ['文字'],
      DANGEROUS.map((text) => [text]),
      'Asia/Shanghai',
    );
    expect(sheetXml(bytes)).not.toMatch(/<f[\s>/]/);
    expect(await readSheet(Buffer.from(bytes), { trim: false })).toEqual([
      ['文字'],
      ...DANGEROUS.map((text) => [text]),
    ]);
  });

  it('has typed cells: numbers, yes and no, times on the wall, days, and nothing', async () => {
    const at = Date.parse('2025-05-14T02:20:00Z');
    const row = [7, true, { at }, { day: '2025-05-20' }, undefined, '完'];
    const bytes = await xlsxOf('表', ['1', '2', '3', '4', '5', '6'], [row], 'Asia/Shanghai');
    const [, cells = []] = await readSheet(Buffer.from(bytes));
    expect(cells).toEqual([7, true, new Date('2025-05-14T10:20:00Z'), new Date('2025-05-20T00:00:00Z'), null, '完']);
  });

  it('bears texts that Excel does not: what is too long is cut, what XML cannot hold is left out', async () => {
    const bytes = await xlsxOf('表', ['文字'], [['长'.repeat(40_000)], ['a\u0000b\uD800c']], 'Asia/Shanghai');
    const [, [long] = [], [odd] = []] = await readSheet(Buffer.from(bytes));
    expect(String(long)).toHaveLength(32_767);
    expect(String(odd)).toMatch(/^ab.?c$/);
  });
});
