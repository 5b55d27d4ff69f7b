import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type StoreOptions } from '../../../src/store/embedded/open.ts';
import { testStore } from '../contract.ts';
import type { Opened } from '../contract-bench.ts';
import { memoryFiles } from '../kit/memory-files.ts';

async function open(options: StoreOptions, remove: () => Promise<void>): Promise<Opened> {
  const store = await openStore(options);
  const again: Opened['again'] = async (collections) => {
    await store.close();
    return open({ ...options, collections }, remove);
  };
  return { store, again, remove };
}

testStore('on the disk', async (clock, collections) => {
  const folder = await mkdtemp(join(tmpdir(), 'zhibiao-store-'));
  return open({ folder, clock, collections }, () => rm(folder, { recursive: true }));
});

testStore('in memory, with a snapshot after each few lines and nothing cold kept', (clock, collections) =>
  open(
    { folder: '/data', files: memoryFiles(), clock, collections, snapshotEvery: 3_000, cacheLimit: 0 },
    async () => undefined,
  ),
);

testStore('in memory, without any snapshot', async (clock, collections) => {
  const files = memoryFiles();
  const reopen = async (with_: typeof collections): Promise<Opened> => {
    const opened = await open({ folder: '/data', files, clock, collections: with_ }, async () => undefined);
    return {
      ...opened,
      again: async (next) => {
        await opened.store.close();
        for (const path of files.contents().keys()) if (path.startsWith('/data/state/')) await files.unlink(path);
        return reopen(next);
      },
    };
  };
  return reopen(collections);
});
