import type { SaidTime } from '../../schedule/said.ts';
import { MEETINGS, type MeetingKind, type ScheduleKind } from './model.ts';
import { clauseCount, questionCount } from './numbers.ts';

/** Words that look like an examination and are none. */
const NOT_QUIZ =
  /考核|考勤|考虑|考评|考古|考量|考证|考驾照|参考|备考|思考|补考|考[过完]|考了|专题|标题|问题|主题|课题|话题|议题|难题/g;
const QUIZ = /考|测试|测验|小测|\bquiz|\bexams?\b|\btest\b/i;
const STUDY =
  /学习|推送|推.{0,8}(?:[条项]|学习|条款)|学一?[条项]|学.{0,3}[条项]|[条项](?:条款|学习|标准|知识)|发.{0,8}(?:条款|学习)|\bclauses?\b|\bprovisions?\b|\bstudy\b/i;
const MEETING =
  /例会|周会|班会|专题会|专题学习会|研讨会?|培训|讲座|开会|(?:开|召开|组织).{0,12}会(?!务|议室|议服务)|\bmeetings?\b|\btrainings?\b|\bseminars?\b|\bworkshops?\b|\blectures?\b/i;
/** Something that was, or is to be written down. */
const RECORD = /记录|补录|台账|签到|已经|纪要|完成情况/;

/** Words that make a sentence a question however much else it says. */
const ASKS =
  /多久|多长|多少|几(?:[道个题次条点天号分成遍回种类人]|时|月|年|周)|什么|啥|怎么|咋|如何|谁|哪|为何|是不是|是否|要不要|需不需要|够不够|行不行|对不对|有没有|算不算|该不该|用不用|\b(?:how|what|when|who|which|why|where|does|did|is it|are there|must|should)\b/i;
const SOFTLY_ASKS = /[吗么呢]\s*[?？。.!！]*$|[?？]\s*$|^(?:能|可)(?:不能|不可以|否|以)/;

/** Done by somebody: said of what is to be, not of what is. */
const IMPERATIVE =
  /(?:给|让|叫|对|帮).{1,10}(?:考|测|推|发|学|开|安排|来|出|培训|组织)|安排|组织|设置|建一?个|定一?个|开个|开一?次|来个|来一?次|搞一?[个次场]|抽考|考一?下|考考|考一考|\b(?:schedule|set up|arrange|plan|give|send|push|quiz|test|hold|run|book)\b/i;

export const PAUSES =
  /暂停|停一停|停一下|先停|停到|停[一二两三四五六七八九十\d]+(?:天|周|个月)|暂缓|缓一缓|缓一下|先(?:别|不|不要|不用)(?:再)?(?:考|推|测|学|发|开)|别考了|不考.{0,6}了|\b(?:pause|suspend)\b|\bhold\s+(?:the|off|my|our|sch)\b/i;
export const CANCELS =
  /取消|删掉|删除|撤掉|撤销|去掉|不要了|作废|终止|以后(?:都|就)?(?:不|别|不用|不要)(?:再)?(?:考|推|测|学|发|开)|\b(?:cancel|delete|remove|drop)\b/i;
export const STOPS = /停掉|停了|停止|停用|别再?(?:弄|搞|办|开)|别再?(?:考|推|测|发)|不再(?:考|推|测|发|开)|\bstop\b/i;
export const RESUMES =
  /恢复|接着(?:考|推|测|学|开)|继续|重新(?:开始|启用|开)|重启|\b(?:resume|restart|reactivate|unpause)\b/i;
export const CHANGES =
  /改到|改成|改为|改在|改期|改时间|改一?下|换到|换成|挪到|调到|调整[到为成]|推迟到|延到|延后到|提前到|\b(?:change|move|reschedule|postpone|shift)\b/i;
const HOLIDAY_WORDS =
  /(?:节假日|节日|假期|放假|过节|假日|holidays?).{0,6}?(顺延|延后|往后|推到|跳过|不考|不推|不开|不发|停|照常|照考|照推|照旧|不变|move|skip|run|as usual|postpone)/i;
