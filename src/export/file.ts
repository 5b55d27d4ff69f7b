import { rename, rm, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fail, ok, type Result } from '../base/result.ts';
import type { Sentence } from '../base/sentence.ts';
import type { Reader } from '../store/store.ts';
import { csvOf } from './csv.ts';
import type { Exported, ExportKind } from './kind.ts';
import { messages } from './messages.ts';
import { MOST_ROWS, xlsxOf } from './xlsx.ts';

/** One line a document, as it is stored. */
const jsonlOf = (documents: readonly unknown[]): string =>
  documents.map((document) => `${JSON.stringify(document)}\n`).join('');

type Write = (kind: ExportKind, exported: Exported, zone: string) => Promise<string | Uint8Array> | string;

/** The forms, by the suffix of the file. */
const FORMS: Readonly<Record<string, Write>> = {
  '.xlsx': ({ title, columns }, { table }, zone) => xlsxOf(title, columns, table, zone),
  '.csv': ({ columns }, { table }, zone) => csvOf(columns, table, zone),
  '.jsonl': (_, { documents }) => jsonlOf(documents),
};

/** Which kind and form are meant; or a sentence that names those there are. */
function readAsked(
  kinds: readonly ExportKind[],
  name: string,
  file: string,
): Result<{ readonly kind: ExportKind; readonly write: Write; readonly suffix: string }, Sentence> {
  const kind = kinds.find((one) => one.name === name);
  if (!kind) return fail(messages.noSuchKind(name, kinds));
  const suffix = extname(file).toLowerCase();
  const write = FORMS[suffix];
  return write && Object.hasOwn(FORMS, suffix)
    ? ok({ kind, write, suffix })
    : fail(messages.noSuchForm(suffix, Object.keys(FORMS)));
}

/**
 * Writes everything of a kind into a file that only its owner can read; one that is there is replaced as a whole.
 * @param open called once kind and form are known to be right
 * @returns how many rows; or why there is no file, in the user's words.
 */
export async function exportTo(
  file: string,
  asked: { readonly kinds: readonly ExportKind[]; readonly name: string; readonly zone: string },
  open: () => Promise<Result<Reader, Sentence>>,
): Promise<Result<number, Sentence>> {
  const read = readAsked(asked.kinds, asked.name, file);
  if (!read.ok) return read;
  const { kind, write, suffix } = read.value;
  const opened = await open();
  if (!opened.ok) return opened;
  const exported = await kind.read(opened.value);
  const rows = exported.documents.length;
  if (suffix === '.xlsx' && rows > MOST_ROWS) return fail(messages.tooMany(rows));
  const part = `${file}.part`;
  try {
    await writeFile(part, await write(kind, exported, asked.zone), { mode: 0o600 });
    await rename(part, file);
    return ok(rows);
  } catch (error) {
    await rm(part, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return fail(messages.notWritten(file, code));
  }
}
