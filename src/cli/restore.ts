import type { Clock } from '../base/clock.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { allCollections } from '../collections.ts';
import type { Settings } from '../config.ts';
import { restore } from '../store/backup/restore.ts';
import { readLedger } from '../store/embedded/ledger.ts';
import { openStore } from '../store/embedded/open.ts';
import { realFiles } from '../store/embedded/real-files.ts';

/** `restore`: what was there before is kept aside; what was erased on request since the backup is erased again. */
export async function restoreFolder(
  archive: string,
  { ZHIBIAO_DATA: folder, ZHIBIAO_TIMEZONE: zone }: Settings,
  clock: Clock,
  overLater: boolean,
): Promise<Result<string, string>> {
  const done = await restore(archive, folder, { now: clock.now(), overLater });
  if (!done.ok) return fail(`${done.error.zh}\n${done.error.en}`);
  const { verdict, aside } = done.value;
  const again = (await readLedger(realFiles, folder)).length > 0 ? await eraseAgain(folder, zone, clock) : [];
  return ok([verdict.sentence.zh, verdict.sentence.en, ...again, ...(aside ? [aside] : [])].join('\n'));
}

/** Opening the store does it, also at the next start where this is cut short. */
async function eraseAgain(folder: string, zone: string, clock: Clock): Promise<readonly string[]> {
  const store = await openStore({ folder, clock, zone, collections: allCollections });
  await store.close();
  return store.notices;
}
