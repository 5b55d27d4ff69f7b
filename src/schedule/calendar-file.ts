import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../base/result.ts';
import { type FileFault, readYaml } from '../base/yaml-rows.ts';
import { type CalendarYear, calendarYearSchema, type WorkCalendar, workCalendar } from './calendar.ts';

/** Reads a file of `knowledge/calendar/`. A year counts as a whole or not at all: half a calendar would be guessing. */
export function readCalendarYear(text: string): Result<CalendarYear, FileFault> {
  const file = readYaml(text);
  if (!file.ok) return fail(file.error);
  const parsed = calendarYearSchema.safeParse(file.value.whole());
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  const key = String(issue?.path[0] ?? '');
  const message = `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim();
  return fail({ line: file.value.lineOf(key), say: { zh: `日历文件不对：${message}`, en: `calendar: ${message}` } });
}

/** The work calendar of a knowledge folder: every year whose file can be read. */
export function readCalendar(knowledge: string): WorkCalendar {
  const folder = join(knowledge, 'calendar');
  if (!existsSync(folder)) return workCalendar([]);
  const years = readdirSync(folder)
    .filter((name) => /^\d{4}\.ya?ml$/.test(name))
    .map((name) => readCalendarYear(readFileSync(join(folder, name), 'utf8')));
  return workCalendar(years.flatMap((year) => (year.ok ? [year.value] : [])));
}
