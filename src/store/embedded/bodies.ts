import { erasures } from './erasures.ts';
import { type Files, TEMPORARY, writeAll } from './files.ts';
import type { Mark } from './journal.ts';
import { isPut, type Line, type LineHeader, putsOf, readLine, withoutBodies } from './line.ts';
import { fileOfMonth, type Month } from './months.ts';
import { BEGINNING, JournalDamaged, readJournal } from './recover.ts';
import { linesOf } from './scan.ts';

/** Where a body stands: line number, and place among the puts of that line. */
export type BodyPlace = readonly [seq: number, index: number];

/** Bodies by the month whose file holds them. */
export type BodiesByMonth = Readonly<Record<Month, readonly BodyPlace[]>>;

/** Documents, by collection and id. */
export interface Target {
  readonly collection: string;
  readonly id: string;
}

const keyOf = (collection: string, id: string): string => `${collection}\n${id}`;

/** A hash of an attachment, as documents name it. */
const HASHES = /[0-9a-f]{64}/g;
/** Documents about an attachment are called by its hash. */
const HASH = /^[0-9a-f]{64}$/;

export interface Found {
  readonly bodies: Record<Month, BodyPlace[]>;
  /** Attachments that the bodies speak of. */
  readonly hashes: Set<string>;
}

/** Every body that was ever written for some documents, from a mark to the end of the journal. */
export async function findBodies(files: Files, folder: string, targets: readonly Target[], from: Mark): Promise<Found> {
  const wanted = new Set(targets.map(({ collection, id }) => keyOf(collection, id)));
  const found: Found = { bodies: {}, hashes: new Set() };
  await readJournal({
    files,
    folder,
    from,
    head: undefined,
    onLine: ({ header, bodies }, { month }) => {
      for (const [index, put] of putsOf(header).entries()) {
        const body = bodies[index];
        if (!body || !wanted.has(keyOf(put.put, put.id))) continue;
        const own = found.bodies[month] ?? [];
        found.bodies[month] = own;
        own.push([header.seq, index]);
        if (HASH.test(put.id)) found.hashes.add(put.id);
        for (const [hash] of body.bytes.toString('latin1').matchAll(HASHES)) found.hashes.add(hash);
      }
    },
  });
  return found;
}

/** Which of some documents stand, with a body, in some lines: told apart by the lines' hashes. */
export async function standingIn(
  files: Files,
  folder: string,
  sought: readonly { readonly targets: readonly Target[]; readonly lines: readonly string[] }[],
): Promise<ReadonlySet<Target>> {
  const byLine = new Map<string, Map<string, Target>>();
  for (const { targets, lines } of sought) {
    const wanted = new Map(targets.map((target) => [keyOf(target.collection, target.id), target]));
    for (const line of lines) byLine.set(line, new Map([...(byLine.get(line) ?? []), ...wanted]));
  }
  const standing = new Set<Target>();
  const onLine = ({ header, hash, bodies }: Line): void => {
    const wanted = byLine.get(hash);
    if (!wanted) return;
    for (const [index, put] of putsOf(header).entries()) {
      const target = bodies[index] ? wanted.get(keyOf(put.put, put.id)) : undefined;
      if (target) standing.add(target);
    }
  };
  await readJournal({ files, folder, from: BEGINNING, head: undefined, onLine });
  return standing;
}

/** Hashes among those given that a body of the journal still speaks of. */
export async function hashesInUse(
  files: Files,
  folder: string,
  hashes: ReadonlySet<string>,
  from: Mark,
): Promise<Set<string>> {
  const used = new Set<string>();
  const look = ({ header, bodies }: Line): void => {
    for (const [index, put] of putsOf(header).entries()) {
      const body = bodies[index];
      if (put.put === erasures.name) continue;
      if (body && hashes.has(put.id)) used.add(put.id);
      for (const [hash] of body?.bytes.toString('latin1').matchAll(HASHES) ?? []) if (hashes.has(hash)) used.add(hash);
    }
  };
  await readJournal({ files, folder, from, head: undefined, onLine: look });
  return used;
}

