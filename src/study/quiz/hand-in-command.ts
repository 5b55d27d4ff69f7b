import { type Command, command } from '../../commands/command.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import { optional } from '../../commands/slots.ts';
import type { Turn } from '../../commands/turn.ts';
import { allowed } from '../../people/permissions.ts';
import { confirmButtons } from '../schedules/echo.ts';
import { inPrivate, quizNumber } from './answer-commands.ts';
import { closeWhenDone } from './close.ts';
import { answersTo, onDesk, sittingOf } from './desk.ts';
import { messages } from './messages.ts';
import { quizRef, quizzes } from './model.ts';
import { untilWords } from './open.ts';
import type { QuizPorts } from './ports.ts';
import { handIn } from './take.ts';

const WORDS =
  /^(?:我要?|我想|现在|提前|可以|申请)*(?:交卷|交试卷|提交(?:试卷|答卷|答案)?)(?:\s*qz\s*-?\s*\d{1,9})?[吧了啦。.!！\s]*$/;
const ENGLISH =
  /^(?:i (?:want|would like) to )?(?:hand (?:it |my paper )?in|submit(?: (?:my )?(?:answers|paper|quiz))?)(?: qz\s*-?\s*\d{1,9})?[.!]*$/i;

/** 交卷: before the close, at once when everything is answered; else once it was said what is open. */
export const handInCommand = ({ zone }: QuizPorts): Command =>
  command({
    intent: 'quiz.hand_in',
    does: { zh: '交卷', en: 'hand your paper in' },
    words: [],
    recognise: ({ folded }) => (WORDS.test(folded) || ENGLISH.test(folded) ? 1 : 0),
    may: allowed('quiz.answer'),
    slots: { quiz: optional(quizNumber) },
    examples: ['交卷'],
    quiet: true,
    run: async (turn, { quiz: named }): Promise<Reply> => {
      if (turn.conversation.kind === 'group') return inPrivate(turn);
      const number = named ?? (await onDesk(turn.tx, turn.speaker.id)).at(-1);
      const sitting = number === undefined ? undefined : await sittingOf(turn.tx, number, turn.speaker.id);
      if (!sitting || sitting.quiz.state === 'closed' || sitting.quiz.why === 'single') {
        const why = number === undefined || sitting ? messages.nothingOpen : messages.notYours(quizRef(number));
        return answer(turn, 'reject', why);
      }
      const ref = quizRef(sitting.quiz.number);
      const slots = { quiz: sitting.quiz.number };
      if (sitting.paper.handed !== undefined) return { ...answer(turn, 'reject', messages.handedAlready(ref)), ref };
      const open = (await answersTo(turn.tx, sitting.paper)).filter((given) => given === undefined).length;
      if (open > 0 && !turn.confirmed)
        return {
          ...answer(turn, 'confirm', messages.handInOpen(ref, open)),
          slots,
          ref,
          buttons: confirmButtons(turn),
        };
      await handIn(turn.tx, sitting);
      await closeWhenDone(turn.tx, sitting.quiz);
      const until = untilWords((await turn.tx.get(quizzes, ref)) ?? sitting.quiz, turn.now, zone);
      return { ...answer(turn, 'auto', messages.handedIn(ref, until)), slots, ref };
    },
  });

const answer = (turn: Turn, outcome: 'auto' | 'confirm' | 'reject', why: { zh: string; en: string }): Reply => ({
  outcome,
  blocks: lines(turn.say(why)),
  buttons: [],
  personal: true,
});
