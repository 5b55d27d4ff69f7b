import type { Sentence } from '../../base/sentence.ts';
import { addMonths, yearMonthOf } from '../../schedule/days.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import type { Day } from '../../standards/model.ts';
import { messages } from './messages.ts';

/** When a supplier has failed too often, as a clause in force says. */
export interface ExitRule {
  /** So many months in a row. */
  readonly inARow: number;
  /** So many times within so many months. */
  readonly times: number;
  readonly within: number;
  /** The name of the grade that fails. */
  readonly grade: string;
  readonly clause: string;
}

const RULE = /连续\s*(\d+)\s*个月或者?\s*(\d+)\s*个月内累计\s*(\d+)\s*次[^，。]*评价为(\S{2,4}?)的/;

/** Reads the rule of exit from its clause; undefined when none is in force. Source: Q/LNJG JG 206, 4.2.1. */
export function exitRule(catalogue: Catalogue, day: Day): ExitRule | undefined {
  for (const { clauses } of catalogue.allInForce(day))
    for (const { text, modal, key } of clauses) {
      const found = modal === '应' ? RULE.exec(text) : null;
      if (found?.[4])
        return {
          inARow: Number(found[1]),
          within: Number(found[2]),
          times: Number(found[3]),
          grade: found[4],
          clause: key,
        };
    }
  return undefined;
}

const monthsBack = (month: string, back: number): string => {
  const { year, month: number } = addMonths(yearMonthOf(`${month}-01`), -back);
  return `${year}-${String(number).padStart(2, '0')}`;
};

/** What the failed months of a supplier come to. */
export interface ExitState {
  /** The failed months within the window, oldest first. */
  readonly months: readonly string[];
  /** Which condition is met; undefined when neither is. */
  readonly met?: Sentence;
}

/**
 * Whether a month that failed meets the condition for exit. A calendar month without a frozen score breaks a row.
 * @param failed the months whose frozen grade fails, in any order
 */
export function exitState(month: string, failed: ReadonlySet<string>, rule: ExitRule): ExitState {
  const window = Array.from({ length: rule.within }, (_, back) => monthsBack(month, back));
  const months = window.filter((one) => failed.has(one)).reverse();
  let row = 0;
  while (failed.has(monthsBack(month, row))) row += 1;
  if (row >= rule.inARow) return { months, met: messages.consecutive(row) };
  return months.length >= rule.times && failed.has(month)
    ? { months, met: messages.inWindow(months.length, rule.within) }
    : { months };
}
