import type { Sentence } from '../../base/sentence.ts';
import { dateOf, instantAt } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { allowed } from '../../people/permissions.ts';
import { personById } from '../../people/who.ts';
import { putJob } from '../../schedule/jobs.ts';
import { instantInWords } from '../../schedule/rule-words.ts';
import { confirmButtons } from '../schedules/echo.ts';
import { isImpossible, type WhenSaid, whenSlot } from '../schedules/slots.ts';
import { quizNumber } from './answer-commands.ts';
import { MAKE_UP_KIND } from './close.ts';
import { messages } from './messages.ts';
import { paperId, papers, type Quiz, quizRef, quizzes } from './model.ts';
import type { QuizPorts } from './ports.ts';

/** 补考 QZ-3 明天上午10点: when it could not be planned by itself, was missed, or is wanted sooner. */
export const makeUpCommand = ({ calendar, zone }: QuizPorts): Command =>
  command({
    intent: 'quiz.make_up',
    does: { zh: '安排补考', en: 'plan a make-up' },
    words: ['补考', '安排补考'],
    recognise: ({ folded }) => (/^(?:安排)?补考\s*qz/.test(folded) ? 0.97 : -1),
    may: allowed('quiz'),
    asks: true,
    slots: { quiz: quizNumber, time: whenSlot(calendar) },
    examples: ['补考 QZ-3 明天上午10点'],
    quiet: true,
    run: async (turn, { quiz: number, time }): Promise<Reply> => {
      const ref = quizRef(number);
      const quiz = await turn.tx.get(quizzes, ref);
      if (!quiz) return refused(turn, messages.noSuchQuiz);
      if (quiz.state === 'open') return refused(turn, messages.makeUpOpen(ref));
      const people = await whoFailed(turn, quiz);
      if (people.length === 0) return refused(turn, messages.makeUpNobody(ref));
      if (time && isImpossible(time)) return refused(turn, time.problem);
      const at = instantOf(time, turn.now, zone);
      if (at === undefined)
        return { outcome: 'ask', missing: ['time'], ref, blocks: lines(turn.say(messages.makeUpWhen)), buttons: [] };
      const when = at <= turn.now ? messages.atOnce : instantInWords(at, dateOf(turn.now, zone), zone);
      if (!turn.confirmed) {
        const proposal = messages.makeUpProposal(ref, people.length, turn.say(when));
        return { outcome: 'confirm', ref, blocks: lines(turn.say(proposal)), buttons: confirmButtons(turn) };
      }
      putJob(turn.tx, `${ref}-make-up`, {
        kind: MAKE_UP_KIND,
        next: Math.max(at, turn.now),
        payload: { quiz: number, people, by: turn.speaker.id },
      });
      const blocks = lines(turn.say(messages.makeUpPlanned(people.length, turn.say(when))));
      return { outcome: 'auto', ref, blocks, buttons: [] };
    },
  });

function instantOf(time: WhenSaid | undefined, now: number, zone: string): number | undefined {
  if (time === undefined || isImpossible(time)) return undefined;
  if (time.at === 'now') return now;
  if (time.at !== undefined) return time.at;
  const date = time.date ?? (time.time === undefined ? undefined : dateOf(now, zone));
  return date !== undefined && time.time !== undefined ? instantAt(date, time.time, zone) : undefined;
}

/** Who did not pass and is still there. */
async function whoFailed({ tx, now }: Turn, { number, people }: Quiz): Promise<string[]> {
  const failed: string[] = [];
  for (const person of people) {
    const paper = await tx.get(papers, paperId(number, person));
    if (paper?.passed === false && (await personById(tx, person, now))) failed.push(person);
  }
  return failed;
}

const refused = (turn: Turn, why: Sentence): Reply => ({
  outcome: 'reject',
  blocks: lines(turn.say(why)),
  buttons: [],
});
