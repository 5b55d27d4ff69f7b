import { open, rename, rm } from 'node:fs/promises';
import { fail, ok, type Result } from '../base/result.ts';
import type { Sentence } from '../base/sentence.ts';
import { messages } from './messages.ts';

/** Somebody stopped it. */
class Stopped extends Error {}

/** How a long export is watched and stopped. */
export interface Watch {
  /** Told now and then how many rows are written. */
  readonly onProgress?: (rows: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Writes a file that only its owner can read, piece by piece; one that is there is replaced as a whole, and whatever ends
 * the writing early leaves nothing behind.
 */
export async function writeWhole(
  file: string,
  pieces: AsyncIterable<string | Uint8Array>,
  { signal }: Watch,
): Promise<Result<undefined, Sentence>> {
  const part = `${file}.part`;
  try {
    const handle = await open(part, 'w', 0o600);
    try {
      for await (const piece of pieces) {
        if (signal?.aborted) throw new Stopped();
        await handle.writeFile(piece);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (signal?.aborted) throw new Stopped();
    await rename(part, file);
    return ok(undefined);
  } catch (error) {
    await rm(part, { force: true });
    if (error instanceof Stopped) return fail(messages.stopped);
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return fail(messages.notWritten(file, code));
  }
}

/** Strings gathered, so that not every line is a call of the system's. */
export async function* gathered(
  pieces: AsyncIterable<string>,
  size = 64 * 1024,
): AsyncGenerator<string, void, undefined> {
  let held = '';
  for await (const piece of pieces) {
    held += piece;
    if (held.length < size) continue;
    yield held;
    held = '';
  }
  if (held !== '') yield held;
}
