import { type Command, command } from '../../commands/command.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { dropJob } from '../../schedule/jobs.ts';
import { nameOf } from '../quiz/results.ts';
import { confirmButtons } from '../schedules/echo.ts';
import { whenSlot } from '../schedules/slots.ts';
import { lineOf, saidLine } from './describe.ts';
import { RANKING_FILE } from './file.ts';
import { armContest } from './jobs.ts';
import { messages } from './messages.ts';
import { type Contest, contestRef, contests, type SkillContest } from './model.ts';
import type { ContestJobPorts, ContestPorts } from './ports.ts';
import { contestSlot, MANAGES, reject } from './result-commands.ts';
import { timeOf } from './schedule-command.ts';
import { publish, sheetsOf, skillReply } from './skill.ts';
import { REF } from './words.ts';

type ManagePorts = Pick<ContestPorts, 'groupOf' | 'calendar'> & Pick<ContestJobPorts, 'orderFor'>;

const said =
  (words: RegExp) =>
  ({ folded }: { readonly folded: string }): number =>
    words.test(folded) && REF.test(folded) ? 1 : -1;

/** 公布, 取消, 现在开始, 改到: what a manager does with a contest. */
export function manageCommands(ports: ManagePorts): Command[] {
  return [
    command({
      intent: 'contest.publish',
      does: { zh: '公布技能比赛结果', en: 'publish the result of a skill contest' },
      words: ['公布', 'publish'],
      recognise: said(/公布|\bpublish\b/i),
      may: MANAGES,
      slots: { contest: contestSlot },
      examples: ['公布 CT-1'],
      quiet: true,
      run: (turn, { contest }) => publishing(turn, contest, ports),
    }),
    command({
      intent: 'contest.cancel',
      does: { zh: '取消比赛', en: 'cancel a contest' },
      words: ['取消比赛', 'cancel contest'],
      recognise: said(/取消|不比了|\bcancel\b/i),
      may: MANAGES,
      slots: { contest: contestSlot },
      examples: ['取消比赛 CT-1'],
      quiet: true,
      run: async (turn, { contest: number }) => {
        const found = await waiting(turn, number, true);
        if ('reply' in found) return found.reply;
        const { contest, ref } = found;
        if (!turn.confirmed) return proposed(turn, ref, messages.cancelAsk(ref, saidLine(turn, contest)));
        turn.tx.put(contests, ref, { ...contest, state: 'cancelled' });
        dropJob(turn.tx, ref);
        await tellTeams(turn, contest, { blocks: lines(messages.cancelled(ref).zh), buttons: [], ref }, ports);
        return done(turn, ref, messages.cancelled(ref));
      },
    }),
    command({
      intent: 'contest.begin',
      does: { zh: '马上开始比赛', en: 'begin a contest now' },
      words: ['开始比赛', 'begin contest'],
      recognise: said(/现在开始|马上开始|开始比赛|\bbegin\b|\bstart\b/i),
      may: MANAGES,
      slots: { contest: contestSlot },
      examples: ['CT-1 现在开始'],
      quiet: true,
      run: async (turn, { contest: number }) => {
        const found = await waiting(turn, number, false);
        if ('reply' in found) return found.reply;
        const { contest, ref } = found;
        if (!turn.confirmed) return proposed(turn, ref, messages.beginAsk(ref, saidLine(turn, contest)));
        turn.tx.put(contests, ref, { ...contest, at: turn.now });
        armContest(turn.tx, contest, turn.now);
        return done(turn, ref, messages.beginsNow(ref));
      },
    }),
    command({
      intent: 'contest.move',
      does: { zh: '改比赛时间', en: 'move a contest' },
      words: [],
      recognise: said(/改到|改在|改期|推迟到|提前到|延到|\bmove\b|\bpostpone\b/i),
      may: MANAGES,
      asks: true,
      slots: { contest: contestSlot, at: whenSlot(ports.calendar) },
      examples: ['CT-1 改到 周五下午4点'],
      quiet: true,
      run: async (turn, { contest: number, at: time }) => {
        const found = await waiting(turn, number, false);
        if ('reply' in found) return found.reply;
        const { contest, ref } = found;
        const when = timeOf(turn, time, ports);
        if ('refused' in when) return reject(turn, when.refused, { contest: ref });
        if ('open' in when)
          return { ...reject(turn, messages.askTime, { contest: ref }), outcome: 'ask', missing: ['at'] };
        const moved = { ...contest, at: when.at };
        const line = lineOf(moved, turn.now, turn.zone);
        if (!turn.confirmed) return proposed(turn, ref, messages.moveAsk(ref, turn.say(line)));
        turn.tx.put(contests, ref, moved);
        armContest(turn.tx, moved, when.at);
        await tellTeams(turn, moved, { blocks: lines(messages.moved(ref, line.zh).zh), buttons: [], ref }, ports);
        return done(turn, ref, messages.moved(ref, turn.say(line)));
      },
    }),
  ];
}

