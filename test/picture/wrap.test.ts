import { describe, expect, it } from 'vitest';
import { wrapped } from '../../src/picture/wrap.ts';

/** A Chinese character is two wide, a Latin one one. */
const measure = (text: string): number => [...text].reduce((sum, c) => sum + (/[\u2E80-\uFFFF]/.test(c) ? 2 : 1), 0);

describe('breaking lines', () => {
  it('breaks between any two Chinese characters', () => {
    expect(wrapped('留样应贴标签', 8, measure)).toEqual(['留样应贴', '标签']);
  });

  it('begins no line with a closing mark and ends none with an opening one', () => {
    expect(wrapped('留样应贴。标签', 8, measure)).toEqual(['留样应', '贴。标签']);
    expect(wrapped('放置标（志）牌', 8, measure)).toEqual(['放置标', '（志）牌']);
  });

  it('keeps a number with its unit, and a word whole', () => {
    expect(wrapped('不少于 125 g', 10, measure)).toEqual(['不少于', '125 g']);
    expect(wrapped('浓度为 500 mg/L', 12, measure)).toEqual(['浓度为', '500 mg/L']);
    expect(wrapped('see cleaning area', 9, measure)).toEqual(['see', 'cleaning', 'area']);
  });

  it('breaks what is wider than a line anywhere, and keeps the line ends of the text', () => {
    expect(wrapped('aaaaaaaaaaaa', 5, measure)).toEqual(['aaaaa', 'aaaaa', 'aa']);
    expect(wrapped('一\n\n二', 8, measure)).toEqual(['一', '', '二']);
  });
});
