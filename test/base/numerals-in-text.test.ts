import { describe, expect, it } from 'vitest';
import { withDigits } from '../../src/base/numerals-in-text.ts';

describe('Chinese numerals in running text', () => {
  it.each([
    ['一百二十五克', '125克'],
    ['二十分钟续一次水', '20分钟续1次水'],
    ['两小时', '2小时'],
    ['俩小时', '2小时'],
    ['半小时', '0.5小时'],
    ['半个小时', '0.5个小时'],
    ['两个半小时', '2.5小时'],
    ['一个半月', '1.5月'],
    ['四千五', '4500'],
    ['壹万零伍佰元', '10500元'],
    ['三点五元', '3.5元'],
    ['一二〇', '120'],
    ['扣十二分', '扣12分'],
    ['十五个工作日', '15个工作日'],
  ])('%s is %s', (text, expected) => {
    expect(withDigits(text)).toBe(expected);
  });

  it.each([
    '一般问题',
    '三明治',
    '十分重要',
    '万一',
    '统一',
    '唯一',
    '一样',
    '第二章',
    '周一',
    '星期五',
    '百分比',
    '二维码',
    '半成品',
    '一起',
    '万分',
    '三分之二',
  ])('leaves %s alone', (text) => {
    expect(withDigits(text)).toBe(text);
  });
});
