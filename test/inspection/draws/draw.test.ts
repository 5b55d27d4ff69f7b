import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { drawnOf, orderOf, weightOf } from '../../../src/inspection/draws/draw.ts';
import { draws, interviews } from '../../../src/inspection/draws/model.ts';
import { openTestApp } from '../../support/app.ts';

const by = (who: string, text: string) => ({ by: `demo-${who}`, text });

describe('a draw', () => {
  const pool = {
    service: '保洁',
    candidates: [
      { id: 'a', weight: 1 },
      { id: 'b', weight: 2 },
      { id: 'c', weight: 4 },
    ],
  } as const;
  const kept = { service: pool.service, candidates: [...pool.candidates] };

  it('can be worked out again by the documented method alone', () => {
    const key = ({ id, weight }: { id: string; weight: number }): number => {
      const hex = createHash('sha256').update(`seed\n保洁\n${id}`).digest('hex').slice(0, 13);
      return -Math.log((Number.parseInt(hex, 16) + 0.5) / 2 ** 52) / weight;
    };
    const expected = [...pool.candidates].sort((x, y) => key(x) - key(y)).map(({ id }) => id);
    expect(orderOf(kept, 'seed').map(({ id }) => id)).toEqual(expected);
  });

  it('draws nobody for ever and nobody never', () => {
    const passed = new Map(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => [id, 0]));
    const times = new Map<string, number>();
    for (let round = 0; round < 60; round++) {
      const candidates = [...passed].map(([id, count]) => ({ id, weight: weightOf(count) }));
      const drawn = drawnOf({ seed: `s${round}`, perGroup: 2, substitutes: [] }, { service: '保洁', candidates });
      for (const id of passed.keys()) passed.set(id, drawn.includes(id) ? 0 : (passed.get(id) ?? 0) + 1);
      for (const id of drawn) times.set(id, (times.get(id) ?? 0) + 1);
      expect(Math.max(...passed.values())).toBeLessThan(12);
    }
    for (const count of times.values()) expect(count).toBeGreaterThan(10);
  });

  it('keeps seed and pool before a name is shown, cannot be asked until it pleases, and a new one gives its reason', async () => {
    const bot = await openTestApp({ at: '2025-05-14T10:20:00+08:00' });
    const proposed = await bot.ask(by('supervisor', '随机约谈 每组两个人'));
    expect(proposed.outcome).toBe('confirm');
    const sealed = (await bot.app.store.get(draws, 'DRW-1'))?.seed;
    expect(sealed).toMatch(/^[0-9a-f]{64}$/);
    expect((await bot.ask(by('employee', '抽签依据 DRW-1'))).outcome).toBe('reject');
    await bot.ask(by('supervisor', '取消'));
    await bot.ask(by('supervisor', '随机约谈 每组两个人'));
    const shown = await bot.ask(by('supervisor', '确认'));
    expect(shown.ref).toBe('DRW-1');
    expect((await bot.app.store.get(draws, 'DRW-1'))?.seed).toBe(sealed);
    const basis = await bot.ask(by('employee', '抽签依据 DRW-1'));
    expect(basis.text).toContain(sealed);
    expect((await bot.ask(by('supervisor', '随机约谈 每组两个人'))).outcome).toBe('reject');
    expect((await bot.ask(by('supervisor', '重新抽签'))).outcome).toBe('ask');
    expect((await bot.ask(by('supervisor', '漏了两位新人'))).outcome).toBe('confirm');
    expect((await bot.ask(by('supervisor', '确认'))).ref).toBe('DRW-2');
    expect((await bot.ask(by('employee', '抽签依据 DRW-2'))).text).toContain('代替 DRW-1，理由：漏了两位新人');
    expect((await bot.ask(by('employee', '抽签依据 DRW-1'))).text).toContain(sealed);
    expect((await bot.ask(by('employee', '随机约谈 每组两个人'))).outcome).toBe('deny');
    await bot.stop();
  });
});

describe('a talk', () => {
  it('is recorded, refused when more are right than were asked, and confirmed by the person alone', async () => {
    const bot = await openTestApp({ at: '2025-05-20T15:00:00+08:00' });
    const [kept, ...told] = await bot.say(by('supervisor', '约谈 陈秀兰 问5题答对4题 84配比记不清'));
    expect(kept).toMatchObject({
      outcome: 'auto',
      ref: 'INT-1',
      slots: { person: '陈秀兰', asked: 5, correct: 4, note: '84配比记不清' },
    });
    expect(told.some((one) => one.to.user === 'demo-employee')).toBe(true);
    expect((await bot.ask(by('supervisor', '约谈 陈秀兰 问3题对5题'))).outcome).toBe('reject');
    expect((await bot.ask(by('supplier', 'INT-1 属实'))).outcome).toBe('deny');
    expect((await bot.ask(by('employee', 'INT-1 不属实 只问了4题'))).outcome).toBe('auto');
    expect((await bot.app.store.get(interviews, 'INT-1'))?.confirmed).toMatchObject({ agreed: false });
    await bot.stop();
  });
});
