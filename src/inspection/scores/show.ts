import type { Sentence } from '../../base/sentence.ts';
import { dateOf } from '../../base/time.ts';
import type { Block } from '../../commands/reply.ts';
import type { Unit } from '../../people/model.ts';
import { dayInWords, instantInWords } from '../../schedule/rule-words.ts';
import { findingRef } from '../findings/model.ts';
import { messages } from './messages.ts';
import { type Adjustment, adjustmentRef, type Deduction, type MonthScore } from './model.ts';
import type { Standing } from './month.ts';
import { monthInWords } from './words.ts';

export interface Showing {
  readonly now: number;
  readonly zone: string;
  readonly say: (sentence: Sentence) => string;
}

/** `保洁（洁雅）`. */
export const whoOf = (unit: Pick<Unit, 'name' | 'short'>, service: string): string =>
  `${service}（${unit.short ?? unit.name}）`;

const short = (key: string): string => key.replace(/^Q\/LNJG /, '').replace('#', ' ');

/** One deduction as a line, with the clause that was broken and the one that sets the points. */
export function lineOf(line: Deduction, { now, zone, say }: Showing): string {
  const day = dayInWords(dateOf(line.occurredAt, zone), dateOf(now, zone));
  const what = say(messages.line(findingRef(line.finding), day, line.what, line.severity, line.onTheSpot, line.points));
  const bound = line.contract
    ? [
        say(
          line.contract.clause === undefined
            ? messages.contractLacks(line.contract.edition)
            : messages.contractHas(short(line.contract.clause)),
        ),
      ]
    : [];
  const why = [...(line.clause === undefined ? [] : [short(line.clause)]), ...bound, short(line.rule)];
  return `${what} · ${why.join(' · ')}`;
}

/** What a grade takes off the month's fee. */
export function feeLine({ grade }: Pick<MonthScore, 'grade'>, fee: number | undefined): Sentence | undefined {
  if (!grade) return undefined;
  if (grade.fee === 0) return messages.noFee;
  return messages.fee(grade.fee, deductedFee(grade.fee, fee), fee);
}

/** Yuan, to the fen. */
export const deductedFee = (part: number, fee: number | undefined): number | undefined =>
  fee === undefined ? undefined : Math.round(fee * part * 100) / 100;

export const leadOf = (standing: Standing, unit: Unit, { now, zone, say }: Showing): string => {
  const { score, state } = standing;
  const month = monthInWords(score.month, dateOf(now, zone));
  return say(messages.lead(whoOf(unit, score.service), month, score.score, score.grade?.name, messages.states[state]));
};

/** A month's score with its lines; `most` of them are shown. */
export function scoreBlocks(
  standing: Standing,
  unit: Unit,
  adjusted: readonly Adjustment[],
  most: number,
  showing: Showing,
): Block[] {
  const { score, first, now: since, appealUntil } = standing;
  const { say, now, zone } = showing;
  const items = [
    ...score.deductions.map((line) => lineOf(line, showing)),
    ...score.adjustments.map(({ number, delta, reason }) =>
      say(messages.adjusted(adjustmentRef(number), delta, reason)),
    ),
  ];
  const fee = feeLine(score, unit.fee);
  const notes = [
    items.length > most ? messages.more(items.length - most) : undefined,
    score.pending.length > 0 ? messages.pending(score.pending.map(findingRef).join('、')) : undefined,
    ...adjusted
      .filter(({ signed }) => signed === undefined)
      .map(({ number, delta }) => messages.waiting(adjustmentRef(number), delta)),
    first ? messages.wasFrozen(first.score) : undefined,
    since ? messages.changed(since.score) : undefined,
    fee,
    appealUntil !== undefined && appealUntil > now
      ? messages.howToAppeal(
          monthInWords(score.month, dateOf(now, zone)),
          instantInWords(appealUntil, dateOf(now, zone), zone),
        )
      : undefined,
  ].filter((note) => note !== undefined);
  return [
    { kind: 'lead', text: leadOf(standing, unit, showing) },
    {
      kind: 'text',
      text: items.length === 0 ? say(messages.none) : say(messages.base(score.base, score.deductions.length)),
    },
    ...(items.length > 0 ? [{ kind: 'list' as const, items: items.slice(0, most) }] : []),
    ...notes.map((note): Block => ({ kind: 'text', text: say(note) })),
  ];
}
