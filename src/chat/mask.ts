/** Weights of the first seventeen digits of a resident identity number, and its check characters. Source: GB 11643—1999. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

const HAN_DIGITS = '零一二三四五六七八九';

/** A digit in any of the forms that people type one. */
const DIGIT = '[0-9０-９零〇一二三四五六七八九]';
const GAP = '[ \\-－—·]?';
const LONG_NUMBER = new RegExp(`${DIGIT}(?:${GAP}${DIGIT}){9,24}${GAP}[xXｘＸ]?`, 'g');

function digitsOf(text: string): string {
  return [...text.normalize('NFKC')]
    .map((c) => (c === '〇' ? '0' : HAN_DIGITS.includes(c) ? String(HAN_DIGITS.indexOf(c)) : c))
    .join('')
    .replace(/[^0-9xX]/g, '')
    .toUpperCase();
}

const isIdentityNumber = (d: string): boolean =>
  /^[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(d) &&
  CHECKS[WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(d[i]), 0) % 11] === d[17];

const isPhoneNumber = (d: string): boolean => /^(?:86)?1[3-9]\d{9}$/.test(d);

/** Luhn's sum, which every bank card number fulfils. */
function isCardNumber(d: string): boolean {
  if (!/^[3-6]\d{14,18}$/.test(d)) return false;
  const sum = [...d].reverse().reduce((total, c, i) => {
    const doubled = Number(c) * (i % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

export interface Masked {
  readonly text: string;
  /** How many numbers were masked. */
  readonly count: number;
}

/**
 * Masks numbers of identity cards, phones and bank cards before anything of a message is kept: the first two digits stay.
 * Source: Q/LNJG BZ 405 (no identity numbers in chat); reliability: masked before the journal's line is formed.
 */
export function maskNumbers(text: string): Masked {
  let count = 0;
  const masked = text.replace(LONG_NUMBER, (found) => {
    const digits = digitsOf(found);
    if (!isIdentityNumber(digits) && !isPhoneNumber(digits) && !isCardNumber(digits)) return found;
    count += 1;
    return `${digits.slice(0, 2)}${'*'.repeat(digits.length - 2)}`;
  });
  return { text: masked, count };
}
