import type { Picture } from './model.ts';

/** Chunks that make the picture: everything else (texts, Exif, whatever somebody put in) goes. PNG specification, 11. */
const PICTURE = new Set('IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD pHYs acTL fcTL fdAT'.split(' '));

/** A PNG with nothing but the picture. @returns undefined when it is none that one could show. */
export function cleanPng(bytes: Buffer): Picture | undefined {
  if (bytes.toString('latin1', 12, 16) !== 'IHDR' || bytes.length < 33) return undefined;
  const size = { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  const kept = [bytes.subarray(0, 8)];
  let data = false;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    if (end > bytes.length) return undefined;
    if (PICTURE.has(kind)) kept.push(bytes.subarray(at, end));
    if (kind === 'IDAT') data = true;
    if (kind === 'IEND') return data ? { ...size, bytes: Buffer.concat(kept) } : undefined;
    at = end;
  }
  return undefined;
}
