import type { Sentence } from '../../../base/sentence.ts';
import { lines } from '../../../commands/reply.ts';
import type { Clause } from '../../../standards/model.ts';
import type { Asking, Draft } from '../../answerer.ts';
import { quoteBlocks } from '../../compose.ts';
import { answer, statusAt, text } from '../drafts.ts';
import { type Amount, amountsIn, shown } from './amounts.ts';
import { baseScore, type Grades, scoringOn } from './grade-tables.ts';
import { calcMessages } from './messages.ts';
import { cellOf, rowFor } from './tables.ts';

export interface Grade {
  readonly row: Clause;
  readonly name: string;
}

export function gradeOf(grades: Grades, score: number): Grade | undefined {
  const row = rowFor({ ...grades.table }, grades.range, score);
  return row && { row, name: cellOf(row, grades.label) };
}

/** The sum of money that a question names: 月服务费12万, 18万元. */
export function feeOf(amounts: readonly Amount[]): number | undefined {
  const money =
    amounts.find((a) => a.unit === '元') ??
    amounts.find(
      (a) => a.unit === '' && (/(?:费|款|价|金额|fee|amount|payment)\D{0,6}$/.test(a.before) || a.value >= 10_000),
    );
  return money?.value;
}

/** What a grade leaves of a fee. */
export function feeLine(grades: Grades, grade: Grade, fee: number): Sentence | undefined {
  const percent = percentOf(grades, grade);
  if (percent === undefined) return grades.percent ? calcMessages.noDeduction(grade.name, shown(fee)) : undefined;
  const off = (fee * percent) / 100;
  return calcMessages.fee(shown(fee), shown(percent), shown(off), shown(fee - off));
}

function percentOf(grades: Grades, { row }: Grade): number | undefined {
  const value = grades.percent && /^(\d+(?:\.\d+)?)\s*[%％]$/.exec(cellOf(row, grades.percent).trim())?.[1];
  return value ? Number(value) : undefined;
}

/** 服务费, 月费, 扣款 … : what a table with percentages off a fee is asked about. A test's marks are something else. */
const ABOUT_FEE = /服务费|月费|费用|扣钱|扣款|扣多少|扣减|到手|实得|实付|拿多少|结算|\bfee\b|payment|deduct/;
const ABOUT_GRADE = /等级|什么档|哪一?档|评为|评什么|算什么|考核|评价|\bgrade\b|rating/;
const OTHER_MARKS = /考试|测试|测验|补考|及格|卷|题|\b(?:quiz|test|exam)\b/;

/** A score, or a grade, and a fee: the grade, the percentage, the sum. */
export function feeCalculation(asking: Asking): Draft | undefined {
  const { question, turn, shelf } = asking;
  const { plain } = question;
  if (OTHER_MARKS.test(plain) || !(ABOUT_FEE.test(plain) || ABOUT_GRADE.test(plain) || /分/.test(plain)))
    return undefined;
  const { amounts } = amountsIn(plain);
  const off = amounts.find((a) => a.unit === '分' && /扣(?:了|掉|去)?$/.test(a.before));
  const said =
    amounts.find((a) => a.unit === '分' && a !== off)?.value ??
    amounts.find((a) => a.unit === '' && /(?:考了|得了?|得分|分数|打了|score(?:d)?(?: of)?)\s*$/.test(a.before))?.value;
  const fee = feeOf(amounts);
  for (const grades of scoringOn(asking).grades) {
    const base = off && said === undefined ? baseScore(grades.table.edition) : undefined;
    const score = base && off ? base.value - off.value : off ? undefined : said;
    const names = grades.table.rows.map((row) => cellOf(row, grades.label)).toSorted((a, b) => b.length - a.length);
    // 合格和不合格差几个点: two grades are compared.
    const several =
      names.filter((n, i) =>
        names
          .slice(0, i)
          .reduce((left, longer) => left.replaceAll(longer, ' '), plain)
          .includes(n),
      ).length > 1;
    if (several && score === undefined) continue;
    const named =
      score === undefined && off === undefined && (fee !== undefined || /百分|几个点|比例/.test(plain))
        ? names.find((n) => plain.includes(n))
        : undefined;
    const row = named && grades.table.rows.find((r) => cellOf(r, grades.label) === named);
    const grade = score !== undefined ? gradeOf(grades, score) : row ? { row, name: named } : undefined;
    // 88分算优秀吗: a grade's own name asks for it as well. 合格 alone may be a test's.
    const byName = names.some((n) => n.length > 0 && !/合格/.test(n) && plain.includes(n)) || /剩|还有/.test(plain);
    if (!ABOUT_FEE.test(plain) && !ABOUT_GRADE.test(plain) && !byName) continue;
    if (!grade || (ABOUT_FEE.test(plain) && !ABOUT_GRADE.test(plain) && !grades.percent)) continue;
    const place = { clause: grade.row, edition: grades.table.edition };
    const line =
      score === undefined
        ? undefined
        : base && off
          ? calcMessages.remaining(String(base.value), shown(off.value), shown(score), grade.name)
          : calcMessages.graded(shown(score), grade.name);
    const sum = fee === undefined ? undefined : feeLine(grades, grade, fee);
    const cell = grades.percent && cellOf(grade.row, grades.percent);
    const rule =
      grades.percent && cell && percentOf(grades, grade) !== undefined
        ? calcMessages.percentOff(grades.percent, cell)
        : cell && { zh: cell, en: calcMessages.noDeduction(grade.name, '').en };
    const join = (parts: readonly (Sentence | undefined)[]): Sentence => ({
      zh: parts.flatMap((p) => (p ? [p.zh] : [])).join('；'),
      en: parts.flatMap((p) => (p ? [p.en] : [])).join('; '),
    });
    return answer(
      asking,
      [
        ...lines(turn.say(join(sum ? [line, sum] : [line, rule || undefined]))),
        ...(fee === undefined && ABOUT_FEE.test(plain) && percentOf(grades, grade) !== undefined
          ? [text(turn.say(calcMessages.feeMissing))]
          : []),
        ...quoteBlocks(place, statusAt(shelf, place.edition, question.day), turn, shelf),
      ],
      [place, ...(base ? [{ clause: base.clause, edition: place.edition }] : [])],
    );
  }
  return undefined;
}
