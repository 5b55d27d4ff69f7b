import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { killUnderLoad } from './kit/kills.ts';

it('loses and doubles nothing that it acknowledged, when it is killed under load', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhibiao-kills-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const toll = await killUnderLoad(folder, [
    { kind: 'reply', count: 20 },
    { kind: 'call', point: { call: 'sync', path: '/journal-', at: 30, when: 'before' } },
    { kind: 'any', ms: 300 },
  ]);
  expect(toll.faults).toEqual([]);
  expect(toll.acknowledged).toBe(toll.said);
  expect(toll.answers).toBeGreaterThan(0);
  expect(toll.needs).toBeGreaterThan(0);
});
