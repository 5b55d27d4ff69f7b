import { Unzip, UnzipInflate } from 'fflate';
import { fail, ok, type Result } from './result.ts';

export interface ZipLimits {
  /** Entries at most. */
  readonly entries: number;
  /** Bytes after unpacking, all entries together. */
  readonly bytes: number;
}

/** Little enough that even the densest deflate stream gives no more than 16 MB at once. */
const SLICE = 16 * 1024;

/**
 * Whether a zip (an .xlsx, a .docx) unpacks to no more than the limits: counted while inflating, since the sizes in its
 * headers can lie. Nothing is kept.
 * @returns the unpacked size in bytes.
 */
export function zipWithin(bytes: Uint8Array, limits: ZipLimits): Result<number, 'broken' | 'too-large'> {
  let entries = 0;
  let total = 0;
  let broken = false;
  const tooLarge = (): boolean => entries > limits.entries || total > limits.bytes;
  const unzip = new Unzip((file) => {
    entries += 1;
    file.ondata = (error, chunk) => {
      if (error) broken = true;
      else total += chunk.length;
      if (tooLarge()) file.terminate();
    };
    if (!tooLarge()) file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && !tooLarge(); at += SLICE) {
      unzip.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
    }
  } catch {
    broken = true;
  }
  if (tooLarge()) return fail('too-large');
  return broken || entries === 0 ? fail('broken') : ok(total);
}
