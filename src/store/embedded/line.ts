import { createHmac, hash as digestOf } from 'node:crypto';
import type { Cause } from '../store.ts';

/**
 * A line of the journal:
 *
 *     {"header":{…},"hash":"<sha-256 of the header's bytes>","bodies":[["<salt>",<length>,<document>],null,…]}
 *
 * The header is what the chain hashes: it names each document and a salted digest of it, never the document. One body for
 * each `put` of the header, in order; `null` where it has expired or was erased. Salt and body go together, so that what
 * is left of them in the chain can't be tried against a list of names. Everything is hashed and compared as the bytes
 * stand in the file (reliability, rule 5): length and punctuation have one spelling only.
 */
export interface LineHeader {
  readonly seq: number;
  /** Lines that were written and synced together: what may be torn together (reliability, rule 4). */
  readonly group: number;
  /** ISO 8601 with offset. Says when, never in which order. */
  readonly at: string;
  readonly cause: Cause;
  /** Hash of the line before; 64 zeros for the first. */
  readonly prev: string;
  /** Numbers that were given out, by series. */
  readonly series?: Readonly<Record<string, number>>;
  /** Bodies that may be missing from now on: [sequence number, place among the puts of that line]. */
  readonly erases?: readonly (readonly [number, number])[];
  readonly docs: readonly Entry[];
}

export type Entry = PutEntry | DropEntry;

export interface PutEntry {
  /** Name of the collection. */
  readonly put: string;
  readonly id: string;
  /** Version of the collection's schema. */
  readonly v: number;
  /** HMAC-SHA-256 of the body's bytes under its salt, in hex. */
  readonly digest: string;
  /** The body may be removed once a later line drops the document. */
  readonly expires?: true;
}

export interface DropEntry {
  readonly drop: string;
  readonly id: string;
}

export interface Body {
  readonly salt: string;
  readonly bytes: Buffer;
}

export interface Line {
  readonly header: LineHeader;
  readonly hash: string;
  /** One for each put of the header. */
  readonly bodies: readonly (Body | null)[];
}

export const NO_HASH = '0'.repeat(64);
export const isPut = (entry: Entry): entry is PutEntry => 'put' in entry;
export const putsOf = (header: LineHeader): PutEntry[] => header.docs.filter(isPut);

const START = '{"header":';
const HASH = ',"hash":"';
const BODIES = '","bodies":[';
const END = ']}';
const NEWLINE = 0x0a;

const sha256 = (bytes: string | Buffer): string => digestOf('sha256', bytes, 'hex');
/** The salted digest that stands in the header for a body. */
export const digestBody = (salt: string, body: string | Buffer): string =>
  createHmac('sha256', Buffer.from(salt, 'hex')).update(body).digest('hex');

const spellBody = (salt: string, length: number, text: string): string => `["${salt}",${length},${text}]`;

/**
 * Writes a line.
 * @param bodies salt and JSON text for each put of the header, in order
 */
export function formLine(
  header: LineHeader,
  bodies: readonly { readonly salt: string; readonly text: string }[],
): { readonly bytes: Buffer; readonly hash: string } {
  const head = JSON.stringify(header);
  const hash = sha256(head);
  const spelled = bodies.map(({ salt, text }) => spellBody(salt, Buffer.byteLength(text), text)).join(',');
  return { bytes: Buffer.from(`${START}${head}${HASH}${hash}${BODIES}${spelled}${END}\n`), hash };
}

/** The same line with some bodies gone: the bytes of the header stay as they are. */
export function withoutBodies(bytes: Buffer, line: Line, gone: (index: number) => boolean): Buffer {
  const until = bytes.indexOf(BODIES) + BODIES.length;
  const parts: Buffer[] = [bytes.subarray(0, until)];
  line.bodies.forEach((body, index) => {
    if (index > 0) parts.push(Buffer.from(','));
    if (body === null || gone(index)) parts.push(Buffer.from('null'));
    else parts.push(Buffer.from(`["${body.salt}",${body.bytes.length},`), body.bytes, Buffer.from(']'));
  });
  parts.push(Buffer.from(`${END}\n`));
  return Buffer.concat(parts);
}

const startsAt = (bytes: Buffer, position: number, text: string): boolean =>
  bytes.length >= position + text.length && bytes.toString('latin1', position, position + text.length) === text;

/**
 * Reads a line and checks everything that can be checked within it: the hash of the header, each body against its digest,
 * and every byte between them.
 * @param bytes the line without its line break
 * @returns the line, or a few words that say what is wrong with it
 */
export function readLine(bytes: Buffer): Line | string {
  if (!startsAt(bytes, 0, START)) return 'not a line of the journal';
  // Inside a JSON string a quote is always escaped: the first such run of bytes is the end of the header.
  const cut = bytes.indexOf(HASH);
  if (cut < 0) return 'no hash';
  const head = bytes.subarray(START.length, cut);
  const hash = bytes.toString('latin1', cut + HASH.length, cut + HASH.length + 64);
  if (sha256(head) !== hash) return 'the header does not have its hash';
  let header: LineHeader;
  try {
    header = JSON.parse(head.toString('utf8')) as LineHeader;
  } catch {
    return 'the header is not JSON';
  }
  if (!hasHeaderShape(header)) return 'the header is incomplete';
  let position = cut + HASH.length + 64;
  if (!startsAt(bytes, position, BODIES)) return 'bytes changed after the hash';
  position += BODIES.length;
  const bodies: (Body | null)[] = [];
  for (const put of putsOf(header)) {
    if (bodies.length > 0) {
      if (bytes[position] !== 0x2c) return 'bytes changed between bodies';
      position += 1;
    }
    if (startsAt(bytes, position, 'null')) {
      bodies.push(null);
      position += 4;
      continue;
    }
    const found = readBody(bytes, position);
    if (!found) return `the body of ${put.put} ${put.id} is not readable`;
    if (digestBody(found.body.salt, found.body.bytes) !== put.digest) {
      return `the body of ${put.put} ${put.id} does not have its digest`;
    }
    bodies.push(found.body);
    position = found.end;
  }
  if (position + END.length !== bytes.length || !startsAt(bytes, position, END)) return 'bytes changed at the end';
  return { header, hash, bodies };
}

function readBody(bytes: Buffer, position: number): { body: Body; end: number } | undefined {
  const lead = /^\["([0-9a-f]{32})",(0|[1-9]\d{0,9}),/.exec(bytes.toString('latin1', position, position + 50));
  if (!lead?.[1] || !lead[2]) return undefined;
  const from = position + lead[0].length;
  const to = from + Number(lead[2]);
  if (bytes[to] !== 0x5d) return undefined;
  return { body: { salt: lead[1], bytes: bytes.subarray(from, to) }, end: to + 1 };
}

function hasHeaderShape(header: LineHeader): boolean {
  return (
    Number.isSafeInteger(header.seq) &&
    Number.isSafeInteger(header.group) &&
    typeof header.prev === 'string' &&
    typeof header.at === 'string' &&
    typeof header.cause?.what === 'string' &&
    Array.isArray(header.docs) &&
    header.docs.every((doc) => typeof doc.id === 'string' && typeof (isPut(doc) ? doc.digest : doc.drop) === 'string')
  );
}

/** Where the next line break stands, or -1. */
export const endOfLine = (bytes: Buffer, from: number): number => bytes.indexOf(NEWLINE, from);
