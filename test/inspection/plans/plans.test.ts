import { describe, expect, it } from 'vitest';
import { datesOf } from '../../../src/inspection/plans/dates.ts';
import { doneOf } from '../../../src/inspection/plans/done.ts';
import { frequencyIn, itemsIn } from '../../../src/inspection/plans/words.ts';
import { openTestApp } from '../../support/app.ts';
import { rules } from '../findings/kit.ts';

const by = (who: string, text: string) => ({ by: `demo-${who}`, text });

describe('the days of a plan', () => {
  const days = (every: string, times: number, from = '2025-06-01') =>
    datesOf({ service: '保洁', every, times }, '2025-06', from, rules.calendar);

  it('are workdays, spread over each week', () => {
    expect(days('1d', 1)).toHaveLength(20);
    expect(days('1d', 1)).not.toContain('2025-06-02');
    expect(days('1w', 2)).toHaveLength(9);
    expect(days('2w', 1)).toHaveLength(3);
    expect(days('1m', 2)).toHaveLength(2);
    expect(days('1w', 2, '2025-06-25').every((day) => day >= '2025-06-25')).toBe(true);
  });

  it('are read as people say them', () => {
    expect(frequencyIn('每两周一次')).toEqual({ every: '2w', times: 1 });
    expect(frequencyIn('一周三次')).toEqual({ every: '1w', times: 3 });
    expect(frequencyIn('天天查')).toEqual({ every: '1d', times: 1 });
    expect(itemsIn('保洁和物业每周两次，食堂每天', {}).items).toEqual([
      { service: '保洁', every: '1w', times: 2 },
      { service: '物业', every: '1w', times: 2 },
      { service: '食堂', every: '1d', times: 1 },
    ]);
  });
});

describe('what is done of a plan', () => {
  const planned = (number: number, date: string) => ({ number, date, service: '保洁' as const, by: 's', at: 0 });

  it('is filled by the oldest gap first, several findings of a day being one look', () => {
    const all = [planned(1, '2025-06-03'), planned(2, '2025-06-05'), planned(3, '2025-06-10')];
    const look = (date: string) => ({ date, service: '保洁' as const });
    expect([...doneOf(all, [look('2025-06-05'), look('2025-06-05')])]).toEqual([1]);
    expect([...doneOf(all, [look('2025-06-05'), look('2025-06-06')])]).toEqual([1, 2]);
    expect([...doneOf(all, [look('2025-06-02')])]).toEqual([]);
    expect([...doneOf(all, [{ date: '2025-06-11', service: '食堂' }])]).toEqual([]);
  });
});

describe('a plan', () => {
  it('is shown with its dates, kept on 确认, reminded of each morning, and done by what is found', async () => {
    const bot = await openTestApp({ at: '2025-05-26T09:20:00+08:00' });
    const shown = await bot.ask(by('supervisor', '6月检查计划：保洁每周2次、食堂每天'));
    expect(shown).toMatchObject({ intent: 'plan.create', outcome: 'confirm', slots: { month: '2025-06' } });
    expect(shown.text.length).toBeLessThan(600);
    expect((await bot.ask(by('supervisor', '确认'))).outcome).toBe('auto');
    const morning = await bot.say({ tick: '2025-06-03T08:31:00+08:00' });
    expect(morning.filter(({ to }) => to.user === 'demo-supervisor').some(({ text }) => text.includes('食堂'))).toBe(
      true,
    );
    await bot.ask(by('supervisor', '巡查 一楼食堂 地面有油污 食堂 一般'));
    expect((await bot.ask(by('supervisor', '本月检查计划'))).text).toMatch(/食堂 1\/1/);
    expect((await bot.ask(by('supervisor', '6月31日检查计划 保洁每天'))).outcome).toBe('reject');
    expect((await bot.ask(by('employee', '6月检查计划 保洁每月一次就行'))).outcome).toBe('deny');
    await bot.stop();
  });

  it('holds single checks of a day to come', async () => {
    const bot = await openTestApp({ at: '2025-05-14T10:20:00+08:00' });
    const shown = await bot.ask(by('supervisor', '下周三去查三楼会议室'));
    expect(shown).toMatchObject({
      outcome: 'confirm',
      slots: { location: '三楼会议室', floor: 3, date: '2025-05-21' },
    });
    expect((await bot.ask(by('supervisor', '确认'))).ref).toBe('PLN-1');
    expect((await bot.ask(by('supervisor', '6月31日检查二楼厕所'))).outcome).toBe('reject');
    expect((await bot.ask(by('supervisor', '取消 PLN-1'))).outcome).toBe('ask');
    expect((await bot.ask(by('supervisor', '当天有会议'))).outcome).toBe('auto');
    await bot.stop();
  });
});

describe('a checklist', () => {
  it('asks one clause after the other, and files what is wrong by its clause', async () => {
    const bot = await openTestApp({ at: '2025-05-14T10:20:00+08:00' });
    const begun = await bot.ask(by('supervisor', '检查清单 三楼男厕 保洁'));
    expect(begun.actions.map(({ label }) => label)).toEqual(['合格', '不合格', '不适用']);
    expect((await bot.ask(by('supervisor', 'LST-1 第1项 合格'))).text).toContain('第 2/');
    expect((await bot.ask(by('supervisor', 'LST-1 第2项 不合格'))).outcome).toBe('ask');
    expect((await bot.ask(by('supervisor', '地面有水渍'))).text).toContain('ISS-1');
    expect((await bot.ask(by('supervisor', 'LST-1 第2项 合格'))).outcome).toBe('reject');
    expect((await bot.ask(by('employee', 'LST-1 第3项 合格'))).outcome).toBe('deny');
    await bot.stop();
  });
});
