/**
 * How long the built program takes until it is ready, without an index and with a saved one, what it weighs then, and how
 * long it takes to stop.
 *
 *     npm run -s bench:start -- [--runs 3] [--json]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { machine, projectFolder, rounded } from './machine.ts';
import { percentile } from './metrics.ts';

const READY_WITHIN_MS = 120_000;

const { values } = parseArgs({ options: { runs: { type: 'string' }, json: { type: 'boolean' } } });
const runs = Number(values.runs ?? 3);
const project = projectFolder(import.meta.dirname);
const program = join(project, 'dist/src/main.js');
if (!existsSync(program)) {
  console.error('先构建 build first: npm run build');
  process.exit(2);
}

interface Start {
  /** Until it said its address. */
  readonly listens_ms: number;
  /** Until `/readyz` was content. */
  readonly ready_ms: number;
  readonly rss_mb: number | undefined;
  readonly stop_ms: number;
}

/** Starts the program on a folder at a free port, waits until it says its address and answers there, and stops it. */
async function start(data: string): Promise<Start> {
  const begun = performance.now();
  const bot = spawn(process.execPath, [program, 'start'], {
    // Not in the project: its .env is somebody's own.
    cwd: data,
    env: {
      PATH: process.env.PATH,
      ZHIBIAO_DATA: join(data, 'data'),
      ZHIBIAO_KNOWLEDGE: join(project, 'knowledge'),
      ZHIBIAO_WEB_PORT: '0',
      ZHIBIAO_LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(bot, 'exit');
  const limit = setTimeout(() => bot.kill('SIGKILL'), READY_WITHIN_MS);
  try {
    const address = await said(bot.stdout, /https?:\/\/\S+/);
    const listens_ms = performance.now() - begun;
    // The page listens while the index is still being built.
    while ((await fetch(new URL('/readyz', address))).status !== 200) await wait(10);
    const ready_ms = performance.now() - begun;
    const rss_mb = residentMemory(bot.pid);
    const stopping = performance.now();
    bot.kill('SIGTERM');
    await ended;
    return {
      listens_ms: rounded(listens_ms, 0),
      ready_ms: rounded(ready_ms, 0),
      rss_mb,
      stop_ms: rounded(performance.now() - stopping, 0),
    };
  } finally {
    clearTimeout(limit);
    bot.kill('SIGKILL');
  }
}

async function said(stream: NodeJS.ReadableStream, wanted: RegExp): Promise<string> {
  let text = '';
  for await (const part of stream) {
    text += part;
    const found = wanted.exec(text);
    if (found) return found[0];
  }
  throw new Error(`the program ended before it was ready: ${text}`);
}

/** Megabytes that the process holds; undefined where the system doesn't say it in /proc. */
function residentMemory(pid: number | undefined): number | undefined {
  const file = `/proc/${pid}/status`;
  const kilobytes = existsSync(file) ? /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
  return kilobytes === undefined ? undefined : rounded(Number(kilobytes) / 1024, 0);
}

const cold: Start[] = [];
const saved: Start[] = [];
for (let run = 0; run < runs; run += 1) {
  const data = mkdtempSync(join(tmpdir(), 'zhibiao-start-'));
  try {
    cold.push(await start(data));
    saved.push(await start(data));
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** The middle of the runs, figure by figure. */
function median(starts: readonly Start[]): Record<keyof Start, number> {
  const of = (key: keyof Start): number =>
    percentile(
      starts.map((one) => one[key] ?? Number.NaN).sort((a, b) => a - b),
      0.5,
    );
  return { listens_ms: of('listens_ms'), ready_ms: of('ready_ms'), rss_mb: of('rss_mb'), stop_ms: of('stop_ms') };
}

const result = {
  bench: 'start',
  machine: machine(),
  did: `${runs} times the demonstration system, first without an index, then with the saved one; medians`,
  cold: median(cold),
  saved_index: median(saved),
};
if (values.json) console.log(JSON.stringify(result));
else {
  console.log(`${result.did}\n${result.machine}`);
  console.table({ 'no index': result.cold, 'saved index': result.saved_index });
}
