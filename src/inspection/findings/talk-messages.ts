import type { Sentence } from '../../base/sentence.ts';
import type { ListStatus } from './list-words.ts';

const WHAT: Readonly<Record<ListStatus, Sentence>> = {
  open: { zh: '没关闭的问题', en: 'open findings' },
  overdue: { zh: '超期的问题', en: 'overdue findings' },
  submitted: { zh: '待复查的问题', en: 'findings to verify' },
  closed: { zh: '已关闭的问题', en: 'closed findings' },
};
const whatOf = (status: ListStatus | undefined): Sentence => WHAT[status ?? 'open'];

/** What is said when findings are listed, shown, rated, voided and taken back. */
export const talk = {
  none: (status: ListStatus | undefined): Sentence => ({
    zh: `目前没有${whatOf(status).zh}。`,
    en: `No ${whatOf(status).en}.`,
  }),
  count: (count: number, late: number, status: ListStatus | undefined): Sentence => ({
    zh: `${whatOf(status).zh} ${count} 条${late > 0 && status !== 'overdue' ? `，其中超期 ${late} 条` : ''}：`,
    en: `${count} ${whatOf(status).en}${late > 0 && status !== 'overdue' ? `, ${late} overdue` : ''}:`,
  }),
  more: (count: number): Sentence => ({
    zh: `另有 ${count} 条，可以加楼层或服务再问。`,
    en: `${count} more; name a floor or a service.`,
  }),
  overdueOnes: { zh: '超期的', en: 'Overdue' },
  ownOnly: {
    zh: '只能看本单位的问题。其他单位的由监管人员和后勤管理者查看。',
    en: "You see your own firm's findings; supervisors and managers see all.",
  },
  noSuch: (ref: string): Sentence => ({ zh: `没有 ${ref} 这个编号。`, en: `There is no ${ref}.` }),
  notYours: (ref: string): Sentence => ({
    zh: `${ref} 不是本单位的，由责任单位、监管人员和后勤管理者查看。`,
    en: `${ref} is not your firm's; its own unit, supervisors and managers see it.`,
  }),
  story: { zh: '经过', en: 'Story' },

  repetition: (line: string, severity: string): Sentence => ({
    zh: `同一部位近期有同类问题：${line}。认定重复的，等级提高为${severity}。`,
    en: `The same at this place not long ago: ${line}. If it repeats that, it becomes ${severity}.`,
  }),
  isRepetition: { zh: '认定重复', en: 'Confirm' },
  noRepetition: (ref: string): Sentence => ({
    zh: `没有找到 ${ref} 重复的同类问题。`,
    en: `Nothing that ${ref} repeats was found.`,
  }),
  repeated: (ref: string, before: string, severity: string): Sentence => ({
    zh: `${ref} 认定为重复问题（上一次 ${before}），等级提高为${severity}，时限随之调整。`,
    en: `${ref} repeats ${before}: it is ${severity} now, with the deadline of that.`,
  }),

  rated: (ref: string, stars: number): Sentence => ({
    zh: `${ref} 评价 ${stars} 星，已记下，谢谢。`,
    en: `${ref}: ${stars} stars, thank you.`,
  }),
  unhappy: (ref: string, name: string, stars: number): Sentence => ({
    zh: `${ref} ${name}评价 ${stars} 星，请核对是否需要重新处理`,
    en: `${ref}: ${name} gave ${stars} stars; does it need another look?`,
  }),
  howContent: (ref: string): Sentence => ({ zh: `${ref} 的处理满意吗？`, en: `Are you content with ${ref}?` }),
  notClosed: (ref: string): Sentence => ({
    zh: `${ref} 还没有办结，办结后再评价。`,
    en: `${ref} is not done yet; rate it then.`,
  }),
  noneToRate: { zh: '没有等您评价的事项。', en: 'Nothing waits for your rating.' },

  whyVoid: (ref: string): Sentence => ({
    zh: `${ref} 为什么作废？一句话即可。`,
    en: `Why void ${ref}? One line will do.`,
  }),
  confirmVoid: (line: string, reason: string): Sentence => ({
    zh: `作废 ${line}，原因：${reason}。原登记保留可查。确认？`,
    en: `Void ${line}, because: ${reason}. It stays on record. Confirm?`,
  }),
  voided: (ref: string, reason: string): Sentence => ({
    zh: `${ref} 已作废：${reason}。`,
    en: `${ref} is void: ${reason}.`,
  }),
  takenBackWord: { zh: '撤销', en: 'taken back' },
  takenBack: (ref: string): Sentence => ({ zh: `${ref} 已撤销。`, en: `${ref} is taken back.` }),
  fixTakenBack: (ref: string): Sentence => ({
    zh: `${ref} 的整改已撤回，请重新提交。`,
    en: `The fix of ${ref} is taken back; submit it again.`,
  }),
  recheck: (ref: string): Sentence => ({
    zh: `${ref} 的复查已撤回。`,
    en: `The verification of ${ref} is taken back.`,
  }),
} as const satisfies Record<string, Sentence | ((...args: never[]) => Sentence)>;
