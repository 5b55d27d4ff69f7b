import { cutAtSentence } from '../../base/cut.ts';
import type { Sentence } from '../../base/sentence.ts';
import { dateOf } from '../../base/time.ts';
import type { Turn } from '../../commands/turn.ts';
import { personById } from '../../people/who.ts';
import { instantInWords } from '../../schedule/rule-words.ts';
import { shortCode } from '../../standards/code.ts';
import type { Reader } from '../../store/store.ts';
import { nameOf } from '../quiz/results.ts';
import { teamName } from '../schedules/messages.ts';
import { messages } from './messages.ts';
import { type Contest, type KnowledgeContest, type SheetItem, type SkillContest, scores } from './model.ts';

const GLANCE = 40;

type Of<T> = Omit<T, 'number' | 'by' | 'since' | 'state' | 'held' | 'result'>;

/** What a contest is, in one line. */
export function lineOf(contest: Of<KnowledgeContest> | Of<SkillContest>, now: number, zone: string): Sentence {
  const when = instantInWords(contest.at, dateOf(now, zone), zone);
  if (contest.kind === 'skill') {
    const { team, topic, contestants, judges } = contest;
    return {
      zh: messages.skillLine(team, topic, when.zh, contestants.length, judges.length).zh,
      en: messages.skillLine(teamName(team).en, topic, when.en, contestants.length, judges.length).en,
    };
  }
  const { teams, count, rounds, minutes, topics } = contest;
  const about = topics.length === 0 ? { zh: '', en: '' } : messages.about(topics);
  const english = teams.map((team) => teamName(team).en);
  return {
    zh: `${messages.knowledgeLine(teams, when.zh, count, rounds, minutes).zh}${about.zh}`,
    en: `${messages.knowledgeLine(english, when.en, count, rounds, minutes).en}${about.en}`,
  };
}

export const saidLine = (turn: Pick<Turn, 'now' | 'zone' | 'say'>, contest: Contest): string =>
  turn.say(lineOf(contest, turn.now, turn.zone));

/** `JG 321 5.3.4` of `Q/LNJG JG 321—2024#5.3.4`. */
export function whereOf(key: string): string {
  const [edition = '', number = ''] = key.split('#');
  return `${shortCode(edition.split('—')[0] ?? '')} ${number}`;
}

/** A sheet at a glance: whoever scores a line sees it whole. */
export const sheetLines = (sheet: readonly SheetItem[], say: (sentence: Sentence) => string): string[] =>
  sheet.map(({ clause, text, points }, i) =>
    say(messages.sheetLine(i + 1, points, whereOf(clause), cutAtSentence(text, GLANCE).text)),
  );

export const namesOf = (reader: Reader, people: readonly string[]): Promise<string[]> =>
  Promise.all(people.map((person) => nameOf(reader, person)));

/** Whom a judge may score: nobody of their own unit (domain.md §1, 3). */
export async function scoredBy(
  reader: Reader,
  judge: string,
  contestants: readonly string[],
  now: number,
): Promise<readonly string[]> {
  const unit = (await personById(reader, judge, now))?.person.unit;
  const units = await Promise.all(
    contestants.map(async (person) => (await personById(reader, person, now))?.person.unit),
  );
  return contestants.filter((person, i) => person !== judge && (unit === undefined || units[i] !== unit));
}

/** Everything that judges have given in a contest. */
export const scoresOf = async (reader: Reader, contest: number) =>
  (await reader.find(scores, { where: { contest } })).rows.map(({ document }) => document);
