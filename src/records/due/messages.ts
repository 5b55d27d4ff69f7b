import type { Sentence } from '../../base/sentence.ts';

/** What is said of records that are due, and of samples whose time is over. */
export const dueMessages = {
  remind: (type: string, from: string, until: string): Sentence => ({
    zh: `${type}还没记（${from}—${until}）。做了就记一笔。`,
    en: `${type} (${from}–${until}) has not been recorded yet. If it was done, record it.`,
  }),
  missing: (type: string, from: string, until: string, post: string | undefined): Sentence => ({
    zh: `${type} ${from}—${until} 没有记录，请向${post ?? '当班人员'}了解一下。`,
    en: `No record of ${type} for ${from}–${until}; please ask ${post ?? 'who is on duty'}.`,
  }),
  dishes: (names: readonly string[]): Sentence => ({
    zh: `还没留样：${names.join('、')}`,
    en: `No sample yet: ${names.join(', ')}`,
  }),
  over: (count: number): Sentence => ({
    zh: `有 ${count} 份留样保存时间已到，可以登记后销毁：`,
    en: `${count} samples have been kept long enough and may be thrown away after it is recorded:`,
  }),
  notInAnIncident: {
    zh: '正在处理食品安全事件的不要动。',
    en: 'Keep them if a food safety incident is being looked into.',
  },
  gap: (type: string, from: string, until: string, post: string | undefined): Sentence => ({
    zh: `${type} ${from}—${until}${post ? `（${post}）` : ''}`,
    en: `${type} ${from}–${until}${post ? ` (${post})` : ''}`,
  }),
} as const;
