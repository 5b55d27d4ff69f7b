import type { Sentence } from '../base/sentence.ts';

/** What a clause's trail says of itself. */
export const traceMessages = {
  does: { zh: '看一条条款的链路', en: 'see what happened to a clause' },
  title: (where: string): Sentence => ({ zh: `${where} 的链路`, en: `What happened to ${where}` }),
  nothing: { zh: '近两年没有任何记载。', en: 'Nothing in the last two years.' },
  counted: (what: string, times: number, last: string): Sentence => ({
    zh: `${what} ${times} 次，最近 ${last}`,
    en: `${what}: ${times}, last ${last}`,
  }),
  latest: { zh: '最近：', en: 'Latest:' },
  earlier: (count: number): Sentence => ({ zh: `更早还有 ${count} 次`, en: `${count} more before` }),
  /** @param what what is missing, already in the language */
  gaps: (days: number, what: readonly string[]): Sentence => ({
    zh: `缺口：近 ${days} 天没有${what.join('、')}`,
    en: `Gaps: in the last ${days} days no ${what.join(', no ')}`,
  }),
  unfixed: (refs: readonly string[]): Sentence => ({
    zh: `查出后还没整改完成：${refs.join('、')}`,
    en: `Found and not yet put right: ${refs.join(', ')}`,
  }),
  missing: {
    studied: { zh: '学习', en: 'study' },
    quizzed: { zh: '测试', en: 'quiz' },
    recorded: { zh: '记录', en: 'record' },
  },
  full: { zh: '看条款全文', en: 'The clause in full' },
} as const satisfies Record<string, Sentence | ((...args: never[]) => Sentence) | Record<string, Sentence>>;
