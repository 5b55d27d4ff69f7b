import { type Command, command } from '../../commands/command.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import { optional } from '../../commands/slots.ts';
import { allowed } from '../../people/permissions.ts';
import { confirmButtons } from '../schedules/echo.ts';
import { quizNumber } from './answer-commands.ts';
import { closeQuiz } from './close.ts';
import { messages } from './messages.ts';
import { papers, quizRef, quizzes } from './model.ts';
import type { StartPorts } from './start-command.ts';
import { voiceOfTurn } from './voices.ts';

/** 收卷 QZ-2: before its time, once who has not finished was shown. A contest ends by its own rules. */
export const closeCommand = (ports: StartPorts): Command =>
  command({
    intent: 'quiz.close',
    does: { zh: '提前收卷', en: 'close a quiz now' },
    words: ['收卷', '提前收卷', '结束测试', '结束考试', 'close the quiz'],
    recognise: ({ folded }) => {
      if (/怎么|多久|什么|时候|几点|谁|吗|[?？]/.test(folded)) return -1;
      return /^qz\s*-?\s*\d{1,9}\s*(?:现在|马上|提前)?(?:收卷|结束)/.test(folded) ? 0.97 : 0;
    },
    may: allowed('quiz'),
    slots: { quiz: optional(quizNumber) },
    examples: ['收卷 QZ-2'],
    run: async (turn, { quiz: named }): Promise<Reply> => {
      const { rows } = await turn.tx.find(quizzes, {
        where: { state: 'open', why: ['scheduled', 'now', 'make-up'] },
        order: { by: 'at', descending: true },
      });
      const found = rows.find(({ document }) => named === undefined || document.number === named)?.document;
      if (!found) return { outcome: 'reject', blocks: lines(turn.say(messages.noneOpen)), buttons: [] };
      const ref = quizRef(found.number);
      if (!turn.confirmed) {
        const open = await turn.tx.find(papers, { where: { quiz: found.number, state: ['waiting', 'answering'] } });
        const ask = messages.closeNow(ref, found.team, open.rows.length);
        return {
          outcome: 'confirm',
          slots: { quiz: found.number },
          ref,
          blocks: lines(turn.say(ask)),
          buttons: confirmButtons(turn),
        };
      }
      await closeQuiz(turn.tx, found, ports, voiceOfTurn(turn, ports.groupOf), 'duty');
      return {
        outcome: 'auto',
        slots: { quiz: found.number },
        ref,
        blocks: lines(turn.say(messages.closedNow(ref))),
        buttons: [],
      };
    },
  });
