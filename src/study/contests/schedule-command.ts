import type { Sentence } from '../../base/sentence.ts';
import { dateOf, toIso } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Block, type Button, lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { TEAMS } from '../../people/model.ts';
import { allowed } from '../../people/permissions.ts';
import { instantInWords } from '../../schedule/rule-words.ts';
import { confirmButtons } from '../schedules/echo.ts';
import { questionCount } from '../schedules/numbers.ts';
import { whenOf } from '../schedules/plan.ts';
import { countSlot, isImpossible, type WhenSaid, whenSlot } from '../schedules/slots.ts';
import { teamReader } from '../schedules/team.ts';
import { lineOf } from './describe.ts';
import { armContest } from './jobs.ts';
import { messages } from './messages.ts';
import { type Contest, contestRef, contests, SERIES } from './model.ts';
import { planKnowledge } from './plan-knowledge.ts';
import { planSkill } from './plan-skill.ts';
import type { ContestPorts } from './ports.ts';
import { FIRST, FIRST_HOW_MANY, RIGHT } from './ranking.ts';
import {
  ABOUT,
  contestantsSlot,
  judgesSlot,
  kindSlot,
  minutesSlot,
  REF,
  roundsSlot,
  type TeamsSaid,
  teamsSlot,
  topicsSlot,
} from './words.ts';

/** What was said about a contest, slot by slot. */
export interface ContestSaid {
  readonly kind?: 'skill' | 'knowledge' | undefined;
  readonly rounds?: number | undefined;
  readonly minutes?: number | undefined;
  readonly count?: number | undefined;
  readonly at?: WhenSaid | undefined;
  readonly judges?: readonly string[] | undefined;
  readonly contestants?: readonly string[] | undefined;
  readonly groups?: TeamsSaid | undefined;
  readonly topics?: readonly string[] | undefined;
}

type Distribute<T> = T extends unknown ? Omit<T, 'number' | 'by' | 'since' | 'state'> : never;
/** A contest before it has a number. */
export type ContestDraft = Distribute<Contest>;

/** What a plan comes to: a contest to be shown and confirmed, or what to say instead. */
export type Planned =
  | { readonly what: 'contest'; readonly draft: ContestDraft; readonly notes: readonly Block[] }
  | {
      readonly what: 'ask';
      readonly missing: 'groups' | 'at' | 'judges' | 'contestants' | 'topics';
      readonly say: Sentence;
      readonly buttons?: readonly Button[];
    }
  | { readonly what: 'reject'; readonly say: Sentence; readonly buttons?: readonly Button[] };

const ASKS =
  /结果|成绩|情况|规则|流程|意义|多久|多长|多少[次钱人]|几(?:点|次|个|时)|什么|怎么|如何|谁|哪|为何|为什么|是否|有没有|[能可]不[能可]|是不是|应不应|要不要|[吗么呢?？]\s*$|\b(?:how|what|when|who|why|which|does|did|is there)\b/i;
const NOT_NEW = /取消|改到|改成|改为|公布|推迟|提前到|\b(?:cancel|publish|move|result)\b/i;
/** A time, or a word for bringing something about. */
const PLANS = /\d|[周号明后]|今天|现在|\b(?:on|at|now|tomorrow|today)\b|安排|举办|办一?场|搞一?场|评委/i;
const BARE = /^\s*\S{2,10}\s*$/;
const SURE = 0.97;

/** 比赛 保洁 对 会务 周五下午3点 10题; 技能比赛 会务 摆台 周五下午3点 评委 …: shown with its rules, kept on 确认. */
export function contestCommand(ports: ContestPorts): Command {
  const team = teamReader(ports.serviceNames);
  return command({
    intent: 'contest.schedule',
    does: { zh: '安排知识比赛或技能比赛', en: 'schedule a contest' },
    words: [
      '技能比赛',
      '技能竞赛',
      '技能大比武',
      '知识比赛',
      '知识竞赛',
      '比赛',
      '竞赛',
      'knowledge contest',
      'skill contest',
      'contest',
      'competition',
    ],
    recognise: ({ text, folded }) => {
      if (!ABOUT.test(folded)) return 0;
      if (ASKS.test(folded) || NOT_NEW.test(folded) || REF.test(folded)) return -1;
      const teams = team(text) !== undefined;
      if (teams && PLANS.test(folded)) return SURE;
      // 竞赛题目在竞赛结束前不应泄露 begins with the word and plans nothing.
      return teams || PLANS.test(folded) || BARE.test(folded) ? 0 : -1;
    },
    may: allowed('quiz'),
    asks: true,
    slots: {
      kind: kindSlot,
      rounds: roundsSlot,
      minutes: minutesSlot,
      count: countSlot(questionCount),
      at: whenSlot(ports.calendar),
      judges: judgesSlot,
      contestants: contestantsSlot,
      groups: teamsSlot(ports.serviceNames),
      topics: topicsSlot,
    },
    examples: ['比赛 保洁 对 会务 周五下午3点 10题', '技能比赛 会务 会场布置 周五下午3点 评委 郑海宁 邓佩仪'],
    run: (turn, said) => schedule(turn, said, ports),
  });
}

