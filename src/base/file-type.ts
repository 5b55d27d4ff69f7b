import { bytesAt, startsWith } from './bytes.ts';

export const UNKNOWN_TYPE = 'application/octet-stream';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
/** Which file inside an Office document says what it is. */
const OFFICE_PARTS: Readonly<Record<string, string>> = {
  'word/document.xml': `${OFFICE}.wordprocessingml.document`,
  'xl/workbook.xml': `${OFFICE}.spreadsheetml.sheet`,
  'ppt/presentation.xml': `${OFFICE}.presentationml.presentation`,
};

const STARTS: readonly (readonly [start: string, type: string])[] = [
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff', 'image/jpeg'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  ['%PDF-', 'application/pdf'],
  ['#!AMR-WB\n', 'audio/amr-wb'],
  ['#!AMR\n', 'audio/amr'],
  ['OggS', 'audio/ogg'],
  ['ID3', 'audio/mpeg'],
  ['\xff\xfb', 'audio/mpeg'],
  ['\xff\xf3', 'audio/mpeg'],
];

/**
 * The type of a file by its content, whatever its sender calls it. What is not known is {@link UNKNOWN_TYPE}: text, HTML and
 * SVG are among it, since nothing of ours should ever show them.
 */
export function typeOfContent(bytes: Uint8Array): string {
  const known = STARTS.find(([start]) => startsWith(bytes, start))?.[1];
  if (known) return known;
  if (startsWith(bytes, 'RIFF')) {
    const form = bytesAt(bytes, 8, 4).toString('latin1');
    return form === 'WEBP' ? 'image/webp' : form === 'WAVE' ? 'audio/wav' : UNKNOWN_TYPE;
  }
  const box = bytesAt(bytes, 4, 4).toString('latin1');
  if (box === 'ftyp') return typeOfBrand(bytesAt(bytes, 8, 4).toString('latin1'));
  // Before there were brands.
  if (/^(?:moov|mdat|wide|pnot)$/.test(box)) return 'video/quicktime';
  if (startsWith(bytes, 'PK\x03\x04')) return typeOfArchive(bytes);
  return UNKNOWN_TYPE;
}

/** The major brand of an ISO media file (ISO/IEC 14496-12, 4.3). One that nobody knows is a film: those are looked through before they are kept. */
function typeOfBrand(brand: string): string {
  if (/^(?:hei[cxms]|hev[cxms]|mif[12]|msf1)$/.test(brand)) return 'image/heic';
  if (/^avi[fs]$/.test(brand)) return 'image/avif';
  if (/^M4A |^M4B /.test(brand)) return 'audio/mp4';
  return brand === 'qt  ' ? 'video/quicktime' : 'video/mp4';
}

const MOST_ENTRIES = 2_000;
const END_OF_DIRECTORY = 'PK\x05\x06';
const ENTRY = 'PK\x01\x02';

/** An archive, by the names in its directory: nothing is unpacked, so that no bomb goes off (APPNOTE 4.3.12, 4.3.16). */
function typeOfArchive(bytes: Uint8Array): string {
  const whole = bytesAt(bytes, 0, bytes.length);
  const end = whole.lastIndexOf(END_OF_DIRECTORY, undefined, 'latin1');
  if (end < 0 || end + 20 > whole.length) return UNKNOWN_TYPE;
  let at = whole.readUInt32LE(end + 16);
  for (let seen = 0; seen < MOST_ENTRIES && at + 46 <= whole.length && startsWith(whole.subarray(at), ENTRY); seen++) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => whole.readUInt16LE(at + offset));
    const type = OFFICE_PARTS[whole.toString('latin1', at + 46, at + 46 + (name ?? 0))];
    if (type) return type;
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return 'application/zip';
}
