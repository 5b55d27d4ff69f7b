import { readChinese } from '../../base/numerals.ts';

/** A number of up to nine places, in digits or Chinese, as the source of a pattern. */
export const NUMBER = '(?:\\d{1,3}(?:,\\d{3}){1,2}|\\d{1,9}万?|[零〇一二两俩三四五六七八九十廿卅百千万]{1,8})';
/** A number below a hundred. */
export const SMALL = '(?:\\d{1,2}(?!\\d)|[零〇一二两俩三四五六七八九十廿卅]{1,4})';

/** The value of what those patterns match; undefined for characters that make no number (十三十). */
export function numberIn(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const plain = text.replaceAll(',', '');
  if (/^\d+$/.test(plain)) return Number(plain);
  if (/^\d+万$/.test(plain)) return Number(plain.slice(0, -1)) * 10_000;
  return readChinese(text.replace('廿', '二十').replace('卅', '三十'));
}