async function schedule(turn: Turn, said: ContestSaid, ports: ContestPorts): Promise<Reply> {
  const when = timeOf(turn, said.at, ports);
  const slots = slotsOf(turn, said, 'at' in when ? when.at : undefined);
  const answer = (
    outcome: Reply['outcome'],
    why: Sentence,
    missing: readonly string[],
    buttons: readonly Button[] = [],
  ) =>
    ({
      ...(outcome ? { outcome } : {}),
      slots,
      missing,
      blocks: lines(turn.say(why)),
      buttons: [...buttons],
    }) satisfies Reply;
  if ('refused' in when) return answer('reject', when.refused, []);
  if (said.groups?.unknown !== undefined) return answer('reject', messages.unknownTeam(said.groups.unknown), []);
  const at = 'at' in when ? when.at : undefined;
  const planned =
    said.kind === 'skill' ? await planSkill(turn, said, at, ports) : await planKnowledge(turn, said, at, ports);
  if (planned.what === 'reject') return answer('reject', planned.say, [], planned.buttons);
  if (planned.what === 'ask')
    return answer('ask', planned.say, [planned.missing], planned.buttons ?? choices(planned.missing));
  const { draft, notes } = planned;
  const line = turn.say(lineOf(draft, turn.now, turn.zone));
  if (!turn.confirmed) {
    const holiday = ports.calendar.holiday(dateOf(draft.at, turn.zone));
    const blocks = lines(
      turn.say(messages.ask(line)),
      ...(holiday === undefined ? [] : [turn.say(messages.onHoliday(holiday))]),
    );
    return { outcome: 'confirm', slots, missing: [], blocks: [...blocks, ...notes], buttons: confirmButtons(turn) };
  }
  const number = await turn.tx.next(SERIES);
  const ref = contestRef(number);
  const contest: Contest = { ...draft, number, by: turn.speaker.id, since: turn.now, state: 'planned' };
  turn.tx.put(contests, ref, contest);
  armContest(turn.tx, contest, Math.max(contest.at, turn.now));
  await announce(turn, contest, ports);
  return {
    outcome: 'auto',
    slots,
    missing: [],
    ref,
    blocks: lines(turn.say(messages.scheduled(ref, line))),
    buttons: [
      { label: turn.say(messages.shows), say: `比赛情况 ${ref}` },
      { label: turn.say(messages.cancel), say: `取消比赛 ${ref}` },
    ],
  };
}

/** Whoever takes part hears of it, and by which rules, before it begins. */
async function announce(turn: Turn, contest: Contest, { groupOf }: ContestPorts): Promise<void> {
  const ref = contestRef(contest.number);
  const line = lineOf(contest, turn.now, turn.zone).zh;
  const rules = contest.kind === 'skill' ? messages.skillRules : rulesOfKnowledge;
  const said: Reply = { blocks: lines(messages.announced(ref, line).zh, rules.zh), buttons: [], ref };
  for (const team of contest.kind === 'skill' ? [contest.team] : contest.teams) {
    const conversation = await groupOf(turn, team);
    if (conversation !== undefined) turn.notify({ conversation }, said);
  }
  if (contest.kind !== 'skill') return;
  const buttons = [{ label: messages.seeSheet.zh, say: `比赛情况 ${ref}` }];
  for (const user of contest.judges)
    turn.notify({ user }, { blocks: lines(messages.youJudge(ref, line).zh), buttons, ref });
  for (const user of contest.contestants)
    turn.notify({ user }, { blocks: lines(messages.youContest(ref, line).zh, rules.zh), buttons, ref });
}
const rulesOfKnowledge = messages.knowledgeRules(RIGHT, FIRST, FIRST_HOW_MANY);

/** When it is to be; undefined while that was not said in full. */
export function timeOf(
  turn: Turn,
  time: WhenSaid | undefined,
  { calendar }: Pick<ContestPorts, 'calendar'>,
): { readonly at: number } | { readonly refused: Sentence } | { readonly open: true } {
  if (!time) return { open: true };
  if (isImpossible(time)) return { refused: time.problem };
  const when = whenOf(time, undefined, { now: turn.now, zone: turn.zone, calendar }, []);
  if (!when.ok) return { refused: when.error };
  if (!when.value) return { open: true };
  if (!('at' in when.value)) return { refused: messages.once };
  const { at } = when.value;
  const today = dateOf(turn.now, turn.zone);
  return at < turn.now ? { refused: messages.past(turn.say(instantInWords(at, today, turn.zone))) } : { at };
}

/** What was understood, as the interfaces name it. */
function slotsOf(turn: Turn, said: ContestSaid, at: number | undefined): Record<string, unknown> {
  const now = said.at && !isImpossible(said.at) && said.at.at === 'now';
  const date = said.at && !isImpossible(said.at) ? said.at.date : undefined;
  return {
    ...(said.groups && said.groups.teams.length > 0 ? { groups: said.groups.teams } : {}),
    ...(at !== undefined ? { at: now ? 'now' : toIso(at, turn.zone) } : date === undefined ? {} : { date }),
    ...(said.count === undefined ? {} : { count: said.count }),
    ...(said.rounds === undefined ? {} : { rounds: said.rounds }),
    ...(said.topics === undefined ? {} : { topics: said.topics }),
    ...(said.judges === undefined ? {} : { judges: said.judges }),
    ...(said.contestants === undefined ? {} : { contestants: said.contestants }),
  };
}

const choices = (missing: string): Button[] => {
  const words =
    missing === 'at'
      ? ['明天下午3点', '周五下午3点']
      : missing === 'groups'
        ? TEAMS.filter((team) => team !== '全员')
        : [];
  return words.map((say) => ({ label: say, say }));
};
