import type { Sentence } from '../../base/sentence.ts';
import { teamName } from '../schedules/messages.ts';
import type { Meeting } from './model.ts';

const list = (items: readonly string[]): string => items.join('、');
const KINDS: Readonly<Record<Meeting['kind'], string>> = {
  周例会: 'weekly meeting',
  专题会: 'topic meeting',
  研讨会: 'seminar',
  培训: 'training',
  学习: 'study prompt',
};

/** 保洁周例会; of a study prompt 保洁学习提示. */
export const nameOfMeeting = ({ kind, team }: Pick<Meeting, 'kind' | 'team'>): Sentence => ({
  zh: `${team ?? ''}${kind === '学习' ? '学习提示' : kind}`,
  en: `${team === undefined ? '' : `${teamName(team).en} `}${KINDS[kind]}`,
});

/** Every sentence of meetings, sign-in and class hours. */
export const messages = {
  // Calling and beginning
  called: (name: string, ref: string, when: string): Sentence => ({
    zh: `${name} ${when} 开始（${ref}），到了请签到。`,
    en: `${name} (${ref}) begins at ${when}: please sign in.`,
  }),
  began: (name: string, ref: string, until: string): Sentence => ({
    zh: `${name}现在开始（${ref}），到 ${until}，请签到。`,
    en: `${name} (${ref}) begins now, until ${until}: please sign in.`,
  }),
  beganAfter: (name: string, ref: string, until: string, there: number, of: number): Sentence => ({
    zh: `${name}开始了（${ref}），到 ${until}。已签到 ${there}/${of} 人，没签的请签到。`,
    en: `${name} (${ref}) has begun, until ${until}. ${there} of ${of} signed in.`,
  }),
  prompt: (name: string, ref: string, count: number): Sentence => ({
    zh: `${name}（${ref}）：学 ${count} 条，学完请签到。`,
    en: `${name} (${ref}): ${count} clauses. Sign in when done.`,
  }),
  noClauses: (name: string): Sentence => ({
    zh: `${name}没有发：现行标准里没有这个班组要学的条款。`,
    en: `${name} was not sent: no clause in force is for this team.`,
  }),
  place: (place: string): Sentence => ({ zh: `地点：${place}`, en: `Place: ${place}` }),
  topics: (topics: readonly string[]): Sentence => ({ zh: `主题：${list(topics)}`, en: `Topic: ${topics.join(', ')}` }),
  dropped: (name: string, ref: string): Sentence => ({
    zh: `${name}（${ref}）取消或改期了，这次不开。`,
    en: `${name} (${ref}) was cancelled or moved.`,
  }),
  missedBegin: (name: string, ref: string, when: string): Sentence => ({
    zh: `${name}（${ref}，${when}）程序不在，没有签到记录。开过的话请让班长补一份记录。`,
    en: `${name} (${ref}, ${when}): the program was away, nobody could sign in.`,
  }),
  // Sign-in
  signIn: { zh: '签到', en: 'Sign in' },
  whyThese: { zh: '为什么学这条', en: 'Why these' },
  showAll: { zh: '看全部', en: 'Show all' },
  record: { zh: '会议记录', en: 'Record' },
  signed: (name: string, ref: string, place: number): Sentence => ({
    zh: `已签到 ${ref} ${name}，第 ${place} 位。`,
    en: `Signed in to ${ref}, ${name}, as number ${place}.`,
  }),
  signedLate: (name: string, ref: string, minutes: number): Sentence => ({
    zh: `已签到 ${ref} ${name}，记为迟到 ${minutes} 分钟。`,
    en: `Signed in to ${ref}, ${name}, ${minutes} minutes late.`,
  }),
  noHoursFor: (limit: number): Sentence => ({
    zh: `迟到超过 ${limit} 分钟的培训不计学时（BZ 401）。`,
    en: `More than ${limit} minutes late: no class hours for it (BZ 401).`,
  }),
  signedAlready: (ref: string, when: string): Sentence => ({
    zh: `${ref} 您 ${when} 已经签到了。`,
    en: `You signed in to ${ref} at ${when} already.`,
  }),
  asGuest: (team: string): Sentence => ({
    zh: `您不在${team}的名册里，记为列席。`,
    en: `You are not of the team ${team}: you are noted as a guest.`,
  }),
  closedAlready: (name: string, ref: string): Sentence => ({
    zh: `${ref} ${name}已经结束，签到关了。到了没签上的，请会议负责人说明。`,
    en: `${ref}, ${name}, is over: sign-in is closed.`,
  }),
  nothingOpen: {
    zh: '现在没有在开的会，不用签到。开会前群里会提醒。',
    en: 'No meeting is under way: nothing to sign in to.',
  },
  noneOfKind: (kind: string): Sentence => ({
    zh: `现在没有在开的${kind}。`,
    en: `No such meeting (${kind}) is under way.`,
  }),
  noSuchMeeting: (ref: string): Sentence => ({ zh: `没有 ${ref} 这次会。`, en: `There is no ${ref}.` }),
  which: (count: number): Sentence => ({ zh: `有 ${count} 个会，签哪一个？`, en: `There are ${count}. Which one?` }),
  notForOthers: {
    zh: '签到只能本人签，不能代签（BZ 401 6.4.2）。请他自己点“签到”，或自己说“签到”。',
    en: 'Everybody signs in for themselves (BZ 401 6.4.2): please have them say 签到.',
  },
  // Unclear points
  whatIsUnclear: { zh: '哪里没听懂？说一句，例如：没听懂 留样从什么时候算起', en: 'What is unclear?' },
  unclearKept: (question: string, ref: string): Sentence => ({
    zh: `记下了，作为没答上的问题 ${question} 等人答复；也写进 ${ref} 的记录。`,
    en: `Noted as open question ${question}, and in the record of ${ref}.`,
  }),
  // The end
  ended: (name: string, ref: string, there: number, of: number, minutes: number): Sentence => ({
    zh: `${name}结束（${ref}）：到会 ${there}/${of}，${minutes} 分钟。`,
    en: `${name} (${ref}) is over: ${there} of ${of} were there, ${minutes} minutes.`,
  }),
  nobodySigned: (name: string, ref: string): Sentence => ({
    zh: `${name}到时间了（${ref}），没有人签到，不算学过。`,
    en: `${name} (${ref}) is over: nobody signed in, so nothing counts as studied.`,
  }),
  studied: (count: number): Sentence => ({ zh: `学了 ${count} 条。`, en: `${count} clauses were studied.` }),
  assumedEnd: { zh: '没有人说“散会”，按默认时长计。', en: 'Nobody said when it ended: the default length counts.' },
  tooShort: (least: number): Sentence => ({
    zh: `不足 ${least} 分钟（TY 105：每次学习不少于 ${least} min）。`,
    en: `Shorter than the ${least} minutes of TY 105.`,
  }),
  wrongCount: (count: number, most: number): Sentence => ({
    zh: `学了 ${count} 条（TY 105：每次 1～${most} 条）。`,
    en: `${count} clauses (TY 105: 1 to ${most}).`,
  }),
  absent: (names: readonly string[], more: number): Sentence => ({
    zh: `没到：${list(names)}${more > 0 ? `等 ${names.length + more} 人` : ''}（应补学）`,
    en: `Not there: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''} (to catch up)`,
  }),
  wereLate: (names: readonly string[]): Sentence => ({ zh: `迟到：${list(names)}`, en: `Late: ${names.join(', ')}` }),
  questions: (count: number): Sentence => ({ zh: `疑问 ${count} 个。`, en: `${count} points stayed unclear.` }),
  nothingToEnd: { zh: '现在没有在开的会。', en: 'No meeting is under way.' },
  whichEnds: (count: number): Sentence => ({ zh: `有 ${count} 个会在开，哪一个？`, en: `${count} go on. Which one?` }),
  notYoursToEnd: {
    zh: '散会和改时长由召集人、班组长、供应商负责人或后勤管理者来说；到点也会自动结束。',
    en: 'Who called it, the foreman, the lead or a manager ends it; it also ends by itself.',
  },
  // Length
  howLong: { zh: '延长多少？例如：会议延长30分钟，或 MT-3 开到17:00', en: 'By how much? E.g. 会议延长30分钟' },
  wrongLength: {
    zh: '时长要在 1 分钟到 12 小时之间，结束要在开始之后。例如：MT-3 开到17:00',
    en: 'A meeting lasts 1 minute to 12 hours and ends after it begins, e.g. MT-3 开到17:00',
  },
  extended: (ref: string, until: string): Sentence => ({
    zh: `${ref} 开到 ${until}。`,
    en: `${ref} goes on until ${until}.`,
  }),
  confirmLength: (ref: string, minutes: number): Sentence => ({
    zh: `${ref} 已结束，时长改为 ${minutes} 分钟，学时跟着改。确认吗？`,
    en: `${ref} is over: change its length to ${minutes} minutes, and its class hours with it?`,
  }),
  corrected: (ref: string, minutes: number): Sentence => ({
    zh: `${ref} 时长已改为 ${minutes} 分钟，学时已重算。`,
    en: `${ref} now lasted ${minutes} minutes; class hours are counted again.`,
  }),
  // The record
  recordOf: (ref: string, name: string): Sentence => ({ zh: `${ref} ${name}记录`, en: `${ref}, ${name}` }),
  noRecord: { zh: '还没有会议记录。', en: 'There is no record of a meeting yet.' },
  notYours: {
    zh: '这次会的记录由参加的班组和管理人员看。',
    en: 'This record is for the team that met and for managers.',
  },
  labels: {
    time: { zh: '时间', en: 'When' },
    length: { zh: '时长', en: 'Length' },
    topic: { zh: '主题', en: 'Topic' },
    state: { zh: '状态', en: 'State' },
    there: { zh: '到会', en: 'There' },
    names: { zh: '签到', en: 'Signed in' },
    absent: { zh: '没到', en: 'Not there' },
    guests: { zh: '列席', en: 'Guests' },
    me: { zh: '本人', en: 'You' },
    source: { zh: '来自', en: 'From' },
  },
  states: {
    called: { zh: '还没开始', en: 'not begun' },
    open: { zh: '正在进行', en: 'going on' },
    closed: { zh: '已结束', en: 'over' },
    dropped: { zh: '没有开', en: 'did not take place' },
  },
  minutes: (count: number): Sentence => ({ zh: `${count} 分钟`, en: `${count} min` }),
  byDefault: { zh: '（按默认时长）', en: ' (default length)' },
  clauses: { zh: '学习条款：', en: 'Clauses:' },
  unclear: { zh: '疑问：', en: 'Unclear:' },
  iSigned: (when: string): Sentence => ({ zh: `${when} 签到`, en: `signed in at ${when}` }),
  iDidNot: { zh: '没有签到', en: 'not signed in' },
  lateBy: (minutes: number): Sentence => ({ zh: `（迟到 ${minutes} 分钟）`, en: ` (${minutes} min late)` }),
  // Class hours
  myHours: (hours: number, of: number, missing: number): Sentence =>
    missing > 0
      ? {
          zh: `今年 ${hours}/${of} 学时，还差 ${missing}。`,
          en: `${hours} of ${of} class hours this year, ${missing} missing.`,
        }
      : { zh: `今年 ${hours}/${of} 学时，够了。`, en: `${hours} of ${of} class hours this year: enough.` },
  pro: (months: number): Sentence => ({
    zh: `按今年在岗 ${months} 个月折算（BZ 401 6.3.2）。`,
    en: `In proportion to ${months} months this year (BZ 401 6.3.2).`,
  }),
  preJob: (hours: number, of: number, missing: number): Sentence =>
    missing > 0
      ? {
          zh: `岗前培训 ${hours}/${of} 学时，还差 ${missing}，学满后独立上岗。`,
          en: `Pre-job training: ${hours} of ${of} class hours, ${missing} missing.`,
        }
      : { zh: `岗前培训 ${hours}/${of} 学时，够了。`, en: `Pre-job training: ${hours} of ${of} class hours: enough.` },
  preJobItems: { zh: '岗前培训要学：', en: 'Pre-job training covers:' },
  hourIs: (minutes: number): Sentence => ({
    zh: `每满 ${minutes} min 计 1 学时（BZ 401 7.1），凭签到。`,
    en: `${minutes} min make one class hour (BZ 401 7.1), by sign-in.`,
  }),
  weekly: (minutes: number, hours: number): Sentence => ({
    zh: `周例会共 ${minutes} 分钟，折 ${hours} 学时`,
    en: `weekly meetings: ${minutes} min, ${hours} class hours`,
  }),
  training: (day: string, ref: string, what: string, hours: number): Sentence => ({
    zh: `${day}　${ref} 培训${what}　${hours} 学时`,
    en: `${day}, ${ref}, training${what}: ${hours} class hours`,
  }),
  teamHours: (team: string, enough: number, of: number): Sentence => ({
    zh: `${team}今年学时：${of} 人里 ${enough} 人够了。`,
    en: `Class hours of ${team} this year: ${enough} of ${of} have enough.`,
  }),
  personHours: (name: string, hours: number, of: number, missing: number, pre: string): string =>
    `${name}　${hours}/${of}${missing > 0 ? `　差 ${missing}` : ''}${pre}`,
  preShort: (hours: number, of: number): Sentence => ({ zh: `　岗前 ${hours}/${of}`, en: `, pre-job ${hours}/${of}` }),
  more: (count: number): Sentence => ({ zh: `另有 ${count} 人`, en: `${count} more` }),
  hoursOf: (name: string): Sentence => ({ zh: `${name}：`, en: `${name}:` }),
  whoseHours: { zh: '看谁的学时？例如：学时 保洁，或 学时 张三', en: 'Whose? E.g. 学时 保洁' },
  noSuchPerson: (name: string): Sentence => ({
    zh: `名册里没有“${name}”。例如：学时 保洁`,
    en: `"${name}" is not in the directory.`,
  }),
  severalPeople: (name: string): Sentence => ({
    zh: `叫“${name}”的不止一位，请用编号问。`,
    en: `Several people are called "${name}".`,
  }),
  notYourPeople: {
    zh: '学时由本人、本单位的供应商负责人和管理人员看。',
    en: 'Class hours are for the person, the own lead and managers.',
  },
} as const;
