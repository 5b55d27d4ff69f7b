import { afterEach, describe, expect, it } from 'vitest';
import { createAlarms } from '../../src/runtime/alarms.ts';
import { reach } from '../../src/runtime/reaching.ts';
import { openTestApp, type TestApp } from '../support/app.ts';

let bot: TestApp;
afterEach(() => bot.stop());

/** A platform that does not take what is for certain people. */
const refusing = (people: Set<string>) =>
  openTestApp({
    deliver: async ({ to }) =>
      'user' in to && people.has(to.user) ? { result: 'failed', reason: 'no such account' } : { result: 'sent' },
  });

describe('a reply that was given up', () => {
  it('is told to the administrators, listed, and sent again on their word', async () => {
    const away = new Set(['demo-supervisor']);
    bot = await refusing(away);
    await bot.say('找人工 三楼门禁卡坏了找谁');
    await expect.poll(() => bot.heard().map(({ to }) => to.user)).toContain('demo-admin');
    const list = await bot.ask({ by: 'demo-admin', text: '死信' });
    expect(list).toMatchObject({ intent: 'letter.list', outcome: 'auto' });
    expect(list.text).toMatch(/1 05-14 10:20 郑海宁 · no such account/);
    expect(list.text).not.toContain('门禁卡');
    away.clear();
    expect(await bot.ask({ by: 'demo-admin', text: '重发 1' })).toMatchObject({
      intent: 'letter.resend',
      outcome: 'auto',
    });
    expect(await bot.say({ tick: '2025-05-14T10:21:00+08:00' })).toMatchObject([
      { to: { user: 'demo-supervisor' }, ref: 'ASK-1' },
    ]);
    expect((await bot.ask({ by: 'demo-admin', text: '死信' })).text).toContain('没有送不出去');
  });

  it('is told once an hour at most, and never about itself', async () => {
    bot = await refusing(new Set(['demo-supervisor', 'demo-admin']));
    await bot.say('找人工 三楼门禁卡坏了找谁');
    await bot.say({ by: 'demo-employee-2', text: '找人工 五楼灯坏了找谁' });
    await bot.app.chat.idle();
    await bot.app.outbox.flush();
    const { rows } = await bot.app.store.find((await import('../../src/chat/outbox-model.ts')).deadLetters);
    expect(rows.map(({ document }) => document.number).sort()).toEqual([1, 2, 3]);
  });

  it('is for administrators only', async () => {
    bot = await refusing(new Set());
    expect(await bot.ask('死信')).toMatchObject({ outcome: 'deny' });
    expect(await bot.ask({ by: 'demo-admin', text: '重发 7' })).toMatchObject({ outcome: 'reject' });
  });
});

describe('a store that has stopped writing', () => {
  it('is told to every administrator without being kept', async () => {
    bot = await openTestApp();
    const { app } = bot;
    const on = { platforms: ['stdio'], honoursDemonstration: app.honoursDemonstration };
    const alarms = createAlarms(app, app.chat, (audience, reader) => reach(audience, reader, on, undefined));
    const said = bot.say({ tick: '2025-05-14T10:30:00+08:00' });
    await alarms.readOnly('the disk is full');
    await said;
    await app.outbox.flush();
    expect(bot.heard()).toMatchObject([
      { to: { user: 'demo-admin' }, text: expect.stringContaining('the disk is full') },
    ]);
  });
});

describe('an edit of the knowledge that cannot be read', () => {
  it('is told to the administrators once, and again when it was put right in between', async () => {
    bot = await openTestApp();
    const { app } = bot;
    const on = { platforms: ['stdio'], honoursDemonstration: app.honoursDemonstration };
    const alarms = createAlarms(app, app.chat, (audience, reader) => reach(audience, reader, on, undefined));
    for (const kept of [['a.md'], ['a.md'], ['a.md', 'b.md'], [], ['b.md']]) await alarms.keptOld(kept);
    await app.outbox.flush();
    expect(bot.heard().map(({ text }) => text.split('\n').slice(1))).toEqual([['· a.md'], ['· b.md'], ['· b.md']]);
  });
});
