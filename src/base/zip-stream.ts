import { Zip, ZipDeflate, type ZipInputFile, ZipPassThrough } from 'fflate';

/** One file of a zip, its content piece by piece. */
export interface ZipEntry {
  readonly name: string;
  readonly pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** As it is: pictures don't get smaller. */
  readonly stored?: boolean;
}

/** The same content makes the same bytes: no time of its own. */
const NO_TIME = '1980-01-01T00:00:00';

/** A zip as it is being made: no more than a piece of one file is in memory. */
export async function* zipStream(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const made: Uint8Array[] = [];
  let broken: Error | undefined;
  const zip = new Zip((error, chunk) => {
    if (error) broken = error;
    else made.push(chunk);
  });
  function* ready(): Generator<Uint8Array> {
    if (broken) throw broken;
    yield* made.splice(0);
  }
  for await (const { name, pieces, stored = false } of entries) {
    const file: ZipInputFile & Pick<ZipDeflate, 'push'> = stored ? new ZipPassThrough(name) : new ZipDeflate(name);
    file.mtime = NO_TIME;
    zip.add(file);
    for await (const piece of pieces) {
      file.push(piece);
      yield* ready();
    }
    file.push(new Uint8Array(0), true);
    yield* ready();
  }
  zip.end();
  yield* ready();
}
