import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from './base/log.ts';
import { applyOrganisation } from './people/apply.ts';
import { readOrganisation } from './people/organisation.ts';
import type { Store } from './store/store.ts';

/** Brings `organisation.yaml` into the directory; a file that can't be read changes nothing. */
export async function readDirectory(
  store: Pick<Store, 'transact'>,
  folder: string,
  zone: string,
  log: Log,
): Promise<void> {
  const file = join(folder, 'organisation.yaml');
  if (!existsSync(file)) return;
  const read = readOrganisation(readFileSync(file, 'utf8'));
  if (!read.ok) {
    log.error({ file: 'organisation.yaml', line: read.error.line }, read.error.say.zh);
    return;
  }
  for (const fault of read.value.faults) log.warn({ file: 'organisation.yaml', line: fault.line }, fault.say.zh);
  await store.transact({ what: 'organisation.yaml' }, (tx) => applyOrganisation(tx, read.value.organisation, zone));
}
