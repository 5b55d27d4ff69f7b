import { readChinese } from '../base/numerals.ts';
import { numeralsIn, withDigits } from '../base/numerals-in-text.ts';
import { inBaseUnit } from '../base/units.ts';
import type { Quantity } from '../standards/model.ts';
import { quantitiesIn } from '../standards/quantities.ts';

/** Something said exactly: it is found however it was typed, and by nothing else. */
export interface Mark {
  readonly kind: 'code' | 'number' | 'quantity';
  /** Its one form: `jg352`, `jg352-2024`, `54`, `mass125`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const CODE =
  /(?<![a-z])(国家标准|国标|(?:db\d{2,6}|[a-z]{1,6})(?:\s*\/\s*[a-z]{1,10})?)(?:[\s-]*([a-z]{2,4}))?[\s-]*(\d{2,6}(?:\.\d+)*|\d(?:\.\d+)+)(?:\s*[-:]\s*((?:19|20)\d\d)(?!\d))?(?![\da-z])/g;
const ARTICLE = /第\s*([零〇一二三四五六七八九十百千两]+|\d+)\s*条/g;
const MAY_HOLD_MARKS = /\d|[一二两俩三四五六七八九十半百]/;

const MAY_HOLD_QUANTITIES = /\d|每|分之/;

/**
 * Codes, article numbers and quantities of a folded text, each in one form:
 * `q/lnjg jg352-2024`, `jg 352` → jg352; `国标31654`, `gb/t 31654` → gb31654; 第十二条 → 12; 两小时, 120 min → duration120.
 */
export function marksOf(folded: string): Mark[] {
  if (!MAY_HOLD_MARKS.test(folded)) return [];
  const marks: Mark[] = [];
  for (const match of folded.matchAll(CODE)) {
    const [whole, organisation = '', own, number = '', year] = match;
    const text = codeForm(organisation, own, number);
    const place = { kind: 'code' as const, start: match.index, end: match.index + whole.length };
    marks.push({ ...place, text });
    if (year !== undefined) marks.push({ ...place, text: `${text}-${year}` });
  }
  for (const match of folded.matchAll(ARTICLE)) {
    const number = /^\d/.test(match[1] ?? '') ? Number(match[1]) : readChinese(match[1] ?? '');
    if (number === undefined) continue;
    marks.push({ kind: 'number', text: String(number), start: match.index, end: match.index + match[0].length });
  }
  return [...marks, ...quantityMarks(folded)];
}

/** The letters that tell a code from others: its own two (JG) where it has them; the T of a recommended standard is often left out. */
function codeForm(organisation: string, own: string | undefined, number: string): string {
  if (own !== undefined) return own + number;
  const letters = organisation
    .replace(/国家标准|国标/, 'gb')
    .replace(/\s+/g, '')
    .replace(/\/[tz]$|(?<=^gb)[tz]$/, '');
  return /\d$/.test(letters) ? `${letters}-${number}` : letters + number;
}

function quantityMarks(folded: string): Mark[] {
  const numerals = numeralsIn(folded);
  const digits = numerals.length > 0 ? withDigits(folded) : folded;
  if (!MAY_HOLD_QUANTITIES.test(digits)) return [];
  // Offsets into the text with digits, back to the folded one: each numeral before shortened or lengthened it.
  const shifts: { readonly from: number; readonly by: number }[] = [];
  let moved = 0;
  for (const { start, end, value } of numerals) {
    const { length } = String(value);
    shifts.push({ from: start + moved + length, by: end - start - length });
    moved += length - (end - start);
  }
  const back = (at: number): number => shifts.reduce((place, { from, by }) => (at >= from ? place + by : place), at);
  return quantitiesIn(digits).flatMap((quantity) => {
    const start = back(quantity.start);
    const end = back(quantity.start + quantity.text.length);
    return quantityForms(quantity).map((text): Mark => ({ kind: 'quantity', text, start, end }));
  });
}

/** Each number of a quantity in the base unit of what it measures; a limit and a plain value are the same number. */
function quantityForms({ from, to, unit, per, kind }: Quantity): string[] {
  const numbers = [...new Set([from, to].filter((value) => value !== undefined))];
  return numbers.map((value) => {
    if (kind === 'clock' || kind === 'date') return `${kind}${value}`;
    // 每 60 min asks and answers like 60 min: how long until the next time.
    const base = per === undefined || per === '次' ? inBaseUnit(value, unit) : undefined;
    if (base) return `${base.measure}${base.value}`;
    return `${kind}${value}${unit}${per === undefined ? '' : `/${per}`}`;
  });
}
