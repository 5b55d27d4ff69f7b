import type { Files, OpenFile } from '../../../src/store/embedded/files.ts';

/** A named call at which the process kills itself. */
export interface KillPoint {
  readonly call: 'write' | 'sync' | 'rename' | 'truncate';
  /** Part of the path. */
  readonly path: string;
  /** The how-manieth such call, from 1. */
  readonly at: number;
  readonly when: 'before' | 'after';
}

/** Wraps a port so that the process ends with SIGKILL right before or after a named call. */
export function killingFiles(inner: Files, point: KillPoint): Files {
  let calls = 0;
  async function pass<T>(call: KillPoint['call'], path: string, work: () => Promise<T>): Promise<T> {
    const here = call === point.call && path.includes(point.path) && ++calls === point.at;
    if (here && point.when === 'before') await die();
    const result = await work();
    if (here) await die();
    return result;
  }
  const wrap = (file: OpenFile, path: string): OpenFile => ({
    ...file,
    write: (bytes, position) => pass('write', path, () => file.write(bytes, position)),
    sync: () => pass('sync', path, () => file.sync()),
    truncate: (length) => pass('truncate', path, () => file.truncate(length)),
  });
  return {
    ...inner,
    open: (async (path: string, mode: 'read' | 'write' | 'create') => {
      if (mode === 'read') return inner.open(path, mode);
      return wrap(await inner.open(path, mode), path);
    }) as Files['open'],
    rename: (from, to) => pass('rename', to, () => inner.rename(from, to)),
  };
}

function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
}
