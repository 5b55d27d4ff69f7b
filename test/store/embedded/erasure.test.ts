import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { steppedClock } from '../../../src/base/clock.ts';
import { instantAt } from '../../../src/base/time.ts';
import type { Files } from '../../../src/store/embedded/files.ts';
import { LEDGER, readLedger } from '../../../src/store/embedded/ledger.ts';
import { type EmbeddedStore, openStore } from '../../../src/store/embedded/open.ts';
import { collection } from '../../../src/store/store.ts';
import { verify } from '../../../src/store/verify.ts';
import { type Disk, memoryFiles } from '../kit/memory-files.ts';
import { statesOf } from '../kit/scenario.ts';

const people = collection({
  name: 'people',
  schema: z.object({ name: z.string(), photo: z.string().optional() }),
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
});
const notes = collection({
  name: 'notes',
  schema: z.object({ at: z.number(), text: z.string() }),
  version: 1,
  growth: 'monthly',
  keep: 'evidence',
});
const marks = collection({
  name: 'marks',
  schema: z.object({ text: z.string() }),
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
});
const collections = [people, notes, marks];
const FOLDER = '/data';
const folders = [FOLDER, `${FOLDER}/state`, `${FOLDER}/blobs`];
const CANARY = '张三丰的电话';
const erasePerson = { collection: people, id: 'p-1', replacement: { name: '（已删除）' } };
const eraseNote = { collection: notes, id: 'n-1' };

const clock = () => steppedClock(instantAt('2025-03-10', '10:00'));
const open = (files: Files, at = clock()) => openStore({ folder: FOLDER, files, clock: at, collections });

async function life(store: EmbeddedStore, at: ReturnType<typeof clock>): Promise<void> {
  await store.transact({ what: 'person' }, async (tx) => tx.put(people, 'p-1', { name: CANARY }));
  await store.transact({ what: 'person' }, async (tx) => tx.put(people, 'p-2', { name: '李四' }));
  await store.transact({ what: 'note' }, async (tx) => tx.put(notes, 'n-1', { at: tx.at, text: CANARY }));
  await store.snapshot();
  at.moveTo(instantAt('2025-04-02', '10:00'));
  await store.transact({ what: 'person' }, async (tx) => tx.put(people, 'p-1', { name: `${CANARY}2` }));
  await store.transact({ what: 'note' }, async (tx) => tx.put(notes, 'n-2', { at: tx.at, text: '地面积水' }));
}

const holders = (disk: ReadonlyMap<string, Buffer>): string[] =>
  [...disk].filter(([, bytes]) => bytes.includes(CANARY)).map(([path]) => path);

const contents = async (store: EmbeddedStore): Promise<string> =>
  JSON.stringify([(await store.find(people)).rows, (await store.find(notes)).rows, (await store.find(marks)).rows]);

describe('erasing documents', () => {
  it('takes every version of them from state, journal and snapshots, and leaves the chain whole', async () => {
    const files = memoryFiles();
    const at = clock();
    const store = await open(files, at);
    await life(store, at);
    const report = await store.erase({ what: 'erasure: PIPL 47', person: 'admin' }, [erasePerson, eraseNote]);
    expect(report).toEqual({ bodies: 3, blobs: 0 });
    expect(holders(files.contents())).toEqual([]);
    expect(await verify(FOLDER, { files })).toMatchObject({ ok: true, erased: 3 });
    expect(await store.get(people, 'p-1')).toEqual({ name: '（已删除）' });
    expect(await store.get(notes, 'n-1')).toBeUndefined();
    await store.transact({ what: 'after' }, async (tx) => tx.put(people, 'p-3', { name: '王五' }));
    const before = await contents(store);
    await store.close();
    const journal = [...files.contents()].filter(([path]) => !path.includes('/state/'));
    for (const disk of [files.contents(), new Map(journal)]) {
      const again = await open(memoryFiles({ files: disk, folders }), at);
      expect(await contents(again)).toBe(before);
      await again.close();
    }
  });

  it('removes an attachment only when nothing else speaks of it', async () => {
    const files = memoryFiles();
    const store = await open(files);
    const own = await store.putBlob(Buffer.from('own'));
    const shared = await store.putBlob(Buffer.from('shared'));
    await store.transact({ what: 'person' }, async (tx) => {
      tx.put(people, 'p-1', { name: CANARY, photo: `${own.hash} ${shared.hash}` });
      tx.put(people, 'p-2', { name: '李四', photo: shared.hash });
    });
    expect(await store.erase({ what: 'erasure' }, [erasePerson])).toEqual({ bodies: 1, blobs: 1 });
    expect(await store.getBlob(own.hash)).toBeUndefined();
    expect((await store.getBlob(shared.hash))?.toString()).toBe('shared');
    await store.close();
  });

  it('goes on while others write', async () => {
    const files = memoryFiles();
    const at = clock();
    const store = await open(files, at);
    await life(store, at);
    const write = (n: number) =>
      store.transact({ what: 'note' }, async (tx) => tx.put(notes, `x-${n}`, { at: tx.at, text: `${n}` }));
    const writing = Promise.all(Array.from({ length: 300 }, (_, n) => write(n)));
    await store.erase({ what: 'erasure' }, [erasePerson, eraseNote]);
    await writing;
    await write(300);
    expect(holders(files.contents())).toEqual([]);
    expect(await verify(FOLDER, { files })).toMatchObject({ ok: true });
    const before = await contents(store);
    const again = await open(memoryFiles({ files: files.contents(), folders }), at);
    expect(await contents(again)).toBe(before);
    await store.close();
  });

  it('is finished at the next start, wherever a crash cut it short', async () => {
    const files = memoryFiles();
    const at = clock();
    const store = await open(files, at);
    await life(store, at);
    await store.close();
    const start: Disk = { files: files.contents(), folders };
    const run = memoryFiles(start);
    const erasing = await open(run, at);
    await erasing.erase({ what: 'erasure' }, [erasePerson, eraseNote], { forGood: true });
    run.note('ack erasure');
    await erasing.close();
    let finished = 0;
    let states = 0;
    for (const state of statesOf(run.calls, 97, start)) {
      states += 1;
      const disk = memoryFiles(state.disk);
      const again = await open(disk, at);
      const name = (await again.get(people, 'p-1'))?.name;
      if (state.notes.includes('ack erasure')) expect(name).toBe('（已删除）');
      if (name === '（已删除）') {
        finished += 1;
        expect(holders(disk.contents()), `after ${state.calls} calls`).toEqual([]);
        expect(await readLedger(disk, FOLDER)).toHaveLength(1);
      } else expect(name).toBe(`${CANARY}2`);
      expect((await verify(FOLDER, { files: disk })).ok).toBe(true);
      await again.close();
    }
    expect(finished).toBeGreaterThan(50);
    expect(states).toBeGreaterThan(finished);
  });
});

