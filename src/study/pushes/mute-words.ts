import type { Instant } from '../../base/clock.ts';
import { readChinese } from '../../base/numerals.ts';
import { addDays, DAY, dateOf, HOUR, instantAt, MINUTE } from '../../base/time.ts';
import type { WorkCalendar } from '../../schedule/calendar.ts';
import { mondayOf } from '../../schedule/days.ts';
import { readTime } from '../../schedule/words/read-time.ts';
import type { Quiet } from './model.ts';
import { DAY_SLEEP, NIGHT } from './policy.ts';

/** What was said about being left alone. */
export type MuteSaid =
  | { readonly what: 'unmute' }
  | { readonly what: 'hours'; readonly quiet: Quiet }
  | { readonly what: 'study' | 'all'; readonly until?: Instant };

const UNMUTE =
  /(?:取消|解除|关闭|关掉|结束|退出)(?:静音|免打扰|勿扰)|(?:恢复|重新|继续|可以|打开|开启)(?:给我)?(?:推送|推了|通知|提醒|发了|消息)|\bunmute\b|\b(?:resume|turn on) (?:my )?(?:notifications?|pushes|messages)\b/i;
const MUTE =
  /静音|免打扰|勿扰|别(?:再)?(?:给我|跟我|向我)?(?:推|发|打扰|吵|通知|提醒)|(?:不要|不用|不想|停止|暂停|先不|别)(?:再|收|看)*(?:给我|跟我|向我|到)?(?:推|发|打扰|吵|通知|提醒)|别(?:再)?(?:给我|找我|吵我|烦我)|(?:先|暂时|今天|这周)?不(?:想)?(?:再)?(?:收|看|要)(?:推送|学习|消息)|\bmute\b|\bdo not disturb\b|\bdnd\b|\b(?:don'?t|do not|stop)\s+(?:send|sending|push|pushing|disturb|disturbing|notify|notifying|message|messaging)\b|\bno (?:more )?(?:messages|notifications|pushes)\b|\b(?:silence|snooze)\b/i;
/** Somebody else, something on the job, or a question. */
const OTHER = /怎么|如何|吗|什么|谁|哪|能不能|可不可以|要不要|用不用|需不需要|该不该|是不是|群里|公告|[?？]\s*$/;
const STUDY = /学习|条款|测试题|推送|每日一题|\bstudy\b|\bclauses?\b|\bquiz/i;

/** Whether a message asks to be left alone, or no longer to be. */
export const saysMute = (text: string): boolean => (MUTE.test(text) || UNMUTE.test(text)) && !OTHER.test(text);

export interface MuteReading {
  readonly now: Instant;
  readonly zone: string;
  readonly calendar: WorkCalendar;
}

export function readMute(text: string, reading: MuteReading): MuteSaid {
  if (UNMUTE.test(text)) return { what: 'unmute' };
  const quiet = hoursIn(text);
  if (quiet) return { what: 'hours', quiet };
  const until = untilIn(text, reading);
  return { what: STUDY.test(text) ? 'study' : 'all', ...(until === undefined ? {} : { until }) };
}

const HOUR_SAID =
  '(凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|晚|早)?\\s*(\\d{1,2}|[一二两三四五六七八九十]{1,3})\\s*(?:点钟?|[:：时](?=\\d|半|以|之|后|到|至|\\s|$))\\s*(半|\\d{2})?';
const AFTER = new RegExp(`${HOUR_SAID}\\s*(?:以后|之后|过后|后|开始|起)`);
const BETWEEN = new RegExp(`${HOUR_SAID}\\s*(?:到|至|-|~|—)\\s*(?:第二天|次日|隔天)?${HOUR_SAID}`);
const BEFORE = new RegExp(`${HOUR_SAID}\\s*(?:以前|之前|前)`);
const EN_AFTER = /\bafter\s+(\d{1,2})(?::(\d\d))?\s*(am|pm)?\b/i;
const EN_BETWEEN =
  /\b(?:from|between)\s+(\d{1,2})(?::(\d\d))?\s*(am|pm)?\s+(?:to|and|until|till)\s+(\d{1,2})(?::(\d\d))?\s*(am|pm)?\b/i;

/** Own quiet hours: 晚上十点以后, 晚上8点到早上9点, 白天别发. A single evening is a mute, not the hours of every day. */
function hoursIn(text: string): Quiet | undefined {
  if (/夜班|白天(?:睡|别|不要|补觉)|\bnight shift\b/i.test(text)) {
    const said = BETWEEN.exec(text);
    return (said && between(said)) ?? DAY_SLEEP;
  }
  if (/今天|今晚|明天|明早|这周|\btoday\b|\btonight\b|\btomorrow\b/i.test(text)) return undefined;
  const both = BETWEEN.exec(text);
  if (both) return between(both);
  const from = AFTER.exec(text);
  const start = from ? clock(from[1], from[2], from[3]) : undefined;
  if (start) return { from: start, to: NIGHT.to };
  const to = BEFORE.exec(text);
  const end = to ? clock(to[1], to[2], to[3]) : undefined;
  if (end) return { from: NIGHT.from, to: end };
  const en = EN_BETWEEN.exec(text);
  if (en) {
    const [start2, end2] = [english(en[1], en[2], en[3]), english(en[4], en[5], en[6])];
    return start2 && end2 ? { from: start2, to: end2 } : undefined;
  }
  const enAfter = EN_AFTER.exec(text);
  const begins = enAfter ? english(enAfter[1], enAfter[2], enAfter[3] ?? 'pm') : undefined;
  return begins ? { from: begins, to: NIGHT.to } : undefined;
}

function between(match: RegExpExecArray): Quiet | undefined {
  const from = clock(match[1], match[2], match[3]);
  const to = clock(match[4] ?? (match[1] && /下午|中午/.test(match[1]) ? match[1] : undefined), match[5], match[6]);
  return from && to ? { from, to } : undefined;
}

function clock(part: string | undefined, hour: string | undefined, minutes: string | undefined): string | undefined {
  const said = hour === undefined ? undefined : /^\d/.test(hour) ? Number(hour) : readChinese(hour);
  if (said === undefined || said > 24) return undefined;
  const late = part !== undefined && /下午|傍晚|晚/.test(part) && said < 12;
  const value = (late ? said + 12 : said) % 24;
  return two(value, minutes === '半' ? 30 : Number(minutes ?? 0));
}

function english(hour: string | undefined, minutes: string | undefined, half: string | undefined): string | undefined {
  const said = Number(hour);
  if (!(said <= 24)) return undefined;
  const value =
    half?.toLowerCase() === 'pm' && said < 12 ? said + 12 : half?.toLowerCase() === 'am' && said === 12 ? 0 : said;
  return two(value % 24, Number(minutes ?? 0));
}

/** Undefined for minutes that no clock shows. */
const two = (hour: number, minute: number): string | undefined =>
  minute > 59 ? undefined : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

const LENGTH =
  /(\d{1,3}|[一二两三四五六七八九十半]{1,3})\s*个?\s*(分钟|小时|钟头|天|日|周|星期|礼拜|(?:min(?:ute)?|hour|day|week)s?\b)/i;
const A_DAY = /今天|今日|今晚|\btoday\b|\btonight\b/i;
const A_WEEK = /(?:这|本)(?:个?星期|周|个?礼拜)(?![一二三四五六日天])|\bthis week\b/i;

/** Until when; undefined: until it is taken back. */
function untilIn(text: string, { now, zone, calendar }: MuteReading): Instant | undefined {
  const today = dateOf(now, zone);
  if (A_DAY.test(text)) return instantAt(addDays(today, 1), '00:00', zone);
  if (A_WEEK.test(text)) return instantAt(addDays(mondayOf(today), 7), '00:00', zone);
  const length = LENGTH.exec(text);
  if (length) return now + amountOf(length[1] ?? '') * unitOf(length[2] ?? '');
  const said = readTime(text, { now, zone, calendar, direction: 'future' });
  if (!said || 'problem' in said) return undefined;
  const day = said.until ?? said.deadline?.date ?? said.date;
  if (typeof said.at === 'number') return said.at;
  // Of a day that is named (明天别推) the whole; of one up to which it lasts (到周五) it ends in the morning.
  const upTo = said.until !== undefined || said.deadline !== undefined || /到|至|until|till/i.test(text);
  return day === undefined ? undefined : instantAt(upTo ? day : addDays(day, 1), '00:00', zone);
}

const amountOf = (text: string): number => (/^\d/.test(text) ? Number(text) : (readChinese(text) ?? 1));
const unitOf = (unit: string): number =>
  /分|min/i.test(unit) ? MINUTE : /时|钟头|hour/i.test(unit) ? HOUR : /周|星期|礼拜|week/i.test(unit) ? 7 * DAY : DAY;
