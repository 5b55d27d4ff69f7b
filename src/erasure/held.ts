import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sentence } from '../base/sentence.ts';
import { DAY, dateOf } from '../base/time.ts';
import type { Settings } from '../config.ts';
import { readOrganisation } from '../people/organisation.ts';
import { listBackups } from '../store/backup/thin.ts';
import { realFiles } from '../store/embedded/real-files.ts';
import { messages } from './messages.ts';

/** A backup is gone at the latest so long after it was made: `thin` keeps twelve months. */
const BACKUP_KEPT_FOR = 366 * DAY;

/** Where the words still stand that the store cannot reach. */
export async function stillHeld(id: string, settings: Settings): Promise<Sentence[]> {
  const { ZHIBIAO_DATA, ZHIBIAO_KNOWLEDGE, ZHIBIAO_BACKUP_DIR, ZHIBIAO_TIMEZONE: zone } = settings;
  const said: Sentence[] = [];
  const file = join(ZHIBIAO_KNOWLEDGE, 'organisation.yaml');
  const read = existsSync(file) ? readOrganisation(readFileSync(file, 'utf8')) : undefined;
  if (read?.ok && read.value.organisation.people.some((row) => row.id === id)) said.push(messages.inFile);
  const backups = ZHIBIAO_BACKUP_DIR === undefined ? [] : await listBackups(ZHIBIAO_BACKUP_DIR);
  const [newest] = backups;
  if (newest) said.push(messages.inBackups(backups.length, dateOf(newest.at + BACKUP_KEPT_FOR, zone)));
  const aside = (await realFiles.list(ZHIBIAO_DATA)).filter((name) => name.startsWith('before-restore-'));
  if (aside.length > 0) said.push(messages.inAside(aside.map((name) => join(ZHIBIAO_DATA, name))));
  return said;
}
