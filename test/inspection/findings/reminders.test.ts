import { afterEach, describe, expect, it } from 'vitest';
import { type Heard, openTestApp, type TestApp } from '../../support/app.ts';

const open: TestApp[] = [];
afterEach(async () => {
  for (const app of open.splice(0)) await app.stop();
});
async function bot(text: string): Promise<TestApp> {
  const app = await openTestApp({ at: '2025-05-14T10:00:00+08:00' });
  open.push(app);
  await app.say({ text, by: 'demo-supervisor' });
  return app;
}
const told = (heard: readonly Heard[]): string[] =>
  heard.filter(({ text }) => /ISS-1/.test(text)).map(({ to }) => to.user ?? to.conversation ?? '');

describe('the time that a finding has', () => {
  it('is spoken of before it ends, and goes up step by step when it has passed', async () => {
    const app = await bot('巡查 二楼茶水间 地面积水 保洁 一般');
    // A quarter of 24 h is left at 4:00: at night nothing is said that can wait until the morning.
    expect(told(await app.say({ tick: '2025-05-15T04:30:00+08:00' }))).toEqual([]);
    expect(told(await app.say({ tick: '2025-05-15T09:59:00+08:00' }))).toEqual(['demo-supplier']);
    expect(told(await app.say({ tick: '2025-05-15T10:01:00+08:00' }))).toEqual(['demo-supplier']);
    const up = await app.say({ tick: '2025-05-15T12:01:00+08:00' });
    expect(told(up)).toEqual(['demo-supplier', 'demo-supervisor']);
    expect(up[0]?.text).toContain('已超过整改时限');
    const higher = told(await app.say({ tick: '2025-05-16T10:01:00+08:00' }));
    expect(higher).toContain('demo-manager');
    expect(told(await app.say({ tick: '2025-05-19T10:01:00+08:00' }))).toEqual([]);
  });

  it('of a severe one is two hours, then everybody hears of it at once', async () => {
    const app = await bot('巡查 负一楼后厨 供应变质食品 食堂 严重');
    await app.say({ text: '确认', by: 'demo-supervisor' });
    await app.say({ tick: '2025-05-14T11:59:00+08:00' });
    const late = told(await app.say({ tick: '2025-05-14T12:01:00+08:00' }));
    expect(late).toEqual(expect.arrayContaining(['demo-supplier-other', 'demo-supervisor', 'demo-manager']));
  });

  it('is over once a fix is submitted; then the supervisor is reminded to verify', async () => {
    const app = await bot('巡查 二楼茶水间 地面积水 保洁 一般');
    await app.say({ text: 'ISS-1 已整改', by: 'demo-supplier', pictures: [3] });
    expect(told(await app.say({ tick: '2025-05-15T15:00:00+08:00' }))).toEqual([]);
    expect(told(await app.say({ tick: '2025-05-15T16:01:00+08:00' }))).toEqual(['demo-supervisor']);
  });

  it('is remembered over a restart, and said once', async () => {
    const app = await bot('巡查 二楼茶水间 地面积水 保洁 一般');
    await app.say({ tick: '2025-05-15T09:59:00+08:00' });
    open.pop();
    const again = await app.restart('2025-05-15T10:30:00+08:00');
    open.push(again);
    expect(told(again.started)).toEqual(['demo-supplier']);
    expect(told(await again.say({ tick: '2025-05-15T11:00:00+08:00' }))).toEqual([]);
  });

  it('that passed while the program was away is made up for', async () => {
    const app = await bot('巡查 二楼茶水间 地面积水 保洁 一般');
    open.pop();
    const again = await app.restart('2025-05-16T11:30:00+08:00');
    open.push(again);
    const heard = told(again.started);
    expect(heard).toContain('demo-manager');
    expect(new Set(heard).size).toBe(heard.length);
  });
});