describe('a journal that has become shorter than the snapshot remembers', () => {
  it('is read from its beginning, wherever a crash cut the work short', async () => {
    const files = memoryFiles();
    const at = clock();
    const store = await open(files, at);
    await store.transact({ what: 'note' }, async (tx) => tx.put(notes, 'n-1', { at: tx.at, text: CANARY.repeat(200) }));
    await store.transact({ what: 'mark' }, async (tx) => tx.put(marks, 'm', { text: 'x'.repeat(2_000) }));
    await store.transact({ what: 'expiry' }, async (tx) => tx.drop(marks, 'm'));
    await store.close();
    const start: Disk = { files: files.contents(), folders };
    const run = memoryFiles(start);
    const working = await open(run, at);
    await working.expire();
    await working.erase({ what: 'erasure' }, [eraseNote]);
    await working.close();
    let states = 0;
    for (const state of statesOf(run.calls, 97, start)) {
      states += 1;
      const disk = memoryFiles(state.disk);
      const again = await open(disk, at);
      await again.transact({ what: 'person' }, async (tx) => tx.put(people, 'p-9', { name: '王五' }));
      expect(await verify(FOLDER, { files: disk })).toMatchObject({ ok: true });
      await again.close();
    }
    expect(states).toBeGreaterThan(50);
  });
});

describe('an older journal that is put back', () => {
  it('loses what was erased for good since, wherever a crash cuts the start short', async () => {
    const files = memoryFiles();
    const at = clock();
    const store = await open(files, at);
    await life(store, at);
    const older = new Map([...files.contents()].filter(([path]) => !path.includes('/state/')));
    await store.erase({ what: 'erasure' }, [erasePerson, eraseNote], { forGood: true });
    await store.close();
    const ledger = `${FOLDER}/${LEDGER}`;
    const start: Disk = { files: older.set(ledger, files.contents().get(ledger) ?? Buffer.alloc(0)), folders };
    expect(holders(start.files)).not.toEqual([]);
    const run = memoryFiles(start);
    const restored = await open(run, at);
    expect(restored.notices).toEqual([expect.stringContaining('3 份正文')]);
    await restored.close();
    let states = 0;
    for (const state of statesOf(run.calls, 97, start)) {
      states += 1;
      const disk = memoryFiles(state.disk);
      const again = await open(disk, at);
      expect(holders(disk.contents()), `after ${state.calls} calls`).toEqual([]);
      expect(await again.get(people, 'p-1')).toEqual({ name: '（已删除）' });
      expect(await again.get(people, 'p-2')).toEqual({ name: '李四' });
      expect(await verify(FOLDER, { files: disk })).toMatchObject({ ok: true, erased: 3 });
      await again.close();
    }
    expect(states).toBeGreaterThan(50);
  });
});

describe('a body that is gone', () => {
  it('is damage when no line explains it', async () => {
    const files = memoryFiles();
    const at = clock();
    const store = await open(files, at);
    await life(store, at);
    await store.close();
    const path = `${FOLDER}/journal-2025-03.jsonl`;
    const text = (files.contents().get(path) ?? Buffer.alloc(0)).toString('utf8');
    const robbed = text.replace(/"bodies":\[\["[^\n]*\]\}\n/, '"bodies":[null]}\n');
    const disk = memoryFiles({ files: files.contents().set(path, Buffer.from(robbed)), folders });
    expect((await verify(FOLDER, { files: disk })).fault).toMatchObject({ file: 'journal-2025-03.jsonl', line: 1 });
  });
});

describe('expiring documents', () => {
  it('lose their bodies once they were dropped, and nothing else', async () => {
    const files = memoryFiles();
    const at = clock();
    const store = await open(files, at);
    await life(store, at);
    const mark = (id: string) =>
      store.transact({ what: 'mark' }, async (tx) => tx.put(marks, id, { text: `${id} of ${CANARY}` }));
    await mark('m-1');
    await mark('m-2');
    await mark('m-1');
    await store.transact({ what: 'expiry' }, async (tx) => tx.drop(marks, 'm-1'));
    expect(await store.expire()).toBe(2);
    expect(await store.expire()).toBe(0);
    expect(await verify(FOLDER, { files })).toMatchObject({ ok: true, expired: 2, erased: 0 });
    await mark('m-1');
    const before = await contents(store);
    await store.close();
    const journal = [...files.contents()].filter(([path]) => !path.includes('/state/'));
    const again = await open(memoryFiles({ files: new Map(journal), folders }), at);
    expect(await contents(again)).toBe(before);
    await again.close();
  });
});
