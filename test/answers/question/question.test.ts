import { describe, expect, it } from 'vitest';
import { readAsked } from '../../../src/answers/question/asked.ts';
import { readTime } from '../../../src/answers/question/day.ts';
import { readSmall } from '../../../src/answers/question/small.ts';
import { askingPart } from '../../../src/answers/question/split.ts';

describe('what is asked', () => {
  it('hears a duty in 非要, a yes or no in 成不成', () => {
    expect(readAsked('打印非要双面吗')).toContain('obliged');
    expect(readAsked('一个人值班成不成')).toContain('yesno');
  });
});

describe('an edition that is named', () => {
  it('is asked for, or only asked about', () => {
    expect(readTime('2021版留样多少克', '2025-05-14').year).toBe('2021');
    expect(readTime('2021版现在还能照着做吗', '2025-05-14')).toMatchObject({ outdated: '2021' });
    expect(readTime('2021版现在还能照着做吗', '2025-05-14').year).toBeUndefined();
  });
});

describe('a story', () => {
  it('keeps what its question points at', () => {
    const told =
      '今天中午人少,那个排骨汤还剩半桶放在窗口台子上,从十一点多放到现在两点多了,阿姨说倒了可惜,大家都在这儿等着呢,这个还能不能再卖给晚上的人';
    expect(askingPart(told)).toContain('放到现在两点多');
    expect(askingPart(told)).toContain('还能不能再卖');
  });
});

describe('a greeting', () => {
  it('is no meal', () => {
    expect(readSmall('早')).toBe('greeting');
    expect(readSmall('早饭呢')).toBeUndefined();
  });
});
