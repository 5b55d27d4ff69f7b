import { fileURLToPath } from 'node:url';
import { instantAt, toIso } from '../../../src/base/time.ts';
import { readCalendar } from '../../../src/schedule/calendar-file.ts';
import { type ReadTimeOptions, readTime } from '../../../src/schedule/words/read-time.ts';

export const zone = 'Asia/Shanghai';
export const calendar = readCalendar(fileURLToPath(new URL('../../../knowledge', import.meta.url)));

/** Wednesday, 14 May 2025, 10:20: the day that the tables speak from. */
export const WEDNESDAY = instantAt('2025-05-14', '10:20', zone);

export const options = (more: Partial<ReadTimeOptions> = {}): ReadTimeOptions => ({
  now: WEDNESDAY,
  zone,
  calendar,
  direction: 'future',
  ...more,
});

const at = (instant: number): string => toIso(instant, zone).slice(0, 16);

/**
 * What was read, in one line: `FREQ=WEEKLY;BYDAY=FR 16:00 from 2025-06-01`, `2025-05-15T15:00`, `day 2025-05-16`,
 * `wrong: 没有25点`; nothing is `-`. What stays of the message is not in it.
 */
export function shown(text: string, more: Partial<ReadTimeOptions> = {}): string {
  const said = readTime(text, options(more));
  if (said === undefined) return '-';
  if ('problem' in said) return `wrong: ${said.problem.zh.split(/[。（，]/)[0]}`;
  const parts = [
    said.at === 'now' ? 'now' : said.at !== undefined && at(said.at),
    said.date && `day ${said.date}`,
    said.rule,
    said.time,
    said.ends && `to ${said.ends}`,
    said.times?.map(at).join(' '),
    said.firstDate && `from ${said.firstDate}`,
    said.until && `until ${said.until}`,
    said.count && `count ${said.count}`,
    said.holidays && `holidays ${said.holidays}`,
    said.deadline && `by ${said.deadline.at === undefined ? said.deadline.date : at(said.deadline.at)}`,
    said.month && `month ${said.month}`,
    said.part,
    said.justNow && 'just now',
  ];
  return parts.filter((part) => part).join(' ');
}

export const restOf = (text: string, more: Partial<ReadTimeOptions> = {}): string | undefined =>
  readTime(text, options(more))?.rest;
