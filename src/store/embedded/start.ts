import { both, messages } from '../messages.ts';
import type { Collection } from '../store.ts';
import { type Files, TEMPORARY } from './files.ts';
import type { Head } from './head.ts';
import { rebuildFromJournal } from './rebuild.ts';
import { BEGINNING, MarkNotFound, type Reading, readJournal } from './recover.ts';
import { dropManifest, loadSnapshot, readManifest, STATE_FOLDER } from './snapshot.ts';
import { createState, type State } from './state.ts';
import { UnusableState } from './state-file.ts';

export interface StartOptions {
  readonly files: Files;
  /** Of the store. */
  readonly folder: string;
  readonly zone: string;
  readonly collections: readonly Collection<unknown>[];
  readonly head: Head | undefined;
  /** A reader repairs and removes nothing. */
  readonly readOnly: boolean;
  readonly notice: (sentence: string) => void;
}

export interface Started {
  readonly state: State;
  readonly reading: Reading;
  /** Bytes of the journal that were read again. */
  readonly replayed: number;
}

/** While the journal is read from its beginning, older months are written out and let go beyond this weight. */
const SPILL_AT = 96_000_000;
const SPILL_EVERY = 4_096;

/** Reads snapshot and journal into a state. A snapshot that can't be used is set aside and the whole journal is read. */
export async function startState(options: StartOptions): Promise<Started> {
  const { files, folder, readOnly } = options;
  const stateFolder = `${folder}/${STATE_FOLDER}`;
  const { zone } = options;
  const tables = { files, folder: stateFolder, zone, rebuild: rebuildFromJournal(files, folder, zone) };
  const manifest = await readManifest(files, stateFolder);
  // Without a manifest there is no snapshot yet: the first one may have been cut short, and that is no fault.
  let why = manifest === 'unreadable' ? 'its manifest is unreadable' : undefined;
  if (manifest && manifest !== 'unreadable') {
    const state = createState(options.collections, tables);
    try {
      await loadSnapshot(state, manifest);
      const started = await replay(options, state, manifest.mark, false);
      const newest = Math.max(...[...state.tables.values()].map((table) => table.upTo()), 0);
      if (newest > started.reading.tip.seq) throw new UnusableState('it is newer than the journal');
      return started;
    } catch (error) {
      if (!(error instanceof UnusableState || error instanceof MarkNotFound)) throw error;
      why = error.message;
    }
  }
  if (!readOnly) await clearState(files, stateFolder);
  const state = createState(options.collections, tables);
  const started = await replay(options, state, BEGINNING, !readOnly);
  if (why !== undefined && started.reading.tip.seq > 0) options.notice(both(messages.rebuilt(why)));
  return started;
}

async function replay(
  options: StartOptions,
  state: State,
  from: typeof BEGINNING,
  maySpill: boolean,
): Promise<Started> {
  let lines = 0;
  let replayed = 0;
  const reading = await readJournal({
    files: options.files,
    folder: options.folder,
    from,
    head: options.head,
    onLine: async (line, tip) => {
      await state.replay(line);
      lines += 1;
      replayed = tip.length;
      if (maySpill && lines % SPILL_EVERY === 0 && state.weight() > SPILL_AT) await spill(state, tip.seq);
    },
  });
  return { state, reading, replayed: reading.tip.month === from.month ? replayed - from.offset : replayed };
}

async function spill(state: State, seq: number): Promise<void> {
  const moment = { seq, breathe: async () => undefined, settled: async () => seq };
  for (const table of state.tables.values()) {
    await table.saveCold(moment);
    table.shrink(0);
  }
}

/** The manifest first: half a removal must not look like a snapshot. */
async function clearState(files: Files, folder: string): Promise<void> {
  await dropManifest(files, folder);
  for (const name of await files.list(folder)) await files.unlink(`${folder}/${name}`);
}

/** Removes temporary files that a crash left. */
export async function removeTemporary(files: Files, folder: string): Promise<void> {
  for (const name of await files.list(folder)) {
    if (name.endsWith(TEMPORARY)) await files.unlink(`${folder}/${name}`);
  }
}
