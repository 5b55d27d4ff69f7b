import { type Box, blank, boxAt, boxesIn, keepOnly } from './boxes.ts';

/** What a player needs at each level; everything else (places, makers' notes, XMP, what hangs behind) goes. */
const NEEDED = {
  file: new Set(['ftyp', 'moov', 'mdat', 'wide', 'moof', 'mfra', 'sidx', 'ssix', 'styp', 'pdin', 'prft']),
  moov: new Set(['mvhd', 'trak', 'mvex', 'iods', 'pssh']),
  trak: new Set(['tkhd', 'mdia', 'edts', 'tref', 'tapt', 'clip', 'matt']),
  mdia: new Set(['mdhd', 'hdlr', 'minf', 'elng']),
  moof: new Set(['mfhd', 'traf', 'pssh']),
} as const;

/** Tracks that are seen or heard, and their time code. Places by the second stand in tracks of data, and of subtitles. */
const SEEN = new Set(['vide', 'auxv', 'pict', 'soun', 'tmcd']);

export const isFilm = (type: string): boolean => /^(?:video\/(?:mp4|quicktime)|audio\/mp4)$/.test(type);

/**
 * A film (MP4, QuickTime, 3GP, M4A) without the place where it was taken: `udta`, `meta`, `uuid` and every track that is neither
 * picture nor sound are overwritten where they stand, so that nothing of the rest moves. What a camera wrote into the coded picture itself stays.
 * @returns undefined when it is no whole film, or holds data of which one can't tell where it lies.
 */
export function cleanFilm(given: Buffer): Uint8Array | undefined {
  const bytes = Buffer.from(given);
  const top = boxesIn(bytes, 0, bytes.length);
  const moov = top?.find(({ type }) => type === 'moov');
  const parts = moov && boxesIn(bytes, moov.body, moov.end);
  // A packed head would hide what it holds.
  if (!top || !parts?.some(({ type }) => type === 'mvhd')) return undefined;
  keepOnly(bytes, top, NEEDED.file);
  keepOnly(bytes, parts, NEEDED.moov);
  const inPieces = top.some(({ type }) => type === 'moof');
  for (const track of parts.filter(({ type }) => type === 'trak')) {
    if (SEEN.has(handlerOf(bytes, track))) {
      if (!tidyTrack(bytes, track)) return undefined;
    } else {
      // The samples of a film in pieces lie in every piece.
      if (inPieces || !blankSamples(bytes, track)) return undefined;
      blank(bytes, track);
    }
  }
  for (const piece of top.filter(({ type }) => type === 'moof')) {
    const inside = boxesIn(bytes, piece.body, piece.end);
    if (!inside) return undefined;
    keepOnly(bytes, inside, NEEDED.moof);
  }
  const end = top.at(-1)?.end ?? 0;
  bytes.fill(0, end);
  return bytes;
}

function handlerOf(bytes: Buffer, track: Box): string {
  const handler = boxAt(bytes, track, ['mdia', 'hdlr']);
  return handler && handler.body + 12 <= handler.end
    ? bytes.toString('latin1', handler.body + 8, handler.body + 12)
    : '';
}

function tidyTrack(bytes: Buffer, track: Box): boolean {
  const inside = boxesIn(bytes, track.body, track.end);
  const media = inside?.find(({ type }) => type === 'mdia');
  const inMedia = media && boxesIn(bytes, media.body, media.end);
  if (!inside || !inMedia) return false;
  keepOnly(bytes, inside, NEEDED.trak);
  keepOnly(bytes, inMedia, NEEDED.mdia);
  return true;
}

/** Overwrites what a track holds, chunk by chunk (ISO/IEC 14496-12, 8.7). @returns false when its tables don't tell where */
function blankSamples(bytes: Buffer, track: Box): boolean {
  const table = boxAt(bytes, track, ['mdia', 'minf', 'stbl']);
  if (!table) return false;
  const rows = (type: string, width: number, head = 8) => {
    const box = boxAt(bytes, table, [type]);
    if (!box || box.body + head > box.end) return undefined;
    const count = bytes.readUInt32BE(box.body + head - 4);
    const from = box.body + head;
    return from + count * width <= box.end ? { count, from } : undefined;
  };
  const short = rows('stco', 4);
  const offsets = short ?? rows('co64', 8);
  const runs = rows('stsc', 12);
  const sizeBox = boxAt(bytes, table, ['stsz']);
  if (!offsets || !runs || !sizeBox || sizeBox.body + 12 > sizeBox.end) return false;
  const each = bytes.readUInt32BE(sizeBox.body + 4);
  const sizes = each > 0 ? undefined : rows('stsz', 4, 12);
  if (each === 0 && !sizes) return false;
  let sample = 0;
  let run = 0;
  for (let chunk = 1; chunk <= offsets.count; chunk++) {
    while (run + 1 < runs.count && bytes.readUInt32BE(runs.from + (run + 1) * 12) <= chunk) run += 1;
    if (runs.count === 0) return false;
    const samples = bytes.readUInt32BE(runs.from + run * 12 + 4);
    let length = samples * each;
    for (let i = 0; sizes && i < samples && sample < sizes.count; i++, sample++)
      length += bytes.readUInt32BE(sizes.from + sample * 4);
    const at = short
      ? bytes.readUInt32BE(offsets.from + (chunk - 1) * 4)
      : Number(bytes.readBigUInt64BE(offsets.from + (chunk - 1) * 8));
    if (at + length > bytes.length) return false;
    bytes.fill(0, at, at + length);
  }
  return true;
}
