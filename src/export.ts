import { existsSync } from 'node:fs';
import { allCollections } from './app.ts';
import { fail, ok, type Result } from './base/result.ts';
import type { Sentence } from './base/sentence.ts';
import type { Settings } from './config.ts';
import { exportTo } from './export/file.ts';
import { messages } from './export/messages.ts';
import { exportKinds } from './export-kinds.ts';
import { readOnlyStore } from './store/embedded/read-only.ts';

/** `export`: everything of a kind into a file, beside a running bot. */
export async function exportFile(name: string, file: string, settings: Settings): Promise<Result<string, string>> {
  const { ZHIBIAO_DATA: folder, ZHIBIAO_TIMEZONE: zone } = settings;
  const done = await exportTo(file, { kinds: exportKinds, name, zone }, async () =>
    existsSync(folder)
      ? ok(await readOnlyStore(folder, { collections: allCollections, zone }))
      : fail(messages.noStore(folder)),
  );
  return done.ok ? ok(both(messages.written(done.value, file))) : fail(both(done.error));
}

const both = ({ zh, en }: Sentence): string => `${zh}\n${en}`;
