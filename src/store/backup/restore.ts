import type { Instant } from '../../base/clock.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { BLOBS_FOLDER } from '../embedded/blobs.ts';
import { type Files, TEMPORARY } from '../embedded/files.ts';
import { exchangeHead, HEAD } from '../embedded/head.ts';
import { mergeLedgers } from '../embedded/ledger.ts';
import { readLine } from '../embedded/line.ts';
import { FolderInUse, lockFolder } from '../embedded/lock.ts';
import { journalFiles } from '../embedded/months.ts';
import { realFiles } from '../embedded/real-files.ts';
import { linesOf } from '../embedded/scan.ts';
import { STATE_FOLDER } from '../embedded/snapshot.ts';
import { messages, type Sentence } from '../messages.ts';
import { type Verdict, verify } from '../verify.ts';
import { folderAbove } from './backup.ts';
import { copyFile } from './copy.ts';

export interface RestoreOptions {
  readonly files?: Files;
  readonly now: Instant;
  /** The administrator has read that later lines exist and gives them up; they are kept aside all the same. */
  readonly overLater?: boolean;
}

export interface Restored {
  readonly verdict: Verdict;
  /** Where the journal that was there before lies now; undefined when there was none. */
  readonly aside: string | undefined;
}

/**
 * Puts a backup in the place of a data folder. Refuses one that does not verify, a folder in use, and a folder that holds
 * lines which the backup does not have. What was there is kept in a folder beside. What has been erased for good since the
 * backup is erased again when the store is opened: this brings the record of it, which lies beside backup and journal.
 */
export async function restore(
  archive: string,
  folder: string,
  options: RestoreOptions,
): Promise<Result<Restored, Sentence>> {
  const { files = realFiles, now, overLater = false } = options;
  const verdict = await verify(archive, { files });
  if (verdict.lines === 0) return fail(messages.notABackup(archive));
  if (!verdict.ok) return fail(verdict.sentence);
  await files.makeFolder(`${folder}/${BLOBS_FOLDER}`);
  let unlock: () => Promise<void>;
  try {
    unlock = await lockFolder(files, folder, now);
  } catch (error) {
    if (error instanceof FolderInUse) return fail(error.sentence);
    throw error;
  }
  try {
    const own = await lastNumber(files, folder);
    if (own > verdict.lines && !overLater) return fail(messages.laterLines(own, verdict.lines));
    // Before the old lines come: whatever cuts this short, the next start erases them again.
    await mergeLedgers(files, folder, [folderAbove(archive)]);
    const aside = await replaceJournal(files, archive, folder, verdict);
    return ok({ verdict: await verify(folder, { files }), aside });
  } finally {
    await unlock();
  }
}

/** The highest number that any whole line of the folder carries, damaged journal or not. */
async function lastNumber(files: Files, folder: string): Promise<number> {
  let highest = 0;
  for (const name of journalFiles(await files.list(folder))) {
    for await (const { bytes } of linesOf(files, `${folder}/${name}`)) {
      const line = readLine(bytes);
      if (typeof line !== 'string') highest = Math.max(highest, line.header.seq);
    }
  }
  return highest;
}

/**
 * Every step leaves a folder that either starts as before, or refuses to start because its end is missing: there is a head
 * at every moment, and the new one is there before the first line of the new journal.
 */
async function replaceJournal(
  files: Files,
  archive: string,
  folder: string,
  { head }: Verdict,
): Promise<string | undefined> {
  const incoming = journalFiles(await files.list(archive));
  for (const name of incoming) await copyFile(files, `${archive}/${name}`, `${folder}/${name}${TEMPORARY}`, false);
  for (const name of await files.list(`${archive}/${BLOBS_FOLDER}`)) {
    await copyFile(files, `${archive}/${BLOBS_FOLDER}/${name}`, `${folder}/${BLOBS_FOLDER}/${name}`, false);
  }
  await files.syncFolder(`${folder}/${BLOBS_FOLDER}`);
  const aside = await setAside(files, folder);
  await files.removeFolder(`${folder}/${STATE_FOLDER}`);
  await exchangeHead(files, folder, head);
  for (const name of incoming) await files.rename(`${folder}/${name}${TEMPORARY}`, `${folder}/${name}`);
  await files.syncFolder(folder);
  return aside;
}

async function setAside(files: Files, folder: string): Promise<string | undefined> {
  const names = await files.list(folder);
  const old = journalFiles(names);
  if (old.length === 0) return undefined;
  const taken = names.filter((name) => name.startsWith('before-restore-')).length;
  const aside = `before-restore-${taken + 1}`;
  await files.makeFolder(`${folder}/${aside}`);
  if (names.includes(HEAD)) await copyFile(files, `${folder}/${HEAD}`, `${folder}/${aside}/${HEAD}`, false);
  // Newest first: should it end in the middle, what is left misses its end, and says so.
  for (const name of old.reverse()) await files.rename(`${folder}/${name}`, `${folder}/${aside}/${name}`);
  await files.syncFolder(`${folder}/${aside}`);
  await files.syncFolder(folder);
  return aside;
}
