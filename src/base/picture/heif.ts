import { type Box, blank, boxesIn, keepOnly } from '../media/boxes.ts';
import type { Picture } from './model.ts';

const FILE = new Set(['ftyp', 'meta', 'mdat']);
const META = new Set(['hdlr', 'pitm', 'iinf', 'iloc', 'iref', 'iprp', 'idat', 'dinf', 'grpl']);
/** Items that are no picture: Exif, XMP and other texts (ISO/IEC 23008-12, annex A). */
const TEXTS = new Set(['Exif', 'mime', 'uri ']);

/**
 * A HEIC or AVIF picture without its Exif and XMP: they are overwritten where they lie. Which way is up is kept elsewhere in the file.
 * @returns undefined for what can't be followed (a film among the pictures, data outside the file): it can't be kept.
 */
export function cleanHeif(given: Buffer): Picture | undefined {
  const bytes = Buffer.from(given);
  const top = boxesIn(bytes, 0, bytes.length);
  const meta = top?.find(({ type }) => type === 'meta');
  if (!top || !meta || top.some(({ type }) => type === 'moov')) return undefined;
  // A box with a version before its boxes.
  const parts = boxesIn(bytes, meta.body + 4, meta.end);
  if (!parts) return undefined;
  const part = (type: string): Box | undefined => parts.find((box) => box.type === type);
  const [names, places, properties] = [part('iinf'), part('iloc'), part('iprp')];
  const size = properties && largest(bytes, properties);
  if (!names || !places || !size) return undefined;
  try {
    const texts = textItems(bytes, names);
    if (!texts) return undefined;
    for (const { item, from, length } of extentsOf(bytes, places, part('idat'))) {
      if (!texts.has(item)) continue;
      // A length of 0 would be all that follows: nobody writes that for a text.
      if (length === 0 || from + length > bytes.length) return undefined;
      bytes.fill(0, from, from + length);
    }
  } catch {
    // Read beyond its end.
    return undefined;
  }
  keepOnly(bytes, top, FILE);
  for (const box of parts) if (!META.has(box.type)) blank(bytes, box);
  bytes.fill(0, top.at(-1)?.end ?? 0);
  return { ...size, bytes };
}

/** The largest size that a picture of the file has (`ispe`). */
function largest(bytes: Buffer, properties: Box): Pick<Picture, 'width' | 'height'> | undefined {
  const container = boxesIn(bytes, properties.body, properties.end)?.find(({ type }) => type === 'ipco');
  const sizes = (container ? (boxesIn(bytes, container.body, container.end) ?? []) : [])
    .filter(({ type, body, end }) => type === 'ispe' && body + 12 <= end)
    .map(({ body }) => ({ width: bytes.readUInt32BE(body + 4), height: bytes.readUInt32BE(body + 8) }));
  return sizes.sort((a, b) => b.width * b.height - a.width * a.height)[0];
}

/** Ids of the items that are texts. */
function textItems(bytes: Buffer, names: Box): ReadonlySet<number> | undefined {
  const wide = bytes.readUInt8(names.body) > 0;
  const entries = boxesIn(bytes, names.body + (wide ? 8 : 6), names.end);
  return (
    entries &&
    new Set(
      entries.flatMap(({ body }) => {
        const version = bytes.readUInt8(body);
        const long = version > 2;
        const type = bytes.toString('latin1', body + (long ? 10 : 8), body + (long ? 14 : 12));
        const item = long ? bytes.readUInt32BE(body + 4) : bytes.readUInt16BE(body + 4);
        return version < 2 || TEXTS.has(type) ? [item] : [];
      }),
    )
  );
}

/** Where each item lies in the file (ISO/IEC 14496-12, 8.11.3). Throws when the table is cut. */
function extentsOf(
  bytes: Buffer,
  places: Box,
  inside: Box | undefined,
): readonly { readonly item: number; readonly from: number; readonly length: number }[] {
  let at = places.body + 4;
  const number = (width: number): number => {
    const value = width === 0 ? 0 : width === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, width);
    at += width;
    return value;
  };
  const version = bytes.readUInt8(places.body);
  const widths = number(2);
  const [offset, length, base, index] = [widths >> 12, (widths >> 8) & 15, (widths >> 4) & 15, widths & 15];
  const found: { item: number; from: number; length: number }[] = [];
  const items = number(version < 2 ? 2 : 4);
  for (let i = 0; i < items && at < places.end; i++) {
    const item = number(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : number(2) & 15;
    number(2);
    const start = number(base) + (method === 1 ? (inside?.body ?? 0) : 0);
    const extents = number(2);
    for (let k = 0; k < extents && at < places.end; k++) {
      if (version > 0) number(index);
      const from = start + number(offset);
      found.push({ item, from, length: number(length) });
    }
  }
  return found;
}
