import type { Block } from '../../commands/reply.ts';
import type { Reader, Transaction } from '../../store/store.ts';
import { fixPictures } from './model.ts';

/** A picture or file as it is shown: its content hash, name and type. */
export type Picture = Omit<Extract<Block, { kind: 'file' }>, 'kind'>;

/** The finding whose fix one of these pictures showed before: the same picture does not show two. */
export async function shownBefore(
  reader: Reader,
  pictures: readonly Picture[],
  number: number,
): Promise<number | undefined> {
  for (const { hash } of pictures) {
    const before = await reader.get(fixPictures, hash);
    if (before && before.number !== number) return before.number;
  }
  return undefined;
}

/** Keeps for which finding a picture was sent first. */
export async function keepPictures(tx: Transaction, pictures: readonly Picture[], number: number): Promise<void> {
  for (const { hash, name, type } of pictures)
    if (!(await tx.get(fixPictures, hash))) tx.put(fixPictures, hash, { number, name, type, at: tx.at });
}
