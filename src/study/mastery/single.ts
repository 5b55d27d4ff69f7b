import { type Command, command } from '../../commands/command.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import type { Team } from '../../people/model.ts';
import { allowed } from '../../people/permissions.ts';
import { personById, speakerOf } from '../../people/who.ts';
import type { JobKind } from '../../schedule/jobs.ts';
import { nextWorkMorning } from '../../schedule/morning.ts';
import type { Transaction } from '../../store/store.ts';
import type { Pushes } from '../pushes/pushes.ts';
import { openQuiz, prepareQuiz, type QuizOrder } from '../quiz/open.ts';
import type { QuizPorts, Voice } from '../quiz/ports.ts';
import { voiceOfJob, voiceOfReply } from '../quiz/voices.ts';
import { topicsIn } from '../schedules/topics.ts';
import { messages } from './messages.ts';
import { dailySingles } from './model.ts';

export const SINGLE_KIND = 'daily-single';

/** 今天考我 and one question a day by consent: what is about to be forgotten comes first. */
export function singleCommands(ports: QuizPorts): Command[] {
  return [
    command({
      intent: 'quiz.single',
      does: { zh: '考我一题', en: 'ask me a question' },
      words: ['今天考我', '考我一题', '考考我', '考我', '来一题', '再来一题', 'quiz me'],
      recognise: ({ text }) => (/每天|每日|不|别|多少|几|什么|吗|[?？]/.test(text) ? -1 : 0),
      may: allowed('quiz.answer'),
      slots: { topics: { required: false, ask: messages.singleNone, read: topicsRead } },
      examples: ['今天考我', '考我 留样'],
      run: async (turn, { topics = [] }): Promise<Reply> => {
        const { voice, said } = voiceOfReply();
        const team = turn.speaker.service ?? '全员';
        const why = await askOne(turn.tx, turn.speaker.id, team, topics as readonly string[], ports, voice);
        const shown = said();
        if (why || !shown) return refused(turn, why ?? messages.singleNone);
        return { ...shown, outcome: 'auto' };
      },
    }),
    command({
      intent: 'quiz.daily',
      does: { zh: '每天考我一题', en: 'one question a day' },
      words: ['每天考我', '每天考我一题', '每日一题', '别每天考我', '不要每天考我', '取消每日一题'],
      may: allowed('quiz.answer'),
      slots: {},
      examples: ['每天考我一题', '别每天考我'],
      run: (turn): Reply => {
        const stops = /别|不|取消/.test(turn.text);
        if (stops) turn.tx.drop(dailySingles, turn.speaker.id);
        else turn.tx.put(dailySingles, turn.speaker.id, { person: turn.speaker.id, since: turn.now });
        const blocks = lines(turn.say(stops ? messages.dailyOff : messages.dailyOn));
        return { outcome: 'auto', blocks, buttons: [], personal: true };
      },
    }),
  ];
}

const topicsRead = (rest: string) => {
  const value = topicsIn(rest);
  return value.length > 0 ? { value, rest: '' } : undefined;
};

async function askOne(
  tx: Transaction,
  person: string,
  team: Team,
  topics: readonly string[],
  ports: QuizPorts,
  voice: Voice,
) {
  const order: QuizOrder = { why: 'single', team, count: 1, topics, by: person, people: [person] };
  const prepared = await prepareQuiz(tx, order, ports);
  if (!prepared.ok) return prepared.error;
  await openQuiz(tx, order, prepared.value, ports, voice);
  return undefined;
}

const refused = (turn: Turn, why: { readonly zh: string; readonly en: string }): Reply => ({
  outcome: 'reject',
  blocks: lines(turn.say(why)),
  buttons: [],
});

/** On the morning of each workday: one question for each who wanted it. */
export const dailySingleJob = (
  ports: QuizPorts & { readonly pushes: Pick<Pushes, 'pushToPerson' | 'pushToTeam'> },
): JobKind => ({
  kind: SINGLE_KIND,
  next: (after) => nextWorkMorning(after, ports),
  run: async (tx) => {
    const { voice, sent } = voiceOfJob(tx, ports.pushes, 'study');
    for (const { document } of (await tx.find(dailySingles)).rows) {
      const member = await personById(tx, document.person, tx.at);
      if (!member) tx.drop(dailySingles, document.person);
      else {
        const { service } = await speakerOf(tx, member, { now: tx.at, zone: ports.zone });
        await askOne(tx, document.person, service ?? '全员', [], ports, voice);
      }
    }
    return sent;
  },
});
