import type { Block } from '../../../commands/reply.ts';
import type { Clause, Edition } from '../../../standards/model.ts';
import type { Asking, Draft } from '../../answerer.ts';
import { quoteBlocks } from '../../compose.ts';
import { answer, type Place, statusAt } from '../drafts.ts';
import { type Amount, amountsIn, shown } from './amounts.ts';
import { countsIn, countsOf, inStandardWords } from './counts.ts';
import { feeLine, feeOf, gradeOf } from './fee.ts';
import { baseScore, type Deductions, scoringOn } from './grade-tables.ts';
import { cellOf } from './tables.ts';

const ASKS = /扣|剩|得分|多少分|几分|得多少|等级|什么档|评为|到手|拿多少|points?|score|grade|deduct/;

/** Points off for each finding, what remains of the base score, and its grade; with a fee, what that costs. */
export function scoreCalculation(asking: Asking): Draft | undefined {
  const { plain } = asking.question;
  if (!ASKS.test(plain)) return undefined;
  const { deductions, grades } = scoringOn(asking);
  for (const scale of deductions) {
    const labels = scale.table.rows.map((row) => cellOf(row, scale.label));
    const text = inStandardWords(asking, labels);
    const counts = countsOf(text, labels);
    if (counts.size === 0) continue;
    const lines = linesOf(scale, counts, text);
    if (!lines || countsIn(text) > lines.length) return undefined;
    const base = baseScore(scale.table.edition);
    return scored(
      asking,
      scale,
      lines,
      base,
      grades.filter((g) => g.table.edition === scale.table.edition),
      amountsIn(plain).amounts,
    );
  }
  return undefined;
}

interface Line {
  readonly row: Clause;
  readonly label: string;
  readonly count: number;
  readonly points: number;
  /** The clause by which these count less. */
  readonly by?: Clause;
}

/** A line for each label; those that a clause lets count half, on one of their own. Undefined when it can't be told how many those are. */
function linesOf(scale: Deductions, counts: ReadonlyMap<string, number>, text: string): Line[] | undefined {
  const lines: Line[] = [];
  for (const row of scale.table.rows) {
    const label = cellOf(row, scale.label);
    const count = counts.get(label);
    const points = scale.points(row);
    if (count === undefined || points === undefined) continue;
    const half = halfRule(scale.table.edition, label, text);
    if (!half) lines.push({ row, label, count, points });
    else if (half.count === undefined || half.count > count) return undefined;
    else {
      if (count > half.count) lines.push({ row, label, count: count - half.count, points });
      lines.push({ row, label, count: half.count, points: points / 2, by: half.clause });
    }
  }
  return lines;
}

/** `当场改正的一般问题，应按一般问题扣分的一半计算`, where the question says how many were. */
function halfRule(
  edition: Edition,
  label: string,
  text: string,
): { readonly clause: Clause; readonly count: number | undefined } | undefined {
  for (const clause of edition.clauses) {
    if (clause.kind !== 'clause' || !/一半|减半/.test(clause.text)) continue;
    const condition = clause.text.split(label)[0]?.replace(/的$/, '') ?? '';
    if (condition.length < 2 || condition.length > 12 || !text.includes(condition.slice(0, 2))) continue;
    const at = text.indexOf(condition.slice(0, 2));
    const behind = /^\D{2,8}(\d{1,3})\s*(?:个|项|条)/.exec(text.slice(at))?.[1];
    const count = behind ?? /(\d{1,3})\s*(?:个|项|条|次|处)?[^\d]{0,4}$/.exec(text.slice(0, at))?.[1];
    return { clause, count: count === undefined ? undefined : Number(count) };
  }
  return undefined;
}

function scored(
  asking: Asking,
  scale: Deductions,
  lines: readonly Line[],
  base: ReturnType<typeof baseScore>,
  grades: ReturnType<typeof scoringOn>['grades'],
  amounts: readonly Amount[],
): Draft {
  const { turn, shelf, question } = asking;
  const { edition } = scale.table;
  const off = lines.reduce((sum, l) => sum + l.count * l.points, 0);
  const product = (l: Line): string => `${l.count}×${shown(l.points)}`;
  const total = lines.map(product).join(' + ');
  const zh = [`扣 ${total} = ${shown(off)} 分`];
  const en = [`Deducted: ${total} = ${shown(off)} points`];
  const grade = base && grades[0] && gradeOf(grades[0], Math.max(0, base.value - off));
  if (base) {
    const left = shown(Math.max(0, base.value - off));
    zh.push(`得 ${base.value} − ${shown(off)} = ${left} 分${grade ? `，${grade.name}` : ''}`);
    en.push(
      `score ${base.value} − ${shown(off)} = ${left}${grade ? `, grade ${shelf.glossary.english(grade.name) ?? grade.name}` : ''}`,
    );
  }
  const fee = feeOf(amounts);
  const paid = grade && grades[0] && fee !== undefined ? feeLine(grades[0], grade, fee) : undefined;
  const keys: Place[] = [
    ...new Map(
      [
        ...lines.flatMap((l) => [l.row, ...(l.by ? [l.by] : [])]),
        ...(base ? [base.clause] : []),
        ...(grade ? [grade.row] : []),
      ].map((c) => [c.key, { clause: c, edition }]),
    ).values(),
  ];
  const first = keys[0];
  const blocks: Block[] = [
    { kind: 'lead', text: turn.say({ zh: zh.join('；'), en: en.join('; ') }) },
    ...(paid ? [{ kind: 'text' as const, text: turn.say(paid) }] : []),
    ...keys.slice(0, 5).map((p): Block => ({ kind: 'quote', text: `${p.clause.number}：${p.clause.text}` })),
    ...(first
      ? quoteBlocks(first, statusAt(shelf, edition, question.day), turn, shelf).filter((b) => b.kind === 'source')
      : []),
  ];
  return answer(asking, blocks, keys);
}
