import type { Sentence } from '../../base/sentence.ts';

export const messages = {
  whatToAsk: {
    zh: '想问什么？直接说，我转给负责的人。例如：找人工 三楼门禁卡坏了找谁',
    en: 'What would you like to ask? I will pass it on, e.g. 找人工 who repairs the door on floor 3',
  },
  handed: (ref: string, name: string, hours: number): Sentence => ({
    zh: `已转给${name}，编号 ${ref}，${hours} 小时内答复。回复会送到您这里。`,
    en: `Passed to ${name} as ${ref}; a first answer is due within ${hours} hours and comes to you here.`,
  }),
  /** Who said no more than 找人工 has not seen which words went: they are shown, and can be taken back. */
  sentThis: {
    zh: '转的是您刚才问的这一句；不是这个意思，10 分钟内可以撤销：',
    en: 'What you asked last was passed on. If that is not what you meant, take it back within 10 minutes:',
  },
  already: (ref: string, name: string): Sentence => ({
    zh: `这个问题已转给${name}（${ref}），还在等回复。`,
    en: `This was passed to ${name} already (${ref}); the answer is awaited.`,
  }),
  guestWaits: (ref: string): Sentence => ({
    zh: `您的 ${ref} 还在等回复，答复后可以再问。`,
    en: `Your ${ref} is still waiting. You can ask again once it is answered.`,
  }),
  unreachable: (name: string): Sentence => ({
    zh: `${name}的账号暂时联系不上，问题已存进待办，请同时当面或电话联系。`,
    en: `${name} can't be reached just now; the question waits in their list. Please also call.`,
  }),
  nobody: {
    zh: '名册里还没有负责的人，转不出去。问题已存下，请联系系统管理员设置“负责人”。',
    en: 'Nobody is responsible in the directory yet. Please ask the administrator to name somebody.',
  },
  forYou: (ref: string): Sentence => ({ zh: `${ref} 有人找您`, en: `${ref}: somebody asks you` }),
  raised: (ref: string, name: string): Sentence => ({
    zh: `${ref} 已过答复期限，${name}还没有回复，请您处理`,
    en: `${ref} is overdue: ${name} has not answered. Please take it`,
  }),
  asker: { zh: '提问人', en: 'From' },
  service: { zh: '服务', en: 'Service' },
  due: { zh: '答复期限', en: 'Answer by' },
  before: { zh: '之前问的', en: 'Asked before' },
  botSaid: { zh: '我的回答', en: 'My answer' },
  botKnewNothing: { zh: '没有条款', en: 'no clause' },
  reply: { zh: '回复', en: 'Answer' },
  withdraw: { zh: '撤销', en: 'Take back' },
  whichOne: { zh: '回复哪一个？例如：回复 3 请找物业前台', en: 'Which one? For example: 回复 3 ask the front desk' },
  whatToReply: { zh: '回复什么？直接说。', en: 'What is the answer? Just say it.' },
  noSuch: (ref: string): Sentence => ({
    zh: `没有 ${ref}。发“我的待办”看等您回复的。`,
    en: `There is no ${ref}. Say 我的待办 for what waits for you.`,
  }),
  notYours: (ref: string, name: string): Sentence => ({
    zh: `${ref} 由${name}或后勤管理者回复。`,
    en: `${ref} is for ${name} or a manager to answer.`,
  }),
  wasWithdrawn: (ref: string): Sentence => ({ zh: `${ref} 已由提问人撤销。`, en: `${ref} was taken back.` }),
  answered: (name: string, ref: string): Sentence => ({
    zh: `${name}回复您（${ref}）：`,
    en: `${name} answers you (${ref}):`,
  }),
  yourQuestion: (question: string): Sentence => ({ zh: `您问的：${question}`, en: `You asked: ${question}` }),
  delivered: (name: string): Sentence => ({ zh: `已回复${name}。`, en: `Sent to ${name}.` }),
  notDelivered: (name: string): Sentence => ({
    zh: `记下了，但${name}的账号暂时联系不上，请同时当面或电话告知。`,
    en: `Kept, but ${name} can't be reached just now. Please also tell them another way.`,
  }),
  askAgain: { zh: '再问', en: 'Ask again' },
  withdrawn: (ref: string): Sentence => ({ zh: `${ref} 已撤销。`, en: `${ref} is taken back.` }),
  todo: { zh: '等我回复的问题', en: 'Questions for me to answer' },
  todoItem: (ref: string, question: string, due: string): Sentence => ({
    zh: `${ref} ${question}（${due} 前）`,
    en: `${ref} ${question} (by ${due})`,
  }),
} as const satisfies Record<string, Sentence | ((...args: never[]) => Sentence)>;
