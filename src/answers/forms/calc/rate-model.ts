import type { Clause, Edition, Quantity } from '../../../standards/model.ts';
import type { Asking } from '../../answerer.ts';
import { mayRead, type Place } from '../drafts.ts';
import type { Amount, AmountUnit } from './amounts.ts';
import { rangeColumns, type Table, tablesOf } from './tables.ts';

/** A price for each of something: 2.5 元/m²·月. */
export interface Rate {
  readonly place: Place;
  readonly quantity: Quantity;
  /** Of a table whose rows are tiers, with the column that says which tier. */
  readonly tiers?: { readonly table: Table; readonly header: string };
}

export const perOf = (rate: Rate): string[] => (rate.quantity.per ?? '').split('·');
export const sourceOf = (rate: Rate | undefined): string | undefined =>
  rate?.tiers?.table.caption ?? rate?.place.clause.key;

/** At least one of the rate's units is named in the question. */
export const fits = (rate: Rate, amounts: readonly Amount[]): boolean =>
  perOf(rate).some((unit) => amountFor(unit, amounts) !== undefined);
/** The unit that the money is for (not the time) is named. */
export const covers = (rate: Rate | undefined, amounts: readonly Amount[]): boolean =>
  rate !== undefined &&
  perOf(rate).some((unit) => unit !== '月' && unit !== '日' && amountFor(unit, amounts) !== undefined);

export function onePerSource(rates: readonly Rate[]): Rate[] {
  return [...new Map(rates.map((r) => [sourceOf(r), r])).values()];
}

/** The rates that clauses in force give, and tables of tiers. */
export function ratesOn(asking: Asking): Rate[] {
  const { shelf, question } = asking;
  return shelf.catalogue.allInForce(question.day).flatMap((edition) => {
    if (!mayRead(asking, edition)) return [];
    const priced = edition.clauses.filter((c) => c.kind !== 'example' && c.kind !== 'note' && priceIn(c));
    if (priced.length === 0) return [];
    const tables = priced.some((c) => c.kind === 'row') ? tablesOf(edition) : [];
    return priced.flatMap((clause) => rateOf(clause, edition, tables));
  });
}

export const priceIn = (clause: Clause): Quantity | undefined =>
  clause.quantities.find((q) => q.kind === 'money' && q.per !== undefined && q.comparison === 'exact');

function rateOf(clause: Clause, edition: Edition, tables: readonly Table[]): Rate[] {
  const quantity = priceIn(clause);
  if (!quantity) return [];
  const rate = { place: { clause, edition }, quantity };
  const table = clause.table && tables.find((t) => t.caption === clause.table?.caption);
  const header = table && rangeColumns(table)[0];
  return [table && header ? { ...rate, tiers: { table, header } } : rate];
}

export function amountFor(unit: string, amounts: readonly Amount[]): number | undefined {
  // 一天300人, 5天: the one that says how many.
  const of = (u: AmountUnit) =>
    (amounts.find((a) => a.unit === u && a.value !== 1) ?? amounts.find((a) => a.unit === u))?.value;
  if (unit === '人次') {
    const times = amounts.find((a) => /^(?:次|场|趟|回)/.test(a.after) && a.unit === '')?.value ?? 1;
    const persons = of('人');
    return of('人次') ?? (persons === undefined ? undefined : persons * times);
  }
  return unit === 'm²' || unit === '人' || unit === '日' || unit === '月' ? of(unit) : undefined;
}

export const subjectOf = ({ place, tiers }: Rate): string =>
  tiers
    ? tiers.table.caption.replace(/^表\S+\s*/, '').replace(/(?:费用)?定额$/, '')
    : (place.clause.text.split(/的(?:费用)?定额|定额|应|按/)[0] ?? '');
