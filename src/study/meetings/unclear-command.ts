import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { lines } from '../../commands/reply.ts';
import { freeText } from '../../commands/slots.ts';
import type { Turn } from '../../commands/turn.ts';
import { noteClause } from '../../trail/trail.ts';
import { meant } from './find.ts';
import { messages } from './messages.ts';
import { type Meeting, meetingRef, unclearPoints } from './model.ts';
import type { MeetingCommandPorts } from './ports.ts';

const WORDS = ['没听懂', '听不懂', '没听明白', '没搞懂', '没弄懂', '不明白', '有疑问', '有个疑问', '不清楚', 'unclear'];
const UNCLEAR = new RegExp(`^(?:我|我们|我还|还)?(?:${WORDS.join('|')})`, 'i');
const SURE = 0.97;
/** So many characters in common make a question one about a clause. */
const SHARED = 2;

/** 没听懂 …: during a meeting what is unclear becomes a question that waits for its answer. */
export function unclearCommand(ports: MeetingCommandPorts): Command {
  return command({
    intent: 'meeting.unclear',
    does: { zh: '开会时说哪里没听懂', en: 'say in a meeting what is unclear' },
    words: WORDS,
    recognise: ({ text }) => (UNCLEAR.test(text) ? SURE : 0),
    // Outside a meeting it is said of an answer, or of anything else.
    awaits: async (turn) => UNCLEAR.test(turn.text) && (await goesOn(turn, ports)) !== undefined,
    may: ['staff'],
    slots: {
      content: {
        ...freeText(messages.whatIsUnclear),
        read: (rest) => {
          const value = rest.replace(UNCLEAR, '').replace(/^[\s:：,，。是的]+|[\s,，]+$/g, '');
          return value ? { value, rest: '' } : undefined;
        },
      },
    },
    examples: ['没听懂 留样从什么时候算起'],
    quiet: true,
    run: async (turn, { content }) => {
      const meeting = await goesOn(turn, ports);
      if (!meeting) return { outcome: 'reject', blocks: lines(turn.say(messages.nothingToEnd)), buttons: [] };
      const ref = meetingRef(meeting.number);
      const question = await ports.keepQuestion(turn, content);
      turn.tx.put(unclearPoints, `${ref}/${question}`, { meeting: meeting.number, question, at: turn.now });
      const clause = clauseOf(content, meeting, ports, dateOf(turn.now, turn.zone));
      if (clause !== undefined) noteClause(turn.tx, { kind: 'missed', clause, ref: question });
      return {
        outcome: 'auto',
        slots: { content },
        missing: [],
        ref: question,
        blocks: lines(turn.say(messages.unclearKept(question, ref))),
        buttons: [],
      };
    },
  });
}

async function goesOn(turn: Turn, ports: MeetingCommandPorts): Promise<Meeting | undefined> {
  return (await meant(turn, undefined, ports)).find(
    ({ state, kind }) => state === 'open' && (kind !== '学习' || turn.conversation.kind === 'group'),
  );
}

/** The clause of the meeting that a question is about: the only one, or the one that shares most pairs of characters with it. */
function clauseOf(
  question: string,
  { clauses }: Meeting,
  { catalogue }: MeetingCommandPorts,
  day: string,
): string | undefined {
  const [only, ...others] = clauses;
  if (only && others.length === 0) return only.clause;
  const shared = (key: string): number => {
    const text = catalogue().byKey(key, day)?.clause.text ?? '';
    return [...pairs(question)].filter((pair) => text.includes(pair)).length;
  };
  const [best] = clauses.map(({ clause }) => ({ clause, count: shared(clause) })).sort((a, b) => b.count - a.count);
  return best && best.count >= SHARED ? best.clause : undefined;
}

function pairs(text: string): ReadonlySet<string> {
  const han = text.replace(/[^\p{Script=Han}A-Za-z0-9]/gu, '');
  return new Set(Array.from({ length: Math.max(han.length - 1, 0) }, (_, i) => han.slice(i, i + 2)));
}
