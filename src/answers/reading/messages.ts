import type { Sentence } from '../../base/sentence.ts';

export const messages = {
  whichPlace: {
    zh: '看哪一条？写编号和条号，例如：上下文 JG 352 5.2.1',
    en: 'Which clause? Name code and number, e.g. 上下文 JG 352 5.2.1',
  },
  noSuchStandard: (typed: string): Sentence => ({
    zh: `没有找到“${typed}”这项标准。写编号和条号，例如：全文 JG 352 5.2.1`,
    en: `There is no standard "${typed}". Name code and number, e.g. 全文 JG 352 5.2.1`,
  }),
  noSuchClause: (id: string, number: string, nearest: boolean): Sentence => ({
    zh: `${id} 没有 ${number}。${nearest ? '相近的有：' : ''}`,
    en: `${id} has no ${number}.${nearest ? ' The nearest are:' : ''}`,
  }),
  stands: (title: string, path: string): Sentence => ({
    zh: path === '' ? `《${title}》` : `《${title}》${path}`,
    en: path === '' ? `"${title}"` : `"${title}", ${path}`,
  }),
  outline: (title: string, status: string, effective: string, count: number): Sentence => ({
    zh: `《${title}》${status}，${effective} 起实施，共 ${count} 条：`,
    en: `"${title}" (${status}), in force from ${effective}, ${count} clauses:`,
  }),
  page: (url: string): Sentence => ({ zh: `网页全文：${url}`, en: `The whole text: ${url}` }),
  context: { zh: '上下文', en: 'Context' },
  full: { zh: '全文', en: 'Full text' },
  forward: { zh: '转发', en: 'Send on' },
  before: { zh: '上一条', en: 'Previous' },
  after: { zh: '下一条', en: 'Next' },
  originalFile: { zh: '原文件', en: 'Original file' },
  original: (title: string, id: string): Sentence => ({
    zh: `《${title}》（${id}）的原文件：`,
    en: `The original file of "${title}" (${id}):`,
  }),
  noOriginal: (title: string): Sentence => ({
    zh: `《${title}》没有存原文件，只有正文。`,
    en: `No original file of "${title}" is kept, only its text.`,
  }),
  lostOriginal: (title: string): Sentence => ({
    zh: `《${title}》的原文件现在取不到，请告诉管理员。正文照常可看。`,
    en: `The original file of "${title}" can't be had just now; please tell the administrator. Its text is here.`,
  }),
  largeOriginal: (title: string): Sentence => ({
    zh: `《${title}》的原文件超过 20 MB，聊天里发不出去。请向管理员要，正文照常可看。`,
    en: `The original file of "${title}" is larger than 20 MB and can't be sent here. Its text is.`,
  }),
  sentOnOriginal: (name: string, title: string): Sentence => ({
    zh: `${name}转来《${title}》的原文件：`,
    en: `${name} sends the original file of "${title}":`,
  }),
  forwardHow: {
    zh: '转给谁？例如：转发 JG 352 5.2.1 给 何大勇（或 食堂组）',
    en: 'To whom? For example: 转发 JG 352 5.2.1 给 何大勇',
  },
  forwarded: (where: string, to: string): Sentence => ({
    zh: `已把 ${where} 转给${to}。`,
    en: `${where} was sent to ${to}.`,
  }),
  sentOn: (name: string): Sentence => ({ zh: `${name}转给您一条标准：`, en: `${name} sends you a clause:` }),
  sentOnToGroup: (name: string): Sentence => ({ zh: `${name}转来一条标准：`, en: `${name} sends a clause:` }),
  several: (name: string, count: number): Sentence => ({
    zh: `有 ${count} 位${name}，是哪一位？`,
    en: `There are ${count} people called ${name}. Which one?`,
  }),
  nobody: (name: string): Sentence => ({
    zh: `名册里没有${name}。请核对姓名，或写班组，例如：食堂组`,
    en: `There is nobody called ${name}. Check the name, or name a team such as 食堂组`,
  }),
  notInGroup: (team: string): Sentence => ({
    zh: `您不在${team}的群里，不能往那里转。可以转给具体的人。`,
    en: `You are not in the group of ${team}. You can send it to a person instead.`,
  }),
  noGroup: (team: string): Sentence => ({
    zh: `${team}还没有绑定的群。在群里说“本群是${team}组”就绑定了。`,
    en: `The team ${team} has no group yet. Say 本群是${team}组 in it.`,
  }),
  unreachable: (name: string): Sentence => ({
    zh: `${name}的账号暂时联系不上，没有转。`,
    en: `${name} can't be reached just now; nothing was sent.`,
  }),
} as const satisfies Record<string, Sentence | ((...args: never[]) => Sentence)>;
