import { describe, expect, it } from 'vitest';
import { papers, quizzes } from '../../../src/study/quiz/model.ts';
import { schedules } from '../../../src/study/schedules/model.ts';
import { timeLimit } from '../../../src/study/schedules/numbers.ts';
import { instantOf, openTestApp, type TestApp } from '../../support/app.ts';

const TUESDAY = '2025-06-24T09:00:00+08:00';
const manager = (text: string, at?: string) => ({ by: 'demo-manager', text, ...(at === undefined ? {} : { at }) });
const employee = (text: string, at?: string) => ({ by: 'demo-employee', text, ...(at === undefined ? {} : { at }) });

async function begun(words: string, at = TUESDAY): Promise<TestApp> {
  const bot = await openTestApp({ at });
  await bot.ask(manager(words));
  await bot.say(manager('确认'));
  return bot;
}

describe('a time limit in words', () => {
  it.each([
    ['限时30分钟', 30],
    ['限时 半小时', 30],
    ['限时一个半小时', 90],
    ['时间20分钟', 20],
    ['30分钟内答完', 30],
    ['一刻钟交卷', 15],
    ['考45分钟', 45],
    ['30 minutes limit', 30],
    ['time limit 20 min', 20],
    ['within 1 hour', 60],
    ['考80分', undefined],
    ['提前15分钟', undefined],
    ['下午4点', undefined],
    ['84消毒 30分钟', undefined],
  ])('%s is %s minutes', (text, minutes) => expect(timeLimit(text)?.value).toBe(minutes));

  it('is echoed, kept with the schedule, changed, and refused where it cannot be', async () => {
    const bot = await openTestApp({ at: TUESDAY });
    const shown = await bot.ask(manager('每周五下午4点给保洁考5题 留样 限时30分钟 及格80'));
    expect(shown).toMatchObject({ intent: 'quiz.schedule', outcome: 'confirm' });
    expect(shown.slots).toMatchObject({ count: 5, limit_min: 30, pass: 80, topics: ['留样'], time: '16:00' });
    expect(shown.text).toContain('限时 30 分钟');
    await bot.ask(manager('确认'));
    expect((await bot.ask(manager('SCH-1 改成限时20分钟'))).text).toContain('限时 20 分钟');
    await bot.ask(manager('确认'));
    expect((await bot.app.store.get(schedules, 'SCH-1'))?.limit).toBe(20);
    for (const limit of ['限时0分钟', '限时25小时'])
      expect(await bot.ask(manager(`每周五下午4点给保洁考5题 ${limit}`))).toMatchObject({ outcome: 'reject' });
    await bot.say({ tick: '2025-06-27T16:00:00+08:00' });
    expect((await bot.app.store.get(quizzes, 'QZ-1'))?.closes).toBe(instantOf('2025-06-27T16:20:00+08:00'));
    await bot.stop();
  });

  it('closes the quiz at its end after one reminder; what comes later is kept, marked and not counted', async () => {
    const bot = await begun('现在给保洁考3题 限时30分钟');
    expect((await bot.app.store.get(quizzes, 'QZ-1'))?.closes).toBe(instantOf('2025-06-24T09:30:00+08:00'));
    await bot.ask(employee('A'));
    const reminded = await bot.say({ tick: '2025-06-24T09:25:00+08:00' });
    expect(reminded.filter(({ to }) => to.user === 'demo-employee').map(({ text }) => text)).toEqual([
      'QZ-1 还有 2 题没答，9:30收卷。',
    ]);
    await bot.say({ tick: '2025-06-24T09:30:00+08:00' });
    expect((await bot.app.store.get(quizzes, 'QZ-1'))?.state).toBe('closed');
    const late = await bot.ask(employee('QZ-1 第2题 A', '2025-06-24T09:31:00+08:00'));
    expect(late).toMatchObject({ outcome: 'warn' });
    expect(late.text).toContain('不计分');
    await bot.stop();
  });
});

