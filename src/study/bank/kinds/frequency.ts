import type { Located } from '../../../standards/catalogue.ts';
import type { Quantity } from '../../../standards/model.ts';
import type { Bench } from '../bench.ts';
import { oneOf, shuffled } from '../chance.ts';
import type { Draft } from '../draft.ts';
import { BLANK, type Rule, rulesOf, upToPart, withPart } from '../rule.ts';
import { PERIOD_WORD, PERIODS, periodNamed } from './periods.ts';
import { nearNumbers } from './wrong-numbers.ts';

/** How often: 每 60 min, 每日 2 次, 每季度. */
export function frequencyDrafts(located: Located, bench: Bench): Draft[] {
  return rulesOf(located).flatMap((rule) =>
    rule.values.flatMap((value) => {
      if (value.kind !== 'frequency' || (rule.forces.length === 0 && rule.clause.modal === '陈述')) return [];
      if (/^每\s?\d/.test(value.text)) return intervalDrafts(rule, value, bench);
      return periodDrafts(rule, value);
    }),
  );
}

const draft = (rule: Rule, value: Quantity, stem: string, answer: Draft['answer']): Draft => ({
  kind: 'frequency',
  edition: rule.edition,
  clause: rule.clause,
  stem: `${rule.context}${stem}`,
  answer,
  topic: withPart(rule.text, value.start, value.text.length, value.text.replace(/每\s?\d*\s?\S{1,3}(?=\s|$)/, '')),
});

/** A statement to be judged: as the clause has it, or with the first other period that is right nowhere. */
function judged(
  rule: Rule,
  value: Quantity,
  right: string,
  wrong: readonly { readonly stem: string; readonly says: string }[],
  seed: string,
): Draft[] {
  if (oneOf(2, `${seed}|truth`) === 0) return [draft(rule, value, right, { form: 'judge', right: true })];
  const [first, ...rest] = wrong
    .slice(oneOf(Math.min(3, wrong.length), seed))
    .map(({ stem, says }) => ({ stem: `${rule.context}${stem}`, says }));
  return first ? [{ ...draft(rule, value, first.stem, { form: 'judge', right: false }), ...first, instead: rest }] : [];
}

/** 每 60 min 巡回保洁 1 次 → 每隔多长时间巡回保洁 1 次. */
function intervalDrafts(rule: Rule, value: Quantity, bench: Bench): Draft[] {
  const m = /^每\s?(\d+(?:\.\d+)?)(\s?(?:min|h|日|天|个?月|年|周|分钟|小时))(.*)$/.exec(value.text);
  if (!m) return [];
  const [, number = '', unit = '', rest = ''] = m;
  const right = Number(number);
  const sentence = upToPart(rule, value.start);
  const seed = `${rule.clause.key}|${value.start}`;
  const put = (inside: string): string => withPart(sentence, value.start, value.text.length, `每${inside}${rest}`);
  const older = (bench.before(rule.edition, rule.clause)?.quantities ?? []).flatMap((q) =>
    q.unit === value.unit && q.per === value.per && q.from !== undefined ? [q.from] : [],
  );
  const near = nearNumbers(right, unit.trim() === '个月' ? '月' : unit.trim(), seed).filter((n) => Number.isInteger(n));
  const numbers = [...new Set([...older, ...near])].filter((n) => n !== right);
  const said = (n: number): string => `${put(` ${n}${unit}`)}。`;
  return [
    draft(rule, value, `${put('隔多长时间')}？`, {
      form: 'single',
      right: `${number}${unit}`,
      wrong: numbers.map((n) => `${n}${unit}`),
    }),
    ...(value.unit === '次'
      ? []
      : [draft(rule, value, `${put(`${BLANK}${unit.trim()}`)}。`, { form: 'number', right, unit: value.unit })]),
    ...judged(
      rule,
      value,
      said(right),
      numbers.map((n) => ({ stem: said(n), says: `${n}${unit}` })),
      seed,
    ),
  ];
}

/** The sentence says the period once more, beside the words that are asked for. */
function tellsPeriod(sentence: string, name: string): boolean {
  const sign = /[日周月季年班]/.exec(name)?.[0];
  return sign !== undefined && new RegExp(`(?<!\\d\\s?|[节假生当工作])${sign}(?!\\s?\\d|常|照)`).test(sentence);
}

/** 每日全面保洁 2 次, 每季度巡查 1 次, 每月不少于 1 次, 每季度. */
function periodDrafts(rule: Rule, value: Quantity): Draft[] {
  const period = PERIOD_WORD.exec(value.text)?.[0];
  const after = rule.text.slice(value.start + (period?.length ?? 0));
  // 每年 7 月 31 日前, 每年 12 月, 每日 24 h, 每班开始前: the period is not what the rule is about.
  if (period === undefined || /^\s?(?:\d|上岗|下班|上班|开|最后|月|班|的|都|均|末|初|底)/.test(after)) return [];
  if (/每(?:次|人|个|份|层)/.test(rule.text.slice(0, value.start))) return [];
  const sentence = upToPart(rule, value.start);
  const seed = `${rule.clause.key}|${value.start}`;
  const times = value.from ?? 1;
  const rest = value.text.slice(period.length);
  const put = (words: string): string => withPart(sentence, value.start, value.text.length, words);
  const name = periodNamed(period);
  const at = PERIODS.indexOf(name);
  if (at < 0) return [];
  const near = shuffled(
    PERIODS.filter((p, i) => i !== at && Math.abs(i - at) <= 3 && p !== '每班'),
    seed,
  );
  const judge = judged(
    rule,
    value,
    `${put(`${period}${rest}`)}。`,
    near.map((p) => ({ stem: `${put(`${p}${rest}`)}。`, says: p })),
    seed,
  );
  if (times > 1 && /\d+\s?次/.test(rest)) {
    const count = rest.replace(/\d+\s?次/, `${BLANK}次`);
    return [
      draft(rule, value, `${put(`${period}${rest.replace(/\d+\s?次/, '几次')}`)}？`, {
        form: 'single',
        right: `${times} 次`,
        wrong: nearNumbers(times, '次', seed).map((n) => `${n} 次`),
      }),
      draft(rule, value, `${put(`${period}${count}`)}。`, { form: 'number', right: times, unit: '次' }),
      ...judge,
    ];
  }
  const done = /^(.*?)\s?1\s?次$/.exec(rest)?.[1]?.trim();
  // 应多久除尘一次，且无蜘蛛网: what follows has nothing to do with how often.
  const own = sentence.slice(value.start + value.text.length).replace(/，.*$/, '');
  const before = sentence.slice(0, value.start);
  // 周例会 is held every week, 月度计划 is made every month.
  if (tellsPeriod(`${rule.context}${before}${rest}${own}`, name)) return [];
  const plainOnce = done !== undefined && done !== '' && !/不少于|至少|≥/.test(done);
  return [
    draft(rule, value, plainOnce ? `${before}多久${done}一次${own}？` : `${put(`${BLANK}${rest}`)}。`, {
      form: 'single',
      right: period,
      wrong: near,
    }),
    ...judge,
  ];
}
