import { afterEach, describe, expect, it } from 'vitest';
import { type Heard, openTestApp, type TestApp } from '../support/app.ts';

let bot: TestApp;
afterEach(() => bot.stop());

const toldTo = (lines: readonly Heard[]): string[] => lines.map(({ to }) => to.user ?? '').sort();
const CLEANERS = ['cleaning-3', 'cleaning-4', 'cleaning-lead', 'demo-employee', 'demo-employee-2', 'demo-supplier'];

/** What else is told of a morning, such as drafts of scores, is another matter. */
const ofEditions = (told: readonly Heard[]): Heard[] => told.filter(({ text }) => text.includes('JG 331'));

describe('a coming edition', () => {
  it('is told at nine on the next workday to who must know it, once, with what changes', async () => {
    bot = await openTestApp();
    expect(await bot.say({ tick: '2025-05-15T08:59:00+08:00' })).toEqual([]);
    const told = await bot.say({ tick: '2025-05-15T09:00:00+08:00' });
    expect(toldTo(told)).toEqual(CLEANERS);
    const [notice] = told;
    expect(notice?.re).toBeUndefined();
    expect(notice?.text).toContain('Q/LNJG JG 331—2025《保洁作业规范》2025-07-01 起实施');
    const changes = notice?.text.split('\n').slice(1) ?? [];
    expect(changes.length).toBeGreaterThan(1);
    expect(changes.length).toBeLessThanOrEqual(5);
    expect(notice?.actions[0]).toEqual({ label: '已阅', say: '已阅 JG 331—2025' });
    expect(ofEditions(await bot.say({ tick: '2025-06-20T12:00:00+08:00' }))).toEqual([]);
    bot = await bot.restart();
    expect(ofEditions(await bot.say({ tick: '2025-06-25T12:00:00+08:00' }))).toEqual([]);
  });

  it('is confirmed with one tap; who has not is reminded three workdays before, and shown to the managers', async () => {
    bot = await openTestApp();
    await bot.say({ tick: '2025-05-15T09:00:00+08:00' });
    expect(await bot.ask('已阅 JG 331—2025')).toMatchObject({
      intent: 'standard.acknowledge',
      outcome: 'auto',
      slots: { standard: 'JG 331—2025' },
    });
    expect(await bot.ask({ by: 'demo-employee-2', text: '已阅' })).toMatchObject({
      outcome: 'auto',
      slots: { standard: 'JG 331' },
    });
    expect((await bot.ask('已阅 JG331')).text).toContain('之前已确认');
    const unread = await bot.ask({ by: 'demo-manager', text: '未阅 JG 331' });
    expect(unread).toMatchObject({ intent: 'standard.unread', outcome: 'auto' });
    expect(unread.text).toContain('应知 6 人，已阅 2 人，未阅 4 人');
    expect(unread.text).not.toContain('陈秀兰');
    // 1 July 2025 is a Tuesday: three workdays before is Thursday the 26th.
    expect(ofEditions(await bot.say({ tick: '2025-06-26T08:59:00+08:00' }))).toEqual([]);
    const reminded = await bot.say({ tick: '2025-06-26T09:00:00+08:00' });
    expect(toldTo(reminded)).toEqual(CLEANERS.filter((id) => !['demo-employee', 'demo-employee-2'].includes(id)));
    const summary = ofEditions(await bot.say({ tick: '2025-06-30T09:00:00+08:00' }));
    expect(toldTo(summary)).toEqual(['demo-manager', 'manager-2']);
    expect(summary[0]?.text).toContain('未阅 4 人');
    // Once it holds, handbooks that have changed and drafts of scores are another matter.
    const later = await bot.say({ tick: '2025-07-10T09:00:00+08:00' });
    expect(ofEditions(later).filter(({ text }) => !text.includes('手册更新了'))).toEqual([]);
  });

  it('is told on the next morning when the program was away', async () => {
    bot = await openTestApp();
    bot = await bot.restart('2025-05-20T15:00:00+08:00');
    expect(bot.started).toEqual([]);
    expect(toldTo(await bot.say({ tick: '2025-05-21T09:00:00+08:00' }))).toEqual(CLEANERS);
  });

  it('is not for everyone to ask about, and 已阅 names a standard that there is', async () => {
    bot = await openTestApp();
    expect(await bot.ask('未阅 JG 331')).toMatchObject({ outcome: 'deny' });
    expect(await bot.ask('已阅 JG 999')).toMatchObject({ outcome: 'reject' });
    expect(await bot.ask({ by: 'demo-cook', text: '已阅' })).toMatchObject({ outcome: 'reject' });
    expect(await bot.ask({ by: 'visitor', text: '已阅 JG 331' })).toMatchObject({ outcome: 'deny' });
  });
});
