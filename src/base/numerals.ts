/** English words for the numbers that people write out. */
export const ENGLISH_NUMBERS: Readonly<Record<string, number>> = {
  zero: 0,
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  fifty: 50,
  hundred: 100,
};

/** Characters of which a Chinese number is made; a run of them is given to `readChinese`. */
export const CHINESE_DIGITS = '零〇一二两三四五六七八九十百千万亿半';

const DIGITS = new Map(
  [...'零一二三四五六七八九']
    .map((c, i) => [c, i] as const)
    .concat([
      ['〇', 0],
      ['两', 2],
      ['俩', 2],
      ['壹', 1],
      ['贰', 2],
      ['叁', 3],
      ['肆', 4],
      ['伍', 5],
      ['陆', 6],
      ['柒', 7],
      ['捌', 8],
      ['玖', 9],
    ]),
);
const TENS = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
]);

/**
 * The value of a number in Chinese characters: 十二, 一百零五, 两千, 三万二, 一二〇, 三点五, 半.
 * Undefined for anything that is not wholly a number.
 */
export function readChinese(text: string): number | undefined {
  if (text === '半') return 0.5;
  const [whole = '', decimals, ...rest] = text.split('点');
  if (rest.length > 0) return undefined;
  const value = readWhole(whole);
  if (value === undefined || decimals === undefined) return value;
  const digits = [...decimals].map((c) => DIGITS.get(c));
  if (digits.length === 0 || digits.includes(undefined)) return undefined;
  return Number(`${value}.${digits.join('')}`);
}

function readWhole(text: string): number | undefined {
  if (text === '') return undefined;
  const characters = [...text];
  if (characters.length > 1 && characters.every((c) => DIGITS.has(c))) {
    return Number(characters.map((c) => DIGITS.get(c)).join(''));
  }
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let lastUnit = 0;
  for (const c of characters) {
    const value = DIGITS.get(c);
    if (value !== undefined) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = value;
      if (value === 0) lastUnit = 0;
      continue;
    }
    const ten = TENS.get(c);
    if (ten !== undefined) {
      section += (digit ?? 1) * ten;
      lastUnit = ten;
    } else if (c === '万' || c === '亿') {
      const scale = c === '万' ? 1e4 : 1e8;
      const below = section + (digit ?? 0);
      total = c === '万' ? total + below * scale : (total + below) * scale;
      section = 0;
      lastUnit = scale;
    } else return undefined;
    digit = undefined;
  }
  // 三万二, 一百五: the last digit counts the next lower place.
  if (digit !== undefined && digit !== 0 && lastUnit >= 100) digit = (digit * lastUnit) / 10;
  return total + section + (digit ?? 0);
}

/** 12 → 十二, 105 → 一百零五: as chapters and articles are numbered. For whole numbers from 0 to 9999. */
export function toChinese(value: number): string {
  if (value === 0) return '零';
  const names = '零一二三四五六七八九';
  const places = ['', '十', '百', '千'];
  const digits = [...String(value)].map(Number);
  let out = '';
  digits.forEach((digit, i) => {
    const place = places[digits.length - 1 - i] ?? '';
    if (digit !== 0) out += (names[digit] ?? '') + place;
    else if (out !== '' && !out.endsWith('零') && digits.slice(i).some((d) => d !== 0)) out += '零';
  });
  return out.startsWith('一十') ? out.slice(1) : out;
}
