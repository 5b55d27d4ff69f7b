import { describe, expect, it } from 'vitest';
import { contributionOf, type Deed, RULES } from '../../../src/study/contributions/count.ts';
import { instantOf, openTestApp } from '../../support/app.ts';

const zone = 'Asia/Shanghai';
const at = (day: number, minute = 0): number =>
  instantOf(`2025-06-${String(day).padStart(2, '0')}T09:00:00+08:00`) + minute * 60_000;
const many = (count: number, deed: (i: number) => Deed): Deed[] => Array.from({ length: count }, (_, i) => deed(i));

describe('what counts as a contribution', () => {
  it('is the same thing once, and of a day no more than its limit', () => {
    const same = many(500, (i) => ({ kind: 'answer', at: at(3, i), about: 'a clause' }));
    expect(contributionOf(same, zone).answer).toBe(1);
    const days = [at(3), at(4), at(5)].map((time): Deed => ({ kind: 'answer', at: time, about: 'a clause' }));
    expect(contributionOf(days, zone).answer).toBe(3);
    const flood = many(500, (i) => ({ kind: 'need', at: at(3, i), about: `need ${i}` }));
    expect(contributionOf(flood, zone).need).toBe(RULES.need.most);
    const again = [at(3), at(4)].map((time): Deed => ({ kind: 'feedback', at: time, about: 'ANS-1' }));
    expect(contributionOf(again, zone).feedback).toBe(1);
    expect(contributionOf([], zone)).toEqual({ answer: 0, remark: 0, feedback: 0, need: 0, help: 0 });
  });
});

describe('我的贡献', () => {
  it('counts a person’s own, tells it in private, and lets spam earn nothing', async () => {
    const bot = await openTestApp({ at: '2025-06-24T09:00:00+08:00' });
    const mine = (group?: string) => bot.ask({ text: '我的贡献', by: 'demo-employee', ...(group ? { group } : {}) });
    expect((await mine()).text).toContain('还没有记到');
    for (const text of ['留样多少克', '有用', '留样多少克', '有用', '卫生间多久巡一次', '没用'])
      await bot.say({ text, by: 'demo-employee' });
    for (const text of ['提需求 楼道绿植养护没有标准', '提需求 楼道绿植养护没有标准！！', '提需求 好'])
      await bot.say({ text, by: 'demo-employee' });
    await bot.say({ text: '提需求 别人提的需求不算我的', by: 'demo-cook' });
    const told = await mine();
    expect(told).toMatchObject({ intent: 'contribution.mine', outcome: 'auto' });
    expect(told.text).toContain('对回答的评价：1');
    expect(told.text).toContain('提出的需求：1');
    expect(told.text).not.toContain('帮同事');

    await bot.say({ text: '没用 过时了', by: 'demo-employee' });
    expect((await mine()).text).toMatch(/对回答的评价：[12]/);
    const group = await bot.say({ text: '我的贡献', by: 'demo-employee', group: 'g-cleaning' });
    expect(group.filter(({ to }) => to.conversation === 'g-cleaning').every(({ text }) => !text.includes('：1'))).toBe(
      true,
    );
    await bot.stop();
  });

  it('counts right answers once their quiz is closed, so that it tells nobody what is right', async () => {
    const bot = await openTestApp({ at: '2025-06-24T09:00:00+08:00' });
    await bot.ask({ text: '现在给保洁考1题', by: 'demo-manager' });
    await bot.say({ text: '确认', by: 'demo-manager' });
    for (const letter of ['A', 'B', 'C', 'D']) {
      await bot.say({ text: `QZ-1 第1题 ${letter}`, by: 'demo-employee' });
      expect((await bot.ask('我的贡献')).text).toContain('还没有记到');
    }
    await bot.stop();
  });

  it.each(['陈秀兰的贡献', '谁的贡献最大', '贡献排名'])('is nobody else’s: %s', async (text) => {
    const bot = await openTestApp();
    expect(await bot.ask({ text, by: 'demo-manager' })).toMatchObject({
      intent: 'contribution.mine',
      outcome: 'reject',
    });
    expect(await bot.ask({ text: '我的贡献', by: 'guest-9' })).toMatchObject({ outcome: 'deny' });
    await bot.stop();
  });
});
