import type { Sentence } from '../../base/sentence.ts';
import type { Severity } from '../../notes/model.ts';

/** Every sentence that is said when findings, reports and complaints are taken. */
export const messages = {
  // asked for, one at a time
  whatWrong: {
    zh: '看到什么问题？一句话就行，例如：三楼男厕地面有水 保洁 一般',
    en: 'What did you find? One line will do, e.g. "3F men\'s room, water on the floor, cleaning, minor"',
  },
  whatOnly: (where: string): Sentence => ({
    zh: `${where} 有什么问题？例如：地面有水`,
    en: `${where}: what is wrong? e.g. water on the floor`,
  }),
  where: { zh: '在哪里？楼层和房间，例如：三楼茶水间', en: 'Where? Floor and room, e.g. 3F pantry' },
  whose: { zh: '属于哪项服务？', en: 'Which service does it belong to?' },
  howGrave: { zh: '等级是？', en: 'How grave is it?' },
  proposes: (severity: Severity): Sentence => ({ zh: `建议：${severity}`, en: `Suggested: ${severity}` }),
  whatBroken: {
    zh: '什么坏了，在哪里？例如：三楼男厕水龙头漏水',
    en: "What is broken, and where? e.g. 3F men's room, tap leaks",
  },
  whatComplaint: {
    zh: '要投诉什么？直接说经过，例如：食堂今天中午的菜是凉的',
    en: 'What is the complaint? Just say what happened, e.g. lunch was cold today',
  },
  same: (line: string): Sentence => ({
    zh: `和还没关闭的这条像是同一个：${line}`,
    en: `This looks like one that is still open: ${line}`,
  }),
  isSame: { zh: '同一个', en: 'The same' },
  isOther: { zh: '另记一条', en: 'Another one' },
  linked: (ref: string): Sentence => ({
    zh: `已关联到 ${ref}，不重复计数（JG 204 4.3.3）。处理结果也会告诉您。`,
    en: `Linked to ${ref}, not counted twice. You will hear how it ends too.`,
  }),

  // filed
  filed: (ref: string, subject: string): Sentence => ({
    zh: `已登记 ${ref}：${subject}`,
    en: `Filed as ${ref}: ${subject}`,
  }),
  filedMany: (count: number, first: string, last: string): Sentence => ({
    zh: `已登记 ${count} 条，${first} 到 ${last}：`,
    en: `${count} findings filed, ${first} to ${last}:`,
  }),
  confirmSevere: (subject: string): Sentence => ({
    zh: `要登记为严重问题吗？${subject}`,
    en: `File this as severe? ${subject}`,
  }),
  confirmOld: (subject: string, day: string): Sentence => ({
    zh: `日期是 ${day}，离今天很久了，对吗？${subject}`,
    en: `The date is ${day}, a long time ago. Is that right? ${subject}`,
  }),
  severeRule: (hours: number): Sentence => ({
    zh: `立即停止相关作业、马上处置，${hours} h 内报告`,
    en: `stop at once, handle it, report within ${hours} h`,
  }),
  checked: (ref: string, where: string): Sentence => ({
    zh: `已记下检查合格 ${ref}：${where}`,
    en: `Check kept as ${ref}, in order: ${where}`,
  }),
  converted: (ref: string): Sentence => ({
    zh: `检查登记要由监管人员来做；您说的已记为问题报告 ${ref}，并已告知监管人员。`,
    en: `Findings are filed by supervisors; yours is kept as issue report ${ref}, and the supervisor is told.`,
  }),
  reported: (ref: string, subject: string): Sentence => ({
    zh: `已收到 ${ref}：${subject}`,
    en: `Received as ${ref}: ${subject}`,
  }),
  told: (names: string): Sentence => ({ zh: `已通知 ${names}。`, en: `Told: ${names}.` }),
  terms: (answerBy: string | undefined, doneBy: string | undefined): Sentence => ({
    zh: [answerBy && `${answerBy} 前首次答复`, doneBy && `${doneBy} 前办结`].filter(Boolean).join('，'),
    en: [answerBy && `first answer by ${answerBy}`, doneBy && `done by ${doneBy}`].filter(Boolean).join(', '),
  }),
  complained: (ref: string): Sentence => ({
    zh: `投诉已收到，编号 ${ref}。您的姓名不会告诉被投诉方。`,
    en: `Your complaint is received as ${ref}. Your name is not given to whom it is about.`,
  }),
  laterThanClause: (by: string): Sentence => ({
    zh: `您定的时限晚于 JG 204 的时限（${by}），按您说的记。`,
    en: `Your deadline is later than that of JG 204 (${by}); yours is kept.`,
  }),

  // notices to others
  newFinding: (ref: string): Sentence => ({ zh: `新问题 ${ref}，请整改`, en: `New finding ${ref}, please put right` }),
  newReport: (ref: string): Sentence => ({ zh: `有人报告问题 ${ref}`, en: `A problem is reported, ${ref}` }),
  newComplaint: (ref: string): Sentence => ({ zh: `收到投诉 ${ref}`, en: `Complaint ${ref}` }),

  // labels
  service: { zh: '服务', en: 'Service' },
  severity: { zh: '等级', en: 'Severity' },
  fixBy: { zh: '整改时限', en: 'Fix by' },
  reportBy: { zh: '报告时限', en: 'Report by' },
  occurred: { zh: '发现时间', en: 'Found at' },
  count: { zh: '数量', en: 'Count' },
  pictures: { zh: '照片', en: 'Pictures' },
  undo: { zh: '撤销', en: 'Undo' },
  changeTo: (severity: Severity): Sentence => ({ zh: `改为${severity}`, en: `Make it ${severity}` }),
  otherClause: { zh: '换条款', en: 'Other clause' },
  noClause: { zh: '不引条款', en: 'No clause' },
  confirm: { zh: '确认', en: 'Confirm' },
  cancel: { zh: '取消', en: 'Cancel' },

  // refused
  guest: {
    zh: '访客只能报告紧急情况（困人、着火、受伤……）。本单位人员请先关联账号，再报修或投诉。',
    en: 'Guests can report emergencies only (people trapped, fire, injury …). Staff: link your account first.',
  },
  undone: (ref: string): Sentence => ({ zh: `${ref} 已撤销。`, en: `${ref} is taken back.` }),

  // amended
  amended: (ref: string): Sentence => ({ zh: `${ref} 已更正：`, en: `${ref} amended:` }),
  amendWhich: {
    zh: '要改哪一条？带上编号，例如：ISS-3 改为较重',
    en: 'Change which one? Name it, e.g. ISS-3 改为较重',
  },
  amendWhat: (ref: string): Sentence => ({
    zh: `${ref} 改成什么？例如：${ref} 改为较重、${ref} 地点改成四楼茶水间`,
    en: `Change what of ${ref}? e.g. ${ref} 改为较重`,
  }),
  noSuch: (ref: string): Sentence => ({
    zh: `没有 ${ref}。看一下编号，或说“未整改的问题”列出来。`,
    en: `There is no ${ref}. Check the number, or list open issues.`,
  }),
  nothingFiled: {
    zh: '这里没有刚登记的问题。请带上编号，例如：ISS-3 改为较重',
    en: 'Nothing was filed here just now. Name the number, e.g. ISS-3 改为较重',
  },
  unchanged: (ref: string): Sentence => ({
    zh: `${ref} 本来就是这样，没有改动。`,
    en: `${ref} is already so; nothing changed.`,
  }),
  confirmChange: (ref: string): Sentence => ({ zh: `要这样更正 ${ref} 吗？`, en: `Change ${ref} like this?` }),
  whyChange: (ref: string): Sentence => ({ zh: `${ref}：为什么要改？（JG 204 4.3.5）`, en: `${ref}: why the change?` }),
  chooseClause: (ref: string): Sentence => ({ zh: `${ref} 依据哪一条？`, en: `Which clause for ${ref}?` }),
  noClauseFound: (ref: string): Sentence => ({
    zh: `没有找到更合适的条款。知道条号的话可以说：${ref} 条款 JG 331 5.1.2`,
    en: `No better clause was found. If you know it: ${ref} 条款 JG 331 5.1.2`,
  }),
  noSuchClause: { zh: '没有找到这一条。', en: 'There is no such clause.' },
  fields: {
    severity: { zh: '等级', en: 'severity' },
    service: { zh: '服务', en: 'service' },
    location: { zh: '地点', en: 'place' },
    what: { zh: '问题', en: 'problem' },
    count: { zh: '数量', en: 'count' },
    clause: { zh: '条款', en: 'clause' },
    deadline: { zh: '整改时限', en: 'fix by' },
    reportBy: { zh: '报告时限', en: 'report by' },
    occurredAt: { zh: '发现时间', en: 'found at' },
    attachments: { zh: '照片', en: 'pictures' },
    unit: { zh: '责任单位', en: 'unit' },
  },
  none: { zh: '无', en: 'none' },

  // pictures
  pictureKept: {
    zh: '照片收到了。3 分钟内说一句：哪里、什么问题，就一起登记。',
    en: 'Got the picture. Say where and what within 3 minutes and both are filed together.',
  },
  pictureAdded: (ref: string, count: number): Sentence => ({
    zh: `照片已附到 ${ref}（共 ${count} 张）。`,
    en: `Added to ${ref} (${count} in all).`,
  }),
} as const satisfies Record<string, Sentence | Record<string, Sentence> | ((...args: never[]) => Sentence)>;
