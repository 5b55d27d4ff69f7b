import type { Sentence } from '../../base/sentence.ts';

/** The words of cards and lists. */
export const cardMessages = {
  state: { zh: '状态', en: 'State' },
  owner: { zh: '责任', en: 'Owner' },
  hand: { zh: '整改人', en: 'In hand' },
  severity: { zh: '等级', en: 'Severity' },
  deadline: { zh: '整改时限', en: 'Fix by' },
  reportBy: { zh: '报告时限', en: 'Report by' },
  clause: { zh: '条款', en: 'Clause' },
  extension: { zh: '申请延期到', en: 'More time asked' },
  dispute: { zh: '申诉', en: 'Disputed' },
  ended: { zh: '结果', en: 'Ended' },
  overdue: { zh: '已超期', en: 'overdue' },
  atOnce: { zh: '立即处置', en: 'at once' },
  until: (when: string): Sentence => ({ zh: `${when} 前`, en: `by ${when}` }),
  kinds: {
    finding: { zh: '问题', en: 'finding' },
    report: { zh: '报告', en: 'report' },
    complaint: { zh: '投诉', en: 'complaint' },
  },
  endings: {
    verified: { zh: '复查通过', en: 'verified' },
    answered: { zh: '已答复办结', en: 'answered' },
    'false alarm': { zh: '误报', en: 'false alarm' },
    dismissed: { zh: '申诉成立，不作问题', en: 'dispute upheld' },
  },
  ownArea: {
    zh: '提示：登记人与责任单位是同一单位，请另一名监管人员核对。',
    en: 'Note: filed by somebody of the responsible unit; another supervisor should look.',
  },
  repeats: (ref: string): Sentence => ({ zh: `重复问题，上一次是 ${ref}。`, en: `Repeats ${ref}.` }),
} as const;
