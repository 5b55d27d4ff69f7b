/** Opens a store, says how it went, and holds it until its input ends. Usage: opener FOLDER */
import { systemClock } from '../../../src/base/clock.ts';
import { openStore } from '../../../src/store/embedded/open.ts';
import { collections } from './victim-model.ts';

const [folder = ''] = process.argv.slice(2);
try {
  const store = await openStore({ folder, clock: systemClock, collections });
  process.stdout.write('OPEN\n');
  process.stdin.on('end', () => void store.close()).resume();
} catch (error) {
  process.stdout.write(`REFUSED ${String(error)}\n`);
}
