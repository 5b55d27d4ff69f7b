import { describe, expect, it } from 'vitest';
import { instantAt } from '../../../src/base/time.ts';
import type { Located } from '../../../src/standards/catalogue.ts';
import { changesNear } from '../../../src/study/prompts/changes.ts';
import type { TeamHistory } from '../../../src/study/prompts/history.ts';
import { riskOf } from '../../../src/study/prompts/risk.ts';
import { scoreOf } from '../../../src/study/prompts/score.ts';
import { catalogue, DAY } from '../bank/demonstration.ts';

const NOTHING: TeamHistory = {
  right: new Map(),
  wrong: new Map(),
  found: new Map(),
  foundLastWeek: new Map(),
  foundThisWeek: new Map(),
  asked: new Map(),
  unhelpful: new Map(),
  missed: new Map(),
  studied: new Map(),
};
const SAMPLES = 'Q/LNJG JG 352—2024#5.2.1';
const now = instantAt(DAY, '10:00');
const at = (key: string, day = DAY): Located => {
  const found = catalogue.byKey(key, day);
  if (!found) throw new Error(key);
  return found;
};
const told = (key: string, history: Partial<TeamHistory> = {}, day = DAY): string[] =>
  scoreOf(at(key, day), {
    history: { ...NOTHING, ...history },
    changes: changesNear(catalogue, day),
    now: instantAt(day, '10:00'),
    today: day,
  }).terms.map(({ points, say }) => `${points} ${say.zh}`);
const times = (count: number) => new Map([[SAMPLES, count]]);
const daysAgo = (days: number) => new Map([[SAMPLES, now - days * 24 * 3_600_000]]);

describe('what speaks for studying a clause', () => {
  it('is its risk where nothing has happened', () => {
    expect(told(SAMPLES)).toEqual(['11 风险高：涉及安全（留样）、有数值（不少于 125 g）', '10 近120天没学过']);
  });

  it('are findings, named by their week', () => {
    expect(told(SAMPLES, { found: times(3), foundLastWeek: times(3) })[0]).toBe('30 上周检查发现3次');
    expect(told(SAMPLES, { found: times(1), foundThisWeek: times(1) })).toContain('10 本周检查发现1次');
    expect(told(SAMPLES, { found: times(7), foundLastWeek: times(2) })[0]).toBe('30 近30天检查发现7次');
  });

  it('is a wrong answer, by its share, and little by it while there are few', () => {
    expect(told(SAMPLES, { wrong: times(12), right: times(16) })[0]).toBe('13 测试错误率43%（12/28）');
    expect(told(SAMPLES, { wrong: times(2), right: times(1) })).toContain('4 测试错误率67%（2/3，样本不足）');
    expect(told(SAMPLES, { right: times(20) })).toHaveLength(2);
  });

  it('is what people asked, above all what stayed open', () => {
    expect(told(SAMPLES, { missed: times(1), unhelpful: times(2), asked: times(9) }).slice(-3)).toEqual([
      '6 有人问了没答上',
      '6 2次回答被说没用',
      '5 近30天被问9次',
    ]);
  });

  it('is the time since, and against it that it was studied lately', () => {
    expect(told(SAMPLES, { studied: daysAgo(3) }).at(-1)).toBe('-20 3天前刚学过');
    expect(told(SAMPLES, { studied: daysAgo(60) })).toContain('10 60天没学过');
    expect(told(SAMPLES, { studied: daysAgo(34) })).toContain('-7 34天没学过');
  });

  it('is a value that changes, before and after the day', () => {
    expect(told('Q/LNJG JG 331—2024#6.2.1')[0]).toBe('25 7月1日起改为每 45 min 巡回保洁 1 次');
    expect(told('Q/LNJG JG 331—2025#6.2.1', {}, '2025-07-20')[0]).toBe('25 7月1日起改为每 45 min 巡回保洁 1 次');
    expect(told('Q/LNJG JG 331—2025#6.2.1', {}, '2025-10-20').join()).not.toContain('起改为');
    expect(told('Q/LNJG JG 331—2024#6.2.1', {}, '2025-04-01').join()).not.toContain('起改为');
  });

  it('is what happened under the edition before, as long as the values are the same', () => {
    const judging = (key: string) =>
      scoreOf(at(key, '2025-08-01'), {
        history: {
          ...NOTHING,
          wrong: new Map([
            ['Q/LNJG JG 331—2024#6.2.1', 9],
            ['Q/LNJG JG 331—2024#7.3.3', 9],
          ]),
        },
        changes: changesNear(catalogue, '2025-08-01'),
        now: instantAt('2025-08-01', '10:00'),
        today: '2025-08-01',
      }).terms.some(({ kind }) => kind === 'quiz');
    expect(judging('Q/LNJG JG 331—2025#7.3.3')).toBe(true);
    expect(judging('Q/LNJG JG 331—2025#6.2.1')).toBe(false);
  });
});

describe('the risk of a clause', () => {
  const risk = (text: string, modal: '应' | '不应' | '宜' = '应', heading = '') =>
    riskOf({ text, modal, path: [heading], quantities: [] });

  it('tells a prohibition from a limit', () => {
    expect(risk('留样量不应少于 125 g。', '不应')).toMatchObject({ forbids: false, safety: '留样' });
    expect(risk('不应混装。', '不应')).toMatchObject({ forbids: true, points: 6, level: 'middle' });
  });

  it('counts a safety word of the heading half', () => {
    expect(risk('应每日检查。', '应', '7.2 消防设施').points).toBe(4);
    expect(risk('消防设施应每日检查。').points).toBe(7);
  });

  it('asks nothing of a recommendation', () => {
    expect(risk('宜双面打印。', '宜')).toMatchObject({ points: 0, level: 'low' });
  });
});
