import { hash as digestOf } from 'node:crypto';
import { type Files, replaceFile } from './files.ts';

export const BLOBS_FOLDER = 'blobs';

/** A stored attachment: its name is the SHA-256 of its content, in hex. */
export interface Blob {
  readonly hash: string;
  /** In bytes. */
  readonly size: number;
}

const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** Stores bytes under their hash. On the disk when it resolves: the line that names them comes after. */
export async function putBlob(files: Files, folder: string, bytes: Uint8Array): Promise<Blob> {
  const blob = { hash: digestOf('sha256', bytes, 'hex'), size: bytes.length };
  const blobs = `${folder}/${BLOBS_FOLDER}`;
  // One that is there may have been found again after a crash: its name is synced once more before anyone relies on it.
  if ((await files.size(`${blobs}/${blob.hash}`)) === blob.size) await files.syncFolder(blobs);
  else await replaceFile(files, blobs, blob.hash, bytes);
  return blob;
}

/** @returns undefined for what was never stored, or is erased, or is no hash at all */
export async function getBlob(files: Files, folder: string, hash: string): Promise<Buffer | undefined> {
  return isHash(hash) ? files.read(`${folder}/${BLOBS_FOLDER}/${hash}`) : undefined;
}
