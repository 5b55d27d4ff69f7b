import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock, Instant } from '../base/clock.ts';
import { MINUTE } from '../base/time.ts';

/** How often it is noted that the program is there. */
const EVERY = MINUTE;
/** A gap that is told: shorter ones are restarts, and platforms deliver again what they did not get rid of. */
const TOLD_FROM = 3 * MINUTE;

/**
 * Notes each minute, in a small file, that the program is there. After being away it says from when to when it heard nothing.
 * @returns how to stop it
 */
export async function noteAway(
  file: string,
  clock: Clock,
  onAway: (from: Instant, to: Instant) => void,
): Promise<() => Promise<void>> {
  const last = Number(await readFile(file, 'utf8').catch(() => ''));
  const now = clock.now();
  if (Number.isSafeInteger(last) && last > 0 && now - last >= TOLD_FROM) onAway(last, now);
  await mkdir(dirname(file), { recursive: true });
  // A disk that is full is told by the store.
  const note = () => writeFile(file, String(clock.now()), { mode: 0o600 }).catch(() => undefined);
  await note();
  const timer = setInterval(() => void note(), EVERY);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await note();
  };
}
