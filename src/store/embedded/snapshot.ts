import { hash as digestOf } from 'node:crypto';
import { type Files, replaceFile } from './files.ts';
import type { Mark } from './journal.ts';
import type { State } from './state.ts';
import { type SnapshotMoment, UnusableState } from './state-file.ts';

export const STATE_FOLDER = 'state';
const MANIFEST = 'manifest.json';

/** What a finished snapshot says of itself; files that it does not name are leftovers. */
export interface Manifest {
  /** From here the journal is read again. */
  readonly mark: Mark;
  readonly series: Readonly<Record<string, number>>;
  /** Collections that were declared then. One that is new since was empty, unless it is among the undeclared. */
  readonly declared: readonly string[];
  readonly undeclared: readonly string[];
  /** Line numbers that the state files were noted at, by name. */
  readonly files: Readonly<Record<string, number>>;
}

export async function readManifest(files: Files, folder: string): Promise<Manifest | 'unreadable' | undefined> {
  const bytes = await files.read(`${folder}/${MANIFEST}`);
  if (!bytes) return undefined;
  const [sum, text = ''] = bytes.toString('utf8').split('\n');
  if (digestOf('sha256', text, 'hex') !== sum) return 'unreadable';
  return JSON.parse(text) as Manifest;
}

export const dropManifest = async (files: Files, folder: string): Promise<void> => {
  await files.unlink(`${folder}/${MANIFEST}`);
  await files.syncFolder(folder);
};

/**
 * Writes the files of every table that changed, then the manifest.
 * @param mark start of the last group that is on disk now: everything before it is in the state
 */
export async function writeSnapshot(
  files: Files,
  folder: string,
  state: State,
  mark: Mark,
  moment: SnapshotMoment,
): Promise<void> {
  const series = Object.fromEntries(state.series);
  const noted: Record<string, number> = {};
  for (const table of state.tables.values()) Object.assign(noted, await table.save(moment));
  await moment.settled();
  const manifest: Manifest = {
    mark,
    series,
    declared: [...state.tables.keys()],
    undeclared: [...state.undeclared],
    files: noted,
  };
  const text = JSON.stringify(manifest);
  await replaceFile(files, folder, MANIFEST, Buffer.from(`${digestOf('sha256', text, 'hex')}\n${text}`));
}

/**
 * Brings the tables to what a manifest describes.
 * Throws {@link UnusableState} when a file is missing, damaged or older than noted.
 */
export async function loadSnapshot(state: State, manifest: Manifest): Promise<void> {
  for (const name of state.tables.keys()) {
    if (manifest.undeclared.includes(name)) throw new UnusableState(`${name} is declared again`);
  }
  for (const name of [...manifest.undeclared, ...manifest.declared]) {
    if (!state.tables.has(name)) state.undeclared.add(name);
  }
  state.enterMonth(manifest.mark.month);
  for (const table of state.tables.values()) await table.load(manifest.files);
  for (const [name, number] of Object.entries(manifest.series)) state.series.set(name, number);
}
