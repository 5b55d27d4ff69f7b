import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { steppedClock } from '../../../src/base/clock.ts';
import { backup } from '../../../src/store/backup/backup.ts';
import { restore } from '../../../src/store/backup/restore.ts';
import type { Files } from '../../../src/store/embedded/files.ts';
import { type EmbeddedStore, openStore } from '../../../src/store/embedded/open.ts';
import { readOnlyStore } from '../../../src/store/embedded/read-only.ts';
import { realFiles } from '../../../src/store/embedded/real-files.ts';
import { verify } from '../../../src/store/verify.ts';
import { collections, turn } from '../kit/journal-of.ts';
import { things } from '../kit/scenario.ts';

let base: string;
let store: EmbeddedStore;
const clock = steppedClock(1.75e12);
const at = '2025-06-15T23:06:40+08:00';
const now = clock.now();
const open = (folder: string) => openStore({ folder, clock, collections });
const idsOf = async (from: Pick<EmbeddedStore, 'find'>) => (await from.find(things)).rows.map((row) => row.id);

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'zhibiao-backup-'));
  store = await open(`${base}/data`);
});
afterEach(async () => {
  await store.close();
  await rm(base, { recursive: true });
});

describe('a backup', () => {
  it('taken under load holds all that was acknowledged before it began, and restores to a whole store', async () => {
    for (let round = 0; round < 3; round += 1) {
      const acknowledged: string[] = [];
      let running = true;
      const load = (async () => {
        for (let n = 0; running; n += 8) {
          const batch = Array.from({ length: 8 }, (_, i) => round * 100_000 + n + i);
          await Promise.all(batch.map((i) => turn(store, i).then(() => acknowledged.push(`T-${i}`))));
        }
      })();
      await turn(store, 90_000_000 + round);
      const before = [...acknowledged];
      const made = await backup(`${base}/data`, `${base}/backup-${round}`, { at });
      running = false;
      await load;
      expect(made.ok).toBe(true);
      const restored = await restore(`${base}/backup-${round}`, `${base}/other-${round}`, { now });
      expect(restored.ok && restored.value.verdict.ok).toBe(true);
      const other = await open(`${base}/other-${round}`);
      expect(new Set(await idsOf(other))).toEqual(new Set([...(await idsOf(other)), ...before]));
      expect(other.notices).toEqual([]);
      await turn(other, 1);
      await other.close();
    }
  });

  it.skipIf(process.platform !== 'linux').each(['/proc/zhibiao', '/proc/a/b', '/dev/null/backup'])(
    'to %s, where no folder can be, is refused with a sentence at once',
    async (target) => {
      await turn(store, 1);
      const made = await backup(`${base}/data`, target, { at });
      expect(made.ok ? '' : made.error.zh).toContain(`${target} 不能建备份`);
    },
  );

  it('makes the folders above its own', async () => {
    await turn(store, 1);
    expect((await backup(`${base}/data`, `${base}/new/deep/backup`, { at })).ok).toBe(true);
    expect(await readdir(`${base}/new/deep`)).toContain('backup');
  });

  it('brings attachments along', async () => {
    const { hash } = await store.putBlob(Buffer.from('photo'));
    await turn(store, 1);
    await backup(`${base}/data`, `${base}/b`, { at });
    await restore(`${base}/b`, `${base}/c`, { now });
    const other = await open(`${base}/c`);
    expect((await other.getBlob(hash))?.toString()).toBe('photo');
    expect(await other.getBlob('../head')).toBeUndefined();
    await other.close();
  });

  it('leaves nothing behind when the disk it goes to is full', async () => {
    await turn(store, 1);
    const files: Files = {
      ...realFiles,
      open: (async (path: string, mode: 'read' | 'write' | 'create') => {
        if (mode === 'create' && path.includes('/b.tmp/')) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
        return mode === 'read' ? realFiles.open(path, mode) : realFiles.open(path, mode);
      }) as Files['open'],
    };
    await expect(backup(`${base}/data`, `${base}/b`, { at, files })).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await readdir(base)).toEqual(['data']);
  });

  it('is not written over another', async () => {
    await turn(store, 1);
    expect((await backup(`${base}/data`, `${base}/b`, { at })).ok).toBe(true);
    expect(await backup(`${base}/data`, `${base}/b`, { at })).toMatchObject({ ok: false });
  });
});

describe('restoring', () => {
  it('refuses a folder in use, and one with later lines, and keeps aside what it replaces', async () => {
    await turn(store, 1);
    await backup(`${base}/data`, `${base}/b`, { at });
    const inUse = await restore(`${base}/b`, `${base}/data`, { now });
    expect(inUse).toMatchObject({ ok: false, error: { zh: expect.stringContaining('进程') } });
    await turn(store, 2);
    await store.close();
    const later = await restore(`${base}/b`, `${base}/data`, { now });
    expect(later).toMatchObject({ ok: false, error: { zh: expect.stringContaining('第 2 号') } });
    const over = await restore(`${base}/b`, `${base}/data`, { now, overLater: true });
    expect(over).toMatchObject({ ok: true, value: { aside: 'before-restore-1' } });
    store = await open(`${base}/data`);
    expect(await idsOf(store)).toEqual(['T-1']);
    expect((await verify(`${base}/data/before-restore-1`)).lines).toBe(2);
  });

  it('refuses what is no backup', async () => {
    expect(await restore(`${base}/nothing`, `${base}/x`, { now })).toMatchObject({ ok: false });
  });
});

describe('a reader beside a running store', () => {
  it('sees what is on the disk, takes no lock and writes nothing', async () => {
    await turn(store, 1);
    await store.snapshot();
    await turn(store, 2);
    const reader = await readOnlyStore(`${base}/data`, { collections });
    expect(await idsOf(reader)).toEqual(['T-1', 'T-2']);
    expect(reader.status()).toMatchObject({ writable: false, sequence: 2 });
    await expect(reader.transact({ what: 'x' }, (tx) => tx.next('T'))).rejects.toMatchObject({ name: 'StoreReadOnly' });
    await turn(store, 3);
    expect(await idsOf(reader)).toEqual(['T-1', 'T-2']);
  });

  it('reads a folder that does not exist as an empty one', async () => {
    const reader = await readOnlyStore(`${base}/nowhere`, { collections });
    expect(await idsOf(reader)).toEqual([]);
  });
});
