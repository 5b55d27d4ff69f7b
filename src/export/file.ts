import { extname } from 'node:path';
import { fail, ok, type Result } from '../base/result.ts';
import type { Sentence } from '../base/sentence.ts';
import type { Reader } from '../store/store.ts';
import { csvOf } from './csv.ts';
import type { Cell, ExportedRow, ExportKind } from './kind.ts';
import { messages } from './messages.ts';
import type { Narrowed } from './narrow.ts';
import { gathered, type Watch, writeWhole } from './write.ts';
import { MOST_ROWS, TooManyRows, xlsxOf } from './xlsx.ts';

type Rows = AsyncIterable<ExportedRow>;
type Write = (kind: ExportKind, rows: Rows, zone: string) => AsyncIterable<string | Uint8Array>;

/** One line a document, as it is stored. */
async function* jsonlOf(rows: Rows): AsyncGenerator<string, void, undefined> {
  for await (const { document } of rows) yield `${JSON.stringify(document)}\n`;
}

async function* cellsOf(rows: Rows): AsyncGenerator<readonly Cell[], void, undefined> {
  for await (const { cells } of rows) yield cells;
}

/** The forms, by the suffix of the file. */
const FORMS: Readonly<Record<string, Write>> = {
  '.xlsx': ({ title, columns }, rows, zone) => xlsxOf(title, columns, cellsOf(rows), zone),
  '.csv': ({ columns }, rows, zone) => gathered(csvOf(columns, cellsOf(rows), zone)),
  '.jsonl': (_, rows) => gathered(jsonlOf(rows)),
};

export interface ExportAsked {
  readonly kinds: readonly ExportKind[];
  readonly name: string;
  readonly zone: string;
  readonly wanted?: Narrowed;
}

/** Which kind and form are meant; or a sentence that names those there are. */
function readAsked(
  { kinds, name, wanted = {} }: ExportAsked,
  file: string,
): Result<{ readonly kind: ExportKind; readonly write: Write }, Sentence> {
  const kind = kinds.find((one) => one.name === name);
  if (!kind) return fail(messages.noSuchKind(name, kinds));
  const useless = (['team', 'month', 'finding'] as const).find((by) => wanted[by] !== undefined && !kind.by[by]);
  if (useless) return fail(messages.notBy(kind, useless));
  const suffix = extname(file).toLowerCase();
  const write = FORMS[suffix];
  return write && Object.hasOwn(FORMS, suffix)
    ? ok({ kind, write })
    : fail(messages.noSuchForm(suffix, Object.keys(FORMS)));
}

/** Rows between two words about how far it is. */
const PROGRESS = 1_000;

/**
 * Writes everything of a kind, or what is wanted of it, into a file, in memory that does not grow with the rows.
 * @param open called once kind and form are known to be right
 * @returns how many rows; or why there is no file, in the user's words.
 */
export async function exportTo(
  file: string,
  asked: ExportAsked,
  open: () => Promise<Result<Reader, Sentence>>,
  watch: Watch = {},
): Promise<Result<number, Sentence>> {
  const read = readAsked(asked, file);
  if (!read.ok) return read;
  const { kind, write } = read.value;
  const opened = await open();
  if (!opened.ok) return opened;
  let count = 0;
  async function* counted(rows: Rows): AsyncGenerator<ExportedRow, void, undefined> {
    for await (const row of rows) {
      if (++count % PROGRESS === 0) {
        watch.onProgress?.(count);
        // Lets a wish to stop be heard.
        await new Promise<void>((resolve) => setImmediate(resolve));
        if (watch.signal?.aborted) return;
      }
      yield row;
    }
  }
  const rows = counted(kind.rows(opened.value, asked.wanted));
  try {
    const done = await writeWhole(file, write(kind, rows, asked.zone), watch);
    return done.ok ? ok(count) : done;
  } catch (error) {
    if (error instanceof TooManyRows) return fail(messages.tooMany(MOST_ROWS));
    throw error;
  }
}
