import type { Sentence } from '../../base/sentence.ts';

export const messages = {
  confirm: { zh: '确认', en: 'confirm' },
  cancel: { zh: '取消', en: 'cancel' },
  propose: (month: string, each: number, teams: number, pool: number): Sentence => ({
    zh: `${month}随机约谈，每组抽 ${each} 人？${teams} 个班组，共 ${pool} 人可抽。`,
    en: `Draw ${each} per group for ${month}? ${teams} groups, ${pool} people.`,
  }),
  sealed: (ref: string, seed: string): Sentence => ({
    zh: `名单和种子已先存下（${ref}，种子 ${seed.slice(0, 12)}…），确认后公布人名。`,
    en: `Pool and seed are kept already (${ref}, seed ${seed.slice(0, 12)}…); names are shown once you confirm.`,
  }),
  proposed: (each: number): Sentence => ({
    zh: `没说人数，按标准每组 ${each} 人（TY 105 8.4.1）。`,
    en: `No number was said: ${each} per group, as TY 105 8.4.1 has it.`,
  }),
  fewerThanRule: (least: number): Sentence => ({
    zh: `标准要求每月每组不少于 ${least} 人（TY 105 8.4.1）。`,
    en: `The standard asks for at least ${least} per group each month (TY 105 8.4.1).`,
  }),
  small: (teams: string): Sentence => ({ zh: `人数不够、全部抽中：${teams}`, en: `Too few, all drawn: ${teams}` }),
  badNumber: { zh: '每组 1 到 20 人，例如：随机约谈 每组2人', en: '1 to 20 per group, e.g. 随机约谈 每组2人' },
  pastMonth: { zh: '只能抽本月或以后的月份。', en: 'A draw is for this month or a later one.' },
  nobody: {
    zh: '名册里没有可抽的人员，请先登记班组人员。',
    en: 'There is nobody to draw from: enter the teams first.',
  },
  drawnAlready: (ref: string, month: string): Sentence => ({
    zh: `${month}已抽过（${ref}）。抽取结果不应更换（TY 105 8.4.2）；确要重抽，写明理由：重新抽签 理由`,
    en: `${month} is drawn (${ref}). Results stand (TY 105 8.4.2); to draw again, give the reason: 重新抽签 reason`,
  }),
  askRedrawReason: {
    zh: '为什么重新抽签？理由会和原结果一起留着。',
    en: 'Why draw again? The reason stays with the old result.',
  },
  redraw: (ref: string, reason: string): Sentence => ({
    zh: `代替 ${ref}，理由：${reason}。原结果保留可查。`,
    en: `In place of ${ref}: ${reason}. The old result stays.`,
  }),
  drawn: (ref: string, month: string): Sentence => ({
    zh: `${ref} ${month}随机约谈抽签结果`,
    en: `${ref} drawn for ${month}`,
  }),
  howProven: { zh: '抽签依据', en: 'how it was drawn' },
  noDraw: { zh: '还没有抽过签。发“随机约谈 每组2人”。', en: 'Nothing was drawn yet: 随机约谈 每组2人' },
  noSuchDraw: (ref: string): Sentence => ({ zh: `没有 ${ref}。`, en: `There is no ${ref}.` }),
  notShown: (ref: string): Sentence => ({ zh: `${ref} 还没公布。`, en: `${ref} is not shown yet.` }),
  basis: (ref: string): Sentence => ({ zh: `${ref} 抽签依据`, en: `How ${ref} was drawn` }),
  seed: { zh: '种子', en: 'seed' },
  kept: { zh: '种子和名单存下', en: 'seed and pool kept' },
  shown: { zh: '公布人名', en: 'names shown' },
  method: {
    zh: '每人的数 u = SHA-256（种子、换行、服务、换行、编号）前 13 位十六进制，加 0.5 除以 2^52；按 −ln(u)÷权重 从小到大取。权重：上次抽中后每落选一次翻一倍。',
    en: 'u = (first 13 hex digits of SHA-256(seed ⏎ service ⏎ id) + 0.5) / 2^52; ordered by −ln(u) ÷ weight, smallest first. The weight doubles each time one is passed over.',
  },
  row: (place: number, id: string, weight: number, key: number): string =>
    `${place}. ${id} 权重${weight} ${key.toFixed(6)}`,
  askSubstitute: { zh: '谁替换下来，为什么？例如：抽中的陈秀兰请假，换下一名', en: 'Who can not come, and why?' },
  notDrawn: (name: string): Sentence => ({ zh: `${name}不在本次抽中的人里。`, en: `${name} was not drawn.` }),
  noNext: { zh: '这一组没有下一名可替补。', en: 'Nobody of that group is left to stand in.' },
  substitute: (out: string, into: string, reason: string): Sentence => ({
    zh: `按抽取次序，${out}由${into}替补，理由：${reason}？`,
    en: `By the order of the draw ${into} stands in for ${out}: ${reason}?`,
  }),
  substituted: (ref: string, out: string, into: string): Sentence => ({
    zh: `${ref}：${out}由${into}替补，已记录。`,
    en: `${ref}: ${into} stands in for ${out}.`,
  }),
  stoodIn: (out: string, into: string, reason: string): string => `${out} → ${into}（${reason}）`,

  askWho: { zh: '约谈了谁？例如：约谈 王芳 问5题答对4题', en: 'Whom did you talk with? E.g. 约谈 王芳 问5题答对4题' },
  askCounts: {
    zh: '问了几题，答对几题？例如：问5题答对4题',
    en: 'How many were asked, how many right? E.g. 问5题答对4题',
  },
  tooMany: (asked: number, correct: number): Sentence => ({
    zh: `问了 ${asked} 题，不能答对 ${correct} 题，请核对后重发。`,
    en: `${correct} right of ${asked} asked can't be: check and send it again.`,
  }),
  badAsked: { zh: '题数要在 1 到 100 之间。', en: 'Between 1 and 100 questions.' },
  ownUnit: {
    zh: '监管人员不检查本人所在单位（TY 105 4.6），请换人约谈。',
    en: 'Nobody inspects their own unit (TY 105 4.6): somebody else talks with them.',
  },
  notSelf: { zh: '不能约谈自己。', en: 'Nobody interviews themselves.' },
  several: (names: string): Sentence => ({
    zh: `有几位同名：${names}。把姓名换成编号再发一次。`,
    en: `Several are called that: ${names}. Use the id instead of the name.`,
  }),
  recorded: (ref: string, who: string, counts: string): Sentence => ({
    zh: `${ref} 已记：${who}${counts}`,
    en: `${ref} recorded: ${who}${counts}`,
  }),
  counts: (asked: number, correct: number): string => ` ${correct}/${asked}`,
  unknown: (name: string): Sentence => ({
    zh: `名册里没有${name}，按所说的姓名记。`,
    en: `${name} is not in the directory: kept under the name as said.`,
  }),
  pleaseConfirm: (ref: string, by: string): Sentence => ({
    zh: `${by}记了一次约谈（${ref}），请确认是否属实：`,
    en: `${by} recorded a talk with you (${ref}). Is it true?`,
  }),
  willConfirm: { zh: '已请本人确认（TY 105 8.4.5）。', en: 'They are asked to confirm it (TY 105 8.4.5).' },
  true: { zh: '属实', en: 'true' },
  untrue: { zh: '不属实', en: 'not true' },
  noInterview: (ref: string): Sentence => ({ zh: `没有 ${ref}。`, en: `There is no ${ref}.` }),
  notYours: (ref: string): Sentence => ({
    zh: `${ref} 要由被约谈人本人确认。`,
    en: `${ref} is for the person themselves.`,
  }),
  confirmedAlready: (ref: string): Sentence => ({ zh: `${ref} 已经确认过了。`, en: `${ref} is confirmed already.` }),
  confirmed: (ref: string, agreed: boolean): Sentence => ({
    zh: agreed ? `${ref} 已确认属实。` : `${ref} 已记为不属实，会告诉记录人。`,
    en: agreed ? `${ref} is confirmed.` : `${ref} is marked as not true; who recorded it is told.`,
  }),
  denied: (ref: string, who: string): Sentence => ({
    zh: `${who}认为 ${ref} 不属实。`,
    en: `${who} says that ${ref} is not true.`,
  }),
  short: (month: string, teams: string): Sentence => ({
    zh: `${month}约谈还差：${teams}（TY 105 8.4.1）`,
    en: `Talks still to hold in ${month}: ${teams} (TY 105 8.4.1)`,
  }),
};
