import type { Sentence } from '../../base/sentence.ts';
import type { Day } from '../../standards/model.ts';

const list = (parts: readonly (string | undefined)[], by: string): string =>
  parts.filter((part) => part !== undefined).join(by);

/** `7月1日`, with the year where it is another. */
const day = (date: Day, today: Day): Sentence => {
  const [year, month, of] = date.split('-').map(Number);
  const far = date.slice(0, 4) !== today.slice(0, 4);
  return { zh: `${far ? `${year}年` : ''}${month}月${of}日`, en: date };
};

/** Every sentence of what to study next, and why. */
export const messages = {
  // Terms
  foundLastWeek: (count: number): Sentence => ({
    zh: `上周检查发现${count}次`,
    en: `found broken ${count} times last week`,
  }),
  foundThisWeek: (count: number): Sentence => ({
    zh: `本周检查发现${count}次`,
    en: `found broken ${count} times this week`,
  }),
  found: (count: number, days: number): Sentence => ({
    zh: `近${days}天检查发现${count}次`,
    en: `found broken ${count} times in ${days} days`,
  }),
  valuesChange: (from: Day, today: Day, values: readonly string[]): Sentence => ({
    zh: `${day(from, today).zh}起改为${values.slice(0, 2).join('、')}`,
    en: `${values.slice(0, 2).join(', ')} from ${day(from, today).en}`,
  }),
  wordsChange: (from: Day, today: Day): Sentence => ({
    zh: `${day(from, today).zh}起写法有变`,
    en: `worded otherwise from ${day(from, today).en}`,
  }),
  isNew: (from: Day, today: Day): Sentence => ({
    zh: `${day(from, today).zh}起新增`,
    en: `new from ${day(from, today).en}`,
  }),
  newStandard: (from: Day, today: Day): Sentence => ({
    zh: `${day(from, today).zh}起实施的新标准`,
    en: `a new standard from ${day(from, today).en}`,
  }),
  quiz: (share: number, wrong: number, of: number, few: boolean): Sentence => ({
    zh: `测试错误率${share}%（${wrong}/${of}${few ? '，样本不足' : ''}）`,
    en: `${share}% wrong in quizzes (${wrong} of ${of}${few ? ', too few to say' : ''})`,
  }),
  missed: (count: number): Sentence =>
    count === 1
      ? { zh: '有人问了没答上', en: 'a question about it stayed open' }
      : { zh: `${count}人次问了没答上`, en: `${count} questions about it stayed open` },
  unhelpful: (count: number): Sentence => ({
    zh: `${count}次回答被说没用`,
    en: `${count} answers from it were called not useful`,
  }),
  asked: (count: number, days: number): Sentence => ({
    zh: `近${days}天被问${count}次`,
    en: `asked about ${count} times in ${days} days`,
  }),
  studiedAgo: (days: number): Sentence => ({ zh: `${days}天没学过`, en: `not studied for ${days} days` }),
  studiedLately: (days: number): Sentence =>
    days === 0
      ? { zh: '今天刚学过', en: 'studied today' }
      : { zh: `${days}天前刚学过`, en: `studied ${days} days ago` },
  notStudied: (days: number): Sentence => ({ zh: `近${days}天没学过`, en: `not studied in ${days} days` }),
  risk: (level: 'high' | 'middle' | 'low', signs: readonly Sentence[]): Sentence => {
    const word = { high: '高', middle: '中', low: '低' }[level];
    return {
      zh: `风险${word}：${list(
        signs.map(({ zh }) => zh),
        '、',
      )}`,
      en: `${level} risk: ${list(
        signs.map(({ en }) => en),
        ', ',
      )}`,
    };
  },
  safety: (word: string): Sentence => ({ zh: `涉及安全（${word}）`, en: `safety (${word})` }),
  forbids: { zh: '禁止项', en: 'a prohibition' },
  value: (text: string): Sentence => ({ zh: `有数值（${text}）`, en: `a limit (${text})` }),
  requires: { zh: '硬性要求', en: 'a requirement' },
  // The prompt
  why: (reasons: readonly string[]): Sentence => ({
    zh: `为什么：${reasons.join('；')}`,
    en: `Why: ${reasons.join('; ')}`,
  }),
  becomes: (from: Day, today: Day, text: string): Sentence => ({
    zh: `${day(from, today).zh}起：${text}`,
    en: `From ${day(from, today).en}: ${text}`,
  }),
  opener: (question: string): Sentence => ({ zh: `开场问：${question}`, en: `To begin with: ${question}` }),
  judge: { zh: '（对还是错？）', en: ' (true or false?)' },
  andMore: (count: number): Sentence => ({ zh: `另有 ${count} 条`, en: `${count} more` }),
  clauseWhere: (where: string, force: string): string => `${where}（${force}）`,
  // Why and what next
  whyLead: (where: string, points: number): Sentence => ({
    zh: `${where}：${points} 分`,
    en: `${where}: ${points} points`,
  }),
  term: (points: number, say: string): string => `${points > 0 ? '+' : '−'}${Math.abs(points)}　${say}`,
  nothingToExplain: {
    zh: '这里还没有推过学习条款。带上条款就能看，例如：为什么学 JG 331 5.3.2',
    en: 'No clause was studied here yet. Name one, e.g. 为什么学 JG 331 5.3.2',
  },
  noSuchClause: (said: string): Sentence => ({
    zh: `没有找到条款“${said}”。例如：为什么学 JG 331 5.3.2`,
    en: `There is no clause "${said}". E.g. 为什么学 JG 331 5.3.2`,
  }),
  noTerms: (where: string): Sentence => ({
    zh: `${where}：眼下没有特别的理由要学（0 分）。`,
    en: `${where}: nothing speaks for it now (0 points).`,
  }),
  next: (team: string): Sentence => ({
    zh: `${team}接下来建议学（分数越高越先学）：`,
    en: `What ${team} should study next, the most urgent first:`,
  }),
  noClauses: (team: string): Sentence => ({
    zh: `现行标准里没有${team}要学的条款。`,
    en: `No clause in force is for ${team}.`,
  }),
  whyThis: { zh: '为什么学这条', en: 'Why this one' },
  whichTeam: {
    zh: '看哪个班组？物业、会务、保洁、安保、食堂，或全员。',
    en: 'For which team? 物业, 会务, 保洁, 安保, 食堂 or 全员.',
  },
  notYours: (team: string): Sentence => ({
    zh: `${team}的学习建议由本班组和管理人员看。`,
    en: `That of ${team} is for the team and for managers.`,
  }),
} as const;
