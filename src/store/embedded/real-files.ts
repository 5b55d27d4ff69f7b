import { constants } from 'node:fs';
import { chmod, type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import type { Files, OpenFile } from './files.ts';

const FLAGS = {
  read: constants.O_RDONLY,
  write: constants.O_RDWR | constants.O_CREAT,
  create: constants.O_RDWR | constants.O_CREAT | constants.O_TRUNC,
} as const;

/** Nothing lies inside a file either (ENOTDIR). */
const isMissing = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function openFile(handle: FileHandle): OpenFile {
  return {
    write: async (bytes, position) => (await handle.write(bytes, 0, bytes.length, position)).bytesWritten,
    read: async (position, length) => {
      const buffer = Buffer.allocUnsafe(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return buffer.subarray(0, filled);
    },
    size: async () => (await handle.stat()).size,
    sync: () => handle.sync(),
    truncate: (length) => handle.truncate(length),
    close: () => handle.close(),
  };
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Linux frees an abstract socket at its owner's death, whatever the death: the only lock that Node has without help. */
async function claim(folder: string): Promise<(() => Promise<void>) | undefined> {
  if (process.platform !== 'linux') return async () => undefined;
  const { dev, ino } = await stat(folder);
  const server = createServer((socket) => socket.destroy());
  const taken = await new Promise<boolean>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    server.listen(`\0zhibiao-store-${dev}-${ino}`, () => resolve(true));
  });
  if (!taken) return undefined;
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/**
 * One folder after the other: Node's own recursive mkdir never comes back where a folder is there and takes no other
 * (`/proc`), because the machine calls that "missing" too.
 */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    const above = dirname(path);
    const missing = code === 'ENOENT' && above !== path && (await unlessMissing(stat(above))) === undefined;
    if (!missing) throw error;
    await makeFolder(above);
    await mkdir(path, { mode: 0o700 }).catch((late: NodeJS.ErrnoException) => {
      if (late.code !== 'EEXIST') throw late;
    });
  }
  await syncFolder(dirname(path));
}

/** The port on the machine's own file system. */
export const realFiles: Files = {
  open: (async (path: string, mode: keyof typeof FLAGS) => {
    const opening = open(path, FLAGS[mode], 0o600);
    const handle = mode === 'read' ? await unlessMissing(opening) : await opening;
    return handle && openFile(handle);
  }) as Files['open'],
  read: (path) => unlessMissing(readFile(path)),
  size: async (path) => (await unlessMissing(stat(path)))?.size,
  list: async (folder) => ((await unlessMissing(readdir(folder))) ?? []).sort(),
  rename,
  unlink: (path) => rm(path, { force: true }),
  makeFolder,
  removeFolder: (path) => rm(path, { recursive: true, force: true }),
  syncFolder,
  protect: (path) => chmod(path, 0o400),
  space: async (folder) => {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { free: bavail * bsize, total: blocks * bsize };
  },
  claim,
};
