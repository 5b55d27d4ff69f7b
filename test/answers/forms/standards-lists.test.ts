import { beforeAll, describe, expect, it } from 'vitest';
import { type Answered, asker, demonstration } from './asking.ts';

let ask: (text: string) => Answered | undefined;
beforeAll(async () => {
  ask = asker(await demonstration());
});
const codes = (text: string): string[] =>
  (ask(text)?.cited ?? []).map((place) => place.replace(/—\d+ \S+$/, '').replace(/^LNJG-/, ''));

describe('which standards there are, however it is put', () => {
  it.each([
    ['食堂归哪几个标准管', ['JG 351', 'JG 352']],
    ['管我们食堂的标准有哪些，列一下', ['JG 351', 'JG 352']],
    ['厨房干活要看哪些文件，说说', ['JG 351', 'JG 352']],
    ['餐饮有关的文件', ['JG 351', 'JG 352']],
    ['保洁该看哪几份', ['JG 331', 'JG 332']],
    ['会务要看哪本', ['JG 321', 'JG 322']],
    ['我是保安，该学什么', ['JG 341', 'JG 342', 'JG 343']],
    ['把安保的标准都给我', ['JG 341', 'JG 342', 'JG 343']],
    ['关于供应商的标准有哪些', ['JG 202', 'JG 206']],
    ['跟培训有关的标准', ['BZ 401', 'BZ 406']],
    ['哪本标准讲投诉', ['JG 207']],
    ['有哪些管理办法', ['ZD 01', 'ZD 02']],
    ['哪些标准7月开始实施', ['JG 331']],
    ['which standards are not yet in force', ['JG 331']],
  ])('%s', (text, expected) => {
    expect(ask(text)?.behaviour).toBe('list');
    expect(codes(text)).toEqual(expected);
  });

  it.each(['通用基础都有哪些', '通用基础这部分有啥', 'TY 开头的都有哪些', '把通用基础的名字都报一遍'])(
    'those of a part: %s',
    (text) => {
      expect(codes(text)).toEqual(['TY 101', 'TY 102', 'TY 103', 'TY 104', 'TY 105', 'TY 106', 'TY 107']);
    },
  );

  it('is no list where parts, rules or a difference are asked for', () => {
    for (const text of ['标准体系包括哪些部分', '监管人员的职责有哪些', '通用基础和监管有什么区别'])
      expect(
        ask(text)?.cited.some((place) => place.startsWith('JG 201')),
        text,
      ).not.toBe(true);
  });
});
