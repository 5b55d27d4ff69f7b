import { readChinese } from '../../base/numerals.ts';

/** A clause, table, appendix or article that a question names by its number. */
export interface ClauseSaid {
  /** As `findClause` understands it. */
  readonly number: string;
  /** Where it stands in the plain question. */
  readonly start: number;
  readonly end: number;
}

const COUNT = '[〇零一二两三四五六七八九十百千]+|\\d+';
const HAN = '[一二三四五六七八九十]{1,3}';

/**
 * From the most telling form to the least: a question that says `附录a 表a.1` means the table. A number with one dot may be a
 * value, so that its reader looks at what follows it.
 */
const FORMS: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [
    new RegExp(
      `第\\s*(?:${COUNT})\\s*条(?:之[一二三四五六七八九])?(?:\\s*的?\\s*第\\s*(?:${COUNT})\\s*款)?(?:\\s*的?\\s*第?\\s*\\(?(?:${COUNT})\\)?\\s*项)?`,
    ),
    ([text]) => text,
  ],
  // Of a notice or plan: 二(一)1, 附件1 二(一), 三、2, 第二部分.
  [
    new RegExp(
      `(?:附\\s*[录件]\\s*\\d{0,2}\\s+)?(?<![一二三四五六七八九十百条款之])(?:第\\s*)?${HAN}\\s*(?:部分|、)?\\s*(?:的?第?\\s*\\(${HAN}\\)\\s*(?:\\d{1,2}(?![\\d.]))?(?:\\s*\\(\\d{1,2}\\))?|(?<=、)\\d{1,2}(?![\\d.])(?:\\s*\\(\\d{1,2}\\))?|(?<=第\\s*${HAN}\\s*部分))(?:\\s*第\\s*\\d{1,2}\\s*段)?`,
    ),
    ([text]) => text,
  ],
  [
    /(?:表|table )\s*([a-z]\s*\.\s*\d+|\d+(?:\.\d+)?)(?:\s*的?\s*(?:第\s*(\d+)\s*行|行\s*(\d+)))?(?!\s*[分层个月日])/,
    tableOf,
  ],
  [
    /(?<![\d.a-z])(?:第\s*)?\d{1,2}(?:\.\d{1,3}){2,4}(?:\s*(?:条|款))?(?:\s*的?\s*[a-z]\)(?:\s*\d{1,2}\))?|\s*[a-z](?![a-z])|\s*的?\s*第?\s*[a-z]\s*项|\s*的?\s*注\s*\d?)?/,
    ([text]) => text,
  ],
  [/(?<![\d.a-z])[a-z](?:\.\d{1,3}){1,3}(?:\s*[a-z]\))?/, ([text]) => text],
  [
    /(?:附\s*录|appendix|annex)\s*([a-z])(?![a-z])(?:\.?(\d+(?:\.\d+)*))?/,
    ([, letter, rest]) => (rest ? `${letter}.${rest}` : `附录${letter}`),
  ],
  [
    new RegExp(`第\\s*(${COUNT})\\s*章|(?:chapter|section) (\\d+)(?![.\\d])`),
    ([, han, latin]) => `第${countOf(han ?? latin ?? '')}章`,
  ],
  [/(?:article|art\.) (\d+)/, ([, n]) => `第${n}条`],
  [/(?<![\d.a-z])(?:第\s*)?\d{1,2}\.\d{1,3}(?![\d.%])(?:\s*(?:条|款|节))?/, ([text]) => text],
];

function tableOf([, name = '', row, bare]: RegExpExecArray): string {
  const line = row ?? bare;
  return `表${name.replace(/\s/g, '').toUpperCase()}${line ? ` 行${line}` : ''}`;
}

/**
 * The clause that a plain question names. `taken` marks what is something else: a code, or a value (`2.5 元`).
 */
export function clauseSaid(plain: string, taken: (start: number, end: number) => boolean): ClauseSaid | undefined {
  for (const [form, numberOfMatch] of FORMS) {
    const match = form.exec(plain);
    if (!match) continue;
    const start = match.index;
    const end = start + match[0].length;
    if (taken(start, end)) continue;
    return { number: numberOfMatch(match).trim(), start, end };
  }
  return undefined;
}

const countOf = (text: string): number => (/^\d+$/.test(text) ? Number(text) : (readChinese(text) ?? 0));
