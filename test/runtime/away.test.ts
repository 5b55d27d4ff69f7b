import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { steppedClock } from '../../src/base/clock.ts';
import { MINUTE } from '../../src/base/time.ts';
import { noteAway } from '../../src/runtime/away.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhibiao-away-'));
const file = join(folder, 'data', 'last-heard');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('after being away', () => {
  it('the program says from when to when it heard nothing, unless it was a mere restart', async () => {
    const clock = steppedClock(1_000 * MINUTE);
    const told: number[][] = [];
    const start = () => noteAway(file, clock, (from, to) => told.push([from / MINUTE, to / MINUTE]));
    const stop = await start();
    clock.moveTo(1_010 * MINUTE);
    await stop();
    clock.moveTo(1_012 * MINUTE);
    await (await start())();
    expect(told).toEqual([]);
    clock.moveTo(1_100 * MINUTE);
    await (await start())();
    expect(told).toEqual([[1_012, 1_100]]);
    expect(readFileSync(file, 'utf8')).toBe(String(1_100 * MINUTE));
  });

  it('it says nothing that it does not know', async () => {
    writeFileSync(file, 'garbage');
    const told: unknown[] = [];
    await (await noteAway(file, steppedClock(2_000 * MINUTE), (...gap) => told.push(gap)))();
    expect(told).toEqual([]);
  });
});
