import { ABOUT, type Moment, type Said } from './moment.ts';

const RANGE = /^\s?(?:到|至|-{1,2}|~|to|until|till)\s?$/;
const LATIN = /[\da-z]/;
const FROM_BEFORE =
  /(?:自从|从|自|打从|打|starting(?:\s(?:from|on))?|from|beginning(?:\s(?:from|on))?|since|as\sof)\s?$/;
const FROM_AFTER = /^\s?(?:开始|以后开始|之后开始|以后|之后|起(?!来|床|火|火灾|重|点|码|草)|onwards?)/;
const UNTIL_BEFORE =
  /(?:直到|一直到|截止到|截至到|截至|截止|(?<![收看迟签遇得提达找见碰])到|(?<![甚乃以不])至|until|till|through|up\sto)\s?$/;
const UNTIL_AFTER = /^\s?(?:为止|截止)/;
/** 推迟到周四, 改成周四: the new time, not an end. */
const MOVED_TO =
  /(?:推迟|推|改|延期|延|挪|调|调整|换|移|顺延|定|安排|提前|延后|放|更改|变更|提早|改时间)(?:到|至|成|为)\s?$|(?<![整修])改(?:在|个)?$|(?:move|moved|change|changed|reschedule|postpone)[a-z]?\s(?:[a-z]{1,12}\s){0,4}to\s(?:on\s)?$/;
/** 本周内, 今天之内: by the end of it. */
const WITHIN_AFTER = /^\s?(?:之|以)?内(?!容|部|务|勤|外)/;
const BEFORE_AFTER = /^\s?(?:下班)?(?:之前|以前|前(?![后往台厅面门述提期者]))/;
const BEFORE_BEFORE = /(?:最迟|最晚|不晚于|赶在|by|before|no\slater\sthan)\s?$/;
const PERIOD = /^\s?(?:时段|期间|这段|之间|的?时间段|的班)/;

/** 8点到9点 is one moment with an end; 6月3日到6月10日 is a first day and a last one. */
function joinRanges(text: string, said: readonly Said[]): Said[] {
  const out: Said[] = [];
  for (const one of said) {
    const last = out.at(-1);
    if (
      one.kind === 'moment' &&
      last?.kind === 'moment' &&
      last.endsAt === undefined &&
      RANGE.test(text.slice(last.end, one.start))
    ) {
      // from 9am to 11am tomorrow: the day belongs to both.
      const dayLast = one.day !== undefined && last.day === undefined && LATIN.test(text[one.start] ?? '');
      if (dayLast && one.clock !== undefined && last.clock !== undefined && one.day !== undefined) last.day = one.day;
      if ((one.day === undefined || dayLast) && one.clock !== undefined && last.clock !== undefined) {
        last.endsAt = { clock: one.clock, ...(one.part ? { part: one.part } : {}) };
        last.end = one.end;
        continue;
      }
      if (one.day !== undefined && last.day !== undefined && last.clock === undefined) {
        last.role = 'from';
        one.role = 'until';
        one.start = last.end;
      }
    }
    out.push(one);
  }
  return out;
}

/** Says of each moment whether it is when, from when, until when or by when; ranges become one moment or two. */
export function giveRoles(text: string, said: readonly Said[]): Said[] {
  return joinRanges(text, said).filter((one) => {
    if (one.kind !== 'moment') return true;
    // 8:30-9:30时段的保洁: a name of hours, no time at which something is to happen.
    if (one.endsAt !== undefined && one.day === undefined && PERIOD.test(text.slice(one.end, one.end + 8)))
      return false;
    giveRole(text, one);
    return true;
  });
}

function giveRole(text: string, moment: Moment): void {
  const about = ABOUT.exec(text.slice(moment.end, moment.end + 4));
  if (about) moment.end += about[0].length;
  const before = text.slice(Math.max(0, moment.start - 16), moment.start);
  const after = text.slice(moment.end, moment.end + 10);
  const take = (match: RegExpExecArray | null, side: 'before' | 'after'): boolean => {
    if (!match) return false;
    if (side === 'before') moment.start -= match[0].length;
    else moment.end += match[0].length;
    return true;
  };
  if (moment.role === 'until') {
    take(UNTIL_AFTER.exec(after), 'after');
    return;
  }
  const several = moment.day?.type === 'weekdays' && moment.day.weekdays.length > 1;
  if (take(FROM_BEFORE.exec(before), 'before')) {
    moment.fromWord = true;
    take(FROM_AFTER.exec(after), 'after');
    if (moment.day !== undefined && !several) moment.role = 'from';
    return;
  }
  if (moment.role === 'from') return;
  const instant = moment.day?.type === 'now' || moment.day?.type === 'just-now';
  if (
    moment.day !== undefined &&
    moment.clock === undefined &&
    !several &&
    !instant &&
    take(FROM_AFTER.exec(after), 'after')
  ) {
    moment.role = 'from';
    return;
  }
  if (moment.day !== undefined && moment.clock === undefined && take(WITHIN_AFTER.exec(after), 'after')) {
    moment.role = 'before';
    moment.inside = true;
    return;
  }
  if (take(BEFORE_AFTER.exec(after), 'after')) {
    // 到月底前: the 到 says nothing more.
    if (!MOVED_TO.test(before)) take(UNTIL_BEFORE.exec(before) ?? BEFORE_BEFORE.exec(before), 'before');
    moment.role = 'before';
    return;
  }
  if (take(BEFORE_BEFORE.exec(before), 'before')) {
    moment.role = 'before';
    return;
  }
  if (MOVED_TO.test(before)) return;
  if (moment.day !== undefined && (take(UNTIL_BEFORE.exec(before), 'before') || UNTIL_AFTER.test(after))) {
    moment.role = 'until';
    take(UNTIL_AFTER.exec(text.slice(moment.end, moment.end + 4)), 'after');
  }
}

/**
 * 把周五的测试改到周四下午3点: what stands before 改到 tells which one, what comes after it when. Only the latter is read; the
 * former stays in the message.
 */
export function afterChange(text: string, said: readonly Said[]): readonly Said[] {
  const moved = said.findIndex((one) => MOVED_TO.test(text.slice(Math.max(0, one.start - 40), one.start)));
  const one = said[moved];
  const before = said[moved - 1];
  if (!one || !before) return said;
  // 每周五下午4点改成5点: only the hour is another, the day stays.
  const hourOnly = one.kind === 'moment' && one.day === undefined;
  return hourOnly && one.start - before.end <= 4 ? said : said.slice(moved);
}
