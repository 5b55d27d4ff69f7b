import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { instantAt, toIso } from '../../src/base/time.ts';
import { readCalendar } from '../../src/schedule/calendar-file.ts';
import { nextOccurrence, nextThree, type Rhythm, rhythmOf } from '../../src/schedule/occurrences.ts';
import { parseRule } from '../../src/schedule/rule.ts';
import { frequencyInWords } from '../../src/schedule/rule-words.ts';

const zone = 'Asia/Shanghai';
const env = { zone, calendar: readCalendar(fileURLToPath(new URL('../../knowledge', import.meta.url))) };
const at = (date: string, time = '10:20') => instantAt(date, time, zone);

const shown = (rhythm: Rhythm, after: number): string[] =>
  nextThree(rhythm, after, env).map((one) =>
    'held' in one ? `held ${one.held.date}` : toIso(one.at, zone).slice(0, 16),
  );

describe('what happens again', () => {
  it('falls on every Friday, at its hour', () => {
    const rhythm: Rhythm = { rule: 'FREQ=WEEKLY;BYDAY=FR', time: '16:00', start: '2025-05-14' };
    expect(shown(rhythm, at('2025-05-14'))).toEqual(['2025-05-16T16:00', '2025-05-23T16:00', '2025-05-30T16:00']);
  });

  it('skips a holiday and tells which', () => {
    const rhythm: Rhythm = { rule: 'FREQ=WEEKLY;BYDAY=FR', time: '16:00', start: '2025-05-14' };
    const next = nextOccurrence(rhythm, at('2025-09-30'), env);
    expect(next).toMatchObject({ date: '2025-10-10', skipped: [{ date: '2025-10-03', holiday: '国庆节、中秋节' }] });
  });

  it('moves from a holiday to the next workday', () => {
    const rhythm: Rhythm = { rule: 'FREQ=WEEKLY;BYDAY=FR', time: '16:00', start: '2025-05-14', holidays: 'move' };
    expect(nextOccurrence(rhythm, at('2025-09-30'), env)).toMatchObject({
      date: '2025-10-09',
      moved: { date: '2025-10-03', holiday: '国庆节、中秋节' },
    });
  });

  it('takes place on a holiday when that was said', () => {
    const rhythm: Rhythm = { rule: 'FREQ=WEEKLY;BYDAY=FR', time: '16:00', start: '2025-05-14', holidays: 'run' };
    expect(nextOccurrence(rhythm, at('2025-09-30'), env)).toMatchObject({
      date: '2025-10-03',
      holiday: '国庆节、中秋节',
    });
  });

  it('makes one of several that move to the same day', () => {
    const rhythm: Rhythm = { rule: 'FREQ=DAILY', time: '09:00', start: '2025-05-14', holidays: 'move' };
    expect(shown(rhythm, at('2025-09-30'))).toEqual(['2025-10-09T09:00', '2025-10-10T09:00', '2025-10-11T09:00']);
  });

  it('is held when it comes into a year without a calendar', () => {
    const rhythm: Rhythm = { rule: 'FREQ=WEEKLY;BYDAY=WE', time: '09:00', start: '2025-05-14' };
    expect(shown(rhythm, at('2026-12-24'))).toEqual(['2026-12-30T09:00', 'held 2027-01-06']);
    expect(shown({ ...rhythm, holidays: 'run' }, at('2026-12-24'))).toEqual([
      '2026-12-30T09:00',
      '2027-01-06T09:00',
      '2027-01-13T09:00',
    ]);
  });

  it('works on make-up days and not on holidays, on workdays', () => {
    const rhythm: Rhythm = { rule: 'WORKDAY', time: '08:30', start: '2025-05-14' };
    expect(shown(rhythm, at('2025-09-26'))).toEqual(['2025-09-28T08:30', '2025-09-29T08:30', '2025-09-30T08:30']);
    expect(shown(rhythm, at('2025-09-30'))[0]).toBe('2025-10-09T08:30');
  });

  it('falls on the last, or the first, workday of each month by the calendar', () => {
    const last = 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1';
    const rhythm: Rhythm = { rule: last, time: '16:00', start: '2025-05-14' };
    expect(shown(rhythm, at('2025-05-14'))).toEqual(['2025-05-30T16:00', '2025-06-30T16:00', '2025-07-31T16:00']);
    expect(shown(rhythm, at('2026-01-30', '16:00'))[0]).toBe('2026-02-28T16:00');
    expect(shown(rhythm, at('2026-12-20'))).toEqual(['2026-12-31T16:00', 'held 2027-01-01']);
    const first: Rhythm = { ...rhythm, rule: last.replace('-1', '1;COUNT=2') };
    expect(shown(first, at('2025-09-30'))).toEqual([]);
    expect(shown({ ...first, start: '2025-09-30' }, at('2025-09-30'))).toEqual([
      '2025-10-09T16:00',
      '2025-11-03T16:00',
    ]);
    const rule = parseRule(last);
    expect(rule && frequencyInWords(rule)).toEqual({ zh: '每月最后一个工作日', en: 'every month on the last workday' });
    expect(parseRule('FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1')).toBeUndefined();
  });

  it('ends with its count, of those that took place', () => {
    const rhythm: Rhythm = { rule: 'FREQ=WEEKLY;BYDAY=FR;COUNT=3', time: '16:00', start: '2025-09-26' };
    expect(shown(rhythm, at('2025-09-25'))).toEqual(['2025-09-26T16:00', '2025-10-10T16:00', '2025-10-17T16:00']);
    expect(nextOccurrence(rhythm, at('2025-10-18'), env)).toBeUndefined();
  });

  it('begins with the first day whose hour is still ahead, also every second week', () => {
    const said = { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', time: '16:00' };
    const early = rhythmOf(said, at('2025-05-16', '10:00'), zone);
    const late = rhythmOf(said, at('2025-05-16', '17:00'), zone);
    expect([early?.start, late?.start]).toEqual(['2025-05-16', '2025-05-23']);
    expect(late && shown(late, at('2025-05-16', '17:00'))).toEqual([
      '2025-05-23T16:00',
      '2025-06-06T16:00',
      '2025-06-20T16:00',
    ]);
  });

  it('says itself in words', () => {
    const words = (text: string) => {
      const rule = parseRule(text);
      return rule && frequencyInWords(rule).zh;
    };
    expect(words('FREQ=WEEKLY;BYDAY=MO')).toBe('每周一');
    expect(words('WORKDAY')).toBe('每个工作日');
    expect(words('FREQ=WEEKLY;INTERVAL=2;BYDAY=FR')).toBe('每两周一次，周五');
    expect(words('FREQ=MONTHLY;BYDAY=-1FR')).toBe('每月最后一个周五');
    expect(words('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=8')).toBe('每周一到周五');
  });
});
