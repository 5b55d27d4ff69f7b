import type { Located } from '../../../standards/catalogue.ts';
import type { Quantity } from '../../../standards/model.ts';
import { oneOf } from '../chance.ts';
import type { Draft } from '../draft.ts';
import { type Rule, rulesOf, upToPart, withPart } from '../rule.ts';
import { type Measured, measured, withNumber, written } from './measure.ts';
import { PERIOD_WORD, PERIODS, periodNamed } from './periods.ts';
import { nearNumbers } from './wrong-numbers.ts';

/** Somebody did so and so: does it fit the clause's limit? One case that keeps it or breaks it, by the seed. */
export function caseDrafts(located: Located): Draft[] {
  return rulesOf(located).flatMap((rule) =>
    rule.values.flatMap((value): Draft[] => {
      const cut = measured(value.text);
      const made =
        interval(rule, value) ??
        period(rule, value) ??
        (cut && (withCondition(rule, value, cut) ?? inTime(rule, value, cut) ?? atLeast(rule, value, cut)));
      if (!made) return [];
      const { edition, clause, context } = rule;
      return [
        {
          kind: 'case',
          edition,
          clause,
          stem: `${made.fact}，${context}${made.verdict}。`,
          answer: { form: 'judge', right: made.fits },
          topic: withPart(rule.text, value.start, value.text.length, ''),
        },
      ];
    }),
  );
}

interface Case {
  readonly fact: string;
  readonly verdict: string;
  readonly fits: boolean;
}

const seedOf = (rule: Rule, value: Quantity): string => `case|${rule.clause.key}|${value.start}`;
const fitting = (rule: Rule, value: Quantity): boolean => oneOf(5, seedOf(rule, value)) < 2;

/** A number that keeps the limit, or one that breaks it. */
function example(value: Quantity, limit: number, least: boolean, fits: boolean, seed: string): number | undefined {
  const near = nearNumbers(limit, value.unit, seed, value.kind === 'percent' ? { ceiling: 100 } : {});
  const sideAbove = least === fits;
  return near
    .filter((n) => (sideAbove ? n > limit : n < limit) && (n > 0 || value.unit === '℃'))
    .sort((a, b) => Math.abs(a - limit) - Math.abs(b - limit))[0];
}

/** The sentence up to the value's part, without its one word of force; undefined where there is none before the value. */
function unforced(rule: Rule, value: Quantity): { readonly text: string; readonly shift: number } | undefined {
  const force = rule.forces.filter((f) => f.start < value.start).at(-1);
  if (force?.modal !== '应') return undefined;
  // Other values and forces would be stated as facts too.
  const text = upToPart(rule, value.start);
  if (rule.forces.filter((f) => f.start < text.length).length > 1) return undefined;
  return { text: withPart(text, force.start, force.word.length, ''), shift: force.word.length };
}

/** 应每 2 h 巡回保洁 1 次 → 每 3 h 巡回保洁 1 次，符合规定. */
function interval(rule: Rule, value: Quantity): Case | undefined {
  const m = /^每\s?(\d+)(\s?(?:min|h))(.*)$/.exec(value.text);
  const bare = m && unforced(rule, value);
  if (!m || !bare || value.from === undefined) return undefined;
  const fits = fitting(rule, value);
  const number = example(value, value.from, false, fits, seedOf(rule, value));
  if (number === undefined || !Number.isInteger(number)) return undefined;
  const story = withPart(bare.text, value.start - bare.shift, value.text.length, `每 ${written(number)}${m[2]}${m[3]}`);
  return { fact: `实际工作中，${story}`, verdict: '这样达到规定的频次', fits };
}

