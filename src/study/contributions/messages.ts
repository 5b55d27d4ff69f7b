import type { Sentence } from '../../base/sentence.ts';
import { type DeedKind, RULES } from './count.ts';

/** Every sentence about what a person has done for the standards. */
export const messages = {
  lead: (year: string): Sentence => ({ zh: `您 ${year} 年的贡献：`, en: `What you did in ${year}:` }),
  none: (year: string): Sentence => ({
    zh: `${year} 年还没有记到您的贡献。答一道题就算，例如：今天考我`,
    en: `Nothing of ${year} yet. Answering one question counts: 今天考我`,
  }),
  deed: {
    answer: { zh: '答对的题', en: 'questions answered rightly' },
    remark: { zh: '指出的问题题目，已停用', en: 'faulty questions found' },
    feedback: { zh: '对回答的评价', en: 'answers judged' },
    need: { zh: '提出的需求', en: 'needs raised' },
    help: { zh: '帮同事答的问题', en: 'questions of colleagues answered' },
  } satisfies Record<DeedKind, Sentence>,
  line: (what: string, count: number): string => `${what}：${count}`,
  rules: {
    zh: `怎么算：同一条款一天算一次，每天最多 ${RULES.answer.most} 题；“没用”要带原因；同一件事只算一次，每天评价最多 ${RULES.feedback.most} 次、需求最多 ${RULES.need.most} 条。只有您自己看得到。`,
    en: `How it is counted: a clause once a day, ${RULES.answer.most} a day at most; 没用 with its reason; the same thing once; ${RULES.feedback.most} judgements and ${RULES.need.most} needs a day at most. Nobody else sees this.`,
  },
  ownOnly: {
    zh: '贡献只有本人看得到。看自己的，说：我的贡献',
    en: 'Everybody sees only what is their own: 我的贡献',
  },
} as const;
