import { type Command, command, type Slot } from '../../commands/command.ts';
import { type Block, type Button, lines, type Reply } from '../../commands/reply.ts';
import { optional } from '../../commands/slots.ts';
import type { Turn } from '../../commands/turn.ts';
import { allowed } from '../../people/permissions.ts';
import { type Paper, paperId, papers, quizRef, quizzes } from '../quiz/model.ts';
import { nameOf } from '../quiz/results.ts';
import { namesOf, saidLine, sheetLines } from './describe.ts';
import { RANKING_FILE } from './file.ts';
import { resultReply } from './knowledge.ts';
import { messages } from './messages.ts';
import { type Contest, contestRef, contests, type KnowledgeContest, type SkillContest } from './model.ts';
import type { ContestPorts } from './ports.ts';
import { sheetsOf, skillReply } from './skill.ts';
import { REF, refIn } from './words.ts';

const OVERSEES = ['manager', 'leader', 'supervisor'] as const;

/** The number of a contest: `CT-3`. */
export const contestSlot: Slot<number> & { readonly required: true } = {
  required: true,
  ask: messages.noContest,
  read: (text) => {
    const value = refIn(text);
    return value === undefined ? undefined : { value, rest: text.replace(REF, ' ') };
  },
};

export const reject = (turn: Turn, why: { zh: string; en: string }, slots: Reply['slots'] = {}): Reply => ({
  outcome: 'reject',
  slots: slots ?? {},
  missing: [],
  blocks: lines(turn.say(why)),
  buttons: [],
});

/** 比赛情况, 比赛结果: how a contest goes, what it came to; with its picture. */
export function resultCommands(ports: Pick<ContestPorts, 'orderFile'>): Command[] {
  return [
    command({
      intent: 'contest.show',
      does: { zh: '看比赛情况和结果', en: 'see a contest and its result' },
      words: ['比赛结果', '比赛情况', '比赛成绩', '竞赛结果', 'contest result', 'contest status'],
      recognise: ({ folded }) =>
        REF.test(folded) && /结果|情况|成绩|评分表|规则|\bresult|\bstatus/i.test(folded) ? 1 : 0,
      may: ['staff'],
      slots: { contest: optional(contestSlot) },
      examples: ['比赛结果 CT-1'],
      run: async (turn, { contest: number }) => {
        const contest = number === undefined ? await latest(turn) : await turn.tx.get(contests, contestRef(number));
        if (!contest) return reject(turn, number === undefined ? messages.noneYet : messages.noContest);
        return {
          outcome: 'auto',
          slots: { contest: contestRef(contest.number) },
          missing: [],
          ...(await shown(turn, contest)),
        };
      },
    }),
    command({
      intent: 'contest.picture',
      does: { zh: '看比赛排名图', en: 'get the ranking as a picture' },
      words: ['比赛排名图', '比赛图片', '排名图', 'contest picture'],
      may: ['staff'],
      slots: { contest: contestSlot },
      examples: ['排名图 CT-1'],
      quiet: true,
      run: async (turn, { contest: number }) => {
        const ref = contestRef(number);
        const contest = await turn.tx.get(contests, ref);
        if (contest?.state !== 'closed') return reject(turn, messages.noContest, { contest: ref });
        const shade = /深色|暗色|\bdark\b/i.test(turn.text) ? 'dark' : 'light';
        ports.orderFile(turn, { maker: RANKING_FILE, args: { contest: number, shade } });
        return {
          outcome: 'auto',
          slots: { contest: ref },
          missing: [],
          ref,
          blocks: lines(turn.say(messages.picture(ref))),
          buttons: [],
        };
      },
    }),
  ];
}

async function latest({ tx }: Turn): Promise<Contest | undefined> {
  const { rows } = await tx.find(contests, { order: { by: 'since', descending: true }, limit: 1 });
  return rows[0]?.document;
}

const oversees = ({ speaker }: Turn): boolean => OVERSEES.some((role) => speaker.roles.has(role));

