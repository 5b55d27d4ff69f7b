import { createHash } from 'node:crypto';
import { z } from 'zod';
import { steppedClock } from '../../../src/base/clock.ts';
import { instantAt } from '../../../src/base/time.ts';
import type { Files } from '../../../src/store/embedded/files.ts';
import { type EmbeddedStore, openStore } from '../../../src/store/embedded/open.ts';
import { collection, StoreReadOnly } from '../../../src/store/store.ts';
import { type CrashState, crashTracker } from './crash-states.ts';
import { type Disk, type MemoryFiles, memoryFiles } from './memory-files.ts';

/**
 * A small life of a store that passes every kind of file work: start, turns alone and together, snapshots, a change of
 * month, an expiring document, an attachment, a close and a second start. Transaction n writes `T-n`, so that what is found after a
 * crash says by itself whether something was lost, doubled or invented.
 */
export const FOLDER = '/data';
const DISK: Disk = { files: new Map(), folders: [FOLDER, `${FOLDER}/state`, `${FOLDER}/blobs`] };

export const things = collection({
  name: 'things',
  schema: z.object({ at: z.number(), n: z.number(), kind: z.string() }),
  version: 1,
  growth: 'monthly',
  keep: 'evidence',
});
export const latest = collection({
  name: 'latest',
  schema: z.object({ n: z.number() }),
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
});
const collections = [things, latest];

/** Salts that are the same in every run. */
function seeded(): (bytes: number) => Buffer {
  let counter = 0;
  return (bytes) =>
    Buffer.concat(Array.from({ length: bytes / 32 }, () => createHash('sha256').update(String(counter++)).digest()));
}

const start = instantAt('2025-01-30', '10:00');

export function openScenario(
  files: Files,
  at = start,
  onReadOnly: (reason: string) => void = () => undefined,
): Promise<EmbeddedStore> {
  return openStore({ folder: FOLDER, files, clock: steppedClock(at), collections, random: seeded(), onReadOnly });
}

/**
 * Carries out the life on a port. Notes `ask n` before each transaction, then `ack n`, or `not kept n` or `uncertain n` when
 * it was refused. A failing disk ends it early, never with anything but a refusal.
 */
export async function live(files: Files, note: (text: string) => void): Promise<EmbeddedStore | undefined> {
  const clock = steppedClock(start);
  const open = () => openStore({ folder: FOLDER, files, clock, collections, random: seeded(), cacheLimit: 0 });
  let store: EmbeddedStore;
  let n = 0;

  /** A turn that names an attachment, which is stored before it. */
  async function turnWithBlob(): Promise<void> {
    try {
      const { hash } = await store.putBlob(Buffer.from(`photo ${n}`));
      await turn(`blob ${hash}`);
    } catch (error) {
      if (!(error instanceof StoreReadOnly)) throw error;
    }
  }

  function turn(kind?: string): Promise<void> {
    const mine = n++;
    note(`ask ${mine}`);
    return store
      .transact({ what: 'turn', message: `m${mine}` }, async (tx) => {
        const number = await tx.next('T');
        tx.put(things, `T-${mine}`, { at: tx.at, n: mine, kind: kind ?? (mine % 2 === 0 ? 'even' : 'odd') });
        tx.put(latest, `L-${mine % 3}`, { n: number });
        if (mine > 3) tx.drop(latest, `L-${(mine + 1) % 3}`);
      })
      .then(
        () => note(`ack ${mine}`),
        (error: unknown) => {
          if (!(error instanceof StoreReadOnly)) throw error;
          note(`${error.uncertain ? 'uncertain' : 'not kept'} ${mine}`);
        },
      );
  }
  const together = (count: number) => Promise.all(Array.from({ length: count }, () => turn()));

  try {
    store = await open();
  } catch {
    note('refused to start');
    return undefined;
  }
  const snapshot = () => store.snapshot().catch(() => note('no snapshot'));
  await turn();
  await together(3);
  await snapshot();
  await together(2);
  clock.moveTo(instantAt('2025-02-01', '00:10'));
  await together(2);
  const beside = snapshot();
  await turn();
  await beside;
  clock.moveTo(instantAt('2025-04-03', '08:00'));
  await together(2);
  await turnWithBlob();
  await store.close();
  try {
    store = await open();
  } catch {
    note('refused to start');
    return undefined;
  }
  await together(3);
  await store.close();
  return store;
}

