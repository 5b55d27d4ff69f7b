import { randomBytes } from 'node:crypto';
import { both, messages } from '../messages.ts';
import { StoreReadOnly } from '../store.ts';
import { type Draft, formDraft, saltSource } from './draft.ts';
import { type Files, type OpenFile, writeAll } from './files.ts';
import { fileOfMonth, laterMonth } from './months.ts';

/** Where the journal ends: what the next line follows. */
export interface Tip {
  readonly seq: number;
  readonly hash: string;
  readonly group: number;
  /** Month of the last file, `YYYY-MM`; '' before the first line. */
  readonly month: string;
  /** Bytes of that file that are confirmed. */
  readonly length: number;
}

/** The start of a group of lines: from here a start reads the journal again. */
export interface Mark {
  readonly month: string;
  readonly offset: number;
  /** Of the last line before. */
  readonly seq: number;
  readonly hash: string;
  readonly group: number;
}

interface Group {
  readonly number: number;
  readonly month: string;
  readonly lines: Buffer[];
  readonly before: { readonly seq: number; readonly hash: string; readonly group: number };
  last: { seq: number; hash: string };
  readonly done: Promise<void>;
  readonly settle: (error?: Error) => void;
}

export interface Journal {
  /** Forms the line and queues it. `done` settles when it is on the disk, or when it is known that it is not. */
  append(draft: Draft): { readonly seq: number; readonly done: Promise<void> };
  /** The last line that was formed, on disk or not. */
  pending(): { readonly seq: number; readonly hash: string };
  /** The last line that is on disk. */
  confirmed(): Tip;
  /** Start of the last group that is on disk. */
  mark(): Mark;
  /** Resolves when every line up to `seq` is on disk; rejects when one of them failed. */
  whenConfirmed(seq: number): Promise<void>;
  /** Runs `work` while nothing is written; it may replace files, and says where the last group of the last one lies now. */
  paused(work: () => Promise<{ readonly groupOffset: number; readonly length: number } | undefined>): Promise<void>;
  /** The refusal, when writing so many bytes would leave too little space. */
  fullFor(bytes: number): Promise<StoreReadOnly | undefined>;
  /** Cuts the file to what is confirmed, writes the last group again, and goes on. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

export interface JournalOptions {
  readonly files: Files;
  readonly folder: string;
  readonly tip: Tip;
  readonly mark: Mark;
  /** Called after a group is on disk, before anyone hears of it. */
  readonly onConfirmed: (tip: Tip) => void;
  /** Called when writing stops, before those who wait hear of it: the place to roll the state back. */
  readonly onStopped: (reason: StoreReadOnly) => void;
  /** Source of salts, 16 bytes for each body. */
  readonly random?: (bytes: number) => Buffer;
}

/** Writing stops while so much is still free: 64 MB or 1 %, whichever is less (reliability, P5). */
export const spaceFloor = (total: number): number => Math.min(64_000_000, total / 100);

/**
 * The writer of the journal. Lines queue up while a group is being written and go out as the next group, with one sync for
 * all of them. Any failure cuts the file back to what was confirmed and stops the writing for good, until `reopen`.
 */
