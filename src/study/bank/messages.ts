import type { Sentence } from '../../base/sentence.ts';
import type { GateName } from './gates/gate.ts';

/** What is wrong with a question, and what to do: for who writes questions, and for `quiz-bank --report`. */
export const messages = {
  unknownKey: (key: string): Sentence => ({
    zh: `文件里只写 questions，不认识“${key}”`,
    en: `the file holds \`questions\` only; \`${key}\` is unknown`,
  }),
  unknownClause: (key: string): Sentence => ({
    zh: `没有条款 ${key}：写成 Q/LNJG JG 352—2024#5.2.1 的样子，带年份`,
    en: `there is no clause ${key}: write it as Q/LNJG JG 352—2024#5.2.1, year included`,
  }),
  told: (words: string): Sentence => ({
    zh: `题干里的“${words}”只有正确的选项里有，一看就知道：换个说法，或者让一个错项也有它（题照样会出）`,
    en: `only the right option shares “${words}” with the question: say it otherwise, or put it into a wrong option (the question is asked all the same)`,
  }),
  gate: {
    source: {
      zh: '条款只是陈述或者引用，出不成题',
      en: 'the clause only states or refers; nothing can be asked about it',
    },
    value: { zh: '条款里没有这个数值和单位', en: 'the clause does not hold this value with this unit' },
    sentence: {
      zh: '读不成一句完整的话：太长、太短、括号不成对，或者指向“本条”“表1”等题外的东西',
      en: 'it does not read as a sentence by itself: too long or short, brackets open, or it points at something outside',
    },
    giveaway: { zh: '题干里已经有答案', en: 'the question holds its own answer' },
    negation: { zh: '否定太多，改成正面的说法', en: 'too many denials; say it the other way round' },
    'catch-all': { zh: '选项里不要“以上都是”“都不对”', en: 'no option such as “all of the above”' },
    'one-answer': { zh: '别的现行条款会使另一个答案也对', en: 'another clause in force makes another answer right' },
    length: { zh: '正确的选项太长或者太短，一看就知道', en: 'the right option is told by its length' },
    'odd-one-out': {
      zh: '只有正确的选项说“不”（或者只有它不说“不”），一看就知道：再加一个同样开头的错项',
      en: 'the right option alone says no (or alone says yes): add a wrong one that begins the same way',
    },
    duplicate: { zh: '与另一道题相同', en: 'the same as another question' },
  } satisfies Record<GateName, Sentence>,
};
