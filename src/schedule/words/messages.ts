import type { Sentence } from '../../base/sentence.ts';

const say = (zh: string, en: string): Sentence => ({ zh, en });

/** Why a time cannot be; each says what to write instead. */
export const problems = {
  hour: (hour: number) =>
    say(
      `没有${hour}点。请写0点到24点之间，例如：下午4点、16:00`,
      `There is no hour ${hour}. Write for example 4pm or 16:00`,
    ),
  minute: (minute: number) =>
    say(
      `没有${minute}分。分钟是0到59，例如：8:45`,
      `There is no minute ${minute}. Minutes run from 0 to 59, for example 8:45`,
    ),
  partOfDay: (part: string, hour: number) =>
    say(
      `${part}没有${hour}点。请写清几点，例如：下午3点、15:00`,
      `${hour} o'clock is not in that part of the day. Write for example 3pm or 15:00`,
    ),
  day: (year: number, month: number, day: number, last: number) =>
    say(
      `${year}年${month}月没有${day}号，最后一天是${last}号。例如：${month}月${last}号`,
      `${year}-${String(month).padStart(2, '0')} has no day ${day}; its last is ${last}. For example: ${month}/${last}`,
    ),
  dayNumber: (day: number) =>
    say(
      `没有${day}号。请写1号到31号，例如：每月5号`,
      `There is no day ${day} in any month. For example: the 5th of each month`,
    ),
  month: (month: number) =>
    say(`没有${month}月。请写1到12月，例如：6月5号`, `There is no month ${month}. For example: June 5`),
  noSuchNth: (n: number) =>
    say(
      `那个月没有第${n}个这样的星期几。例如：第四个周五、最后一个周五`,
      'That month has no such weekday. For example: the last Friday',
    ),
  past: (said: string) =>
    say(
      `${said}已经过了。请写以后的时间，例如：明天下午3点`,
      `${said} is over. Write a time that is still to come, for example: tomorrow 3pm`,
    ),
  longPast: (said: string, next: string) =>
    say(`${said}已经过了。要排明年的，请写：${next}`, `${said} is over. For next year write ${next}`),
  ahead: (said: string) =>
    say(
      `${said}还没到。记录请写已经发生的时间，例如：今天上午9点`,
      `${said} has not come yet. A record needs a time that is past, for example: today 9am`,
    ),
  endBeforeStart: (from: string, to: string) =>
    say(
      `结束（${to}）早于开始（${from}）。例如：从6月3日到6月30日`,
      `The end (${to}) comes before the start (${from}). For example: from June 3 to June 30`,
    ),
  noTimes: () => say('次数要在1次以上。例如：共8次', 'It must happen at least once. For example: 8 times'),
  tooManyTimes: (count: number) =>
    say(
      `${count}次太多，最多1000次。例如：共8次、到年底`,
      `${count} times is too many (1,000 at most). For example: 8 times, or until the end of the year`,
    ),
  interval: () =>
    say(
      '间隔要在1以上、100以内。例如：每两周、每季度',
      'The interval must be from 1 to 100. For example: every two weeks',
    ),
  severalHours: (times: string) =>
    say(
      `说了几个时间（${times}）。一个安排只有一个时间，请分开说，例如：每天8:30`,
      `Several times were said (${times}). Say them one at a time, for example: every day 8:30`,
    ),
  severalDays: () =>
    say(
      '说了几天。只办一次请说一天，要重复请说“每”，例如：每周二周四',
      'Several days were said. Name one, or say every, for example: every Tuesday and Thursday',
    ),
  weekdayOfDate: (date: string, is: number, said: number) =>
    say(
      `${date}是周${'一二三四五六日'[is]}，不是周${'一二三四五六日'[said]}。请只说一个，例如：${date}`,
      `${date} is not that weekday. Say the date or the weekday alone`,
    ),
  weekday: () =>
    say('一周只有周一到周日。例如：每周五', 'A week runs from Monday to Sunday. For example: every Friday'),
  hourly: () => say('最密是每天一次。例如：每天上午10点', 'Once a day is the most. For example: every day at 10am'),
  unknownYear: (year: number) =>
    say(
      `${year}年的放假安排还没有，算不出来。请直接写日期，例如：${year}年1月4日`,
      `The holidays of ${year} are not known yet. Write the date itself, for example ${year}-01-04`,
    ),
  allExcepted: () =>
    say(
      '一周七天都除外了，没有剩下的日子。例如：除周末外每天',
      'Every day of the week is left out. For example: every day except weekends',
    ),
  tooFar: () =>
    say(
      '这个时间太远了。请写十年以内的，例如：明天下午3点',
      'That is too far away. Write a time within ten years, for example: tomorrow 3pm',
    ),
} as const;

/** What was taken for granted. */
export const assumptions = {
  half: (hour: number) =>
    hour >= 12
      ? say(
          `没说上午下午，按下午${hour > 12 ? hour - 12 : hour}点`,
          `No am or pm was said: ${hour > 12 ? hour - 12 : hour} pm`,
        )
      : say(`没说上午下午，按上午${hour}点`, `No am or pm was said: ${hour} am`),
  evening: (hour: number) => say(`没说上午下午，按晚上${hour - 12}点`, `No am or pm was said: ${hour - 12} pm`),
  midnight: (date: string) => say(`按${date}凌晨`, `taken as the night to ${date}`),
  dayEnd: () => say('24点按23:59', '24:00 is kept as 23:59'),
  nextYear: (year: number) => say(`按${year}年`, `taken as ${year}`),
  month: (month: number) => say(`按${month}月`, `taken as month ${month}`),
  weekday: (date: string) => say(`按${date}`, `taken as ${date}`),
  weekly: () => say('没说“每”，按每周', 'taken as every week'),
  saturday: () => say('周末按周六', 'weekend taken as Saturday'),
  workdays: () => say('工作日按放假和调休安排', 'workdays by the holiday calendar'),
  looseDay: (day: number) => say(`按${day}号`, `taken as day ${day}`),
  missingDays: (day: number) =>
    say(
      `没有${day}号的月份不算。每月最后一天请说“每月最后一天”`,
      `Months without day ${day} are left out. Say "the last day of each month" for month ends`,
    ),
  monthEnd: (date: string) => say(`到${date}`, `until ${date}`),
  yesterday: () => say('按昨天', 'taken as yesterday'),
  noon: () => say('中午按12点', 'noon taken as 12:00'),
} as const;
