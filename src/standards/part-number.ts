import { readChinese, toChinese } from '../base/numerals.ts';

/** One step of a number: 一 (1), （一） (2), 1. (3), （1） (4). */
export interface PartPiece {
  readonly depth: 1 | 2 | 3 | 4;
  readonly nth: number;
}

/** The number of a piece of a notice or plan: `一（一）1（1）`; without its （一）: `一、1`. */
export function partNumber(pieces: readonly PartPiece[]): string {
  let number = '';
  pieces.forEach(({ depth, nth }, i) => {
    if (depth === 1) number += toChinese(nth);
    else if (depth === 2) number += `（${toChinese(nth)}）`;
    else if (depth === 4) number += `（${nth}）`;
    else number += pieces[i - 1]?.depth === 1 ? `、${nth}` : nth;
  });
  return number;
}

const HAN = '[一二三四五六七八九十]{1,3}';
const TYPED = new RegExp(
  `^(?:第\\s*)?(${HAN})(?:\\s*(部分|大点))?\\s*(、)?\\s*(?:的?\\s*第?\\s*[(（](${HAN})[)）]\\s*[项点]?)?\\s*(?:的?\\s*第?\\s*(\\d{1,2})\\s*[.、点项]?)?\\s*(?:[(（](\\d{1,2})[)）])?\\s*(?:第\\s*(\\d{1,2})\\s*段)?$`,
);

/** The same from any typed form: `一、（一）1.`, `三(二)`, `第二部分`, `第二部分（一）`, `二、3`. A numeral alone names nothing. */
export function readPartNumber(typed: string): string | undefined {
  const match = TYPED.exec(typed);
  if (!match) return undefined;
  const [, part = '', word, comma, han, dot, digit, paragraph] = match;
  if (word === undefined && comma === undefined && han === undefined && digit === undefined && paragraph === undefined)
    return undefined;
  const count = (text: string | undefined): number | undefined => (text === undefined ? undefined : readChinese(text));
  const pieces: PartPiece[] = [];
  const add = (depth: PartPiece['depth'], nth: number | undefined): void => {
    if (nth !== undefined) pieces.push({ depth, nth });
  };
  add(1, count(part));
  add(2, count(han));
  add(3, dot === undefined ? undefined : Number(dot));
  add(4, digit === undefined ? undefined : Number(digit));
  return partNumber(pieces) + (paragraph === undefined || paragraph === '1' ? '' : ` 第${paragraph}段`);
}
