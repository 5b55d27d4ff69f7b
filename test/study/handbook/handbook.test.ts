import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await openTestApp();
});
afterAll(() => bot.stop());

describe('my handbook', () => {
  it('shows what binds the post in the order of the day, requirements first, short enough for a phone', async () => {
    const reply = await bot.ask({ text: '我的手册', by: 'demo-employee' });
    expect(reply).toMatchObject({ intent: 'handbook.show', outcome: 'auto', slots: {} });
    expect(reply.text).toMatch(
      /^保洁员应知应会（第 1 版，2025-05-14 起）：\d+ 条，要求 \d+、推荐 \d+。\n上岗前 \d+ 条\n· JG 331 4\.1\.3 /,
    );
    const places = ['上岗前', '作业中', '交接与收尾', '应急'].map((stage) => reply.text.indexOf(`\n${stage} `));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(reply.text.length).toBeLessThanOrEqual(900);
    expect(reply.actions.map(({ say }) => say)).toEqual([
      '手册 保洁员 上岗前',
      '手册 保洁员 作业中',
      '手册 保洁员 交接',
      '手册 保洁员 应急',
      '手册文件 保洁员',
    ]);
  });

  it('stays within 600 characters in a group', async () => {
    const reply = await bot.ask({ text: '手册 会务员', by: 'demo-manager', group: 'g-conference' });
    expect(reply.text.length).toBeLessThanOrEqual(600);
    expect(reply.slots).toEqual({ post: '会务员' });
  });

  it('lists the handbooks of who has several posts', async () => {
    const reply = await bot.ask({ text: '我的手册', by: 'demo-cook' });
    expect(reply.outcome).toBe('auto');
    expect(reply.actions.map(({ say }) => say)).toEqual(['手册 厨师', '手册 留样员']);
  });

  it('is one of the own firm for a supplier’s lead', async () => {
    const reply = await bot.ask({ text: '我的手册', by: 'demo-supplier' });
    expect(reply.actions.map(({ say }) => say)).toContain('手册 供应商负责人（保洁）');
    const one = await bot.ask({ text: '手册 供应商负责人（保洁）', by: 'demo-supplier' });
    expect(one.text).not.toContain('物业服务供应商');
  });

  it('shows one part of the day, clause by clause, in its own words', async () => {
    const reply = await bot.ask({ text: '手册 保洁员 应急', by: 'demo-employee' });
    expect(reply.text).toContain('JG 331 11.4 保洁员发现冒烟、漏水、异味、可疑物品时，应立即报告值班室');
    expect(reply.citations?.map(({ clause }) => clause)).toContain('11.4');
    expect(reply.text).not.toContain('疏散通道和楼梯间');
  });

  it.each([
    ['手册 保洁员', '保洁员'],
    ['保洁员的应知应会手册', '保洁员'],
    ['看一下保安员手册', '保安员'],
    ['手册 保安', '保安员'],
    ['应知应会 留样员', '留样员'],
    ['岗位手册 监管人员', '监管人员'],
    ['保潔員手冊', '保洁员'],
  ])('%s is the handbook of %s', async (text, post) => {
    expect(await bot.ask({ text, by: 'demo-manager' })).toMatchObject({ intent: 'handbook.show', slots: { post } });
  });

  it('speaks English to who does', async () => {
    const reply = await bot.ask({ text: 'my handbook', by: 'demo-employee' });
    expect(reply.text).toMatch(/^What a 保洁员 must know \(version 1/);
  });

  it.each([
    '员工手册在哪里领',
    '留样多少克',
    '什么是应知应会手册',
    '手册里要写哪些',
    '岗位手册没发到我手上',
    '手册公司自己印了就发，行不行',
    '手册还是旧版的怎么办',
    '应知应会要配图吗',
  ])('%s is a question', async (text) => {
    expect((await bot.ask({ text, by: 'demo-employee' })).intent).toBe('question');
  });

  it('offers the nearest for a post that there is not, and asks which of several', async () => {
    const none = await bot.ask({ text: '手册 保洁主管', by: 'demo-manager' });
    expect(none.outcome).toBe('reject');
    expect(none.actions.map(({ label }) => label)).toContain('保洁员');
    const several = await bot.ask({ text: '手册 班组长', by: 'demo-manager' });
    expect(several).toMatchObject({ outcome: 'ask', missing: ['post'] });
    expect(several.actions.map(({ label }) => label)).toContain('保安班长');
  });

  it('shows guests what guests may read, and keeps no version of it', async () => {
    const reply = await bot.ask({ text: '手册 保洁员', by: 'somebody' });
    expect(reply.text).toMatch(/^保洁员应知应会（第 1 版/);
    expect(await bot.ask({ text: '我的手册', by: 'somebody' })).toMatchObject({ outcome: 'ask', missing: ['post'] });
    expect((await bot.ask({ text: '手册 保洁员', by: 'demo-employee' })).text).toMatch(/第 1 版/);
  });

  it('comes as a Word file by itself, which only its receiver may open', async () => {
    await bot.say({ text: '手册文件 保洁员', by: 'demo-employee', at: '2025-05-14T11:00:00+08:00' });
    const heard = await bot.say({ tick: '2025-05-14T11:00:01+08:00' });
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({ to: { user: 'demo-employee' } });
    expect(heard[0]?.text).toContain('[保洁员应知应会手册 第1版.docx]');
  });
});
