import { createHash } from 'node:crypto';
import type { SearchIndex } from './index-model.ts';
import { type Counts, weigh } from './postings.ts';

/**
 * The saved form: a mark, the length of a JSON header, the header, typed arrays one after the other (each begins at a
 * multiple of eight), and a SHA-256 of all of it. Postings are not kept: the rows are, as differences of term numbers in
 * bytes of seven bits, and loading repeats the second pass. A third of the size, and no slower than reading the rest.
 */
const MARK = 'zhibiao index 1\n';
const DIGEST_LENGTH = 32;

interface Header {
  readonly fingerprint: string;
  readonly analyser: string;
  readonly ids: readonly string[];
  readonly groups: readonly string[];
  readonly k1: number;
  readonly b: number;
  readonly terms: number;
  readonly pairs: number;
  /** Bytes of each array, in order. */
  readonly sections: readonly number[];
}

/** An index as bytes, for `loadIndex`. */
export function saveIndex(index: SearchIndex): Uint8Array {
  const { table, counts, texts } = index;
  const arrays: ArrayBufferView[] = [
    index.digests,
    index.groupOf,
    table.units.subarray(0, table.starts[table.count]),
    table.starts.subarray(0, table.count + 1),
    table.slots,
    counts.lengths,
    texts.units,
    texts.starts,
    packRows(counts),
  ];
  const header: Header = {
    fingerprint: index.fingerprint,
    analyser: index.analyser,
    ids: index.ids,
    groups: index.groups,
    k1: index.weighing.k1,
    b: index.weighing.b,
    terms: table.count,
    pairs: counts.starts[counts.rows] ?? 0,
    sections: arrays.map(({ byteLength }) => byteLength),
  };
  const head = Buffer.from(JSON.stringify(header));
  const start = MARK.length + 4 + head.length;
  const total = arrays.reduce((at, { byteLength }) => aligned(at) + byteLength, start);
  const bytes = Buffer.alloc(total + DIGEST_LENGTH);
  bytes.write(MARK, 0, 'latin1');
  bytes.writeUInt32LE(head.length, MARK.length);
  bytes.set(head, MARK.length + 4);
  let at = start;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    at = aligned(at);
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  bytes.set(digest(bytes.subarray(0, total)), total);
  return bytes;
}

/** The index that `saveIndex` saved; undefined for bytes that are damaged, cut, or of another version: build it again then. */
export function loadIndex(bytes: Uint8Array): SearchIndex | undefined {
  const total = bytes.length - DIGEST_LENGTH;
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (total < MARK.length + 4 || whole.toString('latin1', 0, MARK.length) !== MARK) return undefined;
  if (!digest(bytes.subarray(0, total)).equals(whole.subarray(total))) return undefined;
  // From here on the bytes are our own: the digest says that they are what was written.
  const headLength = whole.readUInt32LE(MARK.length);
  const start = MARK.length + 4 + headLength;
  const header = JSON.parse(whole.toString('utf8', MARK.length + 4, start)) as Header;
  let at = start;
  const next = (section: number): ArrayBuffer => {
    at = aligned(at);
    const length = header.sections[section] ?? 0;
    const copy = new Uint8Array(length);
    copy.set(bytes.subarray(at, at + length));
    at += length;
    return copy.buffer;
  };
  const digests = new BigUint64Array(next(0));
  const groupOf = new Int32Array(next(1));
  const table = {
    units: new Uint16Array(next(2)),
    starts: new Uint32Array(next(3)),
    slots: new Uint32Array(next(4)),
    count: header.terms,
  };
  const lengths = new Uint32Array(next(5));
  const texts = { units: new Uint16Array(next(6)), starts: new Uint32Array(next(7)) };
  const counts = unpackRows(new Uint8Array(next(8)), lengths, header.pairs);
  const weighing = { k1: header.k1, b: header.b, documents: header.ids.length, fieldBoosts: [1] };
  return {
    fingerprint: header.fingerprint,
    analyser: header.analyser,
    digests,
    ids: header.ids,
    groups: header.groups,
    groupOf,
    table,
    counts,
    weighing,
    postings: weigh(counts, table.count, weighing),
    texts,
  };
}

const aligned = (at: number): number => (at + 7) & ~7;
const digest = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** Each row: how many pairs, then per pair the step from the term before, with a bit that says whether a count follows. */
function packRows({ starts, terms, counts, rows }: Counts): Uint8Array {
  let out = new Uint8Array(Math.max(64, (starts[rows] ?? 0) * 2));
  let at = 0;
  const put = (value: number): void => {
    if (at + 5 > out.length) {
      const larger = new Uint8Array(out.length * 2);
      larger.set(out);
      out = larger;
    }
    let rest = value;
    while (rest >= 0x80) {
      out[at++] = (rest & 0x7f) | 0x80;
      rest = Math.floor(rest / 128);
    }
    out[at++] = rest;
  };
  for (let row = 0; row < rows; row++) {
    const start = starts[row] ?? 0;
    const end = starts[row + 1] ?? 0;
    put(end - start);
    // Term and place in one number, so that a plain numeric sort keeps them together: term numbers stay below 2^32.
    const pairs = Float64Array.from({ length: end - start }, (_, i) => (terms[start + i] ?? 0) * 0x100000 + i).sort();
    let before = 0;
    for (const pair of pairs) {
      const term = Math.floor(pair / 0x100000);
      const count = counts[start + (pair % 0x100000)] ?? 0;
      put((term - before) * 2 + (count > 1 ? 1 : 0));
      if (count > 1) put(count);
      before = term;
    }
  }
  return out.slice(0, at);
}

function unpackRows(bytes: Uint8Array, lengths: Uint32Array, pairs: number): Counts {
  const rows = lengths.length;
  const starts = new Uint32Array(rows + 1);
  const terms = new Uint32Array(pairs);
  const counts = new Uint16Array(pairs);
  let at = 0;
  const take = (): number => {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
  };
  let next = 0;
  for (let row = 0; row < rows; row++) {
    let term = 0;
    for (let left = take(); left > 0; left--) {
      const step = take();
      term += Math.floor(step / 2);
      terms[next] = term;
      counts[next++] = step % 2 === 1 ? take() : 1;
    }
    starts[row + 1] = next;
  }
  return { starts, terms, counts, lengths, rows };
}
