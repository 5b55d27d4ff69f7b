import { readdirSync, readFileSync } from 'node:fs';
import chineseDays from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/base/time.ts';
import { calendarYearSchema, workCalendar } from '../../src/schedule/calendar.ts';
import { readCalendarYear } from '../../src/schedule/calendar-file.ts';

const files = readdirSync('knowledge/calendar').map((file) => {
  const read = readCalendarYear(readFileSync(`knowledge/calendar/${file}`, 'utf8'));
  if (!read.ok) throw new Error(`${file}: ${read.error.say.en}`);
  return read.value;
});
const calendar = workCalendar(files);

describe('the work calendar', () => {
  it('agrees with an independent list on every day of the three years', () => {
    expect(calendar.years).toEqual([2024, 2025, 2026]);
    for (let day = '2024-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
      expect([day, calendar.isWorkday(day)]).toEqual([day, chineseDays.isWorkday(day)]);
    }
  });

  it('knows a worked Sunday and a free Friday', () => {
    expect(calendar.isWorkday('2025-04-27')).toBe(true);
    expect(calendar.isWorkday('2025-05-02')).toBe(false);
    expect(calendar.holiday('2025-10-06')).toBe('国庆节、中秋节');
  });

  it('says that a year without a file is unknown instead of guessing', () => {
    expect(calendar.isWorkday('2027-03-01')).toBe('unknown');
    expect(calendar.addWorkdays('2026-12-30', 1)).toEqual({ ok: true, value: '2026-12-31' });
    expect(calendar.addWorkdays('2026-12-30', 2)).toEqual({ ok: false, error: { unknownYear: 2027 } });
    expect(calendar.addWorkdays('2024-01-01', -1)).toEqual({ ok: false, error: { unknownYear: 2023 } });
  });

  it('counts workdays over weekends, holidays and exchanged days', () => {
    const workdaysAfter = (date: string, n: number) => {
      const found = calendar.addWorkdays(date, n);
      return found.ok ? found.value : found.error;
    };
    expect(workdaysAfter('2025-05-14', 5)).toBe('2025-05-21');
    expect(workdaysAfter('2025-05-16', 1)).toBe('2025-05-19');
    expect(workdaysAfter('2025-04-25', 1)).toBe('2025-04-27');
    expect(workdaysAfter('2025-04-30', 1)).toBe('2025-05-06');
    expect(workdaysAfter('2025-05-06', -1)).toBe('2025-04-30');
    expect(workdaysAfter('2025-05-03', 0)).toBe('2025-05-06');
    expect(workdaysAfter('2025-05-14', 0)).toBe('2025-05-14');
  });

  it('counts the workdays between two days, the first left out', () => {
    expect(calendar.workdaysBetween('2025-04-30', '2025-05-06')).toEqual({ ok: true, value: 1 });
    expect(calendar.workdaysBetween('2025-05-14', '2025-05-14')).toEqual({ ok: true, value: 0 });
  });

  it('finds the second workday of a month', () => {
    expect(calendar.workdayOfMonth('2025-06', 2)).toEqual({ ok: true, value: '2025-06-04' });
    expect(calendar.workdayOfMonth('2024-01', 1)).toEqual({ ok: true, value: '2024-01-02' });
    expect(calendar.workdayOfMonth('2025-09', -1)).toEqual({ ok: true, value: '2025-09-30' });
    expect(calendar.workdayOfMonth('2025-05', -2)).toEqual({ ok: true, value: '2025-05-29' });
    expect(calendar.workdayOfMonth('2025-06', 30)).toEqual({ ok: true, value: undefined });
    expect(calendar.workdayOfMonth('2027-01', 2)).toEqual({ ok: false, error: { unknownYear: 2027 } });
  });

  it('refuses a file whose days lie in another year, or whose exchanged days are no weekend', () => {
    const year = { year: 2025, notice: 'n', holidays: [], workdays: [] };
    expect(calendarYearSchema.safeParse({ ...year, workdays: ['2024-02-04'] }).success).toBe(false);
    expect(calendarYearSchema.safeParse({ ...year, workdays: ['2025-05-14'] }).success).toBe(false);
    expect(
      calendarYearSchema.safeParse({ ...year, holidays: [{ name: 'x', from: '2025-02-30', to: '2025-03-01' }] })
        .success,
    ).toBe(false);
    expect(
      calendarYearSchema.safeParse({ ...year, holidays: [{ name: 'x', from: '2025-03-02', to: '2025-03-01' }] })
        .success,
    ).toBe(false);
  });

  it('names the line of what is wrong in a file', () => {
    const read = readCalendarYear('year: 2025\nnotice: n\nholidays: []\nworkdays:\n  - 2025-05-14\n');
    expect(read.ok ? 0 : read.error.line).toBe(1);
    const day = readCalendarYear('year: 2025\nnotice: n\nholidays: []\nworkdays:\n  - May Day\n');
    expect(day.ok ? 0 : day.error.line).toBe(4);
  });
});
