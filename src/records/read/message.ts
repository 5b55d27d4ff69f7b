import type { Instant } from '../../base/clock.ts';
import { toMainland } from '../../base/fold.ts';
import { narrow } from '../../base/narrow.ts';
import type { Sentence } from '../../base/sentence.ts';
import { dateOf, HOUR, instantAt, type LocalDate, localTime } from '../../base/time.ts';
import { readPlaceIn } from '../../notes/place.ts';
import type { Places } from '../../people/places.ts';
import type { WorkCalendar } from '../../schedule/calendar.ts';
import { readTime } from '../../schedule/words/read-time.ts';
import { messages } from '../messages.ts';
import type { RecordType, Value } from '../types/model.ts';
import { type ItemRead, itemsIn, marked, withoutMarks } from './items.ts';
import { type Measured, measuresIn } from './quantities.ts';
import { type TypeFound, typesIn } from './type-words.ts';
import { readMeal, readPerson, readResult, saysLate, withoutFiling } from './words.ts';

/** What reading needs to know. */
export interface Reading {
  readonly now: Instant;
  readonly zone: string;
  readonly calendar: WorkCalendar;
  readonly places: Places;
  readonly types: readonly RecordType[];
}

/** A temperature with the words before it: `冷藏 4`. */
export interface TemperatureRead {
  readonly name: string;
  readonly value: number;
}

/** What a message says that was done. */
export interface RecordRead {
  readonly type: RecordType;
  readonly mistyped: boolean;
  /** The message, width and script made one: what conditions are looked for in. */
  readonly text: string;
  readonly items: readonly ItemRead[];
  readonly temperatures: readonly TemperatureRead[];
  /** mg/L. */
  readonly concentration?: number;
  readonly minutes?: number;
  readonly at?: Instant;
  readonly date?: LocalDate;
  readonly times?: readonly Instant[];
  /** When the meeting begins that something was made ready for. */
  readonly meetingAt?: Instant;
  /** A time that can't be. */
  readonly problem?: Sentence;
  readonly location?: string;
  readonly floor?: number;
  readonly place?: string;
  readonly person?: string;
  readonly meal?: string;
  readonly result?: string;
  /** 12人. */
  readonly count?: number;
  /** The sender says that it is filed late. */
  readonly late: boolean;
  /** Records that it names: REC-12. */
  readonly refs: readonly number[];
  /** What is left: a reason, a remark. */
  readonly content: string;
}

/** The text as everything here reads it. */
export const readable = (said: string): string => toMainland(narrow(said));

/** The types that a message may be about, the likeliest first: one whose values are there, one that stands first. */
export function typeIn(
  text: string,
  types: readonly RecordType[],
  posts: readonly string[] = [],
): TypeFound | undefined {
  const kinds = new Set(measuresIn(text, true).map(({ kind }) => kind));
  const has = ({ needs }: RecordType): number =>
    needs.includes('items')
      ? kinds.has('mass')
        ? 2
        : 0
      : needs.includes('temperature')
        ? kinds.has('temperature')
          ? 2
          : 0
        : 1;
  const named = typesIn(text, types).sort((a, b) => has(b.type) - has(a.type) || a.start - b.start)[0];
  return impliedIn(text, types, posts, kinds, true) ?? named ?? impliedIn(text, types, posts, kinds, false);
}

/** A type that is not named but meant: 红烧肉留了130克, 冷藏柜4度. */
function impliedIn(
  text: string,
  types: readonly RecordType[],
  posts: readonly string[],
  kinds: ReadonlySet<Measured['kind']>,
  /** Of two words that together mean more than the name of another type among them: 留样 … 倒掉. */
  paired: boolean,
): TypeFound | undefined {
  const lower = text.toLowerCase();
  for (const type of types) {
    for (const { words, both, beside, own_post } of type.implied) {
      if (paired !== both.length > 0) continue;
      if (paired && !both.some((word) => lower.includes(word))) continue;
      if (own_post && !type.posts.some((post) => posts.includes(post))) continue;
      if (!words.some((word) => lower.includes(word.toLowerCase()))) continue;
      if (beside === 'items' && !kinds.has('mass')) continue;
      if (beside === 'temperature' && !kinds.has('temperature')) continue;
      if (beside === 'time' && !HOUR_SAID.test(text)) continue;
      return { type, start: 0, end: 0, mistyped: false };
    }
  }
  return undefined;
}

