/**
 * A program that writes as fast as it can, several turns at once, and prints `ACK n` for each turn that the store has
 * confirmed. Month changes, snapshots, erasures and expiry happen on the way. Usage: victim FOLDER FIRST [KILL-POINT]
 */
import { steppedClock } from '../../../src/base/clock.ts';
import { DAY, instantAt } from '../../../src/base/time.ts';
import { openStore } from '../../../src/store/embedded/open.ts';
import { realFiles } from '../../../src/store/embedded/real-files.ts';
import { type KillPoint, killingFiles } from './killing-files.ts';
import { collections, FIRST_DAY, latest, things } from './victim-model.ts';

const [folder = '', first = '0', point] = process.argv.slice(2);
const files = point ? killingFiles(realFiles, JSON.parse(point) as KillPoint) : realFiles;
const clock = steppedClock(instantAt(FIRST_DAY, '10:00') + Number(first) * DAY * 0.1);
const store = await openStore({ folder, files, clock, collections, snapshotEvery: 60_000, cacheLimit: 0 });
process.stdout.write(`START ${store.status().sequence}\n`);

let next = Number(first);
async function lane(): Promise<void> {
  for (;;) {
    const n = next++;
    clock.moveTo(clock.now() + DAY * 0.1);
    await store.transact({ what: 'turn', message: `m-${n}` }, async (tx) => {
      const number = await tx.next('T');
      tx.put(things, `T-${n}`, { at: tx.at, n, number });
      tx.put(latest, `L-${n % 5}`, { n });
      tx.drop(latest, `L-${(n + 2) % 5}`);
    });
    process.stdout.write(`ACK ${n}\n`);
    if (n % 97 === 96) {
      await store.erase({ what: 'erasure' }, [{ collection: things, id: `T-${n - 50}`, replacement: GONE }]);
    }
    if (n % 131 === 130) await store.expire();
  }
}
const GONE = { at: instantAt(FIRST_DAY, '10:00'), n: -1, number: -1 };
await Promise.all([lane(), lane(), lane(), lane()]);
