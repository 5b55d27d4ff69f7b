import { describe, expect, it } from 'vitest';
import { openTestApp } from '../../support/app.ts';

const about = (person: string) => (line: { readonly to: { readonly user?: string }; readonly text: string }) =>
  line.to.user === person && line.text.includes('手册更新了');

describe('a handbook that has changed', () => {
  it('is told to who holds the post on the morning when the new edition comes into force, once', async () => {
    const bot = await openTestApp({ at: '2025-06-27T08:00:00+08:00' });
    try {
      expect((await bot.say({ tick: '2025-06-30T12:00:00+08:00' })).filter(about('demo-employee'))).toEqual([]);
      const heard = await bot.say({ tick: '2025-07-01T12:00:00+08:00' });
      const [mine, ...others] = heard.filter(about('demo-employee'));
      expect(others).toEqual([]);
      expect(mine?.text).toMatch(/^保洁员手册更新了 \d+ 条，现在起执行：\n/);
      expect(mine?.text).toContain('JG 331 6.2.1 改为：卫生间（厕所）平时应每 45 min 巡回保洁 1 次。');
      expect(mine?.text).toMatch(/另有 1 条不再适用。$/);
      expect(mine?.actions.map(({ say }) => say)).toEqual(['手册 保洁员', '手册文件 保洁员']);
      expect(heard.filter(about('demo-cook'))).toEqual([]);
      expect((await bot.ask({ text: '我的手册', by: 'demo-employee' })).text).toMatch(
        /^保洁员应知应会（第 2 版，2025-07-01 起）/,
      );
      const later = await bot.say({ tick: '2025-07-04T12:00:00+08:00' });
      expect(later.filter(about('demo-employee'))).toEqual([]);
    } finally {
      await bot.stop();
    }
  });

  it('says so to who asks before being told', async () => {
    const bot = await openTestApp({ at: '2025-06-30T10:00:00+08:00' });
    try {
      await bot.ask({ text: '我的手册', by: 'demo-employee' });
      const reply = await bot.ask({ text: '我的手册', by: 'demo-employee', at: '2025-07-01T00:30:00+08:00' });
      expect(reply.text).toMatch(/保洁员手册更新了 \d+ 条，现在起执行：/);
      const morning = await bot.say({ tick: '2025-07-01T09:30:00+08:00' });
      expect(morning.filter(about('demo-employee'))).toEqual([]);
      expect(morning.filter(about('demo-employee-2'))).toEqual([]);
    } finally {
      await bot.stop();
    }
  });

  it('follows a restart: what was missed in the morning is told the next, what was told is not told again', async () => {
    let bot = await openTestApp({ at: '2025-06-30T08:00:00+08:00' });
    try {
      await bot.say({ tick: '2025-06-30T12:00:00+08:00' });
      bot = await bot.restart('2025-07-01T20:00:00+08:00');
      expect(bot.started.filter(about('demo-employee'))).toEqual([]);
      const next = await bot.say({ tick: '2025-07-02T10:00:00+08:00' });
      expect(next.filter(about('demo-employee'))).toHaveLength(1);
    } finally {
      await bot.stop();
    }
  });

  it('tells a manager whose assigned clause reads otherwise now', async () => {
    const bot = await openTestApp({ at: '2025-06-27T08:00:00+08:00' });
    try {
      await bot.ask({ text: '分解 JG 331 6.2 → 保安员', by: 'demo-manager' });
      await bot.ask({ text: '分解 JG 331 7.3.5 → 保洁班长', by: 'demo-manager' });
      const heard = await bot.say({ tick: '2025-07-01T12:00:00+08:00' });
      const told = heard.find(({ to, text }) => to.user === 'demo-manager' && text.includes('您分解过的条款'));
      expect(told?.text).toBe(
        '您分解过的条款有 2 项改了，手册已按新条款。不合适的请重新分解：\n· JG 331 6.2 → 保安员 · 2025-06-27\n· JG 331 7.3.5 → 保洁班长 · 2025-06-27 · 现行版已没有这一条',
      );
      expect((await bot.ask({ text: '手册 保安员 作业中', by: 'demo-guard' })).text).toContain('每 45 min 巡回保洁');
      expect((await bot.ask({ text: '分解清单', by: 'demo-manager' })).text).toContain('分解后条款已改');
      const later = await bot.say({ tick: '2025-07-02T12:00:00+08:00' });
      expect(later.filter(({ text }) => text.includes('您分解过的条款'))).toEqual([]);
    } finally {
      await bot.stop();
    }
  });
});
