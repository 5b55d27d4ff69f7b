import { readChinese } from '../../base/numerals.ts';
import type { Sentence } from '../../base/sentence.ts';
import { dateOf } from '../../base/time.ts';
import type { Slot } from '../../commands/command.ts';
import { optional } from '../../commands/slots.ts';
import type { Turn } from '../../commands/turn.ts';
import { readService, type ServiceNames } from '../../notes/said-words.ts';
import type { WorkCalendar } from '../../schedule/calendar.ts';
import { readTime } from '../../schedule/words/read-time.ts';
import type { Service } from '../../standards/model.ts';

const NOTHING: Sentence = { zh: '', en: '' };

/** A month as it was said, or why there can be none such. */
export type MonthSaid = { readonly month: string } | { readonly problem: Sentence };

/** The month that a text speaks of, leaning back: 5月, 上个月, last month. */
export function monthIn(
  text: string,
  { now, zone }: Pick<Turn, 'now' | 'zone'>,
  calendar: WorkCalendar,
): (MonthSaid & { readonly rest: string }) | undefined {
  const read = readTime(text, { now, zone, calendar, direction: 'past' });
  if (!read) return undefined;
  if ('problem' in read) return { problem: read.problem, rest: read.rest };
  const month = read.month ?? read.date?.slice(0, 7);
  return month === undefined ? undefined : { month, rest: read.rest };
}

export const monthSlot = (calendar: WorkCalendar) =>
  optional<MonthSaid>({
    required: false,
    ask: NOTHING,
    read: (rest, turn) => {
      const found = monthIn(rest, turn, calendar);
      if (!found) return undefined;
      const { rest: left, ...value } = found;
      return { value, rest: left };
    },
  });

export const serviceSlot = (
  names: ServiceNames,
  ask: Sentence = NOTHING,
): Slot<Service> & { readonly required: false } =>
  optional({ required: false, ask, read: (rest) => readService(rest, names) });

export const thisMonth = ({ now, zone }: Pick<Turn, 'now' | 'zone'>): string => dateOf(now, zone).slice(0, 7);

/** `5月`, with the year where it is not this one. */
export function monthInWords(month: string, today: string): Sentence {
  const [year, number] = month.split('-').map(Number);
  const far = month.slice(0, 4) !== today.slice(0, 4);
  const names = 'January February March April May June July August September October November December'.split(' ');
  return {
    zh: `${far ? `${year}年` : ''}${number}月`,
    en: `${names[(number ?? 1) - 1]}${far ? ` ${year}` : ''}`,
  };
}

/** What a score is moved by. */
export interface DeltaRead {
  /** + adds. */
  readonly value: number;
  readonly rest: string;
}

const NUMBER = '(\\d{1,6}(?:\\.\\d{1,4})?|半|[零一二两三四五六七八九十百]{1,5}(?:点[零一二三四五六七八九]{1,3})?)';
const POINTS = '\\s*(?:分(?![钟之])|points?|pts?)';
const DELTAS: readonly (readonly [RegExp, 1 | -1])[] = [
  [new RegExp(`(?:扣掉?|减去?|减少|扣除|扣分|少给|下调)\\s*(?:了|他们?|它|[一-龥]{2,4}?)?\\s*${NUMBER}${POINTS}`), -1],
  [new RegExp(`(?:加上?|加分|补回?|奖励?|上调|增加|返还)\\s*(?:了|他们?|它|[一-龥]{2,4}?)?\\s*${NUMBER}${POINTS}`), 1],
  [new RegExp(`\\b(?:deduct|take(?: off)?|minus|subtract|dock)\\s+${NUMBER}${POINTS}`, 'i'), -1],
  [new RegExp(`\\b(?:add|give|plus|award)\\s+${NUMBER}${POINTS}`, 'i'), 1],
  [new RegExp(`(?:^|[\\s一-龥])[-−－]\\s?${NUMBER}${POINTS}`, 'i'), -1],
  [new RegExp(`(?:^|[\\s一-龥])[+＋]\\s?${NUMBER}${POINTS}`, 'i'), 1],
];

const VERB = /^(?:扣掉|减去|减少|扣除|扣分|少给|下调|加上|加分|补回|奖励|上调|增加|返还|[扣减加补])(?:了|他们?|它)?/;

/** Reads by how much a score is to be moved: 扣三分, 加5分, deduct 2 points. */
export function readDelta(text: string): DeltaRead | undefined {
  for (const [pattern, sign] of DELTAS) {
    const found = pattern.exec(text);
    const said = found?.[1];
    const value = said === undefined ? undefined : /^\d/.test(said) ? Number(said) : readChinese(said);
    if (!found || value === undefined) continue;
    // 扣保洁2分: whose it is stands between the two.
    const between =
      /[一-龥]{2,4}$/.exec(found[0].slice(0, found[0].lastIndexOf(said ?? '')).replace(VERB, ''))?.[0] ?? '';
    return {
      value: sign * value,
      rest: `${text.slice(0, found.index)} ${between} ${text.slice(found.index + found[0].length)}`,
    };
  }
  return undefined;
}

const LEAD =
  /^[\s,，。:：;；、—-]*(?:(?:扣分|加分|调整)?(?:的)?(?:原因|理由|事由|缘由)(?:是|为|在于)?|因为|由于|(?:the )?reason(?: is)?|because(?: of)?|for)?[\s:：,，]*/i;
/** What is given as the reason, without its lead: 原因是…, because …. */
export const reasonIn = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(LEAD, '')
    .replace(/[\s,，。;；]+$/g, '')
    .trim();
