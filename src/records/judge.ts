import type { Instant } from '../base/clock.ts';
import type { Sentence } from '../base/sentence.ts';
import { dateOf, localTime, MINUTE } from '../base/time.ts';
import { inBaseUnit } from '../base/units.ts';
import type { Catalogue, Located } from '../standards/catalogue.ts';
import type { Quantity } from '../standards/model.ts';
import type { RecordRead } from './read/message.ts';
import { clauseOn, hoursOf, intervalOf, quantityOf } from './types/clause.ts';
import type { Check, RecordType } from './types/model.ts';

/** A value of a record against the clause it is held to. */
export interface Verdict {
  readonly clause: Located;
  /** What was measured, as it is shown: `红烧肉 100 g`. */
  readonly what: string;
  /** The clause's own words for the limit: `不少于 125 g`. */
  readonly limit: string;
  readonly holds: boolean;
  /** What to do now when it does not. */
  readonly remedy?: Sentence;
}

export interface JudgedBy {
  readonly catalogue: Catalogue;
  readonly zone: string;
  /** When it happened: the edition in force then counts. */
  readonly at: Instant;
  /** For a sample that is handled: how long it was kept, in hours. */
  readonly kept?: number;
}

interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** Holds a record against the clauses of its type, in the edition in force when it happened. The first check whose words fit counts for each value. */
export function judge(read: RecordRead, by: JudgedBy): Verdict[] {
  const { checks } = read.type;
  const verdicts: Verdict[] = [];
  for (const value of new Set(checks.map((check) => check.value))) {
    const own = checks.filter((check) => check.value === value);
    if (value === 'interval') verdicts.push(...intervals(read, own, by));
    else if (value === 'words') verdicts.push(...words(read, own, by));
    else {
      for (const measure of measuresOf(read, value, by)) {
        const verdict = first(own, measure, read, by);
        if (verdict) verdicts.push(verdict);
      }
    }
  }
  return verdicts;
}

/** The clause that a record is evidence for where no value was checked. */
export const aboutOf = (type: RecordType, { catalogue, at, zone }: JudgedBy): Located | undefined =>
  type.about === undefined ? undefined : clauseOn(catalogue, type.about, dateOf(at, zone));

function measuresOf(read: RecordRead, value: Check['value'], { at, kept }: JudgedBy): Measure[] {
  switch (value) {
    case 'amount':
      return read.items.flatMap(({ name, amount_g }) =>
        amount_g === undefined ? [] : [{ name, value: amount_g, unit: 'g' }],
      );
    case 'temperature':
      return read.temperatures.map((t) => ({ name: t.name, value: t.value, unit: '℃' }));
    case 'concentration':
      return read.concentration === undefined ? [] : [{ name: '', value: read.concentration, unit: 'mg/L' }];
    case 'minutes':
      return read.minutes === undefined ? [] : [{ name: '', value: read.minutes, unit: 'min' }];
    case 'lead':
      return read.meetingAt === undefined ? [] : [{ name: '', value: (read.meetingAt - at) / MINUTE, unit: 'min' }];
    case 'kept':
      return kept === undefined ? [] : [{ name: '', value: Number(kept.toFixed(1)), unit: 'h' }];
    default:
      return [];
  }
}

function first(checks: readonly Check[], measure: Measure, read: RecordRead, by: JudgedBy): Verdict | undefined {
  // Of several temperatures in one message each is held to the clause that its own words name.
  const own = read.temperatures.length > 1 ? measure.name : read.text;
  const check = checks.find((one) => fits(one, own, by)) ?? checks.find((one) => fits(one, read.text, by));
  if (!check?.unit) return undefined;
  const clause = clauseOn(by.catalogue, check.clause, dateOf(by.at, by.zone));
  const quantity = clause && quantityOf(clause, check.unit);
  if (!clause || !quantity) return undefined;
  const holds = within(quantity, measure, check.at_least);
  if (holds === undefined) return undefined;
  return {
    clause,
    what: [measure.name, `${measure.value} ${measure.unit}`].filter(Boolean).join(' '),
    limit: quantity.text,
    holds,
    ...(check.remedy ? { remedy: check.remedy } : {}),
  };
}

function fits(check: Check, text: string, { at, zone }: JudgedBy): boolean {
  const lower = text.toLowerCase();
  const has = (word: string): boolean => lower.includes(word.toLowerCase());
  const month = Number(localTime(at, zone).date.slice(5, 7));
  return (
    (check.when.length === 0 || check.when.some(has)) &&
    !check.unless.some(has) &&
    (check.months.length === 0 || check.months.includes(month))
  );
}

