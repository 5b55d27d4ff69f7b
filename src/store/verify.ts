import { hash as digestOf } from 'node:crypto';
import { BLOBS_FOLDER } from './embedded/blobs.ts';
import { type Files, TEMPORARY } from './embedded/files.ts';
import { HEAD, type Head, readHead } from './embedded/head.ts';
import { isPut, type Line, type LineHeader, NO_HASH, putsOf, readLine } from './embedded/line.ts';
import { fileOfMonth, journalFiles, laterMonth } from './embedded/months.ts';
import { realFiles } from './embedded/real-files.ts';
import { mayBeTorn } from './embedded/recover.ts';
import { linesOf, type RawLine } from './embedded/scan.ts';
import { messages, type Sentence } from './messages.ts';
import type { Cause } from './store.ts';

export interface Spot {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

export interface Verdict {
  readonly ok: boolean;
  /** The first place that is not as it was written. */
  readonly fault?: Spot & { readonly what: Sentence };
  /** An end that is being written, or that a crash left: no fault. */
  readonly unfinished?: Spot;
  /** Whole lines in a row from the beginning. */
  readonly lines: number;
  /** The last of them: what a head of now would say. */
  readonly head: Head;
  readonly expired: number;
  readonly erased: number;
  /** The lines that erased them, oldest first. */
  readonly erasures: readonly ErasureLine[];
  /** Attachments that the journal speaks of: how many are there, and how many were erased on request. */
  readonly attachments: { readonly kept: number; readonly erased: number };
  /** All of it in a sentence for the administrator. */
  readonly sentence: Sentence;
}

/** A line that erased bodies, and what they were. */
export interface ErasureLine {
  readonly seq: number;
  readonly at: string;
  readonly cause: Cause;
  /** How many bodies of each collection are gone by it. */
  readonly bodies: Readonly<Record<string, number>>;
}

export interface VerifyOptions {
  readonly files?: Files;
  /** A head that someone else kept: what alone shows that everything was rewritten, or cut together with `head`. */
  readonly head?: Head;
  /** Collections whose documents are called by the hash of an attachment: while one stands, so must its file. */
  readonly attachments?: readonly string[];
}

/** Turns of other work are let in after so many lines. */
const BREATH = 256;

/**
 * Re-computes the journal's chain and every body's digest, and names the first line that was altered, cut, removed, doubled
 * or moved. Takes no lock, repairs nothing, and reads beside a running bot up to the last whole line.
 */
export async function verify(folder: string, options: VerifyOptions = {}): Promise<Verdict> {
  const files = options.files ?? realFiles;
  // The head first: it never leads the journal, so that what is read after it must reach it.
  const { head, readable } = await readHead(files, folder);
  const walk = createWalk(
    [head, options.head].filter((one): one is Head => one !== undefined),
    options.attachments ?? [],
  );
  const names = journalFiles(await files.list(folder));
  let unfinished: Spot | undefined;
  for (const file of names) {
    const end = await walkFile(files, folder, file, file === names.at(-1), walk, head);
    if (end) unfinished = end;
    if (walk.fault()) break;
  }
  let fault = walk.fault() ?? walk.atEnd(unfinished, names.at(-1) ?? 'journal');
  if (!fault && readable === 0 && walk.last().seq > 0) fault = { file: HEAD, line: 1, what: messages.faults.noHead };
  const { named, erasedFiles } = walk.files();
  fault ??= await checkBlobs(files, folder, named);
  const { expired, erased, erasures } = walk.gone();
  const { seq, hash } = walk.last();
  const whole = messages.chainHolds(seq, expired, erased, options.head !== undefined);
  const attachments = { kept: named.size, erased: erasedFiles.size };
  const counted = attachments.kept + attachments.erased > 0 ? messages.attachmentsHold(attachments) : undefined;
  const sentence = fault
    ? fault.file.startsWith(BLOBS_FOLDER)
      ? messages.badAttachment(fault.file, fault.what)
      : messages.firstFault(fault.file, fault.line, fault.what)
    : withEnd(joined(whole, counted), unfinished);
  return {
    ok: !fault,
    ...(fault && { fault }),
    ...(unfinished && !fault && { unfinished }),
    lines: seq,
    head: { seq, hash },
    expired,
    erased,
    erasures,
    attachments,
    sentence,
  };
}

const withEnd = (whole: Sentence, unfinished: Spot | undefined): Sentence =>
  joined(whole, unfinished && messages.unfinishedEnd(unfinished.file, unfinished.line));

const joined = (one: Sentence, other: Sentence | undefined): Sentence =>
  other ? { zh: `${one.zh}${other.zh}`, en: `${one.en} ${other.en}` } : one;

type Walk = ReturnType<typeof createWalk>;
type Fault = Spot & { readonly what: Sentence };

async function walkFile(
  files: Files,
  folder: string,
  file: string,
  isLast: boolean,
  walk: Walk,
  head: Head | undefined,
): Promise<Spot | undefined> {
  let number = 0;
  let bad: { readonly raw: RawLine; readonly what: string; readonly spot: Spot } | undefined;
  const rest: Line[] = [];
  for await (const raw of linesOf(files, `${folder}/${file}`)) {
    number += 1;
    if (number % BREATH === 0) await new Promise<void>((resolve) => setImmediate(resolve));
    const line = raw.whole ? readLine(raw.bytes) : 'no line break at its end';
    if (bad) {
      if (typeof line !== 'string') rest.push(line);
    } else if (typeof line === 'string') {
      bad = { raw, what: line, spot: { file, line: number } };
    } else {
      walk.take(line, { file, line: number });
      if (walk.fault()) return undefined;
    }
  }
  if (!bad) return undefined;
  if (isLast && (head?.seq ?? 0) <= walk.last().seq && mayBeTorn(bad.raw, rest, walk.last())) return bad.spot;
  walk.fail({ ...bad.spot, what: messages.faults.altered(bad.what) });
  return undefined;
}

/** Follows the chain line by line. */
function createWalk(heads: readonly Head[], attachments: readonly string[]) {
  let last = { seq: 0, hash: NO_HASH, group: 0 };
  let at: Spot = { file: '', line: 0 };
  let month = '';
  let fault: Fault | undefined;
  let expired = 0;
  let erased = 0;
  /** Bodies that are gone, by line number and place, until a line is met that explains it. */
  const missing = new Map<string, Fault & { readonly collection: string }>();
  const erasures: ErasureLine[] = [];
  /** Those among them that a drop explains, by their document. */
  const untilDropped = new Map<string, string[]>();
  /** Attachments that standing documents are called by, and where each was last named. */
  const named = new Map<string, Spot>();
  const erasedFiles = new Set<string>();

  function fail(found: Fault): void {
    fault ??= found;
  }

  /** What a line must be to stand where it stands; a few words when it is not. */
  function faultOf({ header, hash }: Line, spot: Spot): Fault | undefined {
    const { faults } = messages;
    const { seq, prev, group } = header;
    if (seq !== last.seq + 1) return { ...spot, what: faults.misplaced(seq, last.seq + 1) };
    // Both are whole in themselves and follow by number: it is the earlier one that was exchanged.
    if (prev !== last.hash) return { ...(last.seq > 0 ? at : spot), what: faults.rewritten };
    if (group !== last.group && group !== last.group + 1) return { ...spot, what: faults.wrongGroup };
    if (spot.file !== fileOfMonth(month)) return { ...spot, what: faults.wrongFile(month) };
    const other = heads.some((head) => head.seq === seq && head.hash !== hash);
    return other ? { ...spot, what: faults.otherHead } : undefined;
  }

  function take(line: Line, spot: Spot): void {
    // A clock that went back does not reopen an older file: the month is the latest so far.
    month = laterMonth(month, line.header.at.slice(0, 7));
    const found = faultOf(line, spot);
    if (found) {
      fail(found);
      return;
    }
    noteMissing(line, spot);
    if (attachments.length > 0) noteFiles(line, spot);
    last = { seq: line.header.seq, hash: line.hash, group: line.header.group };
    at = spot;
  }

  function noteMissing({ header, bodies }: Line, spot: Spot): void {
    for (const [index, put] of putsOf(header).entries()) {
      if (bodies[index]) continue;
      const key = `${header.seq} ${index}`;
      missing.set(key, { ...spot, what: messages.faults.bodyGone(put.put, put.id), collection: put.put });
      if (!put.expires) continue;
      const document = `${put.put}\n${put.id}`;
      untilDropped.set(document, [...(untilDropped.get(document) ?? []), key]);
    }
    if (missing.size === 0) return;
    noteErased(header);
    for (const doc of header.docs) {
      if (isPut(doc)) continue;
      const document = `${doc.drop}\n${doc.id}`;
      for (const key of untilDropped.get(document) ?? []) if (missing.delete(key)) expired += 1;
      untilDropped.delete(document);
    }
  }

  function noteFiles({ header, bodies }: Line, spot: Spot): void {
    let place = 0;
    for (const doc of header.docs) {
      const body = isPut(doc) ? bodies[place++] : undefined;
      if (!attachments.includes(isPut(doc) ? doc.put : doc.drop)) continue;
      named.delete(doc.id);
      if (body) named.set(doc.id, spot);
      else if (isPut(doc)) erasedFiles.add(doc.id);
      if (body) erasedFiles.delete(doc.id);
    }
  }

  function noteErased({ seq, at, cause, erases = [] }: LineHeader): void {
    const bodies: Record<string, number> = {};
    for (const key of erases.map((place) => place.join(' '))) {
      const collection = missing.get(key)?.collection;
      if (collection === undefined) continue;
      missing.delete(key);
      erased += 1;
      bodies[collection] = (bodies[collection] ?? 0) + 1;
    }
    if (Object.keys(bodies).length > 0) erasures.push({ seq, at, cause, bodies });
  }

  /** What only the end shows. */
  function atEnd(unfinished: Spot | undefined, lastFile: string): Fault | undefined {
    const furthest = Math.max(0, ...heads.map((head) => head.seq));
    if (furthest > last.seq) {
      const next = at.file === lastFile ? { file: at.file, line: at.line + 1 } : { file: lastFile, line: 1 };
      const where = unfinished ?? next;
      return { ...where, what: messages.faults.endMissing(furthest, last.seq) };
    }
    return [...missing.values()][0];
  }

  return {
    take,
    fail,
    fault: () => fault,
    atEnd,
    last: () => last,
    gone: () => ({ expired, erased, erasures }),
    files: () => ({ named, erasedFiles }),
  };
}

/** An attachment's name is the hash of its content; one that is spoken of is there. */
async function checkBlobs(files: Files, folder: string, named: ReadonlyMap<string, Spot>): Promise<Fault | undefined> {
  const names = (await files.list(`${folder}/${BLOBS_FOLDER}`)).filter((name) => !name.endsWith(TEMPORARY));
  const there = new Set(names);
  for (const [hash, spot] of named) if (!there.has(hash)) return { ...spot, what: messages.faults.blobGone(hash) };
  for (const name of names) {
    const bytes = await files.read(`${folder}/${BLOBS_FOLDER}/${name}`);
    if (bytes && digestOf('sha256', bytes, 'hex') !== name) {
      return { file: `${BLOBS_FOLDER}/${name}`, line: 1, what: messages.faults.blobAltered };
    }
  }
  return undefined;
}