/** Bodies whose term is over: written to expire, and a later line dropped their document. */
export async function findExpired(files: Files, folder: string, from: Mark): Promise<Record<Month, BodyPlace[]>> {
  const standing = new Map<string, [Month, BodyPlace][]>();
  const expired: Record<Month, BodyPlace[]> = {};
  const drop = (key: string): void => {
    for (const [month, place] of standing.get(key) ?? []) {
      const own = expired[month] ?? [];
      expired[month] = own;
      own.push(place);
    }
    standing.delete(key);
  };
  await readJournal({
    files,
    folder,
    from,
    head: undefined,
    onLine: ({ header, bodies }, { month }) => {
      let index = 0;
      for (const doc of header.docs) {
        if (!isPut(doc)) {
          drop(keyOf(doc.drop, doc.id));
          continue;
        }
        const place: BodyPlace = [header.seq, index];
        if (doc.expires && bodies[index]) {
          const key = keyOf(doc.put, doc.id);
          standing.set(key, [...(standing.get(key) ?? []), [month, place]]);
        }
        index += 1;
      }
    },
  });
  return expired;
}

export interface Rewritten {
  readonly length: number;
  /** Hashes of the lines that lost bodies. */
  readonly lines: readonly string[];
  /** Where the last group of the file begins. */
  readonly groupOffset: number;
}

/**
 * Writes a month's file anew without some bodies: the bytes of every header stay as they are. Beside the old one, synced,
 * read back and compared, then renamed. Nobody may write to the file meanwhile.
 */
export async function rewriteMonth(
  files: Files,
  folder: string,
  month: Month,
  places: readonly BodyPlace[],
): Promise<Rewritten> {
  const name = fileOfMonth(month);
  const temporary = `${folder}/${name}${TEMPORARY}`;
  const gone = new Set(places.map(([seq, index]) => `${seq} ${index}`));
  const touched = new Set(places.map(([seq]) => seq));
  const sums: string[] = [];
  const lines: string[] = [];
  let length = 0;
  let groupOffset = 0;
  let group = 0;
  const target = await files.open(temporary, 'create');
  try {
    let batch: Buffer[] = [];
    let pending = 0;
    const flush = async (): Promise<void> => {
      await writeAll(target, Buffer.concat(batch), length - pending);
      batch = [];
      pending = 0;
    };
    let number = 0;
    for await (const { bytes, whole } of linesOf(files, `${folder}/${name}`)) {
      number += 1;
      const line = whole ? readLine(bytes) : 'no line break at its end';
      if (typeof line === 'string') throw new JournalDamaged(line, name, number);
      const kept = keep(bytes, line, line.header, gone);
      if (line.header.group !== group) groupOffset = length;
      group = line.header.group;
      sums.push(line.hash);
      if (touched.has(line.header.seq)) lines.push(line.hash);
      batch.push(kept);
      length += kept.length;
      pending += kept.length;
      if (pending > 1 << 20) await flush();
    }
    await flush();
    await target.sync();
  } finally {
    await target.close();
  }
  await compare(files, temporary, sums, gone);
  await files.rename(temporary, `${folder}/${name}`);
  await files.syncFolder(folder);
  return { length, groupOffset, lines };
}

function keep(bytes: Buffer, line: Line, { seq }: LineHeader, gone: ReadonlySet<string>): Buffer {
  const goes = (index: number): boolean => gone.has(`${seq} ${index}`);
  return line.bodies.some((_, index) => goes(index))
    ? withoutBodies(bytes, line, goes)
    : Buffer.concat([bytes, Buffer.from('\n')]);
}

/** Reads back what was written: each header still has its hash, and what should be gone is gone. */
async function compare(files: Files, path: string, sums: readonly string[], gone: ReadonlySet<string>): Promise<void> {
  let number = 0;
  for await (const { bytes } of linesOf(files, path)) {
    const line = readLine(bytes);
    const same = typeof line !== 'string' && line.hash === sums[number];
    const left = same && line.bodies.some((body, index) => body && gone.has(`${line.header.seq} ${index}`));
    number += 1;
    if (!same || left) throw new Error(`${path} is not what was meant, in line ${number}: the old file stays`);
  }
  if (number !== sums.length)
    throw new Error(`${path} has ${number} lines instead of ${sums.length}: the old file stays`);
}
