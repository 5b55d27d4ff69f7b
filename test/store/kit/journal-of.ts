import { steppedClock } from '../../../src/base/clock.ts';
import { DAY, instantAt } from '../../../src/base/time.ts';
import { type EmbeddedStore, openStore } from '../../../src/store/embedded/open.ts';
import { type MemoryFiles, memoryFiles } from './memory-files.ts';
import { FOLDER, latest, things } from './scenario.ts';

export const collections = [things, latest];

/** A closed store in memory whose journal has so many lines, spread over `months` months and a few groups. */
export async function journalOf(lines: number, months: number): Promise<MemoryFiles> {
  const files = memoryFiles();
  const clock = steppedClock(instantAt('2025-01-02', '10:00'));
  const store = await openStore({ folder: FOLDER, files, clock, collections });
  for (let i = 0; i < lines; i += 3) {
    const count = Math.min(3, lines - i);
    await Promise.all(Array.from({ length: count }, (_, j) => turn(store, i + j)));
    clock.moveTo(instantAt('2025-01-02', '10:00') + (i * months * 30 * DAY) / lines);
  }
  await store.close();
  return files;
}

export async function turn(store: EmbeddedStore, n: number): Promise<void> {
  await store.transact({ what: 'turn', person: 'p-1', message: `m-${n}` }, async (tx) => {
    tx.put(things, `T-${n}`, { at: tx.at, n: await tx.next('T'), kind: n % 2 === 0 ? '偶' : '奇' });
    tx.put(latest, 'L', { n });
  });
}

/** The same disk with some files changed; `undefined` removes one. */
export function withFiles(files: MemoryFiles, changed: Readonly<Record<string, Buffer | undefined>>): MemoryFiles {
  const contents = files.contents();
  for (const [name, bytes] of Object.entries(changed)) {
    if (bytes) contents.set(`${FOLDER}/${name}`, bytes);
    else contents.delete(`${FOLDER}/${name}`);
  }
  return memoryFiles({ files: contents, folders: [FOLDER, `${FOLDER}/state`, `${FOLDER}/blobs`] });
}

/** The journal's files by name, each as its lines with their line breaks. */
export function linesByFile(files: MemoryFiles): Map<string, Buffer[]> {
  const found = new Map<string, Buffer[]>();
  for (const [path, bytes] of [...files.contents()].sort()) {
    if (!path.includes('/journal-')) continue;
    const lines: Buffer[] = [];
    for (let from = 0; from < bytes.length; ) {
      const to = bytes.indexOf('\n', from) + 1 || bytes.length;
      lines.push(bytes.subarray(from, to));
      from = to;
    }
    found.set(path.slice(FOLDER.length + 1), lines);
  }
  return found;
}
