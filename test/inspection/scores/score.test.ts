import { describe, expect, it } from 'vitest';
import { instantAt, lastDayOf } from '../../../src/base/time.ts';
import type { Finding } from '../../../src/inspection/findings/model.ts';
import type { Adjustment } from '../../../src/inspection/scores/model.ts';
import { gradeOf, scoreRules, scoreTerms } from '../../../src/inspection/scores/rules.ts';
import { scoreMonth } from '../../../src/inspection/scores/score.ts';
import { rules, ZONE } from '../findings/kit.ts';

const may = { month: '2025-05', service: '保洁', unit: 'supplier-cleaning' } as const;
const scoring = { zone: ZONE, rulesOn: (day: string) => scoreRules(rules.catalogue, day) };

let numbered = 0;
function finding(severity: Finding['severity'], more: Partial<Finding> = {}): Finding {
  numbered += 1;
  const occurredAt = instantAt('2025-05-14', '10:00', ZONE);
  return {
    number: numbered,
    kind: 'finding',
    state: 'closed',
    what: '地面积水',
    service: '保洁',
    unit: 'supplier-cleaning',
    severity,
    by: 'supervisor',
    conversation: 'c',
    at: occurredAt,
    occurredAt,
    attachments: [],
    steps: 1,
    last: { step: 'file', by: 'supervisor', at: occurredAt },
    ...more,
  };
}
const scoreOf = (findings: readonly Finding[], adjusted: readonly Adjustment[] = []) =>
  scoreMonth(may, findings, adjusted, scoring);
const adjustment = (delta: number, signed?: Adjustment['signed']): Adjustment => ({
  ...may,
  number: 1,
  delta,
  reason: '连续两次留样标签不全',
  by: 'manager',
  at: 0,
  ...(signed ? { signed } : {}),
});

describe('the score of a month', () => {
  it('is what the standard works out in its own example', () => {
    const example = [
      ...[1, 2, 3].map(() => finding('一般')),
      finding('一般', { onTheSpot: true }),
      finding('较重'),
      finding('较重'),
      finding('严重'),
    ];
    const scored = scoreOf(example);
    expect(scored?.score).toBe(89.25);
    expect(scored?.grade?.name).toBe('良好');
    expect(scored?.deductions).toHaveLength(7);
    expect(scored?.deductions[0]?.rule).toBe('Q/LNJG JG 205—2024#表A.1 行1');
  });

  it('is 100 and 优秀 when nothing was found', () => {
    expect(scoreOf([])).toMatchObject({ score: 100, grade: { name: '优秀', fee: 0 }, deductions: [] });
  });

  it('never falls below 0, and then costs what the table says', () => {
    const scored = scoreOf(Array.from({ length: 30 }, () => finding('严重')));
    expect(scored).toMatchObject({ score: 0, grade: { name: '不合格', fee: 0.05 } });
  });

  it('halves only minor ones that were put right on the spot', () => {
    expect(scoreOf([finding('较重', { onTheSpot: true })])?.score).toBe(98);
    expect(scoreOf([finding('一般', { onTheSpot: true })])?.deductions[0]).toMatchObject({
      points: 0.25,
      rule: 'Q/LNJG JG 205—2024#5.2.4',
    });
  });

  it('leaves a disputed finding out until it is decided, and names it', () => {
    const dispute = { by: 'lead', at: 0, reason: '不归我们' };
    const open = finding('较重', { state: 'disputed', dispute });
    const rejected = finding('较重', { dispute: { ...dispute, upheld: false } });
    const dismissed = finding('较重', {
      dispute: { ...dispute, upheld: true },
      closed: { by: 'manager', at: 0, how: 'dismissed' },
    });
    const scored = scoreOf([open, rejected, dismissed]);
    expect(scored?.score).toBe(98);
    expect(scored?.pending).toEqual([open.number]);
  });

  it('counts by the day on which it happened, for the firm and service that it belongs to', () => {
    const others = [
      finding('严重', { occurredAt: instantAt('2025-06-01', '00:00', ZONE) }),
      finding('严重', { occurredAt: instantAt('2025-04-30', '23:59', ZONE) }),
      finding('严重', { unit: 'supplier-canteen' }),
      finding('严重', { service: '食堂' }),
      finding('严重', { kind: 'report' }),
      finding('严重', { state: 'voided' }),
    ];
    const filedLater = finding('一般', { at: instantAt('2025-06-03', '09:00', ZONE) });
    expect(scoreOf([...others, filedLater])?.score).toBe(99.5);
  });

  it('moves by an adjustment only once somebody else has signed it', () => {
    expect(scoreOf([], [adjustment(-3)])?.score).toBe(100);
    expect(scoreOf([], [adjustment(-3, { by: 'leader', at: 0, agreed: false })])?.score).toBe(100);
    expect(scoreOf([], [adjustment(-3, { by: 'leader', at: 0, agreed: true })])?.score).toBe(97);
    expect(scoreOf([], [adjustment(3, { by: 'leader', at: 0, agreed: true })])?.score).toBe(100);
  });

  it('grades at the borders as the table has them', () => {
    const grades = scoreRules(rules.catalogue, '2025-05-31')?.grades ?? [];
    const named = [100, 90, 89.99, 80, 79.99, 70, 69.99, 0].map((score) => gradeOf(score, grades)?.name);
    expect(named).toEqual(['优秀', '优秀', '良好', '良好', '合格', '合格', '不合格', '不合格']);
    expect(grades.map(({ fee }) => fee)).toEqual([0, 0, 0.02, 0.05]);
  });

  it('has its terms from the clauses', () => {
    expect(scoreTerms(rules.catalogue, '2025-05-31')).toEqual({ draftOn: 2, freezeOn: 5, appealWithin: 3 });
    expect([lastDayOf('2025-02'), lastDayOf('2024-02'), lastDayOf('2025-12')]).toEqual([
      '2025-02-28',
      '2024-02-29',
      '2025-12-31',
    ]);
  });

  it('is not given when no standard says how', () => {
    expect(scoreMonth({ ...may, month: '2023-05' }, [], [], scoring)).toBeUndefined();
  });
});
