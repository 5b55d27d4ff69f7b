import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Block, type Button, lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { memberships } from '../../people/documents.ts';
import { dayInWords } from '../../schedule/rule-words.ts';
import { comingStep } from './arm.ts';
import { inOneLine, saidInstant } from './describe.ts';
import { findMeant, refIn } from './find.ts';
import type { ManagePorts } from './manage.ts';
import { messages } from './messages.ts';
import { type Schedule, scheduleRef } from './model.ts';
import { mayHandle } from './schedule-commands.ts';
import { teamReader } from './team.ts';

/** Before what only closes a matter (别考了). */
const SURE = 1;
const MOST = 10;
/** Nobody asks for a list in more characters. */
const LONGEST = 40;
/** What a request for the list ends with. */
const ENDS =
  /(?:测试|考试|学习|推送|例会|会议|培训)?的?(?:安排|日程|排期)(?:列表|清单|表)?(?:有?哪些|是什么)?[吗呢?？。.!！]*$/;
/** What may stand before that and says nothing, or whose they are. */
const FILLS =
  /看一下|看看|看|查看|查一下|查|列出|显示|给我|帮我|请|我们|我|所有|全部|现在|目前|这周|本周|下周|最近|都|有|还|的|了|排|哪些|什么|组|班|\s/g;
const ALSO =
  /^(?:现在|目前|最近|还|这周|本周)?(?:安排|排)了?(?:哪些|什么|几个)(?:测试|考试|学习|例会|会议|培训)?[呢?？。]*$|^(?:my |list (?:the |my |all )?|show (?:me )?(?:the |my |all )?|the )?schedules?[?.!]*$|^what(?:'s| is) scheduled[?.!]*$/i;
const WHEN_NEXT =
  /(?:下次|下一次|这次)的?(?:测试|考试|例会|专题会|培训|学习|开会)是?(?:在)?(?:什么时候|啥时候|几号|哪天|几点|何时)|(?:物业|会务|保洁|安保|保安|食堂|我们|全员)(?:组|班)?(?:下次|下一次)?(?:什么时候|啥时候|几号|哪天)(?:考试|测试|考|开例会|开会)|\bwhen is (?:the |my |our )?next (?:quiz|test|exam|meeting|training)\b/i;
const WORK = /工作安排|人员安排|座次|会场安排|岗位安排|值班安排|检查安排|怎么安排|如何安排|由谁|谁安排|安排谁/;

/** 我的安排, 现在有哪些测试安排, 保洁的安排: nothing but the list, and perhaps whose. */
function asksForList(text: string, isTeam: (name: string) => boolean): boolean {
  const end = ENDS.exec(text);
  if (!end) return false;
  const whose = text.slice(0, end.index).replace(FILLS, '');
  return whose === '' || (whose.length <= 6 && isTeam(whose));
}

/** 我的安排: what is scheduled, with its next time. A person who schedules nothing sees what is for them. */
export function listCommand({ calendar, serviceNames }: ManagePorts): Command {
  const team = teamReader(serviceNames);
  const isTeam = (name: string): boolean => team(name)?.rest.trim() === '';
  return command({
    intent: 'schedule.list',
    does: { zh: '看安排', en: 'see what is scheduled' },
    words: [],
    recognise: ({ folded }) => {
      if (/^sch\s*-?\s*\d{1,6}[。.]?$/.test(folded)) return SURE;
      if (folded.length > LONGEST || WORK.test(folded)) return 0;
      return ALSO.test(folded) || WHEN_NEXT.test(folded) || asksForList(folded, isTeam) ? SURE : 0;
    },
    may: ['staff'],
    slots: { said: { required: true, ask: messages.none, read: (text) => ({ value: text, rest: '' }) } },
    examples: ['我的安排', '保洁的安排'],
    run: async (turn, { said }): Promise<Reply> => {
      const meant = await findMeant(turn, said, serviceNames);
      const seen = await visible(turn, meant.found);
      const own = /我的/.test(said) ? seen.filter(({ owner }) => owner === turn.speaker.id) : [];
      const shown = own.length > 0 ? own : seen;
      if (shown.length === 0)
        return answer(
          turn,
          lines(turn.say(refIn(said) === undefined ? messages.none : messages.noRef(meant.match))),
          [],
        );
      const steps = shown
        .map((one) => ({ one, step: comingStep(one, turn.now, { zone: turn.zone, calendar }) }))
        .sort((a, b) => (a.step?.due ?? Number.MAX_SAFE_INTEGER) - (b.step?.due ?? Number.MAX_SAFE_INTEGER));
      const items = steps.slice(0, MOST).map(({ one, step }) => {
        const next =
          one.state === 'paused'
            ? pausedInWords(turn, one)
            : step
              ? turn.say(messages.nextOne(saidInstant(turn, step.meant)))
              : '';
        return `${scheduleRef(one.number)} ${turn.say(inOneLine(one, turn.now, turn.zone))}${next && ` · ${next}`}`;
      });
      const blocks: Block[] = [
        ...lines(turn.say(messages.list(shown.length))),
        { kind: 'list', items },
        ...(shown.length > MOST ? [{ kind: 'text' as const, text: turn.say(messages.more(shown.length - MOST)) }] : []),
      ];
      const [single] = shown.length === 1 ? shown : [];
      return answer(
        turn,
        blocks,
        single && mayHandle(turn, single.kind, single.meeting) ? buttonsOf(turn, single) : [],
      );
    },
  });
}

const answer = (_: Turn, blocks: readonly Block[], buttons: readonly Button[]): Reply => ({
  outcome: 'auto',
  slots: {},
  missing: [],
  blocks,
  buttons,
});

function buttonsOf(turn: Turn, one: Schedule): Button[] {
  const ref = scheduleRef(one.number);
  return [
    one.state === 'paused'
      ? { label: turn.say(messages.resume), say: `恢复 ${ref}` }
      : { label: turn.say(messages.pause), say: `暂停 ${ref}` },
    { label: turn.say(messages.drop), say: `取消 ${ref}` },
  ];
}

const pausedInWords = (turn: Turn, { until }: Schedule): string =>
  turn.say(messages.pausedUntil(until && turn.say(dayInWords(until, dateOf(turn.now, turn.zone)))));

/** Who manages sees all; everyone else what is for their own teams. */
async function visible(turn: Turn, found: readonly Schedule[]): Promise<readonly Schedule[]> {
  const { roles, id } = turn.speaker;
  if (['manager', 'workgroup', 'leader', 'supervisor'].some((role) => roles.has(role as never))) return found;
  const { rows } = await turn.tx.find(memberships, { where: { person: id } });
  const teams = new Set(rows.map(({ document }) => document.of));
  return found.filter(({ team }) => team === '全员' || (team !== undefined && teams.has(`team:${team}`)));
}
