import { lines } from '../../../commands/reply.ts';
import type { Clause, Edition, Quantity } from '../../../standards/model.ts';
import type { Asking, Draft } from '../../answerer.ts';
import { quoteBlocks } from '../../compose.ts';
import { conceptsOf, coverageOf } from '../../concepts.ts';
import { answer, mayRead, type Place, reply, statusAt, text } from '../drafts.ts';
import { type Amount, type AmountUnit, amountsIn, shown } from './amounts.ts';
import { calcMessages, inEnglish } from './messages.ts';
import { rangeColumns, rowFor, type Table, tablesOf } from './tables.ts';

/** A price for each of something: 2.5 元/m²·月. */
interface Rate {
  readonly place: Place;
  readonly quantity: Quantity;
  /** Of a table whose rows are tiers, with the column that says which tier. */
  readonly tiers?: { readonly table: Table; readonly header: string };
}

const ASKS_MONEY =
  /多少钱|几块|多少元|费用|定额|预算|开支|花费|要花|得花|总共|一共|合计|算下来|是多少|多少[?？]?$|定额[?？]?$|付多少|\p{Script=Han}费(?!用|电|水)|\bcosts?\b|how much|quota|fees?\b|budget/u;
const DRIVERS: readonly AmountUnit[] = ['m²', '人', '人次'];

/**
 * A rate of a standard times what the question names: area, persons, persons' attendance, days, months. What is not named stays
 * in the result's unit, and is said to be missing.
 */
export function rateCalculation(asking: Asking): Draft | undefined {
  const { question, turn } = asking;
  if (!ASKS_MONEY.test(question.plain)) return undefined;
  const { amounts } = amountsIn(question.plain);
  if (!amounts.some((a) => DRIVERS.includes(a.unit) || a.unit === '日' || a.unit === '月')) return undefined;
  // 3000平和3001平: two sums, not one.
  if (
    DRIVERS.some(
      (unit) => new Set(amounts.filter((a) => a.unit === unit && a.value !== 1).map((a) => a.value)).size > 1,
    )
  )
    return undefined;
  const sources = onePerSource(ratesOn(asking).filter((r) => fits(r, amounts)));
  if (sources.length === 0) return undefined;
  const named = bestNamed(sources, asking, amounts);
  if (named) return calculated(asking, named, amounts);
  const open = sources.filter((r) => covers(r, amounts));
  if (open.length < 2 || !namesNothing(question.plain)) return undefined;
  const choices = open
    .slice(0, 4)
    .map((r) => ({ label: subjectOf(r), say: `${subjectOf(r)} ${question.plain}`.slice(0, 120) }));
  return reply(
    asking,
    'clarify',
    [...lines(turn.say(calcMessages.whichRate)), { kind: 'list', items: choices.map((c) => c.label) }],
    choices,
  );
}

/** `8000平一个月多少钱`: an amount, and nothing that it is for. */
const namesNothing = (plain: string): boolean =>
  plain
    .replace(new RegExp(ASKS_MONEY, 'gu'), '')
    .replace(
      /[\d.,，。?？\s]|[一两半几]?个?(?:平方米|平米|平方|平|月|年|人|天|千|万|百)|的|是|按|算|要|得|这|这么|大|一/g,
      '',
    ).length < 2;

/** So many words of its own that the question is about nothing else. */
const SURE = 3;
/** Share of the named things that a quota must speak of. */
const ENOUGH = 0.4;

/** Words that every quota is put in tell none from another. */
const COMMON = /定额|费用|面积|服务|标准|计算|多少|一共|总共|每月|人数|应为/;

/**
 * The rate whose own words the question says: pairs of characters that few of the rates share, in the question and in the
 * standards' words for what it says.
 */
function bestNamed(
  sources: readonly Rate[],
  { question, shelf }: Asking,
  amounts: readonly Amount[],
): Rate | undefined {
  const pairsOf = (said: string): string[] => [
    ...new Set(
      [...said.matchAll(/(?=([\p{Script=Han}]{2}))/gu)].map((m) => m[1] ?? '').filter((pair) => !COMMON.test(pair)),
    ),
  ];
  const texts = sources.map(
    (r) =>
      `${subjectOf(r)} ${r.place.clause.text} ${r.tiers ? `${r.place.clause.path.join(' ')} ${r.tiers.header}` : ''}`,
  );
  const spoken = shelf.glossary.spoken(question.plain).flatMap((s) => s.terms);
  const services = [...question.services].map((s) => [s, ...(shelf.catalogue.glossary.services[s] ?? [])]);
  const sharing = (fits: (text: string) => boolean): number => texts.filter(fits).length;
  const scored = sources
    .map((rate, i) => {
      const text = texts[i] ?? '';
      const worth = (pairs: readonly string[]): number =>
        pairs
          .filter((pair) => text.includes(pair))
          .reduce((sum, pair) => sum + 1 / sharing((t) => t.includes(pair)), 0);
      const served = services.filter((names) => names.some((n) => n.length > 1 && text.includes(n)));
      const score =
        worth(pairsOf(question.plain)) +
        (question.language === 'en' ? 1 : 0.4) * worth(pairsOf(spoken.join(' '))) +
        served.length * (question.language === 'en' ? 2 : 1);
      return { rate, score: score + (covers(rate, amounts) ? 0.4 : 0) };
    })
    .sort((x, y) => y.score - x.score);
  const [first, second] = scored;
  if (!first || first.score < 0.9 || (second && second.score > first.score - 0.2)) return undefined;
  // 会议鲜花 is no 会议茶水: the things that the question names must be those that the quota is for.
  if (question.language === 'en' || first.score >= SURE) return first.rate;
  const placed = shelf.placed(first.rate.place.clause.key, question.day);
  const concepts = conceptsOf(question, shelf);
  const coverage = placed && coverageOf(concepts, placed);
  return coverage && coverage.things >= ENOUGH ? first.rate : undefined;
}

