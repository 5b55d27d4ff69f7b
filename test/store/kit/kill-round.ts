import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { steppedClock } from '../../../src/base/clock.ts';
import { instantAt } from '../../../src/base/time.ts';
import { type EmbeddedStore, openStore } from '../../../src/store/embedded/open.ts';
import { readOnlyStore } from '../../../src/store/embedded/read-only.ts';
import { verify } from '../../../src/store/verify.ts';
import { runAndKill } from './kill.ts';
import type { KillPoint } from './killing-files.ts';
import { collections, FIRST_DAY, latest, things } from './victim-model.ts';

const built = !import.meta.url.endsWith('.ts');
const VICTIM = fileURLToPath(new URL(built ? './victim.js' : './victim.ts', import.meta.url));

/** Named calls at which a kill hurts most (reliability.md §4). */
export const KILL_POINTS: readonly KillPoint[] = [
  { call: 'write', path: '/journal-', at: 30, when: 'before' },
  { call: 'sync', path: '/journal-', at: 30, when: 'before' },
  { call: 'sync', path: '/journal-', at: 30, when: 'after' },
  { call: 'write', path: '/journal-2025-02', at: 1, when: 'after' },
  { call: 'write', path: '/state/', at: 3, when: 'after' },
  { call: 'rename', path: '/state/manifest', at: 1, when: 'before' },
  { call: 'rename', path: '/state/manifest', at: 1, when: 'after' },
  { call: 'rename', path: '/journal-', at: 1, when: 'before' },
  { call: 'rename', path: '/journal-', at: 1, when: 'after' },
  { call: 'sync', path: '/head', at: 4, when: 'before' },
  { call: 'write', path: '/journal-', at: 1, when: 'before' },
];

export interface Round {
  /** Acknowledged before this kill. */
  readonly acknowledged: number;
  readonly lost: readonly number[];
  readonly doubled: readonly number[];
  readonly verified: boolean;
  readonly asReplayed: boolean;
  readonly died: boolean;
  /** What it printed on its error output: nothing, when all is well. */
  readonly errors: string;
}

/** A series of kills on one folder; each round goes on where the last one was killed. */
export function killSeries(folder: string) {
  let first = 0;
  const acknowledged = new Set<number>();

  return async function round(kill: KillPoint | { readonly lines: number; readonly ms: number }): Promise<Round> {
    const point = 'call' in kill ? [JSON.stringify(kill)] : [];
    const args = [...(built ? [] : ['--import', 'tsx']), VICTIM, folder, String(first), ...point];
    // A named call that never comes (a month that is over) ends as a kill at random.
    const when = 'call' in kill ? { lines: 1_500, ms: 0 } : kill;
    const death = await runAndKill({ command: process.execPath, args }, when);
    const now = death.lines.filter((line) => line.startsWith('ACK ')).map((line) => Number(line.slice(4)));
    for (const n of now) acknowledged.add(n);
    const beside = await readOnlyStore(folder, { collections });
    const seen = await contentsOf(beside);
    const clock = steppedClock(instantAt(FIRST_DAY, '10:00'));
    const store = await openStore({ folder, clock, collections });
    const numbers = (await store.find(things)).rows.map((row) => Number(row.id.slice(2)));
    const contents = await contentsOf(store);
    await store.close();
    const { ok } = await verify(folder);
    await rm(`${folder}/state`, { recursive: true });
    const replayed = await openStore({ folder, clock, collections });
    const again = await contentsOf(replayed);
    await replayed.close();
    first = Math.max(-1, ...numbers) + 1;
    return {
      acknowledged: now.length,
      lost: [...acknowledged].filter((n) => !numbers.includes(n)),
      doubled: numbers.filter((n, i) => numbers.indexOf(n) !== i),
      verified: ok,
      asReplayed: contents === again && (contents === seen || contents.includes('"n":-1')),
      died: death.signal === 'SIGKILL',
      errors: death.errors,
    };
  };
}

async function contentsOf(store: Pick<EmbeddedStore, 'find' | 'status'>): Promise<string> {
  return JSON.stringify([(await store.find(things)).rows, (await store.find(latest)).rows]);
}
