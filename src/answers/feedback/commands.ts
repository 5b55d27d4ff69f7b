import { type Command, command } from '../../commands/command.ts';
import { type Button, lines, type Reply } from '../../commands/reply.ts';
import { optional, reference } from '../../commands/slots.ts';
import type { Turn } from '../../commands/turn.ts';
import { allowed } from '../../people/permissions.ts';
import { answerRef, feedback } from '../model.ts';
import type { Shelf } from '../shelf.ts';
import { messages } from './messages.ts';
import { REASONS, type Reason } from './model.ts';
import { rate, ratedAnswer } from './rate.ts';

const OPINION =
  /^(?<bad>没有?用|不对|not useful|useless)?(?<good>有用|useful)?[\s,，]*(?:ANS\s*[-—－]?\s*\d{1,9})?[\s,，]*(?<reason>答非所问|过时了|看不懂|有错)?[。.!！~\s]*$/i;
const LISTED_MOST = 10;

/** 有用 and 没用 below an answer, and the list of what people found wrong. */
export function feedbackCommands(shelf: () => Shelf): Command[] {
  const opinion = command({
    intent: 'answer.feedback',
    does: { zh: '评价回答', en: 'rate an answer' },
    words: ['有用', '没用', '没有用', 'useful', 'not useful'],
    // 没用完的消毒液怎么处理 begins with the word and asks.
    recognise: ({ text }) =>
      OPINION.test(text) && /^(?:有用|没有?用|useful|not useful|useless)/i.test(text) ? 0.96 : -1,
    may: 'anyone',
    slots: {
      answer: optional(reference('ANS')),
      useful: {
        required: false,
        ask: messages.nothingYet,
        read: (rest, turn) => ({ value: !OPINION.exec(turn.text)?.groups?.bad, rest }),
      },
      reason: {
        required: false,
        ask: messages.sorry,
        read: (rest) => {
          const value = REASONS.find((reason) => rest.includes(reason));
          return value && { value, rest };
        },
      },
    },
    examples: ['有用'],
    quiet: true,
    run: async (turn, slots): Promise<Reply> => {
      const useful = slots.useful ?? true;
      const answer = await ratedAnswer(turn, slots.answer);
      if (!answer) {
        const say = slots.answer === undefined ? messages.nothingYet : messages.noSuchAnswer(`ANS-${slots.answer}`);
        return { outcome: 'reject', slots: { useful }, blocks: lines(turn.say(say)), buttons: [] };
      }
      const reason = useful ? undefined : slots.reason;
      await rate(turn, answer, { useful, reason }, shelf());
      return {
        outcome: 'auto',
        slots: { answer: String(answer.number), useful, ...(reason ? { reason } : {}) },
        missing: [],
        blocks: lines(turn.say(useful ? messages.thanks : reason ? messages.reasonKept(reason) : messages.sorry)),
        buttons: useful ? [] : nextSteps(turn, answer.number, answer.question, reason),
      };
    },
  });

  const list = command({
    intent: 'feedback.list',
    does: { zh: '看问题反馈', en: 'see what people found wrong' },
    words: ['问题反馈', '反馈列表', 'feedback'],
    recognise: ({ text }) => (/^(?:看|查)?(?:问题反馈|反馈列表|feedback(?: list)?)[。.!！]*$/i.test(text) ? 0.95 : -1),
    may: allowed('feedback.see'),
    slots: {},
    examples: ['问题反馈'],
    run: async (turn): Promise<Reply> => {
      const counts = await turn.tx.count(feedback, 'useful');
      const bad = counts.get('false') ?? 0;
      if (bad === 0) return { outcome: 'auto', blocks: lines(turn.say(messages.none)), buttons: [] };
      const { rows } = await turn.tx.find(feedback, {
        where: { useful: false },
        order: { by: 'at', descending: true },
        limit: LISTED_MOST,
      });
      const items = rows.map(({ document: { answer, question, clause, reason } }) =>
        [
          `${answerRef(answer)} ${question}`,
          clause?.replace(/^Q\/\S+\s+/, '').replace('#', ' ') ?? turn.say(messages.noClause),
          ...(reason ? [turn.say(messages.reason(reason))] : []),
        ].join(' · '),
      );
      return {
        outcome: 'auto',
        blocks: [
          ...lines(turn.say(messages.listed(bad, counts.get('true') ?? 0))),
          { kind: 'list', items },
          ...(bad > items.length ? [{ kind: 'text' as const, text: turn.say(messages.more(bad - items.length)) }] : []),
        ],
        buttons: [],
      };
    },
  });
  return [opinion, list];
}

/** What can be done about an answer that was no use: say why in one tap, ask a person, raise a need. */
function nextSteps(turn: Turn, answer: number, question: string, reason: Reason | undefined): Button[] {
  return [
    ...(reason
      ? []
      : REASONS.map((r) => ({ label: turn.say(messages.reason(r)), say: `没用 ${answerRef(answer)} ${r}` }))),
    { label: turn.say(messages.hand), say: `找人工 ${answerRef(answer)}` },
    ...(turn.speaker.guest ? [] : [{ label: turn.say(messages.raise), say: `提需求 ${question.slice(0, 200)}` }]),
  ];
}
