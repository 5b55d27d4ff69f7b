/**
 * Kills the whole program with SIGKILL under load and looks after each kill, and at the end, whether anything that was
 * acknowledged is lost, anything has its effect twice, `verify` is content and the state equals a replay.
 *
 *     npm run -s bench:kills -- [--kills 50] [--seed 1] [--json]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killUnderLoad, momentsOf } from '../test/program/kit/kills.ts';
import { runsFrom } from '../test/program/kit/program.ts';
import { machine } from './machine.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string' }, seed: { type: 'string' }, json: { type: 'boolean' } },
});
const kills = Number(values.kills ?? 50);
const seed = Number(values.seed ?? 1);
const folder = await mkdtemp(join(tmpdir(), 'zhibiao-kills-'));
const { faults, violations, ...toll } = await killUnderLoad(folder, momentsOf(seed, kills), (n, moment, found) => {
  if (!values.json) console.log(`${n} ${JSON.stringify(moment)} ${found.length === 0 ? 'whole' : found.join('; ')}`);
});
await rm(folder, { recursive: true });

const result = {
  bench: 'kills',
  machine: machine(),
  did: `${kills} kills of the program (${runsFrom}) under load of 12 people over the simulated DingTalk, seed ${seed}`,
  ...toll,
  violations: violations.length,
  faults: faults.length,
};
if (values.json) console.log(JSON.stringify(result));
else {
  console.table(result);
  for (const fault of [...faults, ...new Set(violations)]) console.log(fault);
}
// A broken limit of the platform loses nothing, but a real one mutes the robot for it: it fails the run as well.
process.exitCode = faults.length + violations.length > 0 ? 1 : 0;
