import { describe, expect, it } from 'vitest';
import type { Item } from '../../../src/study/bank/model.ts';
import {
  addressed,
  looksLikeAnswer,
  readAnswer,
  rightAnswer,
  rightWords,
} from '../../../src/study/quiz/answer-words.ts';

const item = (key: Item['key'], options: readonly string[] = ['24 h', '48 h', '72 h', '12 h']): Item => ({
  id: 'i1',
  clause: 'Q/LNJG JG 352—2024#5.2.2',
  kind: 'value',
  stem: '留样食品要放多久？',
  options: [...options],
  key,
});
/** Shown as A 72 h, B 48 h, C 12 h, D 24 h. */
const places = [2, 1, 3, 0];
const single = { item: item({ form: 'single', right: 1 }), places };
const several = { item: item({ form: 'several', right: [0, 2] }), places };
const judge = { item: item({ form: 'judge', right: false }, []), places: [] };
const number = { item: item({ form: 'number', right: 125, unit: 'g' }, []), places: [] };
const order = { item: item({ form: 'order', right: [2, 1, 3, 0] }), places };

describe('an answer in words', () => {
  it.each([
    'B',
    'b',
    'Ｂ',
    '选b',
    '我选b吧',
    '我觉得应该是B。',
    '答案B',
    'answer: b',
    '第二个',
    '2',
    '应该是D 不对 B',
    '48 h',
    'B!',
    '第2个',
  ])('to a question with one right option: %s', (words) => {
    expect(readAnswer(words, single)).toEqual({ said: 'B', right: true });
  });

  it.each(['AD', 'ad', 'A、D', 'd a', 'A和D', '选AD', 'DA'])('to one with several: %s', (words) => {
    expect(readAnswer(words, several)).toEqual({ said: 'AD', right: true });
  });

  it.each(['错', '不对', '错的', '×', '否', 'false', 'B', '不是', '错误。'])('that says false: %s', (words) => {
    expect(readAnswer(words, judge)).toEqual({ said: '错', right: true });
  });

  it.each(['对', '正确', '√', '是的', 'true', 'A', '对的吧'])('that says true: %s', (words) => {
    expect(readAnswer(words, judge)).toEqual({ said: '对', right: false });
  });

  it.each(['125', '125克', '一百二十五克', '125g', '0.125kg', '125 g', '是125克'])('that is a number: %s', (words) => {
    expect(readAnswer(words, number)).toEqual({ said: '125', right: true });
  });

  it.each(['ABCD', 'a b c d', 'A-B-C-D', '1234', 'A>B>C>D'])('that is an order: %s', (words) => {
    expect(readAnswer(words, order)).toEqual({ said: 'ABCD', right: true });
  });

  it.each([
    ['E', single],
    ['AB', single],
    ['125 h', number],
    ['ABC', order],
    ['AABC', order],
    ['C', judge],
    ['125', judge],
    ['对', single],
  ] as const)('that does not fit its question is none: %s', (words, question) => {
    expect(readAnswer(words, question)).toBeUndefined();
  });

  it('is told from anything else that people say', () => {
    for (const text of [
      '留样多少克',
      '厕所多久巡一次',
      '二楼茶水间地面积水',
      '谢谢',
      '第二个条款是什么',
      '在吗',
      '100克够不够',
    ])
      expect([text, looksLikeAnswer(text)]).toEqual([text, false]);
    for (const text of ['B', '选ab', '对', '是的', '不对', '125克', '第二个', '我选ｃ吧', '应该是D 不对 A'])
      expect([text, looksLikeAnswer(text)]).toEqual([text, true]);
  });

  it('names its quiz and question as a button does', () => {
    expect(addressed('QZ-3 第2题 B')).toEqual({ quiz: 3, question: 2, words: 'B' });
    expect(addressed('第三题 对')).toEqual({ question: 3, words: '对' });
    expect(addressed('B')).toEqual({ words: 'B' });
  });

  it('has what is right in the letters that the person saw', () => {
    expect([single, several, judge, number, order].map(rightAnswer)).toEqual(['B', 'AD', '错', '125 g', 'ABCD']);
  });
});

describe('what is right, told later', () => {
  it('has the words of the options beside the letters, unless they are long', () => {
    expect([single, several, judge, number, order].map(rightWords)).toEqual([
      'B 48 h',
      'A 72 h；D 24 h',
      '错',
      '125 g',
      'A 72 h → B 48 h → C 12 h → D 24 h',
    ]);
    const long = { item: item({ form: 'single', right: 1 }, ['一', '长'.repeat(90), '三']), places: [2, 1, 0] };
    expect(rightWords(long)).toBe('B');
  });
});
