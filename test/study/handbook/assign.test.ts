import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await openTestApp();
});
afterAll(() => bot.stop());
const manager = (text: string) => bot.ask({ text, by: 'demo-manager' });

describe('assigning a clause to a post', () => {
  it('puts it into the handbook, at once and on record', async () => {
    const reply = await manager('分解 JG331 7.2 → 保安员');
    expect(reply).toMatchObject({
      intent: 'clause.assign',
      outcome: 'auto',
      slots: { standard: 'JG 331', clause: '7.2', post: '保安员' },
      text: '已把 JG 331 7.2（4 条）分解给保安员，已记录。',
    });
    const part = await bot.ask({ text: '手册 保安员 作业中', by: 'demo-guard' });
    expect(part.text).toMatch(/^保安员 · 作业中.*\n· JG 331 7\.2\.1 电梯轿厢应每日消毒 1 次。/);
    expect((await manager('分解清单')).text).toContain('JG 331 7.2 → 保安员（4） · 周启明 2025-05-14');
  });

  it('records nothing twice', async () => {
    expect((await manager('分解 JG 331 7.2 → 保安员')).text).toContain('没有重复记录');
    expect((await manager('分解清单')).text).toMatch(/^已分解 1 项/);
  });

  it.each([
    ['把 JG 331 6.2.1 分解给保洁班长', '6.2.1', '保洁班长'],
    ['分解 JG 331 6.2.1 保洁班长', '6.2.1', '保洁班长'],
    ['分解 保洁班长 JG 331 6.2.1', '6.2.1', '保洁班长'],
    ['分解JG331 6.2.1给保洁员、保洁班长', '6.2.1', '保洁员、保洁班长'],
    ['assign JG 331 6.2.1 to 保洁班长', '6.2.1', '保洁班长'],
    ['分解 JG 331 4.2.1 -> 保洁班长', '4.2.1', '保洁班长'],
  ])('%s', async (text, clause, post) => {
    const reply = await manager(text);
    expect(reply).toMatchObject({ outcome: 'auto', slots: { standard: 'JG 331', clause, post } });
  });

  it('is taken back, and then bound no more than by the clause itself', async () => {
    const reply = await manager('取消分解 JG 331 7.2 → 保安员');
    expect(reply).toMatchObject({ intent: 'clause.unassign', outcome: 'auto' });
    expect((await bot.ask({ text: '手册 保安员 作业中', by: 'demo-guard' })).text).not.toContain('JG 331 7.2');
    expect((await manager('取消分解 JG 331 7.2 → 保安员')).text).toContain('没有分解给保安员');
  });

  it('asks for what is missing, one thing at a time', async () => {
    expect(await manager('分解')).toMatchObject({ outcome: 'ask', missing: ['post', 'clause'] });
    await manager('取消');
    expect(await manager('分解 JG 331 6.2')).toMatchObject({ outcome: 'ask', missing: ['post'] });
    expect(await manager('保洁员')).toMatchObject({ outcome: 'auto', slots: { clause: '6.2', post: '保洁员' } });
  });

  it.each([
    ['分解 JG 331 6.2 → 飞行员', 'reject', '没有“飞行员”这个岗位'],
    ['分解 JG 331 6.9 → 保洁员', 'reject', '没有 6.9'],
    ['分解 XX 999 6.2 → 保洁员', 'reject', '没有找到'],
    ['分解 JG 331—2025 6.2 → 保洁员', 'reject', '不是现行标准'],
    ['分解 JG 331 3.1 → 保洁员', 'reject', '没有要求或推荐'],
    ['分解 JG 331 → 保洁员', 'ask', '分解哪一条'],
    ['分解 JG 331 6.2 → 班组长', 'ask', '对应几个岗位'],
  ])('%s → %s', async (text, outcome, words) => {
    const reply = await manager(text);
    expect(reply.outcome).toBe(outcome);
    expect(reply.text).toContain(words);
  });

  it.each(['demo-employee', 'demo-supplier', 'demo-supervisor', 'demo-leader', 'demo-admin', 'somebody'])(
    'is not for %s',
    async (by) => {
      expect(await bot.ask({ text: '分解 JG 331 6.2 → 保洁员', by })).toMatchObject({ outcome: 'deny' });
    },
  );

  it.each(['什么是标准分解', '任务分解怎么写'])('%s is a question', async (text) => {
    expect((await manager(text)).intent).toBe('question');
  });
});
