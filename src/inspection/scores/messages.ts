import type { Sentence } from '../../base/sentence.ts';

const points = (value: number): string => String(Math.round(value * 100) / 100);
/** `−0.5`, `+3`. */
export const signed = (delta: number): string => `${delta < 0 ? '−' : '+'}${points(Math.abs(delta))}`;
const yuan = (amount: number): string => amount.toLocaleString('en-US', { maximumFractionDigits: 2 });
const percent = (part: number): string => `${points(part * 100)}%`;

export const messages = {
  noRules: {
    zh: '现行标准没有写月度怎样评分，算不出得分。',
    en: 'No standard in force says how months are scored.',
  },
  lead: (who: string, month: Sentence, score: number, grade: string | undefined, state: Sentence): Sentence => ({
    zh: `${who}${month.zh}考核：${points(score)} 分${grade === undefined ? '' : `，${grade}`}（${state.zh}）`,
    en: `${who} ${month.en}: ${points(score)} points${grade === undefined ? '' : `, ${grade}`} (${state.en})`,
  }),
  states: {
    provisional: { zh: '暂计，还在变', en: 'provisional' },
    draft: { zh: '初稿，待冻结', en: 'draft, not frozen yet' },
    frozen: { zh: '已冻结', en: 'frozen' },
  },
  assumed: (month: Sentence): Sentence => ({
    zh: `没说月份，按本月（${month.zh}）算。`,
    en: `No month was said: this month (${month.en}) is taken.`,
  }),
  base: (value: number, count: number): Sentence => ({
    zh: `基准 ${points(value)} 分，扣分 ${count} 项。`,
    en: `Base ${points(value)}, ${count} deductions.`,
  }),
  line: (ref: string, day: Sentence, what: string, severity: string, atOnce: boolean, value: number): Sentence => ({
    zh: `${ref} ${day.zh} ${what}（${severity}${atOnce ? '，当场改正' : ''}）−${points(value)}`,
    en: `${ref} ${day.en} ${what} (${severity}${atOnce ? ', put right on the spot' : ''}) −${points(value)}`,
  }),
  adjusted: (ref: string, delta: number, reason: string): Sentence => ({
    zh: `${ref} 调整 ${signed(delta)}：${reason}`,
    en: `${ref} adjusted ${signed(delta)}: ${reason}`,
  }),
  contractHas: (clause: string): Sentence => ({ zh: `合同依据 ${clause}`, en: `by contract ${clause}` }),
  contractLacks: (edition: string): Sentence => ({
    zh: `合同所据 ${edition} 没有这一条`,
    en: `not in ${edition}, which the contract names`,
  }),
  more: (count: number): Sentence => ({
    zh: `另有 ${count} 项，点“全部明细”。`,
    en: `${count} more: tap "all lines".`,
  }),
  none: { zh: '没有扣分项。', en: 'Nothing was deducted.' },
  pending: (refs: string): Sentence => ({
    zh: `有异议、暂不计入：${refs}`,
    en: `Disputed, not counted for now: ${refs}`,
  }),
  waiting: (ref: string, delta: number): Sentence => ({
    zh: `${ref} ${signed(delta)} 等第二人签字，还没计入。`,
    en: `${ref} ${signed(delta)} waits for the second signature and does not count yet.`,
  }),
  fee: (part: number, amount: number | undefined, fee: number | undefined): Sentence =>
    amount === undefined || fee === undefined
      ? { zh: `当月服务费扣减 ${percent(part)}。`, en: `${percent(part)} of the month's fee is kept back.` }
      : {
          zh: `当月服务费 ${yuan(fee)} 元，扣减 ${percent(part)} = ${yuan(amount)} 元。`,
          en: `Fee ${yuan(fee)} yuan; ${percent(part)} kept back = ${yuan(amount)} yuan.`,
        },
  noFee: { zh: '不扣减服务费。', en: 'No fee is kept back.' },
  changed: (score: number): Sentence => ({
    zh: `冻结后有变化，现在按登记应为 ${points(score)} 分；要改按 JG 205 6.4 调整。`,
    en: `Since it was frozen things changed: it would be ${points(score)} now. It takes an adjustment (JG 205 6.4).`,
  }),
  wasFrozen: (score: number): Sentence => ({ zh: `调整前 ${points(score)} 分。`, en: `${points(score)} before.` }),
  howToAppeal: (month: Sentence, when: Sentence): Sentence => ({
    zh: `有异议请在${when.zh}前发：${month.zh}得分申诉 ISS-编号 理由（可附照片）。到时冻结。`,
    en: `To object, send before ${when.en}: ${month.zh}得分申诉 ISS-number reason. It is frozen then.`,
  }),
  all: { zh: '全部明细', en: 'all lines' },
  sheet: { zh: '考核确认单', en: 'score sheet' },
  appeal: { zh: '申诉', en: 'appeal' },
  list: (month: Sentence): Sentence => ({ zh: `${month.zh}考核`, en: `Scores, ${month.en}` }),
  ownOnly: {
    zh: '只能看本单位的得分（JG 205 4.5）。',
    en: "You see your own firm's score only (JG 205 4.5).",
  },
  frozenOnly: {
    zh: '还没冻结。财务看冻结后的得分（JG 205 4.3）。',
    en: 'Not frozen yet: finance works with frozen scores (JG 205 4.3).',
  },
  futureMonth: (month: Sentence): Sentence => ({
    zh: `${month.zh}还没到，没有得分。换个月份，例如：保洁5月考核多少分`,
    en: `${month.en} has not come yet. Name another month.`,
  }),
  noneScored: { zh: '没有要考核的供应商。', en: 'No supplier is scored.' },
  whichService: { zh: '哪项服务？', en: 'Which service?' },
  whichUnit: (names: string): Sentence => ({
    zh: `这项服务有几家：${names}。带上单位名再说一次。`,
    en: `Several firms render it: ${names}. Say it again with the firm's name.`,
  }),

  askDelta: { zh: '加多少分还是扣多少分？例如：扣2分', en: 'By how many points? E.g. 扣2分' },
  askReason: {
    zh: '理由是什么？调分要写明理由（JG 205 6.4.1）。',
    en: 'For what reason? An adjustment needs one (JG 205 6.4.1).',
  },
  badDelta: {
    zh: '分值要大于 0、不超过 100，最多两位小数，例如：扣2分。',
    en: 'Points are above 0, at most 100, with two decimals at most.',
  },
  ownUnit: {
    zh: '评价人员不评价本单位承担的服务（JG 205 4.4），请换一位后勤管理者来做。',
    en: 'Nobody scores what their own unit renders (JG 205 4.4): another manager does.',
  },
  confirmAdjust: (who: string, month: Sentence, delta: number, reason: string): Sentence => ({
    zh: `${who}${month.zh}得分调整 ${signed(delta)} 分？理由：${reason}`,
    en: `Adjust ${who} ${month.en} by ${signed(delta)}? Reason: ${reason}`,
  }),
  needsLeader: {
    zh: '确认后送领导小组的领导第二签字，签了才计入。',
    en: 'It then goes to a leader for the second signature, and counts only after that.',
  },
  afterFreeze: {
    zh: '这个月已冻结：签字后另成一份新记录，原得分保留（JG 205 6.4.3）。',
    en: 'The month is frozen: once signed it makes a new record beside the old one (JG 205 6.4.3).',
  },
  proposed: (ref: string): Sentence => ({
    zh: `${ref} 已送第二签字，签字前不计入得分。`,
    en: `${ref} has gone for the second signature; it does not count before.`,
  }),
  noLeader: {
    zh: '名册里没有领导小组的领导能签字，请管理员先登记。',
    en: 'Nobody in the directory can sign: an administrator has to enter a leader first.',
  },
  pleaseSign: (ref: string, who: string, month: Sentence, delta: number, by: string): Sentence => ({
    zh: `${ref} 等您签字：${who}${month.zh}得分调整 ${signed(delta)} 分，${by} 提出。`,
    en: `${ref} waits for your signature: ${who} ${month.en} ${signed(delta)}, proposed by ${by}.`,
  }),
  agree: { zh: '同意', en: 'agree' },
  disagree: { zh: '不同意', en: 'refuse' },
  confirm: { zh: '确认', en: 'confirm' },
  cancel: { zh: '取消', en: 'cancel' },
  noAdjustment: (ref: string): Sentence => ({
    zh: `没有 ${ref}。发“考核”可看本月得分和调整。`,
    en: `There is no ${ref}.`,
  }),
  signedAlready: (ref: string): Sentence => ({ zh: `${ref} 已经签过了。`, en: `${ref} is signed already.` }),
  notSelf: (ref: string): Sentence => ({
    zh: `${ref} 是您提出的，第二签字人不能是同一人（JG 205 6.4.2）。`,
    en: `You proposed ${ref}: somebody else signs (JG 205 6.4.2).`,
  }),
  signedNow: (ref: string, agreed: boolean): Sentence => ({
    zh: agreed ? `${ref} 已签字同意，计入得分。` : `${ref} 未获同意，得分不变。`,
    en: agreed ? `${ref} is signed and counts.` : `${ref} was refused; the score stays.`,
  }),
  adjustedNow: (ref: string, who: string, month: Sentence, delta: number, score: number): Sentence => ({
    zh: `${who}${month.zh}得分调整 ${signed(delta)}（${ref}），现为 ${points(score)} 分。`,
    en: `${who} ${month.en} was adjusted by ${signed(delta)} (${ref}): ${points(score)} now.`,
  }),

  askAppeal: {
    zh: '申诉的理由是什么？写明问题编号和理由（JG 205 6.2.2）。',
    en: 'What do you object to, and why? Name the finding (JG 205 6.2.2).',
  },
  noDraft: (month: Sentence): Sentence => ({
    zh: `${month.zh}的得分初稿还没发出，发出后 3 个工作日内申诉。对某个问题有异议，现在就能说，例如：ISS-12 不归我们`,
    en: `The draft for ${month.en} is not out yet. A finding itself can be disputed now: ISS-12 不归我们`,
  }),
  appealOver: (when: Sentence): Sentence => ({
    zh: `申诉在${when.zh}已截止（JG 205 6.2.4）。确有错误请找后勤管理者按 6.4 调整。`,
    en: `Appeals ended at ${when.en} (JG 205 6.2.4). Ask a manager about an adjustment (6.4).`,
  }),
  notCounted: (ref: string): Sentence => ({
    zh: `${ref} 不在这份得分的扣分里，请核对编号。`,
    en: `${ref} is not among this score's deductions: check the number.`,
  }),
  confirmAppeal: (month: Sentence, reason: string): Sentence => ({
    zh: `就${month.zh}得分提出申诉？理由：${reason}`,
    en: `Appeal against the score of ${month.en}? Reason: ${reason}`,
  }),
  appealed: (ref: string): Sentence => ({
    zh: `${ref} 申诉已送后勤管理者，冻结前答复。`,
    en: `${ref} has gone to the managers; they answer before it is frozen.`,
  }),
  pleaseAnswer: (ref: string, who: string, month: Sentence, when: Sentence): Sentence => ({
    zh: `${ref} ${who}对${month.zh}得分申诉，请在${when.zh}前答复。`,
    en: `${ref}: ${who} appeals against ${month.en}. Answer before ${when.en}.`,
  }),
  upheld: { zh: '成立', en: 'uphold' },
  rejected: { zh: '不成立', en: 'reject' },
  noAppeal: (ref: string): Sentence => ({ zh: `没有 ${ref}。`, en: `There is no ${ref}.` }),
  answeredAlready: (ref: string): Sentence => ({ zh: `${ref} 已经答复过了。`, en: `${ref} is answered already.` }),
  askAnswer: { zh: '理由是什么？', en: 'For what reason?' },
  answered: (ref: string, upheld: boolean): Sentence => ({
    zh: `${ref} 申诉${upheld ? '成立' : '不成立'}，已告知供应商。`,
    en: `${ref} is ${upheld ? 'upheld' : 'rejected'}; the supplier was told.`,
  }),
  nowAdjust: {
    zh: '申诉成立不会自动改分：请提出调整，由领导签字。',
    en: 'Nothing changes by itself: propose the adjustment, a leader signs.',
  },
  toldAnswer: (ref: string, upheld: boolean): Sentence => ({
    zh: `您的申诉 ${ref} ${upheld ? '成立' : '不成立'}。`,
    en: `Your appeal ${ref} was ${upheld ? 'upheld' : 'rejected'}.`,
  }),

  draftOut: (who: string, month: Sentence, score: number, grade: string): Sentence => ({
    zh: `${who}${month.zh}得分初稿：${points(score)} 分，拟定${grade}。`,
    en: `Draft score of ${who}, ${month.en}: ${points(score)}, ${grade}.`,
  }),
  draftsSent: (month: Sentence, count: number, when: Sentence): Sentence => ({
    zh: `${month.zh}得分初稿已发 ${count} 家，${when.zh}冻结。`,
    en: `${count} drafts for ${month.en} are out; they freeze ${when.en}.`,
  }),
  freezeSoon: (month: Sentence, refs: string, when: Sentence): Sentence => ({
    zh: `${month.zh}得分${when.zh}冻结，还有申诉没答复：${refs}`,
    en: `${month.en} freezes ${when.en}; still to answer: ${refs}`,
  }),
  frozenNow: (who: string, month: Sentence, score: number, grade: string): Sentence => ({
    zh: `${who}${month.zh}正式得分 ${points(score)} 分，${grade}（已冻结）。`,
    en: `${who}, ${month.en}: ${points(score)}, ${grade} (frozen).`,
  }),
  failing: (who: string, months: string, clause: string): Sentence => ({
    zh: `书面提醒：${who}不合格的月份 ${months}。${clause}`,
    en: `Reminder in writing: ${who} failed in ${months}. ${clause}`,
  }),
  exit: (who: string, months: string, why: string, clause: string): Sentence => ({
    zh: `${who}已达退出条件：${why}（${months}）。请后勤管理部门提出退出意见（${clause}）。`,
    en: `${who} has met the condition for exit: ${why} (${months}). The department proposes it (${clause}).`,
  }),
  consecutive: (count: number): Sentence => ({ zh: `连续 ${count} 个月不合格`, en: `${count} months in a row` }),
  inWindow: (count: number, window: number): Sentence => ({
    zh: `${window} 个月内累计 ${count} 次不合格`,
    en: `${count} times within ${window} months`,
  }),
  improve: {
    zh: '请约见供应商负责人，供应商提交改进方案（JG 205 7.3.2）。',
    en: 'Meet its lead; the supplier hands in a plan to improve (JG 205 7.3.2).',
  },
  making: (name: string): Sentence => ({ zh: `正在生成：${name}`, en: `Being made: ${name}` }),
  made: (name: string): Sentence => ({ zh: `${name}，打印后签字盖章。`, en: `${name}: print, sign and seal it.` }),
  whichFinding: { zh: '哪条问题？带上编号，例如：ISS-12 整改通知书', en: 'Which finding? E.g. ISS-12 整改通知书' },
  noSuchFinding: (ref: string): Sentence => ({ zh: `没有 ${ref}。`, en: `There is no ${ref}.` }),
  notYours: (ref: string): Sentence => ({ zh: `${ref} 不是本单位的，不能看。`, en: `${ref} is not your unit's.` }),
  notFinding: (ref: string): Sentence => ({
    zh: `${ref} 不是检查发现的问题，不出整改通知书。`,
    en: `${ref} is no finding of an inspection: it has no notice.`,
  }),
};
