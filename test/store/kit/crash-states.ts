import { applyTruncate, applyWrite, type Call, type Disk, folderOf } from './memory-files.ts';

/**
 * The states that a crash may leave (reliability.md §3). Of a file: what was synced; of what was written since, every
 * subset, the last write cut at each byte, grown but empty, or with a 16-byte piece of zeros. Of a folder: its synced names,
 * and of the changes since, every prefix.
 */
export interface CrashState {
  readonly disk: Disk;
  /** Notes of the test before the crash. */
  readonly notes: readonly string[];
  /** Calls before the crash. */
  readonly calls: number;
}

type FileChange = Extract<Call, { op: 'write' | 'truncate' }>;
type NameChange = Extract<Call, { op: 'link' | 'rename' | 'unlink' }>;

interface TrackedFile {
  synced: Buffer;
  pending: FileChange[];
}

interface TrackedFolder {
  synced: Map<string, number>;
  pending: NameChange[];
}

const PIECE = 16;
/** Beyond so many changes that nothing has synced, only the ends of their power set are built. */
const MOST_SUBSETS = 6;

const apply = (bytes: Buffer, change: FileChange): Buffer =>
  change.op === 'write' ? applyWrite(bytes, change.position, change.bytes) : applyTruncate(bytes, change.length);

function* subsets(pending: readonly FileChange[]): Generator<readonly FileChange[]> {
  if (pending.length > MOST_SUBSETS) {
    for (let n = 0; n <= pending.length; n += 1) yield pending.slice(0, n);
    for (let n = 0; n < pending.length; n += 1) yield pending.filter((_, i) => i !== n);
    return;
  }
  for (let bits = 0; bits < 1 << pending.length; bits += 1) yield pending.filter((_, i) => bits & (1 << i));
}

/** @param step builds every so many'th cut and piece; 1 builds all */
function* fileVariants({ synced, pending }: TrackedFile, step: number): Generator<Buffer> {
  for (const subset of subsets(pending)) yield subset.reduce(apply, synced);
  const last = pending.at(-1);
  if (last?.op !== 'write') return;
  const before = pending.slice(0, -1).reduce(apply, synced);
  const { position, bytes } = last;
  for (let cut = 1; cut < bytes.length; cut += step) yield applyWrite(before, position, bytes.subarray(0, cut));
  // Writing over what is there tears into old and new, never into zeros; only fresh blocks can come up empty.
  const fresh = Math.max(0, before.length - position);
  if (fresh >= bytes.length) return;
  for (let piece = fresh - (fresh % PIECE); piece < bytes.length; piece += PIECE * step) {
    const holed = Buffer.from(bytes);
    holed.fill(0, Math.max(piece, fresh), Math.min(piece + PIECE, bytes.length));
    yield applyWrite(before, position, holed);
  }
  const empty = Buffer.from(bytes);
  empty.fill(0, fresh);
  yield applyWrite(before, position, empty);
}

function applyName(names: Map<string, number>, change: NameChange): void {
  if (change.op === 'link') names.set(change.path, change.inode);
  else if (change.op === 'unlink') names.delete(change.path);
  else {
    const inode = names.get(change.from);
    names.delete(change.from);
    if (inode !== undefined) names.set(change.to, inode);
  }
}

function folderVariants({ synced, pending }: TrackedFolder): Map<string, number>[] {
  const variants = [new Map(synced)];
  for (const change of pending) {
    const names = new Map(variants.at(-1));
    applyName(names, change);
    variants.push(names);
  }
  return variants;
}

/** Follows a recorded run and knows, after each call, what is on the disk for sure and what is not. */
export function crashTracker(start: Disk, inodeOf: (path: string) => number) {
  const files = new Map<number, TrackedFile>();
  const folders = new Map<string, TrackedFolder>();
  for (const folder of start.folders) folders.set(folder, { synced: new Map(), pending: [] });
  for (const [path, bytes] of start.files) {
    files.set(inodeOf(path), { synced: bytes, pending: [] });
    folders.get(folderOf(path))?.synced.set(path, inodeOf(path));
  }
  const notes: string[] = [];
  let calls = 0;

  const fileOf = (inode: number): TrackedFile => {
    const file = files.get(inode) ?? { synced: Buffer.alloc(0), pending: [] };
    files.set(inode, file);
    return file;
  };
  const folderAt = (path: string): TrackedFolder => {
    const folder = folders.get(path) ?? { synced: new Map(), pending: [] };
    folders.set(path, folder);
    return folder;
  };

  function follow(call: Call): void {
    calls += 1;
    if (call.op === 'note') notes.push(call.note);
    else if (call.op === 'sync') {
      const file = fileOf(call.inode);
      file.synced = file.pending.reduce(apply, file.synced);
      file.pending = [];
    } else if (call.op === 'syncFolder') {
      const folder = folderAt(call.folder);
      folder.synced = folderVariants(folder).at(-1) ?? folder.synced;
      folder.pending = [];
    } else if (call.op === 'write' || call.op === 'truncate') fileOf(call.inode).pending.push(call);
    else folderAt(folderOf(call.op === 'rename' ? call.from : call.path)).pending.push(call);
  }

  function assemble(names: readonly Map<string, number>[], variant: ReadonlyMap<number, Buffer>): CrashState {
    const disk = new Map<string, Buffer>();
    for (const [path, inode] of names.flatMap((map) => [...map])) {
      disk.set(path, variant.get(inode) ?? Buffer.alloc(0));
    }
    return { disk: { files: disk, folders: [...folders.keys()] }, notes: [...notes], calls };
  }

  /** Each file in turn takes all its forms while the others are wholly written, or wholly not; the same for folders. */
  function* states(step: number): Generator<CrashState> {
    const all = new Map([...files].map(([inode, file]) => [inode, file.pending.reduce(apply, file.synced)]));
    const none = new Map([...files].map(([inode, file]) => [inode, file.synced]));
    const variants = [...folders.values()].map(folderVariants);
    const newest = variants.map((names) => names.at(-1) ?? new Map<string, number>());
    const oldest = variants.map((names) => names[0] ?? new Map<string, number>());
    for (const rest of [all, none]) {
      for (const [i, names] of variants.entries()) {
        for (const base of [newest, oldest]) {
          for (const one of names) yield assemble(base.with(i, one), rest);
        }
      }
      for (const [inode, file] of files) {
        if (file.pending.length === 0) continue;
        for (const bytes of fileVariants(file, step)) yield assemble(newest, new Map(rest).set(inode, bytes));
      }
    }
  }

  return { follow, states };
}
