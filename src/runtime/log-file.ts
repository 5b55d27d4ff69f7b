import { closeSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Bytes of a file before the next one is begun, and how many are kept. */
export interface Rotation {
  readonly bytes: number;
  readonly files: number;
}

const ROTATION: Rotation = { bytes: 20 * 1024 * 1024, files: 30 };

/** Where pino writes its lines. */
export interface LogFile {
  write(line: string): void;
  close(): void;
}

/**
 * A log in files of a bounded size: `zhibiao.log`, then `zhibiao.log.1` (the newest of the older ones) and so on. Written at
 * once, so that the last line before a crash is there. A log that can't be written never stops the program.
 */
export function openLogFile(path: string, { bytes, files }: Rotation = ROTATION): LogFile {
  let file: number | undefined;
  let size = 0;

  function open(): number {
    if (file !== undefined) return file;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    file = openSync(path, 'a', 0o600);
    size = fstatSync(file).size;
    return file;
  }

  function close(): void {
    if (file !== undefined) closeSync(file);
    file = undefined;
  }

  function rotate(): void {
    close();
    rmSync(`${path}.${files - 1}`, { force: true });
    for (let n = files - 2; n >= 0; n--) move(n === 0 ? path : `${path}.${n}`, `${path}.${n + 1}`);
  }

  return {
    write: (line) => {
      try {
        let into = open();
        const length = Buffer.byteLength(line);
        if (size > 0 && size + length > bytes) {
          rotate();
          into = open();
        }
        writeSync(into, line);
        size += length;
      } catch {
        file = undefined;
      }
    },
    close,
  };
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
