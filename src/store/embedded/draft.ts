import type { Cause } from '../store.ts';
import { digestBody, type Entry, formLine, type LineHeader } from './line.ts';

/** What a transaction has to say, before it has its place in the journal. */
export interface Draft {
  readonly cause: Cause;
  /** ISO 8601 with offset. */
  readonly at: string;
  /** Month of `at`. A clock that went back does not reopen an older file: order is the sequence number. */
  readonly month: string;
  readonly series: Readonly<Record<string, number>> | undefined;
  readonly erases: readonly (readonly [number, number])[] | undefined;
  readonly docs: readonly (
    | {
        readonly put: string;
        readonly id: string;
        readonly v: number;
        readonly text: string;
        readonly expires: boolean;
      }
    | { readonly drop: string; readonly id: string }
  )[];
}

/** Bytes that are asked of the system's random source at once: one call for 256 salts. */
const SALT_POOL = 4096;
const SALT = 16;

/** Salts for bodies, in hex. @param random gives so many bytes that nobody can guess */
export function saltSource(random: (bytes: number) => Buffer): () => string {
  let pool: Buffer = Buffer.alloc(0);
  return () => {
    if (pool.length < SALT) pool = random(SALT_POOL);
    const salt = pool.toString('hex', 0, SALT);
    pool = pool.subarray(SALT);
    return salt;
  };
}

/** Forms the line of a draft at its place. */
export function formDraft(
  draft: Draft,
  place: Pick<LineHeader, 'seq' | 'group' | 'prev'>,
  nextSalt: () => string,
): { readonly bytes: Buffer; readonly hash: string } {
  const bodies: { salt: string; text: string }[] = [];
  const docs: Entry[] = draft.docs.map((doc) => {
    if ('drop' in doc) return doc;
    const salt = nextSalt();
    bodies.push({ salt, text: doc.text });
    const entry = { put: doc.put, id: doc.id, v: doc.v, digest: digestBody(salt, doc.text) };
    return doc.expires ? { ...entry, expires: true } : entry;
  });
  const header: LineHeader = {
    seq: place.seq,
    group: place.group,
    at: draft.at,
    cause: draft.cause,
    prev: place.prev,
    ...(draft.series && { series: draft.series }),
    ...(draft.erases && { erases: draft.erases }),
    docs,
  };
  return formLine(header, bodies);
}
