import { type Command, command } from '../../commands/command.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import { freeText } from '../../commands/slots.ts';
import type { Turn } from '../../commands/turn.ts';
import { personById } from '../../people/who.ts';
import { dropJob } from '../../schedule/jobs.ts';
import type { Reader } from '../../store/store.ts';
import { lastAnswer, ratedAnswer } from '../feedback/rate.ts';
import { subjectTopic } from '../model.ts';
import type { Shelf } from '../shelf.ts';
import { fileHandover, handoverNotice, limitSchedule, serviceAbout, takerOf } from './handover.ts';
import { messages } from './messages.ts';
import { type Handover, handoverRef, handovers } from './model.ts';

export interface HandoverPorts {
  readonly shelf: () => Shelf;
  /** Whether a person can be told something now. */
  readonly reaches: (reader: Reader, person: string) => Promise<boolean>;
}

const ANSWER = /ANS\s*[-—－]?\s*(\d{1,9})/i;
const REPLIES = /^(?:回复|reply)\s*(?:ASK\s*[-—－]?\s*)?\d{1,9}/i;

/** 找人工 and what comes of it. */
export function handoverCommands({ shelf, reaches }: HandoverPorts): Command[] {
  const hand = command({
    intent: 'answer.handover',
    does: { zh: '找人工', en: 'ask a person' },
    words: ['找人工', '转人工', '人工服务', '人工客服', 'ask a person', 'human'],
    may: 'anyone',
    slots: {
      answer: {
        required: false,
        ask: messages.whatToAsk,
        read: (rest) => {
          const found = ANSWER.exec(rest);
          return found?.[1] ? { value: found[1], rest: rest.replace(found[0], ' ') } : undefined;
        },
      },
      content: {
        required: true,
        ask: messages.whatToAsk,
        read: (rest, turn) => {
          const said = rest.replace(/^[\s:：,，。]+|[\s,，]+$/g, '');
          if (said || ANSWER.test(turn.text)) return { value: said, rest: '' };
          const before = turn.recall(subjectTopic);
          return before && { value: before.text, rest: '' };
        },
      },
    },
    examples: ['找人工 三楼门禁卡坏了找谁'],
    run: async (turn, { answer: number, content }): Promise<Reply> => {
      const after =
        number !== undefined
          ? await ratedAnswer(turn, number)
          : turn.recall(subjectTopic)
            ? await lastAnswer(turn)
            : undefined;
      const question = content || after?.question;
      if (question === undefined) {
        return { outcome: 'reject', slots: {}, blocks: lines(turn.say(messages.whatToAsk)), buttons: [] };
      }
      const slots = { content: question };
      const waiting = await turn.tx.find(handovers, { where: { by: turn.speaker.id, state: 'open' } });
      const same = waiting.rows.find(({ document }) => document.question === question)?.document;
      if (same) return inHand(turn, same, slots);
      const [other] = waiting.rows;
      // A guest may be anybody, many times over: one question at a time.
      if (other && turn.speaker.guest)
        return {
          outcome: 'refuse',
          slots,
          ref: other.id,
          blocks: lines(turn.say(messages.guestWaits(other.id))),
          buttons: [],
        };
      const service = serviceAbout(question, after, turn, shelf());
      const taker = await takerOf(turn, service);
      if (!taker) return { outcome: 'reject', slots, blocks: lines(turn.say(messages.nobody)), buttons: [] };
      const { handover, hours } = await fileHandover(turn, question, after, { to: taker.id, service }, shelf());
      const ref = handoverRef(handover.number);
      const lead = messages.forYou(ref).zh;
      turn.notify(
        { user: taker.id },
        handoverNotice(lead, handover, turn.speaker.name, { shelf: shelf(), zone: turn.zone }),
      );
      const reached = await reaches(turn.tx, taker.id);
      return {
        outcome: 'auto',
        ref,
        slots: { ...slots, ...(service ? { service } : {}) },
        missing: [],
        blocks: [
          ...lines(
            turn.say(messages.handed(ref, taker.person.name, hours)),
            ...(reached ? [] : [turn.say(messages.unreachable(taker.person.name))]),
            ...(turn.text.includes(question) ? [] : [turn.say(messages.sentThis)]),
          ),
          { kind: 'quote', text: question },
        ],
        buttons: [{ label: turn.say(messages.withdraw), say: `撤销 ${ref}` }],
      };
    },
  });

  const answer = command({
    intent: 'answer.reply',
    does: { zh: '回复找人工的问题', en: 'answer a question that was handed to you' },
    words: ['回复', 'reply'],
    // 回复投诉要多久 asks.
    recognise: ({ text }) => (REPLIES.test(text) ? 0.95 : /^(?:回复|reply)\s*$/i.test(text) ? 0.9 : -1),
    may: ['staff'],
    slots: {
      handover: {
        required: true,
        ask: messages.whichOne,
        read: (rest) => {
          const found = /^\s*(?:ASK\s*[-—－]?\s*)?(\d{1,9})(?:\s*号)?/i.exec(rest);
          return found?.[1] ? { value: found[1], rest: rest.slice(found[0].length) } : undefined;
        },
      },
      content: freeText(messages.whatToReply),
    },
    examples: ['回复 3 请找物业前台，电话内线 8001'],
    quiet: true,
    run: async (turn, { handover: number, content }): Promise<Reply> => {
      const ref = handoverRef(Number(number));
      const slots = { handover: number, content };
      const handover = await turn.tx.get(handovers, ref);
      if (!handover) return { outcome: 'reject', slots, blocks: lines(turn.say(messages.noSuch(ref))), buttons: [] };
      if (handover.state === 'withdrawn')
        return { outcome: 'reject', slots, ref, blocks: lines(turn.say(messages.wasWithdrawn(ref))), buttons: [] };
      const mine = [handover.to, handover.raisedTo].includes(turn.speaker.id) || turn.speaker.roles.has('manager');
      if (!mine) {
        const name = await nameOf(turn, handover.to);
        return { outcome: 'deny', slots, blocks: lines(turn.say(messages.notYours(ref, name))), buttons: [] };
      }
      const reply = { by: turn.speaker.id, text: content, at: turn.now };
      turn.tx.put(handovers, ref, { ...handover, state: 'answered', replies: [...handover.replies, reply] });
      dropJob(turn.tx, limitSchedule(handover.number));
      turn.notify(
        { user: handover.by },
        {
          ref,
          blocks: [
            ...lines(messages.answered(turn.speaker.name, ref).zh),
            { kind: 'quote', text: content },
            { kind: 'text', text: messages.yourQuestion(handover.question).zh },
          ],
          buttons: [{ label: messages.askAgain.zh, say: '找人工' }],
        },
      );
      const asker = await nameOf(turn, handover.by);
      const reached = await reaches(turn.tx, handover.by);
      return {
        outcome: 'auto',
        ref,
        slots,
        missing: [],
        blocks: lines(turn.say(reached ? messages.delivered(asker) : messages.notDelivered(asker))),
        buttons: [],
      };
    },
  });
  return [hand, answer];
}

async function inHand(turn: Turn, handover: Handover, slots: Reply['slots']): Promise<Reply> {
  const ref = handoverRef(handover.number);
  const say = messages.already(ref, await nameOf(turn, handover.to));
  return { outcome: 'auto', ...(slots ? { slots } : {}), ref, blocks: lines(turn.say(say)), buttons: [] };
}

/** What a person is called; of a guest, only that they are one. */
const nameOf = async (turn: Turn, id: string): Promise<string> =>
  (await personById(turn.tx, id, turn.now))?.person.name ?? turn.say({ zh: '提问人', en: 'the asker' });
