import type { Instant } from '../../base/clock.ts';
import type { Sentence } from '../../base/sentence.ts';
import type { WorkCalendar } from '../calendar.ts';
import type { ImpossibleTime, SaidTime } from '../said.ts';
import { assemble } from './assemble.ts';
import { correct } from './correct.ts';
import { isGlue, isList, moments } from './moment.ts';
import type { Direction } from './resolve-day.ts';
import { afterChange, giveRoles } from './roles.ts';
import { scan } from './scan.ts';
import { readable, type Span, without } from './text.ts';

export interface ReadTimeOptions {
  readonly now: Instant;
  readonly zone: string;
  readonly calendar: WorkCalendar;
  /**
   * `future` for what is to happen: what is over is refused. `past` for what is told: 5号 is the last one, 22点 last night,
   * what has not come yet is refused. `any` (the default) leans to the future and refuses neither.
   */
  readonly direction?: Direction;
  /** False where a bare 12号 is the number of an issue and no day. */
  readonly bareDays?: boolean;
}

/** Longer messages are read up to here; what stands after it stays in `rest`. */
const LONGEST = 4_000;

/**
 * Reads what a message says about time, in Chinese or English.
 * @returns undefined when it says nothing of the kind; `problem` when what it says cannot be.
 */
export function readTime(message: string, options: ReadTimeOptions): SaidTime | ImpossibleTime | undefined {
  const { text, at } = readable(message.slice(0, LONGEST));
  const pieces = scan(text).filter(
    (piece) =>
      options.bareDays !== false ||
      piece.kind !== 'day' ||
      piece.day.type !== 'date' ||
      Object.keys(piece.day.of).length > 0,
  );
  const corrected = correct(text, giveRoles(text, moments(text, pieces)));
  const said = afterChange(text, corrected.said);
  const takenBack = said === corrected.said ? corrected.takenBack : [];
  const assumed: Sentence[] = [];
  const found = assemble(text, said, {
    now: options.now,
    zone: options.zone,
    calendar: options.calendar,
    direction: options.direction ?? 'any',
    assume: (sentence) => {
      if (!assumed.some((one) => one.zh === sentence.zh)) assumed.push(sentence);
    },
  });
  if (!found) return undefined;
  const spans = whole(text, [...found.used, ...takenBack]).map(({ start, end }) => ({
    start: at(start),
    end: at(end),
  }));
  const rest = without(message, spans);
  if (!found.result.ok) return { problem: found.result.error, spans, rest };
  return { ...found.result.value, assumed, spans, rest };
}

/** Sorts spans and closes what stands between two of them and says nothing; 的 after one and 在 before one go with it. */
function whole(text: string, spans: readonly Span[]): Span[] {
  const out: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = out.at(-1);
    if (last && (start <= last.end || isGlue(text, last.end, start) || isList(text, last.end, start)))
      last.end = Math.max(last.end, end);
    else out.push({ start, end });
  }
  for (const span of out) {
    const after = /^(?:\s?的(?![士确])|[吧呢啊哈嘛哦](?![台厅]))/.exec(text.slice(span.end, span.end + 3));
    if (after) span.end += after[0].length;
    const before = /(?:(?<![正现存实所内外])在|(?<![a-z])(?:on|at))\s?$/.exec(
      text.slice(Math.max(0, span.start - 5), span.start),
    );
    if (before) span.start -= before[0].length;
    while (span.end > span.start && /\s/.test(text[span.end - 1] ?? '')) span.end -= 1;
  }
  return out;
}