async function shown(turn: Turn, contest: Contest): Promise<Reply> {
  const ref = contestRef(contest.number);
  if (contest.state === 'cancelled')
    return { blocks: lines(turn.say(messages.cancelledAlready(ref))), buttons: [], ref };
  if (contest.state === 'closed') return closed(turn, contest, ref);
  const line = saidLine(turn, contest);
  const head = turn.say(contest.state === 'planned' ? messages.planned(ref, line) : messages.openNow(ref, line));
  const more = contest.kind === 'knowledge' ? await answered(turn, contest) : await judged(turn, contest);
  return {
    blocks: [...lines(head), ...more],
    buttons: buttonsOf(turn, contest, ref),
    ref,
    ...(contest.kind === 'skill' ? { personal: true as const } : {}),
  };
}

async function closed(turn: Turn, contest: Contest, ref: string): Promise<Reply> {
  const picture = { label: turn.say({ zh: '排名图', en: 'Picture' }), say: `排名图 ${ref}` };
  if (contest.kind === 'knowledge') return { ...(await resultReply(turn.tx, contest, turn.say)), buttons: [picture] };
  const all = oversees(turn);
  const reply = await skillReply(turn.tx, contest, all, turn.say);
  const own = contest.result?.find(({ person }) => person === turn.speaker.id);
  const line =
    own && !all ? [{ kind: 'text' as const, text: turn.say(messages.ownSkill(ref, own.place, own.points)) }] : [];
  return {
    ...reply,
    blocks: [...reply.blocks, ...line],
    buttons: [picture],
    ...(all || own ? { personal: true } : {}),
  };
}

function buttonsOf(turn: Turn, contest: Contest, ref: string): Button[] {
  const manages = turn.speaker.roles.has('manager');
  const judges = contest.kind === 'skill' && contest.judges.includes(turn.speaker.id) && contest.state === 'open';
  return [
    ...(judges ? [{ label: turn.say(messages.beginJudging), say: `评分 ${ref}` }] : []),
    ...(manages && contest.kind === 'skill' && contest.state === 'open'
      ? [{ label: turn.say(messages.publish), say: `公布 ${ref}` }]
      : []),
    ...(manages && contest.state === 'planned'
      ? [
          { label: turn.say(messages.beginNow), say: `${ref} 现在开始` },
          { label: turn.say(messages.cancel), say: `取消比赛 ${ref}` },
        ]
      : []),
  ];
}

/** Of a contest that goes on: how many of each team have answered all. */
async function answered({ tx, say }: Turn, { held }: KnowledgeContest): Promise<Block[]> {
  const lists: string[] = [];
  for (const number of held.at(-1)?.quizzes ?? []) {
    const quiz = await tx.get(quizzes, quizRef(number));
    if (!quiz) continue;
    const all = await Promise.all(quiz.people.map((person) => tx.get(papers, paperId(number, person))));
    const done = all.filter((paper: Paper | undefined) => paper?.state === 'done' || paper?.state === 'closed').length;
    lists.push(say(messages.answered(quiz.team, done, all.length)));
  }
  return lists.length === 0 ? [] : [{ kind: 'list', items: lists }];
}

/** Of a contest of skill: its sheet, and how far the judges are; what they gave stays theirs until it is published. */
async function judged(turn: Turn, contest: SkillContest): Promise<Block[]> {
  const { tx, say, now } = turn;
  const blocks: Block[] = [
    { kind: 'text', text: say(messages.sheetTitle) },
    { kind: 'list', items: sheetLines(contest.sheet, say) },
    { kind: 'text', text: say(messages.judges(await namesOf(tx, contest.judges))) },
  ];
  if (contest.state !== 'open' || !oversees(turn)) return blocks;
  const { done, of, open } = await sheetsOf(tx, contest, now);
  const names = await Promise.all(open.map(async ({ judge, left }) => `${await nameOf(tx, judge)} ${left}`));
  return [
    ...blocks,
    { kind: 'text', text: say(messages.progress(done, of)) },
    ...(names.length > 0 ? [{ kind: 'text' as const, text: say(messages.openSheets(names)) }] : []),
  ];
}

/** Who may see to contests. */
export const MANAGES = allowed('quiz');
