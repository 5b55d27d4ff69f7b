import { type Command, command, type Slots } from '../../commands/command.ts';
import { type Button, lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { TEAMS, type Team } from '../../people/model.ts';
import { type Allowed, allowed } from '../../people/permissions.ts';
import { membersOf } from '../../people/who.ts';
import { keepSchedule } from './arm.ts';
import { inOneLine, saidInstant } from './describe.ts';
import { confirmButtons, type EchoPorts, echoOf } from './echo.ts';
import { messages } from './messages.ts';
import { type Schedule, type ScheduleKind, SERIES, scheduleRef } from './model.ts';
import { clauseCount, questionCount, timeLimit } from './numbers.ts';
import { placeSlot } from './place.ts';
import { type Objection, type Plan, planOf, type Said, slotsOf } from './plan.ts';
import { proposal } from './proposal.ts';
import {
  aheadSlot,
  countSlot,
  holidaysSlot,
  lengthSlot,
  limitSlot,
  meetingSlot,
  passSlot,
  teamSlot,
  timeIn,
  topicsSlot,
  unreadSlot,
  whenSlot,
} from './slots.ts';
import { nextSteps } from './steps.ts';
import { type ServiceNames, teamReader } from './team.ts';
import { type Evidence, meetingScore, quizScore, studyScore } from './words.ts';

export interface SchedulePorts extends EchoPorts {
  readonly serviceNames: ServiceNames;
  /** The team that a group speaks for, offered first when none was said. */
  readonly teamOf: (turn: Turn) => Promise<Team | undefined>;
}

/** 每周五下午四点给保洁考5题, 每周一8点给食堂推1条学习, 周四3点留样专题会: said, shown with its dates, kept on 确认. */
export function schedulingCommands(ports: SchedulePorts): Command[] {
  const { serviceNames, calendar } = ports;
  const team = teamReader(serviceNames);
  const group = teamSlot(serviceNames);
  const when = whenSlot(calendar);
  /** The time is looked for only where the words already point there: most messages are questions. */
  const scored =
    (score: (evidence: Evidence) => number) =>
    ({ folded }: { readonly folded: string }, turn: Turn): number => {
      if (score({ text: folded, team: true, time: 'impossible' }) === 0) return 0;
      const found = timeIn(timeLimit(turn.text)?.rest ?? turn.text, turn, calendar);
      const time = found && ('problem' in found ? 'impossible' : found);
      const read = team(turn.text);
      return score({ text: folded, team: read !== undefined, time });
    };
  return [
    command({
      intent: 'quiz.schedule',
      does: { zh: '安排测试', en: 'schedule a quiz' },
      words: [],
      recognise: scored(quizScore),
      may: allowed('quiz'),
      asks: true,
      slots: {
        ahead: aheadSlot,
        pass: passSlot,
        limit: limitSlot,
        count: countSlot(questionCount),
        time: when,
        holidays: holidaysSlot,
        group,
        unread: unreadSlot,
        topics: topicsSlot,
      },
      examples: ['每周五下午四点给保洁考5题 留样和消毒'],
      run: (turn, said) => schedule(turn, 'quiz', 'quiz.schedule', said, ports),
    }),
    command({
      intent: 'study.schedule',
      does: { zh: '安排学习推送', en: 'schedule a study prompt' },
      words: [],
      recognise: scored(studyScore),
      may: allowed('quiz'),
      asks: true,
      slots: {
        ahead: aheadSlot,
        count: countSlot(clauseCount),
        time: when,
        holidays: holidaysSlot,
        group,
        unread: unreadSlot,
        topics: topicsSlot,
      },
      examples: ['每周一早上8点给食堂推2条学习'],
      run: (turn, said) => schedule(turn, 'study', 'study.schedule', said, ports),
    }),
    command({
      intent: 'meeting.schedule',
      does: { zh: '安排例会、专题会、研讨会、培训', en: 'schedule a meeting or training' },
      words: [],
      recognise: scored(meetingScore),
      may: allowed('schedule'),
      asks: true,
      slots: {
        ahead: aheadSlot,
        kind: meetingSlot,
        at: when,
        holidays: holidaysSlot,
        group,
        place: placeSlot(ports.places),
        length: lengthSlot,
        unread: unreadSlot,
        topics: topicsSlot,
      },
      examples: ['周四下午3点 生熟分开 食堂专题会'],
      run: (turn, { at, ...said }) => schedule(turn, 'meeting', 'meeting.schedule', { ...said, time: at }, ports),
    }),
  ] satisfies Command<Slots>[];
}

/** Managers schedule everything; the workgroup its seminars. */
export const mayHandle = (turn: Turn, kind: ScheduleKind, meeting: string | undefined): boolean => {
  const roles: Allowed = allowed('quiz');
  const manages = roles === 'anyone' || roles.some((role) => turn.speaker.roles.has(role));
  return manages || (kind === 'meeting' && meeting === '研讨会');
};

/** Checks what was said, asks for what is missing, shows what it comes to, and keeps it once that was confirmed. */
export async function schedule(
  turn: Turn,
  kind: ScheduleKind,
  intent: string,
  said: Said,
  ports: SchedulePorts,
): Promise<Reply> {
  const planning = { now: turn.now, zone: turn.zone, calendar: ports.calendar };
  const base = { intent, slots: slotsOf(kind, said, planning), missing: [] };
  if (!mayHandle(turn, kind, said.kind?.kind))
    return { ...base, outcome: 'deny', blocks: lines(turn.say(messages.seminarOnly)), buttons: [] };
  const plan = planOf(kind, said, planning);
  if (!plan.ok) return objected(turn, kind, plan.error, base, ports);
  const { team } = plan.value.content;
  if (team !== undefined && (await membersOf(turn.tx, team, turn.now)).length === 0)
    return { ...base, outcome: 'reject', blocks: lines(turn.say(messages.nobody(team))), buttons: [] };
  if (turn.confirmed) return keep(turn, plan.value, base, ports);
  turn.remember(proposal, { kind, intent, said });
  return {
    ...base,
    outcome: 'confirm',
    blocks: await echoOf(turn, plan.value, ports, said.place?.rooms),
    buttons: [
      ...confirmButtons(turn),
      ...(said.place?.rooms ?? []).map((room): Button => ({ label: room, say: `地点改到 ${room}` })),
    ],
  };
}

async function objected(
  turn: Turn,
  kind: ScheduleKind,
  objection: Objection,
  base: Pick<Reply, 'intent' | 'slots'>,
  ports: SchedulePorts,
): Promise<Reply> {
  const blocks = lines(turn.say(objection.say));
  if (objection.outcome === 'reject') return { ...base, missing: [], outcome: 'reject', blocks, buttons: [] };
  const { missing } = objection;
  return {
    ...base,
    outcome: 'ask',
    missing: [missing === 'time' && kind === 'meeting' ? 'at' : missing],
    blocks,
    buttons: await choices(turn, objection, ports),
  };
}

/** What may be answered, in one tap. */
async function choices(
  turn: Turn,
  { missing, teams = TEAMS }: Extract<Objection, { outcome: 'ask' }>,
  ports: SchedulePorts,
): Promise<Button[]> {
  const same = (words: readonly string[]): Button[] => words.map((word) => ({ label: word, say: word }));
  if (missing === 'count') return same(['5题', '10题', '20题']);
  if (missing === 'time') return same(['上午9点', '下午4点']);
  const here = await ports.teamOf(turn);
  return same(here !== undefined && teams.includes(here) ? [here, ...teams.filter((team) => team !== here)] : teams);
}

async function keep(
  turn: Turn,
  { content, when }: Plan,
  base: Pick<Reply, 'intent' | 'slots'>,
  { calendar }: SchedulePorts,
): Promise<Reply> {
  const { tx, now, zone, speaker, conversation } = turn;
  const number = await tx.next(SERIES);
  const made: Schedule = {
    ...content,
    number,
    when,
    owner: speaker.id,
    by: speaker.id,
    since: now,
    conversation,
    state: 'active',
  };
  const env = { zone, calendar };
  const first = nextSteps(made, now, env, 1)[0];
  // 现在, or so soon that the message ahead of it is due already: at once.
  keepSchedule(tx, made, now, env, first === undefined ? now : undefined);
  turn.remember(proposal, undefined);
  const ref = scheduleRef(number);
  const next = first && !('at' in when) ? turn.say(messages.nextOne(saidInstant(turn, first.meant))) : '';
  return {
    ...base,
    outcome: 'auto',
    missing: [],
    ref,
    blocks: lines(turn.say(messages.kept(ref, turn.say(inOneLine(made, now, zone)))), next),
    buttons: [
      { label: turn.say(messages.mine), say: '我的安排' },
      { label: turn.say(messages.drop), say: `取消 ${ref}` },
    ],
  };
}
