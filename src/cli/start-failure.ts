/** What the machine says, and what to do about it. */
const REASONS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  EROFS: ['是只读的，请换一个可写的目录', 'is read-only: choose a folder that can be written'],
  EACCES: ['没有权限，请检查属主和权限', 'permission denied: check owner and mode'],
  EPERM: ['没有权限，请检查属主和权限', 'permission denied: check owner and mode'],
  EEXIST: ['不是目录，请换一个名字', 'is no folder: choose another name'],
  ENOTDIR: ['不是目录，请换一个名字', 'is no folder: choose another name'],
  ENOSPC: ['所在的磁盘已满，请先腾出空间', 'lies on a full disk: make room first'],
  EDQUOT: ['所在的磁盘配额已满，请先腾出空间', 'is over its quota: make room first'],
  ENOENT: ['不存在，请核对路径', 'does not exist: check the path'],
  EIO: ['读写出错，请检查磁盘（dmesg）', 'cannot be read or written: see dmesg'],
};

/** A second bot needs a folder and a port of its own. */
const BESIDE =
  '要在它旁边再开一个（beside it, with its own folder and port）: ZHIBIAO_DATA=./data-2 ZHIBIAO_WEB_PORT=4010 npm start';

/** Errors that say in their own words what to do. */
const TELLING = ['FolderInUse', 'JournalDamaged', 'StoreReadOnly'];

/**
 * Why a command could not do its work, for who typed it: what was expected to go wrong one day has a sentence, and no stack.
 * @returns undefined for a mistake of the program, which wants its stack
 */
export function failureOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'FolderInUse') return `${error.message}\n${BESIDE}`;
  if (TELLING.includes(error.name)) return error.message;
  const { code = '', path, port } = error as NodeJS.ErrnoException & { readonly port?: number };
  if (code === 'EADDRINUSE')
    return `端口 ${port} 已被占用，请停掉占用它的程序，或换一个 ZHIBIAO_WEB_PORT\nport ${port} is taken: stop what uses it, or set another ZHIBIAO_WEB_PORT\n${BESIDE}`;
  const reason = REASONS[code];
  if (reason === undefined) return undefined;
  const where = path ?? '';
  return `${where} ${reason[0]}（${code}）\n${where} ${reason[1]} (${code})`.trim();
}