export const isAbout = {
  quiz: (text: string): boolean =>
    QUIZ.test(text.replace(NOT_QUIZ, ' ')) || questionCount(text.replace(NOT_QUIZ, ' ')) !== undefined,
  study: (text: string): boolean => STUDY.test(text),
  meeting: (text: string): boolean => MEETING.test(text),
};

/** The kinds of schedule that a message names. */
export function kindsIn(text: string): ScheduleKind[] {
  const meeting = isAbout.meeting(text) && !/例会.{0,8}前|提前/.test(text);
  if (meeting && !/推|条/.test(text)) return ['meeting'];
  if (isAbout.quiz(text)) return ['quiz'];
  if (isAbout.study(text)) return ['study'];
  return meeting ? ['meeting'] : [];
}

/** What a holiday is to do, where it was said. */
export function holidayPolicyIn(text: string): 'skip' | 'move' | 'run' | undefined {
  const said = HOLIDAY_WORDS.exec(text)?.[1]?.toLowerCase();
  if (said === undefined) return undefined;
  if (/顺延|延后|往后|推到|move|postpone/.test(said)) return 'move';
  return /照|不变|run|as usual/.test(said) ? 'run' : 'skip';
}

const MEETING_WORDS: Readonly<Record<MeetingKind, RegExp>> = {
  研讨会: /内部研讨会?|研讨会议?|研讨|讨论会|\bseminars?\b|\bworkshops?\b/i,
  专题会: /专题学习会|专题会议?|专题|\b(?:topic|thematic|special)\s+meetings?\b/i,
  培训: /培训[会班课]?|讲座|\btrainings?(?:\s+session)?\b|\blectures?\b|\bcourses?\b/i,
  周例会: /(?:(?<!每)周|班组|班前)?例会|(?<![每上下这本])周会|班会|早会|\bweekly\s+meetings?\b|\bteam\s+meetings?\b/i,
};
const ANY_MEETING = /开(?:一?[个次])?会|会议?(?=[\s,，。]|$)|\bmeetings?\b/i;

/** Which meeting a message names; `named: false` for 开会, meeting: which of them is then to be told. */
export function meetingIn(text: string): { readonly kind?: MeetingKind; readonly rest: string } | undefined {
  for (const kind of ['研讨会', '专题会', '培训', '周例会'] as const satisfies readonly MeetingKind[]) {
    const pattern = MEETING_WORDS[kind];
    if (pattern.test(text)) return { kind, rest: text.replace(pattern, ' ') };
  }
  return ANY_MEETING.test(text) ? { rest: text.replace(ANY_MEETING, ' ') } : undefined;
}
export const isMeeting = (text: string): text is MeetingKind => (MEETINGS as readonly string[]).includes(text);

/** What a recogniser knows of a message. */
export interface Evidence {
  /** Folded. */
  readonly text: string;
  readonly team: boolean;
  readonly time: SaidTime | 'impossible' | undefined;
}

const asks = (text: string, sure: boolean): boolean => ASKS.test(text) || (!sure && SOFTLY_ASKS.test(text));

/** A moment or a rule that says when, not only how often. */
function timeIsSaid(time: Evidence['time']): boolean {
  if (time === undefined || time === 'impossible') return time !== undefined;
  return [time.at, time.date, time.time, time.rule, time.times].some((part) => part !== undefined);
}
function pointsInTime(time: Evidence['time']): boolean {
  if (time === undefined || time === 'impossible') return time !== undefined;
  const named = time.rule !== undefined && /BY(?:DAY|MONTHDAY)|DAILY|WORKDAY/.test(time.rule);
  return named || [time.at, time.date, time.time, time.times].some((part) => part !== undefined);
}
const isNow = (time: Evidence['time']): boolean => typeof time === 'object' && time.at === 'now';

