import type { Sentence } from '../../base/sentence.ts';

export const messages = {
  none: { zh: '近 90 天的问题都有条款回答。', en: 'Every question of the last 90 days was answered by a clause.' },
  listed: (groups: number, times: number, askers: number): Sentence => ({
    zh: `近 90 天没答上的问题 ${groups} 类，问了 ${times} 次，${askers} 人：`,
    en: `${groups} kinds of unanswered questions in 90 days, asked ${times} times by ${askers} people:`,
  }),
  group: (question: string, times: number, askers: number): Sentence => ({
    zh: `${question} · ${times} 次 · ${askers} 人`,
    en: `${question} · ${times}× · ${askers} people`,
  }),
  more: (count: number): Sentence => ({ zh: `另有 ${count} 类。`, en: `${count} more kinds.` }),
  raise: (number: number): Sentence => ({ zh: `${number} 提需求`, en: `${number}: raise a need` }),
  assign: (number: number): Sentence => ({ zh: `${number} 归到条款`, en: `${number}: assign a clause` }),
  whichQuestion: {
    zh: '把哪个问题归到条款？例如：归到 ANS-12 JG 352 5.2.1',
    en: 'Which question? For example: 归到 ANS-12 JG 352 5.2.1',
  },
  noSuchQuestion: (ref: string): Sentence => ({
    zh: `没有 ${ref}。发“没答上的问题”看编号。`,
    en: `There is no ${ref}. Say 没答上的问题 for the numbers.`,
  }),
  whichClause: (question: string): Sentence => ({
    zh: `“${question}”归到哪一条？写编号和条号；下面是字面最接近的：`,
    en: `Which clause answers "${question}"? Name code and number; the nearest by their words:`,
  }),
  noSuchClause: (typed: string): Sentence => ({
    zh: `没有找到“${typed}”这一条，请写编号和条号，例如：JG 352 5.2.1`,
    en: `There is no clause "${typed}". Name code and number, e.g. JG 352 5.2.1`,
  }),
  assigned: (questions: number, where: string): Sentence => ({
    zh: `已归到 ${where}，${questions} 种问法以后会这样回答。`,
    en: `Assigned to ${where}: ${questions} wordings will be answered so from now on.`,
  }),
  try: { zh: '试一下', en: 'Try it' },
} as const satisfies Record<string, Sentence | ((...args: never[]) => Sentence)>;
