import { withDigits } from '../../../base/numerals-in-text.ts';
import { addDays, isLocalDate, type LocalDate } from '../../../base/time.ts';
import { inBaseUnit } from '../../../base/units.ts';
import type { Clause } from '../../../standards/model.ts';
import type { Asking, Draft } from '../../answerer.ts';
import { quoteBlocks } from '../../compose.ts';
import { findClauses } from '../../find.ts';
import { readQuestion } from '../../question/question.ts';
import { answer, mayRead, statusAt } from '../drafts.ts';
import { isLikely } from '../sure.ts';
import { calcMessages } from './messages.ts';

const ASKS = /什么时候|啥时候|几点|哪天|最晚|最迟|最早|截止|到期|几号|\bwhen\b|by what time|deadline/;
const CLOCK = /(凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|早|晚)?\s*(\d{1,2})(?:[:：](\d{2})|点(半|\d{1,2}分?)?)/;
const WEEKDAYS = '一二三四五六日';
const DAY =
  /(?:周|星期|礼拜)([一二三四五六日天])|(今天|昨天|明天|前天|后天|[今昨明](?=早|晚))|(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})[日号]/;
const SHIFT: Readonly<Record<string, number>> = { 前天: -2, 昨天: -1, 今天: 0, 明天: 1, 后天: 2, 昨: -1, 今: 0, 明: 1 };

interface Start {
  readonly minutes: number;
  /** A date, or a weekday (0 for Monday); absent when the question names no day. */
  readonly date?: LocalDate;
  readonly weekday?: number;
  readonly rest: string;
}

/** A point in time in the question, and the span that a clause gives: until when. Working days need a calendar, and are left alone. */
export function deadlineCalculation(asking: Asking): Draft | undefined {
  const { question, shelf, today, turn } = asking;
  const text = withDigits(question.plain);
  if (!ASKS.test(text)) return undefined;
  const start = startIn(text, today);
  if (!start || start.rest.length < 4) return undefined;
  const read = readQuestion(start.rest, question.language, today, shelf, { plain: start.rest });
  const asked = new Set([...read.asked, 'duration' as const]);
  const searched = { ...read, asked, day: question.day, time: {} };
  const { candidates } = findClauses(
    searched,
    shelf,
    today,
    (p) => p.clause.kind === 'clause' && mayRead(asking, p.edition) && spanOf(p.clause) !== undefined,
  );
  const best = candidates[0];
  // A clause without a span that fits better answers something else.
  const first = findClauses(searched, shelf, today, (p) => mayRead(asking, p.edition)).candidates.slice(0, 3);
  if (!best || !first.some((c) => c.clause.key === best.clause.key)) return undefined;
  const span = best && isLikely(best) && best.coverage.things >= ENOUGH ? spanOf(best.clause) : undefined;
  if (!best || !span) return undefined;
  const end = start.minutes + span.minutes;
  const days = Math.floor(end / 1440);
  const ofDay = end - days * 1440;
  const time = `${Math.floor(ofDay / 60)}:${String(ofDay % 60).padStart(2, '0')}`;
  const when = whenOf(start, days, time);
  return answer(
    asking,
    [
      { kind: 'lead', text: turn.say(calcMessages.until(when[turn.language], span.text.trim())) },
      ...quoteBlocks(best, statusAt(shelf, best.edition, question.day), turn, shelf),
    ],
    [best],
  );
}

/** Share of the named things that the clause must speak of. */
const ENOUGH = 0.5;

function startIn(text: string, today: LocalDate): Start | undefined {
  const clock = CLOCK.exec(text);
  if (!clock) return undefined;
  const [whole, part = '', hourText = '', colon, point] = clock;
  let hour = Number(hourText);
  if (/下午|傍晚|晚|夜里/.test(part) && hour < 12) hour += 12;
  if (part === '中午' && hour < 6) hour += 12;
  const minute = colon !== undefined ? Number(colon) : point === '半' ? 30 : Number(/\d+/.exec(point ?? '')?.[0] ?? 0);
  // 3点 may be either half of the day.
  if (hour > 24 || minute > 59 || (part === '' && hour < 7)) return undefined;
  const day = DAY.exec(text);
  const rest = text
    .replace(whole, ' ')
    .replace(day?.[0] ?? ' ', ' ')
    .replace(new RegExp(ASKS, 'g'), ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const base = { minutes: hour * 60 + minute, rest };
  if (!day) return base;
  const [, weekday, word, year, month, date] = day;
  if (weekday) return { ...base, weekday: weekday === '天' ? 6 : WEEKDAYS.indexOf(weekday) };
  if (word) return { ...base, date: addDays(today, SHIFT[word] ?? 0) };
  const two = (n: string | undefined): string => String(n ?? '').padStart(2, '0');
  const named = `${year ?? today.slice(0, 4)}-${two(month)}-${two(date)}`;
  return isLocalDate(named) ? { ...base, date: named } : undefined;
}

/**
 * The one span of hours, minutes or days that a clause gives (72 h（3 日） is one): within it, not before it, or so long ahead.
 * A bare span says neither, and is left alone.
 */
function spanOf(clause: Clause): { readonly minutes: number; readonly text: string } | undefined {
  const spans = clause.quantities.filter(
    (q) => q.kind === 'duration' && q.per === undefined && q.comparison !== 'range',
  );
  const [first, ...others] = spans.map((q) => ({ q, minutes: inBaseUnit(q.from ?? q.to ?? 0, q.unit)?.value }));
  if (!first?.minutes || others.some((o) => o.minutes !== first.minutes)) return undefined;
  const { q } = first;
  const behind = clause.text.slice(q.start + q.text.length, q.start + q.text.length + 2);
  const ahead = /提前[^，。]{0,2}$/.test(clause.text.slice(0, q.start)) || /^\s*前/.test(behind) || /前$/.test(q.text);
  if (ahead)
    return {
      minutes: -first.minutes,
      text: `${/提前/.test(clause.text) ? '提前 ' : ''}${q.text.trim()}${/提前|前$/.test(clause.text.slice(0, q.start) + q.text) ? '' : '前'}`,
    };
  // 72 h（3 日）内: the word of comparison stands behind both.
  const settled =
    spans.some((s) => s.comparison === 'max' || s.comparison === 'min') ||
    /^（[^）]*）内/.test(clause.text.slice(q.start + q.text.length));
  return settled ? { minutes: first.minutes, text: q.text.trim() } : undefined;
}

function whenOf(start: Start, days: number, time: string): { readonly zh: string; readonly en: string } {
  if (start.date !== undefined) {
    const date = addDays(start.date, days);
    return { zh: `${date} ${time}`, en: `${date} ${time}` };
  }
  if (start.weekday !== undefined) {
    const day = (((start.weekday + days) % 7) + 7) % 7;
    const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
    return { zh: `${days >= 7 ? '下' : ''}周${WEEKDAYS[day]} ${time}`, en: `${names[day]} ${time}` };
  }
  if (days < 0) return { zh: `前一天 ${time}`, en: `the day before, ${time}` };
  if (days === 0) return { zh: `当天 ${time}`, en: `the same day, ${time}` };
  return {
    zh: `${days === 1 ? '次日' : `${days} 天后`} ${time}`,
    en: `${days} day${days === 1 ? '' : 's'} later, ${time}`,
  };
}
