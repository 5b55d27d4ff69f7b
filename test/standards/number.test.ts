import { describe, expect, it } from 'vitest';
import { compareNumbers, parentOf, readNumber, rootOf } from '../../src/standards/number.ts';

describe('the number of a clause, however it is typed', () => {
  it.each([
    ['5.2.1', '5.2.1'],
    ['第5.2.1条', '5.2.1'],
    ['5.2.1a', '5.2.1 a)'],
    ['5.2.1 a）', '5.2.1 a)'],
    ['5.2.1的b）2）', '5.2.1 b) 2)'],
    ['５．２．１', '5.2.1'],
    ['第6章', '6'],
    ['附录A', '附录A'],
    ['附 录 a', '附录A'],
    ['A.1', 'A.1'],
    ['a1', 'A.1'],
    ['附录A.2', 'A.2'],
    ['表1', '表1'],
    ['表 A.1 第3行', '表A.1 行3'],
    ['表1 行2', '表1 行2'],
    ['第十二条', '第十二条'],
    ['第12条', '第十二条'],
    ['12条', '第十二条'],
    ['第十二条第二款第（三）项', '第十二条 第2款（三）'],
    ['第十二条第一款', '第十二条'],
    ['第十二条 第2款（三）', '第十二条 第2款（三）'],
    ['第十二条（三）', '第十二条（三）'],
    ['第三十条之一', '第三十条之一'],
    ['5.1.1的注', '5.1.1 注'],
    ['5.1.1 注 2', '5.1.1 注2'],
    ['5.1.1 示例', '5.1.1 示例'],
    ['5.1.1 —3', '5.1.1 —3'],
    ['5.1.1（二）', '5.1.1（二）'],
  ])('%s is %s', (typed, number) => {
    expect(readNumber(typed)).toBe(number);
  });

  it.each(['留样', '', '第十二', '5.2.1 留样', '条'])('%j names none', (typed) => {
    expect(readNumber(typed)).toBeUndefined();
  });

  it('knows what a part belongs to', () => {
    expect(rootOf('4.2.1 b) 2)')).toBe('4.2.1');
    expect(rootOf('第十二条（三）')).toBe('第十二条');
    expect(parentOf('4.2.1 b) 2)')).toBe('4.2.1 b)');
    expect(parentOf('第十二条 第2款（三）')).toBe('第十二条 第2款');
    expect(parentOf('4.2.1')).toBe('4.2');
    expect(parentOf('A.1')).toBe('附录A');
    expect(parentOf('表1 行2')).toBe('表1');
    expect(parentOf('4')).toBeUndefined();
  });

  it('orders numbers as a text does, appendices last', () => {
    expect(['A.1', '10.1', '5.1.10', '5.1', '5.1.2', '5'].sort(compareNumbers)).toEqual([
      '5',
      '5.1',
      '5.1.2',
      '5.1.10',
      '10.1',
      'A.1',
    ]);
  });
});
