import { readChinese } from '../../base/numerals.ts';

/** The number of a finding as a text names it, and what is left of the text. */
export interface IssueRead {
  /** The bare number, `12`. */
  readonly value: string;
  readonly rest: string;
}

const CODE = /(?:ISS|issue)\s*[-—－–_#]?\s*(\d{1,9})(?!\d)\s*(?:号|那条|这条|那个|这个)*/i;
/** 12号 is ISS-12 unless it is a day (5月12号) or a place (3号楼, 2号会议室). */
const SPOKEN =
  /(?<![\d月日-])第?\s*(\d{1,6}|[一二三四五六七八九十百]{1,5})\s*号(?!楼|门|岗|梯|电梯|线|机|车|库|会议|厅|包|窗|桌|柜|厕|房|院|仓|路)(?:那条|这条|那个|这个|问题|的)*/;
/** 第3条, #3: only of findings, where somebody says what became of it. */
const COUNTED = /(?:#|第)\s*(\d{1,6})\s*(?:条|个问题|项)?(?!\d)/;

/** Reads which finding a text names: `ISS-12`, `iss12`, `12号那条`, `第12条`, `#12`. */
export function readIssue(text: string): IssueRead | undefined {
  const found = CODE.exec(text) ?? SPOKEN.exec(text) ?? COUNTED.exec(text);
  const said = found?.[1];
  if (!found || said === undefined) return undefined;
  const number = /^\d+$/.test(said) ? Number(said) : readChinese(said);
  if (number === undefined || number < 1) return undefined;
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`.replace(/ {2,}/g, ' ');
  return { value: String(number), rest: rest.trim() };
}

/** Whether a text names a finding by its number. */
export const namesIssue = (text: string): boolean => readIssue(text) !== undefined;
