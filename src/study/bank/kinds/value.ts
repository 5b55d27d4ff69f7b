import { toChinese } from '../../../base/numerals.ts';
import type { Located } from '../../../standards/catalogue.ts';
import type { Quantity, QuantityKind } from '../../../standards/model.ts';
import { quantitiesIn } from '../../../standards/quantities.ts';
import type { Bench } from '../bench.ts';
import { oneOf, shuffled } from '../chance.ts';
import type { Draft } from '../draft.ts';
import { BLANK, type Rule, rulesOf, upToPart, withPart } from '../rule.ts';
import { askFor, type Measured, measured, withNumber, written } from './measure.ts';
import { nearNumbers, nearRanges } from './wrong-numbers.ts';

const ASKED: ReadonlySet<QuantityKind> = new Set([
  ...(['mass', 'duration', 'temperature', 'count', 'money', 'percent', 'length', 'area'] as const),
  ...(['concentration', 'score', 'speed', 'pressure', 'volume'] as const),
]);

/** How much, how long, how many: chosen, filled in, or judged. */
export function valueDrafts(located: Located, bench: Bench): Draft[] {
  return rulesOf(located).flatMap((rule) =>
    rule.values.flatMap((value) => {
      if (rule.forces.length === 0 && rule.clause.modal === '陈述') return [];
      if (value.kind === 'clock') return clockDrafts(rule, value);
      const cut = ASKED.has(value.kind) && !spokenOf(rule, value) ? measured(value.text) : undefined;
      return cut
        ? value.comparison === 'range'
          ? rangeDrafts(rule, value, cut)
          : numberDrafts(rule, value, cut, bench)
        : [];
    }),
  );
}

/** 1 次, 1 名 … are how one says that it is done at all; 24 h 值守 says always. */
const spokenOf = (rule: Rule, { from, to, comparison, kind, unit, start, text }: Quantity): boolean =>
  /荤$|素$/.test(unit) ||
  text.includes('分之') ||
  (/[万亿]/.test(text) && /^[^\d]*[一二三四五六七八九十百千两]/.test(text)) ||
  rule.text[start + text.length] === '岁' ||
  // 24 小时制 is a way of writing, not a length of time.
  /^\s?制/.test(rule.text.slice(start + text.length)) ||
  (/^一/.test(text) && comparison === 'exact') ||
  // 两个以上单位: more than one, as anyone would say.
  (/^两/.test(text) && kind === 'count' && comparison === 'min') ||
  /每\s?$/.test(rule.text.slice(0, start)) ||
  (kind === 'count' && comparison === 'exact' && from === 1) ||
  (unit === '次' && from === 1) ||
  (unit === 'h' &&
    from === 24 &&
    to === 24 &&
    /^(?:\s?(?:有人|值|开|接))/.test(rule.text.slice(start + text.length))) ||
  (kind === 'percent' && (from ?? to) === 100 && /乘以|以/.test(rule.text.slice(Math.max(0, start - 3), start)));

function numberDrafts(rule: Rule, value: Quantity, cut: Measured, bench: Bench): Draft[] {
  const right = value.from ?? value.to;
  if (right === undefined) return [];
  const { edition, clause, context } = rule;
  const base = { kind: 'value' as const, edition, clause };
  const sentence = upToPart(rule, value.start);
  const seed = `${clause.key}|${value.start}`;
  const topic = withPart(rule.text, value.start, value.text.length, '');
  const ceiling = value.kind === 'percent' ? 100 : Number.POSITIVE_INFINITY;
  const wrong = [...olderNumbers(rule, value, bench), ...nearNumbers(right, value.unit, seed, { ceiling })];
  const numbers = [...new Set(wrong)].filter(
    (n) => n !== right && (/^\d/.test(cut.number) || (Number.isInteger(n) && n > 0)),
  );
  const han = !/^\d/.test(cut.number);
  const words = (n: number): string => withNumber(han ? inHan(n, cut.unit) : written(n), cut);
  const put = (inside: string): string =>
    withPart(sentence, value.start, value.text.length, `${cut.lead}${inside}${cut.tail}`);
  const goesOn = value.start > (rule.forces[0]?.start ?? 0) && /[，；]/.test(sentence.slice(value.start));
  const drafts: Draft[] = [
    {
      ...base,
      // A question word in the middle of what goes on asks for nothing: there a blank is better.
      stem: goesOn ? `${context}${put(BLANK)}。` : `${context}${put(askFor(value, cut.unit))}？`,
      answer: { form: 'single', right: withNumber(cut.number, cut), wrong: numbers.map(words) },
      topic,
    },
  ];
  if (/^\d/.test(cut.number))
    drafts.push({
      ...base,
      stem: `${context}${put(`${BLANK}${cut.unit.trimStart()}`)}。`,
      answer: { form: 'number', right, unit: value.unit },
      topic,
    });
  const truth = oneOf(2, `${seed}|truth`) === 0;
  const said = (amount: string): string => `${context}${put(amount)}。`;
  const untrue = numbers.filter((n) => n < 0 || !onlyNarrower(rule, value, n));
  const [first, ...rest] = turnedBy(oneOf(Math.min(3, untrue.length), seed), untrue).map((n) => ({
    stem: said(words(n)),
    says: words(n),
  }));
  if (truth)
    drafts.push({ ...base, stem: said(withNumber(cut.number, cut)), answer: { form: 'judge', right: true }, topic });
  else if (first) drafts.push({ ...base, ...first, instead: rest, answer: { form: 'judge', right: false }, topic });
  return drafts;
}

