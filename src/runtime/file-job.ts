import { z } from 'zod';
import { typeOfContent } from '../base/file-type.ts';
import { fileName } from '../chat/file-name.ts';
import { attachments } from '../chat/files.ts';
import type { FileMaker, OrderFile } from '../commands/file-order.ts';
import type { Block, Reply } from '../commands/reply.ts';
import type { TellTeam } from '../parts/study.ts';
import { TEAMS, type Team } from '../people/model.ts';
import { type JobKind, putJob } from '../schedule/jobs.ts';
import type { Reader, Transaction } from '../store/store.ts';
import type { PushTo } from './telling.ts';

const FILE_KIND = 'file';

const orderSchema = z.object({
  maker: z.string(),
  args: z.unknown(),
  to: z.union([
    z.object({ user: z.string() }),
    z.object({ conversation: z.string() }),
    z.object({ team: z.enum(TEAMS) }),
  ]),
  /** Where it was asked for: it goes there. */
  platform: z.string().optional(),
  /** Who is told when it fails. */
  by: z.string(),
});

/** Notes the order as a job that is due at once. The same message orders the same file once. */
export const orderFile: OrderFile = ({ tx, now, message, speaker }, { maker, args, to }) => {
  const platform = speaker.identity?.platform;
  putJob(tx, `${FILE_KIND}/${platform ?? ''}/${message}/${maker}`, {
    kind: FILE_KIND,
    next: now,
    payload: {
      maker,
      args,
      to: to ?? { user: speaker.id },
      ...(platform === undefined ? {} : { platform }),
      by: speaker.id,
    },
  });
};

/** A file that nobody's turn ordered: what has happened brings it to a person, or to the groups of a team. */
export interface OwnOrder {
  /** The same name orders the same file once. */
  readonly name: string;
  readonly maker: string;
  readonly args: unknown;
  readonly to: { readonly user: string } | { readonly team: Team };
  /** Who is told when it fails. */
  readonly by: string;
}

export const orderFileFor = (tx: Transaction, { name, ...payload }: OwnOrder): void =>
  putJob(tx, `${FILE_KIND}/${name}/${payload.maker}`, { kind: FILE_KIND, next: tx.at, payload });

export interface FileJobPorts {
  readonly makers: readonly FileMaker[];
  readonly reader: Reader;
  readonly putBlob: (bytes: Uint8Array) => Promise<{ readonly hash: string; readonly size: number }>;
  readonly push: PushTo;
  readonly pushTeam: TellTeam;
}

/** Makes ordered files before its transaction, stores them by their content, and sends them within it. */
export const fileJob = ({ makers, reader, putBlob, push, pushTeam }: FileJobPorts): JobKind => ({
  kind: FILE_KIND,
  next: () => undefined,
  prepare: async ({ payload }) => {
    const { maker, args } = orderSchema.parse(payload);
    const made = await makers.find(({ name }) => name === maker)?.make(args, reader);
    if (!made) return undefined;
    const stored: Stored[] = [];
    for (const { name, bytes } of made.files) {
      const type = typeOfContent(bytes);
      const { hash, size } = await putBlob(bytes);
      stored.push({ kind: 'file', hash, name: fileName(name, type), type, bytes: size });
    }
    return { stored, blocks: made.blocks, buttons: made.buttons ?? [] };
  },
  run: async (tx, { payload }, prepared) => {
    const made = prepared as Prepared | undefined;
    if (!made) return;
    const { to, platform } = orderSchema.parse(payload);
    for (const file of made.stored) await keep(tx, file, 'user' in to ? [to.user] : []);
    const files = made.stored.map(({ bytes: _, ...block }): Block => block);
    const reply = { blocks: [...made.blocks, ...files], buttons: made.buttons };
    return 'team' in to ? pushTeam(tx, to.team, reply) : push(tx, to, reply, platform);
  },
});

type Stored = Extract<Block, { kind: 'file' }> & { readonly bytes: number };
interface Prepared {
  readonly stored: readonly Stored[];
  readonly blocks: Reply['blocks'];
  readonly buttons: Reply['buttons'];
}

/** Who is sent a file may open it. */
async function keep(tx: Transaction, { hash, name, type, bytes }: Stored, people: readonly string[]): Promise<void> {
  const known = await tx.get(attachments, hash);
  const all = [...new Set([...(known?.people ?? []), ...people])];
  tx.put(attachments, hash, { name, type, bytes, at: tx.at, ...known, people: all });
}
