import type { Sentence } from '../base/sentence.ts';

/** Every sentence about records that a person sees. */
export const messages = {
  longAgo: {
    zh: '日期太早，超过 90 天的不能补录。请核对年份和月份。',
    en: 'That date is more than 90 days ago. Check the year and the month.',
  },
  notYet: (time: string): Sentence => ({
    zh: `${time} 还没到，记录不能提前填。做完再记；是昨天的就写“昨天${time}”。`,
    en: `${time} is still to come; a record is filed after the work. If it was yesterday, say so.`,
  }),
  noHour: (said: string): Sentence => ({
    zh: `没有 ${said} 这个时刻，请核对后再发一次。`,
    en: `There is no such hour as ${said}; please check it and send it again.`,
  }),
  noFloor: (place: string): Sentence => ({
    zh: `没有 ${place} 这个楼层，请核对后再发一次。`,
    en: `There is no such floor (${place}); please check it and send it again.`,
  }),
  future: {
    zh: '时间在将来，记录不能提前填。做完再记。',
    en: 'That time is still to come; a record is filed after the work.',
  },
  impossible: (value: string): Sentence => ({
    zh: `${value} 不可能，没有记。请核对数值和单位再发一次。`,
    en: `${value} cannot be, so nothing was recorded. Check the value and its unit.`,
  }),
  slip: (said: string, means: string, meant: string): Sentence => ({
    zh: `${said} 就是 ${means}，是不是 ${meant}？`,
    en: `${said} is ${means}. Did you mean ${meant}?`,
  }),
  recorded: (ref: string, what: string): Sentence => ({ zh: `已记 ${ref}：${what}`, en: `Recorded ${ref}: ${what}` }),
  broken: (ref: string, what: string): Sentence => ({
    zh: `已记 ${ref}：${what}。与条款不符`,
    en: `Recorded ${ref}: ${what}. It breaks the clause`,
  }),
  holds: (what: string, limit: string): Sentence => ({
    zh: `${what}，条款：${limit}，符合`,
    en: `${what}; the clause: ${limit}; it holds`,
  }),
  fails: (what: string, limit: string): Sentence => ({
    zh: `${what}，条款：${limit}，不符`,
    en: `${what}; the clause: ${limit}; it does not hold`,
  }),
  now: (what: string): Sentence => ({ zh: `现在：${what}。`, en: `Now: ${what}.` }),
  otherPost: (type: string, posts: readonly string[]): Sentence => ({
    zh: `${type}一般由${posts.join('、')}记，这条照样留着，已注明。`,
    en: `${type} is usually filed by ${posts.join(', ')}; this one is kept and marked.`,
  }),
  late: (hours: number, reason: string): Sentence => ({
    zh: `补录（晚 ${hours} 小时）：${reason}`,
    en: `Filed late (by ${hours} h): ${reason}`,
  }),
  statement: (limit: number, reason: string): Sentence => ({
    zh: `已超过 ${limit} 小时，只能作为情况说明留存，不算按时记录。原因：${reason}`,
    en: `More than ${limit} h late: kept as a statement, not as a record in time. Reason: ${reason}`,
  }),
  again: (ref: string): Sentence => ({
    zh: `和 ${ref} 时间、地点相同，若是重复请撤销。`,
    en: `Same time and place as ${ref}; take it back if it is one twice.`,
  }),
  whichType: {
    zh: '记什么？例如：留样 红烧肉 150克',
    en: 'Record what? For example: sample braised pork 150g',
  },
  askItems: {
    zh: '留了哪些、各多少克？例如：红烧肉 150克 清炒菜心 130克',
    en: 'Which dishes, how many grams each? For example: 红烧肉 150克',
  },
  askAmount: (name: string): Sentence => ({ zh: `${name}留了多少克？`, en: `How many grams of ${name}?` }),
  askTemperature: { zh: '多少度？例如：6度', en: 'How many degrees? For example: 6度' },
  askConcentration: { zh: '浓度多少？例如：500mg/L', en: 'Which strength? For example: 500mg/L' },
  askPlace: { zh: '在哪里？例如：二楼男厕', en: 'Where? For example: 二楼男厕' },
  askPersonWith: { zh: '和谁交接？', en: 'With whom?' },
  askPersonFirst: { zh: '来访的是谁？', en: 'Who came?' },
  askReason: (hours: number): Sentence => ({
    zh: `这是 ${hours} 小时前的，补录要写原因。为什么没有当班记？`,
    en: `That was ${hours} hours ago. A late entry states why: what happened?`,
  }),
  askAt: (date: string): Sentence => ({ zh: `${date} 几点？`, en: `At what time on ${date}?` }),
  askDetail: (example: string): Sentence => ({
    zh: `怎么样？例如：${example}`,
    en: `What was done? For example: ${example}`,
  }),
  noneToVoid: {
    zh: '没有找到您可以撤销的记录。写上编号，例如：作废 REC-3 记错地方了',
    en: 'There is no record of yours to void. Name its number, e.g. void REC-3 wrong place',
  },
  noSuch: (ref: string): Sentence => ({
    zh: `没有 ${ref} 这条记录，请核对编号。`,
    en: `There is no record ${ref}; check the number.`,
  }),
  othersRecord: (ref: string): Sentence => ({
    zh: `${ref} 不是您记的，只能由记录人本人更正或作废。`,
    en: `${ref} is not yours: only who filed it corrects or voids it.`,
  }),
  notSeen: (ref: string): Sentence => ({
    zh: `${ref} 不是您或本单位的记录，不能查看。`,
    en: `${ref} is not yours nor your unit's, so it can't be shown.`,
  }),
  alreadyVoid: (ref: string): Sentence => ({
    zh: `${ref} 已经作废，不能再改。`,
    en: `${ref} is void and can't be changed any more.`,
  }),
  alreadyCorrected: (ref: string, by: string): Sentence => ({
    zh: `${ref} 已由 ${by} 更正，请改 ${by}。`,
    en: `${ref} was corrected by ${by}; change ${by}.`,
  }),
  askVoidReason: (ref: string): Sentence => ({ zh: `为什么作废 ${ref}？`, en: `Why is ${ref} void?` }),
  confirmVoid: (line: string, reason: string): Sentence => ({
    zh: `作废这条记录？${line}。原因：${reason}。原记录保留，注明作废。`,
    en: `Void this record? ${line}. Reason: ${reason}. It stays to be seen, marked as void.`,
  }),
  voided: (ref: string, reason: string): Sentence => ({
    zh: `${ref} 已作废：${reason}`,
    en: `${ref} is void: ${reason}`,
  }),
  undone: (ref: string): Sentence => ({
    zh: `${ref} 已撤销，原记录保留并注明作废。`,
    en: `${ref} is taken back; it stays to be seen, marked as void.`,
  }),
  takenBack: { zh: '当场撤销', en: 'taken back at once' },
  whatChanges: { zh: '改成什么？例如：改成130克', en: 'Change it to what? For example: 改成130克' },
  corrected: (ref: string, of: string, line: string): Sentence => ({
    zh: `已更正 ${ref}（更正 ${of}）：${line}`,
    en: `Corrected as ${ref} (corrects ${of}): ${line}`,
  }),
  before: (line: string): Sentence => ({ zh: `原来：${line}`, en: `Before: ${line}` }),
  after: (line: string): Sentence => ({ zh: `更正为：${line}`, en: `Corrected to: ${line}` }),
  state: { zh: '状态', en: 'State' },
  filedAt: { zh: '记录时间', en: 'Filed' },
  keptUntil: { zh: '保存到', en: 'Kept until' },
  handled: (ref: string): Sentence => ({ zh: `已处理（${ref}）`, en: `handled (${ref})` }),
  standing: { zh: '有效', en: 'standing' },
  isVoid: (reason: string): Sentence => ({ zh: `作废：${reason}`, en: `void: ${reason}` }),
  correctedBy: (ref: string): Sentence => ({ zh: `已由 ${ref} 更正`, en: `corrected by ${ref}` }),
  listed: (what: string, count: number): Sentence => ({ zh: `${what}：${count} 条`, en: `${what}: ${count}` }),
  noneListed: (what: string): Sentence => ({ zh: `${what}：没有记录。`, en: `${what}: none.` }),
  more: (count: number): Sentence => ({ zh: `另有 ${count} 条`, en: `${count} more` }),
  breaks: { zh: '不符', en: 'breaks its clause' },
  nothingDue: { zh: '到现在为止，该记的都记了。', en: 'Everything that was due has been recorded.' },
  dueList: (count: number): Sentence => ({ zh: `还有 ${count} 项没记：`, en: `${count} records are missing:` }),
  cancel: { zh: '取消', en: 'Cancel' },
  undo: { zh: '撤销', en: 'Undo' },
  confirm: { zh: '确认', en: 'Confirm' },
  normal: { zh: '正常', en: 'Normal' },
  time: { zh: '时间', en: 'Time' },
  place: { zh: '地点', en: 'Place' },
  person: { zh: '对方', en: 'Person' },
  result: { zh: '结果', en: 'Result' },
  remark: { zh: '备注', en: 'Remark' },
  by: { zh: '记录人', en: 'By' },
  type: { zh: '类型', en: 'Type' },
  files: { zh: '附件', en: 'Files' },
} as const satisfies Record<string, Sentence | ((...args: never[]) => Sentence)>;
