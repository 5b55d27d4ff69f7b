import type { Sentence } from '../../base/sentence.ts';
import type { PlanItem } from './model.ts';

const UNITS = { d: ['天', 'day'], w: ['周', 'week'], m: ['月', 'month'] } as const;

/** `每周 2 次`. */
export function frequencyOf({ every, times }: Omit<PlanItem, 'service'>): Sentence {
  const many = Number(every.slice(0, -1));
  const [zh, en] = UNITS[every.at(-1) as 'd' | 'w' | 'm'];
  return {
    zh: `每${many === 1 ? '' : many}${zh} ${times} 次`,
    en: `${times}× every ${many === 1 ? en : `${many} ${en}s`}`,
  };
}

export const messages = {
  confirm: { zh: '确认', en: 'confirm' },
  cancel: { zh: '取消', en: 'cancel' },
  askWhere: { zh: '查哪里，或查哪项服务？例如：三楼会议室', en: 'Where, or which service? E.g. 三楼会议室' },
  askWhen: { zh: '哪天去查？例如：下周三', en: 'On which day? E.g. 下周三' },
  past: {
    zh: '计划要写以后的日子；已经查过的直接说结果，例如：三楼会议室检查合格',
    en: 'A plan is for a day to come; of what was looked at, say the result.',
  },
  once: {
    zh: '这里只排一次；每周、每月的写成检查计划，例如：6月检查计划：保洁每周2次',
    en: 'This plans one check; for more: 6月检查计划：保洁每周2次',
  },
  ownUnit: {
    zh: '监管人员不检查本人所在单位的服务（TY 105 4.6），请换人去查。',
    en: 'Nobody inspects their own unit (TY 105 4.6): somebody else goes.',
  },
  propose: (day: string, what: string): Sentence => ({
    zh: `排检查：${day} ${what}？`,
    en: `Plan a check: ${day} ${what}?`,
  }),
  holiday: (name: string): Sentence => ({ zh: `那天是${name}。`, en: `That day is a holiday (${name}).` }),
  restDay: { zh: '那天不是工作日。', en: 'That day is no workday.' },
  kept: (ref: string, day: string, what: string): Sentence => ({
    zh: `${ref} 已排：${day} ${what}，当天早上提醒您。`,
    en: `${ref} planned: ${day} ${what}; you are reminded that morning.`,
  }),
  askMonth: { zh: '哪个月的计划？例如：6月', en: 'Of which month? E.g. 6月' },
  pastMonth: {
    zh: '那个月已经过了，计划写本月或以后的月份。',
    en: 'That month is over: plan this one or a later one.',
  },
  askItems: {
    zh: '查哪些服务、多久一次？例如：保洁每周2次、食堂每天',
    en: 'Which services, how often? E.g. 保洁每周2次、食堂每天',
  },
  askFrequency: (services: string): Sentence => ({
    zh: `${services}多久查一次？例如：${services}每周1次`,
    en: `How often ${services}? E.g. ${services}每周1次`,
  }),
  tooMany: (service: string, most: number): Sentence => ({
    zh: `${service}的次数要在 1 到 ${most} 之间。`,
    en: `${service}: between 1 and ${most} times.`,
  }),
  noSuchDay: (said: string): Sentence => ({
    zh: `没有${said}这一天，请改日期。`,
    en: `There is no ${said}: name another day.`,
  }),
  noDays: { zh: '这个月剩下的日子里没有工作日可排。', en: 'No workday is left in that month.' },
  proposeMonth: (month: string, count: number): Sentence => ({
    zh: `${month}检查计划，共 ${count} 次？`,
    en: `Plan for ${month}: ${count} checks?`,
  }),
  itemLine: (service: string, often: Sentence, days: string): Sentence => ({
    zh: `${service} ${often.zh}：${days}`,
    en: `${service} ${often.en}: ${days}`,
  }),
  everyWorkday: (count: number): Sentence => ({ zh: `每个工作日（${count} 天）`, en: `every workday (${count})` }),
  from: (day: string): Sentence => ({ zh: `从${day}起排。`, en: `From ${day} on.` }),
  assumedMonth: (month: string): Sentence => ({
    zh: `没说月份，按${month}排。`,
    en: `No month was said: ${month} is taken.`,
  }),
  replaces: (count: number): Sentence => ({
    zh: `这些服务已有计划，还没到的 ${count} 次会被替换（原计划留存）。`,
    en: `They have a plan already: ${count} checks ahead are replaced (the old plan is kept).`,
  }),
  adjustNote: {
    zh: '计划调整要说明原因并书面通知检查组（TY 105 8.1.3）。',
    en: 'A change is explained and told in writing (TY 105 8.1.3).',
  },
  keptMonth: (month: string, count: number): Sentence => ({
    zh: `${month}检查计划已定，共 ${count} 次，到日早上提醒。`,
    en: `The plan for ${month} stands: ${count} checks, with a reminder each morning.`,
  }),
  replaced: { zh: '计划重做', en: 'planned anew' },
  shows: { zh: '看计划', en: 'show the plan' },
  today: (day: string, count: number): Sentence => ({
    zh: count === 0 ? `${day}没有排检查。` : `${day}要查 ${count} 处：`,
    en: count === 0 ? `Nothing is planned for ${day}.` : `${count} to check on ${day}:`,
  }),
  month: (month: string, done: number, due: number, all: number): Sentence => ({
    zh: `${month}检查计划：共 ${all} 次，到今天应查 ${due} 次、已查 ${done} 次。`,
    en: `Plan for ${month}: ${all} checks; ${due} due by today, ${done} done.`,
  }),
  noPlan: (month: string): Sentence => ({
    zh: `${month}还没有检查计划。例如：${month}检查计划：保洁每周2次、食堂每天`,
    en: `No plan for ${month} yet.`,
  }),
  serviceLine: (service: string, done: number, due: number, all: number, next: string | undefined): Sentence => ({
    zh: `${service} ${done}/${due}（全月 ${all}）${next === undefined ? '' : `，下次 ${next}`}`,
    en: `${service} ${done}/${due} (${all} in all)${next === undefined ? '' : `, next ${next}`}`,
  }),
  overdue: (count: number): Sentence => ({ zh: `还有 ${count} 次没查：`, en: `${count} still to make up for:` }),
  catchUp: { zh: '补查后直接报结果，会按先后补上。', en: 'Check and report: it fills the oldest gap.' },
  begin: { zh: '检查清单', en: 'checklist' },
  morning: (count: number, late: number): Sentence => ({
    zh: `今天要查 ${count} 处${late === 0 ? '' : `，另有 ${late} 次没补查`}。`,
    en: `${count} to check today${late === 0 ? '' : `, ${late} to make up for`}.`,
  }),
  askService: { zh: '查哪项服务？例如：保洁', en: 'Which service? E.g. 保洁' },
  noClauses: {
    zh: '现行标准里没找到这项服务可逐条检查的要求。',
    en: 'No requirement in force can be checked one by one here.',
  },
  started: (ref: string, what: string, count: number): Sentence => ({
    zh: `${ref} ${what}，共 ${count} 项，逐项点。`,
    en: `${ref} ${what}: ${count} items, one tap each.`,
  }),
  item: (place: number, of: number): Sentence => ({ zh: `第 ${place}/${of} 项`, en: `Item ${place} of ${of}` }),
  noList: {
    zh: '没有进行中的检查清单。例如：检查清单 三楼男厕 保洁',
    en: 'No checklist is open. E.g. 检查清单 三楼男厕 保洁',
  },
  noSuchList: (ref: string): Sentence => ({
    zh: `没有 ${ref}，或不是您开始的。`,
    en: `There is no ${ref}, or it is not yours.`,
  }),
  noSuchItem: (most: number): Sentence => ({ zh: `只有第 1 到第 ${most} 项。`, en: `Items go from 1 to ${most}.` }),
  answeredAlready: (place: number): Sentence => ({
    zh: `第 ${place} 项已经记过了。`,
    en: `Item ${place} is answered already.`,
  }),
  askWhat: { zh: '哪里不合格？写一句，例如：地面有水渍', en: 'What is wrong? One sentence.' },
  filed: (ref: string): Sentence => ({ zh: `已登记 ${ref}（一般）。`, en: `${ref} is filed (minor).` }),
  done: (ref: string, good: number, bad: number, none: number): Sentence => ({
    zh: `${ref} 查完：合格 ${good}，不合格 ${bad}，不适用 ${none}。`,
    en: `${ref} done: ${good} good, ${bad} bad, ${none} not applicable.`,
  }),
  dropped: (ref: string): Sentence => ({ zh: `${ref} 已取消。`, en: `${ref} is cancelled.` }),
  noPlanned: (ref: string): Sentence => ({ zh: `没有 ${ref}。`, en: `There is no ${ref}.` }),
  askReason: {
    zh: '为什么取消？计划调整要说明原因（TY 105 8.1.3）。',
    en: 'Why? A change of the plan gives its reason (TY 105 8.1.3).',
  },
};
