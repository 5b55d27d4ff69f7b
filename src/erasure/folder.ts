import { existsSync } from 'node:fs';
import type { Clock } from '../base/clock.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Sentence } from '../base/sentence.ts';
import { allCollections } from '../collections.ts';
import type { Settings } from '../config.ts';
import { FolderInUse } from '../store/embedded/lock.ts';
import { type EmbeddedStore, openStore } from '../store/embedded/open.ts';
import { readOnlyStore } from '../store/embedded/read-only.ts';
import { eraseAll, planErasure } from './erase.ts';
import { stillHeld } from './held.ts';
import { messages } from './messages.ts';

/** `erase`: shows what would go, beside a running bot; with `yes` it does it, and then the bot must be stopped. */
export async function erasePerson(
  who: string,
  settings: Settings,
  clock: Clock,
  yes: boolean,
): Promise<Result<string, string>> {
  const { ZHIBIAO_DATA: folder, ZHIBIAO_TIMEZONE: zone } = settings;
  if (!existsSync(folder)) return fail(`${folder}: 没有数据 · there is no store`);
  if (!yes) {
    const reader = await readOnlyStore(folder, { collections: allCollections, zone });
    const plan = await planErasure(reader, who, allCollections);
    return plan.ok
      ? ok(text([...plan.value.say, ...(await stillHeld(plan.value.id, settings)), messages.sayYes]))
      : fail(text([plan.error]));
  }
  const ledgers = settings.ZHIBIAO_BACKUP_DIR === undefined ? [] : [settings.ZHIBIAO_BACKUP_DIR];
  let store: EmbeddedStore;
  try {
    store = await openStore({ folder, clock, zone, collections: allCollections, ledgers });
  } catch (error) {
    if (error instanceof FolderInUse) return fail(text([error.sentence]));
    throw error;
  }
  try {
    const plan = await planErasure(store, who, allCollections);
    if (!plan.ok) return fail(text([plan.error]));
    const { id, name, say } = plan.value;
    const { bodies, blobs } = await eraseAll(store, plan.value, { what: 'erasure on request' });
    return ok(text([...say, messages.done(name, bodies, blobs), ...(await stillHeld(id, settings))]));
  } finally {
    await store.close();
  }
}

const text = (sentences: readonly Sentence[]): string => sentences.map(({ zh, en }) => `${zh}\n${en}`).join('\n');
