import { readChinese } from '../../base/numerals.ts';
import { DAY } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { inShort } from '../../commands/in-short.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { CONTENT } from './buttons.ts';
import { ratingButtons } from './ended.ts';
import { step } from './file.ts';
import { findingOf } from './find.ts';
import { type Finding, findingRef, findings } from './model.ts';
import { noticeFor } from './notice.ts';
import { namesIssue, readIssue } from './reference.ts';
import { isRelated } from './relations.ts';
import { talk } from './talk-messages.ts';
import { supervisorsOf } from './who.ts';

const STARS = /([1-5一二两三四五])\s*(?:颗)?\s*(?:星|分|stars?)/i;
const WORDS: readonly (readonly [RegExp, number])[] = [
  [/(?:很|非常|太)不满意|差评/, 1],
  [/不满意|dissatisfied|unhappy/i, 1],
  [/基本满意|还行|一般/, 3],
  [/非常满意|很满意|满意|好评|satisfied|happy/i, 5],
];
const RATES = /评价|打分|评分|满意|好评|差评|星|\brate\b|stars?/i;
const ALONE =
  /^(?:[1-5一二两三四五]\s*颗?\s*(?:星|分)|(?:很|非常|基本|还算|不|非常不|很不)?满意|好评|差评)[。.!！~\s]*$/;

/** How many stars a text gives, 1 to 5. */
export function starsIn(text: string): number | undefined {
  const said = STARS.exec(text)?.[1];
  if (said !== undefined) return /\d/.test(said) ? Number(said) : readChinese(said);
  return WORDS.find(([words]) => words.test(text))?.[1];
}

/** A bare 满意 speaks of something lately ended; older ones are rated by their number. Months before stay shut. */
const LATELY = 90 * DAY;

const waiting = async ({ tx, speaker, now }: Pick<Turn, 'tx' | 'speaker' | 'now'>): Promise<Finding | undefined> => {
  const { rows } = await tx.find(findings, {
    where: { at: { from: now - LATELY }, by: speaker.id, state: 'closed', kind: ['report', 'complaint'] },
    order: { by: 'at', descending: true },
    limit: 10,
  });
  return rows.map(({ document }) => document).find(({ stars }) => stars === undefined);
};

/** `评价 ISS-12 5星`, 满意: how content who reported is with the end, in one tap (JG 207, 6.3.3). */
export function rateCommand(): Command {
  return command({
    intent: 'issue.rate',
    does: { zh: '评价处理结果', en: 'rate how it ended' },
    words: ['评价', 'rate'],
    awaits: async (turn) => namesIssue(turn.text) || (ALONE.test(turn.text) && (await waiting(turn)) !== undefined),
    recognise: ({ text }) => {
      if (namesIssue(text))
        return RATES.test(text) && starsIn(text) !== undefined ? 0.97 : /^评价/.test(text) ? 0.95 : -1;
      return ALONE.test(text) ? 0.96 : -1;
    },
    may: ['staff'],
    slots: {
      issue: { required: false, ask: talk.noneToRate, read: (rest) => readIssue(rest) },
      stars: {
        required: false,
        ask: talk.noneToRate,
        read: (rest) => {
          const value = starsIn(rest);
          return value === undefined ? undefined : { value, rest };
        },
      },
    },
    examples: ['评价 ISS-1 5星'],
    run: async (turn, { issue, stars }): Promise<Reply> => {
      const finding = issue === undefined ? await waiting(turn) : await findingOf(turn.tx, issue);
      const slots = {
        ...(issue === undefined ? {} : { issue }),
        ...(stars === undefined ? {} : { stars }),
      };
      const answer = (outcome: 'reject' | 'deny', sentence: Parameters<Turn['say']>[0]): Reply =>
        inShort(turn, outcome, sentence, { slots });
      if (!finding)
        return answer('reject', issue === undefined ? talk.noneToRate : talk.noSuch(findingRef(Number(issue))));
      const ref = findingRef(finding.number);
      if (!isRelated(turn.speaker, finding, 'reporter')) return answer('deny', talk.notYours(ref));
      if (stars === undefined)
        return {
          outcome: 'ask',
          slots,
          missing: ['stars'],
          blocks: lines(turn.say(talk.howContent(ref))),
          buttons: ratingButtons(ref),
        };
      const done = step(turn.tx, finding, 'rate', turn.speaker, { set: { stars } });
      if (!done.ok) return answer('reject', finding.state === 'closed' ? done.error : talk.notClosed(ref));
      if (stars < CONTENT) await askAgain(turn, done.value, stars);
      return {
        outcome: 'auto',
        ref,
        slots: { issue: String(finding.number), stars },
        missing: [],
        blocks: lines(turn.say(talk.rated(ref, stars))),
        buttons: [],
      };
    },
  });
}

async function askAgain(turn: Turn, finding: Finding, stars: number): Promise<void> {
  const lead = talk.unhappy(findingRef(finding.number), turn.speaker.name, stars);
  for (const person of await supervisorsOf(turn.tx, finding, turn))
    if (person !== turn.speaker.id)
      turn.notify({ user: person }, await noticeFor(turn.tx, person, finding, { lead }, turn));
}
