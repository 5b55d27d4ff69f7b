import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { steppedClock } from '../../../src/base/clock.ts';
import { FolderInUse, lockFolder } from '../../../src/store/embedded/lock.ts';
import { openStore } from '../../../src/store/embedded/open.ts';
import { realFiles } from '../../../src/store/embedded/real-files.ts';
import { collections } from '../kit/victim-model.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhibiao-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

const onLinux = process.platform === 'linux';
const lock = () => lockFolder(realFiles, folder, 0);
const bootId = async () => (await readFile('/proc/sys/kernel/random/boot_id', 'latin1')).trim();
const ticksOf = async (pid: number) =>
  (await readFile(`/proc/${pid}/stat`, 'latin1')).replace(/^.*\) /s, '').split(' ')[19] ?? '';
const leave = (holder: unknown) => writeFile(join(folder, 'lock'), JSON.stringify(holder));

describe('the lock of a data folder', () => {
  it('keeps a second opening out, and is free again after the first', async () => {
    const unlock = await lock();
    await expect(lock()).rejects.toBeInstanceOf(FolderInUse);
    await unlock();
    await (await lock())();
  });

  it.runIf(onLinux)('names a living holder, whatever network it lives in, and takes over when it is dead', async () => {
    const holder = spawn('sleep', ['60']);
    const pid = holder.pid ?? 0;
    const mine = { pid, startTicks: await ticksOf(pid), bootId: await bootId(), since: '2025-01-01T08:00:00+08:00' };
    await leave(mine);
    await expect(lock()).rejects.toThrow(`进程号 ${pid}，始于 2025-01-01T08:00:00+08:00`);
    holder.kill('SIGSTOP');
    await expect(lock()).rejects.toBeInstanceOf(FolderInUse);
    holder.kill('SIGKILL');
    await new Promise((resolve) => holder.on('close', resolve));
    await (await lock())();
  });

  it.runIf(onLinux)('takes over from a pid that belongs to another process by now, or to another boot', async () => {
    const pid = process.ppid;
    await leave({ pid, startTicks: '1', bootId: await bootId(), since: '' });
    await (await lock())();
    await leave({ pid, startTicks: await ticksOf(pid), bootId: 'another boot', since: '' });
    await (await lock())();
  });

  it('takes over from a lock file that says nothing', async () => {
    for (const text of ['', 'garbage', '{}', 'null']) {
      await writeFile(join(folder, 'lock'), text);
      await (await lock())();
    }
  });

  it.runIf(onLinux)('lets exactly one of several processes in that start at one instant', async () => {
    const program = fileURLToPath(new URL('../kit/opener.ts', import.meta.url));
    const starts = Array.from({ length: 3 }, () =>
      spawn(process.execPath, ['--import', 'tsx', program, join(folder, 'data')]),
    );
    const ends = starts.map((child) => new Promise((resolve) => child.on('close', resolve)));
    const said = await Promise.all(
      starts.map(
        (child) =>
          new Promise<string>((resolve) =>
            child.stdout.setEncoding('utf8').once('data', (text: string) => resolve(text)),
          ),
      ),
    );
    expect(said.filter((text) => text === 'OPEN\n')).toHaveLength(1);
    expect(said.filter((text) => text.startsWith('REFUSED FolderInUse'))).toHaveLength(2);
    for (const child of starts) child.stdin.end();
    await Promise.all(ends);
  });

  it('is laid in a folder that others on the machine can not read', async () => {
    const data = join(folder, 'data');
    const store = await openStore({ folder: data, clock: steppedClock(1e12), collections });
    expect((await stat(data)).mode & 0o777).toBe(0o700);
    for (const name of ['lock', 'head']) expect((await stat(join(data, name))).mode & 0o777).toBe(0o600);
    await store.close();
  });
});
