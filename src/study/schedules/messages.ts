import type { Sentence } from '../../base/sentence.ts';
import type { MeetingKind, ScheduleKind } from './model.ts';

const KIND: Readonly<Record<ScheduleKind, Sentence>> = {
  quiz: { zh: '测试', en: 'quiz' },
  study: { zh: '学习推送', en: 'study prompt' },
  meeting: { zh: '会议', en: 'meeting' },
};
const MEETING: Readonly<Record<MeetingKind, string>> = {
  周例会: 'weekly meeting',
  专题会: 'topic meeting',
  研讨会: 'seminar',
  培训: 'training',
};
const TEAM: Readonly<Record<string, string>> = {
  物业: 'property',
  会务: 'conference',
  保洁: 'cleaning',
  安保: 'security',
  食堂: 'canteen',
  全员: 'everybody',
};

export const teamName = (team: string): Sentence => ({ zh: team, en: TEAM[team] ?? team });

/** What it is, in two words: 保洁测试. */
export const nameOf = (kind: ScheduleKind, meeting: MeetingKind | undefined, team: string | undefined): Sentence => ({
  zh: `${team ?? ''}${meeting ?? KIND[kind].zh}`,
  en: `${team === undefined ? '' : `${TEAM[team] ?? team} `}${meeting === undefined ? KIND[kind].en : MEETING[meeting]}`,
});

const SAYS: Readonly<Record<'skip' | 'move' | 'run', Sentence>> = {
  skip: { zh: '遇节假日跳过', en: 'holidays are skipped' },
  move: { zh: '遇节假日顺延到下一个工作日', en: 'holidays move it to the next workday' },
  run: { zh: '节假日照常', en: 'holidays as well' },
};

