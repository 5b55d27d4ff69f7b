import { SEVERITIES, type Severity } from '../../notes/model.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import type { Clause, Day } from '../../standards/model.ts';
import { required } from '../../standards/required.ts';
import type { Grade } from './model.ts';

/** Points with the clause that sets them. */
export interface Points {
  readonly points: number;
  readonly clause: string;
}

/** A grade and the scores that earn it: from `from` on, below `below`. */
export interface GradeRule extends Grade {
  readonly from?: number;
  readonly below?: number;
}

/** How months are scored, as the tables and clauses in force on a day say. */
export interface ScoreRules {
  readonly base: Points;
  readonly deduction: Readonly<Partial<Record<Severity, Points>>>;
  /** What part of its points a minor finding that was put right on the spot costs. */
  readonly onTheSpot: { readonly part: number; readonly clause?: string };
  readonly grades: readonly GradeRule[];
}

/** When a month's draft goes out and is frozen, in workdays of the next month, and how long one may appeal. */
export interface ScoreTerms {
  readonly draftOn: number;
  readonly freezeOn: number;
  readonly appealWithin: number;
}

const cellOf = (row: Clause, header: RegExp): string | undefined =>
  row.table?.cells.find((cell) => header.test(cell.header))?.value;

/** Rows of the tables in force that have all these columns. */
const rowsWith = (catalogue: Catalogue, day: Day, headers: readonly RegExp[]): Clause[] =>
  catalogue
    .allInForce(day)
    .flatMap(({ clauses }) =>
      clauses.filter((row) => row.kind === 'row' && headers.every((header) => cellOf(row, header) !== undefined)),
    );

const LEVEL = /^问题等级$/;
const EACH = /每项扣分/;
const GRADE = /^评价等级$/;
const SCORE = /月度得分/;
const FEE = /服务费/;

/**
 * Reads how months are scored from the standard's own tables. Source: Q/LNJG JG 205, 5.1, 5.2.4, tables A.1 and A.2.
 * @returns undefined when no standard in force sets a base: then nothing is scored.
 */
export function scoreRules(catalogue: Catalogue, day: Day): ScoreRules | undefined {
  const base = required(catalogue, day, /基准分应为/, '分');
  if (!base) return undefined;
  const half = halved(catalogue, day);
  return {
    base: { points: base.value, clause: base.clause.key },
    deduction: Object.fromEntries(
      rowsWith(catalogue, day, [LEVEL, EACH]).flatMap((row) => {
        const severity = SEVERITIES.find((one) => one === cellOf(row, LEVEL));
        const points = row.quantities.find(({ unit }) => unit === '分')?.from;
        return severity && points !== undefined ? [[severity, { points, clause: row.key }]] : [];
      }),
    ),
    onTheSpot: half ? { part: 0.5, clause: half.key } : { part: 1 },
    grades: rowsWith(catalogue, day, [GRADE, SCORE]).map((row): GradeRule => {
      const scores = row.quantities.filter(({ unit }) => unit === '分');
      const from = scores.find(({ comparison }) => comparison === 'min')?.from;
      const below = scores.find(({ comparison }) => comparison === 'below')?.to;
      const fee = cellOf(row, FEE) === undefined ? undefined : row.quantities.find(({ unit }) => unit === '%')?.from;
      return {
        name: cellOf(row, GRADE) ?? '',
        fee: (fee ?? 0) / 100,
        clause: row.key,
        ...(from === undefined ? {} : { from }),
        ...(below === undefined ? {} : { below }),
      };
    }),
  };
}

/** The clause that lets a minor finding put right on the spot cost half. Source: Q/LNJG JG 205, 5.2.4. */
const halved = (catalogue: Catalogue, day: Day): Clause | undefined =>
  catalogue
    .allInForce(day)
    .flatMap(({ clauses }) => clauses)
    .find(({ text, modal }) => modal === '应' && /当场改正的一般问题.*一半/.test(text));

/** When drafts go out, appeals end and scores freeze. Source: Q/LNJG JG 205, 6.1.1, 6.2.1, 6.3.1. */
export function scoreTerms(catalogue: Catalogue, day: Day): ScoreTerms | undefined {
  const draftOn = required(catalogue, day, /次月.*发出得分初稿/, '工作日')?.value;
  const freezeOn = required(catalogue, day, /月度得分.*次月.*冻结/, '工作日')?.value;
  const appealWithin = required(catalogue, day, /得分初稿.*申诉/, '工作日')?.value;
  return draftOn === undefined || freezeOn === undefined || appealWithin === undefined
    ? undefined
    : { draftOn, freezeOn, appealWithin };
}

/** The grade that a score earns. */
export const gradeOf = (score: number, grades: readonly GradeRule[]): GradeRule | undefined =>
  grades.find(({ from, below }) => (from === undefined || score >= from) && (below === undefined || score < below));
