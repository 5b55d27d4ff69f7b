import type { StoreLog } from '../messages.ts';
import { StoreReadOnly } from '../store.ts';
import type { Files } from './files.ts';
import type { Journal } from './journal.ts';
import { STATE_FOLDER, writeSnapshot } from './snapshot.ts';
import type { State } from './state.ts';
import type { SnapshotMoment } from './state-file.ts';

const SNAPSHOT_EVERY = 16_000_000;
/** Some 80,000 small documents: at a bureau's pace, the last three months. */
export const CACHE_LIMIT = 32_000_000;
/** The weight of cold months is a sum over them: it is not looked at after each turn. */
const SHRINK_EVERY = 64;
/** A snapshot rewrites what changed: waiting for journal in proportion to the state keeps its share of a turn constant. */
const SHARE_OF_STATE = 0.3;

export interface SnapshotsOptions {
  readonly files: Files;
  readonly folder: string;
  readonly log: StoreLog;
  readonly state: State;
  readonly journal: Journal;
  /** Bytes of journal that no snapshot covers yet. */
  readonly replayed: number;
  readonly snapshotEvery?: number;
  readonly cacheLimit?: number;
  /** The disk refused: no more writing. */
  readonly onFailure: (error: unknown) => void;
}

export interface Snapshots {
  /** Writes a snapshot now; one that is under way is followed by another. */
  write(): Promise<void>;
  /** Called after each group: starts a snapshot when it is time. */
  consider(): void;
  /** Lets cold months go. Only between two transactions. */
  shrink(): void;
  /** What is being written may hold what was rolled back: it must not be finished. */
  spoil(): void;
}

class Spoiled extends Error {}

export function createSnapshots(options: SnapshotsOptions): Snapshots {
  const { files, folder, state, journal, log } = options;
  const every = options.snapshotEvery ?? SNAPSHOT_EVERY;
  const limit = options.cacheLimit ?? CACHE_LIMIT;
  let running: Promise<void> | undefined;
  let spoils = 0;
  let covered = journal.confirmed().length - options.replayed;
  let coveredMonth = journal.confirmed().month;
  let lookedAt = 0;
  let turns = 0;

  async function write(): Promise<void> {
    const before = spoils;
    const tip = journal.confirmed();
    const mark = journal.mark();
    const check = (): void => {
      if (spoils !== before) throw new Spoiled('writing stopped meanwhile');
    };
    const moment: SnapshotMoment = {
      seq: tip.seq,
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
      settled: async () => {
        const { seq } = journal.pending();
        await journal.whenConfirmed(seq);
        check();
        return seq;
      },
    };
    await writeSnapshot(files, `${folder}/${STATE_FOLDER}`, state, mark, moment);
    covered = tip.length;
    coveredMonth = tip.month;
  }

  /** Bytes of journal since the last snapshot; a month that ended meanwhile counts as nothing more. */
  function uncovered(): number {
    const { length, month } = journal.confirmed();
    return month === coveredMonth ? length - covered : length + every / 2;
  }

  async function inTurn(): Promise<void> {
    while (running) await running.catch(() => undefined);
    running = write()
      .catch((error: unknown) => {
        if (!(error instanceof Spoiled || error instanceof StoreReadOnly)) options.onFailure(error);
        throw error;
      })
      .finally(() => {
        running = undefined;
      });
    await running;
  }

  return {
    write: inTurn,
    consider: () => {
      if (running || uncovered() < every) return;
      // The weight is a sum over all months: it is not looked at for each group.
      if (lookedAt++ % 64 !== 0 || uncovered() < state.weight() * SHARE_OF_STATE) return;
      inTurn().catch((error: unknown) => log('warn', `snapshot: ${String(error)}`));
    },
    shrink: () => {
      if (turns++ % SHRINK_EVERY === 0) for (const table of state.tables.values()) table.shrink(limit);
    },
    spoil: () => {
      spoils += 1;
    },
  };
}