describe('交卷', () => {
  it('asks first while something is open, lets nothing change afterwards, and closes what nobody can add to', async () => {
    const bot = await begun('现在给保洁考2题');
    await bot.ask(employee('A'));
    expect(await bot.ask(employee('交卷'))).toMatchObject({ intent: 'quiz.hand_in', outcome: 'confirm' });
    expect((await bot.ask(employee('确认'))).text).toContain('已交卷');
    expect(await bot.ask(employee('QZ-1 第2题 A'))).toMatchObject({ outcome: 'reject' });
    expect(await bot.ask(employee('交卷 QZ-1'))).toMatchObject({ outcome: 'reject' });
    expect((await bot.app.store.get(papers, 'QZ-1/demo-employee'))?.state).toBe('done');
    expect((await bot.app.store.get(quizzes, 'QZ-1'))?.state).toBe('open');
    for (const person of (await bot.app.store.get(quizzes, 'QZ-1'))?.people ?? []) {
      if (person === 'demo-employee') continue;
      await bot.ask({ by: person, text: '交卷' });
      await bot.ask({ by: person, text: '确认' });
    }
    await bot.say({ tick: '2025-06-24T09:00:01+08:00' });
    expect((await bot.app.store.get(quizzes, 'QZ-1'))?.state).toBe('closed');
    await bot.stop();
  });

  it('is done at once when everything is answered, and says so where no paper lies', async () => {
    const bot = await begun('现在给保洁考1题');
    const answered = await bot.ask(employee('A'));
    expect(answered.actions.map(({ say }) => say)).toContain('交卷 QZ-1');
    expect(await bot.ask(employee('交卷 QZ-1'))).toMatchObject({ outcome: 'auto', ref: 'QZ-1' });
    expect(await bot.ask({ by: 'demo-cook', text: '交卷' })).toMatchObject({ outcome: 'reject' });
    expect((await bot.ask({ by: 'demo-employee-2', text: '交卷', group: 'g-cleaning' })).text).toContain('私聊');
    await bot.stop();
  });
});

describe('a quiz at night', () => {
  it('is made up for by day', async () => {
    const bot = await begun('现在给保洁考1题 限时10分钟', '2025-06-24T03:20:00+08:00');
    const heard = await bot.say({ tick: '2025-06-24T08:00:00+08:00' });
    expect(heard.find(({ to, text }) => to.user === 'demo-manager' && text.includes('补考'))?.text).toContain(
      '6月26日（周四）09:00',
    );
    await bot.stop();
  });

  it('that begins now is pointed out before 确认, with the morning to choose in its place', async () => {
    const bot = await openTestApp({ at: '2025-06-24T00:40:00+08:00' });
    const shown = await bot.ask(manager('现在就考 保洁 3题 限时20分钟'));
    expect(shown.text).toContain('现在是 00:40');
    const morning = shown.actions.at(-1)?.say ?? '';
    expect(await bot.ask(manager(morning))).toMatchObject({
      intent: 'quiz.schedule',
      outcome: 'confirm',
      slots: { at: '2025-06-24T09:00:00+08:00', count: 3, limit_min: 20, group: '保洁' },
    });
    await bot.stop();
  });

  it('that is scheduled is told in the morning, and its time counts from then', async () => {
    const bot = await openTestApp({ at: TUESDAY });
    const shown = await bot.ask(manager('今晚10点给保洁考3题 限时30分钟'));
    expect(shown.text).toContain('会在 07:30 发');
    await bot.say(manager('确认'));
    const night = await bot.say({ tick: '2025-06-25T07:00:00+08:00' });
    expect(night.filter(({ to }) => to.user === 'demo-employee')).toEqual([]);
    expect((await bot.app.store.get(quizzes, 'QZ-1'))?.state).toBe('open');
    const morning = await bot.say({ tick: '2025-06-25T07:31:00+08:00' });
    expect(morning.find(({ to }) => to.user === 'demo-employee')?.text).toContain('第 1/3 题');
    await bot.stop();
  });
});
