/**
 * Measures the embedded store on a real disk: commits a second with group commit, what a turn costs with 10³, 10⁵ and 10⁶
 * turns stored, memory, start and verification.
 *
 *     node scripts/run.js bench/store [--turns 1000000] [--json]
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { z } from 'zod';
import { steppedClock } from '../src/base/clock.ts';
import { DAY, instantAt } from '../src/base/time.ts';
import { type EmbeddedStore, openStore } from '../src/store/embedded/open.ts';
import { readOnlyStore } from '../src/store/embedded/read-only.ts';
import { collection } from '../src/store/store.ts';
import { verify } from '../src/store/verify.ts';
import { projectFolder } from './machine.ts';

const records = collection({
  name: 'records',
  schema: z.object({ at: z.number(), kind: z.string(), service: z.string(), person: z.string(), text: z.string() }),
  version: 1,
  growth: 'monthly',
  keep: 'evidence',
});
const handled = collection({
  name: 'handled',
  schema: z.object({ at: z.number(), reply: z.string() }),
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
});
const collections = [records, handled];

/** Marks that are kept (reliability, P3). */
const MARKS = 100_000;
/** Turns that are under way at the same time. */
const AT_ONCE = 64;
/** The turns are spread over so many months. */
const MONTHS = 12;
/** Turns that one measurement is taken over. */
const WINDOW = 20_000;
const SERVICES = ['物业', '会务', '保洁', '安保', '食堂'];

const { values } = parseArgs({
  options: { turns: { type: 'string' }, json: { type: 'boolean' }, start: { type: 'string' } },
});
const turns = Number(values.turns ?? 1_000_000);
const from = instantAt('2025-01-01', '08:00');
const clock = steppedClock(from);

/** A turn as the chat does it: was it handled, what did this person say lately, a record, the mark, an old mark's end. */
function turn(store: EmbeddedStore, n: number): Promise<void> {
  clock.moveTo(from + Math.floor((n * MONTHS * 30 * DAY) / turns));
  const person = `p-${n % 500}`;
  return store.transact({ what: 'record.create', person, message: `m-${n}` }, async (tx) => {
    if (await tx.get(handled, `m-${n}`)) return;
    await tx.find(records, {
      where: { person, at: { from: tx.at - 600_000 } },
      order: { by: 'at', descending: true },
      limit: 1,
    });
    const number = await tx.next('REC');
    const service = SERVICES[n % SERVICES.length] ?? '';
    tx.put(records, `REC-${number}`, { at: tx.at, kind: '巡回保洁', service, person, text: `二楼茶水间 第${n}次` });
    tx.put(handled, `m-${n}`, { at: tx.at, reply: `已记录 REC-${number}` });
    if (n >= MARKS) tx.drop(handled, `m-${n - MARKS}`);
  });
}

/** Runs turns `first` to `last`, so many at once. @returns seconds, and the time of each turn in ms */
async function run(store: EmbeddedStore, first: number, last: number): Promise<{ seconds: number; each: number[] }> {
  const each: number[] = [];
  let next = first;
  const lane = async (): Promise<void> => {
    while (next < last) {
      const n = next++;
      const begun = performance.now();
      await turn(store, n);
      if (n >= last - WINDOW) each.push(performance.now() - begun);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return { seconds: (performance.now() - begun) / 1000, each: each.sort((a, b) => a - b) };
}

const round = (value: number, digits = 2): number => Number(value.toFixed(digits));
const megabytes = (): number => round(process.memoryUsage().rss / 1e6, 0);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function live(): number {
  collect();
  return round(process.memoryUsage().heapUsed / 1e6, 0);
}

interface Stage {
  readonly stored: number;
  readonly turns_per_s: number;
  readonly cpu_us_per_turn: number;
  readonly p50_ms: number;
  readonly p99_ms: number;
  readonly rss_mb: number;
  /** Of the heap, what is in use: the rest of `rss_mb` is what the engine has not given back yet. */
  readonly live_mb: number;
}

async function measure(store: EmbeddedStore, stored: number): Promise<Stage> {
  const cpu = process.cpuUsage();
  const { seconds, each } = await run(store, stored, stored + WINDOW);
  const { user, system } = process.cpuUsage(cpu);
  const at = (share: number): number => round(each[Math.floor(each.length * share)] ?? 0);
  return {
    stored,
    turns_per_s: round(WINDOW / seconds, 0),
    cpu_us_per_turn: round((user + system) / WINDOW, 0),
    p50_ms: at(0.5),
    p99_ms: at(0.99),
    rss_mb: megabytes(),
    live_mb: live(),
  };
}

async function timed<R>(work: () => Promise<R>): Promise<[R, number]> {
  const begun = performance.now();
  const result = await work();
  return [result, round((performance.now() - begun) / 1000)];
}

function startElsewhere(): { readonly seconds: number; readonly rss_mb: number } {
  const child = spawnSync(process.execPath, [
    join(projectFolder(import.meta.dirname), 'scripts/run.js'),
    'bench/store',
    '--start',
    folder,
  ]);
  return JSON.parse(child.stdout.toString('utf8')) as { seconds: number; rss_mb: number };
}

/** In a process of its own: what a start takes, and what it weighs then. */
async function measureStart(existing: string): Promise<never> {
  const [opened, seconds] = await timed(() =>
    openStore({ folder: existing, clock: steppedClock(from + MONTHS * 30 * DAY), collections }),
  );
  console.log(JSON.stringify({ seconds, rss_mb: megabytes() }));
  await opened.close();
  process.exit(0);
}

if (values.start !== undefined) await measureStart(values.start);
const folder = await mkdtemp(join(tmpdir(), 'zhibiao-bench-'));
const store = await openStore({ folder, clock, collections });
const stages: Stage[] = [];
let stored = 0;
await run(store, 0, 1_000);
stored = 1_000;
const sizes = [1_000, 100_000].filter((size) => size < turns);
for (const size of [...sizes, turns]) {
  if (size > stored) await run(store, stored, size);
  stages.push(await measure(store, size));
  stored = size + WINDOW;
}
const [, count_s] = await timed(() => store.count(records, 'service'));
const [, old_month_s] = await timed(() => store.find(records, { where: { at: { from, to: from + DAY } }, limit: 20 }));
const [, close_s] = await timed(() => store.close());
const started = startElsewhere();
await rm(`${folder}/state`, { recursive: true });
const rebuilt = startElsewhere();
const [reader, read_only_s] = await timed(() => readOnlyStore(folder, { collections }));
await reader.close();
const [verdict, verify_s] = await timed(() => verify(folder));
await rm(folder, { recursive: true });

const first = stages[0];
const last = stages.at(-1);
const result = {
  machine: `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, ${round(totalmem() / 1e9, 0)} GB, Node ${process.version}`,
  did: `${stored} turns of 2 documents, ${AT_ONCE} at once, over ${MONTHS} months`,
  stages,
  cost_ratio: round((last?.cpu_us_per_turn ?? 0) / (first?.cpu_us_per_turn ?? 1)),
  count_s,
  old_month_s,
  close_s,
  start_s: started.seconds,
  rss_after_start_mb: started.rss_mb,
  rebuild_s: rebuilt.seconds,
  rss_after_rebuild_mb: rebuilt.rss_mb,
  read_only_s,
  verify_s,
  verified: verdict.ok,
};

if (values.json) console.log(JSON.stringify(result));
else {
  console.log(`${result.did}\n${result.machine}\n`);
  console.table(stages);
  const { stages: _, machine: __, did: ___, ...rest } = result;
  console.table(rest);
}
