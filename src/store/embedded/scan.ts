import type { Files } from './files.ts';
import { endOfLine } from './line.ts';

export interface RawLine {
  /** Without the line break. */
  readonly bytes: Buffer;
  /** Where it begins in the file. */
  readonly offset: number;
  /** False for bytes at the end of the file that no line break follows. */
  readonly whole: boolean;
}

/** Small enough that working through one keeps turns waiting for a few milliseconds only. */
const CHUNK = 1 << 18;

/**
 * The lines of a file, read a chunk at a time. A line's bytes share the memory of their chunk: who keeps them for long
 * copies them.
 * @param until bytes of the file that are looked at; the rest is somebody's work under way
 */
export async function* linesOf(files: Files, path: string, from = 0, until?: number): AsyncGenerator<RawLine> {
  const file = await files.open(path, 'read');
  if (!file) return;
  try {
    let rest: Buffer = Buffer.alloc(0);
    let offset = from;
    let position = from;
    for (;;) {
      const want = until === undefined ? CHUNK : Math.min(CHUNK, until - position);
      const chunk = want > 0 ? await file.read(position, want) : Buffer.alloc(0);
      if (chunk.length === 0) break;
      position += chunk.length;
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      let start = 0;
      for (let end = endOfLine(bytes, rest.length); end >= 0; end = endOfLine(bytes, start)) {
        yield { bytes: bytes.subarray(start, end), offset: offset + start, whole: true };
        start = end + 1;
      }
      rest = bytes.subarray(start);
      offset += start;
    }
    if (rest.length > 0) yield { bytes: rest, offset, whole: false };
  } finally {
    await file.close();
  }
}