/** Every sentence that scheduling says. */
export const messages = {
  askTeam: {
    zh: '给哪个班组？物业、会务、保洁、安保、食堂，或全员。',
    en: 'For which team? 物业, 会务, 保洁, 安保, 食堂 or 全员.',
  },
  askTime: { zh: '几点？例如：下午4点', en: 'At what time? E.g. 4pm' },
  askWhen: { zh: '什么时候？例如：明天下午4点，或每周五下午4点', en: 'When? E.g. tomorrow 4pm, or every Friday 4pm' },
  askCount: { zh: '考几道题？1 到 100，例如：5题', en: 'How many questions? 1 to 100, e.g. 5' },
  askOneTeam: (teams: string): Sentence => ({
    zh: `一个安排对一个班组，一个一个来。先给谁？（${teams}）`,
    en: `One schedule is for one team. Which first? (${teams})`,
  }),
  noSuchTeam: (name: string): Sentence => ({
    zh: `没有“${name}”这个班组。可以是：物业、会务、保洁、安保、食堂、全员。例如：每周五下午4点给保洁考5题`,
    en: `There is no team "${name}". There are 物业, 会务, 保洁, 安保, 食堂 and 全员.`,
  }),
  nobody: (team: string): Sentence => ({
    zh: `名册里${team}现在没有人，没有安排。先登记人员，例如：角色 张三 ${team} 班长`,
    en: `Nobody is in the team ${team} now, so nothing is scheduled. Register somebody first.`,
  }),
  wrongCount: (said: number, most: number, what: ScheduleKind): Sentence =>
    what === 'quiz'
      ? {
          zh: `${said} 道题不行，1 到 ${most} 道。例如：考5题`,
          en: `${said} questions won't do: 1 to ${most}, e.g. 5 questions`,
        }
      : {
          zh: `${said} 条不行，一次 1 到 ${most} 条。例如：推2条`,
          en: `${said} clauses won't do: 1 to ${most}, e.g. 2 clauses`,
        },
  wrongPass: (said: number): Sentence => ({
    zh: `及格线 ${said} 分不行，满分 100，要在 1 到 100 之间。例如：及格80`,
    en: `A pass mark of ${said} won't do: 1 to 100, e.g. pass mark 80`,
  }),
  wrongLimit: {
    zh: '限时要在 1 分钟到 24 小时之间。例如：限时30分钟',
    en: 'A time limit is 1 minute to 24 hours, e.g. 30 minutes limit',
  },
  wrongOffset: {
    zh: '提前量要在 1 分钟到 24 小时之间。例如：提前15分钟',
    en: 'Ahead by 1 minute to 24 hours, e.g. 15 minutes before',
  },
  wrongMinutes: {
    zh: '会议时长要在 1 分钟到 12 小时之间。例如：明天14点到17点保洁培训',
    en: 'A meeting lasts 1 minute to 12 hours, e.g. training for cleaning tomorrow 14:00 to 17:00',
  },
  unreadTime: (words: string): Sentence => ({
    zh: `“${words}”没看懂，没有安排。换个说法，例如：每两周的周五下午4点，每月最后一个周五上午9点`,
    en: `"${words}" was not understood, so nothing is scheduled. E.g. every other Friday 4pm`,
  }),
  past: (when: string): Sentence => ({
    zh: `${when} 已经过去了。换个以后的时间，例如：明天下午4点`,
    en: `${when} is over. Choose a time ahead, e.g. tomorrow 4pm`,
  }),
  never: { zh: '照这样一次也轮不到。换个时间，例如：每周五下午4点', en: 'That never comes. E.g. every Friday 4pm' },
  seminarOnly: {
    zh: '标准化工作组可以安排研讨会；其他安排由后勤管理者办理。',
    en: 'The workgroup may schedule seminars; the rest is for a manager.',
  },
  // The echo
  next: (dates: string): Sentence => ({ zh: `接下来：${dates}`, en: `Next: ${dates}` }),
  noTopicFits: (topic: string): Sentence => ({
    zh: `现行标准里没有找到与“${topic}”有关的条款，会从本组的条款里出。`,
    en: `No clause in force fits "${topic}"; the team's clauses are used.`,
  }),
  topicOfOthers: (topic: string, team: string, services: readonly string[]): Sentence => ({
    zh: `“${topic}”是${services.join('、')}的标准讲的，${team}自己的标准里没有。`,
    en: `"${topic}" is in the standards for ${services.join(', ')}, not in those for ${team}.`,
  }),
  people: (count: number): Sentence => ({ zh: `${count} 人`, en: `${count} people` }),
  holidays: (policy: 'skip' | 'move' | 'run'): Sentence => SAYS[policy],
  onHoliday: (name: string): Sentence => ({ zh: `那天是${name}。`, en: `That is a holiday (${name}).` }),
  unknownYear: (year: number): Sentence => ({
    zh: `${year}年的放假安排还没有，那一年的到时先问您。`,
    en: `The holidays of ${year} are not known yet: you will be asked then.`,
  }),
  atNight: (from: string, to: string): Sentence => ({
    zh: `${from} 到第二天 ${to} 不打扰大家，会在 ${to} 发。`,
    en: `Nobody is disturbed from ${from} to ${to}: it is sent at ${to}.`,
  }),
  alike: (ref: string, what: string): Sentence => ({
    zh: `已有 ${ref}：${what}。`,
    en: `There is ${ref} already: ${what}.`,
  }),
  proposedKind: (kind: string): Sentence => ({ zh: `没说是什么会，按${kind}。`, en: `Taken as ${kind}.` }),
  whichPlace: { zh: '在哪里？例如：第一会议室', en: 'Where? E.g. 第一会议室' },
  severalRooms: (rooms: readonly string[]): Sentence => ({
    zh: `地点可以是：${rooms.join('、')}。点一间，或就按上面的说法。`,
    en: `The place may be ${rooms.join(', ')}: tap one, or leave it as said.`,
  }),
  proposedDay: { zh: '没说哪天，按最近的一次。', en: 'No day was said: the next one is taken.' },
  labels: {
    time: { zh: '时间', en: 'When' },
    team: { zh: '班组', en: 'Team' },
    count: { zh: '题数', en: 'Questions' },
    clauses: { zh: '条数', en: 'Clauses' },
    topic: { zh: '主题', en: 'Topic' },
    pass: { zh: '及格', en: 'Pass mark' },
    ahead: { zh: '提前', en: 'Ahead' },
    owner: { zh: '负责', en: 'Owner' },
  },
  minutes: (count: number): Sentence => ({ zh: `${count} 分钟`, en: `${count} min` }),
  at: (place: string): Sentence => ({ zh: `地点 ${place}`, en: `at ${place}` }),
  limit: (minutes: number): Sentence => ({ zh: `限时 ${minutes} 分钟`, en: `${minutes} min limit` }),
  questions: (count: number): Sentence => ({ zh: `${count} 题`, en: `${count} questions` }),
  clauses: (count: number): Sentence => ({ zh: `${count} 条`, en: `${count} clauses` }),
  passes: (mark: number): Sentence => ({ zh: `${mark} 分及格`, en: `pass mark ${mark}` }),
  proposal: (what: string): Sentence => ({ zh: `${what}，这样安排吗？`, en: `${what}: schedule it so?` }),
  kept: (ref: string, what: string): Sentence => ({
    zh: `已安排 ${ref}：${what}。`,
    en: `Scheduled as ${ref}: ${what}.`,
  }),
  // What stands already
  none: {
    zh: '现在没有安排。要安排就直接说，例如：每周五下午4点给保洁考5题',
    en: 'Nothing is scheduled. Just say it, e.g. quiz cleaning every Friday 4pm, 5 questions',
  },
  noMatch: (what: string): Sentence => ({ zh: `没有找到${what}的安排。`, en: `Nothing is scheduled for ${what}.` }),
  noRef: (ref: string): Sentence => ({
    zh: `没有 ${ref} 这个安排，或已结束。`,
    en: `There is no ${ref}, or it has ended.`,
  }),
  which: (count: number): Sentence => ({ zh: `有 ${count} 个，哪一个？`, en: `There are ${count}. Which one?` }),
  list: (count: number): Sentence => ({ zh: `安排 ${count} 个：`, en: `${count} scheduled:` }),
  more: (count: number): Sentence => ({
    zh: `另有 ${count} 个，可按班组看，例如：保洁的安排`,
    en: `${count} more: ask by team`,
  }),
  nextOne: (when: string): Sentence => ({ zh: `下次 ${when}`, en: `next ${when}` }),
  pausedUntil: (day: string | undefined): Sentence =>
    day === undefined ? { zh: '已暂停', en: 'paused' } : { zh: `暂停到${day}`, en: `paused until ${day}` },
  pauseOrCancel: (what: string): Sentence => ({
    zh: `${what}，先暂停，还是取消？`,
    en: `${what}: pause it or cancel it?`,
  }),
  confirmPause: (what: string, day: string | undefined): Sentence =>
    day === undefined
      ? { zh: `暂停${what}，直到您说恢复。确认吗？`, en: `Pause ${what} until you say resume?` }
      : { zh: `暂停${what}，${day}起恢复。确认吗？`, en: `Pause ${what}; it goes on from ${day}?` },
  paused: (ref: string, day: string | undefined): Sentence =>
    day === undefined
      ? { zh: `${ref} 已暂停。恢复时说：恢复 ${ref}`, en: `${ref} is paused. Say 恢复 ${ref} to resume.` }
      : { zh: `${ref} 已暂停，${day}起恢复。`, en: `${ref} is paused until ${day}.` },
  alreadyPaused: (ref: string): Sentence => ({ zh: `${ref} 已经是暂停的。`, en: `${ref} is paused already.` }),
  notPaused: (ref: string): Sentence => ({ zh: `${ref} 没有暂停，照常进行。`, en: `${ref} is not paused.` }),
  pausePast: { zh: '恢复的日子要在今天以后。例如：暂停到下周一', en: 'The day must lie ahead, e.g. until next Monday' },
  confirmCancel: (what: string): Sentence => ({
    zh: `取消${what}，以后不再进行。确认吗？`,
    en: `Cancel ${what} for good?`,
  }),
  cancelled: (refs: string): Sentence => ({ zh: `已取消 ${refs}。`, en: `${refs} cancelled.` }),
  confirmResume: (what: string, next: string): Sentence => ({
    zh: `恢复${what}，下次 ${next}。确认吗？`,
    en: `Resume ${what}, next ${next}?`,
  }),
  resumed: (ref: string, next: string): Sentence => ({
    zh: `${ref} 已恢复，下次 ${next}。`,
    en: `${ref} goes on, next ${next}.`,
  }),
  whatChange: {
    zh: '改成什么？例如：改到每周四下午3点，改成10题，节假日顺延',
    en: 'Change it to what? E.g. 改到每周四下午3点, 改成10题, 节假日顺延',
  },
  confirmChange: (ref: string, what: string): Sentence => ({
    zh: `${ref} 改为：${what}。确认吗？`,
    en: `Change ${ref} to: ${what}?`,
  }),
  changed: (ref: string, what: string): Sentence => ({ zh: `${ref} 已改：${what}。`, en: `${ref} changed: ${what}.` }),
  once: (ref: string): Sentence => ({
    zh: `只动一次的话：先说“${ref} 暂停到…”跳过这次，再单独安排一次。要以后都改，就说“${ref} 改到…”。`,
    en: `For one time only: pause ${ref} over it and schedule that one by itself.`,
  }),
  whoTakes: { zh: '交给谁？说姓名，例如：SCH-3 交给 王姐', en: 'To whom? Say a name.' },
  unknownPerson: (name: string): Sentence => ({
    zh: `名册里没有“${name}”。请说全名。`,
    en: `"${name}" is not in the directory.`,
  }),
  severalPeople: (name: string): Sentence => ({
    zh: `叫“${name}”的不止一位，是哪一位？`,
    en: `Several people are called "${name}".`,
  }),
  mustBeManager: (name: string): Sentence => ({
    zh: `${name}不是后勤管理者，不能接手。请交给另一位管理者。`,
    en: `${name} is no manager and can't take it over.`,
  }),
  confirmHandover: (what: string, name: string): Sentence => ({
    zh: `把${what}交给${name}。确认吗？`,
    en: `Hand ${what} over to ${name}?`,
  }),
  handedOver: (ref: string, name: string): Sentence => ({
    zh: `${ref} 已交给${name}。`,
    en: `${ref} is now ${name}'s.`,
  }),
  yours: (from: string, ref: string, what: string): Sentence => ({
    zh: `${from}把 ${ref} 交给您：${what}。`,
    en: `${from} handed ${ref} over to you: ${what}.`,
  }),
  notYours: { zh: '这个安排由后勤管理者办理。', en: 'This is for a manager.' },
  // Falling due
  due: (what: string): Sentence => ({ zh: `到时间了：${what}`, en: `It is time: ${what}` }),
  skips: (ref: string, what: string, holiday: string, days: string, next: string): Sentence => ({
    zh: `${ref} ${what}：${holiday}（${days}）跳过，下次 ${next}。`,
    en: `${ref} ${what}: skipped for ${holiday} (${days}), next ${next}.`,
  }),
  held: (ref: string, what: string, year: number, when: string): Sentence => ({
    zh: `${ref} ${what}：${year}年的放假安排还没有录入，${when}这次先没发。照常进行，还是先等着？`,
    en: `${ref} ${what}: the holidays of ${year} are not known, so ${when} was held. Go on all the same?`,
  }),
  goOn: { zh: '照常进行', en: 'Go on' },
  approved: (ref: string, year: number): Sentence => ({
    zh: `好，${ref} 在${year}年按周一到周五照常进行，直到录入放假安排。`,
    en: `${ref} goes on in ${year}, Monday to Friday, until its holidays are known.`,
  }),
  nobodyThere: (ref: string, what: string, team: string): Sentence => ({
    zh: `${ref} ${what}没有进行：名册里${team}现在没有人。`,
    en: `${ref} ${what} did not take place: nobody is in ${team}.`,
  }),
  missed: (ref: string, what: string, when: string, count: number): Sentence => ({
    zh: `程序不在时错过了 ${ref} ${what}（${when}${count > 1 ? `起共 ${count} 次` : ''}）。以后照常，要现在补做吗？`,
    en: `Missed while the program was away: ${ref} ${what} (${when}${count > 1 ? `, ${count} times` : ''}). Do it now?`,
  }),
  failed: (ref: string, what: string, when: string, reason: string): Sentence => ({
    zh: `${ref} ${what}没有做成（${when}）：${reason}。以后照常，要现在补做吗？`,
    en: `${ref} ${what} failed (${when}): ${reason}. Do it now?`,
  }),
  runsNow: (ref: string, what: string): Sentence => ({
    zh: `好，现在就做 ${ref} ${what}。`,
    en: `${ref} ${what} is done now.`,
  }),
  doneAlready: (ref: string): Sentence => ({
    zh: `${ref} 那一次已经做过了。`,
    en: `That time of ${ref} is done already.`,
  }),
  noSuchTime: (ref: string): Sentence => ({
    zh: `${ref} 没有等着补做的。`,
    en: `Nothing of ${ref} waits to be made up for.`,
  }),
  over: (ref: string, what: string): Sentence => ({ zh: `${ref} ${what}到此结束。`, en: `${ref} ${what} has ended.` }),
  // Buttons
  confirm: { zh: '确认', en: 'Confirm' },
  cancel: { zh: '取消', en: 'Cancel' },
  doNow: { zh: '现在补做', en: 'Do it now' },
  pause: { zh: '暂停', en: 'Pause' },
  drop: { zh: '取消', en: 'Cancel' },
  resume: { zh: '恢复', en: 'Resume' },
  mine: { zh: '我的安排', en: 'My schedules' },
} as const;
