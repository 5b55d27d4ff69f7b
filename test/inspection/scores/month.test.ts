import { describe, expect, it } from 'vitest';
import { frozenScores } from '../../../src/inspection/scores/model.ts';
import { clauseEvents } from '../../../src/trail/model.ts';
import { type Heard, openTestApp, type TestApp } from '../../support/app.ts';

const by = (who: string, text: string, at?: string) => ({ by: `demo-${who}`, text, ...(at ? { at } : {}) });
const to = (heard: readonly Heard[], whom: string): Heard[] => heard.filter((one) => one.to.user === `demo-${whom}`);

async function inMay(): Promise<TestApp> {
  const bot = await openTestApp({ at: '2025-05-14T10:20:00+08:00' });
  await bot.ask(by('supervisor', '巡查 二楼茶水间 地面积水 保洁 一般'));
  await bot.ask(by('supervisor', '巡查 五楼女厕 垃圾桶满溢 保洁 较重'));
  return bot;
}

describe('a month of scores', () => {
  it('is provisional, shown with its lines to who may see it, and to no other firm', async () => {
    const bot = await inMay();
    const shown = await bot.ask(by('supplier', '我们5月考核多少分'));
    expect(shown).toMatchObject({
      intent: 'assessment.query',
      outcome: 'auto',
      slots: { service: '保洁', month: '2025-05', score: 97.5, grade: '优秀', provisional: true },
    });
    expect(shown.text).toMatch(/ISS-1 .*地面积水（一般）−0.5 · .*JG 205—2024 表A.1 行1/);
    expect((await bot.ask(by('supplier-other', '保洁5月考核多少分'))).outcome).toBe('deny');
    expect((await bot.ask(by('employee', '保洁5月考核多少分'))).outcome).toBe('deny');
    expect((await bot.ask(by('manager', '食堂考核现在多少分'))).outcome).toBe('default_month');
    await bot.stop();
  });

  it('goes out as a draft, is appealed against, frozen and adjusted, each by whom the standard names', async () => {
    const bot = await inMay();
    expect((await bot.ask(by('supplier', '5月得分申诉 ISS-1 已当场改正'))).outcome).toBe('reject');
    const drafts = await bot.say({ tick: '2025-06-04T09:05:00+08:00' });
    expect(to(drafts, 'supplier').some(({ text }) => text.includes('97.5'))).toBe(true);
    expect(to(drafts, 'supplier-other').some(({ text }) => text.includes('保洁'))).toBe(false);
    expect((await bot.ask(by('supplier', '5月得分申诉 ISS-99 没有这回事'))).outcome).toBe('reject');
    expect((await bot.ask(by('supplier', '5月得分申诉 ISS-1 已当场改正'))).outcome).toBe('confirm');
    expect((await bot.ask(by('supplier', '确认'))).ref).toBe('APL-1');
    expect((await bot.ask(by('manager', 'APL-1 不成立'))).outcome).toBe('ask');
    const told = await bot.say(by('manager', '照片显示没有改正'));
    expect(to(told, 'supplier')[0]?.text).toContain('不成立');
    const frozen = await bot.say({ tick: '2025-06-09T18:05:00+08:00' });
    expect(to(frozen, 'finance').some(({ text }) => text.includes('97.5'))).toBe(true);
    expect((await bot.ask(by('supplier', '5月得分申诉 ISS-1 再看看'))).outcome).toBe('reject');
    const scored = await bot.app.store.find(clauseEvents, { where: { kind: 'scored' } });
    expect(scored.rows.map(({ document }) => document.ref)).toEqual(['ISS-2']);

    expect((await bot.ask(by('manager', '保洁5月扣3分 原因是垃圾清运记录造假'))).outcome).toBe('confirm');
    const proposed = await bot.say(by('manager', '确认'));
    expect(to(proposed, 'leader')[0]?.actions.map(({ say }) => say)).toEqual(['ADJ-1 同意', 'ADJ-1 不同意']);
    expect((await bot.ask(by('manager', 'ADJ-1 同意'))).outcome).toBe('deny');
    expect((await bot.ask(by('manager', '保洁5月考核多少分'))).slots?.score).toBe(97.5);
    expect((await bot.ask(by('leader', 'ADJ-1 同意'))).outcome).toBe('auto');
    expect((await bot.ask(by('leader', 'ADJ-1 同意'))).outcome).toBe('reject');
    expect((await bot.ask(by('finance', '保洁5月考核多少分'))).slots).toMatchObject({
      score: 94.5,
      provisional: false,
    });
    const kept = await bot.app.store.find(frozenScores, { where: { month: '2025-05', service: '保洁' } });
    expect(kept.rows.map(({ document }) => [document.revision, document.score, document.because])).toEqual([
      [1, 97.5, undefined],
      [2, 94.5, 1],
    ]);
    await bot.stop();
  });

  it('makes up for drafts and the freeze after being away, once each', async () => {
    const bot = await inMay();
    const later = await bot.restart('2025-06-06T11:00:00+08:00');
    const { outcome } = await later.ask(by('supplier', '5月得分申诉 ISS-1 已当场改正'));
    expect(outcome).toBe('confirm');
    await later.say({ tick: '2025-06-09T18:05:00+08:00' });
    expect((await later.app.store.find(frozenScores)).rows).toEqual([]);
    await later.say({ tick: '2025-06-11T18:05:00+08:00' });
    expect((await later.app.store.find(frozenScores)).rows).toHaveLength(5);
    await later.stop();
  });

  it('gives papers to sign to whom they concern', async () => {
    const bot = await inMay();
    const sheet = await bot.ask(by('supplier', '保洁5月考核确认单'));
    expect(sheet.outcome).toBe('auto');
    expect((await bot.ask(by('supplier-other', '保洁5月考核确认单'))).outcome).toBe('deny');
    expect((await bot.ask(by('supplier-other', 'ISS-1 整改通知书'))).outcome).toBe('deny');
    expect((await bot.ask(by('supervisor', 'ISS-1 整改通知书'))).outcome).toBe('auto');
    const made = await bot.say({ tick: '2025-05-14T10:30:00+08:00' });
    expect(made.map(({ text }) => text).join('\n')).toMatch(/考核确认单.*\.docx[\s\S]*整改通知书.*\.docx/);
    await bot.stop();
  });
});
