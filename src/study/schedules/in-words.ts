import type { Sentence } from '../../base/sentence.ts';
import { addDays, type LocalDate } from '../../base/time.ts';
import { parseRule } from '../../schedule/rule.ts';
import { dayInWords, frequencyInWords, instantInWords } from '../../schedule/rule-words.ts';
import type { When } from './model.ts';

/** A rule begins within so many days by itself; later it was said to. */
const NATURAL = { WORKDAY: 10, DAILY: 1, WEEKLY: 7, MONTHLY: 31, YEARLY: 366 } as const;

/** When it is, in a few words: 每周五 16:00，共 8 次. */
export function whenInWords(when: When, today: LocalDate, zone: string): Sentence {
  if ('at' in when) return instantInWords(when.at, today, zone);
  const rule = parseRule(when.rule);
  if (!rule) return { zh: when.rule, en: when.rule };
  const words = frequencyInWords(rule);
  const until = rule.until ?? when.until;
  const late = when.start > addDays(today, NATURAL[rule.frequency] * rule.interval);
  const from: Sentence = late
    ? { zh: `，从${dayInWords(when.start, today).zh}起`, en: ` from ${dayInWords(when.start, today).en}` }
    : { zh: '', en: '' };
  const end: Sentence =
    rule.count !== undefined
      ? { zh: `，共 ${rule.count} 次`, en: `, ${rule.count} times` }
      : until === undefined
        ? { zh: '', en: '' }
        : { zh: `，到${dayInWords(until, today).zh}`, en: ` until ${dayInWords(until, today).en}` };
  return { zh: `${words.zh} ${when.time}${from.zh}${end.zh}`, en: `${words.en} at ${when.time}${from.en}${end.en}` };
}
