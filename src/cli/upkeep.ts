import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { fail, ok, type Result } from '../base/result.ts';
import { attachments } from '../chat/files.ts';
import type { Settings } from '../config.ts';
import { importDocument } from '../standards/import/import.ts';
import { ORIGINALS } from '../standards/original.ts';
import { backup } from '../store/backup/backup.ts';
import { parseHead } from '../store/signed-head.ts';
import { type ErasureLine, verify } from '../store/verify.ts';

/** Of erasures `verify` names the newest. */
const ERASURES_SHOWN = 20;

/** `#57 2025-05-14 10:20 erasure on request (demo-admin): answers 3, people 1` */
const erasureLine = ({ seq, at, cause, bodies }: ErasureLine): string => {
  const by = cause.person === undefined ? '' : ` (${cause.person})`;
  const what = Object.entries(bodies).map(([collection, count]) => `${collection} ${count}`);
  return `#${seq} ${at.slice(0, 16).replace('T', ' ')} ${cause.what}${by}: ${what.join(', ')}`;
};

/** `verify`: the chain, against a head that someone else kept where one is given. */
export async function verifyFolder(
  folder: string,
  headFile: string | undefined,
): Promise<{ readonly ok: boolean; readonly text: string }> {
  const head = headFile === undefined ? undefined : parseHead(await readFile(headFile, 'utf8'));
  if (headFile !== undefined && head === undefined)
    return { ok: false, text: `${headFile}: 不是头部文件 · this is no head` };
  const verdict = await verify(folder, { ...(head ? { head } : {}), attachments: [attachments.name] });
  const { sentence, erasures } = verdict;
  const shown = erasures.slice(-ERASURES_SHOWN);
  const before = erasures.length > shown.length ? [`… ${erasures.length - shown.length}`] : [];
  return { ok: verdict.ok, text: [sentence.zh, sentence.en, ...before, ...shown.map(erasureLine)].join('\n') };
}

/** `backup`: into `out`, or into a folder named by the time below the configured one. */
export async function backupFolder(
  settings: Settings,
  out: string | undefined,
  at: string,
): Promise<Result<string, string>> {
  const target = out ?? (settings.ZHIBIAO_BACKUP_DIR && join(settings.ZHIBIAO_BACKUP_DIR, at.replace(/[:+]/g, '-')));
  if (target === undefined) return fail('--out 或 ZHIBIAO_BACKUP_DIR：备份放在哪里 · say where the backup goes');
  const done = await backup(settings.ZHIBIAO_DATA, target, { at });
  return done.ok
    ? ok(`${target}  seq ${done.value.seq}  ${done.value.hash}`)
    : fail(`${done.error.zh}\n${done.error.en}`);
}

/**
 * `import`: each document as Markdown for review, where it belongs in a knowledge folder; one that can't be read is named with the reason, the others go on.
 * @param keepOriginals also copies the documents to `originals/`, and names each in the front matter of its text
 */
export async function importFiles(
  files: readonly string[],
  out: string,
  keepOriginals = false,
): Promise<{ readonly text: string; readonly refused: number }> {
  const lines: string[] = [];
  let refused = 0;
  for (const file of files) {
    let content: Uint8Array = new Uint8Array();
    const read = await readFile(file).then(
      (bytes) => {
        content = bytes;
        return importDocument(bytes, basename(file));
      },
      (error: NodeJS.ErrnoException) =>
        fail({ message: { zh: `读不了文件（${error.code}）`, en: `cannot be read (${error.code})` } }),
    );
    if (!read.ok) {
      refused += 1;
      lines.push(`${file}: ${read.error.message.zh} ${read.error.message.en}`);
      continue;
    }
    const { markdown, fileName, folder, clauses, assumed, faults } = read.value;
    const original = keepOriginals ? basename(fileName).replace(/\.md$/, extname(file).toLowerCase()) : undefined;
    if (original !== undefined) {
      await mkdir(join(out, ORIGINALS), { recursive: true });
      await writeFile(join(out, ORIGINALS, original), content);
    }
    const written = join(out, folder, basename(fileName));
    await mkdir(join(out, folder), { recursive: true });
    await writeFile(written, withOriginal(markdown, original));
    lines.push(
      `${written}: ${clauses} 条 clauses${assumed.length > 0 ? `, 假定 assumed: ${assumed.join(', ')}` : ''}${faults.length > 0 ? `, ${faults.length} 处待看 to review` : ''}`,
    );
  }
  return { text: lines.join('\n'), refused };
}

/** The text with its original named in its front matter; one that is named already stays. */
const withOriginal = (markdown: string, original: string | undefined): string =>
  original === undefined || /^original:/m.test(markdown)
    ? markdown
    : markdown.replace(/^(---\n[\s\S]*?\n)(---\n)/, `$1original: ${JSON.stringify(original)}\n$2`);
