import { extname } from 'node:path';
import { fail, ok, type Result } from '../base/result.ts';
import type { Sentence } from '../base/sentence.ts';
import { zipStream } from '../base/zip-stream.ts';
import { attachments } from '../chat/files.ts';
import { BrokenJournal } from '../export/evidence/chain.ts';
import { NothingToShow, packageOf } from '../export/evidence/package.ts';
import { messages } from '../export/messages.ts';
import type { Narrowed } from '../export/narrow.ts';
import { eachRow } from '../export/rows.ts';
import { type Watch, writeWhole } from '../export/write.ts';
import { findingEvents, findingRef, findings } from '../inspection/findings/model.ts';
import { adjustments, appeals, frozenScores, scoreDrafts } from '../inspection/scores/model.ts';
import { recordRef, records } from '../records/model.ts';
import type { PutEntry } from '../store/embedded/line.ts';
import type { ReadOnlyStore } from '../store/embedded/read-only.ts';
import { realFiles } from '../store/embedded/real-files.ts';
import type { Reader } from '../store/store.ts';
import { clauseEvents } from '../trail/model.ts';

export const EVIDENCE = 'evidence';

/** Their ids begin with the number of what they belong to: `ISS-12/3`. */
const BY_NUMBER: readonly string[] = [findings, findingEvents, records, clauseEvents].map(({ name }) => name);

/** Which documents are concerned: of one finding, or of a month's findings, records and scores of one service or all. */
async function concernedBy(reader: Reader, { finding, month, period, team }: Narrowed) {
  const numbers = new Set<string>();
  const others = new Set<string>();
  if (finding !== undefined) numbers.add(findingRef(finding));
  else if (period) {
    const own = { where: { at: { ...period }, ...(team ? { service: team } : {}) }, order: { by: 'at' } };
    for await (const { document } of eachRow(reader, findings, own)) numbers.add(findingRef(document.number));
    for await (const { document } of eachRow(reader, records, own)) numbers.add(recordRef(document.number));
    for (const collection of [frozenScores, scoreDrafts, adjustments, appeals] as const)
      for await (const { id, document } of eachRow(reader, collection as typeof adjustments))
        if (document.month === month && (!team || document.service === team)) others.add(`${collection.name}\n${id}`);
  }
  return ({ put, id }: PutEntry): boolean =>
    BY_NUMBER.includes(put) ? numbers.has(id.split('/')[0] ?? '') : others.has(`${put}\n${id}`);
}

/**
 * `export evidence`: a package that can be checked without this program, see docs/evidence.md.
 * @returns how many documents it shows
 */
export async function exportEvidence(
  file: string,
  folder: string,
  wanted: Narrowed,
  open: () => Promise<Result<ReadOnlyStore, Sentence>>,
  watch: Watch,
): Promise<Result<number, Sentence>> {
  if (extname(file).toLowerCase() !== '.zip') return fail(messages.noSuchForm(extname(file), ['.zip']));
  const { finding, month, team } = wanted;
  if (finding === undefined && month === undefined) return fail(messages.evidenceOfWhat);
  const opened = await open();
  if (!opened.ok) return opened;
  const reader = opened.value;
  let shown = 0;
  const entries = packageOf(
    {
      about: finding === undefined ? [month, team].filter(Boolean).join(' ') : findingRef(finding),
      isConcerned: await concernedBy(reader, wanted),
      journal: { files: realFiles, folder },
      reader,
      getBlob: reader.getBlob,
      fileOf: (hash) => reader.get(attachments, hash),
    },
    (documents) => {
      shown = documents;
    },
  );
  try {
    const done = await writeWhole(file, zipStream(entries), watch);
    return done.ok ? ok(shown) : done;
  } catch (error) {
    if (error instanceof NothingToShow) return fail(messages.noEvidence);
    if (error instanceof BrokenJournal) return fail(messages.brokenJournal(error.message));
    throw error;
  }
}
