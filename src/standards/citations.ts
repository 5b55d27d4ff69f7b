import { narrow } from '../base/narrow.ts';
import { unitNamed } from '../base/units.ts';
import { organisationOf, readCode } from './code.ts';
import { READ_AT_MOST } from './limits.ts';
import type { Citation } from './model.ts';
import { readNumber } from './number.ts';

/** Letters of codes that industries use without `/T`, so that GA 654 is a standard and not one of ours. */
const INDUSTRIES = 'GA|WS|JGJ|SB|AQ|HJ|CJ|CJJ|TSG|YY|NY|QB|LY|MH|MZ|DL|XF|JJF|JJG|JT|JR|RB|RZ|DA|WH|GY|SL';
/** The three letters of the standard system (Q/LNJG TY 103, 5.1.1): what may stand without the organisation's prefix. */
const OWN = 'TY|JG|BZ';

const CODE = `(?:[QT]\\/[A-Z]{2,10}(?:\\s?(?:${OWN}|[A-Z]{2,3}))?|GB(?:\\/[TZ])?|DB\\d{2,6}(?:\\/[TZ])?|SZDB\\/Z|[A-Z]{2,4}\\/[TZ]|(?:${INDUSTRIES}))\\s?\\d+(?:\\.\\d+)*(?:-(?:19|20)\\d\\d)?(?!\\d)`;
const SHORT = (letters: string): string => `(?<![A-Z/])(?:${letters})\\s?\\d{3}(?:-(?:19|20)\\d\\d)?(?!\\d)`;
const LAW =
  '《[^《》]{2,40}(?:法|条例|办法|规定|细则|决定|通则|规则|制度|标准|规范|准则)(?:[（(][^（）()]{1,12}[)）])?》';

const CHINESE = '[〇零一二两三四五六七八九十百千]+';
const PART = '(?:\\s?第?\\s?[a-z]\\)(?:\\s?\\d{1,2}\\))?)?';
const ARTICLE = `第(?:${CHINESE}|\\d+)条(?:之[一二三四])?(?:第(?:${CHINESE}|\\d+)款)?(?:第?\\(?(?:${CHINESE})\\)?项)?`;
const ANNEX = '附\\s?录\\s?[A-Z](?![A-Za-z])';
const TABLE = '表\\s?(?:[A-Z]\\.\\d+|\\d{1,2}(?:\\.\\d+)?)(?![\\d.]*\\d)';
const CHAPTER = '第\\s?\\d{1,2}\\s?章';
const CLAUSE = `(?<![\\d.A-Za-z])(?:\\d{1,2}|[A-Z])(?:\\.\\d{1,3}){1,5}(?![\\d.]*\\d)${PART}`;

/** Before a bare clause number of two pieces (6.4), which might as well be a decimal: words that point, or a list of numbers that does. */
const POINTING =
  /(?:见|按|按照|依照|依据|根据|符合|执行|遵守|除|参照|满足|违反|适用|由|依|在|对|以|及|和|与|或|至|、|的|其|以外|同|经)\s*$/;
const POINTED =
  /^\s*(?:的?规定|的?要求|所列|所述|给出|列出|条|执行|处理|办理|登记|进行|判定|确定|调整|计算|保存|中的|的[a-z\d])/;

const scanners = new Map<string, RegExp>();

function scanner(letters: string): RegExp {
  let found = scanners.get(letters);
  if (!found) {
    found = new RegExp(
      `(?<code>${CODE}|${SHORT(letters)})|(?<law>${LAW})|(?<article>${ARTICLE})|(?<annex>${ANNEX})|(?<table>${TABLE})|(?<chapter>${CHAPTER})|(?<clause>${CLAUSE})`,
      'g',
    );
    scanners.set(letters, found);
  }
  return found;
}

/** Between a standard and the clause of it that is meant. */
const OF = /^\s*(?:\([^()]{0,12}\))?\s*(?:的|中的|中|里的|,)?\s*(?:第\s*)?$/;
/** Between two clauses of one list. */
const AND = /^\s*(?:的|规定的)?\s*(?:、|和|及|以及|与|或者?|至|到|~|-|,)\s*(?:第\s*)?$/;

interface Target {
  readonly code?: string;
  readonly year?: string;
}

/**
 * The standards and clauses that a text points at: `见 5.3.2`, `按 JG 204 的 6.2`, `GB/T 1.1—2020`, `附录 A`, `表1`, `本法第十条`, `《消防法》第二十八条`.
 * @param own code of the text's own standard: short codes (JG 204) are of its organisation.
 */
