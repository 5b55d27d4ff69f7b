import type { Sentence } from '../../base/sentence.ts';

export const messages = {
  comes: (name: string, title: string, from: string): Sentence => ({
    zh: `${name}《${title}》${from} 起实施，请提前看：`,
    en: `${name} "${title}" comes into force on ${from}. Please read it before:`,
  }),
  isNew: { zh: '这是新的标准。', en: 'This standard is new.' },
  reminds: (name: string, title: string, from: string): Sentence => ({
    zh: `提醒：${name}《${title}》${from} 起实施，您还没有确认已阅。`,
    en: `A reminder: ${name} "${title}" comes into force on ${from}; you have not confirmed that you read it.`,
  }),
  acknowledge: { zh: '已阅', en: 'I have read it' },
  full: { zh: '全文', en: 'Full text' },
  which: {
    zh: '已阅哪一项？写编号，例如：已阅 JG 331',
    en: 'Which one have you read? For example: 已阅 JG 331',
  },
  noSuch: (typed: string): Sentence => ({
    zh: `没有找到“${typed}”这项标准，请写编号，例如：JG 331`,
    en: `There is no standard "${typed}". Name its code, e.g. JG 331`,
  }),
  nothingToRead: { zh: '目前没有等您看的新版标准。', en: 'No coming edition waits for you.' },
  read: (name: string, from: string): Sentence => ({
    zh: `记下了：您已阅 ${name}，${from} 起按它做。`,
    en: `Noted: you have read ${name}. It holds from ${from}.`,
  }),
  readBefore: (name: string): Sentence => ({
    zh: `${name} 您之前已确认过，不用再发。`,
    en: `You have confirmed ${name} before; nothing more to do.`,
  }),
  unread: (name: string, from: string, all: number, read: number): Sentence => ({
    zh: `${name}，${from} 起实施：应知 ${all} 人，已阅 ${read} 人${read < all ? `，未阅 ${all - read} 人：` : '。'}`,
    en: `${name}, in force from ${from}: ${all} must know it, ${read} have read it${read < all ? `, ${all - read} have not:` : '.'}`,
  }),
  more: (count: number): Sentence => ({ zh: `另有 ${count} 人。`, en: `${count} more.` }),
  noneComing: { zh: '目前没有待实施的新版标准。', en: 'No edition is about to come into force.' },
  todo: { zh: '等我看的新版标准', en: 'Coming editions for me to read' },
  todoItem: (name: string, title: string, from: string): Sentence => ({
    zh: `${name}《${title}》${from} 起实施`,
    en: `${name} "${title}", in force from ${from}`,
  }),
} as const satisfies Record<string, Sentence | ((...args: never[]) => Sentence)>;
