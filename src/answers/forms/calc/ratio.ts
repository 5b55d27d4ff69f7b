import type { Clause } from '../../../standards/model.ts';
import type { Asking, Draft } from '../../answerer.ts';
import { quoteBlocks } from '../../compose.ts';
import { answer, mayRead, type Place, statusAt, text } from '../drafts.ts';
import { type Amount, amountsIn, shown } from './amounts.ts';
import { calcMessages } from './messages.ts';
import { cellOf } from './tables.ts';

/** What a clause or a table's row defines as a quotient. */
export interface Formula {
  readonly name: string;
  readonly top: string;
  readonly bottom: string;
  /** The difference to the divisor is meant, in relation to it. */
  readonly deviation?: boolean;
  readonly place: Place;
}

const QUOTIENT =
  /^([^，。；、]{2,16}?)(?:应)?(?:为|是|按|等于|=)(.{2,60}?)除以(.{2,60}?)[，,]?\s*(?:再)?乘以\s*100\s*[%％]/;
const SHARE = /^([^，。；、]{2,16}?)(?:应)?按(.{2,40}?)占(.{2,30}?)的(?:比例|百分比|比重)计算/;
const DEVIATION =
  /^([^，。；、]{2,16}?)(?:应)?(?:为|是|按|等于)(.{2,30}?)减去(.{2,30}?)的?差(?:与|除以|同)(.{2,30}?)(?:之比|的比|$)/;

/** The quotients that standards in force define: in words (A 除以 B，再乘以 100%), or by a row with numerator and denominator. */
export function formulasOn(asking: Asking): Formula[] {
  const { shelf, question } = asking;
  return shelf.catalogue
    .allInForce(question.day)
    .filter((edition) => mayRead(asking, edition))
    .flatMap((edition) => edition.clauses.flatMap((clause) => formulaIn({ edition, clause })));
}

function formulaIn(place: Place): Formula[] {
  const { clause } = place;
  if (clause.kind === 'row') return rowFormula(clause, place);
  if (clause.kind === 'example' || clause.kind === 'note') return [];
  const quotient = QUOTIENT.exec(clause.text) ?? SHARE.exec(clause.text);
  if (quotient) {
    const [, name = '', top = '', bottom = ''] = quotient;
    return [{ name, top, bottom, place }];
  }
  const deviation = DEVIATION.exec(clause.text);
  if (!deviation) return [];
  const [, name = '', top = '', bottom = '', base = ''] = deviation;
  return bottom === base ? [{ name, top, bottom, deviation: true, place }] : [];
}

function rowFormula(row: Clause, place: Place): Formula[] {
  const headers = row.table?.cells.map((c) => c.header) ?? [];
  const name = headers[0];
  if (!name || !headers.includes('分子') || !headers.includes('分母')) return [];
  return [{ name: cellOf(row, name), top: cellOf(row, '分子'), bottom: cellOf(row, '分母'), place }];
}

/** A quotient that a standard defines, of the two numbers that the question gives. */
export function ratioCalculation(asking: Asking): Draft | undefined {
  const { question, shelf, turn } = asking;
  const { amounts } = amountsIn(question.plain);
  const numbers = amounts.filter((a) => a.unit !== '月' && a.unit !== '日' && a.unit !== '%');
  if (numbers.length !== 2) return undefined;
  const said = [question.plain, ...shelf.glossary.spoken(question.plain).flatMap((s) => s.terms)].join(' ');
  const formulas = formulasOn(asking);
  const formula =
    formulas.filter((f) => said.includes(f.name.toLowerCase())).sort((a, b) => b.name.length - a.name.length)[0] ??
    byEnding(formulas, said) ??
    formulas.find(
      (f) => f.deviation && OVER.test(said) && said.includes(f.top.slice(0, 2)) && said.includes(f.bottom.slice(0, 2)),
    );
  if (!formula) return undefined;
  const [top, bottom] = assigned(formula, numbers) ?? [];
  if (top === undefined || bottom === undefined || bottom === 0 || (!formula.deviation && top > bottom))
    return undefined;
  const percent = Number((((formula.deviation ? top - bottom : top) / bottom) * 100).toFixed(1));
  const say = formula.deviation ? calcMessages.deviation : calcMessages.ratio;
  const name = question.language === 'en' ? (shelf.glossary.english(formula.name) ?? formula.name) : formula.name;
  const beyond = formula.deviation ? exceeded(formula, percent) : undefined;
  const places = [formula.place, ...(beyond ? [{ clause: beyond.clause, edition: formula.place.edition }] : [])];
  return answer(
    asking,
    [
      { kind: 'lead', text: turn.say(say(name, shown(top), shown(bottom), shown(percent))) },
      ...(beyond ? [text(turn.say(calcMessages.beyond(shown(beyond.limit), beyond.clause.text)))] : []),
      ...places.flatMap((p) => quoteBlocks(p, statusAt(shelf, p.edition, question.day), turn, shelf, places.length)),
    ],
    places,
  );
}

/** 完成率 of 计划完成率: the only one that ends so, or the one whose beginning is said as well. */
function byEnding(formulas: readonly Formula[], said: string): Formula | undefined {
  const rate = /(\p{Script=Han}{2,4}率)/u.exec(said)?.[1];
  if (!rate) return undefined;
  for (const ending of [rate, rate.slice(-3)]) {
    const found = formulas.filter((f) => f.name.length > ending.length && f.name.endsWith(ending));
    const begun = found.filter((f) => said.includes(f.name.slice(0, 2)));
    if (begun.length === 1) return begun[0];
    if (found.length === 1) return found[0];
  }
  return undefined;
}

const OVER = /超|差|偏|百分|多花|多用|说明|审议|\bover\b|exceed/;

/** The clause with the highest limit that a deviation is over: 超过定额费用 10% 的，… */
function exceeded(
  { place, top, bottom }: Formula,
  percent: number,
): { readonly clause: Clause; readonly limit: number } | undefined {
  return place.edition.clauses
    .filter((c) => c.kind === 'clause' && c.text.includes(top.slice(0, 2)) && c.text.includes(bottom.slice(0, 2)))
    .flatMap((clause) =>
      clause.quantities
        .filter((q) => q.kind === 'percent' && /超过|高于|大于/.test(clause.text.slice(0, q.start + q.text.length)))
        .flatMap((q) => ((q.from ?? q.to) === undefined ? [] : [{ clause, limit: q.from ?? q.to ?? 0 }])),
    )
    .filter(({ limit }) => percent > limit)
    .sort((a, b) => b.limit - a.limit)[0];
}

/** Which number is the numerator: the one whose surroundings share more with its words; where nothing tells, the smaller one. */
function assigned(formula: Formula, [a, b]: readonly Amount[]): readonly [number, number] | undefined {
  if (!a || !b) return undefined;
  const around = (amount: Amount): string =>
    `${amount.before.split(/[\d，,。；;]/).at(-1) ?? ''} ${amount.after.split(/[\d，,。；;]/)[0] ?? ''}`;
  const lean = (amount: Amount): number => alike(around(amount), formula.top) - alike(around(amount), formula.bottom);
  const difference = lean(a) - lean(b);
  if (Math.abs(difference) > 0.01) return difference > 0 ? [a.value, b.value] : [b.value, a.value];
  if (formula.deviation) return undefined;
  return a.value <= b.value ? [a.value, b.value] : [b.value, a.value];
}

function alike(said: string, words: string): number {
  let shared = 0;
  for (let i = 0; i + 1 < words.length; i++) if (said.includes(words.slice(i, i + 2))) shared += 1;
  return shared / Math.max(1, words.length - 1);
}
