import { describe, expect, it } from 'vitest';
import { readLine } from '../../../src/store/embedded/line.ts';
import type { CrashState } from '../kit/crash-states.ts';
import { planted } from '../kit/planted.ts';
import { examine, type Fault, record, statesOf } from '../kit/scenario.ts';

/** Every how-manieth cut and hole is tried here; `bench/crash-states.ts` tries all of them. */
const STEP = 160;
const NESTED_EVERY = 61;

type Tally = Partial<Record<Fault, number>>;

async function tallyOf(states: Iterable<CrashState>, wrap?: Parameters<typeof examine>[1]): Promise<[number, Tally]> {
  const tally: Tally = {};
  let count = 0;
  for (const state of states) {
    count += 1;
    for (const fault of (await examine(state, wrap)).faults) tally[fault] = (tally[fault] ?? 0) + 1;
  }
  return [count, tally];
}

/** True when a line that is not whole is followed by one that is: what "only the last line may be torn" would refuse. */
function hasDamageBeforeWholeLines(state: CrashState): boolean {
  return [...state.disk.files].some(([path, bytes]) => {
    if (!path.includes('/journal-')) return false;
    const whole = bytes.toString('latin1').split('\n').slice(0, -1);
    const good = whole.map((line) => typeof readLine(Buffer.from(line, 'latin1')) !== 'string');
    return good.indexOf(false) >= 0 && good.lastIndexOf(true) > good.indexOf(false);
  });
}

describe('a crash at any call of a life of the store', () => {
  it('loses nothing acknowledged, invents nothing, and recovers to what a replay gives', async () => {
    const { calls } = await record();
    const [count, tally] = await tallyOf(statesOf(calls, STEP));
    expect(tally).toEqual({});
    expect(count).toBeGreaterThan(300);
  });

  it('is recovered from again when the recovery itself is cut short', async () => {
    const { calls } = await record();
    const tally: Tally = {};
    let outer = 0;
    let inner = 0;
    for (const state of statesOf(calls, STEP)) {
      outer += 1;
      if (outer % NESTED_EVERY !== 0) continue;
      const { calls: recovery } = await examine(state);
      for (const nested of statesOf(recovery, STEP, state.disk)) {
        inner += 1;
        const { faults } = await examine({ ...nested, notes: state.notes });
        for (const fault of faults) tally[fault] = (tally[fault] ?? 0) + 1;
      }
    }
    expect(tally).toEqual({});
    expect(inner).toBeGreaterThan(30);
  });

  it('leaves states in which more than the last line is torn', async () => {
    const { calls } = await record();
    const several = [...statesOf(calls, STEP)].filter(hasDamageBeforeWholeLines);
    expect(several.length).toBeGreaterThan(0);
  });
});

describe('a bug put in on purpose is found', () => {
  const expected: Record<keyof typeof planted, Fault[]> = {
    'acknowledgement without sync': ['refused', 'lost'],
    'no sync of the folder': ['lost', 'refused'],
    'snapshot renamed without sync of its bytes': ['snapshot unreadable'],
    'torn tail left in place': ['refused', 'later line lost'],
  };

  for (const [name, wrap] of Object.entries(planted)) {
    it(name, async () => {
      const { calls } = await record(wrap);
      let found: Fault | undefined;
      for (const state of statesOf(calls, STEP)) {
        found = (await examine(state, wrap)).faults.find((fault) =>
          expected[name as keyof typeof planted].includes(fault),
        );
        if (found) break;
      }
      expect(found).toBeDefined();
    });
  }
});
