import { cp, rm } from 'node:fs/promises';
import { systemClock } from '../../../src/base/clock.ts';
import { allCollections } from '../../../src/collections.ts';
import { openStore } from '../../../src/store/embedded/open.ts';
import type { Row } from '../../../src/store/store.ts';

/** Every document of a store, by collection. */
export type Contents = Readonly<Record<string, readonly Row<never>[]>>;

/** Opens a store as the program does, with whatever recovery that brings, and reads all of it. */
export async function contentsOf(folder: string): Promise<Contents> {
  const store = await openStore({ folder, clock: systemClock, collections: allCollections });
  const contents: Record<string, readonly Row<never>[]> = {};
  for (const collection of allCollections) contents[collection.name] = (await store.find(collection)).rows;
  await store.close();
  return contents;
}

/**
 * A copy of a store that a dead program left, opened; and opened once more without its snapshot.
 * @returns what it holds, and whether a replay of the journal from nothing holds the same
 */
export async function contentsOfCopy(
  folder: string,
  copy: string,
): Promise<{ readonly contents: Contents; readonly asReplayed: boolean }> {
  await cp(folder, copy, { recursive: true });
  const contents = await contentsOf(copy);
  await rm(`${copy}/state`, { recursive: true, force: true });
  const asReplayed = JSON.stringify(contents) === JSON.stringify(await contentsOf(copy));
  await rm(copy, { recursive: true });
  return { contents, asReplayed };
}
