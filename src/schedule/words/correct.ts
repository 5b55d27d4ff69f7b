import { isGlue, type Moment, type Said } from './moment.ts';
import type { Span } from './text.ts';

/** 不对, 哦不, 说错了, 改成, sorry I mean: what follows stands in the place of what went before. */
const CORRECTION =
  /^[\s,。.…;!-]{0,3}(?:(?:哦|呃|额|啊|嗯|唉|诶|等等|等一下|不好意思|抱歉)[\s,。.…]{0,3}){0,2}(?:不对|不是|不不|不行|不|错了|错|说错了?|搞错了?|写错了?|打错了?|口误|更正|纠正|应该是|应该|改成|改为|改到|还是|我是说|我说的是|no|wait|oops|sorry|i\smean|actually|scratch\sthat|make\s(?:that|it)|rather)(?:[\s,。.…!了:]{0,3}(?:不对|不是|错了|应该是|应该|是|改成|改为|还是|我是说|我说的是|sorry|i\smean|actually|make\s(?:that|it)|wait|no|on|at)){0,3}[\s,。.…:!]{0,3}$/;
const NOT_BUT = /^[\s,]{0,2}(?:而?是|but)\s?$/;
const NOT_BEFORE = /(?:不是|(?<![a-z])not(?:\son)?)\s?$/;
const LONGEST = 40;

const takesBack = (text: string, from: number, to: number): boolean =>
  to - from <= LONGEST && CORRECTION.test(text.slice(from, to));

/** What is left when people have corrected themselves, and what of the message was taken back. */
export interface Corrected {
  readonly said: readonly Said[];
  readonly takenBack: readonly Span[];
}

/** 明天 不对 后天上午10点 → 后天上午10点; 周五下午4点 不对 5点 → 周五下午5点; 不是周三是周四 → 周四. */
export function correct(text: string, said: readonly Said[]): Corrected {
  const kept: Said[] = [];
  const takenBack: Span[] = [];
  let corrected = false;
  for (const one of said) {
    const last = kept.at(-1);
    const gap = last ? text.slice(last.end, one.start) : '';
    const not = last && NOT_BUT.test(gap) && NOT_BEFORE.exec(text.slice(Math.max(0, last.start - 8), last.start));
    if (last && (not || takesBack(text, last.end, one.start))) {
      corrected = true;
      takenBack.push({ start: last.start - (not ? not[0].length : 0), end: one.start });
      kept.push(replace(text, kept, one, takenBack));
    } else if (
      last &&
      corrected &&
      last.kind !== 'moment' &&
      one.kind === 'moment' &&
      isGlue(text, last.end, one.start)
    ) {
      // 每周一9点 不对 每周二10点: the hour is said anew as well.
      kept.push(replace(text, kept, one, takenBack));
    } else {
      corrected = false;
      kept.push(one);
    }
  }
  return { said: kept, takenBack };
}

/** Takes out of what was said just before whatever `one` says anew. @returns `one`, with what it leaves unsaid filled in. */
function replace(text: string, kept: Said[], one: Said, takenBack: Span[]): Said {
  let said = one;
  for (let i = kept.length - 1; i >= 0; i--) {
    const before = kept[i];
    if (!before) break;
    const next = kept[i + 1];
    if (next && !isGlue(text, before.end, next.start) && !takesBack(text, before.end, next.start)) break;
    if (said.kind === 'moment' && before.kind === 'moment') takeFrom(before, said);
    else if (said.kind === 'every' && before.kind === 'moment') delete before.day;
    else if (said.kind === 'moment' && said.day !== undefined && before.kind === 'every') {
      // 每周五 不对 周四: the rule stays, its day is another.
      takenBack.push({ start: before.start, end: before.end });
      kept.splice(i, 1);
      takenBack.push({ start: one.start, end: one.end });
      const { day } = said;
      if (day.type === 'weekdays' && day.week === undefined && before.every.unit === 'week') {
        kept.push({ ...before, every: { ...before.every, weekdays: day.weekdays } });
        const { day: _, ...rest } = said;
        said = rest;
      } else if (day.type === 'date' && day.of.month === undefined && before.every.unit === 'month') {
        kept.push({ ...before, every: { ...before.every, monthDays: day.days } });
        const { day: _, ...rest } = said;
        said = rest;
      }
      break;
    } else if (said.kind === before.kind) {
      takenBack.push({ start: before.start, end: before.end });
      kept.splice(i, 1);
    }
  }
  return said;
}

function takeFrom(before: Moment, one: Moment): void {
  if (one.day !== undefined) delete before.day;
  if (one.clock !== undefined) {
    // 下午4点 不对 5点: still the afternoon.
    if (one.part === undefined && before.part !== undefined && one.day === undefined && one.clock.hour <= 12)
      one.part = before.part;
    delete before.clock;
    delete before.part;
    delete before.endsAt;
  }
  if (one.within !== undefined) delete before.within;
  if (before.role !== 'main' && one.role === 'main') one.role = before.role;
}
