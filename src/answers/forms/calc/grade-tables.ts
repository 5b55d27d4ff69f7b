import type { Clause, Edition } from '../../../standards/model.ts';
import type { Asking } from '../../answerer.ts';
import { mayRead } from '../drafts.ts';
import { cellOf, rangeColumns, type Table, tablesOf } from './tables.ts';

/** A table that takes points off for each of something: 一般 0.5, 较重 2. */
export interface Deductions {
  readonly table: Table;
  readonly label: string;
  readonly points: (row: Clause) => number | undefined;
}

/** A table that grades a score, and perhaps says what part of a fee each grade loses. */
export interface Grades {
  readonly table: Table;
  readonly label: string;
  readonly range: string;
  /** The column of percentages; absent when the table has none. */
  readonly percent?: string;
}

const isScore = (row: Clause): boolean => row.quantities.some((q) => q.kind === 'score');
const NUMBERS = /\d/;

/** The column that names the rows: the first one without a number in it. */
const labelOf = (table: Table): string | undefined =>
  table.headers.find((h) => table.rows.every((row) => cellOf(row, h) !== '' && !NUMBERS.test(cellOf(row, h))));

function deductionsIn(table: Table): Deductions[] {
  const header = table.headers.find((h) => /扣/.test(h) && /分/.test(h));
  const label = labelOf(table);
  if (!header || !label || table.rows.length < 2) return [];
  const points = (row: Clause): number | undefined => {
    const value = Number(/\d+(?:\.\d+)?/.exec(cellOf(row, header))?.[0]);
    return Number.isNaN(value) ? undefined : value;
  };
  return table.rows.every((row) => isScore(row) && points(row) !== undefined) ? [{ table, label, points }] : [];
}

function gradesIn(table: Table): Grades[] {
  const range = rangeColumns(table).find((h) => /分/.test(h));
  const label = labelOf(table);
  if (!range || !label || !table.rows.every(isScore)) return [];
  const percent = table.headers.find(
    (h) => h !== range && table.rows.some((row) => /^\d+(?:\.\d+)?\s*[%％]$/.test(cellOf(row, h).trim())),
  );
  return [{ table, label, range, ...(percent ? { percent } : {}) }];
}

/** The tables of all standards in force by which points are taken off and scores are graded. */
export function scoringOn(asking: Asking): {
  readonly deductions: readonly Deductions[];
  readonly grades: readonly Grades[];
} {
  const { shelf, question } = asking;
  const tables = shelf.catalogue
    .allInForce(question.day)
    .filter((e) => mayRead(asking, e))
    .flatMap((e: Edition) => (e.clauses.some((c) => c.kind === 'row' && isScore(c)) ? tablesOf(e) : []));
  return { deductions: tables.flatMap(deductionsIn), grades: tables.flatMap(gradesIn) };
}

/** The score that one begins with. */
export function baseScore(edition: Edition): { readonly clause: Clause; readonly value: number } | undefined {
  for (const clause of edition.clauses) {
    if (clause.kind !== 'clause' || !/基准分|起评分|基础分|满分|总分/.test(clause.text)) continue;
    const value = clause.quantities.find((q) => q.kind === 'score' && q.comparison === 'exact')?.from;
    if (value) return { clause, value };
  }
  return undefined;
}
