import type { Sentence } from '../../base/sentence.ts';

const list = (items: readonly string[]): string => items.join('、');

/** Every sentence of the quizzes. */
export const messages = {
  question: (place: number, of: number, stem: string): Sentence => ({
    zh: `第 ${place}/${of} 题　${stem}`,
    en: `Question ${place} of ${of}: ${stem}`,
  }),
  howSingle: { zh: '单选：点一个，或回字母。', en: 'One is right: tap it, or type its letter.' },
  howJudge: { zh: '判断：对还是错？', en: 'True (对) or false (错)?' },
  howSeveral: {
    zh: '多选：把对的字母一起回，例如 AC。',
    en: 'Several are right: type their letters together, e.g. AC.',
  },
  howNumber: (unit: string): Sentence => ({ zh: `填数：回一个数，单位 ${unit}。`, en: `Type a number, in ${unit}.` }),
  howOrder: (letters: string): Sentence => ({
    zh: `排序：按先后回字母，例如 ${[...letters].reverse().join('')}。`,
    en: `Put in order: type the letters from first to last, e.g. ${[...letters].reverse().join('')}.`,
  }),
  begun: (ref: string, team: string, count: number, until: string): Sentence => ({
    zh: `${ref} ${team}测试：${count} 题，${until}前答完。交卷前可以改。`,
    en: `${ref}, quiz for ${team}: ${count} questions, until ${until}. Answers can be changed until then.`,
  }),
  contestBegun: (contest: string, team: string, count: number, until: string): Sentence => ({
    zh: `${contest} 知识比赛，您代表${team}：${count} 题，${until}前答完。只在私聊里答，结束前不要外传。`,
    en: `${contest}, contest for ${team}: ${count} questions until ${until}. Answer here only, tell nobody before the end.`,
  }),
  groupBegun: (ref: string, team: string, count: number, people: number, until: string): Sentence => ({
    zh: `${team}测试开始了（${ref}）：${count} 题，${until}前答完。题目已私聊发给 ${people} 人。`,
    en: `Quiz for ${team} (${ref}): ${count} questions until ${until}, sent in private to ${people}.`,
  }),
  beginHere: { zh: '开始答题', en: 'Begin' },
  proposal: (line: string): Sentence => ({ zh: `现在开始：${line}？`, en: `Begin now: ${line}?` }),
  line: (
    team: string,
    count: number,
    people: number,
    topics: readonly string[],
    pass: number,
    limit: number | undefined,
  ): Sentence => ({
    zh: `${team}测试，${count} 题${topics.length > 0 ? `，${list(topics)}` : ''}，${people} 人，${limit === undefined ? '' : `限时 ${limit} 分钟，`}${pass} 分及格`,
    en: `a quiz for ${team}, ${count} questions${topics.length > 0 ? ` on ${topics.join(', ')}` : ''}, ${people} people, ${limit === undefined ? '' : `${limit} min limit, `}pass mark ${pass}`,
  }),
  atNight: (hour: string): Sentence => ({
    zh: `现在是 ${hour}，大家多半在休息，确认后题目会立刻发出。`,
    en: `It is ${hour}: most people rest, and the questions go out at once.`,
  }),
  inTheMorning: { zh: '上午9点再考', en: 'At 9 in the morning' },
  fewer: (wanted: number, there: number): Sentence => ({
    zh: `现行条款里只出得了 ${there} 题（要 ${wanted} 题）。`,
    en: `The clauses in force give only ${there} questions (${wanted} were wanted).`,
  }),
  nobody: (team: string): Sentence => ({
    zh: `${team}现在没有人在名册里，考不了。先让管理员登记人员。`,
    en: `Nobody of ${team} is in the directory. An administrator can add people.`,
  }),
  noQuestions: (topics: readonly string[]): Sentence => ({
    zh:
      topics.length > 0 ? `没有条款讲“${list(topics)}”，出不了题。换个说法试试，例如：留样。` : '现行标准里出不了题。',
    en:
      topics.length > 0
        ? `No clause speaks of ${topics.join(', ')}. Try other words, e.g. 留样.`
        : 'The standards in force give no questions.',
  }),
  started: (ref: string, people: number): Sentence => ({
    zh: `${ref} 开始了，题目已私聊发给 ${people} 人。`,
    en: `${ref} has begun: sent in private to ${people}.`,
  }),
  kept: (question: number, said: string): Sentence => ({
    zh: `第 ${question} 题已记：${said}`,
    en: `Question ${question}: ${said}`,
  }),
  changed: (question: number, said: string): Sentence => ({
    zh: `第 ${question} 题改为：${said}`,
    en: `Question ${question} is now: ${said}`,
  }),
  same: (question: number, said: string): Sentence => ({
    zh: `第 ${question} 题已经记了：${said}`,
    en: `Question ${question} already says ${said}.`,
  }),
  allDone: (until: string): Sentence => ({
    zh: `答完了。${until}收卷，之前都可以改（例如：第1题改成C），结果私聊告诉您。`,
    en: `All answered. You can change answers until ${until} (e.g. 第1题改成C); the result comes in private.`,
  }),
  handIn: { zh: '交卷', en: 'Hand in' },
  handInOpen: (ref: string, open: number): Sentence => ({
    zh: `${ref} 还有 ${open} 题没答，交卷后不能再答、再改。现在交卷？`,
    en: `${ref}: ${open} questions are open, and nothing can be changed afterwards. Hand it in?`,
  }),
  handedIn: (ref: string, until: string): Sentence => ({
    zh: `${ref} 已交卷，${until}收卷后私聊告诉您结果。`,
    en: `${ref} is handed in; the result comes in private after ${until}.`,
  }),
  handedAlready: (ref: string): Sentence => ({
    zh: `${ref} 您已经交卷，不能再答、再改了。`,
    en: `${ref} is handed in: nothing can be changed any more.`,
  }),
  doesNotFit: { zh: '这个答案对不上题目。', en: "That doesn't fit the question." },
  noSuchQuestion: (count: number): Sentence => ({
    zh: `这份卷子只有 ${count} 题。例如：第1题改成C`,
    en: `There are ${count} questions. E.g. 第1题改成C`,
  }),
  notYours: (ref: string): Sentence => ({
    zh: `${ref} 不是发给您的，没有记。`,
    en: `${ref} was not for you: nothing was kept.`,
  }),
  late: (ref: string): Sentence => ({
    zh: `${ref} 已经收卷：答案留下了，不计分。`,
    en: `${ref} is closed: the answer is kept and not counted.`,
  }),
  inPrivate: {
    zh: '请到和我的私聊里答，免得别人看到答案。',
    en: 'Please answer in our private chat, so that others do not see it.',
  },
  whichAnswer: { zh: '改成什么？例如：第1题改成C', en: 'Change it to what? E.g. 第1题改成C' },
  whichQuestion: { zh: '改哪一题？例如：第1题改成C', en: 'Which question? E.g. 第1题改成C' },
  nothingOpen: { zh: '现在没有等您答的题。', en: 'No question is waiting for you.' },
  reminder: (ref: string, left: number, until: string): Sentence => ({
    zh: `${ref} 还有 ${left} 题没答，${until}收卷。`,
    en: `${ref}: ${left} questions are open, until ${until}.`,
  }),
  result: (ref: string, score: number, right: number, of: number): Sentence => ({
    zh: `${ref} 结果：${score} 分（对 ${right}/${of}）`,
    en: `${ref}: ${score} points (${right} of ${of} right)`,
  }),
  passed: (pass: number): Sentence => ({ zh: `通过了（${pass} 分及格）。`, en: `Passed (pass mark ${pass}).` }),
  failed: (pass: number): Sentence => ({
    zh: `${pass} 分及格，这次没到。`,
    en: `The pass mark is ${pass}: not yet this time.`,
  }),
  singleRight: { zh: '对了。', en: 'Right.' },
  singleWrong: (right: string): Sentence => ({ zh: `这题答案是 ${right}。`, en: `The answer is ${right}.` }),
  another: { zh: '再来一题', en: 'Another one' },
  noneOpen: { zh: '现在没有开着的测试。说“测试情况”看最近一次。', en: 'No quiz is open. Say 测试情况 for the latest.' },
  closeNow: (ref: string, team: string, open: number): Sentence => ({
    zh: `${ref} ${team}测试现在收卷？还有 ${open} 人没答完。`,
    en: `Close ${ref} (${team}) now? ${open} have not finished.`,
  }),
  closedNow: (ref: string): Sentence => ({
    zh: `${ref} 收卷了，成绩私聊发给各人。`,
    en: `${ref} is closed; results go out in private.`,
  }),
  notTaken: (ref: string): Sentence => ({
    zh: `${ref} 已收卷，您没有答。`,
    en: `${ref} is closed; you had not answered.`,
  }),
  /** To who was not to be told anything while it went on. */
  notReached: (ref: string): Sentence => ({
    zh: `${ref} 已收卷。测试时您在免打扰时间，或当天的推送已满，题没有发给您。`,
    en: `${ref} is closed. In your quiet hours, or beyond your pushes of the day, it was not sent to you.`,
  }),
  notReachedOnes: (names: readonly string[], others: number): Sentence => ({
    zh: `题没发到（免打扰、静音或当天推送已满）：${list(names)}${others > 0 ? ` 等 ${names.length + others} 人` : ''}`,
    en: `Not sent (quiet hours, muted, or beyond the day's pushes): ${names.join(', ')}${others > 0 ? ` and ${others} more` : ''}`,
  }),
  makeUpOn: (when: string): Sentence => ({
    zh: `补考安排在 ${when}，到时私聊发题。`,
    en: `The make-up is on ${when}, in private.`,
  }),
  wrongOnes: { zh: '错的这几题，条款是这么写的：', en: 'What the clauses say of those that were wrong:' },
  wrongLine: (question: number, stem: string, right: string): Sentence => ({
    zh: `第 ${question} 题 ${stem} → ${right}`,
    en: `Question ${question}: ${stem} → ${right}`,
  }),
  newerEdition: (from: string): Sentence => ({
    zh: `注意：${from}起有新版，以新版为准。`,
    en: `Note: a newer edition holds since ${from}.`,
  }),
  groupResult: (ref: string, team: string, done: number, of: number): Sentence => ({
    zh: `${team}测试收卷（${ref}）：${of} 人里 ${done} 人答完。`,
    en: `Quiz for ${team} (${ref}) closed: ${done} of ${of} finished.`,
  }),
  top: (names: readonly string[]): Sentence => ({
    zh: `前三名：${list(names)}`,
    en: `First three: ${names.join(', ')}`,
  }),
  managerResult: (ref: string, passed: number, taken: number, of: number): Sentence => ({
    zh: `${ref} 收卷：${of} 人，答了 ${taken} 人，及格 ${passed} 人。`,
    en: `${ref} closed: ${of} people, ${taken} answered, ${passed} passed.`,
  }),
  makeUpHeld: (ref: string, year: number): Sentence => ({
    zh: `${ref} 有人要补考，但 ${year} 年的放假安排还没有，补考时间没定。请说：补考 ${ref} 明天上午10点`,
    en: `${ref}: a make-up is due, but the calendar of ${year} is missing. Say: 补考 ${ref} 明天上午10点`,
  }),
  makeUpMissed: (ref: string): Sentence => ({
    zh: `${ref} 的补考因为程序停机没有按时发出。`,
    en: `The make-up of ${ref} was missed while the program was away.`,
  }),
  makeUpNow: { zh: '现在补考', en: 'Make it up now' },
  makeUpWhen: { zh: '什么时候补考？例如：补考 QZ-3 明天上午10点', en: 'When? E.g. 补考 QZ-3 明天上午10点' },
  makeUpNobody: (ref: string): Sentence => ({ zh: `${ref} 没有要补考的人。`, en: `Nobody has to make up ${ref}.` }),
  makeUpOpen: (ref: string): Sentence => ({ zh: `${ref} 还没收卷，收卷以后再补考。`, en: `${ref} is still open.` }),
  makeUpProposal: (ref: string, people: number, when: string): Sentence => ({
    zh: `${ref} 补考：${people} 人，${when}？`,
    en: `Make-up of ${ref}: ${people} people, ${when}?`,
  }),
  atOnce: { zh: '现在', en: 'now' },
  makeUpPlanned: (count: number, when: string): Sentence => ({
    zh: `${count} 人补考：${when}，到时自动发题。`,
    en: `${count} take the make-up on ${when}, by itself.`,
  }),
  status: (ref: string, team: string, done: number, of: number, until: string): Sentence => ({
    zh: `${ref} ${team}测试：${of} 人里 ${done} 人答完，${until}收卷。`,
    en: `${ref}, ${team}: ${done} of ${of} have answered, until ${until}.`,
  }),
  statusClosed: (ref: string, team: string, passed: number, taken: number, of: number): Sentence => ({
    zh: `${ref} ${team}测试（已收卷）：${of} 人，答了 ${taken} 人，及格 ${passed} 人。`,
    en: `${ref}, ${team}, closed: ${of} people, ${taken} answered, ${passed} passed.`,
  }),
  notDone: (names: readonly string[]): Sentence => ({
    zh: `还没答完：${list(names)}`,
    en: `Not finished: ${names.join(', ')}`,
  }),
  everyoneDone: { zh: '都答完了。', en: 'Everybody has answered.' },
  remindThem: { zh: '提醒没答的', en: 'Remind them' },
  reminded: (count: number): Sentence => ({ zh: `已私聊提醒 ${count} 人。`, en: `${count} were reminded in private.` }),
  noSuchQuiz: {
    zh: '没有这次测试。说“测试情况”看最近一次。',
    en: 'There is no such quiz. Say 测试情况 for the latest.',
  },
  noQuizYet: { zh: '还没有考过。例如：现在就考 保洁 3题', en: 'No quiz yet. E.g. 现在就考 保洁 3题' },
  myHistory: { zh: '您的测试：', en: 'Your quizzes:' },
  myHistoryNone: { zh: '您还没有测试记录。', en: 'You have taken no quiz yet.' },
};
