import type { Files, OpenFile } from '../../../src/store/embedded/files.ts';

/** A file's bytes, apart from its name: a rename or an unlink does not touch them. */
export interface Inode {
  readonly number: number;
  bytes: Buffer;
}

/** Everything that changes the disk, in order, with notes of the test among it. */
export type Call =
  | { readonly op: 'write'; readonly inode: number; readonly position: number; readonly bytes: Buffer }
  | { readonly op: 'truncate'; readonly inode: number; readonly length: number }
  | { readonly op: 'sync'; readonly inode: number }
  | { readonly op: 'link'; readonly path: string; readonly inode: number }
  | { readonly op: 'rename'; readonly from: string; readonly to: string }
  | { readonly op: 'unlink'; readonly path: string }
  | { readonly op: 'syncFolder'; readonly folder: string }
  | { readonly op: 'note'; readonly note: string };

export interface MemoryFiles extends Files {
  readonly calls: Call[];
  note(note: string): void;
  /** Bytes by path, as a running program sees them. */
  contents(): Map<string, Buffer>;
}

export interface Disk {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly folders: Iterable<string>;
}

export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

export function applyWrite(bytes: Buffer, position: number, written: Buffer): Buffer {
  const grown = Buffer.alloc(Math.max(bytes.length, position + written.length));
  bytes.copy(grown);
  written.copy(grown, position);
  return grown;
}

export function applyTruncate(bytes: Buffer, length: number): Buffer {
  const cut = Buffer.alloc(length);
  bytes.copy(cut);
  return cut;
}

/** A disk in memory that records what is done to it. @param space bytes that it takes before it is full */
export function memoryFiles(start?: Disk, space: { free: number } = { free: 1e12 }): MemoryFiles {
  const inodes = new Map<number, Inode>();
  const names = new Map<string, Inode>();
  const folders = new Set<string>(start?.folders ?? []);
  const calls: Call[] = [];
  const claims = new Set<string>();

  function create(path: string, bytes: Buffer): Inode {
    const inode = { number: inodes.size + 1, bytes };
    inodes.set(inode.number, inode);
    names.set(path, inode);
    return inode;
  }
  for (const [path, bytes] of start?.files ?? []) create(path, bytes);

  function handle(inode: Inode): OpenFile {
    return {
      write: async (bytes, position) => {
        const copy = Buffer.from(bytes);
        inode.bytes = applyWrite(inode.bytes, position, copy);
        calls.push({ op: 'write', inode: inode.number, position, bytes: copy });
        return copy.length;
      },
      read: async (position, length) => Buffer.from(inode.bytes.subarray(position, position + length)),
      size: async () => inode.bytes.length,
      sync: async () => void calls.push({ op: 'sync', inode: inode.number }),
      truncate: async (length) => {
        inode.bytes = applyTruncate(inode.bytes, length);
        calls.push({ op: 'truncate', inode: inode.number, length });
      },
      close: async () => undefined,
    };
  }

  /** Not recorded: only backups do it, and they are no part of the crash states. */
  function moveFolder(from: string, to: string): void {
    const moved = (path: string): string => to + path.slice(from.length);
    for (const path of [...folders].filter((one) => one === from || one.startsWith(`${from}/`))) {
      folders.delete(path);
      folders.add(moved(path));
    }
    for (const [path, inode] of [...names].filter(([one]) => one.startsWith(`${from}/`))) {
      names.delete(path);
      names.set(moved(path), inode);
    }
  }

  return {
    calls,
    note: (note) => void calls.push({ op: 'note', note }),
    contents: () => new Map([...names].map(([path, inode]) => [path, inode.bytes])),
    open: (async (path: string, mode: 'read' | 'write' | 'create') => {
      let inode = names.get(path);
      if (mode === 'read') return inode && handle(inode);
      if (!inode) {
        if (!folders.has(folderOf(path))) throw Object.assign(new Error(`no folder for ${path}`), { code: 'ENOENT' });
        inode = create(path, Buffer.alloc(0));
        calls.push({ op: 'link', path, inode: inode.number });
      } else if (mode === 'create' && inode.bytes.length > 0) {
        inode.bytes = Buffer.alloc(0);
        calls.push({ op: 'truncate', inode: inode.number, length: 0 });
      }
      return handle(inode);
    }) as Files['open'],
    read: async (path) => {
      const inode = names.get(path);
      return inode && Buffer.from(inode.bytes);
    },
    size: async (path) => names.get(path)?.bytes.length,
    list: async (folder) => {
      const inside = [...names.keys(), ...folders].filter((path) => folderOf(path) === folder);
      return inside.map((path) => path.slice(folder.length + 1)).sort();
    },
    rename: async (from, to) => {
      if (folders.has(from)) {
        moveFolder(from, to);
        return;
      }
      const inode = names.get(from);
      if (!inode) throw Object.assign(new Error(`no ${from}`), { code: 'ENOENT' });
      names.delete(from);
      names.set(to, inode);
      calls.push({ op: 'rename', from, to });
    },
    unlink: async (path) => {
      if (names.delete(path)) calls.push({ op: 'unlink', path });
    },
    makeFolder: async (path) => {
      for (let folder = path; folder !== ''; folder = folderOf(folder)) folders.add(folder);
    },
    removeFolder: async (folder) => {
      for (const path of [...names.keys()]) if (path.startsWith(`${folder}/`)) names.delete(path);
      for (const path of [...folders]) if (path === folder || path.startsWith(`${folder}/`)) folders.delete(path);
    },
    syncFolder: async (folder) => void calls.push({ op: 'syncFolder', folder }),
    protect: async () => undefined,
    space: async () => ({ free: space.free, total: 2e12 }),
    claim: async (folder) => {
      if (claims.has(folder)) return undefined;
      claims.add(folder);
      return async () => void claims.delete(folder);
    },
  };
}
