import { fail, ok, type Result } from '../../base/result.ts';
import type { Sentence } from '../../base/sentence.ts';
import { assumptions, problems } from './messages.ts';
import type { ClockSaid, DayPart } from './piece.ts';

export interface Hour {
  /** `HH:MM`. */
  readonly time: string;
  /** 1 when it falls on the day after the one that was named: 今晚12点, 昨晚1点. */
  readonly shift: 0 | 1;
  readonly assumed?: Sentence;
  /** Twelve hours later, when nothing said which half of the day was meant. */
  readonly other?: string;
}

const NAMES: Readonly<Record<DayPart, string>> = {
  dawn: '凌晨',
  morning: '上午',
  noon: '中午',
  afternoon: '下午',
  dusk: '傍晚',
  evening: '晚上',
  night: '夜里',
};

const two = (n: number): string => String(n).padStart(2, '0');
const hhmm = (hour: number, minute: number): string => `${two(hour)}:${two(minute)}`;

/** Hours before this one that were said bare are of the afternoon: nobody meets at four in the morning. */
const FIRST_MORNING_HOUR = 7;

/**
 * The hour that was meant. Without a part of the day, 1 to 6 o'clock is the afternoon and 7 to 12 the morning, as at work;
 * `other` is the other half, for who knows more. Hours from 13 and those written with two figures (04:00) are as they stand.
 */
export function hourOf(clock: ClockSaid, part: DayPart | undefined): Result<Hour, Sentence> {
  const { hour, minute } = clock;
  if (hour < 0 || hour > 24 || (hour === 24 && minute > 0)) return fail(problems.hour(hour));
  if (minute < 0 || minute > 59) return fail(problems.minute(minute));
  if (clock.half) {
    if (hour > 12 && clock.half === 'am') return fail(problems.partOfDay('上午', hour));
    return ok({ time: hhmm(hour > 12 ? hour : (hour % 12) + (clock.half === 'pm' ? 12 : 0), minute), shift: 0 });
  }
  if (hour === 24) return ok({ time: '00:00', shift: 1 });
  if (part !== undefined) return inPart(hour, minute, part);
  if (clock.plain || hour === 12 || hour === 0) return ok({ time: hhmm(hour, minute), shift: 0 });
  const morning = hour >= FIRST_MORNING_HOUR;
  const time = hhmm(morning ? hour : hour + 12, minute);
  const other = hhmm(morning ? hour + 12 : hour, minute);
  return ok({
    time,
    shift: 0,
    other,
    ...(morning && hour > FIRST_MORNING_HOUR ? {} : { assumed: assumptions.half(morning ? hour : hour + 12) }),
  });
}

function inPart(hour: number, minute: number, part: DayPart): Result<Hour, Sentence> {
  const at = (h: number, shift: 0 | 1 = 0): Result<Hour, Sentence> => ok({ time: hhmm(h, minute), shift });
  const wrong = (): Result<Hour, Sentence> => fail(problems.partOfDay(NAMES[part], hour));
  switch (part) {
    case 'dawn':
      return hour === 12 ? at(0) : hour <= 7 ? at(hour) : wrong();
    case 'morning':
      return hour >= 1 && hour <= 12 ? at(hour) : wrong();
    case 'noon':
      return hour >= 10 && hour <= 15 ? at(hour) : hour >= 1 && hour <= 3 ? at(hour + 12) : wrong();
    case 'afternoon':
      return hour >= 1 && hour <= 11 ? at(hour + 12) : hour >= 12 && hour <= 19 ? at(hour) : wrong();
    case 'dusk':
      return hour >= 4 && hour <= 9 ? at(hour + 12) : hour >= 16 && hour <= 21 ? at(hour) : wrong();
    case 'evening':
    case 'night':
      if (hour === 12 || hour === 0) return at(0, 1);
      if (hour <= 4 || (part === 'night' && hour <= 6)) return at(hour, 1);
      return hour <= 11 ? at(hour + 12) : hour >= 17 ? at(hour) : wrong();
  }
}

/** `HH:MM` for a part of the day alone; only noon has an hour of its own. */
export const hourOfPart = (part: DayPart | undefined): Hour | undefined =>
  part === 'noon' ? { time: '12:00', shift: 0, assumed: assumptions.noon() } : undefined;
