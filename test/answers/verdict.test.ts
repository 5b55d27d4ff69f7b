import { describe, expect, it } from 'vitest';
import { valuesSaid } from '../../src/answers/judged.ts';
import { compareValue } from '../../src/answers/verdict.ts';
import { quantitiesIn } from '../../src/standards/quantities.ts';

const compared = (said: string, rule: string) => {
  const [value] = valuesSaid({ plain: said, values: quantitiesIn(said) });
  const limit = quantitiesIn(rule).find((q) => value && compareValue(value, q) !== undefined);
  return value && limit && compareValue(value, limit);
};

describe('a value that somebody names', () => {
  it.each([
    ['两个人', '不应少于 2 人', 'within'],
    ['一个人', '由 2 名保安员同行', 'outside'],
    ['一个半小时', '每 2 h 巡回保洁 1 次', 'within'],
    ['三个钟头', '每 2 h 巡回保洁 1 次', 'outside'],
    ['二两半', '不少于 125 g', 'within'],
    ['二两', '不少于 125 g', 'outside'],
    ['三个月', '不应少于 90 日', 'within'],
    ['一个月', '不应少于 90 日', 'outside'],
    ['晚上七点', '17:40—18:40', 'outside'],
    ['中午十二点半', '11:40—13:00', 'within'],
    ['六十五度', '不低于 70 ℃', 'outside'],
  ])('is measured: %s against %s is %s', (said, rule, verdict) => {
    expect(compared(said, rule)).toBe(verdict);
  });

  it('is left alone where the two are of different kinds', () => {
    expect(compared('两个人', '不少于 125 g')).toBeUndefined();
    expect(compared('两个小时', '不应少于 2 人')).toBeUndefined();
  });
});
