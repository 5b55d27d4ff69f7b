import { lstatSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { faultOf } from './messages.ts';
import type { Fault } from './model.ts';

/** Larger than any standard; smaller than what would hold the program up. */
export const MAX_FILE_BYTES = 5 * 1024 * 1024;
export const MAX_DEPTH = 6;
export const MAX_FILES = 5_000;

export interface FolderFile {
  /** Path relative to the knowledge folder, with `/`. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

export interface FolderReading {
  readonly files: readonly FolderFile[];
  readonly faults: readonly Fault[];
}

/**
 * The files below `under` in the knowledge folder, within its bounds: nothing outside of it (links are resolved),
 * nothing larger than 5 MB, no deeper than six folders.
 * @param wanted which file names are read; others are named in a fault.
 */
export function readFolder(root: string, under: string, wanted: (name: string) => boolean): FolderReading {
  const files: FolderFile[] = [];
  const faults: Fault[] = [];
  const seen = new Set<string>();
  let realRoot: string;
  try {
    realRoot = realpathSync(root);
  } catch {
    return { files, faults: [faultOf('no-folder', under, 1, {})] };
  }
  walk(join(root, under), 0);
  return { files, faults };

  function walk(folder: string, depth: number): void {
    const name = relative(root, folder).split(sep).join('/');
    if (depth > MAX_DEPTH) {
      faults.push(faultOf('too-deep', name, 1, { limit: String(MAX_DEPTH) }));
      return;
    }
    let entries: string[];
    try {
      entries = readdirSync(folder).sort();
    } catch {
      return;
    }
    for (const entry of entries) {
      if (entry.startsWith('.') || entry.endsWith('~') || /^readme\b/i.test(entry)) continue;
      if (files.length >= MAX_FILES) {
        faults.push(faultOf('too-many-files', name, 1, { limit: String(MAX_FILES) }));
        return;
      }
      visit(join(folder, entry), entry, depth);
    }
  }

  function visit(path: string, entry: string, depth: number): void {
    const file = relative(root, path).split(sep).join('/');
    const found = inspect(realRoot, path, file);
    if ('fault' in found) {
      faults.push(found.fault);
      return;
    }
    if (found.stats.isDirectory()) {
      // A link back to a folder above would never end.
      if (!seen.has(found.real)) {
        seen.add(found.real);
        walk(path, depth + 1);
      }
      return;
    }
    if (!wanted(entry)) {
      faults.push(faultOf('not-a-standard', file, 1, { name: entry }));
      return;
    }
    const read = readBounded(path, file, found.stats);
    if ('fault' in read) faults.push(read.fault);
    else files.push({ file, bytes: read.bytes });
  }
}

/** One file of the folder by its name, within the same bounds; undefined when there is none. */
export function readOne(
  root: string,
  file: string,
): { readonly file: FolderFile } | { readonly fault: Fault } | undefined {
  const path = join(root, file);
  let realRoot: string;
  try {
    realRoot = realpathSync(root);
    lstatSync(path);
  } catch {
    return undefined;
  }
  const found = inspect(realRoot, path, file);
  if ('fault' in found) return found;
  const read = readBounded(path, file, found.stats);
  return 'fault' in read ? read : { file: { file, bytes: read.bytes } };
}

function inspect(
  realRoot: string,
  path: string,
  file: string,
): { readonly real: string; readonly stats: Stats } | { readonly fault: Fault } {
  try {
    const real = realpathSync(path);
    if (real !== realRoot && !real.startsWith(realRoot + sep)) return { fault: faultOf('outside-folder', file, 1, {}) };
    return { real, stats: statSync(real) };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ELOOP') return { fault: faultOf('broken-link', file, 1, {}) };
    return { fault: faultOf('unreadable', file, 1, { detail: code }) };
  }
}

function readBounded(
  path: string,
  file: string,
  stats: Stats,
): { readonly bytes: Uint8Array } | { readonly fault: Fault } {
  // A named pipe or device would block or never end.
  if (!stats.isFile()) return { fault: faultOf('unreadable', file, 1, { detail: 'not a regular file' }) };
  if (stats.size > MAX_FILE_BYTES) {
    return { fault: faultOf('too-large', file, 1, { size: megabytes(stats.size), limit: megabytes(MAX_FILE_BYTES) }) };
  }
  try {
    return { bytes: readFileSync(path) };
  } catch (error) {
    return { fault: faultOf('unreadable', file, 1, { detail: codeOf(error) }) };
  }
}

const megabytes = (bytes: number): string => `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The text of a file; or the fault that it is not UTF-8, with what it seems to be instead. */
export function decode(bytes: Uint8Array, file: string): { readonly text: string } | { readonly fault: Fault } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { fault: faultOf('encoding', file, 1, { guess: 'UTF-16 LE' }) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { fault: faultOf('encoding', file, 1, { guess: 'UTF-16 BE' }) };
  try {
    return { text: utf8.decode(bytes) };
  } catch {
    return { fault: faultOf('encoding', file, firstBadLine(bytes), { guess: guessEncoding(bytes) }) };
  }
}

/** GB18030 or Big5, by which of them reads as common Chinese; empty when neither does. */
export function guessEncoding(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, 64 * 1024);
  let best = '';
  let bestShare = 0.3;
  for (const [label, name] of [
    ['gb18030', 'GB18030'],
    ['big5', 'Big5'],
  ] as const) {
    const text = new TextDecoder(label).decode(sample);
    const wide = [...text].filter((c) => c > '\u00ff');
    const common = wide.filter((c) => COMMON.has(c)).length / Math.max(1, wide.length);
    if (!text.includes('\ufffd\ufffd') && common > bestShare / 3 && common > 0.08) {
      if (best === '' || common > bestShare) {
        best = name;
        bestShare = common;
      }
    }
  }
  return best;
}

/** Characters that any text of this field is full of, in both scripts. */
const COMMON = new Set(
  '的，。、：；（）应應不和与與在有标標准準规規定人员員理管服务務时時间間记記录錄按或一条條要求作工及进進行检檢查清洁潔会會',
);

/** The line of the first byte that no UTF-8 text has. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; ) {
    let end = bytes.indexOf(0x0a, start);
    if (end < 0) end = bytes.length;
    try {
      utf8.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    line += 1;
    start = end + 1;
  }
  return line;
}
