import { z } from 'zod';
import { bytesAt } from '../base/bytes.ts';
import type { Clock } from '../base/clock.ts';
import { typeOfContent } from '../base/file-type.ts';
import { cleanFilm, isFilm } from '../base/media/film.ts';
import { cleanPicture, isPicture } from '../base/picture/picture.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Sentence } from '../base/sentence.ts';
import { dateOf } from '../base/time.ts';
import type { Attachment } from '../commands/turn.ts';
import { guestId } from '../people/identity.ts';
import { collection, type Reader, type Transaction } from '../store/store.ts';
import { fileName } from './file-name.ts';
import { FileUnavailable, type Inbound, type Outgoing, type PlatformIdentity } from './message.ts';
import { messages } from './messages.ts';

/** Bytes of one file (reliability.md §5). */
export const LARGEST_FILE = 20 * 1024 * 1024;
/** Files of one message. */
export const MOST_FILES = 30;
/** Bytes that one account may send in a day. */
export const DAILY_BYTES = 300 * 1024 * 1024;
/** Pixels of a picture: what decodes to more is a trap, not a photograph. */
export const MOST_PIXELS = 50_000_000;

/** What was kept of each attachment, by its content's hash, and who may see it: who sent it and to whom it was sent. */
export const attachments = collection({
  name: 'attachments',
  version: 1,
  growth: 'monthly',
  keep: 'evidence',
  schema: z.object({
    name: z.string(),
    type: z.string(),
    bytes: z.number().int(),
    people: z.array(z.string()),
    at: z.number(),
  }),
});

/** How much an account has sent on a day. */
const quotas = collection({
  name: 'fileQuotas',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: z.object({ day: z.string(), bytes: z.number().int() }),
});

export const fileCollections = [attachments, quotas];

/** A file as it may be stored: its type by content, its name harmless, nothing hidden in it. */
export interface CheckedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Kinds in which a phone packs several pictures and texts. */
const PHONE_PICTURE = /^image\/(?:heic|avif)$/;

/** Looks at a file before anything is kept of it. Nothing is unpacked or decoded. */
export function checkFile(name: string, bytes: Uint8Array): Result<CheckedFile, Sentence> {
  const type = typeOfContent(bytes);
  const called = fileName(name, type);
  if (bytes.length === 0) return fail(messages.emptyFile(called));
  if (bytes.length > LARGEST_FILE) return fail(messages.fileTooLarge(called));
  if (isFilm(type)) {
    const film = cleanFilm(bytesAt(bytes, 0, bytes.length));
    return film ? ok({ name: called, type, bytes: film }) : fail(messages.unclearFilm(called));
  }
  if (!isPicture(type)) return ok({ name: called, type, bytes });
  const picture = cleanPicture(bytes, type);
  if (!picture) return fail(PHONE_PICTURE.test(type) ? messages.phonePicture(called) : messages.brokenPicture(called));
  if (picture.width * picture.height > MOST_PIXELS) return fail(messages.pictureTooLarge(called));
  return ok({ name: called, type, bytes: picture.bytes });
}

export interface FilesSetting {
  readonly clock: Clock;
  readonly zone: string;
  readonly reader: Reader;
  /** Stores bytes by their hash; on the disk when it resolves. */
  readonly putBlob: (bytes: Uint8Array) => Promise<{ readonly hash: string; readonly size: number }>;
  /** Whether nothing of the message may be kept, not even for a moment: something classified is handed over. */
  readonly withholds: (text: string, names: readonly string[]) => boolean;
}

/** Says nothing about the account: ids are hashed into the chain and can't be erased. */
const quotaKey = (identity: PlatformIdentity): string => guestId(identity);

async function sentToday(reader: Reader, identity: PlatformIdentity, day: string): Promise<number> {
  const quota = await reader.get(quotas, quotaKey(identity));
  return quota?.day === day ? quota.bytes : 0;
}

/**
 * Fetches and stores the files of a message, one after the other, so that no more than one is in memory.
 * @returns the attachments, or why the message can't be taken, in the sender's words. The log gets the reason of a file that
 * could not be fetched.
 */
export async function takeFiles(
  { sender, files, text }: Pick<Inbound, 'sender' | 'files' | 'text'>,
  { clock, zone, reader, putBlob, withholds }: FilesSetting,
): Promise<Result<readonly Attachment[], { readonly say: Sentence; readonly error?: unknown }>> {
  if (files.length === 0) return ok([]);
  const names = files.map(({ name }) => fileName(name, ''));
  if (withholds(text, names)) return ok(names.map((name) => ({ hash: '', name, type: '', bytes: 0 })));
  if (files.length > MOST_FILES) return fail({ say: messages.tooManyFiles(MOST_FILES) });
  const before = await sentToday(reader, sender, dateOf(clock.now(), zone));
  const taken: Attachment[] = [];
  let total = before;
  for (const file of files) {
    if (total >= DAILY_BYTES) return fail({ say: messages.quotaReached });
    const got = await file.bytes().then(ok, (error: unknown) => fail(error));
    if (!got.ok && !(got.error instanceof FileUnavailable)) throw got.error;
    if (!got.ok) return fail({ say: messages.fileUnavailable, error: got.error });
    const checked = checkFile(file.name, got.value);
    if (!checked.ok) return fail({ say: checked.error });
    const { name, type, bytes } = checked.value;
    const { hash, size } = await putBlob(bytes);
    taken.push({ hash, name, type, bytes: size });
    total += got.value.length;
  }
  return ok(taken);
}

/** Writes down in the turn's own line what a message brought, and counts it. */
export async function keepFiles(
  tx: Transaction,
  sender: PlatformIdentity,
  person: string,
  brought: readonly Attachment[],
  zone: string,
): Promise<void> {
  const kept = brought.filter(({ hash }) => hash !== '');
  if (kept.length === 0) return;
  for (const { hash, name, type, bytes } of kept) {
    const known = await tx.get(attachments, hash);
    if (known?.people.includes(person)) continue;
    tx.put(
      attachments,
      hash,
      known ? { ...known, people: [...known.people, person] } : { name, type, bytes, people: [person], at: tx.at },
    );
  }
  const day = dateOf(tx.at, zone);
  const bytes = (await sentToday(tx, sender, day)) + kept.reduce((sum, file) => sum + file.bytes, 0);
  tx.put(quotas, quotaKey(sender), { day, bytes });
}

/** Whoever is sent a file may open it. */
export async function shareFiles(tx: Transaction, outgoing: readonly Outgoing[]): Promise<void> {
  for (const { to, reply } of outgoing) {
    if (!('user' in to)) continue;
    for (const block of reply.blocks) {
      if (block.kind !== 'file') continue;
      const known = await tx.get(attachments, block.hash);
      if (known && !known.people.includes(to.user))
        tx.put(attachments, block.hash, { ...known, people: [...known.people, to.user] });
    }
  }
}