/** Nothing but that one is wanted: everything else is asked for. */
const BARE =
  /^(?:请|麻烦|帮我|我要|我想|给我)*(?:安排|组织|设置|新建|建|来|搞|开|定)(?:一?[个次场轮条])?的?(测试|考试|测验|小测|学习推送|学习提示|学习|例会|周例会|专题会|研讨会|培训)[吧呗。.!！]*$|^(?:please )?(?:schedule|set up|arrange|plan) (?:a |an )?(quiz|test|exam|study prompt|meeting|training|seminar)[.!]*$/i;
const bareKind = (text: string): ScheduleKind | undefined => {
  const said = BARE.exec(text);
  const word = said?.[1] ?? said?.[2];
  if (word === undefined) return undefined;
  if (/测|考|quiz|test|exam/i.test(word)) return 'quiz';
  return /学习|study/i.test(word) ? 'study' : 'meeting';
};

const SURE = 0.97;

/** Something that is not to happen. */
const UNWANTED = /(?:不要|不用|不想|别|停止|禁止|\bdon'?t\b|\bstop\b).{0,6}(?:推|考|发|学|测|开|push|send|quiz)/i;

/** Contests, and questions that somebody writes or finds fault with: `study/contests`, `study/items`. */
const OTHERS =
  /比赛|竞赛|对抗赛|擂台|\bcontest\b|\bcompetition\b|^\s*(?:出一?道?题|题目|看题)|\b(?:ct|tm)\s*-?\s*\d|第\s*\S{1,3}题.{0,4}有(?:问题|错|误)/i;

/** Whether anything but a new schedule is meant: one that stands already, or something else that is asked and answered. */
export const isAboutExisting = (text: string): boolean =>
  OTHERS.test(text) ||
  /\bsch\s*-?\s*\d/i.test(text) ||
  UNWANTED.test(text) ||
  [PAUSES, CANCELS, STOPS, RESUMES, CHANGES].some((pattern) => pattern.test(text));

/** Who wants to be asked himself schedules nothing for others: 每天考我一题. */
const ASKS_FOR_SELF = /考(?:一?考|一下)?我(?![们方]|的|组|班)/;

export function quizScore({ text, team, time }: Evidence): number {
  if (ASKS_FOR_SELF.test(text)) return 0;
  if (bareKind(text) === 'quiz') return SURE;
  if (!isAbout.quiz(text) || isAboutExisting(text) || RECORD.test(text)) return 0;
  if (kindsIn(text)[0] === 'meeting' && questionCount(text) === undefined) return 0;
  const count = questionCount(text.replace(NOT_QUIZ, ' ')) !== undefined;
  const said = timeIsSaid(time);
  if (isNow(time) || asks(text, said && team && count)) return 0;
  const told = IMPERATIVE.test(text);
  return (said && (team || count || told)) || (team && (count || told)) || (told && count) ? SURE : 0;
}

export function studyScore({ text, team, time }: Evidence): number {
  if (bareKind(text) === 'study') return SURE;
  if (!isAbout.study(text) || isAboutExisting(text) || RECORD.test(text) || kindsIn(text)[0] !== 'study') return 0;
  const count = clauseCount(text) !== undefined;
  const said = timeIsSaid(time);
  if (isNow(time) || asks(text, said && team && count)) return 0;
  const told = IMPERATIVE.test(text) || /推/.test(text);
  return (pointsInTime(time) && (team || count || told)) || (said && told) || (told && team && count) ? SURE : 0;
}

export function meetingScore({ text, team, time }: Evidence): number {
  if (bareKind(text) === 'meeting') return SURE;
  if (!isAbout.meeting(text) || isAboutExisting(text) || RECORD.test(text) || kindsIn(text)[0] !== 'meeting') return 0;
  if (asks(text, timeIsSaid(time) && team)) return 0;
  // 14:00开会 is told of many things; a meeting that is to be has a kind, a team, or is asked for.
  const meant = meetingIn(text)?.kind !== undefined || team;
  return (pointsInTime(time) && meant) || IMPERATIVE.test(text) ? SURE : 0;
}
