import type { Picture } from './model.ts';

/** Chunks that make the picture. RFC 9649, 2.7. */
const PICTURE = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Without one of these there is nothing to see. */
const IMAGE = new Set(['VP8 ', 'VP8L', 'ANMF']);
/** The flags of `VP8X` that promise Exif and XMP. */
const PROMISES = 0b0000_1100;

/** A WebP with nothing but the picture. @returns undefined when it is none that one could show. */
export function cleanWebp(bytes: Buffer): Picture | undefined {
  if (bytes.length < 30) return undefined;
  const until = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  const kept: Buffer[] = [];
  let image = false;
  let size: Pick<Picture, 'width' | 'height'> | undefined;
  for (let at = 12; at + 8 <= until; ) {
    const length = bytes.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (at + 8 + length > until) return undefined;
    const kind = bytes.toString('latin1', at, at + 4);
    const chunk = Buffer.from(bytes.subarray(at, end));
    size ??= sizeIn(kind, chunk.subarray(8));
    if (kind === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~PROMISES, 8);
    if (PICTURE.has(kind)) kept.push(chunk);
    if (IMAGE.has(kind)) image = true;
    at = end;
  }
  if (!size || !image) return undefined;
  const body = Buffer.concat(kept);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return { ...size, bytes: Buffer.concat([head, body]) };
}

/** How large the first chunk says that the picture is (RFC 9649, 2.5 to 2.7). */
function sizeIn(kind: string, body: Buffer): Pick<Picture, 'width' | 'height'> | undefined {
  if (body.length < 10) return undefined;
  if (kind === 'VP8X') return { width: body.readUIntLE(4, 3) + 1, height: body.readUIntLE(7, 3) + 1 };
  if (kind === 'VP8 ') return { width: body.readUInt16LE(6) & 0x3fff, height: body.readUInt16LE(8) & 0x3fff };
  if (kind !== 'VP8L') return undefined;
  const bits = body.readUInt32LE(1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
