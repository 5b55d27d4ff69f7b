import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startsWith } from '../../src/base/bytes.ts';
import type { Clock, Instant } from '../../src/base/clock.ts';
import { typeOfContent } from '../../src/base/file-type.ts';
import { fail, ok, type Result } from '../../src/base/result.ts';
import { HOUR } from '../../src/base/time.ts';
import type { InboundFile } from '../../src/chat/message.ts';
import type { RandomBytes } from './ports.ts';
import { PICTURES } from './view.ts';

export const LARGEST_FILE = 20 * 1024 * 1024;
/** Files of one person that wait to be sent with a message. */
const MOST_WAITING = 30;
const WAITS_FOR = HOUR;

export type UploadFault = 'too large' | 'too many' | 'not taken';

/** Files between their upload and the message that sends them: on disk, outside any served folder, under names of our own. */
export interface Uploads {
  /** Takes a body as it comes; never more of it than allowed is held or written. */
  take(person: string, name: string, body: ReadableStream<Uint8Array> | null): Promise<Result<string, UploadFault>>;
  /** The files as a message carries them; undefined when one of them is gone or somebody else's. */
  files(person: string, ids: readonly string[]): readonly InboundFile[] | undefined;
  /** Deletes what a message has taken. */
  done(ids: readonly string[]): Promise<void>;
  /** Deletes what nobody sent. */
  sweep(): Promise<void>;
}

interface Upload {
  readonly person: string;
  readonly name: string;
  readonly type: string;
  readonly file: string;
  readonly at: Instant;
}

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * The type of a file by its first bytes: a picture, whatever the sender calls it; or a sheet, which is an archive like many
 * others, so that its name has to say it too. Whoever reads the sheet looks into it with limits of their own.
 */
export function fileType(head: Uint8Array, name: string): string | undefined {
  const type = typeOfContent(head);
  if (PICTURES.has(type)) return type;
  return startsWith(head, 'PK\x03\x04') && /\.xlsx$/i.test(name) ? SHEET : undefined;
}

/** @param folder of our own for what is under way; emptied when the program starts. */
export async function openUploads(folder: string, clock: Clock, random: RandomBytes): Promise<Uploads> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const left of await readdir(folder)) if (left.endsWith('.upload')) await rm(join(folder, left), { force: true });
  const waiting = new Map<string, Upload>();
  const underWay = new Map<string, number>();

  async function remove(id: string): Promise<void> {
    const upload = waiting.get(id);
    waiting.delete(id);
    if (upload) await rm(upload.file, { force: true });
  }

  const held = (person: string): number =>
    [...waiting.values()].filter((upload) => upload.person === person).length + (underWay.get(person) ?? 0);

  async function store(
    file: string,
    name: string,
    body: ReadableStream<Uint8Array> | null,
  ): Promise<Result<string, UploadFault>> {
    const handle = await open(file, 'wx', 0o600);
    try {
      let size = 0;
      let type: string | undefined;
      let head = Buffer.alloc(0);
      for await (const chunk of body ?? []) {
        size += chunk.byteLength;
        if (size > LARGEST_FILE) return fail('too large');
        if (head.length < 12) {
          head = Buffer.concat([head, chunk.subarray(0, 12)]);
          type = fileType(head, name);
          if (head.length >= 12 && !type) return fail('not taken');
        }
        await handle.writeFile(chunk);
      }
      return type ? ok(type) : fail('not taken');
    } finally {
      await handle.close();
    }
  }

  return {
    take: async (person, name, body) => {
      if (held(person) >= MOST_WAITING) return fail('too many');
      underWay.set(person, (underWay.get(person) ?? 0) + 1);
      const id = Buffer.from(random(16)).toString('base64url');
      const file = join(folder, `${id}.upload`);
      try {
        const stored = await store(file, name, body);
        if (stored.ok) waiting.set(id, { person, name, type: stored.value, file, at: clock.now() });
        else await rm(file, { force: true });
        return stored.ok ? ok(id) : stored;
      } catch (error) {
        await rm(file, { force: true });
        throw error;
      } finally {
        const left = (underWay.get(person) ?? 1) - 1;
        if (left > 0) underWay.set(person, left);
        else underWay.delete(person);
      }
    },
    files: (person, ids) => {
      const uploads = ids.map((id) => waiting.get(id));
      if (uploads.some((upload) => upload?.person !== person)) return undefined;
      return uploads.flatMap((upload) =>
        upload ? [{ name: upload.name, type: upload.type, bytes: () => readFile(upload.file) }] : [],
      );
    },
    done: async (ids) => {
      for (const id of ids) await remove(id);
    },
    sweep: async () => {
      for (const [id, { at }] of [...waiting]) if (clock.now() - at >= WAITS_FOR) await remove(id);
    },
  };
}
