import { z } from 'zod';
import { dateOf } from '../../base/time.ts';
import type { FileMaker } from '../../commands/file-order.ts';
import { lines } from '../../commands/reply.ts';
import { pngOf } from '../../picture/png.ts';
import { instantInWords } from '../../schedule/rule-words.ts';
import type { Reader } from '../../store/store.ts';
import { nameOf } from '../quiz/results.ts';
import { rankingSvg } from './card.ts';
import { messages } from './messages.ts';
import { type Contest, contestRef, contests } from './model.ts';

export const RANKING_FILE = 'contest-ranking';
const argsSchema = z.object({ contest: z.number().int(), shade: z.enum(['light', 'dark']).default('light') });

/** Names that a card shows of people; whoever comes behind hears it in private. */
const NAMED = 3;

/** Draws the places of a contest that is over. */
export const rankingFile = ({ zone }: { readonly zone: string }): FileMaker => ({
  name: RANKING_FILE,
  make: async (args, reader) => {
    const { contest: number, shade } = argsSchema.parse(args);
    const contest = await reader.get(contests, contestRef(number));
    if (contest?.state !== 'closed') return undefined;
    const ref = contestRef(number);
    const day = instantInWords(contest.at, dateOf(contest.at, zone), zone).zh;
    const card = { title: titleOf(contest), rows: await rowsOf(reader, contest), note: `${ref} · ${day}` };
    return {
      files: [{ name: `${ref} ${card.title}.png`, bytes: await pngOf(await rankingSvg(card, shade)) }],
      blocks: lines(messages.picture(ref).zh),
    };
  },
});

const titleOf = (contest: Contest): string =>
  contest.kind === 'knowledge' ? `知识比赛 ${contest.teams.join(' 对 ')}` : `${contest.team}${contest.topic}技能比赛`;

async function rowsOf(reader: Reader, contest: Contest) {
  if (contest.kind === 'knowledge')
    return (contest.result ?? []).map(({ place, team, points, right, asked }) => ({
      place,
      name: team,
      value: `${points} 分`,
      share: points,
      detail: `人均，对 ${right}/${asked}`,
    }));
  const shown = (contest.result ?? []).filter(({ place }) => place <= NAMED);
  return Promise.all(
    shown.map(async ({ place, person, points, judges, trimmed }) => ({
      place,
      name: await nameOf(reader, person),
      value: `${points} 分`,
      share: points,
      detail: messages.judgesCounted(judges, trimmed).zh,
    })),
  );
}
