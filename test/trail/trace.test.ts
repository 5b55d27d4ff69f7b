import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dateOf } from '../../src/base/time.ts';
import { keysInAllEditions } from '../../src/trail/editions.ts';
import { openTestApp, type TestApp } from '../support/app.ts';

let bot: TestApp;
const WHERE = '链路 JG352 5.2.1';

beforeAll(async () => {
  bot = await openTestApp();
  await bot.say('留样多少克');
  await bot.say({ by: 'demo-cook', text: '留样 红烧肉 130g 午餐' });
});
afterAll(() => bot.stop());

describe('链路', () => {
  it('shows what happened to a clause, by date, and names the gaps', async () => {
    const { intent, outcome, slots, text } = await bot.ask({ by: 'demo-manager', text: WHERE });
    expect({ intent, outcome, slots }).toEqual({
      intent: 'trace.show',
      outcome: 'auto',
      slots: { standard: 'JG 352', clause: '5.2.1' },
    });
    expect(text).toContain('被问到 1 次，最近 5月14日');
    expect(text).toMatch(/记录 REC-1 留样/);
    expect(text).toContain('近 90 天没有学习、测试');
    expect(text.length).toBeLessThanOrEqual(600);
  });

  it('speaks English', async () => {
    const { text } = await bot.ask({ by: 'demo-manager', text: 'trace JG352 5.2.1' });
    expect(text).toContain('Gaps: in the last 90 days no study');
  });

  it.each(['demo-supervisor', 'demo-workgroup', 'demo-leader'])('is for %s too', async (by) => {
    expect((await bot.ask({ by, text: WHERE })).outcome).toBe('auto');
  });

  it.each(['demo-employee', 'demo-supplier', 'guest-1'])('is not for %s', async (by) => {
    expect((await bot.ask({ by, text: WHERE })).outcome).toBe('deny');
  });

  it('says what there is where a clause does not exist', async () => {
    expect((await bot.ask({ by: 'demo-manager', text: '链路 JG352 5.2.99' })).outcome).toBe('reject');
  });

  it('knows a clause under its keys in all editions', () => {
    const catalogue = bot.app.catalogue();
    const day = dateOf(bot.clock.now());
    const edition = catalogue.inForce('JG 352', day);
    const clause = edition?.clauses.find(({ number }) => number === '5.2.1');
    if (!edition || !clause) throw new Error('no such clause');
    const keys = keysInAllEditions(catalogue, edition, [clause], '2099-01-01');
    expect(keys).toContain(clause.key);
    const editions = catalogue.editionsOf('JG 352');
    expect(keys.every((key) => editions.some(({ id }) => key.startsWith(`${id}#`)))).toBe(true);
  });
});
