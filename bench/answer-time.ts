/**
 * How long one answer takes inside the process, from the text to the reply: our own development questions, each as the first
 * of a conversation, without a platform and without a store on a disk.
 *
 *     npm run -s bench:answer-time -- [--rounds 2] [--slowest 5] [--json]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Log } from '../src/base/log.ts';
import { parseInstant } from '../src/base/time.ts';
import { openDesk } from '../src/cli/ask.ts';
import { readSettings } from '../src/config.ts';
import { HALVES, readQuestions, SPEAKERS, turnsOf } from './answers-data.ts';
import { machine, projectFolder, rounded } from './machine.ts';
import { percentile } from './metrics.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string' }, slowest: { type: 'string' }, json: { type: 'boolean' } },
});
const rounds = Number(values.rounds ?? 2);
const project = projectFolder(import.meta.dirname);
const data = mkdtempSync(join(tmpdir(), 'zhibiao-answer-time-'));
const settings = readSettings(
  { ZHIBIAO_DATA: join(data, 'none'), ZHIBIAO_KNOWLEDGE: join(project, 'knowledge') },
  join(data, 'no.env'),
);
if (!settings.ok) throw new Error(settings.error.join('; '));
const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const at = parseInstant('2025-05-14T10:20:00+08:00') ?? 0;
const desk = await openDesk(settings.value, silent, at);

const asked = HALVES.flatMap((half) =>
  readQuestions(project, half).flatMap((question) => {
    const now = question.at ? (parseInstant(question.at) ?? at) : at;
    return turnsOf(question).map(({ text }) => ({ text, as: SPEAKERS[question.role], now }));
  }),
);
/** `cpu` is what the process itself used: on a machine that others share it says more than the clock. */
const times: { readonly ms: number; readonly cpu: number; readonly text: string }[] = [];
// The first round is code that has not run yet: it is not counted.
for (let round = 0; round <= rounds; round += 1) {
  for (const { text, as, now } of asked) {
    const [begun, used] = [performance.now(), process.cpuUsage()];
    await desk.answer(text, as, now);
    const { user, system } = process.cpuUsage(used);
    if (round > 0) times.push({ ms: performance.now() - begun, cpu: (user + system) / 1000, text });
  }
}
await desk.close();
rmSync(data, { recursive: true });

const atShare = (of: 'ms' | 'cpu', share: number): number =>
  rounded(
    percentile(
      times.map((one) => one[of]).sort((a, b) => a - b),
      share,
    ),
    2,
  );
const result = {
  bench: 'answer-time',
  machine: machine(),
  did: `${asked.length} questions, ${rounds} times`,
  p50_ms: atShare('ms', 0.5),
  p95_ms: atShare('ms', 0.95),
  p99_ms: atShare('ms', 0.99),
  most_ms: atShare('ms', 1),
  cpu_p50_ms: atShare('cpu', 0.5),
  cpu_p99_ms: atShare('cpu', 0.99),
  rss_mb: rounded(process.memoryUsage().rss / 1e6, 0),
};
if (values.json) console.log(JSON.stringify(result));
else {
  console.table(result);
  const slowest = times.toSorted((a, b) => b.cpu - a.cpu).slice(0, Number(values.slowest ?? 5));
  for (const { ms, cpu, text } of slowest) console.log(`${rounded(ms)} ms, cpu ${rounded(cpu)} ms  ${text}`);
}
