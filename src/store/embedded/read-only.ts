import { DEFAULT_ZONE } from '../../base/time.ts';
import { both, messages } from '../messages.ts';
import { type Collection, type Store, StoreReadOnly } from '../store.ts';
import { getBlob } from './blobs.ts';
import type { Files } from './files.ts';
import { readHead } from './head.ts';
import { outsideReader } from './outside.ts';
import { realFiles } from './real-files.ts';
import { CACHE_LIMIT } from './snapshots.ts';
import { startState } from './start.ts';

export interface ReadOnlyOptions {
  readonly collections: readonly Collection<unknown>[];
  readonly zone?: string;
  readonly files?: Files;
}

export interface ReadOnlyStore extends Store {
  getBlob(hash: string): Promise<Buffer | undefined>;
}

/**
 * The store as it stands at this moment, for `ask`, `export` and other readers beside a running bot: takes no lock, writes
 * and repairs nothing, and sees the journal up to its last whole line. Later lines are not followed.
 */
export async function readOnlyStore(folder: string, options: ReadOnlyOptions): Promise<ReadOnlyStore> {
  const { files = realFiles, zone = DEFAULT_ZONE, collections } = options;
  const { head } = await readHead(files, folder);
  const { state, reading } = await startState({
    files,
    folder,
    zone,
    collections,
    head,
    readOnly: true,
    notice: () => undefined,
  });
  const reason = both(messages.openedForReading);
  const nothingPending = { pending: () => reading.tip, whenConfirmed: async () => undefined };
  return {
    ...outsideReader(state, nothingPending, CACHE_LIMIT),
    getBlob: (hash) => getBlob(files, folder, hash),
    transact: async () => {
      throw new StoreReadOnly(reason);
    },
    status: () => ({ writable: false, reason, sequence: reading.tip.seq }),
    close: async () => undefined,
  };
}
