import type { Instant } from '../../base/clock.ts';
import { toIso } from '../../base/time.ts';
import { both, messages, type Sentence } from '../messages.ts';
import { type Files, replaceFile } from './files.ts';

export const LOCK = 'lock';

/** Who holds the folder. A pid alone may belong to someone else by now: its start and the machine's boot tell them apart. */
interface Holder {
  readonly pid: number;
  /** Clock ticks from boot to the process's start; '' where the system doesn't say. */
  readonly startTicks: string;
  readonly bootId: string;
  readonly since: string;
}

/** The folder is in use; the message names the holder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
  readonly sentence: Sentence;
  constructor(sentence: Sentence) {
    super(both(sentence));
    this.sentence = sentence;
  }
}

async function startTicks(files: Files, pid: number): Promise<string | undefined> {
  const stat = await files.read(`/proc/${pid}/stat`);
  // The command's name stands in brackets and may hold spaces: count the fields after it. Start time is field 22.
  return stat
    ?.toString('latin1')
    .replace(/^.*\) /s, '')
    .split(' ')[19];
}

const bootId = async (files: Files): Promise<string> =>
  (await files.read('/proc/sys/kernel/random/boot_id'))?.toString('latin1').trim() ?? '';

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The living holder of a folder, if it has one. */
export async function holderOf(files: Files, folder: string): Promise<Holder | undefined> {
  const bytes = await files.read(`${folder}/${LOCK}`);
  if (!bytes) return undefined;
  let holder: Holder;
  try {
    holder = JSON.parse(bytes.toString('utf8')) as Holder;
  } catch {
    return undefined;
  }
  if (!Number.isSafeInteger(holder?.pid)) return undefined;
  if (holder.bootId !== (await bootId(files))) return undefined;
  if (holder.bootId === '') return exists(holder.pid) ? holder : undefined;
  return (await startTicks(files, holder.pid)) === holder.startTicks ? holder : undefined;
}

/**
 * Takes the folder for this process, or throws {@link FolderInUse}. A dead holder is replaced at once.
 *
 * Two that start at one instant are told apart by the kernel (`Files.claim`); the lock file says who it is, and keeps out
 * a process that the kernel's claim does not reach (another network namespace).
 */
export async function lockFolder(files: Files, folder: string, now: Instant): Promise<() => Promise<void>> {
  const release = await files.claim(folder);
  const holder = await holderOf(files, folder);
  if (holder && !(release && holder.pid === process.pid)) {
    await release?.();
    throw new FolderInUse(messages.heldBy(holder.pid, holder.since));
  }
  if (!release) throw new FolderInUse(messages.heldByUnknown);
  const mine: Holder = {
    pid: process.pid,
    startTicks: (await startTicks(files, process.pid)) ?? '',
    bootId: await bootId(files),
    since: toIso(now),
  };
  await replaceFile(files, folder, LOCK, Buffer.from(JSON.stringify(mine)));
  return async () => {
    try {
      await files.unlink(`${folder}/${LOCK}`);
    } finally {
      await release();
    }
  };
}
