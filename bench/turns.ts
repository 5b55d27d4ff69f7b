/**
 * The whole path over the simulated DingTalk, with its real SDK: a question on the wire, a turn, a commit on the disk, the
 * answer at the session webhook. First many people at once, then one alone, by a bot started on so many transactions.
 *
 *     npm run -s bench:turns -- [--stored 1000,100000,1000000] [--messages 3000] [--people 64] [--json]
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createApp } from '../src/app.ts';
import { systemClock } from '../src/base/clock.ts';
import type { Log } from '../src/base/log.ts';
import { readSettings } from '../src/config.ts';
import { configuredPlatforms } from '../src/platforms.ts';
import { keepHeapSmall } from '../src/runtime/heap.ts';
import { machine, projectFolder, rounded } from './machine.ts';
import { percentile } from './metrics.ts';
import type { CrowdReport, CrowdRequest, CrowdWord } from './turns-words.ts';

const { values } = parseArgs({
  options: {
    stored: { type: 'string' },
    messages: { type: 'string' },
    people: { type: 'string' },
    json: { type: 'boolean' },
  },
});
const sizes = (values.stored ?? '1000').split(',').map(Number);
const messages = Number(values.messages ?? 3_000);
const people = Number(values.people ?? 64);
/** Of one person alone: enough for a p99 that is more than its three worst. */
const ALONE = 400;

const project = projectFolder(import.meta.dirname);
const data = mkdtempSync(join(tmpdir(), 'zhibiao-turns-'));

/** Milliseconds of each turn inside the process: from the message's arrival to the commit on the disk. */
let inside: number[] = [];
const failed: unknown[] = [];
const log: Log = {
  debug: () => undefined,
  info: (facts, what) => void (what === 'turn' && typeof facts.ms === 'number' && inside.push(facts.ms)),
  warn: () => undefined,
  error: (facts, what) => void failed.push({ what, ...facts }),
};

const crowd = fork(join(project, 'scripts/run.js'), ['bench/turns-crowd'], { cwd: project });
const words: CrowdWord[] = [];
crowd.on('message', (word: CrowdWord) => void words.push(word));
crowd.on('exit', (code) => {
  if (code) throw new Error(`the simulated DingTalk ended with ${code}`);
});
async function hear<W extends CrowdWord['word']>(wanted: W): Promise<Extract<CrowdWord, { word: W }>> {
  for (;;) {
    const word = words.shift();
    if (word?.word === wanted) return word as Extract<CrowdWord, { word: W }>;
    if (!word) await once(crowd, 'message');
  }
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Of the memory, what is in use: the rest of `rss_mb` is what the engine has not given back yet. */
function live(): number {
  collect();
  return rounded(process.memoryUsage().heapUsed / 1e6, 0);
}

/** Stores what was said before, in a process of its own. */
async function fill(from: number, to: number): Promise<void> {
  const program = join(project, 'scripts/run.js');
  const past = [data, from, to, Math.max(...sizes), begun].map(String);
  const [code] = await once(fork(program, ['bench/turns-fill', ...past], { cwd: project }), 'exit');
  if (code !== 0) throw new Error(`the past could not be written: ${code}`);
}

async function ask(request: CrowdRequest): Promise<CrowdReport & { readonly cpu: number }> {
  crowd.send(request);
  await hear('begun');
  inside = [];
  const cpu = process.cpuUsage();
  const { report } = await hear('report');
  const { user, system } = process.cpuUsage(cpu);
  report.times.sort((a, b) => a - b);
  inside.sort((a, b) => a - b);
  return { ...report, cpu: user + system };
}

const { url, credentials } = await hear('open');
const settings = readSettings(
  {
    ZHIBIAO_DATA: data,
    ZHIBIAO_KNOWLEDGE: join(project, 'knowledge'),
    DINGTALK_CLIENT_ID: credentials.clientId,
    DINGTALK_CLIENT_SECRET: credentials.clientSecret,
    DINGTALK_API_URL: url,
    DINGTALK_OAPI_URL: url,
  },
  join(data, 'no.env'),
);
if (!settings.ok) throw new Error(settings.error.join('; '));
const begun = systemClock.now();

const stages = [];
for (const [place, stored] of sizes.entries()) {
  await fill(sizes[place - 1] ?? 0, stored);
  const app = await createApp({ settings: settings.value, clock: systemClock, log, platforms: configuredPlatforms });
  await app.start();
  // As `npm start` does.
  keepHeapSmall();
  // Code that has not run yet is not what a running bot runs.
  await ask({ label: `warm-${stored}`, people, messages: 500 });
  const many = await ask({ label: `many-${stored}`, people, messages });
  const alone = await ask({ label: `alone-${stored}`, people: 1, messages: ALONE });
  const at = (times: readonly number[], share: number): number => rounded(percentile(times, share));
  stages.push({
    stored,
    per_s: rounded(many.times.length / many.seconds, 0),
    p50_ms: at(many.times, 0.5),
    p95_ms: at(many.times, 0.95),
    p99_ms: at(many.times, 0.99),
    cpu_us_per_message: rounded(many.cpu / many.times.length, 0),
    alone_p50_ms: at(alone.times, 0.5),
    alone_p99_ms: at(alone.times, 0.99),
    turn_p50_ms: at(inside, 0.5),
    turn_p99_ms: at(inside, 0.99),
    simulator_busy: rounded(many.busy, 2),
    rss_mb: rounded(process.memoryUsage().rss / 1e6, 0),
    live_mb: live(),
    violations: alone.violations,
  });
  await app.stop();
}
crowd.send('end');
rmSync(data, { recursive: true, force: true });

const [first, last] = [stages[0], stages.at(-1)];
const result = {
  bench: 'turns',
  machine: machine(),
  did: `${messages} questions of ${people} people at once, then ${ALONE} of one alone (alone_, turn_), over the simulated DingTalk`,
  stages,
  cost_ratio: rounded((last?.cpu_us_per_message ?? 0) / (first?.cpu_us_per_message ?? 1), 2),
  errors: failed.length,
};
if (values.json) console.log(JSON.stringify(result));
else {
  console.log(`${result.did}\n${result.machine}`);
  console.table(stages);
  if (stages.length > 1) console.log(`cost of a message, last to first: ${result.cost_ratio}`);
  for (const failure of failed.slice(0, 5)) console.log(failure);
}
process.exitCode = failed.length > 0 ? 1 : 0;