export function createJournal(options: JournalOptions): Journal {
  const { files, folder } = options;
  const nextSalt = saltSource(options.random ?? randomBytes);
  let tip = options.tip;
  let mark = options.mark;
  let formed = { seq: tip.seq, hash: tip.hash, group: tip.group, month: tip.month };
  let file: OpenFile | undefined;
  let fileMonth = '';
  const queue: Group[] = [];
  let writing: Group | undefined;
  let running: Promise<void> | undefined;
  let holds = 0;
  let stopped: StoreReadOnly | undefined;

  function openGroup(month: string): Group {
    const last = queue.at(-1);
    if (last && last.month === month) return last;
    let settle: (error?: Error) => void = () => undefined;
    const done = new Promise<void>((resolve, reject) => {
      settle = (error) => (error ? reject(error) : resolve());
    });
    // Whoever waits gets the rejection; a group that nobody waits for must not end the process.
    done.catch(() => undefined);
    const before = { seq: formed.seq, hash: formed.hash, group: formed.group };
    const group: Group = { number: formed.group + 1, month, lines: [], before, last: before, done, settle };
    queue.push(group);
    return group;
  }

  function append(draft: Draft): { seq: number; done: Promise<void> } {
    if (stopped) throw stopped;
    const month = laterMonth(draft.month, formed.month);
    const group = openGroup(month);
    const seq = formed.seq + 1;
    const { bytes, hash } = formDraft(draft, { seq, group: group.number, prev: formed.hash }, nextSalt);
    group.lines.push(bytes);
    group.last = { seq, hash };
    formed = { seq, hash, group: group.number, month };
    start();
    return { seq, done: group.done };
  }

  function start(): void {
    if (running || holds > 0 || stopped || queue.length === 0) return;
    running = new Promise<void>((resolve) => {
      // A breath first, so that transactions which are ready at the same moment share the first group too.
      setImmediate(() => void drain().then(resolve));
    }).then(() => {
      running = undefined;
      start();
    });
  }

  async function drain(): Promise<void> {
    while (holds === 0 && !stopped) {
      writing = queue.shift();
      if (!writing) return;
      await writeGroup(writing);
      writing = undefined;
    }
  }

  async function writeGroup(group: Group): Promise<void> {
    const bytes = group.lines.length === 1 ? (group.lines[0] as Buffer) : Buffer.concat(group.lines);
    const fresh = group.month !== tip.month;
    const offset = fresh ? 0 : tip.length;
    let synced = false;
    try {
      const full = await fullFor(bytes.length);
      if (full) {
        stop(group, full);
        return;
      }
      const target = await fileFor(group.month);
      await writeAll(target, bytes, offset);
      synced = true;
      await target.sync();
      if (fresh) await files.syncFolder(folder);
    } catch (error) {
      const cut = await cutBack(group.month, offset);
      const uncertain = synced || !cut;
      stop(group, new StoreReadOnly(both(messages.writeFailed(wordOf(error), uncertain)), uncertain));
      return;
    }
    mark = { month: group.month, offset, ...group.before };
    tip = { ...group.last, group: group.number, month: group.month, length: offset + bytes.length };
    options.onConfirmed(tip);
    group.settle();
  }

  async function fullFor(bytes: number): Promise<StoreReadOnly | undefined> {
    const { free, total } = await files.space(folder);
    const floor = spaceFloor(total);
    return free - bytes < floor ? new StoreReadOnly(both(messages.diskFull(free, floor))) : undefined;
  }

  async function fileFor(month: string): Promise<OpenFile> {
    if (file && fileMonth === month) return file;
    await file?.close();
    file = undefined;
    file = await files.open(`${folder}/${fileOfMonth(month)}`, 'write');
    fileMonth = month;
    return file;
  }

  /** True when the file surely holds nothing but what was confirmed. */
  async function cutBack(month: string, length: number): Promise<boolean> {
    if (!file || fileMonth !== month) return true;
    try {
      await file.truncate(length);
      await file.sync();
      return true;
    } catch {
      return false;
    }
  }

  function stop(group: Group, reason: StoreReadOnly): void {
    stopped = reason;
    const lost = [group, ...queue.splice(0)];
    formed = { seq: tip.seq, hash: tip.hash, group: tip.group, month: tip.month };
    options.onStopped(reason);
    for (const one of lost) one.settle(reason);
  }

  async function pause(): Promise<void> {
    holds += 1;
    while (running) await running;
  }

  function resume(): void {
    holds -= 1;
    start();
  }

  return {
    append,
    pending: () => formed,
    confirmed: () => tip,
    mark: () => mark,
    fullFor,
    whenConfirmed: async (seq) => {
      if (seq <= tip.seq) return;
      const group = [writing, ...queue].find((one) => one && one.last.seq >= seq);
      if (group) await group.done;
      else throw stopped ?? new Error(`line ${seq} was never formed`);
    },
    paused: async (work) => {
      await pause();
      try {
        const changed = await work();
        await file?.close();
        file = undefined;
        if (changed) {
          tip = { ...tip, length: changed.length };
          mark = { ...mark, offset: changed.groupOffset };
        }
      } finally {
        resume();
      }
    },
    reopen: async () => {
      await pause();
      try {
        const full = await fullFor(0);
        if (full) throw full;
        if (tip.month !== '') await rewriteLastGroup(await fileFor(tip.month), mark.offset, tip.length);
        stopped = undefined;
      } finally {
        resume();
      }
    },
    close: async () => {
      while (running) await running;
      await file?.close();
      file = undefined;
      stopped ??= new StoreReadOnly(both(messages.closed));
    },
  };
}

/**
 * Cuts the file to `length`, writes its last group again and syncs it: after a failed sync, what can be read proves
 * nothing about what the disk holds (reliability, rule 3).
 */
export async function rewriteLastGroup(file: OpenFile, offset: number, length: number): Promise<void> {
  const bytes = await file.read(offset, length - offset);
  if (bytes.length !== length - offset) throw Object.assign(new Error('the file is too short'), { code: 'EIO' });
  await file.truncate(length);
  await writeAll(file, bytes, offset);
  await file.sync();
}

const wordOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);
