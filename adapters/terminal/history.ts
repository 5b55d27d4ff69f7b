import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { Log } from '../../src/base/log.ts';

export const HISTORY_SIZE = 500;

/** The lines typed earlier, the newest first; none when there is no file yet. */
export function readHistory(file: string | undefined): string[] {
  if (file === undefined) return [];
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean).slice(-HISTORY_SIZE).reverse();
  } catch {
    return [];
  }
}

/** Keeps them, readable by nobody else. A history that cannot be kept is no reason to fail. */
export async function writeHistory(file: string | undefined, newestFirst: readonly string[], log: Log): Promise<void> {
  if (file === undefined) return;
  try {
    await writeFile(file, `${newestFirst.slice(0, HISTORY_SIZE).toReversed().join('\n')}\n`, { mode: 0o600 });
  } catch (error) {
    log.warn({ platform: 'terminal', error: String(error) }, 'history not kept');
  }
}
