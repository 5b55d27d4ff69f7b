import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../support/app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await openTestApp();
});
afterAll(() => bot.stop());

describe('我的待办', () => {
  it('is empty for who has nothing to do', async () => {
    expect(await bot.ask({ by: 'demo-cook', text: '我的待办' })).toMatchObject({
      intent: 'todo.show',
      outcome: 'auto',
      text: '没有等您办的事。',
    });
  });

  it('holds questions that were handed over, until they are answered', async () => {
    await bot.say('找人工 三楼门禁卡坏了找谁');
    const list = await bot.ask({ by: 'demo-supervisor', text: '我的待办' });
    expect(list.text).toContain('ASK-1 三楼门禁卡坏了找谁（05-15 10:20 前）');
    expect(list.actions).toContainEqual({ label: '回复 ASK-1', say: '回复 ASK-1' });
    await bot.say({ by: 'demo-supervisor', text: '回复 ASK-1' });
    expect(await bot.ask({ by: 'demo-supervisor', text: '请找物业前台' })).toMatchObject({
      intent: 'answer.reply',
      outcome: 'auto',
    });
    expect((await bot.ask({ by: 'demo-supervisor', text: '待办' })).text).not.toContain('ASK-1');
  });

  it('holds demands for the workgroup, and for nobody else', async () => {
    await bot.say('提需求 车库扫地机定个充电标准');
    expect((await bot.ask({ by: 'demo-workgroup', text: '我的待办' })).text).toContain('REQ-1 车库扫地机定个充电标准');
    expect((await bot.ask({ by: 'demo-manager', text: '我的待办' })).text).not.toContain('REQ-1');
  });

  it('holds coming editions until they are confirmed', async () => {
    const list = await bot.ask('我的待办');
    expect(list.text).toContain('Q/LNJG JG 331—2025');
    await bot.say(list.actions.find(({ say }) => say.startsWith('已阅'))?.say ?? '');
    expect((await bot.ask('我的待办')).text).toBe('没有等您办的事。');
  });

  it('is nobody else’s to read in a group', async () => {
    const lines = await bot.say({ text: '我的待办', group: 'g-all' });
    expect(lines[0]).toMatchObject({ to: { conversation: 'g-all' }, text: '已私下回复。' });
  });
});