/** Whether a value keeps a clause's limit; undefined where their units measure different things. */
export function within(
  quantity: Quantity,
  measure: Pick<Measure, 'value' | 'unit'>,
  atLeast = false,
): boolean | undefined {
  const value = inBaseUnit(measure.value, measure.unit);
  const edge = (number: number | undefined): number | undefined =>
    number === undefined ? undefined : inBaseUnit(number, quantity.unit)?.value;
  const [from, to] = [edge(quantity.from), edge(quantity.to)];
  if (!value || value.measure !== inBaseUnit(1, quantity.unit)?.measure) return undefined;
  switch (quantity.comparison) {
    case 'above':
      return from !== undefined && value.value > from;
    case 'below':
      return to !== undefined && value.value < to;
    case 'exact':
      return atLeast ? from !== undefined && value.value >= from : value.value === from;
    default:
      return (from === undefined || value.value >= from) && (to === undefined || value.value <= to);
  }
}

/** The longest pause between two rounds of one message, by the clause that speaks of their hours. */
function intervals(read: RecordRead, checks: readonly Check[], by: JudgedBy): Verdict[] {
  const { times = [] } = read;
  const worst = new Map<Check, { readonly minutes: number; readonly verdict: Verdict }>();
  for (const [i, to] of times.entries()) {
    const from = times[i - 1];
    if (from === undefined) continue;
    const found = checks.map((check) => ({ check, rule: ruleOf(check, from, to, read, by) })).find(({ rule }) => rule);
    if (!found?.rule) continue;
    const { clause, minutes: limit, words: said } = found.rule;
    const minutes = (to - from) / MINUTE;
    const before = worst.get(found.check);
    if (before && before.minutes >= minutes) continue;
    const clock = (at: Instant): string => localTime(at, by.zone).time.slice(0, 5);
    const { remedy } = found.check;
    const what = `${clock(from)}—${clock(to)} 隔 ${hoursOrMinutes(minutes)}`;
    const verdict = { clause, what, limit: said, holds: minutes <= limit, ...(remedy ? { remedy } : {}) };
    worst.set(found.check, { minutes, verdict });
  }
  return [...worst.values()].map(({ verdict }) => verdict);
}

function ruleOf(check: Check, from: Instant, to: Instant, read: RecordRead, by: JudgedBy) {
  if (!fits(check, read.text, by)) return undefined;
  const clause = clauseOn(by.catalogue, check.clause, dateOf(from, by.zone));
  const minutes = clause && intervalOf(clause);
  if (!clause || minutes === undefined) return undefined;
  const hours = hoursOf(clause);
  if (hours.length > 0 && !hours.some((span) => isWithin(from, to, span, by.zone))) return undefined;
  const words = clause.clause.quantities.find(({ kind }) => kind === 'frequency')?.text ?? '';
  return { clause, minutes, words };
}

/** Whether a stretch lies in hours of a day, or of the night that began the day before. */
function isWithin(
  from: Instant,
  to: Instant,
  span: { readonly from: number; readonly to: number },
  zone: string,
): boolean {
  const { time } = localTime(from, zone);
  const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const length = (to - from) / MINUTE;
  return [0, 1440].some((shift) => minute + shift >= span.from && minute + shift + length <= span.to);
}

const hoursOrMinutes = (minutes: number): string =>
  minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.round(minutes)} min`;

const NOT_BEFORE = /(?:无|没有?|未见|未发现|不|no |without )\s*$/i;

/** Words that must not be met, such as a fever in a morning check. */
function words(read: RecordRead, checks: readonly Check[], by: JudgedBy): Verdict[] {
  return checks.flatMap((check) => {
    let met = check.words.find((word) => {
      const at = read.text.toLowerCase().indexOf(word);
      return (
        at >= 0 &&
        !/(?:无|没有?|未见|未发现|no |without )[^,，。;；]{0,12}$/i.test(read.text.slice(0, at)) &&
        !NOT_BEFORE.test(read.text.slice(0, at))
      );
    });
    const hot = check.fever_from;
    const fever = hot === undefined ? undefined : read.temperatures.find(({ value }) => value >= hot && value < 45);
    if (met === undefined && fever) met = [fever.name, `${fever.value} ℃`].filter(Boolean).join(' ');
    const clause = met === undefined ? undefined : clauseOn(by.catalogue, check.clause, dateOf(by.at, by.zone));
    if (met === undefined || !clause) return [];
    const { remedy } = check;
    return [{ clause, what: met, limit: clause.clause.text, holds: false, ...(remedy ? { remedy } : {}) }];
  });
}

/** A value so far from the clause's limit that its unit must be wrong: 125 斤, 0.125 g. Undefined for what may be. */
export function slipOf(measured: number, quantity: Quantity): 'times' | 'parts' | undefined {
  const limit = quantity.from ?? quantity.to;
  const base = limit === undefined ? undefined : inBaseUnit(limit, quantity.unit)?.value;
  if (base === undefined || base <= 0 || measured <= 0) return undefined;
  // A sample of more than twenty times what is asked, or less than a fiftieth, was never weighed.
  if (measured > base * 20) return 'times';
  return measured < base / 50 ? 'parts' : undefined;
}
