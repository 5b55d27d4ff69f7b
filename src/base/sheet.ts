import { readSheet } from 'read-excel-file/node';
import { fail, ok, type Result } from './result.ts';
import { zipWithin } from './zip.ts';

const MAX_FILE = 5 * 1024 * 1024;
const UNPACKED = { entries: 500, bytes: 60 * 1024 * 1024 };
const MAX_CELL = 500;

/**
 * The first sheet of an .xlsx: values only (a formula counts as its last result), sizes bounded before and while it is
 * unpacked. What is no such file, or too large for one that a person made, is said.
 */
export async function readTable(
  bytes: Uint8Array,
): Promise<Result<readonly (readonly unknown[])[], 'too-large' | 'not-xlsx'>> {
  if (bytes.length > MAX_FILE) return fail('too-large');
  const fits = zipWithin(bytes, UNPACKED);
  if (!fits.ok) return fail(fits.error === 'too-large' ? 'too-large' : 'not-xlsx');
  try {
    return ok(await readSheet(Buffer.from(bytes)));
  } catch {
    return fail('not-xlsx');
  }
}

/** A cell as a person reads it. Excel keeps dates as days since 1900; the reader gives them in UTC. */
export function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return String(cell).normalize('NFKC').replace(/\s+/g, ' ').trim().slice(0, MAX_CELL);
}