/** 应每季度巡查 1 次 → 每半年巡查 1 次. */
function period(rule: Rule, value: Quantity): Case | undefined {
  const own = PERIOD_WORD.exec(value.text)?.[0];
  const bare = own && unforced(rule, value);
  const rest = value.text.slice(own?.length ?? 0);
  const at = own === undefined ? -1 : PERIODS.indexOf(periodNamed(own));
  if (!bare || at < 0 || !/^[^\d]{0,12}1\s?次$/.test(rest)) return undefined;
  const fits = fitting(rule, value);
  const other = PERIODS[fits ? at - 1 : at + 1];
  if (other === undefined || other === '每班') return undefined;
  const story = withPart(
    bare.text,
    value.start - bare.shift,
    value.text.length,
    `${other}${rest.replace(/不少于|至少/, '')}`,
  );
  return { fact: `实际工作中，${story}`, verdict: '这样达到规定的频次', fits };
}

/** 应在接到报修后 30 min 内到达 → 接到报修后 45 min 才到达. */
function inTime(rule: Rule, value: Quantity, cut: Measured): Case | undefined {
  if (
    value.kind !== 'duration' ||
    value.comparison !== 'max' ||
    !/^\s?内$/.test(cut.tail) ||
    /^\s?的/.test(rule.text.slice(value.start + value.text.length)) ||
    cut.lead !== '' ||
    value.to === undefined
  )
    return undefined;
  const bare = unforced(rule, value);
  if (!bare) return undefined;
  const fits = fitting(rule, value);
  const number = example(value, value.to, false, fits, seedOf(rule, value));
  if (number === undefined || !Number.isInteger(number)) return undefined;
  const at = value.start - bare.shift;
  const before = bare.text.slice(0, at);
  const passed = /(?:后|起)\s?$/.test(before) ? '' : '过了 ';
  const story = `${passed === '' ? before : before.replace(/在\s?$/, '')}${passed}${withNumber(written(number), cut)}${fits ? '就' : '才'}${bare.text.slice(at + value.text.length).replace(/^[\s，]+/, '')}`;
  return { fact: story, verdict: '这样符合时限要求', fits };
}

/** 留样量应不少于 125 g → 留样量是 100 g. */
function atLeast(rule: Rule, value: Quantity, cut: Measured): Case | undefined {
  const force = rule.forces.filter((f) => f.start < value.start + cut.lead.length).at(-1);
  const text = upToPart(rule, value.start);
  const limit = value.from ?? value.to;
  if (
    !force ||
    limit === undefined ||
    cut.tail !== '' ||
    cut.lead === '' ||
    text.length > value.start + value.text.length
  )
    return undefined;
  const min = value.comparison === 'min';
  if (!min && value.comparison !== 'max') return undefined;
  const starts =
    force.start >= value.start
      ? value.start
      : force.start + force.word.length === value.start
        ? force.start
        : undefined;
  if (starts === undefined || rule.forces.filter((f) => f.start < text.length).length > 1) return undefined;
  const fits = fitting(rule, value);
  const number = example(value, limit, min, fits, seedOf(rule, value));
  if (number === undefined || (value.kind === 'count' && !Number.isInteger(number))) return undefined;
  const subject = text.slice(0, starts);
  const is = value.kind === 'count' || value.unit === '次' ? '有' : '是';
  return { fact: `检查时了解到，${subject}${is} ${withNumber(written(number), cut)}`, verdict: '这符合要求', fits };
}

/** 存放超过 2 h 的，不应再供应 → 存放了 3 h，可以再供应. */
function withCondition(rule: Rule, value: Quantity, cut: Measured): Case | undefined {
  const m = /^(.+?)的，(.*?)(不应)(.+)$/.exec(rule.text);
  const limit = value.comparison === 'above' ? value.from : undefined;
  if (!m || limit === undefined || rule.forces.length !== 1 || value.start > (m[1] ?? '').length) return undefined;
  const [, condition = '', who = '', , what = ''] = m;
  const number = example(value, limit, false, false, seedOf(rule, value));
  if (number === undefined) return undefined;
  const story = withPart(condition, value.start, value.text.length, `了 ${withNumber(written(number), cut)}`);
  return { fact: story, verdict: `${who}可以${what}`, fits: false };
}
