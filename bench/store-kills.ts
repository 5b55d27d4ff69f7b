/**
 * Kills the store with SIGKILL under load, at random moments and at every named call, and looks after each whether anything
 * acknowledged is lost, anything is doubled, `verify` is content and the state equals a replay.
 *
 *     node scripts/run.js bench/store-kills [--rounds 50] [--json]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { KILL_POINTS, killSeries, type Round } from '../test/store/kit/kill-round.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string' }, json: { type: 'boolean' } } });
const rounds = Number(values.rounds ?? 50);
const base = await mkdtemp(join(tmpdir(), 'zhibiao-kills-'));
/** Kills of one folder before a new one is begun: some named calls come only in a young store. */
const SERIES = 12;
let round = killSeries(join(base, 'data-0'));
const results: Round[] = [];
for (let i = 0; i < rounds; i += 1) {
  if (i % SERIES === 0) round = killSeries(join(base, `data-${i}`));
  // Two named calls, then one moment that walks through the run: the same series every time.
  const point = i % 3 === 2 ? undefined : KILL_POINTS[(i - Math.floor(i / 3)) % KILL_POINTS.length];
  const result = await round(point ?? { lines: 1 + ((i * 37) % 400), ms: (i * 7) % 23 });
  results.push(result);
  const fault =
    result.lost.length + result.doubled.length > 0 || !result.verified || !result.asReplayed || !result.died;
  if (fault && !values.json) console.log(`round ${i}`, point ?? 'at random', result);
}
await rm(base, { recursive: true });

const result = {
  machine: `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, Node ${process.version}`,
  did: `${rounds} kills under load, ${SERIES} on one store`,
  killed: results.filter((one) => one.died).length,
  acknowledged: results.reduce((sum, one) => sum + one.acknowledged, 0),
  lost: results.reduce((sum, one) => sum + one.lost.length, 0),
  doubled: results.reduce((sum, one) => sum + one.doubled.length, 0),
  not_verified: results.filter((one) => !one.verified).length,
  not_as_replayed: results.filter((one) => !one.asReplayed).length,
};
if (values.json) console.log(JSON.stringify(result));
else console.table(result);
// A victim that was not killed shows nothing.
process.exitCode =
  rounds - result.killed + result.lost + result.doubled + result.not_verified + result.not_as_replayed > 0 ? 1 : 0;