export interface Recorded {
  readonly calls: MemoryFiles['calls'];
}

export async function record(wrap: (files: Files) => Files = (files) => files): Promise<Recorded> {
  const memory = memoryFiles(DISK);
  await live(wrap(memory), memory.note);
  return { calls: memory.calls };
}

/** Every state that a crash at any point of a recorded run may leave, each once. */
export function* statesOf(calls: MemoryFiles['calls'], step: number, from: Disk = DISK): Generator<CrashState> {
  const paths = [...from.files.keys()];
  const tracker = crashTracker(from, (path) => paths.indexOf(path) + 1);
  const seen = new Set<string>();
  for (const call of calls) {
    tracker.follow(call);
    for (const state of tracker.states(step)) {
      const key = createHash('sha1');
      for (const [path, bytes] of [...state.disk.files].sort()) key.update(`${path}:${bytes.length}:`).update(bytes);
      const once = key.update(state.notes.join()).digest('base64');
      if (seen.has(once)) continue;
      seen.add(once);
      yield state;
    }
  }
}

export interface Contents {
  readonly numbers: readonly number[];
  readonly all: string;
}

export async function contentsOf(store: EmbeddedStore): Promise<Contents> {
  const rows = (await store.find(things)).rows;
  const others = (await store.find(latest)).rows;
  for (const { document } of rows) {
    const [, hash] = /^blob (.+)$/.exec(document.kind) ?? [];
    if (hash && !(await store.getBlob(hash))) throw new Error(`the attachment ${hash} is lost`);
  }
  const counts = [...(await store.count(things, 'kind'))].sort();
  const numbers = rows.map((row) => row.document.n).sort((a, b) => a - b);
  return { numbers, all: JSON.stringify([rows, others, counts, store.status().sequence]) };
}

export type Fault =
  | 'lost'
  | 'invented'
  | 'refused'
  | 'not as replayed'
  | 'not the same again'
  | 'later line lost'
  | 'snapshot unreadable';

/**
 * Recovers a state and asks what reliability.md §3 asks.
 * @param wrap planted bugs also work inside the recovery
 * @returns the faults, and what the first recovery did to the disk
 */
export async function examine(
  state: CrashState,
  wrap: (files: Files) => Files = (files) => files,
): Promise<{ faults: Fault[]; calls: MemoryFiles['calls'] }> {
  const asked = state.notes.filter((note) => note.startsWith('ask')).length;
  const acked = state.notes.filter((note) => note.startsWith('ack')).map((note) => Number(note.slice(4)));
  const memory = memoryFiles(state.disk);
  const files = wrap(memory);
  const faults: Fault[] = [];
  try {
    const store = await openScenario(files);
    const recovery = [...memory.calls];
    const found = await contentsOf(store);
    if (acked.some((n) => !found.numbers.includes(n))) faults.push('lost');
    if (found.numbers.some((n, i) => n !== i) || found.numbers.length > asked) faults.push('invented');
    if (store.notices.some((notice) => notice.includes('snapshot'))) faults.push('snapshot unreadable');
    await store.transact({ what: 'after' }, async (tx) =>
      tx.put(things, 'later', { at: tx.at, n: 999, kind: 'later' }),
    );
    const after = await contentsOf(store);
    // Not closed: the next start finds what a crash would leave.
    const again = await openScenario(wrap(memoryFiles(diskOf(memory))));
    const second = await contentsOf(again);
    if (!second.numbers.includes(999)) faults.push('later line lost');
    else if (second.all !== after.all) faults.push('not the same again');
    await again.close();
    const bare = diskOf(memory);
    const journalOnly = new Map([...bare.files].filter(([path]) => !path.startsWith(`${FOLDER}/state/`)));
    const replayed = await openScenario(wrap(memoryFiles({ ...bare, files: journalOnly })));
    if ((await contentsOf(replayed)).all !== after.all) faults.push('not as replayed');
    await replayed.close();
    await store.close();
    return { faults, calls: recovery };
  } catch {
    faults.push('refused');
    return { faults, calls: memory.calls };
  }
}

const diskOf = (memory: MemoryFiles): Disk => ({ files: new Map(memory.contents()), folders: DISK.folders });