export function citationsIn(text: string, own = ''): readonly Citation[] {
  const plain = narrow(text.slice(0, READ_AT_MOST));
  if (!/[\d《A-Z]|第|附\s?录/.test(plain)) return [];
  const organisation = organisationOf(own);
  const letters = /^[QT]\/[A-Z]+\s([A-Z]{2,4})\s/.exec(own)?.[1];
  const all = letters && !OWN.split('|').includes(letters) ? `${OWN}|${letters}` : OWN;
  const found: Citation[] = [];
  let target: Target | undefined;
  let targetStart = 0;
  let previousEnd = -1;
  let previousCited = false;
  for (const match of plain.matchAll(scanner(all))) {
    const start = match.index;
    const end = start + match[0].length;
    const { code, law, clause } = match.groups ?? {};
    const between = previousEnd < 0 ? undefined : plain.slice(previousEnd, start);
    // GB/T 1.1《标准化工作导则…》: the title of the standard just named.
    if (law !== undefined && between !== undefined && previousCited && /^\s*$/.test(between)) continue;
    if (code !== undefined || law !== undefined) {
      target = code === undefined ? readLaw(law ?? '') : expand(code, organisation);
      targetStart = start;
      found.push({ text: text.slice(start, end), ...target });
      previousEnd = end;
      previousCited = true;
      continue;
    }
    const follows = between !== undefined && previousCited;
    const ofTarget =
      target !== undefined &&
      follows &&
      (OF.test(between) || (AND.test(between) && found.at(-1)?.clause !== undefined));
    if (
      clause !== undefined &&
      !ofTarget &&
      !isReference(plain, start, end, clause, follows && AND.test(between ?? ''))
    ) {
      previousCited = false;
      continue;
    }
    const number = readNumber(match[0]);
    if (number === undefined) continue;
    const last = found.at(-1);
    if (ofTarget && target && last && last.clause === undefined && last.code === target.code) {
      found[found.length - 1] = { ...last, text: text.slice(targetStart, end), clause: number };
    } else if (ofTarget && target) {
      found.push({ text: text.slice(start, end), ...target, clause: number });
    } else if (match.groups?.article !== undefined && lawBefore(plain, start)) {
      const name = lawBefore(plain, start);
      target = { code: name };
      targetStart = start - name.length;
      found.push({ text: text.slice(targetStart, end), ...target, clause: number });
    } else {
      target = undefined;
      const self =
        /本(?:法|条例|办法|规定|细则|文件|标准|规范|制度)\s*(?:的|中)?\s*$/.exec(plain.slice(0, start))?.[0] ?? '';
      found.push({ text: text.slice(start - self.length, end), clause: number });
    }
    previousEnd = end;
    previousCited = true;
  }
  return found;
}

function expand(typed: string, organisation: string | undefined): Target {
  const { code, year } = readCode(typed);
  const short =
    new RegExp(`^(?:${OWN}|[A-Z]{2,4}) \\d{3}$`).test(code) &&
    !new RegExp(`^(?:${INDUSTRIES.replace('JGJ|', '')}|GB) `).test(code);
  return {
    code: short && organisation !== undefined ? `${organisation} ${code}` : code,
    ...(year === undefined ? {} : { year }),
  };
}

const readLaw = (quoted: string): Target => ({ code: quoted.slice(1, -1) });

/** A law named without its marks: 食品安全法第一百二十三条. Empty when the article is the text's own (本法第十条, 第十条). */
function lawBefore(plain: string, at: number): string {
  const run =
    /[\p{Script=Han}]{2,24}(?:法|条例|办法|规定|细则)$/u.exec(plain.slice(Math.max(0, at - 28), at))?.[0] ?? '';
  const name = run.replace(
    /^.*(?:依照|按照|根据|依据|违反|适用|符合|属于|参照|执行|以及|或者|除|有|对|由|和|与|及|在|的|按|依)(?=.{2,})/,
    '',
  );
  return /^(?:本|该|前款|上述|相关|有关|国家|法律)/.test(name) || !/^.{2,}(?:法|条例|办法|规定|细则)$/.test(name)
    ? ''
    : name;
}

/** A bare number with dots: a clause, or 2.5 元? */
function isReference(plain: string, start: number, end: number, number: string, inList: boolean): boolean {
  const after = plain.slice(end);
  const unit = /^\s*([A-Za-z%℃°]+|[\p{Script=Han}]{1,3})/u.exec(after)?.[1] ?? '';
  if (
    unit !== '' &&
    (unitNamed(unit) || unitNamed(unit.slice(0, 2)) || unitNamed(unit.slice(0, 1))) &&
    !POINTED.test(after)
  ) {
    return false;
  }
  if (/^\s*[×x*÷+/=~]/.test(after) || /[×x*÷+=]\s*$/.test(plain.slice(0, start))) return false;
  const [first = ''] = number.split('.');
  if (/^[A-Z]/.test(number) || number.split('.').length > 2) return first !== '0';
  if (Number(first) > 30 || first === '0') return false;
  return inList || POINTED.test(after) || POINTING.test(plain.slice(Math.max(0, start - 4), start));
}
