import type { Sentence } from '../base/sentence.ts';
import type { LocalDate } from '../base/time.ts';

export const messages = {
  whatIsNeeded: {
    zh: '想提什么需求？直接说，例如：车库扫地机充电没有规定',
    en: 'What is needed? Just say it, e.g. "no rule for charging the sweeper"',
  },
  filed: (ref: string, due: LocalDate | undefined, days: number | undefined): Sentence =>
    due && days
      ? {
          zh: `已记下，编号 ${ref}，${days} 个工作日内答复（${due} 前）。`,
          en: `Kept as ${ref}. An answer is due within ${days} working days (by ${due}).`,
        }
      : { zh: `已记下，编号 ${ref}，标准化工作组会答复您。`, en: `Kept as ${ref}. The workgroup will answer you.` },
  newDemand: (ref: string): Sentence => ({ zh: `新需求 ${ref}`, en: `New need ${ref}` }),
  from: { zh: '提出人', en: 'From' },
  service: { zh: '服务', en: 'Service' },
  due: { zh: '答复期限', en: 'Answer by' },
  none: { zh: '目前没有待答复的需求。', en: 'No need is waiting for an answer.' },
  open: (count: number): Sentence => ({ zh: `待答复的需求 ${count} 条：`, en: `${count} needs wait for an answer:` }),
  more: (count: number): Sentence => ({
    zh: `还有 ${count} 条，导出可看全部。`,
    en: `${count} more; the export has them all.`,
  }),
  withdrawn: (ref: string): Sentence => ({ zh: `${ref} 已撤销。`, en: `${ref} is withdrawn.` }),
  todo: { zh: '等我答复的需求', en: 'Needs for me to answer' },
  undo: { zh: '撤销', en: 'Undo' },
} as const satisfies Record<string, Sentence | ((...args: never[]) => Sentence)>;
