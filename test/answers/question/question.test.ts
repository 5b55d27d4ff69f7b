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

describe('the day that is asked about', () => {
  const on = (said: string) => readTime(said, '2025-05-14');

  it('is the one before, where it says so', () => {
    expect(on('2025年7月1日之前厕所多久巡一次').day).toBe('2025-06-30');
    expect(on('7月1日之前厕所多久巡一次').day).toBe('2025-06-30');
    expect(on('7月1日前台几点开门').day).toBe('2025-07-01');
  });

  it('ends a month on its last day', () => {
    expect(on('7月底厕所多久巡一次').day).toBe('2025-07-31');
    expect(on('2月底厕所多久巡一次').day).toBe('2025-02-28');
  });

  it('is none where no calendar has it', () => {
    for (const said of ['2025年2月30日留样多少克', '2月30日留样多少克', '13月45日留样多少克'])
      expect(on(said)).toMatchObject({ noSuchDay: expect.stringContaining('月') });
    expect(on('2025年2月30日留样多少克').day).toBeUndefined();
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
