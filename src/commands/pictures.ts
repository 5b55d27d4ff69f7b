import { z } from 'zod';
import { MINUTE } from '../base/time.ts';
import type { Topic, Turn } from './turn.ts';

/** How long a picture waits for its words, and words for their picture, of one person in one conversation [D]. */
export const PICTURE_WAITS = 3 * MINUTE;

const waitingSchema = z.object({ at: z.number(), hashes: z.array(z.string()) });

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

/** Lets pictures wait for their words. */
export function keepPictures(turn: Pick<Turn, 'attachments' | 'now' | 'recall' | 'remember'>): void {
  turn.remember(waitingPictures, { at: turn.now, hashes: picturesOf(turn) });
}

/** They have found their words. */
export const usePictures = (turn: Pick<Turn, 'remember'>): void => turn.remember(waitingPictures, undefined);
