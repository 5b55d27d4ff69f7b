/** The languages that replies are written in. A clause is always quoted in its own words. */
export type Language = 'zh' | 'en';

/** `DBCA`: letters of options, which no language has more than another. */
const LETTERS_OF_OPTIONS = /^\s*[A-F]{1,6}[!.]*\s*$/i;

/** The language of a text: English when it holds Latin words and no Han character. */
export function languageOf(text: string): Language {
  if (LETTERS_OF_OPTIONS.test(text)) return 'zh';
  return !/\p{Script=Han}/u.test(text) && /[A-Za-z]{2,}\s+[A-Za-z]{2,}|^[A-Za-z]{3,}[?!.]*$/.test(text) ? 'en' : 'zh';
}
