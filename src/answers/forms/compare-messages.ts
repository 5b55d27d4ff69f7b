import type { Sentence } from '../../base/sentence.ts';

export const compareMessages = {
  sides: (a: string, first: string, b: string, second: string): Sentence => ({
    zh: `${a}：${first}；${b}：${second}`,
    en: `${a}: ${first}; ${b}: ${second}`,
  }),
  with: (sides: Sentence, gap: string): Sentence => ({
    zh: `${sides.zh}（相差 ${gap}）`,
    en: `${sides.en} (difference: ${gap})`,
  }),
};
