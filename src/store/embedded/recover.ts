import { hash as digestOf } from 'node:crypto';
import { both, messages } from '../messages.ts';
import { type Files, replaceFile } from './files.ts';
import type { Head } from './head.ts';
import { type Mark, rewriteLastGroup, type Tip } from './journal.ts';
import { type Line, NO_HASH, readLine } from './line.ts';
import { fileOfMonth, journalFiles, monthOfFile } from './months.ts';
import { linesOf, type RawLine } from './scan.ts';

/** The journal says something else than what was written: nothing is touched until a person has looked. */
export class JournalDamaged extends Error {
  override readonly name = 'JournalDamaged';
  readonly file: string;
  readonly line: number;
  constructor(sentence: string, file: string, line: number) {
    super(sentence);
    this.file = file;
    this.line = line;
  }
}

/** The place that a snapshot remembered is not there: read the journal from its beginning. */
export class MarkNotFound extends Error {
  override readonly name = 'MarkNotFound';
}

export const BEGINNING: Mark = { month: '', offset: 0, seq: 0, hash: NO_HASH, group: 0 };

/** An end that a crash tore: never acknowledged. */
export interface TornEnd {
  readonly file: string;
  /** 1 for the first line of the file. */
  readonly line: number;
  /** Where the whole part of the file ends. */
  readonly offset: number;
  readonly what: string;
}

export interface Reading {
  readonly tip: Tip;
  /** Start of the last group. */
  readonly mark: Mark;
  readonly torn: TornEnd | undefined;
}

export interface ReadingOptions {
  readonly files: Files;
  readonly folder: string;
  readonly from: Mark;
  readonly head: Head | undefined;
  readonly onLine: (line: Line, tip: Tip) => Promise<void> | void;
}

/** What a line must be to follow the one before; a few words when it does not. */
export function faultOf(
  line: Line,
  before: { readonly seq: number; readonly hash: string; readonly group: number },
): string | undefined {
  const { seq, prev, group } = line.header;
  if (seq !== before.seq + 1) return `number ${seq} where ${before.seq + 1} should be`;
  if (prev !== before.hash) return 'it does not continue the line before';
  if (group !== before.group && group !== before.group + 1) return `group ${group} after group ${before.group}`;
  return undefined;
}

/**
 * Reads the journal from a mark to its end and checks the chain on the way.
 *
 * A damaged line counts as torn when no whole line of a later group follows it (that one was only written after this one's
 * sync), and never at or before `head`. Anything else throws {@link JournalDamaged}.
 */
