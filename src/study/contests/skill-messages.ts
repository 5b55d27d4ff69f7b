import type { Sentence } from '../../base/sentence.ts';

const list = (items: readonly string[]): string => items.join('、');

/** What only contests of skill say: judges, score sheets, contestants. */
export const skillMessages = {
  askTeam: { zh: '哪个班组比？', en: 'Which team?' },
  oneTeam: { zh: '技能比赛一次一个班组，先比哪个？', en: 'A contest of skill is for one team. Which first?' },
  noSheet: (topic: string): Sentence => ({
    zh: `现行标准里没有讲“${topic}”的要求，出不了评分表（比赛按标准来，TY 105 5.5.1）。换个说法，例如：会场布置、灭火器；或者提需求。`,
    en: `No clause in force asks anything about "${topic}", so there is no score sheet. Try other words, e.g. 会场布置.`,
  }),
  raise: { zh: '提需求', en: 'Raise a demand' },
  unknownPerson: (name: string): Sentence => ({
    zh: `名册里没有“${name}”。请写全名。`,
    en: `"${name}" is not in the directory.`,
  }),
  severalPeople: (name: string): Sentence => ({ zh: `“${name}”是哪一位？`, en: `Which "${name}"?` }),
  judgeContests: (name: string): Sentence => ({
    zh: `${name} 是选手，不能同时当评委。`,
    en: `${name} takes part and can't judge.`,
  }),
  noJudgeFor: (names: readonly string[]): Sentence => ({
    zh: `${list(names)} 没有评委可评：评委不评本单位的人。请加一位其他单位的评委。`,
    en: `Nobody may judge ${names.join(', ')}: judges don't score their own unit. Name somebody of another unit.`,
  }),
  contestants: (names: readonly string[]): Sentence => ({
    zh: `选手：${list(names)}`,
    en: `Contestants: ${names.join(', ')}`,
  }),
  ownUnit: (pairs: readonly string[]): Sentence => ({
    zh: `${list(pairs)} 不评本单位的人。`,
    en: `${pairs.join(', ')} won't score their own unit.`,
  }),
  judgingBegun: (ref: string, people: number, items: number): Sentence => ({
    zh: `${ref} 可以打分了：${people} 人，每人 ${items} 项，一项一项来。`,
    en: `${ref}: please score ${people} contestants on ${items} lines each.`,
  }),
  groupSkillBegun: (ref: string, line: string): Sentence => ({
    zh: `${ref} ${line}，现在开始。`,
    en: `${ref}, ${line}: it begins.`,
  }),
  prompt: (name: string, place: number, of: number, points: number, text: string): Sentence => ({
    zh: `${name} 第 ${place}/${of} 项（${points} 分）：${text}`,
    en: `${name}, line ${place} of ${of} (${points} points): ${text}`,
  }),
  howToScore: (most: number): Sentence => ({
    zh: `点一个，或回 0 到 ${most} 的分数。`,
    en: `Tap one, or type 0 to ${most}.`,
  }),
  noted: (name: string, item: number, points: number): Sentence => ({
    zh: `${name} 第 ${item} 项 ${points} 分，已记。`,
    en: `${name}, line ${item}: ${points}.`,
  }),
  corrected: (name: string, item: number, before: number, points: number): Sentence => ({
    zh: `${name} 第 ${item} 项 ${before} → ${points} 分，已改。`,
    en: `${name}, line ${item}: ${before} → ${points}.`,
  }),
  allScored: (ref: string, totals: readonly string[]): Sentence => ({
    zh: `${ref} 您都打完了：${list(totals)}。公布前可以改，例如：${ref} 姓名 第1项 9分`,
    en: `${ref}: all done (${totals.join(', ')}). Until it is published you can correct: ${ref} name 第1项 9分`,
  }),
  notJudge: (ref: string): Sentence => ({
    zh: `您不是 ${ref} 的评委，没有记。`,
    en: `You are no judge of ${ref}: nothing was kept.`,
  }),
  notOpen: (ref: string, when: string): Sentence => ({
    zh: `${ref} ${when} 开始，到时再打分。`,
    en: `${ref} begins on ${when}.`,
  }),
  closedAlready: (ref: string): Sentence => ({
    zh: `${ref} 已经公布，分数不能再改。`,
    en: `${ref} is published; scores stay.`,
  }),
  notContestant: (name: string, names: readonly string[]): Sentence => ({
    zh: `“${name}”不在选手里。选手：${list(names)}`,
    en: `"${name}" does not take part. There are: ${names.join(', ')}`,
  }),
  notOwnUnit: (name: string): Sentence => ({
    zh: `${name} 和您是同一单位，不能由您打分，由其他评委打。`,
    en: `${name} is of your own unit: other judges score them.`,
  }),
  noSuchItem: (count: number): Sentence => ({ zh: `评分表只有 ${count} 项。`, en: `The sheet has ${count} lines.` }),
  wrongPoints: (item: number, most: number): Sentence => ({
    zh: `第 ${item} 项是 0 到 ${most} 分，可以有半分。`,
    en: `Line ${item} takes 0 to ${most} points, halves allowed.`,
  }),
  scoreInPrivate: { zh: '请到和我的私聊里打分，别的评委看不到。', en: 'Please score in our private chat.' },
  whichContestant: { zh: '给谁打分？', en: 'Whom?' },
  howScore: (ref: string): Sentence => ({ zh: `例如：${ref} 张三 第1项 8分`, en: `E.g. ${ref} 张三 第1项 8分` }),
  skillResult: (ref: string, team: string, topic: string): Sentence => ({
    zh: `${ref} ${team}${topic}技能比赛结果`,
    en: `${ref}: result of the skill contest (${team}, ${topic})`,
  }),
  contestantLine: (place: number, name: string, points: number): Sentence => ({
    zh: `第 ${place} 名　${name}　${points} 分`,
    en: `${place}. ${name}: ${points} points`,
  }),
  notScored: (names: readonly string[]): Sentence => ({
    zh: `没有完整评分：${list(names)}`,
    en: `Not scored in full: ${names.join(', ')}`,
  }),
  todo: { zh: '等您打分的比赛', en: 'Contests to score' },
  todoItem: (ref: string, topic: string, left: number): Sentence => ({
    zh: `${ref} ${topic}：还有 ${left} 份`,
    en: `${ref} ${topic}: ${left} sheets`,
  }),
};
