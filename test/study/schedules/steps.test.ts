import { describe, expect, it } from 'vitest';
import { DEFAULT_ZONE, instantAt, toIso } from '../../../src/base/time.ts';
import { readCalendar } from '../../../src/schedule/calendar-file.ts';
import { whenInWords } from '../../../src/study/schedules/in-words.ts';
import { nextSteps, type Step, stepAfter } from '../../../src/study/schedules/steps.ts';

const zone = DEFAULT_ZONE;
const env = { zone, calendar: readCalendar('knowledge') };
const at = (date: string, time = '00:00') => instantAt(date, time);
const rhythm = (rule: string, start: string, rest = {}) => ({ rule, time: '09:00', start, ...rest });
const told = (step: Step | undefined): string => (step ? `${step.what} ${toIso(step.due, zone).slice(0, 16)}` : 'over');

describe('what comes next of a schedule', () => {
  it('is the day itself, the holiday that it falls on, and the day behind it', () => {
    const when = rhythm('FREQ=WEEKLY;BYDAY=MO', '2025-05-19');
    expect(told(stepAfter({ when }, at('2025-05-20'), env))).toBe('happens 2025-05-26T09:00');
    const skipped = stepAfter({ when }, at('2025-05-27'), env);
    expect(told(skipped)).toBe('holiday 2025-06-02T09:00');
    expect(skipped).toMatchObject({
      skipped: [{ date: '2025-06-02', holiday: '端午节' }],
      again: at('2025-06-09', '09:00'),
    });
    expect(nextSteps({ when }, at('2025-05-20'), env, 3).map(told)).toEqual([
      'happens 2025-05-26T09:00',
      'happens 2025-06-09T09:00',
      'happens 2025-06-16T09:00',
    ]);
  });

  it('is moved to the next workday, or takes place all the same, as it says', () => {
    const move = rhythm('FREQ=WEEKLY;BYDAY=MO', '2025-05-19', { holidays: 'move' });
    expect(told(stepAfter({ when: move }, at('2025-05-27'), env))).toBe('happens 2025-06-03T09:00');
    const run = rhythm('FREQ=WEEKLY;BYDAY=MO', '2025-05-19', { holidays: 'run' });
    expect(told(stepAfter({ when: run }, at('2025-05-27'), env))).toBe('happens 2025-06-02T09:00');
  });

  it('is carried out ahead of its time by its offset', () => {
    const step = stepAfter({ when: rhythm('WORKDAY', '2025-05-14'), offset: -15 }, at('2025-05-15', '08:50'), env);
    expect(step).toMatchObject({ due: at('2025-05-16', '08:45'), meant: at('2025-05-16', '09:00') });
  });

  it('takes workdays in exchange for workdays', () => {
    const steps = nextSteps({ when: rhythm('WORKDAY', '2025-09-26') }, at('2025-09-27'), env, 4);
    expect(steps.map(told)).toEqual([
      'happens 2025-09-28T09:00',
      'happens 2025-09-29T09:00',
      'happens 2025-09-30T09:00',
      'happens 2025-10-09T09:00',
    ]);
  });

  it('is held in a year of which no calendar speaks, until it was said to go on', () => {
    const when = rhythm('FREQ=WEEKLY;BYDAY=MO', '2026-12-21');
    expect(told(stepAfter({ when }, at('2026-12-29'), env))).toBe('held 2027-01-04T09:00');
    expect(told(stepAfter({ when, years: [2027] }, at('2026-12-29'), env))).toBe('happens 2027-01-04T09:00');
    const all = rhythm('FREQ=WEEKLY;BYDAY=MO', '2026-12-21', { holidays: 'run' });
    expect(told(stepAfter({ when: all }, at('2026-12-29'), env))).toBe('happens 2027-01-04T09:00');
    expect(told(stepAfter({ when: rhythm('WORKDAY', '2026-12-21') }, at('2027-01-05'), env))).toBe(
      'held 2027-01-05T09:00',
    );
  });

  it('ends with its count, its last day, or its only instant', () => {
    const counted = rhythm('FREQ=WEEKLY;BYDAY=FR;COUNT=2', '2025-05-16');
    expect(nextSteps({ when: counted }, at('2025-05-15'), env, 5).map(told)).toEqual([
      'happens 2025-05-16T09:00',
      'happens 2025-05-23T09:00',
    ]);
    expect(told(stepAfter({ when: { at: at('2025-05-15') } }, at('2025-05-15'), env))).toBe('over');
    expect(
      told(stepAfter({ when: rhythm('FREQ=DAILY;UNTIL=20250516', '2025-05-14') }, at('2025-05-16', '10:00'), env)),
    ).toBe('over');
  });
});

describe('when it is, in words', () => {
  it.each([
    [rhythm('FREQ=WEEKLY;BYDAY=TU,TH', '2025-05-15'), '每周二、四 09:00', 'every Tuesday, Thursday at 09:00'],
    [
      rhythm('FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', '2025-05-16'),
      '每两周一次，周五 09:00',
      'every 2 weeks on Friday at 09:00',
    ],
    [
      rhythm('FREQ=MONTHLY;BYDAY=-1FR', '2025-05-30'),
      '每月最后一个周五 09:00',
      'every month on the last Friday at 09:00',
    ],
    [rhythm('FREQ=MONTHLY;BYMONTHDAY=-1', '2025-05-31'), '每月最后一天 09:00', 'every month on the last day at 09:00'],
    [rhythm('WORKDAY', '2025-05-15'), '每个工作日 09:00', 'every workday at 09:00'],
    [
      rhythm('FREQ=WEEKLY;BYDAY=TU;COUNT=8', '2025-06-03'),
      '每周二 09:00，从6月3日（周二）起，共 8 次',
      'every Tuesday at 09:00 from Tue 3 Jun, 8 times',
    ],
    [{ at: at('2026-01-05', '16:00') }, '2026年1月5日（周一）16:00', 'Mon 5 Jan 2026 16:00'],
  ])('%o', (when, zh, en) => expect(whenInWords(when, '2025-05-14', zone)).toEqual({ zh, en }));
});
