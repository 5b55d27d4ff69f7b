import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { handovers } from '../../src/answers/handover/model.ts';
import { answers, feedback } from '../../src/answers/model.ts';
import { sweepChat } from '../../src/chat/expiry.ts';
import { marks } from '../../src/chat/marks.ts';
import { issueCode } from '../../src/people/codes.ts';
import { codes } from '../../src/people/documents.ts';
import { type SignedHead, verifySignedHead } from '../../src/store/signed-head.ts';
import { verify } from '../../src/store/verify.ts';
import { openTestApp, type TestApp } from '../support/app.ts';

let bot: TestApp;
const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'zhibiao-upkeep-'));
  folders.push(made);
  return made;
};
afterEach(async () => {
  await bot.stop();
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

describe('what a bot that runs for long does by itself', () => {
  it('backs the store up each night, verified', async () => {
    const backups = folder();
    bot = await openTestApp({
      builtin: true,
      environment: { ZHIBIAO_BACKUP_DIR: backups, ZHIBIAO_KEY_FILE: join(folder(), 'key.pem') },
    });
    await bot.say('留样多少克');
    expect(await bot.say({ tick: '2025-05-15T03:00:00+08:00' })).toEqual([]);
    const [name = ''] = readdirSync(backups);
    expect((await verify(join(backups, name))).ok).toBe(true);
    await bot.say({ tick: '2025-05-16T03:00:00+08:00' });
    expect(readdirSync(backups)).toHaveLength(2);
  });

  it('tells the administrators when a backup failed', async () => {
    const file = join(folder(), 'a file in its place');
    writeFileSync(file, '');
    bot = await openTestApp({
      builtin: true,
      environment: { ZHIBIAO_BACKUP_DIR: file, ZHIBIAO_KEY_FILE: join(folder(), 'key.pem') },
    });
    const lines = await bot.say({ tick: '2025-05-15T03:00:00+08:00' });
    expect(lines).toMatchObject([{ to: { user: 'demo-admin' }, text: expect.stringContaining('备份没有做成') }]);
  });

  it("sends the administrators the day's head, signed with a key that lies outside the data", async () => {
    const key = join(folder(), 'key.pem');
    bot = await openTestApp({ builtin: true, environment: { ZHIBIAO_KEY_FILE: key } });
    const lines = await bot.say({ tick: '2025-05-15T08:00:00+08:00' });
    expect(lines.map(({ to }) => to.user)).toEqual(['demo-admin']);
    const signed = JSON.parse(/\{.*\}/.exec(lines[0]?.text ?? '')?.[0] ?? '') as SignedHead;
    expect(verifySignedHead(signed, signed.key)).toBe(true);
    expect(statSync(key).mode & 0o777).toBe(0o400);
  });

  it('says what was missed while it was away, to the administrators', async () => {
    bot = await openTestApp({ builtin: true, environment: { ZHIBIAO_KEY_FILE: join(folder(), 'key.pem') } });
    bot = await bot.restart('2025-05-17T12:00:00+08:00');
    expect(bot.started).toMatchObject([{ to: { user: 'demo-admin' }, text: expect.stringContaining('发送当日头部') }]);
  });

  it('forgets codes that have run out, and who asked a question a year ago', async () => {
    bot = await openTestApp({ builtin: true, environment: { ZHIBIAO_KEY_FILE: join(folder(), 'key.pem') } });
    await bot.say('留样多少克');
    await bot.app.store.transact({ what: 'test' }, async (tx) => {
      issueCode(tx, { purpose: 'link', person: 'demo-cook' }, (count) => new Uint8Array(count));
    });
    await bot.say({ tick: '2025-05-15T03:30:00+08:00' });
    expect((await bot.app.store.find(codes)).rows).toEqual([]);
    expect((await bot.app.store.get(answers, 'ANS-1'))?.by).toBe('demo-employee');
    bot = await bot.restart('2026-05-15T12:00:00+08:00');
    await bot.say({ tick: '2026-05-16T03:30:00+08:00' });
    expect(await bot.app.store.get(answers, 'ANS-1')).toMatchObject({
      by: '',
      conversation: '',
      question: '留样多少克',
    });
  });
});

describe('who rated an answer or handed a question on', () => {
  it('is forgotten after a year; what was learned stays, and nobody counts twice for it', async () => {
    bot = await openTestApp({ builtin: true, environment: { ZHIBIAO_KEY_FILE: join(folder(), 'key.pem') } });
    for (const by of ['demo-employee', 'demo-employee', 'demo-cook']) {
      await bot.say({ text: '留样多少克', by });
      await bot.say({ text: '有用', by });
    }
    await bot.say('找人工 三楼门禁卡坏了找谁');
    const rows = async () => (await bot.app.store.find(feedback)).rows;
    expect((await rows()).map(({ id }) => id)).toContain('ANS-1/demo-employee');
    const document = (await rows())[0]?.document.document ?? '';
    const wordings = async () => {
      await bot.app.lessons.sync(bot.app.store);
      return bot.app.lessons.wordings(document);
    };
    expect(await wordings()).toEqual(['留样多少克']);
    bot = await bot.restart('2026-05-15T12:00:00+08:00');
    await bot.say({ tick: '2026-05-16T03:30:00+08:00' });
    expect((await rows()).map((row) => [row.id, row.document.by])).toEqual([
      ['ANS-1/~1', ''],
      ['ANS-2/~1', ''],
      ['ANS-3/~1', ''],
    ]);
    // Of the two of one person only the later one teaches.
    expect((await rows()).map((row) => row.document.document !== undefined)).toEqual([false, true, true]);
    expect((await bot.app.store.find(handovers)).rows.map((row) => [row.document.by, row.document.question])).toEqual([
      ['', '三楼门禁卡坏了找谁'],
    ]);
    expect(await verify(bot.data)).toMatchObject({ ok: true });
    bot = await bot.restart('2026-05-17T12:00:00+08:00');
    expect(await wordings()).toEqual(['留样多少克']);
    const journal = readdirSync(bot.data).filter((name) => name.startsWith('journal-2025'));
    const bodies = journal.flatMap((name) =>
      readFileSync(join(bot.data, name), 'utf8')
        .split('\n')
        .map((line) => line.slice(line.indexOf('"bodies":'))),
    );
    expect(bodies.filter((line) => line.includes('"useful":true') && line.includes('demo-'))).toEqual([]);
    await bot.say({ text: '回复 1 请找物业前台', by: 'demo-manager' });
  });
});

describe('marks of handled messages', () => {
  it('expire after seven days; a message from before is not carried out but asked for again', async () => {
    bot = await openTestApp();
    await bot.say({ id: 'first', text: '提需求 车库扫地机定个充电标准' });
    const week = { tick: '2025-05-22T10:20:00+08:00' };
    await bot.say(week);
    await bot.app.store.transact({ what: 'test' }, (tx) => sweepChat(tx, 1));
    expect((await bot.app.store.find(marks)).rows).toHaveLength(1);
    await bot.app.store.transact({ what: 'test' }, (tx) => sweepChat(tx, 0));
    expect((await bot.app.store.find(marks)).rows).toEqual([]);
    const again = await bot.ask({
      id: 'first',
      sent: '2025-05-14T10:20:00+08:00',
      text: '提需求 车库扫地机定个充电标准',
    });
    expect(again).toMatchObject({ outcome: 'reject', text: expect.stringContaining('太旧') });
    expect(again.ref).toBeUndefined();
    expect(await bot.ask('留样多少克')).toMatchObject({ behaviour: 'answer' });
  });
});