/** Numbers in characters stay so: one in digits among them would stand out. */
function inHan(n: number, unit: string): string {
  return n === 2 && !/^\s?(?:日|月|年|分)/.test(unit) ? '两' : toChinese(n);
}

/** 超过定额费用 10%, with words between. */
const ABOVE = /(?<!不|不得|不应)(?:超过|高于|大于|多于|超出|达到|已达|累计|满|连续)[^，。；\d]*$/;
const BELOW = /(?<!不|不得|不应)(?:低于|小于|少于|短于|不足|不到|未满|未达到|达不到)[^，。；\d]*$/;

/** Of a condition (5 人以上的，应…) a narrower one is true as well: it only speaks of fewer cases. */
function onlyNarrower(
  { text, forces }: Rule,
  { start, comparison, from, to, text: own }: Quantity,
  n: number,
): boolean {
  const part = text.slice(start + own.length).split('，')[0] ?? '';
  if (start > (forces[0]?.start ?? 0) && !/[的时]$/.test(part)) return false;
  const before = text.slice(0, start);
  if (comparison === 'min' || comparison === 'above' || (comparison === 'exact' && ABOVE.test(before)))
    return n > (from ?? 0);
  if (comparison === 'max' || comparison === 'below' || (comparison === 'exact' && BELOW.test(before)))
    return n < (to ?? 0);
  return false;
}

const turnedBy = <T>(n: number, list: readonly T[]): readonly T[] => [...list.slice(n), ...list.slice(0, n)];

/** What the edition before said in this place: the likeliest mistake of who learned it then. */
function olderNumbers(rule: Rule, value: Quantity, bench: Bench): number[] {
  const old = bench.before(rule.edition, rule.clause);
  return (old?.quantities ?? []).flatMap((q) =>
    q.unit === value.unit && q.per === value.per && q.comparison === value.comparison && q.from !== undefined
      ? [q.from]
      : [],
  );
}

function rangeDrafts(rule: Rule, value: Quantity, cut: Measured): Draft[] {
  if (value.from === undefined || value.to === undefined || !/^\d/.test(cut.number)) return [];
  const { edition, clause, context } = rule;
  const [first = '', , last = ''] = cut.amount.split(/(\s?(?:[—–~～-]|至|到)\s?)/);
  const join = cut.amount.slice(first.length, cut.amount.length - last.length);
  const unitInFirst = /[^\d.,\s].*$/.exec(first)?.[0] ?? '';
  const unitInLast = last.replace(/^[\d.,]+/, '');
  const words = ([a, b]: readonly [number, number]): string =>
    `${written(a)}${unitInFirst === '' ? '' : ` ${unitInFirst}`}${join}${written(b)}${unitInLast}`;
  const seed = `${clause.key}|${value.start}`;
  return [
    {
      kind: 'value',
      edition,
      clause,
      stem: `${context}${withPart(upToPart(rule, value.start), value.start, value.text.length, `${cut.lead}${BLANK}${cut.tail}`)}。`,
      answer: {
        form: 'single',
        right: cut.amount,
        wrong: nearRanges(value.from, value.to, value.unit, seed).map(words),
      },
      topic: withPart(rule.text, value.start, value.text.length, ''),
    },
  ];
}

/** Times of day: the same span a little earlier or later. */
function clockDrafts(rule: Rule, value: Quantity): Draft[] {
  if (value.from === undefined) return [];
  const { edition, clause, context } = rule;
  const around = rule.text[value.start + value.text.length];
  // Several spans in one sentence belong together: 8:30—9:30、12:00—14:00.
  if (rule.values.filter((q) => q.kind === 'clock').length > 1 || around === '、') return [];
  const moved = [30, -30, 60, -60, 20, -20].map((by) =>
    value.text.replace(/(\d{1,2}):(\d{2})/g, (_, h: string, m: string) => clockTime(Number(h) * 60 + Number(m) + by)),
  );
  const wrong = moved.filter((text) => quantitiesIn(text)[0]?.from !== undefined);
  return [
    {
      kind: 'value',
      edition,
      clause,
      stem: `${context}${withPart(upToPart(rule, value.start), value.start, value.text.length, BLANK)}。`,
      answer: { form: 'single', right: value.text, wrong: shuffled(wrong, clause.key) },
      topic: withPart(rule.text, value.start, value.text.length, ''),
    },
  ];
}

function clockTime(minutes: number): string {
  const day = (minutes + 1440) % 1440;
  return `${Math.floor(day / 60)}:${String(day % 60).padStart(2, '0')}`;
}
