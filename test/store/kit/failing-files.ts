import type { Files, OpenFile } from '../../../src/store/embedded/files.ts';

export interface Failure {
  /** The how-manieth changing call fails, from 1. */
  readonly at: number;
  readonly code: 'EIO' | 'ENOSPC';
  /** All later ones fail too. */
  readonly lasting: boolean;
  /** The failing write puts half of its bytes on the disk and reports them as written. */
  readonly short?: boolean;
}

export interface FailingFiles {
  readonly files: Files;
  calls(): number;
  failed(): boolean;
  /** The disk is well again. */
  heal(): void;
}

/** Wraps a port so that its Nth changing call fails: open for writing, write, sync, truncate, rename, unlink, syncFolder. */
export function failingFiles(inner: Files, failure: Failure): FailingFiles {
  let calls = 0;
  let failed = false;
  let healed = false;

  const due = (): boolean => {
    calls += 1;
    if (healed || (failure.lasting ? calls < failure.at : calls !== failure.at)) return false;
    failed = true;
    return true;
  };
  const refuse = (): never => {
    throw Object.assign(new Error(`${failure.code}: injected`), { code: failure.code });
  };
  const guard = async <T>(work: () => Promise<T>): Promise<T> => (due() ? refuse() : work());

  const wrap = (file: OpenFile): OpenFile => ({
    ...file,
    write: async (bytes, position) => {
      if (!due()) return file.write(bytes, position);
      if (!failure.short) return refuse();
      return file.write(bytes.subarray(0, bytes.length >> 1), position);
    },
    sync: () => guard(() => file.sync()),
    truncate: (length) => guard(() => file.truncate(length)),
  });

  const files: Files = {
    ...inner,
    open: (async (path: string, mode: 'read' | 'write' | 'create') => {
      if (mode === 'read') return inner.open(path, mode);
      return wrap(await guard(() => inner.open(path, mode)));
    }) as Files['open'],
    rename: (from, to) => guard(() => inner.rename(from, to)),
    unlink: (path) => guard(() => inner.unlink(path)),
    syncFolder: (folder) => guard(() => inner.syncFolder(folder)),
  };
  const heal = (): void => {
    healed = true;
  };
  return { files, calls: () => calls, failed: () => failed, heal };
}
