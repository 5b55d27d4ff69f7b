import type { Sentence } from '../../base/sentence.ts';
import { type Command, command } from '../../commands/command.ts';
import { inShort } from '../../commands/in-short.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import { wholeMessage } from '../../commands/slots.ts';
import type { Turn } from '../../commands/turn.ts';
import { units } from '../../people/documents.ts';
import { allowed } from '../../people/permissions.ts';
import type { WorkCalendar } from '../../schedule/calendar.ts';
import { readTime } from '../../schedule/words/read-time.ts';
import { namesApart, personIn } from '../person.ts';
import { drawnOf } from './draw.ts';
import { messages } from './messages.ts';
import { type Interview, interviewRef, interviews } from './model.ts';
import { standingDraws } from './pool.ts';
import { countsIn } from './words.ts';

const TALKS = /约谈|面谈|谈话(?:记录)?|访谈|\binterview(?:ed)?\b/i;
const ASKS = /怎么|如何|什么时候|多久|几次|不少于|规定|标准|流程|谁|吗|[?？]\s*$|\b(?:how|what|when|who|why)\b/i;
const DRAWS = /随机|抽|每(?:个)?(?:组|班)|替补|换下一|draw|random|还差|情况|计划/i;
const LEAD =
  /(?:今天|刚才|上午|下午|刚|已)?\s*(?:约谈记录|谈话记录|访谈记录|面谈记录|约谈|面谈|谈话|访谈)\s*(?:了|过|记录)?\s*(?:一下)?[:：]?|\binterview(?:ed)?(?: record)?(?: with)?\s*:?/gi;
const MOST_ASKED = 100;

/** 约谈 王芳 问5题答对4题 84配比记不清: by who oversees, never of the own unit; the person is asked to confirm it (TY 105, 8.4.5). */
export function interviewCommand(calendar: WorkCalendar): Command {
  return command({
    intent: 'interview.record',
    does: { zh: '记约谈', en: 'record an interview' },
    words: ['约谈记录', '约谈'],
    recognise: ({ text }) => {
      if (!TALKS.test(text) || DRAWS.test(text)) return -1;
      const { asked, correct } = countsIn(text);
      if (asked !== undefined || correct !== undefined) return 0.96;
      if (ASKS.test(text)) return -1;
      return /^\s*(?:约谈|面谈|访谈|谈话|今天约谈|刚约谈|interviewed)/i.test(text) ? 0.93 : 0;
    },
    may: allowed('interview.draw'),
    asks: true,
    slots: {
      said: wholeMessage(messages.askWho),
    },
    examples: ['约谈 王芳 问5题答对4题 84配比记不清'],
    run: (turn, { said }) => record(turn, String(said), calendar),
  });
}

