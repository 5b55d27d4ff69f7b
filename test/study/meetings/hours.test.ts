import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCalendar } from '../../../src/schedule/calendar-file.ts';
import { creditOf } from '../../../src/study/meetings/credit.ts';
import { endSaid } from '../../../src/study/meetings/length-words.ts';
import {
  clausesOfMeeting,
  hoursBefore,
  hoursOfYear,
  minutesOfHour,
  studyMinutes,
  tooLate,
  weeklyCounts,
} from '../../../src/study/meetings/rules.ts';
import { instantOf, openTestApp, type TestApp } from '../../support/app.ts';
import { catalogue, DAY } from '../bank/demonstration.ts';

describe('the rules of meetings and class hours', () => {
  it('are read from the clauses in force', () => {
    const read = [studyMinutes, clausesOfMeeting, minutesOfHour, tooLate, hoursBefore, hoursOfYear].map((rule) => {
      const { value, clause = '' } = rule(catalogue, DAY);
      return `${clause.replace('Q/LNJG ', '')} ${value}`;
    });
    expect(read).toEqual([
      'TY 105—2024#5.2.1 15',
      'TY 105—2024#5.2.2 3',
      'BZ 401—2024#7.1 45',
      'BZ 401—2024#6.4.3 15',
      'BZ 401—2024#6.2.1 16',
      'BZ 401—2024#6.3.1 24',
    ]);
    expect(weeklyCounts(catalogue, DAY)).toBe(true);
  });

  it('count whole hours of a training, none for who came too late, and minutes of a weekly meeting', () => {
    const rules = { minutesOfHour: 45, tooLate: 15 };
    expect(creditOf({ kind: '培训' }, 179, rules)).toEqual({ minutes: 179, hours: 3 });
    expect(creditOf({ kind: '培训', late: 15 }, 180, rules)).toEqual({ minutes: 180, hours: 4 });
    expect(creditOf({ kind: '培训', late: 16 }, 180, rules)).toEqual({ minutes: 0, hours: 0 });
    expect(creditOf({ kind: '周例会', late: 10 }, 30, rules)).toEqual({ minutes: 20, hours: 0 });
  });
});

describe('class hours', () => {
  let bot: TestApp;
  beforeAll(async () => {
    bot = await openTestApp();
  });
  afterAll(() => bot.stop());

  const train = async (text: string, day: string, people: readonly string[]): Promise<void> => {
    await bot.say({ text, by: 'demo-manager' });
    await bot.say({ text: '确认', by: 'demo-manager' });
    await bot.say({ tick: `${day}T14:00:00+08:00` });
    for (const by of people) await bot.say({ text: '签到', by });
    await bot.say({ tick: `${day}T23:00:00+08:00` });
  };

  it('are one’s own to see, in private', async () => {
    await train('明天14点到17点保洁培训 消毒', '2025-05-15', ['demo-employee']);
    const [neutral, own] = await bot.say({ text: '我的学时', group: 'g-cleaning' });
    expect(neutral?.text).not.toContain('学时');
    expect(neutral).toMatchObject({ intent: 'question', behaviour: 'personal_data' });
    expect(own?.text).toContain('今年 4/24 学时，还差 20');
    expect(own?.text).toContain('MT-1 培训（消毒）　4 学时');
    for (const text of ['我还差多少学时', '查一下我的学时', 'my training hours'])
      expect([text, (await bot.ask(text)).text.includes('4')]).toEqual([text, true]);
  });

  it('are a manager’s to see, and a lead’s of the own staff', async () => {
    await train('明天14点保洁培训2小时', '2025-05-16', ['demo-employee']);
    const ask = (text: string, by: string) => bot.ask({ text, by });
    expect((await ask('学时 保洁', 'demo-manager')).text).toContain('陈秀兰　6/24　差 18');
    expect((await ask('保洁的学时', 'demo-supplier')).text).toContain('陈秀兰　6/24');
    expect((await ask('学时 食堂', 'demo-supplier')).outcome).toBe('deny');
    expect((await ask('学时 何大勇', 'demo-supplier')).outcome).toBe('deny');
    expect((await ask('学时 陈秀兰', 'demo-supplier')).text).toContain('陈秀兰：今年 6/24');
    expect((await ask('学时 李桂芳', 'demo-employee')).outcome).toBe('deny');
  });

  it('that are laid down are a question', async () => {
    for (const text of ['我一年要学多少学时', '岗前培训多少学时', '我能查自己的学时吗', '一个学时是多少分钟'])
      expect([text, (await bot.ask(text)).behaviour]).toEqual([text, 'answer']);
  });

  it('of a newcomer fill what comes before working alone first, and less is asked of the year', async () => {
    await bot.say({ text: '角色 林小红 保洁 保洁员', by: 'demo-admin', at: '2025-09-10T09:00:00+08:00' });
    await bot.say({ text: '确认', by: 'demo-admin' });
    await bot.say({ tick: '2025-09-12T09:00:00+08:00' });
    const { text } = await bot.ask({ text: '学时 林小红', by: 'demo-manager' });
    expect(text).toContain('林小红：岗前培训 0/16 学时，还差 16');
    expect(text).toContain('今年 0/8 学时');
    expect(text).toContain('安全与应急　4');
    expect((await bot.ask({ text: '我的学时', by: 'demo-employee' })).text).not.toContain('岗前');
  });
});

const calendar = readCalendar('knowledge');

describe('how long a meeting lasts', () => {
  const meeting = { begins: instantOf('2025-05-15T14:00:00+08:00'), ends: instantOf('2025-05-15T15:00:00+08:00') };
  it.each([
    ['会议延长30分钟', '15:30'],
    ['再开半小时', '15:30'],
    ['延长一刻钟', '15:15'],
    ['时长 3小时', '17:00'],
    ['开了一个半小时', '15:30'],
    ['培训开到17:00', '17:00'],
    ['会议开到5点', '17:00'],
    ['开到下午4点半', '16:30'],
  ])('%s', (text, until) => {
    expect(endSaid(text, 'Asia/Shanghai', meeting, calendar)).toBe(instantOf(`2025-05-15T${until}:00+08:00`));
  });
});
