import type { Instant } from '../../base/clock.ts';
import { addDays, DEFAULT_ZONE, dateOf, type LocalDate, parseInstant } from '../../base/time.ts';
import type { Files } from '../embedded/files.ts';
import { realFiles } from '../embedded/real-files.ts';
import { messages, type Sentence } from '../messages.ts';
import { readBackupNote } from './backup.ts';

export interface Backup {
  /** Folder, as given. */
  readonly name: string;
  readonly at: Instant;
}

export interface Judged extends Backup {
  readonly keep: boolean;
  /** Why it stays or goes, for the administrator. */
  readonly why: Sentence;
}

/** How many of each stay: a week of days, a month of weeks, a year of months. */
export const KEPT = { daily: 7, weekly: 4, monthly: 12 } as const;

/** Monday of the week that a day falls in. */
function mondayOf(date: LocalDate): LocalDate {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(date, -weekday);
}

/**
 * Which backups stay: the last of each of the 7 newest days that have one, of 4 weeks, of 12 months. The newest always
 * stays.
 */
export function thin(backups: readonly Backup[], zone: string = DEFAULT_ZONE): Judged[] {
  const newestFirst = [...backups].sort((a, b) => b.at - a.at);
  const terms = [
    { kind: messages.keptAs.daily, most: KEPT.daily, key: (date: LocalDate) => date, seen: new Set<string>() },
    { kind: messages.keptAs.weekly, most: KEPT.weekly, key: mondayOf, seen: new Set<string>() },
    {
      kind: messages.keptAs.monthly,
      most: KEPT.monthly,
      key: (date: LocalDate) => date.slice(0, 7),
      seen: new Set<string>(),
    },
  ];
  return newestFirst.map((backup) => {
    const date = dateOf(backup.at, zone);
    const reasons = terms.filter(({ most, key, seen }) => {
      const isNew = seen.size < most && !seen.has(key(date));
      if (isNew) seen.add(key(date));
      return isNew;
    });
    const [reason] = reasons;
    return { ...backup, keep: reason !== undefined, why: reason?.kind ?? messages.keptAs.none };
  });
}

/** The finished backups in a folder, newest first. */
export async function listBackups(folder: string, files: Files = realFiles): Promise<Backup[]> {
  const found: Backup[] = [];
  for (const name of await files.list(folder)) {
    const note = await readBackupNote(files, `${folder}/${name}`);
    const at = note && parseInstant(note.at);
    if (at !== undefined) found.push({ name: `${folder}/${name}`, at });
  }
  return found.sort((a, b) => b.at - a.at);
}

/** Removes the backups of a folder that {@link thin} lets go. @returns what was decided for each */
export async function thinBackups(
  folder: string,
  { files = realFiles, zone = DEFAULT_ZONE }: { files?: Files; zone?: string } = {},
): Promise<Judged[]> {
  const judged = thin(await listBackups(folder, files), zone);
  for (const { name, keep } of judged) if (!keep) await files.removeFolder(name);
  return judged;
}
