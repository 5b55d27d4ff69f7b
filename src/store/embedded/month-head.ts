import { hash as digestOf } from 'node:crypto';
import { addToCell, type Cube, cellOf, createCube } from './cube.ts';
import { type Files, replaceFile } from './files.ts';
import { hashId } from './ids.ts';
import { documentOf, type StoredRow } from './rows.ts';

/**
 * The small file beside a month that is not kept in memory: its counts, and the hashes of its ids. With it, lists and
 * charts over a year seldom open the month itself.
 */
export interface MonthHead {
  readonly cube: Cube;
  readonly ids: Uint32Array;
}

export const headName = (stateName: string): string => stateName.replace(/\.jsonl$/, '.head.json');

interface HeadFile {
  /** Checksum of the state file that it belongs to. */
  readonly of: string;
  readonly fields: readonly string[];
  readonly cells: readonly (readonly [string, number])[] | null;
  readonly ids: string;
}

/** Gathers a head from the rows of a file as they are written. */
export function headGatherer(fields: readonly string[]): { add(row: StoredRow): void; head(): MonthHead } {
  const cube = createCube(fields);
  const cellById = new Map<string, string>();
  return {
    add: (row) => {
      // A row can be met twice when it was dropped and put again meanwhile: the later one counts.
      const before = cellById.get(row.id);
      if (before !== undefined) addToCell(cube, before, -1);
      const cell = cellOf(cube, documentOf(row));
      cellById.set(row.id, cell);
      addToCell(cube, cell, 1);
    },
    head: () => ({ cube, ids: Uint32Array.from(cellById.keys(), hashId) }),
  };
}

export async function writeMonthHead(
  files: Files,
  folder: string,
  stateName: string,
  of: string,
  { cube, ids }: MonthHead,
): Promise<void> {
  const content: HeadFile = {
    of,
    fields: cube.fields,
    cells: cube.cells ? [...cube.cells] : null,
    ids: Buffer.from(ids.buffer, ids.byteOffset, ids.byteLength).toString('base64'),
  };
  const text = JSON.stringify(content);
  await replaceFile(files, folder, headName(stateName), Buffer.from(`${digestOf('sha256', text, 'hex')}\n${text}`));
}

/** @returns undefined when there is none that fits the file with checksum `of` and the counted fields of today */
export async function readMonthHead(
  files: Files,
  folder: string,
  stateName: string,
  of: string,
  fields: readonly string[],
): Promise<MonthHead | undefined> {
  const bytes = await files.read(`${folder}/${headName(stateName)}`);
  if (!bytes) return undefined;
  try {
    const [sum, text = ''] = bytes.toString('utf8').split('\n');
    if (digestOf('sha256', text, 'hex') !== sum) return undefined;
    const head = JSON.parse(text) as HeadFile;
    if (head.of !== of || JSON.stringify(head.fields) !== JSON.stringify(fields)) return undefined;
    const raw = Buffer.from(head.ids, 'base64');
    const ids = new Uint32Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.byteLength));
    return { cube: { fields, cells: head.cells ? new Map(head.cells) : undefined }, ids };
  } catch {
    return undefined;
  }
}
