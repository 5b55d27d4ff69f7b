import type { Instant } from '../../base/clock.ts';
import type { Sentence } from '../../base/sentence.ts';
import { dateOf } from '../../base/time.ts';
import { instantInWords } from '../../schedule/rule-words.ts';

/** A moment as it is said in a line, in the reader's language; Chinese by default: 明天10:20. */
export const whenIn = (
  at: Instant,
  now: Instant,
  zone: string,
  say: (sentence: Sentence) => string = ({ zh }) => zh,
): string => say(instantInWords(at, dateOf(now, zone), zone));
