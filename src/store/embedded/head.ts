import { hash as digestOf } from 'node:crypto';
import { type Files, type OpenFile, replaceFile, writeAll } from './files.ts';

/** The last line that was confirmed: number and hash. May lag behind the journal, never leads it. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

export const HEAD = 'head';
const SLOT = 512;

const checked = (text: string): string => digestOf('sha256', text, 'hex').slice(0, 16);

function spellSlot({ seq, hash }: Head): Buffer {
  const text = JSON.stringify({ seq, hash });
  const padded = `${text} ${checked(text)}`.padEnd(SLOT - 1);
  return Buffer.from(`${padded}\n`);
}

function readSlot(bytes: Buffer): Head | undefined {
  const [text = '', check] = bytes.toString('latin1').trimEnd().split(' ');
  if (check !== checked(text)) return undefined;
  const { seq, hash } = JSON.parse(text) as Head;
  // Byte for byte what the writer writes; anything else was changed.
  return bytes.equals(spellSlot({ seq, hash })) ? { seq, hash } : undefined;
}

/** What the two slots say. One unreadable slot is an honest crash. */
export interface HeadReading {
  /** The later of the two; undefined when neither can be read or the file is missing. */
  readonly head: Head | undefined;
  readonly readable: number;
}

export async function readHead(files: Files, folder: string): Promise<HeadReading> {
  const bytes = await files.read(`${folder}/${HEAD}`);
  const slots = [bytes?.subarray(0, SLOT), bytes?.subarray(SLOT, 2 * SLOT)].map((slot) => slot && readSlot(slot));
  const heads = slots.filter((slot): slot is Head => slot !== undefined);
  return { head: heads.sort((a, b) => b.seq - a.seq)[0], readable: heads.length };
}

export interface HeadWriter {
  /** Notes the newest head. Returns at once; a write that is under way is followed by one with the newest. */
  note(head: Head): void;
  close(): Promise<void>;
}

/** Puts another head in the place of what is there, as a whole: at no moment is there none. */
export const exchangeHead = (files: Files, folder: string, head: Head): Promise<void> =>
  replaceFile(files, folder, HEAD, Buffer.concat([spellSlot(head), spellSlot(head)]));

/** Makes both slots say the same: at the first start, and when the file was lost. */
export async function layHead(files: Files, folder: string, head: Head): Promise<void> {
  const file = await files.open(`${folder}/${HEAD}`, 'write');
  try {
    await writeAll(file, Buffer.concat([spellSlot(head), spellSlot(head)]), 0);
    await file.truncate(2 * SLOT);
    await file.sync();
  } finally {
    await file.close();
  }
  await files.syncFolder(folder);
}

/**
 * Writes the head into its two slots in turn: whichever write a crash tears, the other slot stands.
 * @param onFailure told when a write fails; the journal itself is whole then
 */
export async function openHeadWriter(
  files: Files,
  folder: string,
  onFailure: (error: unknown) => void,
): Promise<HeadWriter> {
  const file: OpenFile = await files.open(`${folder}/${HEAD}`, 'write');
  let next: Head | undefined;
  let slot = 0;
  let running: Promise<void> | undefined;

  async function write(): Promise<void> {
    while (next) {
      const head = next;
      next = undefined;
      await writeAll(file, spellSlot(head), slot * SLOT);
      await file.sync();
      slot = 1 - slot;
    }
  }

  function note(head: Head): void {
    next = head;
    running ??= write()
      .catch(onFailure)
      .finally(() => {
        running = undefined;
      });
  }

  return {
    note,
    close: async () => {
      await running;
      await file.close();
    },
  };
}
