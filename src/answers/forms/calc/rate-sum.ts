import type { Sentence } from '../../../base/sentence.ts';
import type { Clause } from '../../../standards/model.ts';
import type { Place } from '../drafts.ts';
import { type Amount, shown } from './amounts.ts';
import { inEnglish } from './messages.ts';
import { amountFor, priceIn, type Rate } from './rate-model.ts';
import { rowFor, type Table } from './tables.ts';

/** A rate times what the question names. */
export interface Sum {
  readonly line: Sentence;
  readonly total: number;
  /** Units that the question does not name: they stay in the result. */
  readonly left: readonly string[];
  readonly missing: readonly string[];
  readonly places: readonly Place[];
}

/** Undefined when the amount has no tier, or when a time is named that the rate knows nothing of. */
export function sumOf(rate: Rate, amounts: readonly Amount[], plain: string): Sum | undefined {
  const tier = rate.tiers;
  const area = tier && amountFor(unitOfHeader(tier.header), amounts);
  if (tier && area === undefined) return undefined;
  const row = tier && area !== undefined ? rowFor(tier.table, tier.header, area) : undefined;
  const flat = tier && flatClause(tier.table);
  if (tier && (!row || !flat)) return undefined;
  const place = row ? { clause: row, edition: rate.place.edition } : rate.place;
  const price = priceIn(place.clause);
  const value = price?.from;
  if (!price || value === undefined) return undefined;
  const per = (price.per ?? '').split('·');
  const factors: { readonly value: number; readonly unit: string }[] = [];
  const left: string[] = [];
  for (const unit of per) {
    const amount = amountFor(unit, amounts);
    // 一个月: the result is by the month.
    if (amount === undefined || (amount === 1 && (unit === '月' || unit === '日'))) left.push(unit);
    else factors.push({ value: amount, unit });
  }
  const idle = amounts.filter((a) => (a.unit === '日' || a.unit === '月') && a.value > 1 && !per.includes(a.unit));
  if (idle.length > 0) {
    // 每天30人,5天: so many times.
    const days =
      idle.length === 1 && idle[0]?.unit === '日' && /每天|每日|一天|天天/.test(plain) ? idle[0].value : undefined;
    if (days === undefined) return undefined;
    factors.push({ value: days, unit: '日' });
  }
  const total = factors.reduce((all, f) => all * f.value, value);
  const line = {
    zh: `${factors.map((f) => `${shown(f.value)} ${f.unit}`).join(' × ')} × ${shown(value)} 元/${price.per} = ${money(total, left).zh}`,
    en: `${factors.map((f) => `${shown(f.value)} ${inEnglish(f.unit)}`).join(' × ')} × ${shown(value)} yuan/${per.map(inEnglish).join('·')} = ${money(total, left).en}`,
  };
  const missing = left.filter((unit) => unit !== '月' && amountFor(unit, amounts) === undefined);
  const places = [place, ...(flat ? [{ clause: flat, edition: place.edition }] : [])];
  return { line, total, left, missing, places };
}

export const money = (total: number, left: readonly string[]): Sentence => ({
  zh: `${shown(total)} 元${left.length > 0 ? `/${left.join('·')}` : ''}`,
  en: `${shown(total)} yuan${left.length > 0 ? ` per ${left.map(inEnglish).join(' and ')}` : ''}`,
});

/** `总建筑面积/m²` is measured in m²; a number of persons in 人. */
const unitOfHeader = (header: string): string =>
  /m²|㎡|平方米|面积/.test(header) ? 'm²' : /人次/.test(header) ? '人次' : /人/.test(header) ? '人' : '';

/** The clause that says that one rate goes for the whole: without it, rows of a table are not taken as flat tiers. */
function flatClause(table: Table): Clause | undefined {
  const leadIn = table.rows[0]?.leadIn?.number;
  const nearby = table.edition.clauses.filter(
    (c) => c.kind === 'clause' && c.path.join() === table.rows[0]?.path.join(),
  );
  return (
    nearby.find((c) => /同一(?:单价|标准|费率|档)|不应?(?:得)?(?:分段|累进)/.test(c.text)) ??
    nearby.find((c) => c.number === leadIn && /所在的?档|对应的?档|相应的?档/.test(c.text))
  );
}
