import type { Instant } from '../../base/clock.ts';
import type { Sentence } from '../../base/sentence.ts';
import { dateOf } from '../../base/time.ts';
import type { Turn } from '../../commands/turn.ts';
import { instantInWords } from '../../schedule/rule-words.ts';
import { whenInWords } from './in-words.ts';
import { messages, nameOf } from './messages.ts';
import type { Content, Schedule, When } from './model.ts';

type Described = Content & { readonly when: When };

const join = (parts: readonly (Sentence | undefined)[], zh: string, en: string): Sentence => {
  const there = parts.filter((part) => part !== undefined);
  return { zh: there.map((part) => part.zh).join(zh), en: there.map((part) => part.en).join(en) };
};

/** What is to happen, without when: 5 题，留样、消毒，80 分及格. */
function contentInWords({ kind, count, topics, pass, offset, minutes, limit, place }: Content): Sentence | undefined {
  const counted =
    count === undefined ? undefined : kind === 'quiz' ? messages.questions(count) : messages.clauses(count);
  const about = topics.length === 0 ? undefined : { zh: topics.join('、'), en: topics.join(', ') };
  const ahead: Sentence | undefined =
    offset === undefined || (kind === 'meeting' && offset === -15)
      ? undefined
      : { zh: `提前 ${-offset} 分钟`, en: `${-offset} min ahead` };
  const long = minutes === undefined ? undefined : messages.minutes(minutes);
  const within = limit === undefined ? undefined : messages.limit(limit);
  const where = place === undefined ? undefined : messages.at(place);
  const parts = [counted, about, where, long, within, pass === undefined ? undefined : messages.passes(pass), ahead];
  return parts.some((part) => part !== undefined) ? join(parts, '，', ', ') : undefined;
}

/** One line that says it all: 保洁测试，每周五 16:00，5 题，留样. */
export function inOneLine(schedule: Described, now: Instant, zone: string): Sentence {
  const name = nameOf(schedule.kind, schedule.meeting, schedule.team);
  const when = whenInWords(schedule.when, dateOf(now, zone), zone);
  return join([name, when, contentInWords(schedule)], '，', ', ');
}

/** The name with its time: enough to tell two of one team apart. */
export const inShort = (schedule: Schedule, now: Instant, zone: string): Sentence =>
  join(
    [nameOf(schedule.kind, schedule.meeting, schedule.team), whenInWords(schedule.when, dateOf(now, zone), zone)],
    ' ',
    ' ',
  );

/** An instant in the speaker's words. */
export const saidInstant = (turn: Pick<Turn, 'now' | 'zone' | 'say'>, at: Instant): string =>
  turn.say(instantInWords(at, dateOf(turn.now, turn.zone), turn.zone));
