import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { HOUR } from '../../src/base/time.ts';
import type { Outgoing } from '../../src/chat/message.ts';
import { plainText } from '../../src/commands/reply.ts';
import { noteUnreached } from '../../src/people/unreached.ts';
import { openTestApp, type TestApp } from '../support/app.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhibiao-unreached-'));
const delivered: Outgoing[] = [];
let bot: TestApp;
beforeAll(async () => {
  bot = await openTestApp({
    builtin: true,
    environment: { ZHIBIAO_KEY_FILE: join(folder, 'key.pem') },
    deliver: async (message) => {
      delivered.push(message);
      return { result: 'sent' };
    },
  });
});
afterAll(async () => {
  await bot.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('who could not be reached', () => {
  it('is told to the administrators once a day, and only when there is somebody', async () => {
    await bot.app.store.transact({ what: 'test' }, (tx) => noteUnreached(tx, 'demo-cook'));
    const told = async (tick: string) =>
      (await bot.say({ tick })).filter(({ text }) => text.includes('联系不上')).map(({ to, text }) => [to.user, text]);
    expect(await told('2025-05-15T08:05:00+08:00')).toEqual([
      ['demo-admin', expect.stringContaining('何大勇（膳源）：1 条')],
    ]);
    expect(await told('2025-05-16T08:05:00+08:00')).toEqual([]);
  });
});

describe('a platform that hears again after it could not', () => {
  it('is told to the administrators, from when to when', async () => {
    const to = bot.clock.now();
    const before = delivered.length;
    bot.app.heardAgain('dingtalk', to - HOUR, to);
    await vi.waitFor(() => expect(delivered.slice(before)).toMatchObject([{ to: { user: 'demo-admin' } }]), {
      timeout: 5_000,
    });
    expect(plainText(delivered.at(-1)?.reply ?? { blocks: [] })).toBe(
      '2025-05-16 07:05 到 2025-05-16 08:05 没有收到钉钉上的消息（程序或连接中断）。这段时间里的消息可能没有处理，请提醒发过消息的人再说一遍。',
    );
  });
});
