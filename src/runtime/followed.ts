import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SECOND } from '../base/time.ts';

/**
 * What files say now. They are looked at once a second at most, for a message asks many times, and read again when one
 * changed.
 * @param stampOf changes when a file does
 * @param read takes what was read before: a bad edit may leave it as it was
 * @param monotonic milliseconds that only grow
 */
export function followed<T>(
  stampOf: () => string,
  read: (before: T | undefined) => T,
  monotonic: () => number = () => performance.now(),
): () => T {
  let known: { readonly stamp: string; readonly value: T; readonly lookedAt: number } | undefined;
  return () => {
    const now = monotonic();
    if (known && now - known.lookedAt < SECOND) return known.value;
    const stamp = stampOf();
    const value = known?.stamp === stamp ? known.value : read(known?.value);
    known = { stamp, value, lookedAt: now };
    return value;
  };
}

/** Changes when a file does; empty when there is none. */
export function stampOfFile(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? '' : `${stats.size} ${stats.mtimeMs}`;
}

/** Changes when a file directly in a folder comes, goes or changes; empty when there is none. */
export function stampOfFolder(folder: string): string {
  try {
    return readdirSync(folder)
      .sort()
      .map((name) => `${name} ${stampOfFile(join(folder, name))}`)
      .join('\n');
  } catch {
    return '';
  }
}
