import { describe, expect, it } from 'vitest';
import { papers, quizzes } from '../../../src/study/quiz/model.ts';
import { PIECE } from '../../../src/study/quiz/pieces.ts';
import { type Heard, openTestApp, type TestApp } from '../../support/app.ts';

const TUESDAY = '2025-06-24T09:00:00+08:00';
const manager = (text: string) => ({ by: 'demo-manager', text });
const asked = (heard: readonly Heard[]): string[] =>
  heard.flatMap(({ to, text }) => (to.user !== undefined && text.includes('第 1/3 题') ? [to.user] : []));
const people = async (bot: TestApp): Promise<readonly string[]> =>
  (await bot.app.store.get(quizzes, 'QZ-1'))?.people ?? [];

async function begun(): Promise<{ bot: TestApp; heard: Heard[]; everybody: readonly string[] }> {
  const bot = await openTestApp({ at: TUESDAY });
  await bot.ask(manager('现在就考 全员 3题'));
  const heard = await bot.say(manager('确认'));
  return { bot, heard, everybody: await people(bot) };
}

describe('a quiz of more people than one piece', () => {
  it('is handed out to everybody once, whoever presses the button before it has come, and through a restart', async () => {
    const { bot, heard, everybody } = await begun();
    expect(everybody.length).toBeGreaterThan(PIECE);
    expect(asked(heard).sort()).toEqual([...everybody.slice(0, PIECE)].sort());
    const early = everybody[PIECE] ?? '';
    const own = await bot.say({ by: early, text: '开始答题' });
    expect(asked(own)).toEqual([early]);
    const again = await bot.restart('2025-06-24T09:01:00+08:00');
    const later = [...again.started, ...(await again.say({ tick: '2025-06-24T09:02:00+08:00' }))];
    expect(asked(later).sort()).toEqual(everybody.slice(PIECE + 1).toSorted());
    const { rows } = await again.app.store.find(papers);
    expect(rows.map(({ document }) => document.person).sort()).toEqual([...everybody].sort());
    await again.stop();
  });

  it('is marked piece by piece: each hears the own result once, then the group and the manager how it went', async () => {
    const { bot, everybody } = await begun();
    await bot.say({ tick: '2025-06-24T09:02:00+08:00' });
    await bot.ask(manager('收卷 QZ-1'));
    const first = await bot.say(manager('确认'));
    expect((await bot.ask({ by: everybody.at(-1) ?? '', text: 'QZ-1 第1题 A' })).outcome).toBe('warn');
    const again = await bot.restart('2025-06-24T09:03:00+08:00');
    const rest = [...again.started, ...(await again.say({ tick: '2025-06-24T09:10:00+08:00' }))];
    const results = [...first, ...rest].filter(({ text }) => text.startsWith('QZ-1 已收卷'));
    expect(results.flatMap(({ to }) => to.user ?? []).sort()).toEqual([...everybody].sort());
    const told = rest.map(({ text }) => text).filter((text) => /收卷（QZ-1）|QZ-1 收卷：/.test(text));
    expect(told.some((text) => text.includes(`${everybody.length} 人，答了 0 人，及格 0 人`))).toBe(true);
    expect(told.filter((text) => text.includes(`${everybody.length} 人里 0 人答完`)).length).toBeLessThanOrEqual(1);
    await again.stop();
  });
});

describe('a quiz that somebody was not to be told of', () => {
  it('does not come after its close; they are told so, and the manager who it was', async () => {
    const bot = await openTestApp({ at: TUESDAY });
    await bot.ask({ by: 'demo-employee', text: '学习推送先静音' });
    await bot.ask(manager('今天上午10点给保洁考3题 限时30分钟'));
    await bot.ask(manager('确认'));
    const opened = await bot.say({ tick: '2025-06-24T10:01:00+08:00' });
    expect(asked(opened)).not.toContain('demo-employee');
    const closed = await bot.say({ tick: '2025-06-24T10:31:00+08:00' });
    const own = closed.filter(({ to }) => to.user === 'demo-employee').map(({ text }) => text);
    expect(own.join()).toContain('题没有发给您');
    const report = closed.find(({ to, text }) => to.user === 'demo-manager' && text.includes('QZ-1 收卷：'));
    expect(report?.text).toContain('题没发到');
    const after = await bot.say({ by: 'demo-employee', text: '取消静音' });
    expect(asked([...after, ...(await bot.say({ tick: '2025-06-25T12:00:00+08:00' }))])).toEqual([]);
    await bot.stop();
  });

  it('comes while it is open, once they want to hear again', async () => {
    const bot = await openTestApp({ at: TUESDAY });
    await bot.ask({ by: 'demo-employee', text: '学习推送先静音' });
    await bot.ask(manager('今天上午10点给保洁考3题'));
    await bot.ask(manager('确认'));
    await bot.say({ tick: '2025-06-24T10:01:00+08:00' });
    const after = await bot.say({ by: 'demo-employee', text: '取消静音' });
    expect(asked([...after, ...(await bot.say({ tick: '2025-06-24T10:20:00+08:00' }))])).toEqual(['demo-employee']);
    await bot.stop();
  });
});

describe('a topic of another service', () => {
  it.each(['现在给保洁考3题 留样', '每周五下午4点给保洁考5题 留样'])(
    'is pointed out before 确认: %s',
    async (words) => {
      const bot = await openTestApp({ at: TUESDAY });
      const shown = await bot.ask(manager(words));
      expect(shown.outcome).toBe('confirm');
      expect(shown.text).toContain('“留样”是食堂的标准讲的，保洁自己的标准里没有。');
      await bot.stop();
    },
  );

  it('is not where the team has it too', async () => {
    const bot = await openTestApp({ at: TUESDAY });
    expect((await bot.ask(manager('现在给食堂考3题 留样'))).text).not.toContain('标准讲的');
    await bot.stop();
  });
});
