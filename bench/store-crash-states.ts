/**
 * Builds every state that a crash may leave at any call of a recorded life of the store, recovers each, and every seventh
 * recovery is crashed in turn; then the same with bugs put in on purpose, which must be found.
 *
 *     node scripts/run.js bench/store-crash-states [--step 1] [--json]
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { planted } from '../test/store/kit/planted.ts';
import { examine, type Fault, record, statesOf } from '../test/store/kit/scenario.ts';

const { values } = parseArgs({ options: { step: { type: 'string' }, json: { type: 'boolean' } } });
/** Every how-manieth cut and hole; 1 tries all. */
const step = Number(values.step ?? 1);
const NESTED_EVERY = 7;
/** Inside a recovery, and with planted bugs, not every byte is cut. */
const COARSE = 32;

type Tally = Partial<Record<Fault, number>>;
const add = (tally: Tally, faults: readonly Fault[]): void => {
  for (const fault of faults) tally[fault] = (tally[fault] ?? 0) + 1;
};

const begun = performance.now();
const { calls } = await record();
const faults: Tally = {};
let states = 0;
let nested = 0;
for (const state of statesOf(calls, step)) {
  states += 1;
  const first = await examine(state);
  add(faults, first.faults);
  if (states % NESTED_EVERY !== 0) continue;
  for (const inner of statesOf(first.calls, COARSE * step, state.disk)) {
    nested += 1;
    add(faults, (await examine({ ...inner, notes: state.notes })).faults);
  }
}
const seconds = Math.round((performance.now() - begun) / 1000);

const bugs: Record<string, Tally> = {};
for (const [name, wrap] of Object.entries(planted)) {
  const tally: Tally = {};
  const run = await record(wrap);
  for (const state of statesOf(run.calls, COARSE * step)) add(tally, (await examine(state, wrap)).faults);
  bugs[name] = tally;
}

const result = {
  machine: `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, Node ${process.version}`,
  did: `${calls.length} calls, every state at each of them`,
  states,
  nested,
  seconds,
  faults,
  planted: bugs,
};
console.log(values.json ? JSON.stringify(result) : result);
const missed = Object.values(bugs).some((tally) => Object.keys(tally).length === 0);
process.exitCode = Object.keys(faults).length > 0 || missed ? 1 : 0;
