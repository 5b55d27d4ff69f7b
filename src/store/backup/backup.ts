import { fail, ok, type Result } from '../../base/result.ts';
import { BLOBS_FOLDER } from '../embedded/blobs.ts';
import { type Files, replaceFile, TEMPORARY } from '../embedded/files.ts';
import { layHead } from '../embedded/head.ts';
import { mergeLedgers } from '../embedded/ledger.ts';
import { journalFiles } from '../embedded/months.ts';
import { realFiles } from '../embedded/real-files.ts';
import { messages, type Sentence } from '../messages.ts';
import { verify } from '../verify.ts';
import { beginsWith, copyFile } from './copy.ts';

/** What a backup says of itself, in its `backup.json`. */
export interface BackupNote {
  /** ISO 8601 with offset: when it was begun. */
  readonly at: string;
  readonly seq: number;
  readonly hash: string;
}

export const BACKUP_NOTE = 'backup.json';

/** Where a backup lies: its siblings and the record of erasures are there. */
export const folderAbove = (target: string): string =>
  target.replace(/\/+$/, '').split('/').slice(0, -1).join('/') || (target.startsWith('/') ? '/' : '.');

export interface BackupOptions {
  readonly files?: Files;
  /** Now, ISO 8601 with offset. */
  readonly at: string;
}

/**
 * Copies journal and attachments into a new folder, beside a running bot and without a lock: all that was acknowledged
 * before it began is in it, up to the last whole line. Snapshots are left out, the journal knows everything that they hold.
 * The copy is a data folder like any other; it is verified before it gets its name.
 * What was copied of one that can't be finished goes: on a full disk it would be in the way.
 * @param target must not exist yet
 */
export async function backup(
  folder: string,
  target: string,
  options: BackupOptions,
): Promise<Result<BackupNote, Sentence>> {
  let done: Result<BackupNote, Sentence> | undefined;
  try {
    done = await copyAll(folder, target, options);
    return done;
  } finally {
    if (!done?.ok) await (options.files ?? realFiles).removeFolder(`${target}${TEMPORARY}`).catch(() => undefined);
  }
}

/** What the machine says of a place that takes no folder. */
const NO_PLACE = new Set(['ENOENT', 'ENOTDIR', 'EEXIST', 'EACCES', 'EPERM', 'EROFS']);

async function copyAll(
  folder: string,
  target: string,
  { files = realFiles, at }: BackupOptions,
): Promise<Result<BackupNote, Sentence>> {
  if ((await files.list(target)).length > 0) return fail(messages.backupExists(target));
  const partial = `${target}${TEMPORARY}`;
  try {
    await files.removeFolder(partial);
    await files.makeFolder(`${partial}/${BLOBS_FOLDER}`);
  } catch (error) {
    if (!NO_PLACE.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return fail(messages.noPlaceForBackup(target));
  }
  const names = journalFiles(await files.list(folder));
  if (names.length === 0) return fail(messages.nothingToBackUp(folder));
  for (const name of names) {
    await copyFile(files, `${folder}/${name}`, `${partial}/${name}`, name === names.at(-1));
  }
  // An erasure may have written a month anew after its copy was made, and be told as done in a later one.
  for (let again = true; again; ) {
    again = false;
    for (const name of names) {
      if (await beginsWith(files, `${folder}/${name}`, `${partial}/${name}`)) continue;
      again = true;
      await copyFile(files, `${folder}/${name}`, `${partial}/${name}`, name === names.at(-1));
    }
  }
  // After the lines: an attachment is stored before the line that names it.
  for (const name of await files.list(`${folder}/${BLOBS_FOLDER}`)) {
    if (name.endsWith(TEMPORARY)) continue;
    const from = `${folder}/${BLOBS_FOLDER}/${name}`;
    // One that was erased since the folder was listed is rightly missing.
    if ((await files.size(from)) !== undefined) {
      await copyFile(files, from, `${partial}/${BLOBS_FOLDER}/${name}`, false);
    }
  }
  await files.syncFolder(`${partial}/${BLOBS_FOLDER}`);
  const { head, fault } = await verifyCopy(files, partial);
  if (fault) return fail(fault);
  const note: BackupNote = { at, ...head };
  await replaceFile(files, partial, BACKUP_NOTE, Buffer.from(`${JSON.stringify(note)}\n`));
  await files.rename(partial, target);
  await files.syncFolder(folderAbove(target));
  // Beside it and not in it: it must know of erasures that come later.
  await mergeLedgers(files, folderAbove(target), [folder]);
  return ok(note);
}

/** The copy gets a head of its own: the one of the original may be ahead of what was copied. */
async function verifyCopy(files: Files, folder: string) {
  const first = await verify(folder, { files });
  await layHead(files, folder, first.head);
  const second = first.lines > 0 && first.fault?.file === 'head' ? await verify(folder, { files }) : first;
  return { head: second.head, fault: second.fault && second.sentence };
}

/** The note of a folder that is a finished backup; undefined for any other. */
export async function readBackupNote(files: Files, folder: string): Promise<BackupNote | undefined> {
  const bytes = await files.read(`${folder}/${BACKUP_NOTE}`);
  try {
    return bytes && (JSON.parse(bytes.toString('utf8')) as BackupNote);
  } catch {
    return undefined;
  }
}
