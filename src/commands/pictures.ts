import { z } from 'zod';
import { MINUTE } from '../base/time.ts';
import type { Topic, Turn } from './turn.ts';

/** How long a picture waits for its words, and words for their picture, of one person in one conversation [D]. */
export const PICTURE_WAITS = 3 * MINUTE;

const fileSchema = z.object({ hash: z.string(), name: z.string(), type: z.string() });
export type WaitingFile = z.infer<typeof fileSchema>;

const waitingSchema = z.object({
  at: z.number(),
  hashes: z.array(z.string()),
  files: z.array(fileSchema).optional(),
});

/** Pictures that came without words. */
export const waitingPictures: Topic<z.infer<typeof waitingSchema>> = {
  name: 'pictures',
  parse: (value) => waitingSchema.safeParse(value).data,
};

/** The content hashes of the files that go with a message: its own, and those that came alone just before. */
export function picturesOf({ attachments, now, recall }: Pick<Turn, 'attachments' | 'now' | 'recall'>): string[] {
  const waiting = recall(waitingPictures);
  const before = waiting && now - waiting.at <= PICTURE_WAITS ? waiting.hashes : [];
  return [...new Set([...before, ...attachments.map(({ hash }) => hash)])];
}

/** The files that came alone just before, with what they are called. */
export function filesBefore({ now, recall }: Pick<Turn, 'now' | 'recall'>): readonly WaitingFile[] {
  const waiting = recall(waitingPictures);
  return waiting && now - waiting.at <= PICTURE_WAITS ? (waiting.files ?? []) : [];
}

/** Lets pictures wait for their words. */
export function keepPictures(turn: Pick<Turn, 'attachments' | 'now' | 'recall' | 'remember'>): void {
  const files = [...filesBefore(turn), ...turn.attachments.map(({ hash, name, type }) => ({ hash, name, type }))];
  turn.remember(waitingPictures, {
    at: turn.now,
    hashes: picturesOf(turn),
    files: [...new Map(files.map((file) => [file.hash, file])).values()],
  });
}

/** They have found their words. */
export const usePictures = (turn: Pick<Turn, 'remember'>): void => turn.remember(waitingPictures, undefined);
