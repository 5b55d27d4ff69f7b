import { bytesAt } from '../bytes.ts';
import { cleanHeif } from './heif.ts';
import { cleanJpeg } from './jpeg.ts';
import type { Picture } from './model.ts';
import { cleanPng } from './png.ts';
import { cleanWebp } from './webp.ts';

const CLEANERS: Readonly<Record<string, (bytes: Buffer) => Picture | undefined>> = {
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
  'image/webp': cleanWebp,
  'image/heic': cleanHeif,
  'image/avif': cleanHeif,
  // Holds no place, and frames of the size that its head says.
  'image/gif': (bytes) =>
    bytes.length < 14 ? undefined : { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8), bytes },
};

export const isPicture = (type: string): boolean => Object.hasOwn(CLEANERS, type);

/** Reads the size of a picture and takes everything out of it that is not the picture. @returns undefined when it is broken. */
export function cleanPicture(bytes: Uint8Array, type: string): Picture | undefined {
  const picture = CLEANERS[type]?.(bytesAt(bytes, 0, bytes.length));
  return picture && picture.width > 0 && picture.height > 0 ? picture : undefined;
}
