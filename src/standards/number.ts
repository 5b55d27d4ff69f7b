import { narrow } from '../base/narrow.ts';
import { readChinese, toChinese } from '../base/numerals.ts';
import { readPartNumber } from './part-number.ts';

/**
 * The name of a clause in the form of interfaces.md §4, from any typed form: `5.2.1a` → `5.2.1 a)`, `附录 A` → `附录A`,
 * `第12条` → `第十二条`, `第十二条第二款第（三）项` → `第十二条 第2款（三）`, `表A.1第3行` → `表A.1 行3`, `5.1.1的注` → `5.1.1 注`.
 * Undefined for what names no clause.
 */
export function readNumber(typed: string): string | undefined {
  const text = narrow(typed)
    .trim()
    .replace(/^#/, '')
    .replace(/^条(?:款|文)\s*/, '')
    .replace(/\s+/g, ' ');
  if (text === '导语') return text;
  return readArticle(text) ?? readTable(text) ?? readAppendix(text) ?? readPart(text) ?? readClause(text);
}

const COUNT = '[〇零一二两三四五六七八九十百千]+|\\d+';

const count = (text: string): number | undefined => (/^\d+$/.test(text) ? Number(text) : readChinese(text));

/** `第十二条之一` of a number or a numeral. */
export function articleNumber(text: string, suffix = ''): string | undefined {
  const value = count(text);
  return value === undefined ? undefined : `第${toChinese(value)}条${suffix}`;
}

const ARTICLE = new RegExp(
  `^第?\\s*(${COUNT})\\s*条(之[一二三四五六七八九])?\\s*(?:的?\\s*第?\\s*(${COUNT})\\s*款)?\\s*(?:的?\\s*第?\\s*\\(?(${COUNT})\\)?\\s*项?)?\\s*(?:的?\\s*第?\\s*(\\d+)\\s*[.目])?$`,
);

function readArticle(text: string): string | undefined {
  const match = ARTICLE.exec(text);
  if (!match) return undefined;
  const [, article = '', suffix = '', paragraph, item, sub] = match;
  const base = articleNumber(article, suffix);
  if (base === undefined) return undefined;
  const nth = paragraph === undefined ? undefined : count(paragraph);
  const nthItem = item === undefined ? undefined : count(item);
  return (
    base +
    (nth !== undefined && nth > 1 ? ` 第${nth}款` : '') +
    (nthItem === undefined ? '' : `（${toChinese(nthItem)}）`) +
    (sub === undefined ? '' : ` ${sub}.`)
  );
}

const TABLE =
  /^表\s*([A-Z]\s*\.\s*\d+|\d+(?:\.\d+)?)\s*(?:的?\s*(?:第\s*(\d+)\s*行|行\s*(\d+))|(?:的?\s*)?(注\s*\d*))?$/i;

function readTable(text: string): string | undefined {
  const match = TABLE.exec(text);
  if (!match) return undefined;
  const [, name = '', row, bareRow, note] = match;
  const n = row ?? bareRow;
  const table = `表${name.replace(/\s/g, '').toUpperCase()}`;
  if (note !== undefined) return `${table} ${note.replace(/\s/g, '')}`;
  return n === undefined ? table : `${table} 行${n}`;
}

function readAppendix(text: string): string | undefined {
  const letter = /^附\s*[录件]\s*([A-Z]|\d{1,2}|[一二三四五六七八九十]{1,3})$/i.exec(text)?.[1];
  return letter === undefined ? undefined : `附录${letter.toUpperCase()}`;
}

/** A piece of a notice or plan, or of its annex: `附件1 一（二）` → `附录1 一（二）`. */
function readPart(text: string): string | undefined {
  const [, annex, rest = ''] = /^(附\s*[录件]\s*(?:\d{1,2}|[一二三四五六七八九十])?\s+)?(.*)$/.exec(text) ?? [];
  const number = readPartNumber(annex === undefined ? text : rest);
  if (number !== undefined)
    return annex === undefined ? number : `${annex.replace(/\s/g, '').replace('件', '录')} ${number}`;
  return undefined;
}

const CLAUSE =
  /^(?:第\s*)?(?:附录\s*)?(\d{1,3}(?:\.\d{1,3})*|[A-Z](?:\.\d{1,3})+|[A-Z]\d{1,2}(?:\.\d{1,3})*)\s*(?:章|节|条|款)?\s*(.*)$/i;

function readClause(text: string): string | undefined {
  const match = CLAUSE.exec(text);
  if (!match) return undefined;
  const [, base = '', rest = ''] = match;
  const number = base.toUpperCase().replace(/^([A-Z])(\d)/, '$1.$2');
  const tail = readTail(rest);
  return tail === undefined ? undefined : number + tail;
}

const TAIL =
  /^\s*(?:的\s*)?(?:第\s*)?(?:\(?([a-z])\s*\)?\s*项?|\(?(\d{1,2})\)\s*项?|\(([一二三四五六七八九十]+)\)|-{1,2}\s*(\d{1,2})|(注\s*\d*)|(示例\s*\d*)|行\s*(\d+))/i;

function readTail(rest: string): string | undefined {
  let out = '';
  let left = rest;
  while (left.trim() !== '') {
    const match = TAIL.exec(left);
    if (!match) return undefined;
    const [whole, letter, digit, han, dash, note, example, row] = match;
    if (letter !== undefined) out += ` ${letter.toLowerCase()})`;
    else if (digit !== undefined) out += ` ${digit})`;
    else if (han !== undefined) out += `（${han}）`;
    else if (dash !== undefined) out += ` —${dash}`;
    else if (row !== undefined) out += ` 行${row}`;
    else out += ` ${(note ?? example ?? '').replace(/\s/g, '')}`;
    left = left.slice(whole.length);
  }
  return out;
}

/** The number of the clause that a part belongs to: `4.2.1 b) 2)` → `4.2.1`, `第十二条 第2款（三）` → `第十二条`, `表1 行2` → `表1`. */
export const rootOf = (number: string): string => /^[^ （、]+/.exec(number)?.[0] ?? number;

/** One step up: `4.2.1 b) 2)` → `4.2.1 b)` → `4.2.1` → `4.2` → `4`; `A.1` → `附录A`; `一（一）1` → `一（一）` → `一`. Undefined at the top. */
export function parentOf(number: string): string | undefined {
  const part = /^(.+?)(?: [^ （]+|（[^（]+）)$/.exec(number);
  if (part?.[1]) return part[1];
  // 一（一）1 and 一、1 of a notice.
  const piece = /^(.+）)\d+$|^(.+)、\d+$/.exec(number);
  if (piece) return piece[1] ?? piece[2];
  const dotted = /^(.+)\.\d+$/.exec(number)?.[1];
  if (dotted === undefined) return undefined;
  return /^[A-Z]$/.test(dotted) ? `附录${dotted}` : dotted;
}

/** `number` is `above`, or a part of it: `4.2.1 b) 2)` of `4.2.1 b)`, `5.1.2` of `5.1`, `表1 行2` of `表1`. */
export function isWithin(number: string, above: string): boolean {
  for (let at: string | undefined = number; at !== undefined; at = parentOf(at)) if (at === above) return true;
  return false;
}

const NUMERIC = /^(?:[A-Z]|\d+)(?:\.\d+)*$/;

/** True for `5`, `5.1.1`, `A.2`: the numbers of chapters and clauses, without the parts of one. */
export const isPlainNumber = (number: string): boolean => NUMERIC.test(number);

/** The pieces of `5.1.12` as numbers, of `A.2` with the letter counted from 1000 on, so that appendices follow chapters. */
export const pieces = (number: string): readonly number[] =>
  number.split('.').map((p) => (/^[A-Z]$/.test(p) ? 1000 + p.charCodeAt(0) : Number(p)));

/** Document order of plain numbers. */
export function compareNumbers(a: string, b: string): number {
  const left = pieces(a);
  const right = pieces(b);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? -1) - (right[i] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}
