import type { Instant } from '../../base/clock.ts';
import { dateOf, lastDayOf } from '../../base/time.ts';
import type { Day } from '../../standards/model.ts';
import type { Finding } from '../findings/model.ts';
import type { Adjustment, Deduction, MonthScore, Scored } from './model.ts';
import { gradeOf, type ScoreRules } from './rules.ts';

export interface Scoring {
  readonly zone: string;
  /** The rules in force on a day: a change of edition in the middle of a month is a matter of the day a finding happened. */
  readonly rulesOn: (day: Day) => ScoreRules | undefined;
}

/** Whether a finding belongs to a month of somebody. Source: Q/LNJG JG 205, 5.3.1. */
export const isOfMonth = (finding: Finding, { month, service, unit }: Scored, zone: string): boolean =>
  finding.kind === 'finding' &&
  finding.unit === unit &&
  finding.service === service &&
  dateOf(finding.occurredAt, zone).startsWith(`${month}-`);

const isDisputed = ({ dispute, closed }: Finding): boolean =>
  dispute !== undefined && dispute.upheld === undefined && closed?.how !== 'dismissed';
const isNoFinding = ({ state, closed }: Finding): boolean => state === 'voided' || closed?.how === 'dismissed';

/**
 * The score of a month: the base less every deduction, never below 0, with two decimals.
 * Source: Q/LNJG JG 205, 5.1 to 5.3 and 7.1.
 * @param findings all that may belong to it, in any order
 * @param adjusted adjustments of the month; those without a second signature do not count
 * @returns undefined when no standard in force says how months are scored
 */
export function scoreMonth(
  scored: Scored,
  findings: readonly Finding[],
  adjusted: readonly Adjustment[],
  { zone, rulesOn }: Scoring,
): MonthScore | undefined {
  const rules = rulesOn(lastDayOf(scored.month));
  if (!rules) return undefined;
  const own = findings.filter((finding) => isOfMonth(finding, scored, zone) && !isNoFinding(finding));
  const pending = own.filter(isDisputed).map(({ number }) => number);
  const deductions = own
    .filter((finding) => !isDisputed(finding))
    .sort((a, b) => a.occurredAt - b.occurredAt || a.number - b.number)
    .flatMap((finding) => deductionOf(finding, rulesOn(dateOf(finding.occurredAt, zone)) ?? rules));
  const counting = adjusted.filter(({ signed }) => signed?.agreed === true);
  const sum =
    rules.base.points - total(deductions.map(({ points }) => points)) + total(counting.map(({ delta }) => delta));
  const score = Math.min(rules.base.points, Math.max(0, toCents(sum) / 100));
  const grade = gradeOf(score, rules.grades);
  return {
    ...scored,
    base: rules.base.points,
    deductions,
    pending: pending.sort((a, b) => a - b),
    adjustments: counting.map(({ number, delta, reason }) => ({ number, delta, reason })),
    score,
    ...(grade ? { grade: { name: grade.name, fee: grade.fee, clause: grade.clause } } : {}),
  };
}

function deductionOf(finding: Finding, { deduction, onTheSpot }: ScoreRules): Deduction[] {
  const { severity, number, what, occurredAt, clause } = finding;
  const rule = severity && deduction[severity];
  if (!severity || !rule) return [];
  // Only a minor one costs less when it is put right at once (5.2.4, 5.2.5).
  const atOnce = finding.onTheSpot === true && severity === '一般';
  return [
    {
      finding: number,
      what,
      occurredAt,
      severity,
      onTheSpot: atOnce,
      points: atOnce ? rule.points * onTheSpot.part : rule.points,
      ...(clause === undefined ? {} : { clause }),
      rule: atOnce && onTheSpot.clause !== undefined ? onTheSpot.clause : rule.clause,
    },
  ];
}

/** Sums in hundredths: 0.1 + 0.2 is 0.3 to who is charged for it. */
const toCents = (points: number): number => Math.round(points * 100);
const total = (points: readonly number[]): number => points.reduce((sum, one) => sum + toCents(one), 0) / 100;

/** The month in which an instant lies. */
export const monthOf = (at: Instant, zone: string): string => dateOf(at, zone).slice(0, 7);
