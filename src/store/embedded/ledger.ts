import { z } from 'zod';
import { type Files, replaceFile } from './files.ts';

/**
 * What was erased for good, kept beside the journal and beside the backups but in none of them: a backup that is older than
 * an erasure is restored without what was erased since (reliability.md §6, step 4). It holds no word of what is gone.
 */
export const LEDGER = 'erasures.jsonl';

const entrySchema = z.object({
  /** Same on every copy: the hash that the chain had before the line of the erasure, shortened. */
  id: z.string(),
  /** ISO 8601 with offset. */
  at: z.string(),
  what: z.string(),
  documents: z.array(
    z.object({
      collection: z.string(),
      id: z.string(),
      /** Version of the schema that `replacement` follows. */
      v: z.number(),
      /** What stays in its place. */
      replacement: z.unknown().optional(),
    }),
  ),
  /** Hashes of the lines whose bodies went: a number alone may stand for something else on a journal that was restored since. */
  lines: z.array(z.string()),
});
export type LedgerEntry = z.infer<typeof entrySchema>;

/** The entries of a folder's ledger; none when there is no file. A line that can't be read is passed over. */
export async function readLedger(files: Files, folder: string): Promise<LedgerEntry[]> {
  const text = (await files.read(`${folder}/${LEDGER}`))?.toString('utf8') ?? '';
  return text.split('\n').flatMap((line) => {
    const parsed = entrySchema.safeParse(parse(line));
    return parsed.success ? [parsed.data] : [];
  });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Adds what a folder's ledger does not have yet. On the disk when it resolves. */
export async function addToLedger(files: Files, folder: string, entries: readonly LedgerEntry[]): Promise<void> {
  const kept = await readLedger(files, folder);
  const known = new Set(kept.map(({ id }) => id));
  const fresh = entries.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return;
  const text = [...kept, ...fresh].map((entry) => `${JSON.stringify(entry)}\n`).join('');
  await replaceFile(files, folder, LEDGER, Buffer.from(text));
}

/**
 * How an erasure for good is remembered: in the store's own folder, which must succeed, and in others beside the backups. One
 * that can't be written now (a disk that is not mounted) gets it with the next backup.
 */
export const rememberIn =
  (files: Files, folder: string, others: readonly string[], onMissed: (folder: string, error: unknown) => void) =>
  async (entry: LedgerEntry): Promise<void> => {
    await addToLedger(files, folder, [entry]);
    for (const other of others) {
      try {
        await files.makeFolder(other);
        await addToLedger(files, other, [entry]);
      } catch (error) {
        onMissed(other, error);
      }
    }
  };

/** Brings into one folder's ledger what others have. */
export async function mergeLedgers(files: Files, into: string, from: readonly string[]): Promise<void> {
  for (const folder of from) {
    const entries = await readLedger(files, folder);
    if (entries.length > 0) await addToLedger(files, into, entries);
  }
}
