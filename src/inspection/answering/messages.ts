import type { Sentence } from '../../base/sentence.ts';

/** What is said while a report or complaint is looked into, answered and finished. */
export const messages = {
  whichSeverity: (subject: string): Sentence => ({
    zh: `${subject} 属实的，是哪一级？`,
    en: `${subject}: how grave is it?`,
  }),
  whichService: (subject: string): Sentence => ({
    zh: `${subject} 归哪项服务整改？`,
    en: `${subject}: which service puts it right?`,
  }),
  confirmSevere: (subject: string): Sentence => ({
    zh: `${subject}：登记为严重问题，通知责任单位立即停止并处置。确认？`,
    en: `${subject}: file it as severe and tell the unit to stop at once. Confirm?`,
  }),
  confirm: { zh: '确认', en: 'Confirm' },
  cancel: { zh: '取消', en: 'Cancel' },
  confirmed: (ref: string, severity: string): Sentence => ({
    zh: `${ref} 核实属实，已登记为${severity}问题，责任单位已通知。`,
    en: `${ref} is confirmed and filed; the unit was told.`,
  }),
  fixThis: (ref: string): Sentence => ({
    zh: `${ref} 核实属实，请在期限内整改`,
    en: `${ref} is confirmed; please put it right in time`,
  }),
  yoursIsTrue: (ref: string): Sentence => ({
    zh: `您反映的 ${ref} 核实属实，已安排整改，办结后告诉您`,
    en: `What you reported, ${ref}, is confirmed and being put right; you hear how it ends`,
  }),

  whatAnswer: (ref: string): Sentence => ({
    zh: `${ref} 怎么答复？一句话即可。`,
    en: `What is the answer to ${ref}? One line will do.`,
  }),
  answered: (ref: string): Sentence => ({
    zh: `${ref} 的答复已送达报告人。`,
    en: `The answer to ${ref} went to who reported it.`,
  }),
  noReporter: (ref: string): Sentence => ({
    zh: `${ref} 是检查发现的，没有要答复的报告人。`,
    en: `${ref} was found by an inspection: nobody waits for an answer.`,
  }),
  answerToYours: (ref: string): Sentence => ({
    zh: `您反映的 ${ref} 有答复`,
    en: `What you reported, ${ref}, has an answer`,
  }),

  whatResult: (ref: string): Sentence => ({
    zh: `${ref} 核实和处理的结果是什么？会告诉报告人。`,
    en: `What is the result of ${ref}? Who reported it hears it.`,
  }),
  finished: (ref: string): Sentence => ({
    zh: `${ref} 已办结，结果已告诉报告人。`,
    en: `${ref} is done; who reported it was told.`,
  }),
  confirmedIsFixed: (ref: string): Sentence => ({
    zh: `${ref} 已登记为问题，要整改并复查通过才能关闭。`,
    en: `${ref} is a finding: it closes once the fix is verified.`,
  }),

  whyReopened: (ref: string): Sentence => ({
    zh: `${ref} 为什么重新核实？一句话即可。`,
    en: `Why look at ${ref} again? One line will do.`,
  }),
  confirmReopen: (subject: string, reason: string): Sentence => ({
    zh: `重新核实 ${subject}，原因：${reason}。确认？`,
    en: `Look at ${subject} again, because: ${reason}. Confirm?`,
  }),
  reopened: (ref: string): Sentence => ({
    zh: `${ref} 已重新打开。`,
    en: `${ref} is open again.`,
  }),
  yoursIsOpen: (ref: string): Sentence => ({
    zh: `您反映的 ${ref} 重新核实处理`,
    en: `What you reported, ${ref}, is looked at again`,
  }),
} as const satisfies Record<string, Sentence | ((...args: never[]) => Sentence)>;
