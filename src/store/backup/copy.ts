import { type Files, writeAll } from '../embedded/files.ts';

const CHUNK = 1 << 20;

/** Whether a file still begins with all that was copied of it: one that was written anew since does not. */
export async function beginsWith(files: Files, from: string, copy: string): Promise<boolean> {
  const [source, target] = [await files.open(from, 'read'), await files.open(copy, 'read')];
  try {
    if (!source || !target) return false;
    const size = await target.size();
    for (let position = 0; position < size; position += CHUNK) {
      const length = Math.min(CHUNK, size - position);
      if (!(await source.read(position, length)).equals(await target.read(position, length))) return false;
    }
    return true;
  } finally {
    await source?.close();
    await target?.close();
  }
}

/**
 * Copies a file and syncs the copy; its folder is synced by the caller.
 * @param toLastLine stops after the last line break: what follows is being written by someone
 */
export async function copyFile(files: Files, from: string, to: string, toLastLine: boolean): Promise<void> {
  const source = await files.open(from, 'read');
  if (!source) throw Object.assign(new Error(`${from} is gone`), { code: 'ENOENT' });
  const target = await files.open(to, 'create');
  try {
    const size = await source.size();
    let position = 0;
    let wholeTo = 0;
    while (position < size) {
      const chunk = await source.read(position, Math.min(CHUNK, size - position));
      if (chunk.length === 0) break;
      await writeAll(target, chunk, position);
      const lineEnd = chunk.lastIndexOf('\n');
      if (lineEnd >= 0) wholeTo = position + lineEnd + 1;
      position += chunk.length;
    }
    if (toLastLine && wholeTo < position) await target.truncate(wholeTo);
    await target.sync();
  } finally {
    await source.close();
    await target.close();
  }
}
