import type { Sentence } from '../base/sentence.ts';
import type { Finding } from '../inspection/findings/model.ts';

/** Words of the data that the pages of findings, records and places show. */
export const lookMessages = {
  filed: { zh: '登记', en: 'filed' },
  live: { zh: '未关闭', en: 'not closed' },
  overdue: { zh: '已超期', en: 'overdue' },
  all: { zh: '全部', en: 'all' },
  atOnce: { zh: '立即处置', en: 'at once' },
  program: { zh: '系统', en: 'the program' },
  filedAt: { zh: '登记时间', en: 'Filed' },
  occurredAt: { zh: '发生时间', en: 'Happened' },
  filedBy: { zh: '登记人', en: 'Filed by' },
  ground: (floor: number): Sentence => ({
    zh: floor < 0 ? `地下${-floor}层` : `${floor}层`,
    en: floor < 0 ? `B${-floor}` : `floor ${floor}`,
  }),
  corrected: (ref: string): Sentence => ({ zh: `已由 ${ref} 更正`, en: `corrected by ${ref}` }),
  corrects: (ref: string): Sentence => ({ zh: `更正 ${ref}`, en: `corrects ${ref}` }),
  voided: (reason: string): Sentence => ({ zh: `已作废：${reason}`, en: `voided: ${reason}` }),
  late: (reason: string): Sentence => ({ zh: `补录：${reason}`, en: `filed late: ${reason}` }),
  amount: (type: string): Sentence => ({ zh: `${type} 重量`, en: `${type}: weight` }),
  temperature: (type: string): Sentence => ({ zh: `${type} 温度`, en: `${type}: temperature` }),
  concentration: (type: string): Sentence => ({ zh: `${type} 浓度`, en: `${type}: concentration` }),
  minutes: (type: string): Sentence => ({ zh: `${type} 时间`, en: `${type}: duration` }),
} as const;

/** What a field of a finding is called where a correction is shown. Fields that are not here follow from others. */
export const FIELD_NAMES: Readonly<Partial<Record<keyof Finding, Sentence>>> = {
  kind: { zh: '类别', en: 'kind' },
  what: { zh: '问题', en: 'what is wrong' },
  location: { zh: '位置', en: 'place' },
  floor: { zh: '楼层', en: 'floor' },
  service: { zh: '服务', en: 'service' },
  severity: { zh: '等级', en: 'severity' },
  urgency: { zh: '紧急程度', en: 'urgency' },
  count: { zh: '数量', en: 'count' },
  clause: { zh: '条款', en: 'clause' },
  occurredAt: { zh: '发生时间', en: 'happened' },
  unit: { zh: '责任单位', en: 'unit' },
  assignee: { zh: '整改人', en: 'in hand' },
  deadline: { zh: '整改时限', en: 'fix by' },
  reportBy: { zh: '报告时限', en: 'report by' },
  state: { zh: '状态', en: 'state' },
  repeats: { zh: '重复', en: 'repeats' },
  stars: { zh: '评价', en: 'rating' },
};
