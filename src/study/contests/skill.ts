import type { Sentence } from '../../base/sentence.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Reader, Transaction } from '../../store/store.ts';
import type { Voice } from '../quiz/ports.ts';
import { nameOf } from '../quiz/results.ts';
import { lineOf, namesOf, scoredBy, scoresOf } from './describe.ts';
import { isComplete, rankContestants } from './marks.ts';
import { messages } from './messages.ts';
import { contestRef, contests, type SkillContest } from './model.ts';
import { skillMessages } from './skill-messages.ts';

/** Names that are told to everybody; whoever comes behind hears it in private. */
const NAMED = 3;
type Say = (sentence: Sentence) => string;

/** The hour has come: judges may score, the group knows. */
export async function beginJudging(tx: Transaction, contest: SkillContest, zone: string, voice: Voice): Promise<void> {
  const ref = contestRef(contest.number);
  tx.put(contests, ref, { ...contest, state: 'open' });
  for (const judge of contest.judges) {
    const own = await scoredBy(tx, judge, contest.contestants, tx.at);
    await voice.person(judge, {
      blocks: lines(skillMessages.judgingBegun(ref, own.length, contest.sheet.length).zh),
      buttons: [{ label: messages.beginJudging.zh, say: `评分 ${ref}` }],
      ref,
      personal: true,
    });
  }
  const begun = skillMessages.groupSkillBegun(ref, lineOf(contest, tx.at, zone).zh).zh;
  await voice.team(contest.team, { blocks: lines(begun), buttons: [], ref });
}

/** How many sheets are complete, of how many; and whose are not, by name of the judge. */
export async function sheetsOf(
  reader: Reader,
  contest: SkillContest,
  now: number,
): Promise<{ readonly done: number; readonly of: number; readonly open: readonly { judge: string; left: number }[] }> {
  const all = await scoresOf(reader, contest.number);
  let done = 0;
  let of = 0;
  const open: { judge: string; left: number }[] = [];
  for (const judge of contest.judges) {
    const own = await scoredBy(reader, judge, contest.contestants, now);
    const complete = all.filter(
      (score) => score.judge === judge && own.includes(score.contestant) && isComplete(score, contest.sheet),
    ).length;
    of += own.length;
    done += complete;
    if (complete < own.length) open.push({ judge, left: own.length - complete });
  }
  return { done, of, open };
}

/** Publishes a contest: from then on nothing is corrected. @returns undefined when no sheet is complete */
export async function publish(tx: Transaction, contest: SkillContest): Promise<SkillContest | undefined> {
  const result = rankContestants(contest, await scoresOf(tx, contest.number));
  if (result.length === 0) return undefined;
  const closed: SkillContest = { ...contest, state: 'closed', result: [...result] };
  tx.put(contests, contestRef(contest.number), closed);
  return closed;
}

/** The places: to everybody the first three; to who oversees it all of them, and who was not scored in full. */
export async function skillReply(reader: Reader, contest: SkillContest, everything: boolean, say: Say): Promise<Reply> {
  const ref = contestRef(contest.number);
  const rows = contest.result ?? [];
  const shown = everything ? rows : rows.filter(({ place }) => place <= NAMED);
  const items = await Promise.all(
    shown.map(async ({ place, person, points, judges, trimmed }) => {
      const line = say(skillMessages.contestantLine(place, await nameOf(reader, person), points));
      return everything ? `${line}（${say(messages.judgesCounted(judges, trimmed))}）` : line;
    }),
  );
  const without = contest.contestants.filter((person) => !rows.some((row) => row.person === person));
  return {
    blocks: [
      ...lines(say(skillMessages.skillResult(ref, contest.team, contest.topic))),
      { kind: 'list', items },
      ...(everything && without.length > 0
        ? [{ kind: 'text' as const, text: say(skillMessages.notScored(await namesOf(reader, without))) }]
        : []),
    ],
    buttons: [],
    ref,
  };
}
