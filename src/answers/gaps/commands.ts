import { cutAtSentence } from '../../base/cut.ts';
import { foldText } from '../../base/fold.ts';
import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Button, lines, type Reply } from '../../commands/reply.ts';
import { freeText, optional, reference } from '../../commands/slots.ts';
import type { Turn } from '../../commands/turn.ts';
import { allowed } from '../../people/permissions.ts';
import { noteClause } from '../../trail/trail.ts';
import { shortCode } from '../compose.ts';
import { noteChange } from '../feedback/lessons.ts';
import { assignments } from '../feedback/model.ts';
import { documentOn } from '../feedback/rate.ts';
import { type Answer, answerRef, answers } from '../model.ts';
import { readPlace } from '../places.ts';
import type { Shelf } from '../shelf.ts';
import { groupGaps, likeThis, openGaps, unanswered } from './gaps.ts';
import { messages } from './messages.ts';

const LISTED_MOST = 10;
/** Groups that get buttons: a screen bears no more. */
const OFFERED_MOST = 3;
const NEAREST_MOST = 3;

/** 没答上的问题 and what is done about them. */
export function gapCommands(shelf: () => Shelf): Command[] {
  const list = command({
    intent: 'gap.list',
    does: { zh: '看没答上的问题', en: 'see what could not be answered' },
    words: ['没答上的问题', '没回答上的问题', '答不上的问题', 'unanswered questions', 'unanswered'],
    may: allowed('gap.see'),
    slots: {},
    examples: ['没答上的问题'],
    run: async (turn): Promise<Reply> => {
      const open = await openGaps(turn.tx, turn.now);
      const gaps = groupGaps(open, shelf());
      if (gaps.length === 0) return { outcome: 'auto', blocks: lines(turn.say(messages.none)), buttons: [] };
      const shown = gaps.slice(0, LISTED_MOST);
      const askers = new Set(open.map(({ by }) => by)).size;
      return {
        outcome: 'auto',
        blocks: [
          ...lines(turn.say(messages.listed(gaps.length, open.length, askers))),
          {
            kind: 'list',
            items: shown.map(
              ({ newest, questions, askers }, i) =>
                `${i + 1}. ${answerRef(newest.number)} ${turn.say(messages.group(brief(newest.question), questions.length, askers))}`,
            ),
          },
          ...(gaps.length > shown.length
            ? [{ kind: 'text' as const, text: turn.say(messages.more(gaps.length - shown.length)) }]
            : []),
        ],
        buttons: shown.slice(0, OFFERED_MOST).flatMap(({ newest }, i) => [
          { label: turn.say(messages.assign(i + 1)), say: `归到 ${answerRef(newest.number)}` },
          { label: turn.say(messages.raise(i + 1)), say: `提需求 ${newest.question.slice(0, 200)}` },
        ]),
      };
    },
  });

  const assign = command({
    intent: 'gap.assign',
    does: { zh: '把没答上的问题归到条款', en: 'assign a clause to an unanswered question' },
    words: ['归到', 'assign'],
    recognise: ({ text }) => (/^(?:归到|assign)/i.test(text) && /ANS/i.test(text) ? 0.96 : -1),
    may: allowed('gap.assign'),
    slots: {
      question: reference('ANS', messages.whichQuestion),
      clause: optional(freeText(messages.whichQuestion)),
    },
    examples: ['归到 ANS-12 JG 352 5.2.1'],
    quiet: true,
    run: async (turn, { question: number, clause: typed }): Promise<Reply> => {
      const slots = { question: Number(number), ...(typed === undefined ? {} : { clause: typed }) };
      const answer = await turn.tx.get(answers, answerRef(Number(number)));
      if (!answer) {
        const say = turn.say(messages.noSuchQuestion(answerRef(Number(number))));
        return { outcome: 'reject', slots, blocks: lines(say), buttons: [] };
      }
      const place = typed === undefined ? undefined : readPlace(typed, turn, shelf());
      if (!place?.clause) return askWhere(turn, answer, typed, slots, shelf());
      const where = `${shortCode(place.edition)} ${place.clause.number}`;
      const document = documentOn(shelf(), place.clause.key, dateOf(turn.now, turn.zone)) ?? place.clause.key;
      const alike =
        answer.behaviour === 'refuse_offer_demand'
          ? likeThis(answer, await unanswered(turn.tx, turn.now), shelf())
          : [answer];
      const wordings = new Map([answer, ...alike].map((one) => [foldText(one.question), one]));
      // A wording leads to one clause: whatever it was led to before goes.
      for (const { id, document } of (await turn.tx.find(assignments)).rows)
        if (wordings.has(foldText(document.question))) turn.tx.drop(assignments, id);
      for (const { question, number: asked } of wordings.values()) {
        const kept = { question, answer: asked, document, clause: place.clause.key, by: turn.speaker.id, at: turn.now };
        turn.tx.put(assignments, answerRef(asked), kept);
        noteClause(turn.tx, { kind: 'missed', clause: place.clause.key, ref: answerRef(asked) });
      }
      await noteChange(turn.tx);
      return {
        outcome: 'auto',
        slots: { ...slots, clause: where },
        missing: [],
        blocks: lines(turn.say(messages.assigned(wordings.size, where))),
        buttons: [{ label: turn.say(messages.try), say: answer.question.slice(0, 200) }],
      };
    },
  });
  return [list, assign];
}

const brief = (question: string): string => cutAtSentence(question.replace(/\s+/g, ' '), 60).text;

/** The clauses whose words are nearest, to choose from: what was not good enough for an answer may do for a person. */
function askWhere(turn: Turn, answer: Answer, typed: string | undefined, slots: Reply['slots'], shelf: Shelf): Reply {
  const today = dateOf(turn.now, turn.zone);
  const nearest = shelf.search(answer.question, {
    limit: NEAREST_MOST,
    filter: (placed) => shelf.statusOf(placed.edition, today) === '现行' && shelf.holdsOn(placed, today),
  });
  const buttons: Button[] = nearest.map(({ placed: { edition, clause } }) => {
    const where = `${shortCode(edition)} ${clause.number}`;
    return { label: where, say: `归到 ${answerRef(answer.number)} ${where}` };
  });
  return {
    outcome: 'ask',
    ...(slots ? { slots } : {}),
    missing: ['clause'],
    blocks: [
      ...lines(
        ...((typed === undefined ? [] : [turn.say(messages.noSuchClause(typed))]) as [string]),
        turn.say(messages.whichClause(brief(answer.question))),
      ),
      {
        kind: 'list',
        items: nearest.map(
          ({ placed: { edition, clause } }) =>
            `${shortCode(edition)} ${clause.number} ${cutAtSentence(clause.text, 40).text}`,
        ),
      },
    ],
    buttons,
  };
}
