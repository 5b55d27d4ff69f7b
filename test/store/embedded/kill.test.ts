import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { KILL_POINTS, killSeries } from '../kit/kill-round.ts';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'zhibiao-kill-')), 'data');
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

const unhurt = { lost: [], doubled: [], verified: true, asReplayed: true, died: true };

/** Kills at random moments and at all named calls: `bench/kills.ts`. */
it('loses nothing acknowledged and doubles nothing when it is killed again and again', async () => {
  const round = killSeries(folder);
  expect(await round({ lines: 150, ms: 7 })).toMatchObject(unhurt);
  for (const point of [KILL_POINTS[1], KILL_POINTS[6], KILL_POINTS[8]]) {
    if (point) expect(await round(point), JSON.stringify(point)).toMatchObject(unhurt);
  }
});
