import type { Sentence } from '../../base/sentence.ts';

const list = (items: readonly string[]): string => items.join('、');
const vs = (teams: readonly string[]): string => teams.join(' 对 ');

/** Every sentence of the contests. */
export const messages = {
  askTeams: { zh: '哪几个班组比？例如：保洁 对 会务', en: 'Which teams? E.g. 保洁 对 会务' },
  askTime: { zh: '什么时候？例如：周五下午3点', en: 'When? E.g. Friday 3pm' },
  askJudges: { zh: '评委是谁？写姓名，例如：评委 郑海宁 邓佩仪', en: 'Who judges? Names, e.g. 评委 郑海宁 邓佩仪' },
  askContestants: { zh: '选手是谁？写姓名。', en: 'Who takes part? Names.' },
  askTopic: { zh: '比什么？例如：会场布置、灭火器', en: 'In what? E.g. 会场布置, 灭火器' },
  unknownTeam: (name: string): Sentence => ({
    zh: `没有“${name}”这个班组。可以是：物业、会务、保洁、安保、食堂。例如：比赛 保洁 对 会务 周五下午3点`,
    en: `There is no team "${name}". There are 物业, 会务, 保洁, 安保 and 食堂.`,
  }),
  twoTeams: { zh: '至少两个不同的班组才能比。还有谁？', en: 'A contest wants two teams at least. Who else?' },
  nobody: (team: string): Sentence => ({
    zh: `名册里${team}现在没有人，比不了。`,
    en: `Nobody of ${team} is in the directory.`,
  }),
  wrongCount: { zh: '每轮 1 到 50 题。例如：10题', en: 'One to fifty questions a round, e.g. 10题' },
  wrongRounds: { zh: '1 到 5 轮。例如：三轮', en: 'One to five rounds, e.g. 三轮' },
  wrongMinutes: { zh: '每轮 3 到 120 分钟。例如：15分钟', en: 'Three to 120 minutes a round, e.g. 15分钟' },
  once: { zh: '比赛一次一次定，说哪天几点，例如：周五下午3点', en: 'A contest is held once: say day and hour.' },
  past: (when: string): Sentence => ({
    zh: `${when} 已经过去了。换个以后的时间，例如：周五下午3点`,
    en: `${when} is over. Choose a time ahead.`,
  }),
  noQuestions: (team: string, topics: readonly string[]): Sentence => ({
    zh: `${team}的标准里${topics.length > 0 ? `没有讲“${list(topics)}”的条款，` : ''}出不了题。`,
    en: `The standards of ${team} give no questions${topics.length > 0 ? ` on ${topics.join(', ')}` : ''}.`,
  }),
  notEven: (teams: readonly string[]): Sentence => ({
    zh: `${list(teams)}的标准里凑不出同样难度的题。换个主题试试。`,
    en: `The standards of ${teams.join(', ')} give no questions of equal difficulty. Try another topic.`,
  }),
  fewer: (wanted: number, there: number): Sentence => ({
    zh: `难度相同的题每轮只有 ${there} 道（要 ${wanted} 道）。`,
    en: `There are only ${there} questions of equal difficulty a round (${wanted} were wanted).`,
  }),
  knowledgeLine: (
    teams: readonly string[],
    when: string,
    count: number,
    rounds: number,
    minutes: number,
  ): Sentence => ({
    zh: `知识比赛 ${vs(teams)}，${when}，${rounds > 1 ? `${rounds} 轮，每轮 ` : ''}${count} 题，${minutes} 分钟`,
    en: `knowledge contest ${teams.join(' vs ')}, ${when}, ${rounds > 1 ? `${rounds} rounds of ` : ''}${count} questions, ${minutes} min`,
  }),
  about: (topics: readonly string[]): Sentence => ({ zh: `，题目：${list(topics)}`, en: `, on ${topics.join(', ')}` }),
  ask: (line: string): Sentence => ({ zh: `${line}，这样安排吗？`, en: `${line}: schedule it so?` }),
  people: (teams: readonly (readonly [string, number])[]): Sentence => ({
    zh: `人数：${teams.map(([team, n]) => `${team} ${n}`).join('，')}。`,
    en: `People: ${teams.map(([team, n]) => `${team} ${n}`).join(', ')}.`,
  }),
  knowledgeRules: (right: number, first: number, many: number): Sentence => ({
    zh: `规则：各队题目不同，题型和难度相同，只在私聊里答。答对一题 ${right} 分；每题最先答对的 ${many} 人各加 ${first} 分；队分取人均，没答的按 0 分。同分先比正确率，再比答对用时，还相同就并列。`,
    en: `Rules: each team has its own questions of equal difficulty, answered in private. ${right} points a right answer, ${first} more for the first ${many} of each question; a team has its mean a head. Ties: share right, then less time, else a shared place.`,
  }),
  onHoliday: (name: string): Sentence => ({ zh: `那天是${name}。`, en: `That is a holiday (${name}).` }),
  scheduled: (ref: string, line: string): Sentence => ({
    zh: `已安排 ${ref}：${line}。`,
    en: `Scheduled as ${ref}: ${line}.`,
  }),
  announced: (ref: string, line: string): Sentence => ({ zh: `${ref} ${line}。`, en: `${ref}: ${line}.` }),
  groupBegun: (
    ref: string,
    teams: readonly string[],
    round: number,
    rounds: number,
    count: number,
    until: string,
  ): Sentence => ({
    zh: `${ref} ${vs(teams)}${rounds > 1 ? ` 第 ${round}/${rounds} 轮` : ''}开始了：${count} 题，${until}前答完。题目已私聊发给各位，答案别发在群里。`,
    en: `${ref} ${teams.join(' vs ')}${rounds > 1 ? `, round ${round} of ${rounds},` : ''} has begun: ${count} questions until ${until}, sent in private.`,
  }),
  roundOver: (ref: string, round: number, when: string): Sentence => ({
    zh: `${ref} 第 ${round} 轮结束，${when} 开始下一轮。`,
    en: `${ref}: round ${round} is over, the next begins at ${when}.`,
  }),
  resultTitle: (ref: string): Sentence => ({ zh: `${ref} 知识比赛结果`, en: `${ref}: result of the contest` }),
  teamLine: (place: number, team: string, points: number, right: number, asked: number, people: number): Sentence => ({
    zh: `第 ${place} 名　${team}　人均 ${points} 分（对 ${right}/${asked}，${people} 人）`,
    en: `${place}. ${team}: ${points} a head (${right} of ${asked} right, ${people} people)`,
  }),
  shared: { zh: '分数、正确率、用时都相同，并列。', en: 'Points, share right and time are equal: a shared place.' },
  decidedBy: (by: 'share' | 'seconds'): Sentence =>
    by === 'share'
      ? { zh: '同分，按正确率定先后。', en: 'Equal points: by share right.' }
      : { zh: '同分同正确率，按用时定先后。', en: 'Equal points and share: by time.' },
  top: (names: readonly string[]): Sentence => ({
    zh: `个人前三：${list(names)}`,
    en: `First three: ${names.join(', ')}`,
  }),
  own: (ref: string, right: number, of: number, points: number): Sentence => ({
    zh: `${ref} 结束：您答对 ${right}/${of}，得 ${points} 分。`,
    en: `${ref} is over: ${right} of ${of} right, ${points} points.`,
  }),
  ownNot: (ref: string): Sentence => ({ zh: `${ref} 结束，您没有答。`, en: `${ref} is over; you had not answered.` }),
  picture: (ref: string): Sentence => ({ zh: `${ref} 排名图：`, en: `${ref}, the ranking:` }),
  // Skill
  skillLine: (team: string, topic: string, when: string, people: number, judges: number): Sentence => ({
    zh: `${team}${topic}技能比赛，${when}，选手 ${people} 人，评委 ${judges} 人`,
    en: `skill contest of ${team} in ${topic}, ${when}, ${people} contestants, ${judges} judges`,
  }),
  sheetTitle: { zh: '评分表（满分 100）：', en: 'Score sheet (100 in all):' },
  sheetLine: (place: number, points: number, where: string, text: string): Sentence => ({
    zh: `${place}（${points} 分）${text}　${where}`,
    en: `${place} (${points} points) ${text} ${where}`,
  }),
  judges: (names: readonly string[]): Sentence => ({ zh: `评委：${list(names)}`, en: `Judges: ${names.join(', ')}` }),
  skillRules: {
    zh: '规则：评委私聊打分，互不可见；五位及以上去掉一个最高、一个最低，取平均。同分依次比分值最高的几项，还相同就并列。',
    en: 'Rules: judges score in private and see nobody else’s; of five or more the highest and lowest are left out, then the mean. Ties: the lines worth most, one after the other, else a shared place.',
  },
  youJudge: (ref: string, line: string): Sentence => ({
    zh: `请您当评委：${ref} ${line}。到时私聊打分。`,
    en: `You are a judge of ${ref}, ${line}. Scores are given in private.`,
  }),
  youContest: (ref: string, line: string): Sentence => ({
    zh: `您参加 ${ref} ${line}。`,
    en: `You take part in ${ref}, ${line}.`,
  }),
  seeSheet: { zh: '看评分表', en: 'Score sheet' },
  beginJudging: { zh: '开始打分', en: 'Begin' },
  noContest: {
    zh: '没有这场比赛。说“比赛情况”看最近的。',
    en: 'There is no such contest. Say 比赛情况 for the latest.',
  },
  noneYet: {
    zh: '还没有比赛。例如：比赛 保洁 对 会务 周五下午3点',
    en: 'No contest yet. E.g. 比赛 保洁 对 会务 周五下午3点',
  },
  notSkill: (ref: string): Sentence => ({
    zh: `${ref} 是知识比赛，不用打分。`,
    en: `${ref} is a quiz; nobody scores it.`,
  }),
  cancelledAlready: (ref: string): Sentence => ({ zh: `${ref} 已经取消。`, en: `${ref} was cancelled.` }),
  progress: (done: number, of: number): Sentence => ({
    zh: `打分进度：${done}/${of} 份打完。`,
    en: `${done} of ${of} sheets are complete.`,
  }),
  openSheets: (lines: readonly string[]): Sentence => ({
    zh: `没打完：${list(lines)}`,
    en: `Open: ${lines.join(', ')}`,
  }),
  publishAsk: (ref: string, open: number): Sentence =>
    open === 0
      ? {
          zh: `${ref} 都打完了，公布结果吗？公布后不能改。`,
          en: `${ref} is complete. Publish? Nothing can be changed then.`,
        }
      : {
          zh: `${ref} 还有 ${open} 份没打完，现在公布就不计这几份。公布吗？`,
          en: `${ref}: ${open} sheets are open and won't count. Publish?`,
        },
  nothingScored: (ref: string): Sentence => ({
    zh: `${ref} 还没有一份打完，公布不了。`,
    en: `${ref} has no complete sheet yet.`,
  }),
  published: (ref: string): Sentence => ({
    zh: `${ref} 已公布，结果发给了班组群、选手和评委。`,
    en: `${ref} is published.`,
  }),
  judgesCounted: (judges: number, trimmed: boolean): Sentence => ({
    zh: `${judges} 位评委${trimmed ? '，去掉一个最高、一个最低' : ''}`,
    en: `${judges} judges${trimmed ? ', highest and lowest left out' : ''}`,
  }),
  ownSkill: (ref: string, place: number, points: number): Sentence => ({
    zh: `${ref}：您得 ${points} 分，第 ${place} 名。`,
    en: `${ref}: you have ${points} points, place ${place}.`,
  }),
  // Both
  planned: (ref: string, line: string): Sentence => ({
    zh: `${ref} ${line}，还没开始。`,
    en: `${ref}, ${line}: not begun yet.`,
  }),
  openNow: (ref: string, line: string): Sentence => ({
    zh: `${ref} ${line}，正在进行。`,
    en: `${ref}, ${line}: under way.`,
  }),
  answered: (team: string, done: number, of: number): Sentence => ({
    zh: `${team} ${done}/${of} 人答完`,
    en: `${team}: ${done} of ${of} done`,
  }),
  cancelAsk: (ref: string, line: string): Sentence => ({ zh: `取消 ${ref} ${line}？`, en: `Cancel ${ref}, ${line}?` }),
  cancelled: (ref: string): Sentence => ({ zh: `${ref} 已取消。`, en: `${ref} is cancelled.` }),
  running: (ref: string): Sentence => ({
    zh: `${ref} 已经开始，到时间自己结束。`,
    en: `${ref} has begun and ends by itself.`,
  }),
  overAlready: (ref: string): Sentence => ({ zh: `${ref} 已经结束。`, en: `${ref} is over.` }),
  beginAsk: (ref: string, line: string): Sentence => ({
    zh: `现在开始 ${ref} ${line}？`,
    en: `Begin ${ref} now, ${line}?`,
  }),
  beginsNow: (ref: string): Sentence => ({ zh: `${ref} 马上开始。`, en: `${ref} begins.` }),
  moveAsk: (ref: string, line: string): Sentence => ({
    zh: `${ref} 改为：${line}。确认吗？`,
    en: `Change ${ref} to: ${line}?`,
  }),
  moved: (ref: string, line: string): Sentence => ({ zh: `${ref} 已改：${line}。`, en: `${ref} is now: ${line}.` }),
  missed: (ref: string, line: string): Sentence => ({
    zh: `程序不在时错过了 ${ref} ${line}。要现在开始吗？`,
    en: `${ref}, ${line}, was missed while the program was away. Begin it now?`,
  }),
  notHeld: (ref: string, why: string): Sentence => ({
    zh: `${ref} 没有比成：${why}`,
    en: `${ref} did not take place: ${why}`,
  }),
  beginNow: { zh: '现在开始', en: 'Begin now' },
  cancel: { zh: '取消', en: 'Cancel' },
  publish: { zh: '公布', en: 'Publish' },
  shows: { zh: '比赛情况', en: 'How it goes' },
};