export async function readJournal(options: ReadingOptions): Promise<Reading> {
  const { files, folder, from, head, onLine } = options;
  const names = journalFiles(await files.list(folder)).filter((name) => (monthOfFile(name) ?? '') >= from.month);
  if (from.month !== '' && names[0] !== fileOfMonth(from.month)) throw new MarkNotFound(fileOfMonth(from.month));
  let mark = from;
  let tip: Tip = { seq: from.seq, hash: from.hash, group: from.group, month: from.month, length: from.offset };
  let torn: TornEnd | undefined;
  for (const name of names) {
    const month = monthOfFile(name) ?? '';
    const start = month === from.month ? from.offset : 0;
    let bad: { readonly raw: RawLine; readonly what: string } | undefined;
    const rest: Line[] = [];
    for await (const raw of linesOf(files, `${folder}/${name}`, start)) {
      const line = raw.whole ? readLine(raw.bytes) : 'the line has no end';
      if (torn || bad) {
        if (typeof line !== 'string') rest.push(line);
        continue;
      }
      const fault = typeof line === 'string' ? line : faultOf(line, tip);
      if (fault !== undefined || typeof line === 'string') {
        if (from !== BEGINNING && tip.seq === from.seq) throw new MarkNotFound(name);
        // A line that is whole in itself but out of its place was never torn.
        if (typeof line !== 'string') rest.push(line);
        bad = { raw, what: fault ?? '' };
        continue;
      }
      if (line.header.group !== tip.group) {
        mark = { month, offset: raw.offset, seq: tip.seq, hash: tip.hash, group: tip.group };
      }
      const { seq, group } = line.header;
      if (head?.seq === seq && head.hash !== line.hash) {
        throw await damaged(files, folder, name, raw.offset, 'head holds another hash for it');
      }
      tip = { seq, hash: line.hash, group, month, length: raw.offset + raw.bytes.length + 1 };
      await onLine(line, tip);
    }
    if (torn && rest.length > 0) throw await damaged(files, folder, torn.file, torn.offset, torn.what);
    if (!bad) continue;
    const { raw, what } = bad;
    if ((head && head.seq > tip.seq) || !mayBeTorn(raw, rest, tip)) {
      throw await damaged(files, folder, name, raw.offset, what);
    }
    torn = { file: name, line: await lineNumber(files, `${folder}/${name}`, raw.offset), offset: raw.offset, what };
  }
  // A mark stands before the last group: where nothing follows it, bodies went after it was noted, and the file is shorter.
  if (from.month !== '' && tip.seq === from.seq) throw new MarkNotFound(fileOfMonth(from.month));
  if (head && head.seq > tip.seq) {
    const file = names.at(-1) ?? fileOfMonth('');
    const line = (await lineNumber(files, `${folder}/${file}`, Number.MAX_SAFE_INTEGER)) - 1;
    throw new JournalDamaged(both(messages.endMissing(file, line, head.seq, tip.seq)), file, line + 1);
  }
  return { tip, mark, torn };
}

/** Whether the lines after a damaged one allow that its group was still being written. */
export function mayBeTorn(raw: RawLine, rest: readonly Line[], tip: Pick<Tip, 'seq' | 'group'>): boolean {
  const said = /"group":(\d+),/.exec(raw.bytes.toString('latin1', 0, 80))?.[1];
  const own = said === undefined ? tip.group + 1 : Number(said);
  // In the group of the last whole line, or the one after; and what stands there later in the file is of no later one.
  const group = own === tip.group ? tip.group : tip.group + 1;
  return rest.every(({ header }) => header.group <= group && header.seq > tip.seq + 1);
}

async function damaged(
  files: Files,
  folder: string,
  name: string,
  offset: number,
  what: string,
): Promise<JournalDamaged> {
  const line = await lineNumber(files, `${folder}/${name}`, offset);
  return new JournalDamaged(both(messages.damaged(name, line, what)), name, line);
}

/** Number of the line that begins at `offset`, from 1. */
export async function lineNumber(files: Files, path: string, offset: number): Promise<number> {
  let number = 1;
  for await (const line of linesOf(files, path)) {
    if (line.offset >= offset) break;
    number += 1;
  }
  return number;
}

/**
 * Mends what a crash may leave: keeps a torn end aside and cuts it off, then writes the last group again and syncs it, for
 * what can be read after a crash need not be on the disk.
 * @returns the name of the file that keeps the torn end
 */
export async function mendJournal(
  files: Files,
  folder: string,
  { tip, mark, torn }: Reading,
): Promise<string | undefined> {
  let aside: string | undefined;
  if (torn) {
    const path = `${folder}/${torn.file}`;
    const bytes = (await files.read(path))?.subarray(torn.offset) ?? Buffer.alloc(0);
    aside = `torn-${torn.file.slice('journal-'.length, -'.jsonl'.length)}-${tip.seq + 1}-${digestOf('sha256', bytes, 'hex').slice(0, 8)}.bytes`;
    await replaceFile(files, folder, aside, bytes);
    const file = await files.open(path, 'write');
    try {
      await file.truncate(torn.offset);
      await file.sync();
    } finally {
      await file.close();
    }
  }
  if (tip.seq > 0) {
    const file = await files.open(`${folder}/${fileOfMonth(tip.month)}`, 'write');
    try {
      await rewriteLastGroup(file, mark.offset, tip.length);
    } finally {
      await file.close();
    }
  }
  await files.syncFolder(folder);
  return aside;
}