const HOUR_SAID =
  /\d\s*[:点]|[一二三四五六七八九十零]点|刚才?|完|正常|没问题|好[了的]|布置好|一遍|干净|已|[了过]\s*$|\bnormal\b/;

const measures = ({ checks }: RecordType, value: Value): boolean => checks.some((check) => check.value === value);
const MEETING =
  /((?:[上下]午|早上|晚上|中午)?\s?\d{1,2}(?::\d{2}|点(?:半|一刻|\d{1,2}分?)?)|(?:[上下]午|早上|晚上|中午)?[一二三四五六七八九十两]{1,3}点(?:半|一刻)?)\s*(?:的(?:大|小|视频|党组|局)?会(?:议)?|开会|会议|开始|meeting)/i;
const REFS = /\brec\s?-?\s?(\d{1,9})/gi;
const PEOPLE = /(\d{1,3})\s*(?:人|名员工|个人|位|people|staff)/i;
/** The longest shift: an hour said without a day is no longer ago. */
const SHIFT = 12 * HOUR;

/** Reads a record of a type out of a message, in any order of its parts. */
export function readRecord(said: string, found: TypeFound, reading: Reading): RecordRead {
  const text = readable(said);
  const { type } = found;
  const late = saysLate(text);
  const refs = [...text.matchAll(REFS)].map((m) => Number(m[1]));
  const bare = midnight(
    type,
    withoutFiling(`${text.slice(0, found.start)} ${text.slice(found.end)}`.replace(REFS, ' ')),
  );
  const meal = type.needs.includes('items') || type.service === '食堂' ? readMeal(bare) : undefined;
  const mealless = meal?.rest ?? bare;
  const wanted = measuresIn(mealless, measures(type, 'concentration')).filter(({ kind }) => takes(type, kind));
  const meeting = measures(type, 'lead') ? MEETING.exec(mealless) : null;
  const timed = readTimes(marked(mealless, wanted).replace(meeting?.[0] ?? '\uffff', ' '), type, reading);
  const placed = type.place ? readPlaceIn(timed.rest, reading.places) : undefined;
  const result = readResult(placed?.rest ?? timed.rest);
  const afterResult = result?.rest ?? placed?.rest ?? timed.rest;
  const person = type.person ? readPerson(afterResult, type.person) : undefined;
  const left = person?.rest ?? afterResult;
  const wants = type.needs.includes('items');
  const { items, rest } = wants ? itemsIn(left, wanted) : { items: [], rest: left };
  const one = (kind: Measured['kind']): number | undefined => wanted.find((m) => m.kind === kind)?.value;
  const [concentration, minutes] = [one('concentration'), one('minutes')];
  const count = wants ? undefined : PEOPLE.exec(text)?.[1];
  const happened = timed.at ?? timed.times?.at(-1) ?? reading.now;
  const meetingAt = meeting?.[1] === undefined ? undefined : meetingOn(meeting[1], happened, reading);
  return {
    type,
    mistyped: found.mistyped,
    text,
    items,
    temperatures: temperaturesIn(left, wanted),
    late,
    refs,
    content: contentOf(rest),
    ...(concentration === undefined ? {} : { concentration }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(timed.at === undefined ? {} : { at: timed.at }),
    ...(timed.date === undefined ? {} : { date: timed.date }),
    ...(timed.times === undefined ? {} : { times: timed.times }),
    ...(timed.problem === undefined ? {} : { problem: timed.problem }),
    ...(meetingAt === undefined ? {} : { meetingAt }),
    ...(placed ? { location: placed.location } : {}),
    ...(placed?.floor === undefined ? {} : { floor: placed.floor }),
    ...(placed?.place === undefined ? {} : { place: placed.place.code }),
    ...(person ? { person: person.value } : {}),
    ...(meal ? { meal: meal.value } : {}),
    ...(result ? { result: result.value } : {}),
    ...(count === undefined ? {} : { count: Number(count) }),
  };
}

function takes(type: RecordType, kind: Measured['kind']): boolean {
  if (kind === 'mass') return type.needs.includes('items');
  if (kind === 'minutes') return measures(type, 'minutes');
  return true;
}

/** 22点 24点 2点: in a list of rounds midnight is the beginning of the next day. */
const midnight = (type: RecordType, text: string): string =>
  measures(type, 'interval')
    ? text
        .replace(/(?<!\d)24(?=\s*点|:00)/g, '0')
        // 23:00、01:00 and 9点 10点: whole hours one after the other, written as one list.
        .replace(/(?<!\d)0?(\d{1,2}):00(?!\d)/g, '$1点')
        .replace(/点\s+(?=\d{1,2}点)/g, '点、')
    : text;

interface Times extends Pick<RecordRead, 'at' | 'date' | 'times' | 'problem'> {
  readonly rest: string;
}

function readTimes(text: string, type: RecordType, { now, zone, calendar }: Reading): Times {
  const said = readTime(text, { now, zone, calendar, direction: 'past', bareDays: false });
  if (said && 'problem' in said) return { problem: said.problem, rest: said.rest };
  const left = leftOver(said?.rest ?? text, type);
  if (left) return { problem: left, rest: said?.rest ?? text };
  if (!said) return { rest: text };
  const { rest } = said;
  const named = said.spans.map(({ start, end }) => text.slice(start, end)).join(' ');
  const bare = !/[昨前今天日号月周]|yesterday|today/i.test(named);
  const over = (last: Instant): boolean => bare && now - last > (isNight(last, zone) ? NIGHT_AGO : SHIFT);
  if (said.times) {
    const last = said.times.at(-1) ?? now;
    return over(last)
      ? { problem: messages.notYet(localTime(last, zone).time.slice(0, 5)), rest }
      : { times: said.times, rest };
  }
  const at = said.at === 'now' || said.justNow ? now : said.at;
  if (at !== undefined) {
    if (over(at)) return { problem: messages.notYet(localTime(at, zone).time.slice(0, 5)), rest };
    return { at, rest };
  }
  if (said.date === undefined) return { rest };
  return said.date === dateOf(now, zone) ? { rest } : { date: said.date, rest };
}

/** An hour of the night that was said in the morning or at noon was last night's. */
const NIGHT_AGO = 16 * HOUR;
function isNight(at: Instant, zone: string): boolean {
  const hour = Number(localTime(at, zone).time.slice(0, 2));
  return hour >= 20 || hour < 7;
}

const CLOCK = /(?<![\d.:第])(\d{1,2})\s*(?:点(?!\s*(?:意见|建议|要求|问题|心))|:(\d{2}))/;

/** An hour that could not be read: there is none such, or several that are not all past. */
function leftOver(rest: string, type: RecordType): Sentence | undefined {
  const found = CLOCK.exec(rest);
  if (!found) return undefined;
  const [text, hour, minute] = found;
  if (Number(hour) > 24 || Number(minute ?? 0) > 59) return messages.noHour(text.trim());
  return measures(type, 'interval') ? messages.future : undefined;
}

/** 14:00的会: on the day of what was done. */
function meetingOn(words: string, happened: Instant, { now, zone, calendar }: Reading): Instant | undefined {
  const said = readTime(`今天${words}`, { now, zone, calendar });
  if (!said || 'problem' in said || typeof said.at !== 'number') return undefined;
  const at = instantAt(dateOf(happened, zone), localTime(said.at, zone).time, zone);
  return at;
}

/** Each temperature with what stands before it since the one before. */
function temperaturesIn(text: string, wanted: readonly Measured[]): TemperatureRead[] {
  const out: TemperatureRead[] = [];
  let name = '';
  for (const char of text) {
    const index = char.charCodeAt(0) - 0xe000;
    const measure = index >= 0 && index < wanted.length ? wanted[index] : undefined;
    if (measure?.kind === 'temperature') {
      out.push({ name: contentOf(name), value: measure.value });
      name = '';
    } else name += char;
  }
  return out;
}

const contentOf = (text: string): string =>
  withoutMarks(text)
    .replace(/\s{2,}/g, ' ')
    .replace(/^[\s:：,，。、;；]+|[\s:：,，、;；]+$/g, '');
