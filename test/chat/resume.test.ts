import { afterEach, describe, expect, it } from 'vitest';
import { outbox } from '../../src/chat/outbox-model.ts';
import { demands } from '../../src/improvement/model.ts';
import { appoint } from '../../src/people/change.ts';
import type { Files, OpenFile } from '../../src/store/embedded/files.ts';
import { realFiles } from '../../src/store/embedded/real-files.ts';
import { type FailingFiles, failingFiles } from '../store/kit/failing-files.ts';
import { openTestApp, type TestApp, type TestAppOptions } from '../support/app.ts';

let bot: TestApp;
/** What becomes of what is sent, where a test decides it. */
let deliver: TestAppOptions['deliver'];
afterEach(async () => {
  deliver = undefined;
  await bot.stop();
});

/** A bot whose disk can be broken while it runs, again and again. */
async function onDisk() {
  let failing: FailingFiles | undefined;
  const now = (): Files => failing?.files ?? realFiles;
  const files: Files = {
    ...realFiles,
    open: (async (path: string, mode: 'read' | 'write' | 'create') => {
      const file = mode === 'read' ? await realFiles.open(path, mode) : await realFiles.open(path, mode);
      const guard = async <T>(work: () => Promise<T>): Promise<T> => {
        // A call of the failing disk that stands for this one: it throws when this one has to fail.
        if (failing) await failing.files.syncFolder(bot.data);
        return work();
      };
      const wrap = (inner: OpenFile): OpenFile => ({
        ...inner,
        write: (bytes, position) => guard(() => inner.write(bytes, position)),
        sync: () => guard(() => inner.sync()),
        truncate: (length) => guard(() => inner.truncate(length)),
      });
      return file && wrap(file);
    }) as Files['open'],
    rename: (from, to) => now().rename(from, to),
    unlink: (path) => now().unlink(path),
    syncFolder: (folder) => now().syncFolder(folder),
  };
  bot = await openTestApp({ files, deliver: async (message) => (await deliver?.(message)) ?? { result: 'sent' } });
  return {
    breakAt: (at: number, lasting = true) => {
      failing = failingFiles(realFiles, { at, code: 'EIO', lasting });
    },
    heal: () => failing?.heal(),
  };
}

const admin = (text: string) => bot.ask({ text, by: 'demo-admin' });
const kept = async (): Promise<string[]> =>
  (await bot.app.store.find(demands)).rows.map(({ document: { content } }) => content);

describe('恢复写入', () => {
  // 1: the first write fails. 2: its sync does, and nobody knows what the disk holds.
  it.each([1, 2])('makes a store writable again whose disk failed at call %i, once the disk is well', async (at) => {
    const disk = await onDisk();
    disk.breakAt(at);
    expect((await bot.ask('提需求 地毯怎么清洗要有标准')).text).toMatch(/没有存下来|不能确定/);
    expect((await bot.ask('留样多少克')).text).toContain('125');
    expect((await bot.ask('提需求 窗帘怎么清洗要有标准')).text).toContain('没有存下来');

    const refused = await admin('恢复写入');
    expect(refused.text).toMatch(/还不能写入.*EIO/s);
    expect(bot.app.store.status().writable).toBe(false);

    disk.heal();
    expect(await admin('恢复写入')).toMatchObject({
      intent: 'store.resume',
      outcome: 'auto',
      text: expect.stringContaining('现在可以写入'),
    });
    expect(bot.app.store.status().writable).toBe(true);
    expect(await bot.ask('提需求 地毯怎么清洗要有标准')).toMatchObject({ ref: 'REQ-1' });
    bot = await bot.restart();
    expect(await kept()).toEqual(['地毯怎么清洗要有标准']);
  });

  it('is for administrators only, below the notice that writing has stopped', async () => {
    const disk = await onDisk();
    expect(await admin('恢复写入')).toMatchObject({ outcome: 'auto' });
    expect(await bot.ask('恢复写入要走什么流程')).not.toMatchObject({ intent: 'store.resume' });
    disk.breakAt(1);
    const heard = await bot.say('提需求 地毯怎么清洗要有标准');
    const told = [...heard, ...(await bot.say('留样多少克'))].find(({ to }) => to.user === 'demo-admin');
    expect(told?.actions).toEqual([{ label: '恢复写入', say: '恢复写入' }]);
    disk.heal();
    for (const by of ['demo-employee', 'demo-manager', 'guest-1'])
      expect(await bot.ask({ text: 'resume writing', by })).toMatchObject({ outcome: 'deny' });
    expect(bot.app.store.status().writable).toBe(false);
    expect(await bot.ask({ text: 'resume writing', by: 'demo-admin' })).toMatchObject({
      outcome: 'auto',
      text: expect.stringContaining('Writing works'),
    });
  });

  it('is told to the other administrators, and replies that went out meanwhile are not sent again', async () => {
    const disk = await onDisk();
    const grant = { role: 'administrator' as const };
    await bot.app.store.transact({ what: 'test' }, (tx) => appoint(tx, 'demo-leader', { grant }, undefined, ''));
    await bot.say('你好');
    // The reply is on its way when the disk fails: that it arrived can't be written.
    deliver = async () => {
      disk.breakAt(1);
      deliver = undefined;
      return { result: 'sent' };
    };
    await bot.say('留样多少克');
    await bot.ask('提需求 地毯怎么清洗要有标准');
    expect(bot.app.store.status().writable).toBe(false);
    expect((await bot.app.store.find(outbox)).rows).toHaveLength(1);
    disk.heal();
    const heard = await bot.say({ text: '恢复写入', by: 'demo-admin' });
    await bot.app.outbox.flush();
    expect((await bot.app.store.find(outbox)).rows).toEqual([]);
    const told = [...heard, ...bot.heard()].filter(({ text }) => text.includes('已恢复写入'));
    expect(new Set(told.map(({ to }) => to.user))).toEqual(new Set(['demo-leader']));
    bot = await bot.restart();
    expect(bot.started).toEqual([]);
  });

  it('tries once for each time it is said', async () => {
    const disk = await onDisk();
    disk.breakAt(1);
    await bot.ask('提需求 地毯怎么清洗要有标准');
    disk.heal();
    let tries = 0;
    const { store } = bot.app;
    const reopen = store.reopenWritable;
    store.reopenWritable = async () => {
      tries += 1;
      await reopen();
      disk.breakAt(1);
    };
    expect((await admin('恢复写入')).text).toMatch(/还不能写入|不能确定|没有存下来/);
    expect(tries).toBe(1);
    disk.heal();
  });
});
