import { maskNumbers } from './mask.ts';
import { cleanText } from './text.ts';

const LONGEST_NAME = 120;
/** Names that are devices on some systems, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** Endings of types that platforms send without a name of their own. */
const ENDINGS: Readonly<Record<string, string>> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/webp': '.webp',
  'image/gif': '.gif',
  'image/heic': '.heic',
  'image/avif': '.avif',
  'application/pdf': '.pdf',
  'video/mp4': '.mp4',
  'video/quicktime': '.mov',
  'audio/amr': '.amr',
  'audio/mpeg': '.mp3',
};

/**
 * A file's name as it may be shown, stored and offered for saving: the last part of a path, without invisible characters,
 * numbers of people masked, its ending kept. Where the file lies has nothing to do with it: that is its content's hash.
 */
export function fileName(raw: string, type: string): string {
  const last = decoded(raw).split(/[/\\]/).at(-1) ?? '';
  const visible = maskNumbers(cleanText(last.normalize('NFC')).text.replace(/[\r\n\t<>:"|?*]/g, ' ')).text;
  const plain = visible.replace(/^[.\s]+|[.\s]+$/g, '').replace(/\s+/g, ' ');
  const named = plain === '' ? '文件' : DEVICE.test(plain) ? `_${plain}` : plain;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(named)?.[0];
  const stem = ending ? named.slice(0, -ending.length) : named;
  const end = ending ?? ENDINGS[type] ?? '';
  return `${stem.slice(0, LONGEST_NAME - end.length).toWellFormed()}${end}`;
}

/** Percent signs that hide a path are undone; a name that only looks so stays. */
function decoded(raw: string): string {
  if (!/%(?:2e|2f|5c|00)/i.test(raw)) return raw;
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw.replace(/%/g, ' ');
  }
}
