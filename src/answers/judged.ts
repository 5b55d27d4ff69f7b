import { readChinese } from '../base/numerals.ts';
import type { LocalDate } from '../base/time.ts';
import type { Clause, Edition, Quantity } from '../standards/model.ts';
import { quantitiesIn } from '../standards/quantities.ts';
import type { Question } from './question/question.ts';
import { segmentsOf } from './sentences.ts';
import type { Shelf } from './shelf.ts';
import { compareValue } from './verdict.ts';

/** A value that somebody names, measured against a clause. */
export interface Judged {
  readonly said: Quantity;
  readonly rule: Quantity;
  /** The clause asks for this value, or it applies to it (`50 人以上的会议，…`). */
  readonly as: 'limit' | 'condition';
  readonly fits: boolean;
}

const NUMBER = '([0-9]+|[一二两三四五六七八九十]{1,3})';
const PEOPLE = new RegExp(`${NUMBER}(?:个人|名|位|人)(?!次)`, 'g');
const SPAN = new RegExp(`${NUMBER}个?(半)?(?:钟头|小时)`, 'g');
const TIME = new RegExp(
  `(凌晨|早上|清早|上午|中午|下午|傍晚|晚上|夜里|半夜|晚)?${NUMBER}点(?:钟|整)?(半|一刻|三刻|[0-5]?[0-9]分?|[一二三四五]?十[一二三四五六七八九]?分?)?`,
  'g',
);
/** Two liang and a half: the kitchen's own unit, 50 g. */
const LIANG = new RegExp(`${NUMBER}两(半)?(?![个次人位名荤素种])`, 'g');
const HEAT = new RegExp(`${NUMBER}度(?!电)`, 'g');
const DEGREES = /(\d{1,2}) ?degrees?\b/g;

const numberOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : /^\d+$/.test(text) ? Number(text) : readChinese(text);

const exact = (kind: Quantity['kind'], unit: string, value: number, match: RegExpMatchArray): Quantity => ({
  kind,
  unit,
  comparison: 'exact',
  from: value,
  to: value,
  text: match[0],
  start: match.index ?? 0,
});

/** Minutes of the day; `七点` alone may be morning or evening and is read as it stands. */
function clockSaid(match: RegExpMatchArray): number | undefined {
  const [, part = '', hours, rest = ''] = match;
  const hour = numberOf(hours);
  if (hour === undefined || hour > 24) return undefined;
  const late = /下午|傍晚|晚|夜/.test(part) && hour < 12;
  const noon = part === '中午' && hour < 6;
  const minutes =
    rest === '半' ? 30 : rest === '一刻' ? 15 : rest === '三刻' ? 45 : (numberOf(rest.replace('分', '')) ?? 0);
  return (hour + (late || noon ? 12 : 0)) * 60 + minutes;
}

/** The values in a question, those of speech (两个人、一个钟头、晚上七点) included. */
export function valuesSaid({ plain, values }: Pick<Question, 'plain' | 'values'>): Quantity[] {
  const spoken: Quantity[] = [];
  for (const match of plain.matchAll(PEOPLE)) {
    const value = numberOf(match[1]);
    if (value !== undefined) spoken.push(exact('count', '人', value, match));
  }
  for (const match of plain.matchAll(SPAN)) {
    const value = numberOf(match[1]);
    if (value !== undefined) spoken.push(exact('duration', 'h', match[2] ? value + 0.5 : value, match));
  }
  for (const match of plain.matchAll(LIANG)) {
    const value = numberOf(match[1]);
    if (value !== undefined) spoken.push(exact('mass', 'g', (match[2] ? value + 0.5 : value) * 50, match));
  }
  for (const match of plain.matchAll(TIME)) {
    const value = clockSaid(match);
    if (value !== undefined) spoken.push(exact('clock', 'min', value, match));
  }
  for (const match of plain.matchAll(HEAT)) {
    const value = numberOf(match[1]);
    if (value !== undefined) spoken.push(exact('temperature', '℃', value, match));
  }
  for (const match of plain.matchAll(DEGREES)) spoken.push(exact('temperature', '℃', Number(match[1]), match));
  const overlaps = (a: Quantity, b: Quantity) => a.start < b.start + b.text.length && b.start < a.start + a.text.length;
  return [...spoken, ...values.filter((value) => !spoken.some((other) => overlaps(value, other)))];
}

/** `…超过 2 h 的，`, `50 人以上的会议`: the value says what the rule is for, not what it asks. */
function isCondition(rule: Quantity, clause: Clause): boolean {
  const part = segmentsOf(clause.text).find((s) => s.start <= rule.start && rule.start < s.start + s.text.length);
  return part !== undefined && (/的，$/.test(part.text) || /以上的|以下的|及以上/.test(part.text));
}

/** A value in the question against the clause's own: the first pair that can be compared. */
export function judged(question: Question, clause: Clause): Judged | undefined {
  for (const said of valuesSaid(question)) {
    for (const rule of clause.quantities) {
      const agreement = compareValue(said, rule);
      // A time of day is measured against hours (供餐时间), not against when something is done.
      if (!agreement || (said.kind === 'clock' && !/时间/.test(clause.text))) continue;
      return {
        said,
        rule,
        as: isCondition(rule, clause) ? 'condition' : 'limit',
        fits: agreement === 'within',
      };
    }
  }
  return undefined;
}

/** True when a value that a plain question names can be held against the clause. */
export const holdsAgainst = (plain: string, clause: Clause): boolean =>
  valuesSaid({ plain, values: quantitiesIn(plain) }).some((said) =>
    clause.quantities.some((rule) => compareValue(said, rule) !== undefined),
  );

/** The edition, before or to come, in which the same clause gives the very value that somebody named. */
export function otherEditionWith(
  { said }: Judged,
  { clause, edition }: { readonly clause: Clause; readonly edition: Edition },
  day: LocalDate,
  shelf: Shelf,
): Edition | undefined {
  return shelf.catalogue.editionsOf(edition.code).find((other) => {
    if (other.id === edition.id || shelf.statusOf(other, day) === '现行') return false;
    const same = other.clauses.find((c) => c.number === clause.number);
    return same?.quantities.some(
      (q) => compareValue(said, q) === 'within' && (q.from ?? q.to) === (said.from ?? said.to) && q.unit === said.unit,
    );
  });
}
