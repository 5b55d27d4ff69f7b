import { Unzip, UnzipInflate } from 'fflate';
import { fail, ok, type Result } from '../../base/result.ts';

/** Bounds on what a packed document may unpack to; counted while inflating, since a header can lie. */
export const ZIP_LIMITS = { bytes: 200 * 1024 * 1024, ratio: 100, entries: 2_000 } as const;

/**
 * The wanted entries of a zip archive, unpacked within the bounds.
 * @returns the entries by name; or `bomb` when a bound is passed, `damaged` when it is no archive.
 */
export function unzipWithin(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Result<ReadonlyMap<string, Uint8Array>, 'bomb' | 'damaged'> {
  const files = new Map<string, Uint8Array>();
  const most = Math.min(ZIP_LIMITS.bytes, Math.max(bytes.length * ZIP_LIMITS.ratio, 1024 * 1024));
  let total = 0;
  let entries = 0;
  let problem: 'bomb' | 'damaged' | undefined;
  const unzip = new Unzip((file) => {
    entries += 1;
    if (entries > ZIP_LIMITS.entries) problem = 'bomb';
    if (problem || !wanted(file.name)) return;
    const chunks: Uint8Array[] = [];
    file.ondata = (error, chunk, final) => {
      if (error) problem ??= 'damaged';
      total += chunk?.length ?? 0;
      if (total > most) problem = 'bomb';
      if (problem) {
        file.terminate();
        return;
      }
      chunks.push(chunk);
      if (final) files.set(file.name, Buffer.concat(chunks));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    // Small steps: what is over the bound is noticed before much of it is unpacked.
    for (let at = 0; at < bytes.length && !problem; at += 16 * 1024) {
      unzip.push(bytes.subarray(at, at + 16 * 1024), at + 16 * 1024 >= bytes.length);
    }
  } catch {
    problem ??= 'damaged';
  }
  if (problem) return fail(problem);
  return entries === 0 ? fail('damaged') : ok(files);
}