type Sentence = { readonly zh: string; readonly en: string };

const proposed = (turn: Turn, ref: string, say: Sentence, ...notes: readonly string[]): Reply => ({
  outcome: 'confirm',
  slots: { contest: ref },
  missing: [],
  blocks: lines(turn.say(say), ...notes),
  buttons: confirmButtons(turn),
});

const done = (turn: Turn, ref: string, say: Sentence): Reply => ({
  outcome: 'auto',
  slots: { contest: ref },
  missing: [],
  ref,
  blocks: lines(turn.say(say)),
  buttons: [{ label: turn.say(messages.shows), say: `比赛情况 ${ref}` }],
});

/** A contest that has not begun; one of skill that is under way as well, where it may be. */
async function waiting(
  turn: Turn,
  number: number,
  orJudging: boolean,
): Promise<{ readonly contest: Contest; readonly ref: string } | { readonly reply: Reply }> {
  const ref = contestRef(number);
  const contest = await turn.tx.get(contests, ref);
  const no = (why: Sentence) => ({ reply: reject(turn, why, { contest: ref }) });
  if (!contest) return no(messages.noContest);
  if (contest.state === 'cancelled') return no(messages.cancelledAlready(ref));
  if (contest.state === 'closed') return no(messages.overAlready(ref));
  if (contest.state === 'open' && !(orJudging && contest.kind === 'skill')) return no(messages.running(ref));
  return { contest, ref };
}

async function tellTeams(turn: Turn, contest: Contest, reply: Reply, { groupOf }: ManagePorts): Promise<void> {
  for (const team of contest.kind === 'skill' ? [contest.team] : contest.teams) {
    const conversation = await groupOf(turn, team);
    if (conversation !== undefined) turn.notify({ conversation }, reply);
  }
  if (contest.kind === 'skill') for (const user of contest.judges) turn.notify({ user }, reply);
}

async function publishing(turn: Turn, number: number, ports: ManagePorts): Promise<Reply> {
  const ref = contestRef(number);
  const contest = await turn.tx.get(contests, ref);
  const no = (why: Sentence): Reply => reject(turn, why, { contest: ref });
  if (!contest) return no(messages.noContest);
  if (contest.kind !== 'skill') return no(messages.notSkill(ref));
  if (contest.state === 'cancelled') return no(messages.cancelledAlready(ref));
  if (contest.state === 'closed') return no(messages.overAlready(ref));
  const { done: complete, of, open } = await sheetsOf(turn.tx, contest, turn.now);
  if (complete === 0) return no(messages.nothingScored(ref));
  if (!turn.confirmed) {
    const names = await Promise.all(open.map(async ({ judge, left }) => `${await nameOf(turn.tx, judge)} ${left}`));
    const notes = names.length > 0 ? [turn.say(messages.openSheets(names))] : [];
    return { ...proposed(turn, ref, messages.publishAsk(ref, of - complete), ...notes), personal: true };
  }
  const closed = await publish(turn.tx, contest);
  if (!closed) return no(messages.nothingScored(ref));
  await tell(turn, closed, ports);
  const all = await skillReply(turn.tx, closed, true, turn.say);
  return {
    ...done(turn, ref, messages.published(ref)),
    blocks: [...lines(turn.say(messages.published(ref))), ...all.blocks],
    personal: true,
  };
}

/** The group hears the first three, with the picture; each contestant their own. */
async function tell(turn: Turn, contest: SkillContest, ports: ManagePorts): Promise<void> {
  const ref = contestRef(contest.number);
  const public_ = await skillReply(turn.tx, contest, false, ({ zh }) => zh);
  await tellTeams(turn, contest, public_, ports);
  for (const { person, place, points } of contest.result ?? [])
    turn.notify(
      { user: person },
      { blocks: lines(messages.ownSkill(ref, place, points).zh), buttons: [], ref, personal: true },
    );
  const picture = { maker: RANKING_FILE, args: { contest: contest.number }, by: turn.speaker.id };
  ports.orderFor(turn.tx, { ...picture, name: `${ref}-group`, to: { team: contest.team } });
  ports.orderFor(turn.tx, { ...picture, name: `${ref}-manager`, to: { user: turn.speaker.id } });
}
