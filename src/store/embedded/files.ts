/**
 * All file work of the store goes through this port, so that tests can record each call, make the Nth one fail, and build
 * every state that a crash may leave. Nothing else in the store touches the disk.
 *
 * Errors of the machine (EIO, ENOSPC …) are thrown as they come; "it isn't there" is an answer and no error.
 */
export interface Files {
  /** `read`: undefined when missing. `write`: kept when there, else made. `create`: made anew and empty. Mode 0600. */
  open(path: string, mode: 'read'): Promise<OpenFile | undefined>;
  open(path: string, mode: 'write' | 'create'): Promise<OpenFile>;
  read(path: string): Promise<Buffer | undefined>;
  /** In bytes; undefined when there is no such file. */
  size(path: string): Promise<number | undefined>;
  /** Names of the files and folders directly inside, sorted; none when the folder is missing. */
  list(folder: string): Promise<string[]>;
  /** A file, or a folder with all that it holds. */
  rename(from: string, to: string): Promise<void>;
  /** A missing file is no error. */
  unlink(path: string): Promise<void>;
  /** With its parents, mode 0700, lasting: the folder above is synced too. Nothing happens when it is there. */
  makeFolder(path: string): Promise<void>;
  /** With all that it holds. A missing folder is no error. */
  removeFolder(path: string): Promise<void>;
  syncFolder(path: string): Promise<void>;
  /** Makes a file readable by its owner alone (0400): keys. */
  protect(path: string): Promise<void>;
  /** Bytes that are left to us, and the size of the file system. */
  space(folder: string): Promise<{ readonly free: number; readonly total: number }>;
  /**
   * Takes hold of a folder for as long as this process lives; undefined when another holds it. The kernel frees it at
   * death. Where the system has no such thing the claim always succeeds, and the lock file decides alone.
   */
  claim(folder: string): Promise<(() => Promise<void>) | undefined>;
}

export interface OpenFile {
  /** @returns how many bytes were written: fewer than given means that the disk is full, although nothing was thrown. */
  write(bytes: Uint8Array, position: number): Promise<number>;
  /** As many bytes as there are, at most `length`. */
  read(position: number, length: number): Promise<Buffer>;
  size(): Promise<number>;
  sync(): Promise<void>;
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}

/** Writes to the last byte or throws: a short write that "succeeds" is how a full disk begins (reliability, rule 1). */
export async function writeAll(file: OpenFile, bytes: Uint8Array, position: number): Promise<void> {
  const written = await file.write(bytes, position);
  if (written !== bytes.length) {
    throw Object.assign(new Error(`wrote ${written} of ${bytes.length} bytes`), { code: 'ENOSPC' });
  }
}

/** Puts a small file in place as a whole: temporary file, sync, rename, sync of the folder. */
export async function replaceFile(files: Files, folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${folder}/${name}${TEMPORARY}`;
  const file = await files.open(temporary, 'create');
  try {
    await writeAll(file, bytes, 0);
    await file.sync();
  } finally {
    await file.close();
  }
  await files.rename(temporary, `${folder}/${name}`);
  await files.syncFolder(folder);
}

/** What a file is called until it is whole; left over by a crash, it is removed at the next start. */
export const TEMPORARY = '.tmp';
