import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../support/app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await openTestApp();
});
afterAll(() => bot.stop());

describe('帮助', () => {
  it('is one screen of three things; the rest stands behind 更多', async () => {
    const help = await bot.ask({ text: '帮助', by: 'demo-manager' });
    expect(help.text.match(/^· /gm)).toHaveLength(3);
    expect(help.text.length).toBeLessThan(200);
    expect(help.actions.map(({ say }) => say)).toContain('更多');
    const more = await bot.ask({ text: '更多', by: 'demo-manager' });
    expect(more).toMatchObject({ intent: 'help', outcome: 'help' });
    expect(more.text).toContain('没答上的问题');
    expect((await bot.ask('更多')).text).not.toContain('没答上的问题');
  });

  it('is in English for who asks in English', async () => {
    const help = await bot.ask('what can you do');
    expect(help.text).toContain('Try one of these');
    expect(help.actions.at(-1)).toEqual({ label: 'More', say: '更多' });
    expect((await bot.ask('more')).text).toContain('You can also');
  });
});

describe('a guest', () => {
  it('learns in one sentence how to get in: with help, and where a door is closed', async () => {
    for (const text of ['帮助', '登录链接', '我是谁', '提需求 车库扫地机充电没有规定']) {
      const reply = await bot.ask({ text, by: 'guest-9' });
      expect(reply.text).toMatch(/访客.*系统管理员.*关联 您的姓名.*一次性代码/s);
    }
  });

  it('is told nothing of the kind once in the directory', async () => {
    expect((await bot.ask('帮助')).text).not.toContain('访客');
  });
});
