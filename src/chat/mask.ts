/** Weights of the first seventeen digits of a resident identity number, and its check characters. Source: GB 11643—1999. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

const HAN_DIGITS = '零一二三四五六七八九';

/** A digit in any of the forms that people type or dictate one. */
const DIGIT = '[0-9０-９零〇幺一二三四五六七八九]';
const GAP = /[ \u00a0\u3000\-－—–·.]/;
const NUMBERS = new RegExp(`${DIGIT}(?:${GAP.source}?${DIGIT}){9,}(?:${GAP.source}?[xXｘＸ])?`, 'g');

/** The same number in plain digits, one for each character. */
const digitsOf = (text: string): string =>
  [...text.normalize('NFKC')]
    .map((c) => (c === '〇' ? '0' : c === '幺' ? '1' : HAN_DIGITS.includes(c) ? String(HAN_DIGITS.indexOf(c)) : c))
    .join('')
    .toUpperCase();

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

/** Longest first: a number of an identity card is never taken for a phone's and a rest. */
const KINDS: readonly { readonly lengths: readonly number[]; readonly is: (digits: string) => boolean }[] = [
  { lengths: [18], is: isIdentityNumber },
  { lengths: [19, 18, 17, 16, 15], is: isCardNumber },
  { lengths: [13, 11], is: isPhoneNumber },
];

/**
 * Masks numbers of identity cards, phones and bank cards before anything of a message is kept: the first two digits stay.
 * They may be parted by blanks or dashes and may stand beside other numbers.
 * Source: Q/LNJG BZ 405 (no identity numbers in chat); reliability: masked before the journal's line is formed.
 */
export function maskNumbers(text: string): Masked {
  let count = 0;
  const masked = text.replace(NUMBERS, (run) => {
    let shown = '';
    for (let at = 0; at < run.length; ) {
      const found = numberAt(run, at);
      if (!found) {
        shown += run.charAt(at);
        at += 1;
        continue;
      }
      count += 1;
      shown += `${found.digits.slice(0, 2)}${'*'.repeat(found.digits.length - 2)}`;
      at = found.end;
    }
    return shown;
  });
  return { text: masked, count };
}

/** A person's number that begins at a place of a run of digits. Cards and phones end where the digits or a group of them end. */
function numberAt(run: string, from: number): { readonly digits: string; readonly end: number } | undefined {
  if (GAP.test(run.charAt(from))) return undefined;
  const ends: number[] = [];
  for (let at = from; at < run.length && ends.length < 19; at++) if (!GAP.test(run.charAt(at))) ends.push(at + 1);
  const digits = digitsOf(ends.map((end) => run.charAt(end - 1)).join(''));
  const edge = (at: number): boolean =>
    at === 0 || at === run.length || GAP.test(run.charAt(at)) || GAP.test(run.charAt(at - 1));
  for (const { lengths, is } of KINDS) {
    for (const length of lengths) {
      const end = ends[length - 1];
      const number = digits.slice(0, length);
      // An identity number proves itself by its date and its check digit, wherever it stands.
      const apart = is === isIdentityNumber || (edge(from) && end !== undefined && edge(end));
      if (end !== undefined && apart && is(number)) return { digits: number, end };
    }
  }
  return undefined;
}
