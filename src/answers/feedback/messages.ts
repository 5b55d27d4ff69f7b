import type { Sentence } from '../../base/sentence.ts';
import type { Reason } from './model.ts';

const REASON_IN_ENGLISH: Readonly<Record<Reason, string>> = {
  答非所问: 'beside the question',
  过时了: 'out of date',
  看不懂: 'not understandable',
  有错: 'wrong',
};

export const messages = {
  reason: (reason: Reason): Sentence => ({ zh: reason, en: REASON_IN_ENGLISH[reason] }),
  thanks: { zh: '谢谢，记下了。', en: 'Thank you, noted.' },
  sorry: { zh: '记下了，抱歉没帮上。是哪里不对？', en: 'Noted, sorry. What was wrong with it?' },
  reasonKept: (reason: Reason): Sentence => ({
    zh: `记下了：${reason}。管理人员会看到。`,
    en: `Noted: ${REASON_IN_ENGLISH[reason]}. A manager will see it.`,
  }),
  nothingYet: {
    zh: '还没有可以评价的回答。先问一个，再点“有用”',
    en: 'There is no answer to rate yet. Ask something first',
  },
  noSuchAnswer: (ref: string): Sentence => ({
    zh: `没有找到您的 ${ref}。请点回答下面的按钮，或只说“有用”“没用”。`,
    en: `There is no ${ref} of yours. Use the buttons below an answer, or just say 有用 or 没用.`,
  }),
  hand: { zh: '找人工', en: 'Ask a person' },
  raise: { zh: '提需求', en: 'Raise a need' },
  none: { zh: '还没有人反馈回答有问题。', en: 'Nobody has reported an answer yet.' },
  listed: (bad: number, good: number): Sentence => ({
    zh: `没用 ${bad} 条，有用 ${good} 条。最近的问题：`,
    en: `${bad} not useful, ${good} useful. The latest reports:`,
  }),
  more: (count: number): Sentence => ({ zh: `另有 ${count} 条。`, en: `${count} more.` }),
  noClause: { zh: '没有引用条款', en: 'no clause' },
  noLessons: {
    zh: '还没有学到说法。多点“有用”，或把没答上的问题归到条款，我就会学到。',
    en: 'Nothing has been learned yet. 有用 taps and assigned clauses teach.',
  },
  lessons: (count: number): Sentence => ({ zh: `学到的说法 ${count} 个：`, en: `${count} things learned:` }),
  lesson: (spoken: string, meant: readonly string[], left: number, confirmed: number, asked: number): Sentence => ({
    zh: `“${spoken}” → ${meant.map((m) => `“${m}”`).join('、')}${left > 0 ? ` 等 ${meant.length + left} 个` : ''}，${asked} 次确认中 ${confirmed} 次`,
    en: `"${spoken}" → ${meant.map((m) => `"${m}"`).join(', ')}${left > 0 ? ` and ${left} more` : ''}, ${confirmed} of ${asked} confirmed`,
  }),
  takeBack: (number: number): Sentence => ({ zh: `撤回 ${number}`, en: `Take back ${number}` }),
  whichLesson: {
    zh: '撤回哪一条？写说法或列表里的序号，例如：撤回说法 3',
    en: 'Take back which? Name the words or the number in the list, e.g. 撤回说法 3',
  },
  noSuchLesson: (phrase: string): Sentence => ({
    zh: `没有学到“${phrase}”这个说法。发“学到的说法”看列表。`,
    en: `"${phrase}" was not learned. Say 学到的说法 for the list.`,
  }),
  takenBack: (spoken: string, count: number): Sentence => ({
    zh: `已撤回“${spoken}”的 ${count} 条说法，以后也不再学。`,
    en: `Taken back: ${count} lessons of "${spoken}". They will not be learned again.`,
  }),
} as const satisfies Record<string, Sentence | ((...args: never[]) => Sentence)>;
