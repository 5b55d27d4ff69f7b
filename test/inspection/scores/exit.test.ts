import { describe, expect, it } from 'vitest';
import { instantAt } from '../../../src/base/time.ts';
import { contractClause } from '../../../src/inspection/scores/contract.ts';
import { exitRule, exitState } from '../../../src/inspection/scores/exit.ts';
import { draftAt, freezeAt } from '../../../src/inspection/scores/freeze.ts';
import { rules, ZONE } from '../findings/kit.ts';

const rule = exitRule(rules.catalogue, '2025-05-31');
if (!rule) throw new Error('no rule of exit in force');

describe('when a supplier has failed too often', () => {
  it('is read from the clause itself', () => {
    expect(rule).toEqual({ inARow: 2, times: 3, within: 12, grade: '不合格', clause: 'Q/LNJG JG 206—2024#4.2.1' });
  });

  it('counts two months in a row, over the turn of a year too', () => {
    expect(exitState('2025-05', new Set(['2025-04', '2025-05']), rule).met?.zh).toContain('连续 2 个月');
    expect(exitState('2025-01', new Set(['2024-12', '2025-01']), rule).met).toBeDefined();
    expect(exitState('2025-05', new Set(['2025-03', '2025-05']), rule)).toEqual({ months: ['2025-03', '2025-05'] });
  });

  it('counts three times within twelve months and no longer', () => {
    const failed = new Set(['2025-03', '2025-06', '2025-10']);
    expect(exitState('2025-10', failed, rule)).toMatchObject({ months: ['2025-03', '2025-06', '2025-10'] });
    expect(exitState('2025-10', failed, rule).met?.zh).toContain('12 个月内累计 3 次');
    expect(exitState('2026-03', new Set(['2025-03', '2025-06', '2026-03']), rule).met).toBeUndefined();
  });
});

describe('the days of a month’s score', () => {
  const ports = { catalogue: () => rules.catalogue, calendar: rules.calendar, zone: ZONE };
  const at = (day: string, time: string): number => instantAt(day, time, ZONE);

  it('are the second and the fifth workday of the next month, holidays passed over', () => {
    // 2 June 2025 is a holiday: the 3rd and 4th are the first two workdays.
    expect(draftAt('2025-05', ports)).toBe(at('2025-06-04', '09:00'));
    expect(freezeAt('2025-05', at('2025-06-04', '09:00'), ports)).toBe(at('2025-06-09', '18:00'));
  });

  it('leave a draft that went out late the full time to appeal', () => {
    expect(freezeAt('2025-05', at('2025-06-06', '11:00'), ports)).toBe(at('2025-06-11', '18:00'));
  });
});

describe('the clause of a contract', () => {
  const of = (contract: readonly string[]) =>
    contractClause(rules.catalogue, 'Q/LNJG JG 352—2024#5.2.1', contract, '2025-05-31');

  it('is shown beside the one in force where the contract names another edition', () => {
    expect(of(['Q/LNJG JG 352—2021'])?.edition).toBe('Q/LNJG JG 352—2021');
    expect(of(['Q/LNJG JG 352—2021'])?.clause).toMatch(/^Q\/LNJG JG 352—2021#/);
  });

  it('is not where it names the same edition, or none of that standard', () => {
    expect(of(['Q/LNJG JG 352—2024'])).toBeUndefined();
    expect(of(['Q/LNJG JG 331—2024'])).toBeUndefined();
  });
});
