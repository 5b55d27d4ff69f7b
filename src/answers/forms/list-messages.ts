import type { Sentence } from '../../base/sentence.ts';

export const listMessages = {
  standards: (what: string, count: number, noun: string): Sentence => ({
    zh: `${what || '现行'}的${noun}有 ${count} 项：`,
    en: `${count} standard${count === 1 ? '' : 's'}${what ? ` (${what})` : ' in force'}:`,
  }),
  none: (what: string, noun: string): Sentence => ({
    zh: `没有${what ? `${what}的` : '这样的'}${noun}。`,
    en: `There is no such standard${what ? ` (${what})` : ''}.`,
  }),
  count: (count: number): Sentence => ({ zh: `现行标准 ${count} 项`, en: `${count} standards in force` }),
  left: (count: number): Sentence => ({ zh: `……还有 ${count} 项。`, en: `… and ${count} more.` }),
  clausesOn: (topic: string, count: number): Sentence => ({
    zh: `关于“${topic}”的条款有 ${count} 条：`,
    en: `${count} clauses on "${topic}":`,
  }),
  mentions: (word: string, count: number, standards: number): Sentence => ({
    zh: `“${word}”在 ${standards} 项标准的 ${count} 条里出现：`,
    en: `"${word}" stands in ${count} clauses of ${standards} standards:`,
  }),
  notMentioned: (word: string): Sentence => ({
    zh: `现行标准里没有出现“${word}”。`,
    en: `"${word}" stands in no standard in force.`,
  }),
} as const satisfies Record<string, Sentence | ((...args: never[]) => Sentence)>;
