import { createHash } from 'node:crypto';
import type { Adapter } from 'lowdb';
import { type Files, TEMPORARY, writeAll } from './files.ts';
import type { PartitionData } from './partition.ts';
import type { StoredRow } from './rows.ts';
import { linesOf } from './scan.ts';

/** The last line of a state file: says what the file holds and that it is whole. */
export interface Trailer {
  /** Changes up to this line of the journal are in the file; later ones may be. */
  readonly seq: number;
  /** No change after this line is in the file. */
  readonly upTo: number;
  /** Lines before this one. A document that was dropped and put again meanwhile has two; the later counts. */
  readonly rows: number;
  /** Newest schema version that rows were brought to. */
  readonly version: number;
  /** Of all bytes before this line. */
  readonly sha256: string;
}

/** What a snapshot has to know of the world around it. */
export interface SnapshotMoment {
  /** The line of the journal up to which the state surely is what it will be on disk. */
  readonly seq: number;
  /** Lets turns run between two batches of rows. */
  readonly breathe: () => Promise<void>;
  /** The newest line whose changes may have been seen by now, once it is on disk; rejects when it never will be. */
  readonly settled: () => Promise<number>;
}

/** A state file that can't be used. Never an error of the store: the journal knows everything that it held. */
export class UnusableState extends Error {
  override readonly name = 'UnusableState';
}

const BATCH = 256;
const DOC = ',"doc":';

const spellRow = (row: StoredRow): string =>
  `{"id":${JSON.stringify(row.id)},"v":${row.version},"o":${row.ordinal}${DOC}${row.text}}\n`;

function readRow(line: Buffer): StoredRow {
  // Quotes inside strings are escaped: the first such run of bytes begins the document.
  const cut = line.indexOf(DOC);
  const { id, v, o } = JSON.parse(`${line.toString('utf8', 0, cut)}}`) as { id: string; v: number; o: number };
  return { id, text: line.toString('utf8', cut + DOC.length, line.length - 1), version: v, ordinal: o };
}

/** lowdb's adapter for a state file, with what lowdb's own lacks: temporary file, sync, rename, sync of the folder. */
export interface StateAdapter extends Adapter<PartitionData> {
  /** The moment that the next `write` is about; must be set before. */
  moment: SnapshotMoment | undefined;
  /** Of the file as last read or written. */
  trailer: Trailer | undefined;
  /** Hears of each row that is written: for counts that must fit the file exactly. */
  onRow: ((row: StoredRow) => void) | undefined;
}

export function stateAdapter(files: Files, folder: string, name: string, version: number): StateAdapter {
  const path = `${folder}/${name}`;
  const adapter: StateAdapter = {
    moment: undefined,
    trailer: undefined,
    onRow: undefined,
    read: async () => {
      const { rows, trailer } = await readStateFile(files, path);
      adapter.trailer = trailer;
      return { rows };
    },
    write: async (data) => {
      const { moment, onRow } = adapter;
      if (!moment) throw new Error('a snapshot needs its moment');
      adapter.trailer = await writeStateFile(files, folder, name, data, version, moment, onRow);
    },
  };
  return adapter;
}

async function readStateFile(files: Files, path: string): Promise<{ rows: Map<string, StoredRow>; trailer: Trailer }> {
  const rows = new Map<string, StoredRow>();
  const sum = createHash('sha256');
  let last: Buffer | undefined;
  let lines = 0;
  try {
    for await (const { bytes, whole } of linesOf(files, path)) {
      if (!whole) throw new UnusableState(`${path} is cut`);
      if (last) {
        sum.update(last).update('\n');
        const row = readRow(last);
        rows.set(row.id, row);
        lines += 1;
      }
      last = bytes;
    }
    const trailer = last && (JSON.parse(last.toString('utf8')) as Trailer);
    if (!trailer || trailer.rows !== lines || trailer.sha256 !== sum.digest('hex')) {
      throw new UnusableState(`${path} is not whole`);
    }
    return { rows, trailer };
  } catch (error) {
    if (error instanceof SyntaxError) throw new UnusableState(`${path} is not readable`);
    throw error;
  }
}

/** Longer than any trailer. */
const TRAILER_ROOM = 512;

/** Only the last line of a state file: cheap, and enough to see which file it is. */
export async function readTrailer(files: Files, path: string): Promise<Trailer | undefined> {
  const file = await files.open(path, 'read');
  if (!file) return undefined;
  try {
    const size = await file.size();
    const from = Math.max(0, size - TRAILER_ROOM);
    const tail = (await file.read(from, size - from)).toString('utf8').split('\n');
    const trailer = JSON.parse(tail.at(-2) ?? '') as Trailer;
    return typeof trailer.seq === 'number' && typeof trailer.sha256 === 'string' ? trailer : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  } finally {
    await file.close();
  }
}

async function writeStateFile(
  files: Files,
  folder: string,
  name: string,
  data: PartitionData,
  version: number,
  moment: SnapshotMoment,
  onRow: ((row: StoredRow) => void) | undefined,
): Promise<Trailer> {
  const temporary = `${folder}/${name}${TEMPORARY}`;
  const file = await files.open(temporary, 'create');
  let trailer: Trailer;
  try {
    const sum = createHash('sha256');
    let position = 0;
    let written = 0;
    let batch: string[] = [];
    const flush = async (): Promise<void> => {
      const bytes = Buffer.from(batch.join(''));
      batch = [];
      sum.update(bytes);
      await writeAll(file, bytes, position);
      position += bytes.length;
      await moment.breathe();
    };
    // A map may change while it is walked: what is added is met later, what is dropped is not met again.
    for (const row of data.rows.values()) {
      onRow?.(row);
      written += 1;
      if (batch.push(spellRow(row)) >= BATCH) await flush();
    }
    await flush();
    // Rows of lines that were not on disk yet may be among them: the file must not outlive such a line's loss.
    const upTo = await moment.settled();
    trailer = { seq: moment.seq, upTo, rows: written, version, sha256: sum.digest('hex') };
    await writeAll(file, Buffer.from(`${JSON.stringify(trailer)}\n`), position);
    await file.sync();
  } finally {
    await file.close();
  }
  await files.rename(temporary, `${folder}/${name}`);
  await files.syncFolder(folder);
  return trailer;
}
