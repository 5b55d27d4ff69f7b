import { expect, it } from 'vitest';
import { steppedClock } from '../../../src/base/clock.ts';
import { restore } from '../../../src/store/backup/restore.ts';
import type { Files } from '../../../src/store/embedded/files.ts';
import { openStore } from '../../../src/store/embedded/open.ts';
import { JournalDamaged } from '../../../src/store/embedded/recover.ts';
import { collections, turn } from '../kit/journal-of.ts';
import { type Disk, memoryFiles } from '../kit/memory-files.ts';
import { statesOf, things } from '../kit/scenario.ts';

const [DATA, ARCHIVE] = ['/data', '/backups/b'];
const aside = [1, 2, 3].map((n) => `${DATA}/before-restore-${n}`);
const folders = [DATA, `${DATA}/state`, `${DATA}/blobs`, ...aside, '/backups', ARCHIVE, `${ARCHIVE}/blobs`];
const clock = steppedClock(1.75e12);
const open = (files: Files) => openStore({ folder: DATA, files, clock, collections });

async function idsIn(files: Files): Promise<string> {
  const store = await open(files);
  const ids = (await store.find(things)).rows.map(({ id }) => id);
  await store.close();
  return ids.join(' ');
}

it('a restore that is cut short leaves a folder that starts as it was, refuses, or holds the backup; said again, it is done', {
  timeout: 60_000,
}, async () => {
  const files = memoryFiles({ files: new Map(), folders });
  const store = await open(files);
  await turn(store, 1);
  await turn(store, 2);
  await store.snapshot();
  const archived = [...files.contents()].filter(([path]) => /\/(?:journal-[^/]*|head)$/.test(path));
  await turn(store, 3);
  await store.close();
  const copies = archived.map(([path, bytes]) => [path.replace(DATA, ARCHIVE), bytes] as const);
  const start: Disk = { files: new Map([...files.contents(), ...copies]), folders };
  const run = memoryFiles(start);
  const again = { now: clock.now(), overLater: true };
  expect((await restore(ARCHIVE, DATA, { files: run, ...again })).ok).toBe(true);

  const found = new Map<string, number>();
  for (const { disk } of statesOf(run.calls, 97, start)) {
    const seen = await idsIn(memoryFiles(disk)).catch((error: unknown) => {
      if (error instanceof JournalDamaged) return 'refused';
      throw error;
    });
    found.set(seen, (found.get(seen) ?? 0) + 1);
    const second = memoryFiles(disk);
    expect((await restore(ARCHIVE, DATA, { files: second, ...again })).ok).toBe(true);
    expect(await idsIn(second)).toBe('T-1 T-2');
  }
  expect(new Set(found.keys())).toEqual(new Set(['T-1 T-2 T-3', 'refused', 'T-1 T-2']));
});
