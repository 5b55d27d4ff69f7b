import { describe, expect, it } from 'vitest';
import { csvOf, guarded } from '../../src/export/csv.ts';

async function* eachOf<T>(rows: readonly T[]): AsyncGenerator<T, void, undefined> {
  yield* rows;
}

const SIGNS = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];
const BLANKS = ['', ' ', '  ', '\u00A0', '\u3000', '\uFEFF', '\u200B', ' \t'];

describe('texts in a .csv', () => {
  it.each(SIGNS)('that begin with %s are marked as text, behind leading blanks too', (sign) => {
    for (const blank of BLANKS) expect(guarded(`${blank}${sign}1+1`)).toBe(`'${blank}${sign}1+1`);
  });

  it.each([
    '=HYPERLINK("http://x","y")',
    "=cmd|'/C calc'!A0",
    '+1',
    '-1',
    '@SUM(1)',
    '\t=1',
    '\tx',
    '\rx',
    '\nx',
    '\r\n=1',
    '\r',
  ])('%j is marked in its first place', (text) => {
    expect(guarded(text)[0]).toBe("'");
  });

  it.each(['\n', '\r', '\r\n', '\u0085', '\u2028', '\u2029', '\v', '\f'])(
    'are marked in each line of a cell, after %j too',
    (end) => {
      expect(guarded(`一${end}=1${end} ＠x${end}二`)).toBe(`一${end}'=1${end}' ＠x${end}二`);
    },
  );

  it('stay as they are when no line could be a formula', () => {
    for (const text of ['', '留样 125 g', '1-2', 'a=b', "'=1", '第一行\n第二行', '—— 破折号'])
      expect(guarded(text)).toBe(text);
  });
});

describe('a .csv', () => {
  it('has the byte order mark, CRLF, and quotes around every text: RFC 4180', async () => {
    const table = [
      ['说"是", 再说', 1, true, { at: Date.parse('2025-05-14T02:20:00Z') }, { day: '2025-05-20' }, undefined],
      ['a;=1', -1, false, undefined, undefined, '=1'],
    ];
    const lines: string[] = [];
    for await (const line of csvOf(['甲', '乙', '丙', '丁', '戊', '己'], eachOf(table), 'Asia/Shanghai'))
      lines.push(line);
    expect(lines.join('')).toBe(
      '\uFEFF"甲","乙","丙","丁","戊","己"\r\n' +
        '"说""是"", 再说",1,true,2025-05-14T10:20:00+08:00,2025-05-20,\r\n' +
        '"a;=1",-1,false,,,"\'=1"\r\n',
    );
  });
});
