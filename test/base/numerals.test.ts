import { describe, expect, it } from 'vitest';
import { readChinese, toChinese } from '../../src/base/numerals.ts';

describe('Chinese numerals', () => {
  it.each([
    ['十二', 12],
    ['二十', 20],
    ['一百零五', 105],
    ['一百五', 150],
    ['两千', 2000],
    ['三万二', 32000],
    ['一百五十四', 154],
    ['一二〇', 120],
    ['三点五', 3.5],
    ['半', 0.5],
    ['两', 2],
    ['一亿零三万', 100_030_000],
    ['一千零一', 1001],
  ])('reads %s as %d', (text, value) => {
    expect(readChinese(text)).toBe(value);
  });

  it.each(['', '三四五条', '点', '十点', 'abc', '三点点'])('says that %j is no number', (text) => {
    expect(readChinese(text)).toBeUndefined();
  });

  it('writes whole numbers as articles are numbered, and reads them back', () => {
    expect([1, 10, 12, 20, 101, 110, 154, 1000, 1010].map(toChinese)).toEqual([
      '一',
      '十',
      '十二',
      '二十',
      '一百零一',
      '一百一十',
      '一百五十四',
      '一千',
      '一千零一十',
    ]);
    for (let n = 1; n < 3000; n++) expect(readChinese(toChinese(n))).toBe(n);
  });
});
