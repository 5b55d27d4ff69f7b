import { CLOCK_FORMS } from './clock-forms.ts';
import { DAY_FORMS } from './day-forms.ts';
import { DISTANCE_FORMS } from './distance-forms.ts';
import { ENGLISH_DAYS } from './english-days.ts';
import { ENGLISH_EVERY } from './english-every.ts';
import { ENGLISH_HOURS } from './english-hours.ts';
import { EVERY_FORMS } from './every-forms.ts';
import { LIMIT_FORMS } from './limit-forms.ts';
import type { Form, Piece, Saying } from './piece.ts';

/** In the order in which they are tried: the longer reading of the same words first. */
const CHINESE: readonly Form[] = [...LIMIT_FORMS, ...EVERY_FORMS, ...DISTANCE_FORMS, ...DAY_FORMS, ...CLOCK_FORMS];
const ENGLISH_ONLY: readonly Form[] = [...ENGLISH_EVERY, ...ENGLISH_DAYS, ...ENGLISH_HOURS];
const ENGLISH: readonly Form[] = [...LIMIT_FORMS, ...ENGLISH_ONLY];
const EITHER: readonly Form[] = [...CHINESE, ...ENGLISH_ONLY];

/** Characters with which a form can begin; at all others nothing is tried. */
const BEGINS =
  /[\d每天日周月隔逢双单大工除法节假放遇碰如若包含休一总共合连持满只仅先考学推做开搞办够再过零〇二两俩三四五六七八九十廿卅百千万半前昨今明后上下这本当该星礼去年元春清劳端中国长第首头现马立即刚方差拂早晨夜晚凌晌正午傍黄深a-z间-]/;
const LATIN = /[a-z]/;

const isList = (said: Saying | readonly Saying[]): said is readonly Saying[] => Array.isArray(said);

/** Everything that a folded message says about time, from left to right, none overlapping. */
export function scan(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (let i = 0; i < text.length; ) {
    const c = text[i] ?? '';
    const found = BEGINS.test(c) ? readAt(text, i, c) : undefined;
    if (!found) {
      i += 1;
      continue;
    }
    for (const said of isList(found.said) ? found.said : [found.said])
      pieces.push({ ...said, start: i, end: found.end });
    i = found.end;
  }
  return pieces;
}

function readAt(
  text: string,
  at: number,
  first: string,
): { said: Saying | readonly Saying[]; end: number } | undefined {
  const forms = LATIN.test(first) ? ENGLISH : /\d/.test(first) ? EITHER : CHINESE;
  for (const { pattern, read } of forms) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match || match[0] === '') continue;
    const said = read(match);
    if (said !== undefined) return { said, end: at + match[0].length };
  }
  return undefined;
}
