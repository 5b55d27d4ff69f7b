import { narrow } from '../../../base/narrow.ts';
import type { Clause, Edition } from '../../../standards/model.ts';

/** A table of a standard, read back from its rows. */
export interface Table {
  readonly edition: Edition;
  readonly caption: string;
  readonly rows: readonly Clause[];
  readonly headers: readonly string[];
}

/** Limits that a cell gives: `≤3,000`, `3,001～7,000`, `≥80，<90`. */
export interface Range {
  readonly from?: number;
  readonly to?: number;
  readonly fromOpen?: boolean;
  readonly toOpen?: boolean;
}

export function tablesOf(edition: Edition): Table[] {
  const found = new Map<string, Clause[]>();
  for (const clause of edition.clauses) {
    if (clause.kind !== 'row' || !clause.table) continue;
    found.set(clause.table.caption, [...(found.get(clause.table.caption) ?? []), clause]);
  }
  return [...found].map(([caption, rows]) => ({
    edition,
    caption,
    rows,
    headers: (rows[0]?.table?.cells ?? []).map((c) => c.header),
  }));
}

export const cellOf = (row: Clause, header: string): string =>
  row.table?.cells.find((c) => c.header === header)?.value ?? '';

const NUMBER = '(-?\\d+(?:\\.\\d+)?)';
const FROM = new RegExp(`^(?:(≥|>=|不低于|不少于|不小于)|(>|大于|高于|超过|多于))\\s*${NUMBER}`);
const TO = new RegExp(`^(?:(≤|<=|不高于|不超过|不大于|不多于)|(<|小于|低于|不足|不到))\\s*${NUMBER}`);
const BETWEEN = new RegExp(`^${NUMBER}\\s*(?:-+|~|至|到)\\s*${NUMBER}`);
const AFTER = new RegExp(`^${NUMBER}\\D{0,3}(及?以上|及?以下|以内)`);

/** The limits in a cell; undefined for a cell that is no range. */
export function rangeIn(cell: string): Range | undefined {
  const text = narrow(cell)
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replace(/[—–－～〜]/g, '~');
  let range: Range = {};
  const pieces = text
    .split(/[，,、；;且并和]/)
    .map((p) => p.trim())
    .filter(Boolean);
  if (pieces.length === 0) return undefined;
  for (const piece of pieces) {
    const between = BETWEEN.exec(piece);
    const from = FROM.exec(piece);
    const to = TO.exec(piece);
    const after = AFTER.exec(piece);
    if (between) range = { ...range, from: Number(between[1]), to: Number(between[2]) };
    else if (from) range = { ...range, from: Number(from[3]), ...(from[2] ? { fromOpen: true } : {}) };
    else if (to) range = { ...range, to: Number(to[3]), ...(to[2] ? { toOpen: true } : {}) };
    else if (after)
      range = after[2]?.includes('上') ? { ...range, from: Number(after[1]) } : { ...range, to: Number(after[1]) };
    else return undefined;
  }
  return range;
}

export const inRange = (value: number, { from, to, fromOpen, toOpen }: Range): boolean =>
  (from === undefined || (fromOpen ? value > from : value >= from)) &&
  (to === undefined || (toOpen ? value < to : value <= to));

/** Columns of which every row is a range. */
export const rangeColumns = (table: Table): string[] =>
  table.rows.length < 2
    ? []
    : table.headers.filter((h) => table.rows.every((row) => rangeIn(cellOf(row, h)) !== undefined));

/** The row whose range holds the value; between two whole-number tiers (7,000.4 of 3,001～7,000 and 7,001～…) the rounded value decides. */
export function rowFor(table: Table, header: string, value: number): Clause | undefined {
  const holds = (v: number) =>
    table.rows.find((row) => inRange(v, rangeIn(cellOf(row, header)) ?? { from: Number.POSITIVE_INFINITY }));
  return holds(value) ?? holds(Math.round(value));
}
