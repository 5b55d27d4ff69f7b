/**
 * A store with years of records and findings: how long the program takes to start on it, what it needs, what a turn costs,
 * how soon a month's list is there, what an export of all of it takes in memory.
 *
 *     npm run -s bench:bulk -- [--records 1000000] [--findings 100000] [--turns 200] [--json]
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machine, projectFolder, rounded } from './machine.ts';

const { values } = parseArgs({
  options: {
    records: { type: 'string' },
    findings: { type: 'string' },
    turns: { type: 'string' },
    json: { type: 'boolean' },
  },
});
const records = Number(values.records ?? 1_000_000);
const findings = Number(values.findings ?? 100_000);
const turns = Number(values.turns ?? 200);
const project = projectFolder(import.meta.dirname);

interface Measured {
  readonly start_s: number;
  readonly turn_ms: number;
  readonly month_list_ms: number;
  readonly rss_mb: number;
  readonly exported: number;
  readonly export_s: number;
  readonly export_rss_mb: number;
}

/** In a process of its own, so that nothing weighs on the next. */
async function run(script: string, args: readonly (string | number)[]): Promise<Measured | undefined> {
  let heard: Measured | undefined;
  const child = fork(join(project, 'scripts/run.js'), [script, ...args.map(String)], { cwd: project });
  child.on('message', (said: Measured) => {
    heard = said;
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
  return heard;
}

const end = Date.now();
const stages = [];
for (const [few, some] of [
  [1_000, 100],
  [records, findings],
] as const) {
  const data = mkdtempSync(join(tmpdir(), 'zhibiao-bulk-'));
  await run('bench/bulk-fill', [data, few, some, end]);
  const measured = await run('bench/bulk-look', [data, turns]);
  if (!measured) throw new Error('nothing was measured');
  stages.push({ records: few, findings: some, ...measured });
  rmSync(data, { recursive: true, force: true });
}

const [small, large] = stages;
const result = {
  bench: 'bulk',
  machine: machine(),
  stages,
  turn_ratio: rounded((large?.turn_ms ?? 0) / (small?.turn_ms ?? 1), 2),
};
if (values.json) console.log(JSON.stringify(result));
else {
  console.log(result.machine);
  console.table(stages);
  console.log(`cost of a turn, last to first: ${result.turn_ratio}`);
}