const perOf = (rate: Rate): string[] => (rate.quantity.per ?? '').split('·');
const sourceOf = (rate: Rate | undefined): string | undefined => rate?.tiers?.table.caption ?? rate?.place.clause.key;

/** At least one of the rate's units is named in the question. */
const fits = (rate: Rate, amounts: readonly Amount[]): boolean =>
  perOf(rate).some((unit) => amountFor(unit, amounts) !== undefined);
/** The unit that the money is for (not the time) is named. */
const covers = (rate: Rate | undefined, amounts: readonly Amount[]): boolean =>
  rate !== undefined &&
  perOf(rate).some((unit) => unit !== '月' && unit !== '日' && amountFor(unit, amounts) !== undefined);

function onePerSource(rates: readonly Rate[]): Rate[] {
  return [...new Map(rates.map((r) => [sourceOf(r), r])).values()];
}

/** The rates that clauses in force give, and tables of tiers. */
function ratesOn(asking: Asking): Rate[] {
  const { shelf, question } = asking;
  return shelf.catalogue.allInForce(question.day).flatMap((edition) => {
    if (!mayRead(asking, edition)) return [];
    const priced = edition.clauses.filter((c) => c.kind !== 'example' && c.kind !== 'note' && priceIn(c));
    if (priced.length === 0) return [];
    const tables = priced.some((c) => c.kind === 'row') ? tablesOf(edition) : [];
    return priced.flatMap((clause) => rateOf(clause, edition, tables));
  });
}

const priceIn = (clause: Clause): Quantity | undefined =>
  clause.quantities.find((q) => q.kind === 'money' && q.per !== undefined && q.comparison === 'exact');

function rateOf(clause: Clause, edition: Edition, tables: readonly Table[]): Rate[] {
  const quantity = priceIn(clause);
  if (!quantity) return [];
  const rate = { place: { clause, edition }, quantity };
  const table = clause.table && tables.find((t) => t.caption === clause.table?.caption);
  const header = table && rangeColumns(table)[0];
  return [table && header ? { ...rate, tiers: { table, header } } : rate];
}

function amountFor(unit: string, amounts: readonly Amount[]): number | undefined {
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

const subjectOf = ({ place, tiers }: Rate): string =>
  tiers
    ? tiers.table.caption.replace(/^表\S+\s*/, '').replace(/(?:费用)?定额$/, '')
    : (place.clause.text.split(/的(?:费用)?定额|定额|应|按/)[0] ?? '');

function calculated(asking: Asking, rate: Rate, amounts: readonly Amount[]): Draft | undefined {
  const { turn, shelf, question } = asking;
  const tier = rate.tiers;
  const area = tier && amountFor(unitOfHeader(tier.header), amounts);
  if (tier && area === undefined) return undefined;
  const row = tier && area !== undefined ? rowFor(tier.table, tier.header, area) : undefined;
  if (tier && (!row || !flatClause(tier.table))) return undefined;
  const place = row ? { clause: row, edition: rate.place.edition } : rate.place;
  const price = priceIn(place.clause);
  const value = price?.from;
  if (!price || value === undefined) return undefined;
  const factors: { readonly value: number; readonly unit: string }[] = [];
  const left: string[] = [];
  for (const unit of (price.per ?? '').split('·')) {
    const amount = amountFor(unit, amounts);
    // 一个月: the result is by the month.
    if (amount === undefined || (amount === 1 && (unit === '月' || unit === '日'))) left.push(unit);
    else factors.push({ value: amount, unit });
  }
  const product = factors.reduce((all, f) => all * f.value, value);
  const missing = left.filter((unit) => unit !== '月' && amountFor(unit, amounts) === undefined);
  const sum = {
    zh: `${factors.map((f) => `${shown(f.value)} ${f.unit}`).join(' × ')} × ${shown(value)} 元/${price.per} = ${shown(product)} 元${left.length > 0 ? `/${left.join('·')}` : ''}`,
    en: `${factors.map((f) => `${shown(f.value)} ${inEnglish(f.unit)}`).join(' × ')} × ${shown(value)} yuan/${(price.per ?? '').split('·').map(inEnglish).join('·')} = ${shown(product)} yuan${left.length > 0 ? ` per ${left.map(inEnglish).join(' and ')}` : ''}`,
  };
  const flat = tier && flatClause(tier.table);
  const places = [place, ...(flat && flat !== place.clause ? [{ clause: flat, edition: place.edition }] : [])];
  return answer(
    asking,
    [
      { kind: 'lead', text: turn.say(sum) },
      ...(missing.length > 0 ? [text(turn.say(calcMessages.missing(missing)))] : []),
      ...places.flatMap((p) => quoteBlocks(p, statusAt(shelf, p.edition, question.day), turn, shelf, places.length)),
    ],
    places,
  );
}

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
