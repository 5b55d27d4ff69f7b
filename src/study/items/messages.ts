import type { Sentence } from '../../base/sentence.ts';
import type { SentenceFault } from '../bank/gates/sentence.ts';

/** What keeps a question from being read as a sentence, and what to type instead. */
const SENTENCE: Readonly<Record<SentenceFault['what'], (words: string) => Sentence>> = {
  short: () => ({ zh: '题干太短，至少 8 个字。例如：留样要放多久？', en: 'The question is too short: 8 characters.' }),
  long: () => ({
    zh: '题干太长，最多 130 个字。一题只问一件事。',
    en: 'The question is too long: 130 characters at most.',
  }),
  'no-end': () => ({ zh: '题干要以“？”或“。”结尾。', en: 'The question ends with ？ or 。' }),
  stops: (words) => ({ zh: `题干里的标点“${words}”不对。改好再发。`, en: `The stops “${words}” are wrong.` }),
  pronoun: (words) => ({
    zh: `题干开头的“${words}”不知道指什么。写出名称，例如：留样要放多久？`,
    en: `Nobody knows what “${words}” at the beginning means: name it.`,
  }),
  blanks: () => ({ zh: '一道题只能有一处空。', en: 'One blank at most.' }),
  brackets: () => ({ zh: '括号或引号不成对。补上另一半。', en: 'A bracket or a quotation mark is open: close it.' }),
  cut: (words) => ({
    zh: `“${words}”读不通，少了几个字。补上再发。`,
    en: `Words are missing around “${words}”.`,
  }),
  dangling: (words) => ({
    zh: `“${words}”指向题外的东西，答题的人看不到。写出它是什么。`,
    en: `“${words}” points at something outside the question: say what it is.`,
  }),
  noise: (words) => ({
    zh: `题里有读不通的符号“${words.trim()}”。去掉它。`,
    en: `Take the sign “${words.trim()}” out.`,
  }),
  reference: () => ({
    zh: '题里写了标准编号、条号或表号，答题的人看不到。写出内容，编号放到最后的“条款 …”。',
    en: 'Codes and numbers of clauses stand at the end only, behind 条款.',
  }),
  'empty-option': () => ({ zh: '有个选项是空的。', en: 'An option is empty.' }),
  'long-option': (words) => ({
    zh: `选项太长，最多 80 个字：“${words.slice(0, 12)}…”`,
    en: `An option is too long (80 characters at most): “${words.slice(0, 12)}…”`,
  }),
};

