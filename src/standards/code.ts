import { narrow } from '../base/narrow.ts';

/** A standard's code, read from any typed form. */
export interface StandardCode {
  /** `Q/LNJG JG 352`, `GB/T 24421.2`, `DB44/T 2394`: in the form that covers print it. */
  readonly code: string;
  readonly year?: string;
}

/** `Q/LNJG JG 352—2024`: how an edition is named everywhere. */
export const editionId = (code: string, year: string | undefined): string =>
  year === undefined ? code : `${code}—${year}`;

/**
 * Letters and digits alone, upper case: what stays the same however a code is typed.
 * `Q／LNJG JG352` and `q/lnjg jg 352` are both `QLNJGJG352`; the dot of a part (24421.2) stays.
 */
export const foldCode = (text: string): string =>
  narrow(text)
    .toUpperCase()
    .replace(/国家标准|国标/g, 'GB')
    .replace(/[^\p{Script=Han}A-Z0-9.]/gu, '');

const YEAR = /^(.*?)\s*[-:年(\s]\s*((?:19|20)\d\d)\s*(?:年?版?)?\s*\)?\s*$/;

/** Splits off a year: `JG 352-2024`, `GB/T 1.1—2020`, `JG352（2021）`, `JG 352 2021版`. */
function splitYear(typed: string): { readonly stem: string; readonly year?: string } {
  const text = narrow(typed).trim();
  const match = YEAR.exec(text);
  const [, stem, year] = match ?? [];
  return stem && year ? { stem: stem.trim(), year } : { stem: text };
}

/** The code in the form of covers, whatever spaces, widths and cases it was typed with. A name without a number stays as it is. */
export function readCode(typed: string): StandardCode {
  const { stem, year } = splitYear(typed);
  const shaped = shape(stem);
  return { code: shaped, ...(year === undefined ? {} : { year }) };
}

const SHAPE = /^((?:(?:DB\d{2,6}|[A-Z]{1,6})(?:\s*\/\s*[A-Z]{1,10})?)(?:\s*[A-Z]{2,4})?)\s*(\d+(?:\.\d+)*)$/;

function shape(stem: string): string {
  const text = stem
    .toUpperCase()
    .replace(/国家标准|国标/g, 'GB')
    .replace(/^GB([TZ])\s*(?=\d)/, 'GB/$1 ');
  const match = SHAPE.exec(text);
  if (!match) return stem.replace(/\s+/g, ' ');
  const [, letters = '', number = ''] = match;
  // DB44/T 2394: the digits after DB are the region's, not the standard's.
  return `${letters.replace(/\s*\/\s*/g, '/').replace(/\s+/g, ' ')} ${number}`;
}

/** What may stand for a code in speech: whole, without the organisation, the number alone, a law without 中华人民共和国. */
export function codeAliases(code: string): readonly string[] {
  const folded = foldCode(code);
  const aliases = [folded];
  const own = /^[QT]\/[A-Z]+\s+([A-Z]+\s*\d[\d.]*)$/.exec(code)?.[1];
  if (own) aliases.push(folded.slice(1), foldCode(own));
  const number = /(\d[\d.]*)$/.exec(folded)?.[1];
  if (number && number !== folded) aliases.push(number);
  if (folded.startsWith('GBT')) aliases.push(`GB${folded.slice(3)}`);
  const law = folded.replace(/^中华人民共和国/, '');
  if (law !== folded && law !== '') aliases.push(law);
  return aliases;
}

/** The organisation's part of a code: `Q/LNJG` of `Q/LNJG JG 352`, and of `LNJG-ZD 01`. */
export function organisationOf(code: string): string | undefined {
  return /^([QT]\/[A-Z]+)\s/.exec(code)?.[1] ?? (/^([A-Z]{2,10})-/.exec(code) ? `Q/${code.split('-')[0]}` : undefined);
}

/** `JG 352` of `Q/LNJG JG 352`: the fewest words by which people of the organisation know it. */
export const shortCode = (code: string): string => code.replace(/^Q\/\S+\s+/, '');
