import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { steppedClock } from '../../../src/base/clock.ts';
import { backup } from '../../../src/store/backup/backup.ts';
import { restore } from '../../../src/store/backup/restore.ts';
import { type EmbeddedStore, openStore } from '../../../src/store/embedded/open.ts';
import { collection } from '../../../src/store/store.ts';
import { verify } from '../../../src/store/verify.ts';

const notes = collection({
  name: 'notes',
  schema: z.object({ text: z.string() }),
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
});
const CANARY = '张三丰的电话';
const at = '2025-06-15T23:06:40+08:00';
const clock = steppedClock(1.75e12);
const now = clock.now();
let base: string;
let store: EmbeddedStore;

const open = (folder: string) => openStore({ folder, clock, collections: [notes], ledgers: [`${base}/backups`] });
const write = (id: string, text: string) => store.transact({ what: 'note' }, async (tx) => tx.put(notes, id, { text }));
const erase = (id: string, text: string) =>
  store.erase({ what: 'erasure on request' }, [{ collection: notes, id, replacement: { text } }], { forGood: true });

/** Files below a folder that hold the words which were erased. */
async function holders(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((name) => name.isFile()).map((name) => join(name.parentPath, name.name));
  const held = await Promise.all(files.map(async (file) => (await readFile(file)).includes(CANARY)));
  return files.filter((_, i) => held[i]);
}

async function restoreTo(archive: string, folder: string): Promise<EmbeddedStore> {
  const done = await restore(archive, folder, { now, overLater: true });
  expect(done.ok).toBe(true);
  return open(folder);
}

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'zhibiao-erased-'));
  store = await open(`${base}/data`);
  await write('a', CANARY);
  await write('a', `${CANARY} 2`);
  await write('b', '地面积水');
  await backup(`${base}/data`, `${base}/backups/before`, { at });
  await erase('a', '（已删除）');
});
afterEach(async () => {
  await store.close();
  await rm(base, { recursive: true });
});

describe('a backup that is older than an erasure', () => {
  it('is restored without what was erased since, in the same place', async () => {
    await store.close();
    store = await restoreTo(`${base}/backups/before`, `${base}/data`);
    expect(await store.get(notes, 'a')).toEqual({ text: '（已删除）' });
    expect(await store.get(notes, 'b')).toEqual({ text: '地面积水' });
    expect(store.notices).toEqual([expect.stringContaining('2 份正文')]);
    expect(await holders(`${base}/data`)).toEqual([]);
    expect(await verify(`${base}/data`)).toMatchObject({ ok: true, erased: 2 });
    await store.close();
    store = await open(`${base}/data`);
    expect(store.notices).toEqual([]);
  });

  it('is restored so on another machine too, by the record beside it', async () => {
    const other = await restoreTo(`${base}/backups/before`, `${base}/elsewhere`);
    expect(await other.get(notes, 'a')).toEqual({ text: '（已删除）' });
    expect(await holders(`${base}/elsewhere`)).toEqual([]);
    await other.close();
  });

  it('keeps what has come to stand under the same name since it was restored', async () => {
    await write('c', CANARY);
    await erase('c', '');
    await store.close();
    store = await restoreTo(`${base}/backups/before`, `${base}/data`);
    expect(await store.get(notes, 'c')).toBeUndefined();
    await write('c', '新的一条');
    await backup(`${base}/data`, `${base}/backups/after`, { at });
    await rm(`${base}/data`, { recursive: true });
    const again = await restoreTo(`${base}/backups/after`, `${base}/elsewhere`);
    expect(await again.get(notes, 'c')).toEqual({ text: '新的一条' });
    expect(again.notices).toEqual([]);
    await again.close();
  });

  it('gets the record with the next backup where its folder could not be written at the time', async () => {
    await rm(`${base}/backups/erasures.jsonl`);
    await backup(`${base}/data`, `${base}/backups/after`, { at });
    const other = await restoreTo(`${base}/backups/before`, `${base}/elsewhere`);
    expect(await other.get(notes, 'a')).toEqual({ text: '（已删除）' });
    await other.close();
  });
});

it('an erasure of which a term takes care is in no record', async () => {
  await store.erase({ what: 'askers of questions older than a year' }, [{ collection: notes, id: 'b' }]);
  const record = await readFile(`${base}/data/erasures.jsonl`, 'utf8');
  expect(record.trim().split('\n')).toHaveLength(1);
  expect(record).not.toContain(CANARY);
});
