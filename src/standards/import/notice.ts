import { readChinese } from '../../base/numerals.ts';
import { type Head, headOfArticles } from './head.ts';

const PART = /^[\s　#]*[一二三四五六七八九十]{1,3}\s*[、.．]/;
/** What begins a piece of a notice: 一、 （一） 1. （1）. */
export const PIECE =
  /^(?:[一二三四五六七八九十]{1,3}\s*、|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}(?:[.．](?!\d)|、)|[（(]\d{1,2}[)）])/;
/** `岭管〔2025〕7号`: the number under which it was sent. */
const SENT_AS = /[\p{Script=Han}]{1,14}\s*[〔[（(]\s*\d{4}\s*[〕\]）)]\s*(?:第\s*)?\d{1,4}\s*号/u;
const DATE =
  /^[\s　]*([〇零一二三四五六七八九十\d]{4})\s*年\s*([一二三四五六七八九十\d]{1,3})\s*月\s*([一二三四五六七八九十\d]{1,3})\s*日[\s　]*$/;
const ADDRESSEE = /^[^。；，]{2,40}[：:]$/;
/** How a first paragraph begins. */
const REASON = /^(?:为|根据|按照|依据|依照|近期|近日|近来|经|现将|现就|随着|结合|鉴于)/;

/** Whether a text is made of parts (一、二、…), like notices, plans and house rules, and neither of articles nor of numbered clauses. */
export function madeOfParts(lines: readonly string[]): boolean {
  const parts = lines.filter((l) => PART.test(l)).length;
  const others = lines.filter((l) =>
    /^[\s　#]*(?:第[〇零一二三四五六七八九十百千\d]+条|\d{1,2}(?:\.\d{1,3})+[\s　])/.test(l),
  ).length;
  return parts >= 2 && parts > others;
}

/** Where the text begins, behind number, title and addressee: at its first paragraph or part. */
export function startOfNotice(lines: readonly string[]): number {
  const at = lines.findIndex((line, i) => {
    const text = line.replace(/^[\s　#>]+/, '').trim();
    if (PART.test(text)) return true;
    if (i === 0 || text === '' || ADDRESSEE.test(text) || SENT_AS.test(text) || DATE.test(text)) return false;
    return (
      text.includes('。') || (REASON.test(text) && text.length >= 10) || (text.length >= 30 && text.includes('，'))
    );
  });
  return Math.max(0, at);
}

/** What stands above a notice: its number serves as its code, else its title; its day is the one that it is signed with. */
export function headOfNotice(name: string, cover: readonly string[], body: readonly string[]): Head {
  const lines = cover.map((l) => l.replace(/\s+/g, ' ').trim()).filter((l) => l !== '');
  const number = SENT_AS.exec(lines.join('\n'))?.[0].replace(/\s/g, '');
  const marked = lines.find((l) => /^#\s/.test(l))?.replace(/^#\s*/, '');
  const named = lines
    .filter((l) => !SENT_AS.test(l) && !ADDRESSEE.test(l) && !DATE.test(l) && !/文件$|^[（(]|^签发人/.test(l))
    .map((l) => l.replace(/^#+\s*/, '').replace(/[\s　]/g, ''))
    .slice(0, 3)
    .join('');
  const title = marked ?? (named.length > 60 ? (lines[0] ?? '') : named);
  const day = [...cover, ...body].map(dayOf).findLast((found) => found !== undefined);
  const head = headOfArticles(
    name,
    [...(title === '' ? [] : [`# ${title}`]), ...(day === undefined ? [] : [`${day}印发`])],
    body.join('\n'),
  );
  return {
    ...head,
    type: '制度',
    ...(number === undefined ? {} : { code: number, remarks: head.remarks.filter((r) => !r.includes('code')) }),
  };
}

/** The day of a line that holds nothing else, in digits: `二〇二五年五月一日` → `2025年5月1日`. */
function dayOf(line: string): string | undefined {
  const [, year, month, day] = DATE.exec(line) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const digits = year.replace(/[〇零一二三四五六七八九]/g, (c) =>
    String('〇一二三四五六七八九'.indexOf(c === '零' ? '〇' : c)),
  );
  const number = (text: string): number => (/^\d+$/.test(text) ? Number(text) : (readChinese(text) ?? 0));
  return `${digits}年${number(month)}月${number(day)}日`;
}
