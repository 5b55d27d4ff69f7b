import { inBaseUnit } from '../base/units.ts';
import type { Modal, Quantity } from '../standards/model.ts';

/** Whether a value that somebody names agrees with the clause's own. */
export type Agreement = 'within' | 'outside';

const base = (value: number | undefined, unit: string): number | undefined =>
  value === undefined ? undefined : (inBaseUnit(value, unit)?.value ?? value);

/** Days of what the calendar makes longer or shorter: good enough to tell a month from ninety days. */
const DAYS: Readonly<Record<string, number>> = { 日: 1, 周: 7, 月: 30, 季度: 91, 年: 365 };

/** Both as days where only the calendar stands between them. */
function inDays(quantity: Quantity): Quantity {
  const days = DAYS[quantity.unit];
  if (days === undefined) return quantity;
  const { from, to } = quantity;
  return {
    ...quantity,
    unit: '日',
    ...(from === undefined ? {} : { from: from * days }),
    ...(to === undefined ? {} : { to: to * days }),
  };
}

/** Measure words for people: 两名 and 两人 are the same. */
const PEOPLE = /^[人名位]$/;
/** `每 60 min 1 次`: an interval, named by its length. */
const isInterval = ({ kind, unit }: Quantity): boolean => kind === 'frequency' && unit !== '次';

/**
 * Compares a value with a clause's quantity of the same kind.
 * @returns undefined when the two can't be compared (another measure, a month against hours).
 */
export function compareValue(said: Quantity, rule: Quantity): Agreement | undefined {
  if (said.kind === 'duration' && rule.kind === 'duration' && said.unit !== rule.unit && rule.unit !== 'h')
    return compared(inDays(said), inDays(rule));
  return compared(said, rule);
}

function compared(said: Quantity, rule: Quantity): Agreement | undefined {
  const asInterval = isInterval(rule) && (said.kind === 'duration' || isInterval(said));
  if (said.kind !== rule.kind && !asInterval) return undefined;
  const measureSaid = inBaseUnit(1, said.unit)?.measure;
  const measureRule = inBaseUnit(1, rule.unit)?.measure;
  const people = PEOPLE.test(said.unit) && PEOPLE.test(rule.unit);
  if (measureSaid !== measureRule || (measureSaid === undefined && said.unit !== rule.unit && !people))
    return undefined;
  const value = base(said.from ?? said.to, said.unit);
  const from = base(rule.from, rule.unit);
  const to = base(rule.to, rule.unit);
  if (value === undefined) return undefined;
  // Who comes more often than he must does what he must.
  if (asInterval) return value <= (to ?? from ?? value) ? 'within' : 'outside';
  const within =
    (from === undefined || (rule.comparison === 'above' ? value > from : value >= from)) &&
    (to === undefined || (rule.comparison === 'below' ? value < to : value <= to));
  return within ? 'within' : 'outside';
}

export type Force =
  | 'requirement'
  | 'recommendation'
  | 'permission'
  | 'prohibition'
  | 'discouraged'
  | 'not needed'
  | 'capability'
  | 'instruction'
  | 'statement';

/** What a modal verb means to who must act (GB/T 1.1—2020, appendix C). */
export const FORCE: Readonly<Record<Modal, Force>> = {
  应: 'requirement',
  不应: 'prohibition',
  宜: 'recommendation',
  不宜: 'discouraged',
  可: 'permission',
  不必: 'not needed',
  能: 'capability',
  不能: 'capability',
  指示: 'instruction',
  陈述: 'statement',
};

/** The modal verb as the source line shows it: `应（要求）`. */
export const MODAL_SHOWN: Readonly<Record<Modal, string>> = {
  应: '应（要求）',
  不应: '不应（禁止）',
  宜: '宜（推荐）',
  不宜: '不宜（不推荐）',
  可: '可（允许）',
  不必: '不必（允许不做）',
  能: '能（能力）',
  不能: '不能（能力）',
  指示: '指示（照做）',
  陈述: '陈述',
};
