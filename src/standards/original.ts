import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fail, ok, type Result } from '../base/result.ts';
import type { Catalogue } from './catalogue.ts';
import { faultOf } from './messages.ts';
import type { Edition, Fault } from './model.ts';

/** Where the documents lie from which texts were imported, inside the knowledge folder. */
export const ORIGINALS = 'originals';
/** What a chat carries (reliability.md §5). */
export const LARGEST_ORIGINAL = 20 * 1024 * 1024;

/** Why an original can't be had: it is not there, it lies elsewhere (or is no file), it is larger than a chat carries. */
export type OriginalProblem = 'missing' | 'unsafe' | 'large';

export interface OriginalFile {
  /** With all links resolved. */
  readonly path: string;
  readonly bytes: number;
  readonly modified: number;
}

/** A path below `originals/` in plain parts; no way up, no hidden file, no other drive. */
const isPlainPath = (name: string): boolean =>
  name.length <= 200 &&
  !/[\\:\u0000-\u001f]/.test(name) &&
  name.split('/').every((part) => part !== '' && !part.startsWith('.'));

/**
 * Finds the original that a text names in its front matter (`original: JG 352-2024.docx`). Links are followed as long as they stay
 * in `originals/`, so that no text can make the bot send a file that is nobody's business.
 * @param knowledge the knowledge folder
 */
export function findOriginal(knowledge: string, name: string): Result<OriginalFile, OriginalProblem> {
  if (!isPlainPath(name)) return fail('unsafe');
  try {
    const root = realpathSync(knowledge);
    const folder = realpathSync(join(root, ORIGINALS));
    const path = realpathSync(join(folder, name));
    if (!folder.startsWith(root + sep) || !path.startsWith(folder + sep)) return fail('unsafe');
    const stats = statSync(path);
    if (!stats.isFile()) return fail('unsafe');
    if (stats.size > LARGEST_ORIGINAL) return fail('large');
    return ok({ path, bytes: stats.size, modified: stats.mtimeMs });
  } catch {
    return fail('missing');
  }
}

const RULES = { missing: 'missing-original', unsafe: 'unsafe-original', large: 'large-original' } as const;

/** The originals that texts name and that can't be sent. */
export function originalFaults(knowledge: string, { editions }: Pick<Catalogue, 'editions'>): readonly Fault[] {
  return editions.flatMap((edition) => {
    const found = edition.original === undefined ? undefined : findOriginal(knowledge, edition.original);
    if (!found || found.ok || edition.original === undefined) return [];
    return [faultOf(RULES[found.error], edition.file, lineOf(knowledge, edition), { value: edition.original })];
  });
}

/** Where the front matter names it. */
function lineOf(knowledge: string, { file }: Edition): number {
  const lines = readFileSync(join(knowledge, file), 'utf8').split('\n');
  return Math.max(1, lines.findIndex((line) => line.startsWith('original:')) + 1);
}
