import type { Files } from '../../store/embedded/files.ts';
import { type Line, type PutEntry, putsOf, readLine, withoutBodies } from '../../store/embedded/line.ts';
import { journalFiles } from '../../store/embedded/months.ts';
import { linesOf } from '../../store/embedded/scan.ts';

/** What a package shows of the journal, as it was found while the chain was written. */
export interface Shown {
  /** Number of the first line, and of the last with its hash and time. */
  first?: number;
  head?: { readonly seq: number; readonly hash: string; readonly at: string };
  /** `[line, place]` of each body that is shown; the place counts the puts of that line from 0. */
  readonly bodies: [number, number][];
  /** What would be shown, but is not in the journal any more: erased on request. */
  readonly erased: [number, number][];
  /** Attachments that the bodies speak of. */
  readonly files: Set<string>;
  /** Internal ids of the people who are named. */
  readonly people: Set<string>;
}

/** A line of the journal is not as it was written: `verify` says where. */
export class BrokenJournal extends Error {}

const HASH = /"([0-9a-f]{64})"/g;
const PERSON = /"(?:by|assignee|confirmedBy)":"([^"\\]{1,64})"/g;

/**
 * The journal from the first line that concerns somebody on, each line as it stands there, but of the bodies only those
 * that are concerned: `null` stands for the others. The headers alone carry the chain on to its end.
 * @throws BrokenJournal
 */
export async function* chainOf(
  { files, folder }: { readonly files: Files; readonly folder: string },
  isConcerned: (put: PutEntry) => boolean,
  shown: Shown,
): AsyncGenerator<Uint8Array, void, undefined> {
  for (const name of journalFiles(await files.list(folder)))
    for await (const raw of linesOf(files, `${folder}/${name}`)) {
      if (!raw.whole) continue;
      const line = readLine(raw.bytes);
      if (typeof line === 'string') throw new BrokenJournal(`${name}: ${line}`);
      const concerned = noteShown(line, isConcerned, shown);
      if (shown.first === undefined && concerned.size === 0) continue;
      shown.first ??= line.header.seq;
      shown.head = { seq: line.header.seq, hash: line.hash, at: line.header.at };
      yield withoutBodies(raw.bytes, line, (place) => !concerned.has(place));
    }
}

/** The places of a line's bodies that are concerned. */
function noteShown({ header, bodies }: Line, isConcerned: (put: PutEntry) => boolean, shown: Shown): Set<number> {
  const places = new Set<number>();
  for (const [place, put] of putsOf(header).entries()) {
    if (!isConcerned(put)) continue;
    const body = bodies[place];
    places.add(place);
    (body ? shown.bodies : shown.erased).push([header.seq, place]);
    const text = body?.bytes.toString('utf8') ?? '';
    for (const [, hash = ''] of text.matchAll(HASH)) shown.files.add(hash);
    for (const [, person = ''] of text.matchAll(PERSON)) shown.people.add(person);
  }
  return places;
}