/** Every sentence about the care of questions. */
export const messages = {
  // 出题
  askQuestion: {
    zh: '出什么题？一句话问清楚，例如：留样要放多久？',
    en: 'Which question? E.g. 留样要放多久？',
  },
  askOptions: {
    zh: '选项和答案？对的后面加 *，例如：A 24h B 48h* C 72h。判断题回“对”或“错”，填数题回“答案 125 g”，排序题回“A 装袋 B 贴标签 C 入柜 顺序 BAC”。',
    en: 'Its options? Mark what is right with *, e.g. A 24h B 48h* C 72h. True or false: 对 or 错. A number: 答案 125 g.',
  },
  askClause: {
    zh: '依据哪一条？例如：条款 JG 352 5.2.2',
    en: 'Which clause defends it? E.g. 条款 JG 352 5.2.2',
  },
  noRight: { zh: '哪个是对的？在对的选项后面加 *，例如：A 24h B 48h* C 72h', en: 'Which is right? Mark it with *.' },
  tooShort: {
    zh: '题目太短或太长，6 到 200 个字。',
    en: 'The question is too short or too long: 6 to 200 characters.',
  },
  fewOptions: {
    zh: '单选题至少三个选项，一个对的、两个错的；多选题至少一个错的；最多六个。',
    en: 'One right option wants two wrong ones at least, several right ones one wrong one; six at most.',
  },
  twice: { zh: '选项有重复。', en: 'An option stands twice.' },
  orderUnfit: { zh: '顺序要把每个选项写一次，例如：顺序 BAC', en: 'The order names each option once, e.g. 顺序 BAC' },
  unknownUnit: (unit: string): Sentence => ({
    zh: `不认识单位“${unit}”。例如：答案 125 g`,
    en: `The unit "${unit}" is unknown. E.g. 答案 125 g`,
  }),
  noClause: (typed: string): Sentence => ({
    zh: `没有找到条款“${typed}”。写编号和条号，例如：条款 JG 352 5.2.2`,
    en: `There is no clause "${typed}". Name code and number, e.g. 条款 JG 352 5.2.2`,
  }),
  notInForce: (where: string): Sentence => ({
    zh: `${where} 不是现行条款，不能出题。`,
    en: `${where} is not in force.`,
  }),
  gated: (why: Sentence): Sentence => ({ zh: `这题没有收：${why.zh}`, en: `Not taken: ${why.en}` }),
  sentenceFault: (what: SentenceFault['what'], words: string): Sentence => SENTENCE[what](words),
  noValue: (where: string, values: readonly string[]): Sentence => ({
    zh: `${where} 里没有这个数值和单位。${values.length > 0 ? `条款里写的是 ${values.join('、')}，照它写答案。` : '这条没有数值，换一种题型，或换一条依据。'}`,
    en: `${where} does not hold this value with this unit. ${values.length > 0 ? `It says ${values.join(', ')}.` : 'It has no values: ask otherwise.'}`,
  }),
  onlyStates: (where: string): Sentence => ({
    zh: `${where} 只是陈述，没有要求，答不出对错。换一条写着“应”“不应”的条款。`,
    en: `${where} only states something: nobody can be right or wrong. Name a clause with a requirement.`,
  }),
  onlyRefers: (where: string): Sentence => ({
    zh: `${where} 只写了见别处。把依据换成它指的那一条。`,
    en: `${where} only refers to another clause: name that one.`,
  }),
  tellsAnswer: {
    zh: '题干里已经有答案。把答案从题干里去掉。',
    en: 'The question holds its own answer: take it out.',
  },
  oddOneOut: {
    zh: '只有一个选项说“不”（或只有一个不说“不”），一看就知道。再写一个同样开头的错项。',
    en: 'One option alone says no, or alone says yes: add another that begins the same way.',
  },
  denies: {
    zh: '否定太多，容易看错。换成正面的问法，例如：留样要放多久？',
    en: 'Too many denials: ask it the other way round.',
  },
  catchAll: {
    zh: '选项里不要“以上都是”“都不对”。换成具体的说法。',
    en: 'No option such as “all of the above”: say something definite.',
  },
  rightElsewhere: {
    zh: '有个错项按别的现行条款也对。把那个错项换掉，或在题干里写明是哪项工作。',
    en: 'Another clause in force makes a wrong option right: change it, or say in the question what it is about.',
  },
  tooLong: {
    zh: '正确的选项比错的长得多，一看就知道。把它写短，或把错项写得一样长。',
    en: 'The right option is told by its length: shorten it.',
  },
  tooBrief: {
    zh: '正确的选项比错的短得多，一看就知道。把错项也写短。',
    en: 'The right option is told by being the shortest: shorten the wrong ones.',
  },
  sameThere: { zh: '题库里已经有这道题。', en: 'The bank has this question already.' },
  sameRetired: (ref: string): Sentence => ({
    zh: `这道题之前停用过（${ref}）。要再用，说：保留 ${ref}`,
    en: `This question was retired (${ref}). To use it again say 保留 ${ref}`,
  }),
  added: (ref: string): Sentence => ({ zh: `已收进题库：${ref}。以后抽题会用到。`, en: `In the bank as ${ref}.` }),
  proposed: (where: string): Sentence => ({
    zh: `依据按 ${where}，收进题库吗？`,
    en: `Defended by ${where}: into the bank?`,
  }),
  another: { zh: '再出一题', en: 'Another one' },
  right: (answer: string): Sentence => ({ zh: `答案：${answer}`, en: `Answer: ${answer}` }),
  // 这题有问题
  whichQuestion: { zh: '哪一题有问题？', en: 'Which question?' },
  nothingAsked: {
    zh: '没有找到您答过的题。写上编号，例如：QZ-3 第2题 有问题',
    en: 'No question of yours was found. Name it, e.g. QZ-3 第2题 有问题',
  },
  notYours: (ref: string): Sentence => ({
    zh: `${ref} 不是发给您的。`,
    en: `${ref} was not for you.`,
  }),
  noSuchQuestion: (count: number): Sentence => ({
    zh: `这份卷子只有 ${count} 题。`,
    en: `There are ${count} questions.`,
  }),
  held: (ref: string): Sentence => ({
    zh: `收到（${ref}）。这题先不出了，管理者看过后告诉您。这次照常答，成绩照算。`,
    en: `Noted (${ref}). It is not drawn until a manager has decided; you will hear. Answer it all the same.`,
  }),
  heldAlready: (ref: string): Sentence => ({
    zh: `${ref} 已经有人反映，正等管理者定，定了告诉您。`,
    en: `${ref} is with a manager already; you will hear.`,
  }),
  retiredAlready: (ref: string): Sentence => ({ zh: `${ref} 已经停用。`, en: `${ref} is retired already.` }),
  keptBefore: (ref: string): Sentence => ({
    zh: `您反映过 ${ref}，管理者看过，保留了。还有疑问可以找人工。`,
    en: `You spoke of ${ref} before, and a manager kept it.`,
  }),
  tooMany: (limit: number): Sentence => ({
    zh: `您反映的题还有 ${limit} 道等着定，定了再说这道。`,
    en: `${limit} of your remarks still wait. This one after them.`,
  }),
  // To the manager
  flaggedTitle: (ref: string, clause: string): Sentence => ({
    zh: `${ref} 有人说这题有问题，先不出了（${clause}）：`,
    en: `${ref}: somebody finds fault with this question (${clause}); it is set aside:`,
  }),
  bestWrongTitle: (ref: string, clause: string, right: number, of: number, n: number): Sentence => ({
    zh: `${ref} 考得好的人多数答错（${of} 次对 ${right} 次，共 ${n} 次作答），先不出了（${clause}）：`,
    en: `${ref}: most of the best get it wrong (${right} of ${of} right; ${n} answers), set aside (${clause}):`,
  }),
  reasons: (reasons: readonly string[]): Sentence => ({
    zh: `理由：${reasons.join('；')}`,
    en: `Because: ${reasons.join('; ')}`,
  }),
  keep: { zh: '保留', en: 'Keep' },
  retire: { zh: '停用', en: 'Retire' },
  look: { zh: '看题', en: 'Show' },
  noSuchItem: (typed: string): Sentence => ({
    zh: `没有这道题：${typed}。说“题目待定”看等着定的。`,
    en: `There is no question ${typed}. Say 题目待定 for those that wait.`,
  }),
  whichItem: { zh: '哪一道？例如：保留 TM-3', en: 'Which one? E.g. 保留 TM-3' },
  kept: (ref: string): Sentence => ({ zh: `${ref} 保留，继续出。`, en: `${ref} is kept and drawn again.` }),
  retired: (ref: string): Sentence => ({
    zh: `${ref} 停用，以后不出。已答的成绩不变。要恢复说：保留 ${ref}`,
    en: `${ref} is retired. Answers given stay. To use it again say 保留 ${ref}`,
  }),
  asBefore: (ref: string): Sentence => ({ zh: `${ref} 本来就是这样。`, en: `${ref} is so already.` }),
  outcome: (ref: string, stem: string, kept: boolean): Sentence => ({
    zh: `您反映的题（${ref}“${stem}”）管理者看过：${kept ? '保留' : '停用，谢谢提醒'}。`,
    en: `The question you spoke of (${ref}) was ${kept ? 'kept' : 'retired, thank you'}.`,
  }),
  waiting: (count: number): Sentence => ({ zh: `等您定的题 ${count} 道：`, en: `${count} questions wait:` }),
  noneWaiting: { zh: '没有等着定的题。', en: 'No question waits.' },
  more: (count: number): Sentence => ({ zh: `另有 ${count} 道，定完这些再看。`, en: `${count} more after these.` }),
  whyHeld: (why: 'flagged' | 'best-wrong'): Sentence =>
    why === 'flagged' ? { zh: '有人反映', en: 'remarked on' } : { zh: '好的人多数答错', en: 'the best get it wrong' },
  todo: { zh: '等您定的题', en: 'Questions to decide' },
  state: (state: 'active' | 'held' | 'retired'): Sentence =>
    state === 'active'
      ? { zh: '在用', en: 'in use' }
      : state === 'held'
        ? { zh: '待定', en: 'set aside' }
        : { zh: '已停用', en: 'retired' },
  // 题目统计
  figures: (n: number, share: number, told: string): Sentence => ({
    zh: `作答 ${n} 次，正确率 ${share}%${told && `，区分度 ${told}`}`,
    en: `${n} answers, ${share}% right${told && `, discrimination ${told}`}`,
  }),
  idle: (options: readonly string[]): Sentence => ({
    zh: `没人选：${options.join('、')}`,
    en: `nobody picks: ${options.join(', ')}`,
  }),
  tooFew: (n: number, enough: number): Sentence => ({
    zh: `作答 ${n} 次，不到 ${enough} 次，样本不足。`,
    en: `${n} answers, fewer than ${enough}: too few to say.`,
  }),
  statsNone: (enough: number): Sentence => ({
    zh: `还没有作答满 ${enough} 次的题，样本不足。`,
    en: `No question has ${enough} answers yet: too few to say.`,
  }),
  statsLead: (count: number, enough: number): Sentence => ({
    zh: `作答满 ${enough} 次的题 ${count} 道。`,
    en: `${count} questions have ${enough} answers or more.`,
  }),
  hardest: { zh: '最难的：', en: 'Hardest:' },
  dull: { zh: '区分不出会不会的：', en: 'Telling least:' },
  idleOnes: { zh: '有选项没人选的：', en: 'With options that nobody picks:' },
};
