import type { Sentence } from '../../base/sentence.ts';

export const changeMessages = {
  overview: (to: string, from: string, since: string, counts: string, total: number): Sentence =>
    total === 0
      ? { zh: `${to} 与 ${from} 相比，条款没有变化。`, en: `${to} changes no clause of ${from}.` }
      : {
          zh: `${to} 与 ${from} 相比（${since} 起）：${counts}`,
          en: `${to} against ${from} (from ${since}): ${counts}`,
        },
  ofTopic: (topic: string, since: string, values: string): Sentence => ({
    zh: `${topic}：${values === '' ? '' : `${values}，`}${since} 起有这些变化：`,
    en: `${topic}: ${values === '' ? '' : `${values}; `}changes from ${since}:`,
  }),
  changed: (values: string, since: string): Sentence => ({
    zh: values === '' ? `${since} 起改了文字：` : `${values}（${since} 起）`,
    en: values === '' ? `Reworded from ${since}:` : `${values} (from ${since})`,
  }),
  unchanged: (words: string, since: string): Sentence => ({
    zh: `没有变，${since} 前后都是：${words}`,
    en: `Unchanged before and after ${since}; the clause is quoted below.`,
  }),
  added: (words: string, since: string): Sentence => ({
    zh: `${since} 起新增：${words}`,
    en: `New from ${since}, quoted below.`,
  }),
  removed: (words: string, since: string): Sentence => ({
    zh: `${since} 起删除：${words}`,
    en: `Removed from ${since}, quoted below.`,
  }),
  neverChanged: (id: string): Sentence => ({
    zh: `${id} 没有改过，也没有新版。`,
    en: `${id} has never been changed, and no new edition is coming.`,
  }),
  more: (count: number): Sentence => ({ zh: `……还有 ${count} 处。`, en: `… and ${count} more.` }),
  coming: (count: number): Sentence => ({ zh: `即将实施的有 ${count} 项：`, en: `${count} coming into force:` }),
  comingLine: (id: string, title: string, day: string, sheet: string): Sentence => ({
    zh: `${id}${sheet} ${title}，${day} 起实施`,
    en: `${id}${sheet} ${title}, from ${day}`,
  }),
  nothingComing: { zh: '目前没有即将实施的标准。', en: 'No standard is about to come into force.' },
  whatChanges: { zh: '改了什么', en: 'What changes' },
} as const satisfies Record<string, Sentence | ((...args: never[]) => Sentence)>;
