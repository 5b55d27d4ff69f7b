import type { Sentence } from '../../base/sentence.ts';
import { dateOf, localTime } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Button, lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import type { Team } from '../../people/model.ts';
import { TEAMS } from '../../people/model.ts';
import { allowed } from '../../people/permissions.ts';
import { NIGHT, quietEnd } from '../pushes/policy.ts';
import { confirmButtons, topicsOfOthers } from '../schedules/echo.ts';
import { messages as scheduling } from '../schedules/messages.ts';
import { questionCount, timeLimit } from '../schedules/numbers.ts';
import { illegalIn, type Said } from '../schedules/plan.ts';
import {
  countSlot,
  isImpossible,
  limitSlot,
  passSlot,
  teamSlot,
  timeIn,
  topicsSlot,
  whenSlot,
} from '../schedules/slots.ts';
import { type ServiceNames, teamReader } from '../schedules/team.ts';
import { isAbout, isAboutExisting } from '../schedules/words.ts';
import { messages } from './messages.ts';
import { quizRef } from './model.ts';
import { openQuiz, prepareQuiz, type QuizOrder } from './open.ts';
import type { QuizPorts } from './ports.ts';
import { voiceOfTurn } from './voices.ts';

export interface StartPorts extends QuizPorts {
  readonly serviceNames: ServiceNames;
  readonly groupOf: (turn: Turn, team: Team) => Promise<string | undefined>;
  /** The team that a group speaks for, offered first when none was said. */
  readonly teamOf: (turn: Turn) => Promise<Team | undefined>;
}

const ASKS = /多久|多少|几(?:次|天|分)|怎么|如何|为什么|什么时候|谁|吗|[?？]\s*$|\b(?:how|when|why|who|what)\b/i;
const SURE = 0.97;

/** 现在给保洁考5题: proposed with who and how many, begun on 确认. */
export function startCommand(ports: StartPorts): Command {
  const { serviceNames, calendar } = ports;
  const named = teamReader(serviceNames);
  return command({
    intent: 'quiz.start',
    does: { zh: '马上开考', en: 'begin a quiz now' },
    words: [],
    recognise: ({ folded }, turn) => {
      if (!isAbout.quiz(folded) || isAboutExisting(folded) || ASKS.test(folded)) return 0;
      const time = timeIn(timeLimit(turn.text)?.rest ?? turn.text, turn, calendar);
      if (!time || isImpossible(time) || time.at !== 'now') return 0;
      return named(turn.text) !== undefined || questionCount(folded) !== undefined ? SURE : 0;
    },
    may: allowed('quiz'),
    asks: true,
    slots: {
      pass: passSlot,
      limit: limitSlot,
      count: countSlot(questionCount),
      time: whenSlot(calendar),
      group: teamSlot(serviceNames),
      topics: topicsSlot,
    },
    examples: ['现在就考 保洁 3题'],
    run: (turn, said) => start(turn, said, ports),
  });
}

async function start(turn: Turn, said: Said, ports: StartPorts): Promise<Reply> {
  const slots = slotsOf(said);
  const illegal = illegalIn('quiz', said);
  if (illegal) return refused(turn, slots, illegal);
  if (said.group && 'several' in said.group)
    return asked(turn, slots, 'group', scheduling.askOneTeam(said.group.several.join('、')), said.group.several);
  const team = said.group && 'team' in said.group ? said.group.team : undefined;
  if (team === undefined) {
    const here = await ports.teamOf(turn);
    return asked(turn, slots, 'group', scheduling.askTeam, [...new Set(here === undefined ? TEAMS : [here, ...TEAMS])]);
  }
  const { count } = said;
  if (count === undefined) return asked(turn, slots, 'count', scheduling.askCount, ['3题', '5题', '10题']);
  const order: QuizOrder = {
    why: 'now',
    team,
    count,
    topics: said.topics ?? [],
    by: turn.speaker.id,
    ...(said.pass === undefined ? {} : { pass: said.pass }),
    ...(said.limit === undefined ? {} : { limit: said.limit }),
  };
  const prepared = await prepareQuiz(turn.tx, order, ports);
  if (!prepared.ok) return refused(turn, slots, prepared.error);
  const { people, pass } = prepared.value;
  if (!turn.confirmed) {
    const line = messages.line(team, prepared.value.count, people.length, order.topics, pass, order.limit);
    const fewer = prepared.value.count < count ? [turn.say(messages.fewer(count, prepared.value.count))] : [];
    const others = topicsOfOthers(order, dateOf(turn.now, turn.zone), ports).map(turn.say);
    const night = quietEnd(NIGHT, turn.now, turn.zone) === undefined ? undefined : later(order);
    const quiet = night === undefined ? [] : [turn.say(messages.atNight(hourOf(turn)))];
    return {
      outcome: 'confirm',
      slots,
      missing: [],
      blocks: lines(turn.say(messages.proposal(turn.say(line))), ...quiet, ...others, ...fewer),
      buttons: [
        ...confirmButtons(turn),
        ...(night === undefined ? [] : [{ label: turn.say(messages.inTheMorning), say: night }]),
      ],
    };
  }
  const quiz = await openQuiz(turn.tx, order, prepared.value, ports, voiceOfTurn(turn, ports.groupOf));
  const ref = quizRef(quiz.number);
  return {
    outcome: 'auto',
    slots,
    missing: [],
    ref,
    blocks: lines(turn.say(messages.started(ref, people.length))),
    buttons: [{ label: turn.say({ zh: '测试情况', en: 'How it goes' }), say: `测试情况 ${ref}` }],
  };
}

const hourOf = ({ now, zone }: Turn): string => localTime(now, zone).time.slice(0, 5);

/** The same in the morning, in words that can be said. */
const later = ({ team, count, topics, pass, limit }: QuizOrder): string =>
  [
    `上午9点给${team}考${count}题`,
    topics.join('和'),
    ...(pass === undefined ? [] : [`及格${pass}`]),
    ...(limit === undefined ? [] : [`限时${limit}分钟`]),
  ]
    .filter((part) => part !== '')
    .join(' ');

const slotsOf = ({ group, count, topics = [], pass, limit }: Said): Record<string, unknown> => ({
  ...(group && 'team' in group ? { group: group.team } : {}),
  ...(count === undefined ? {} : { count }),
  ...(topics.length === 0 ? {} : { topics }),
  ...(pass === undefined ? {} : { pass }),
  ...(limit === undefined ? {} : { limit_min: limit }),
  at: 'now',
});

const refused = (turn: Turn, slots: Reply['slots'], why: Sentence): Reply => ({
  outcome: 'reject',
  ...(slots ? { slots } : {}),
  missing: [],
  blocks: lines(turn.say(why)),
  buttons: [],
});

const asked = (
  turn: Turn,
  slots: Reply['slots'],
  missing: 'group' | 'count',
  why: Sentence,
  choices: readonly string[],
): Reply => ({
  outcome: 'ask',
  ...(slots ? { slots } : {}),
  missing: [missing],
  blocks: lines(turn.say(why)),
  buttons: choices.map((say): Button => ({ label: say, say })),
});
