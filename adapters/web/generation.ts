import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Store } from '../../src/store/store.ts';

const generationSchema = z.object({ sequence: z.number().int() });

/**
 * How far the store had come when a session or a link ended last. It lies beside the store and in no backup, so that a
 * restored one is noticed: what had ended since must not come to life again.
 */
export interface Generation {
  /** True when the store has gone back behind what was noted, or nothing was: everything that is open has to end. */
  readonly renewed: boolean;
  /** Notes how far the store is. */
  note(): Promise<void>;
}

/** @param file undefined: nothing is noted, and nothing is noticed. */
export async function openGeneration(file: string | undefined, store: Pick<Store, 'status'>): Promise<Generation> {
  if (file === undefined) return { renewed: false, note: async () => {} };
  const noted = await read(file);
  let writing: Promise<void> = Promise.resolve();
  let written: number | undefined;
  const write = async () => {
    const { sequence } = store.status();
    if (sequence === written) return;
    await writeFile(`${file}.new`, JSON.stringify({ sequence }), { mode: 0o600 });
    await rename(`${file}.new`, file);
    written = sequence;
  };
  return {
    renewed: noted === undefined || noted.sequence > store.status().sequence,
    note: () => {
      writing = writing.catch(() => undefined).then(write);
      return writing;
    },
  };
}

async function read(file: string): Promise<z.infer<typeof generationSchema> | undefined> {
  try {
    return generationSchema.safeParse(JSON.parse(await readFile(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}
