/** The languages that replies are written in. A clause is always quoted in its own words. */
export type Language = 'zh' | 'en';

/** The language of a text: English when it holds Latin words and no Han character. */
export function languageOf(text: string): Language {
  return !/\p{Script=Han}/u.test(text) && /[A-Za-z]{2,}\s+[A-Za-z]{2,}|^[A-Za-z]{3,}[?!.]*$/.test(text) ? 'en' : 'zh';
}