async function record(turn: Turn, said: string, calendar: WorkCalendar): Promise<Reply> {
  const { tx, say, now, zone, speaker } = turn;
  const bare = said.replace(LEAD, ' ').replace(/\s+/g, ' ').trim();
  const person = await personIn(tx, bare, now);
  const counts = countsIn(person ? person.rest : bare);
  const time = readTime(counts.rest, { now, zone, calendar, direction: 'past', bareDays: false });
  const dayOnly =
    time && !('problem' in time) && time.date !== undefined && /今天|昨天|today|yesterday/i.test(counts.rest);
  const note = (dayOnly ? time.rest : counts.rest)
    .replace(/^[\s,，:：;；。、—-]+|[\s,，;；。、]+$/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^(?:题|道|他|她|其中|and|but)\s*[,，]?\s*/i, '')
    .replace(/^[\s,，]+/, '');
  const { asked, correct } = counts;
  const slots = {
    ...(person ? { person: person.name } : {}),
    ...(asked === undefined ? {} : { asked }),
    ...(correct === undefined ? {} : { correct }),
    ...(note === '' ? {} : { note }),
  };
  const answer = (outcome: 'reject' | 'deny' | 'ask', sentence: Sentence, missing: readonly string[] = []): Reply =>
    inShort(turn, outcome, sentence, { slots, missing });
  if (asked !== undefined && (!Number.isInteger(asked) || asked < 1 || asked > MOST_ASKED))
    return answer('reject', messages.badAsked);
  if (correct !== undefined && (!Number.isInteger(correct) || correct < 0)) return answer('reject', messages.badAsked);
  if (asked !== undefined && correct !== undefined && correct > asked)
    return answer('reject', messages.tooMany(asked, correct));
  if (!person) return answer('ask', messages.askWho, ['said']);
  if (person.members.length > 1) return answer('ask', messages.several(namesApart(person.members)), ['person']);
  const [member] = person.members;
  if (member?.id === speaker.id) return answer('deny', messages.notSelf);
  if (member?.person.unit !== undefined && member.person.unit === speaker.unit) return answer('deny', messages.ownUnit);
  if ((asked === undefined) !== (correct === undefined) || (asked === undefined && note === ''))
    return answer('ask', messages.askCounts, ['said']);
  const number = await tx.next('INT');
  const ref = interviewRef(number);
  const unit = member?.person.unit === undefined ? undefined : await tx.get(units, member.person.unit);
  const service = unit?.service ?? member?.person.teams[0];
  const drawn = (await standingDraws(tx)).findLast((draw) =>
    draw.pools.some((pool) => member !== undefined && drawnOf(draw, pool).includes(member.id)),
  );
  const kept: Interview = {
    number,
    ...(member ? { person: member.id } : { name: person.name }),
    ...(service ? { service } : {}),
    ...(asked === undefined ? {} : { asked }),
    ...(correct === undefined ? {} : { correct }),
    ...(note === '' ? {} : { note }),
    ...(drawn ? { draw: drawn.number } : {}),
    by: speaker.id,
    at: now,
  };
  tx.put(interviews, ref, kept);
  const told = asked !== undefined && correct !== undefined ? messages.counts(asked, correct) : '';
  if (member)
    turn.notify(
      { user: member.id },
      {
        ref,
        blocks: [
          ...lines(messages.pleaseConfirm(ref, speaker.name).zh),
          { kind: 'quote', text: [told.trim(), note].filter(Boolean).join(' ') },
        ],
        buttons: [
          { label: messages.true.zh, say: `${ref} 属实` },
          { label: messages.untrue.zh, say: `${ref} 不属实` },
        ],
      },
    );
  return {
    outcome: 'auto',
    ref,
    slots,
    missing: [],
    // Who answered how much is nobody's business in a group (TY 105, 8.3.6).
    ...(turn.conversation.kind === 'group' ? { personal: true } : {}),
    blocks: lines(
      say(messages.recorded(ref, person.name, told)),
      say(member ? messages.willConfirm : messages.unknown(person.name)),
    ),
    buttons: [],
  };
}

const REF = /INT\s*[-—－]?\s*(\d{1,9})/i;
const UNTRUE = /不(?:属实|对|是|同意|认可)|有出入|\b(?:not true|untrue|wrong)\b/i;

/** INT-1 属实: whoever was talked with confirms the record, or says what is not true (TY 105, 8.4.5). */
export function confirmInterviewCommand(): Command {
  return command({
    intent: 'interview.confirm',
    does: { zh: '确认约谈记录', en: 'confirm the record of a talk' },
    words: [],
    recognise: ({ text }) => (REF.test(text) && /属实|确认|对|同意|认可|出入|true|wrong/i.test(text) ? 0.98 : 0),
    may: ['staff'],
    quiet: true,
    slots: {
      interview: {
        required: true,
        ask: messages.noInterview('INT-?'),
        read: (rest) => {
          const found = REF.exec(rest);
          return found?.[1] === undefined ? undefined : { value: found[1], rest: rest.replace(found[0], ' ') };
        },
      },
      words: { required: false, ask: messages.true, read: (rest) => ({ value: rest.trim(), rest: '' }) },
    },
    examples: ['INT-1 属实'],
    run: async (turn, { interview, words }): Promise<Reply> => {
      const ref = interviewRef(Number(interview));
      const said = typeof words === 'string' ? words : '';
      const agreed = !UNTRUE.test(said);
      const slots = { interview: String(interview), agreed };
      const answer = (outcome: 'reject' | 'deny', sentence: Sentence): Reply =>
        inShort(turn, outcome, sentence, { slots });
      const found = await turn.tx.get(interviews, ref);
      if (!found) return answer('reject', messages.noInterview(ref));
      if (found.person !== turn.speaker.id) return answer('deny', messages.notYours(ref));
      if (found.confirmed) return answer('reject', messages.confirmedAlready(ref));
      turn.tx.put(interviews, ref, {
        ...found,
        confirmed: { at: turn.now, agreed, ...(agreed ? {} : { words: said }) },
      });
      if (!agreed)
        turn.notify(
          { user: found.by },
          {
            ref,
            blocks: [...lines(messages.denied(ref, turn.speaker.name).zh), { kind: 'quote', text: said }],
            buttons: [],
          },
        );
      return {
        outcome: 'auto',
        ref,
        slots,
        missing: [],
        blocks: lines(turn.say(messages.confirmed(ref, agreed))),
        buttons: [],
      };
    },
  });
}
