import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { steppedClock } from '../../../src/base/clock.ts';
import { openStore } from '../../../src/store/embedded/open.ts';

it('runs a body that is asked for at whatever step the one before ends', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhibiao-turns-'));
  const store = await openStore({ folder, clock: steppedClock(1_000_000), collections: [] });
  for (let steps = 0; steps < 40; steps++) {
    let last = store.transact({ what: 'nothing' }, async () => undefined);
    for (let step = 0; step < steps; step++) last = last.then(() => undefined);
    await last;
    expect(await store.transact({ what: 'nothing' }, async () => steps)).toBe(steps);
  }
  await store.close();
  rmSync(folder, { recursive: true });
}, 5_000);
