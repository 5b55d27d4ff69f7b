import { describe, expect, it } from 'vitest';
import type { Files, OpenFile } from '../../../src/store/embedded/files.ts';
import { type Failure, failingFiles } from '../kit/failing-files.ts';
import { memoryFiles } from '../kit/memory-files.ts';
import { contentsOf, FOLDER, live, openScenario, things } from '../kit/scenario.ts';

const folders = [FOLDER, `${FOLDER}/state`, `${FOLDER}/blobs`];
const empty = { files: new Map<string, Buffer>(), folders };

interface Outcome {
  readonly failed: boolean;
  readonly falselyAcknowledged: number[];
  readonly falselyRefused: number[];
  readonly writableAfterwards: boolean;
}

const numbersOf = (notes: readonly string[], word: string): number[] =>
  notes.filter((note) => note.startsWith(`${word} `)).map((note) => Number(note.slice(word.length + 1)));

/** Runs the scenario with one failure, then starts again on a disk that is well. */
async function outcomeOf(failure: Failure, wrap: (files: Files) => Files = (files) => files): Promise<Outcome> {
  const memory = memoryFiles(empty);
  const failing = failingFiles(memory, failure);
  const notes: string[] = [];
  await live(wrap(failing.files), (note) => notes.push(note));
  const again = await openScenario(memoryFiles({ files: memory.contents(), folders }));
  const { numbers, all } = await contentsOf(again);
  const writableAfterwards = again.status().writable;
  await again.close();
  const journal = [...memory.contents()].filter(([path]) => !path.includes('/state/'));
  const replayed = await openScenario(memoryFiles({ files: new Map(journal), folders }));
  expect((await contentsOf(replayed)).all).toBe(all);
  await replayed.close();
  return {
    failed: failing.failed(),
    falselyAcknowledged: numbersOf(notes, 'ack').filter((n) => !numbers.includes(n)),
    falselyRefused: numbersOf(notes, 'not kept').filter((n) => numbers.includes(n)),
    writableAfterwards,
  };
}

describe('the Nth call to the disk fails', () => {
  const ways: Omit<Failure, 'at'>[] = [
    { code: 'EIO', lasting: false },
    { code: 'ENOSPC', lasting: true },
    { code: 'ENOSPC', lasting: false, short: true },
  ];
  for (const way of ways) {
    const name = `${way.lasting ? 'and all after it' : 'once'}, ${way.code}${way.short ? ', after half of a write' : ''}`;
    it(`${name}: nothing is acknowledged that is not kept, and the next start is clean`, async () => {
      let runs = 0;
      for (let at = 1; ; at += 1) {
        const outcome = await outcomeOf({ ...way, at });
        if (!outcome.failed) break;
        runs += 1;
        const clean = { failed: true, falselyAcknowledged: [], falselyRefused: [], writableAfterwards: true };
        expect(outcome, `call ${at}`).toEqual(clean);
      }
      expect(runs).toBeGreaterThan(100);
    });
  }

  it('is seen by this test when errors of writing are swallowed', async () => {
    const swallow = (files: Files): Files => ({
      ...files,
      open: (async (path: string, mode: 'read' | 'write' | 'create') => {
        const file: OpenFile | undefined =
          mode === 'read' ? await files.open(path, mode) : await files.open(path, mode);
        return file && { ...file, write: (bytes, position) => file.write(bytes, position).catch(() => bytes.length) };
      }) as Files['open'],
    });
    let seen = 0;
    for (let at = 1; at < 30; at += 1) {
      const outcome = await outcomeOf({ at, code: 'EIO', lasting: false }, swallow).catch(() => undefined);
      if (!outcome || outcome.falselyAcknowledged.length > 0) seen += 1;
    }
    expect(seen).toBeGreaterThan(0);
  });
});

describe('a store whose disk is full', () => {
  async function full() {
    const space = { free: 1e12 };
    const reasons: string[] = [];
    const memory = memoryFiles(empty, space);
    const store = await openScenario(memory, undefined, (reason) => reasons.push(reason));
    const put = (n: number) =>
      store.transact({ what: 'turn' }, async (tx) => {
        await tx.next('T');
        tx.put(things, `T-${n}`, { at: tx.at, n, kind: 'odd' });
      });
    await put(0);
    space.free = 63_000_000;
    return { store, put, space, reasons };
  }

  it('stops while 64 MB are left, says so, undoes what was pending and goes on answering', async () => {
    const { store, put, reasons } = await full();
    const refused = await Promise.allSettled([put(1), put(2)]);
    expect(refused).toMatchObject([{ reason: { uncertain: false } }, { reason: { uncertain: false } }]);
    expect(store.status()).toMatchObject({ writable: false, sequence: 1, reason: expect.stringContaining('磁盘') });
    expect(reasons).toHaveLength(1);
    expect((await contentsOf(store)).numbers).toEqual([0]);
    await store.close();
  });

  it('writes again only when an administrator says so, and has lost no number', async () => {
    const { store, put, space } = await full();
    await expect(put(1)).rejects.toMatchObject({ name: 'StoreReadOnly' });
    await expect(store.reopenWritable()).rejects.toThrow(/63 MB/);
    space.free = 1e12;
    await expect(put(2)).rejects.toMatchObject({ name: 'StoreReadOnly' });
    await store.reopenWritable();
    await put(3);
    expect((await contentsOf(store)).numbers).toEqual([0, 3]);
    expect(await store.transact({ what: 'number' }, (tx) => tx.next('T'))).toBe(3);
    await store.close();
  });
});
