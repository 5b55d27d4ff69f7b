import { startsWith } from '../bytes.ts';
import type { Picture } from './model.ts';

const [SOI, EOI, SOS, APP0, APP1, APP2, APP14, APP15, COMMENT] = [
  0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xfe,
] as const;

/** A frame header: it says how large the picture is. C4, C8 and CC are something else (ITU-T T.81, table B.1). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7;

/**
 * A JPEG with nothing but the picture: place, camera, thumbnails, comments and whatever hangs behind its end are gone. Which
 * way is up stays, and so do its colours (JFIF, ICC, Adobe).
 * @returns undefined when it is no picture that one could show.
 */
export function cleanJpeg(bytes: Buffer): Picture | undefined {
  const kept: Buffer[] = [Buffer.from([0xff, SOI])];
  let size: { width: number; height: number } | undefined;
  let upright: Buffer | undefined;
  let scans = 0;
  let at = 2;
  while (at < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1];
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === undefined || marker === EOI) break;
    if (at + 4 > bytes.length) return undefined;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    const body = bytes.subarray(at + 4, end);
    if (end < at + 4 || end > bytes.length) return undefined;
    if (isFrame(marker)) {
      if (body.length < 6) return undefined;
      size ??= { height: body.readUInt16BE(1), width: body.readUInt16BE(3) };
    }
    if (marker === APP1) upright ??= orientationOf(body);
    const next = marker === SOS ? endOfScan(bytes, end) : end;
    if (marker === SOS) scans += 1;
    if (isPicture(marker, body)) kept.push(bytes.subarray(at, next));
    at = next;
  }
  if (!size || scans === 0) return undefined;
  const [start = Buffer.alloc(0), ...rest] = kept;
  return {
    ...size,
    bytes: Buffer.concat([start, ...(upright ? [upright] : []), ...rest, Buffer.from([0xff, EOI])]),
  };
}

function isPicture(marker: number, body: Buffer): boolean {
  if (marker === COMMENT) return false;
  if (marker < APP0 || marker > APP15) return true;
  return (
    (marker === APP0 && startsWith(body, 'JFIF\0')) ||
    (marker === APP2 && startsWith(body, 'ICC_PROFILE\0')) ||
    (marker === APP14 && startsWith(body, 'Adobe'))
  );
}

/** Where the compressed data ends: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1];
    if (marker !== undefined && marker !== 0 && marker !== 0xff && !isRestart(marker)) return at;
  }
  return bytes.length;
}

const ORIENTATION = 0x0112;

/** An Exif segment that says which way is up and nothing else; undefined when the picture lies as it should (Exif 2.3, 4.6.4). */
function orientationOf(body: Buffer): Buffer | undefined {
  if (!startsWith(body, 'Exif\0\0') || body.length < 16) return undefined;
  const tiff = body.subarray(6);
  const little = startsWith(tiff, 'II');
  const short = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const count = Math.min(short(first), 200);
  for (let entry = 0; entry < count; entry++) {
    const at = first + 2 + entry * 12;
    if (short(at) !== ORIENTATION) continue;
    const way = short(at + 8);
    if (way < 2 || way > 8) return undefined;
    const exif = Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0', 'latin1');
    exif.writeUInt16BE(way, 24);
    return Buffer.concat([Buffer.from([0xff, APP1, 0, exif.length + 2]), exif]);
  }
  return undefined;
}
