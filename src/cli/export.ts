import { existsSync } from 'node:fs';
import { fail, ok, type Result } from '../base/result.ts';
import type { Sentence } from '../base/sentence.ts';
import { allCollections } from '../collections.ts';
import type { Settings } from '../config.ts';
import { exportTo } from '../export/file.ts';
import { messages } from '../export/messages.ts';
import { inMonth, isMonth, type Narrowed } from '../export/narrow.ts';
import type { Watch } from '../export/write.ts';
import { EVIDENCE, exportEvidence } from '../parts/export-evidence.ts';
import { exportKinds } from '../parts/export-kinds.ts';
import { TEAMS } from '../people/model.ts';
import { readOnlyStore } from '../store/embedded/read-only.ts';

/** What of a kind is wanted, as it was typed. */
export interface Chosen {
  readonly month?: string;
  readonly service?: string;
  readonly finding?: string;
}

function narrowedBy({ month, service, finding }: Chosen, zone: string): Result<Narrowed, Sentence> {
  if (month !== undefined && !isMonth(month)) return fail(messages.badMonth(month));
  const team = TEAMS.find((one) => one === service);
  if (service !== undefined && !team) return fail(messages.badService(service, TEAMS));
  const number = finding === undefined ? undefined : /^(?:ISS-?|#)?([1-9]\d{0,8})(?:号)?$/i.exec(finding.trim())?.[1];
  if (finding !== undefined && number === undefined) return fail(messages.badFinding(finding));
  return ok({
    ...(team ? { team } : {}),
    ...inMonth(month, zone),
    ...(number === undefined ? {} : { finding: Number(number) }),
  });
}

/** `export`: everything of a kind, or what is chosen of it, into a file, beside a running bot. */
export async function exportFile(
  name: string,
  file: string,
  settings: Settings,
  chosen: Chosen = {},
  watch: Watch = {},
): Promise<Result<string, string>> {
  const { ZHIBIAO_DATA: folder, ZHIBIAO_TIMEZONE: zone } = settings;
  const wanted = narrowedBy(chosen, zone);
  if (!wanted.ok) return fail(both(wanted.error));
  const asked = { kinds: exportKinds, name, zone, wanted: wanted.value };
  const open = async () =>
    existsSync(folder)
      ? ok(await readOnlyStore(folder, { collections: allCollections, zone }))
      : fail(messages.noStore(folder));
  const done =
    name === EVIDENCE
      ? await exportEvidence(file, folder, wanted.value, open, watch)
      : await exportTo(file, asked, open, watch);
  return done.ok ? ok(both(messages.written(done.value, file))) : fail(both(done.error));
}

const both = ({ zh, en }: Sentence): string => `${zh}\n${en}`;
