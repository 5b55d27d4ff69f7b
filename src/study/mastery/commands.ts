import { DAY, dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import type { OrderFile } from '../../commands/file-order.ts';
import { type Block, lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import type { Team } from '../../people/model.ts';
import { membersOf } from '../../people/who.ts';
import { shadeIn } from '../../picture/model.ts';
import { clauseCounts } from '../../trail/trail.ts';
import type { QuizPorts } from '../quiz/ports.ts';
import { type ServiceNames, teamReader } from '../schedules/team.ts';
import { ENOUGH, levelOf, weakest } from './level.ts';
import { memoriesOf } from './memory.ts';
import { messages } from './messages.ts';
import type { Memory } from './model.ts';
import { singleCommands } from './single.ts';
import { TREND_FILE, trendOf } from './trend.ts';

export interface MasteryPorts extends QuizPorts {
  readonly serviceNames: ServiceNames;
  readonly orderFile: OrderFile;
}

const SHOWN = 5;
const HARDEST_DAYS = 90;
const OVERSEES = ['manager', 'supervisor', 'leader'] as const;

/** What is known and what is not, of oneself and of a team, each with the numbers behind it. */
export function masteryCommands(ports: MasteryPorts): Command[] {
  const read = teamReader(ports.serviceNames);
  const team = {
    required: false as const,
    ask: messages.whose,
    read: (text: string) => {
      const found = read(text);
      return found && 'team' in found ? { value: found.team, rest: found.rest } : undefined;
    },
  };
  const teamOr = (turn: Turn, named: Team | undefined): Team => named ?? turn.speaker.service ?? '全员';
  return [
    ...singleCommands(ports),
    command({
      intent: 'mastery.mine',
      does: { zh: '看自己掌握得怎样', en: 'see what you know well' },
      words: ['我的掌握', '我掌握得怎么样', '我掌握得怎样', '我哪里不牢', 'my mastery'],
      may: ['staff'],
      slots: {},
      examples: ['我的掌握'],
      run: async (turn) => {
        const own = await memoriesOf(turn.tx, turn.speaker.id);
        const blocks = [
          ...lines(turn.say(messages.level(turn.say({ zh: '您', en: 'You' }), levelOf(own, turn.now)))),
          ...weakBlocks(turn, own, 1, ports),
        ];
        return { outcome: 'auto', blocks, buttons: [{ label: '考我一题', say: '今天考我' }], personal: true };
      },
    }),
    command({
      intent: 'mastery.show',
      does: { zh: '看班组掌握情况', en: 'see what a team knows well' },
      words: ['掌握情况', '掌握度', '掌握程度', 'mastery'],
      may: [...OVERSEES],
      slots: { group: team },
      examples: ['掌握情况 保洁'],
      run: async (turn, { group }) => {
        const whose = teamOr(turn, group);
        const all = (
          await Promise.all((await membersOf(turn.tx, whose, turn.now)).map(({ id }) => memoriesOf(turn.tx, id)))
        ).flat();
        const blocks = [
          ...lines(turn.say(messages.level(whose, levelOf(all, turn.now)))),
          ...weakBlocks(turn, all, SHOWN, ports),
        ];
        return { outcome: 'auto', slots: { group: whose }, blocks, buttons: [], personal: true };
      },
    }),
    command({
      intent: 'quiz.hardest',
      does: { zh: '看错得最多的条款', en: 'see the hardest clauses' },
      words: ['最难的条款', '错得最多的条款', '错得最多的', '错题排行', '易错条款', 'hardest clauses'],
      may: [...OVERSEES],
      slots: { group: team },
      examples: ['最难的条款 保洁'],
      run: (turn, { group }) => hardest(turn, teamOr(turn, group), ports),
    }),
    command({
      intent: 'quiz.trend',
      does: { zh: '看测试趋势图', en: 'see how quizzes go over the weeks' },
      words: ['测试趋势', '考试趋势', '测试走势', 'quiz trend'],
      may: [...OVERSEES],
      slots: { group: team },
      examples: ['测试趋势 保洁'],
      run: async (turn, { group }) => {
        const whose = teamOr(turn, group);
        const weeks = await trendOf(turn.tx, whose, turn.now, turn.zone);
        if (weeks.length === 0)
          return { outcome: 'auto', blocks: lines(turn.say(messages.trendNone)), buttons: [], personal: true };
        const args = { team: whose, language: turn.language, at: turn.now, shade: shadeIn(turn.text) };
        ports.orderFile(turn, { maker: TREND_FILE, args });
        const items = weeks.map(({ week, passed, taken, of }) => messages.trendLine(week, passed, taken, of));
        const blocks: Block[] = [...lines(turn.say(messages.trend(whose))), { kind: 'list', items }];
        const dark = { label: turn.say({ zh: '深色图', en: 'Dark picture' }), say: `测试趋势 ${whose} 深色` };
        const buttons = args.shade === 'dark' ? [] : [dark];
        // The group hears who came first and no more.
        return { outcome: 'auto', slots: { group: whose }, blocks, buttons, personal: true };
      },
    }),
  ];
}

function weakBlocks(turn: Turn, memories: readonly Memory[], least: number, ports: QuizPorts): Block[] {
  const found = weakest(memories, turn.now, SHOWN, least);
  if (found.length === 0) return [];
  const items = found.map((one) => {
    const { where, words } = inShort(one.clause, turn, ports);
    return messages.weakLine(where, words, one);
  });
  return [
    { kind: 'text', text: turn.say(messages.weakest) },
    { kind: 'list', items },
  ];
}

/** Where a clause stands and how it begins. */
function inShort(key: string, turn: Turn, { quote }: QuizPorts): { readonly where: string; readonly words: string } {
  const blocks = quote(key, dateOf(turn.now, turn.zone)) ?? [];
  const words = blocks.find(({ kind }) => kind === 'quote');
  const [edition = '', number = ''] = key.split('#');
  return {
    where: `${edition.replace(/^Q\/\S+\s/, '')} ${number}`,
    words: words && 'text' in words ? `${words.text.replace(/\s+/g, ' ').slice(0, 24)}…` : '',
  };
}

async function hardest(turn: Turn, team: Team, ports: QuizPorts): Promise<Reply> {
  const within = { from: turn.now - HARDEST_DAYS * DAY, to: turn.now + 1, ...(team === '全员' ? {} : { team }) };
  const [wrong, right] = await Promise.all([
    clauseCounts(turn.tx, { kind: 'wrong', ...within }),
    clauseCounts(turn.tx, { kind: 'right', ...within }),
  ]);
  const rows = [...wrong]
    .map(([clause, count]) => ({ clause, count, of: count + (right.get(clause) ?? 0) }))
    .filter(({ of }) => of >= ENOUGH)
    .sort((a, b) => b.count / b.of - a.count / a.of || b.of - a.of)
    .slice(0, SHOWN);
  if (rows.length === 0)
    return { outcome: 'auto', blocks: lines(turn.say(messages.hardestNone(ENOUGH))), buttons: [], personal: true };
  const items = rows.map(({ clause, count, of }) => {
    const { where, words } = inShort(clause, turn, ports);
    return messages.hardLine(where, count, of, words);
  });
  const blocks: Block[] = [...lines(turn.say(messages.hardest(team, HARDEST_DAYS))), { kind: 'list', items }];
  return { outcome: 'auto', slots: { group: team }, blocks, buttons: [], personal: true };
}
