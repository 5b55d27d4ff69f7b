import { MINUTE } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { voiceOfTurn } from '../quiz/voices.ts';
import { confirmButtons } from '../schedules/echo.ts';
import { armClose, tellMeeting } from './call.ts';
import { timeInWords } from './clock.ts';
import { putMeeting } from './desk.ts';
import { isRef, meant, meetingSaid } from './find.ts';
import { correctLength, endMeeting, LONGEST } from './hold.ts';
import { endSaid } from './length-words.ts';
import { mayRunMeeting } from './may-run.ts';
import { messages } from './messages.ts';
import { type Meeting, meetingRef } from './model.ts';
import type { MeetingCommandPorts } from './ports.ts';

/** Only these words, with the meeting's name at most: 散会捡到一块手表 asks something. */
const OVER =
  /^(?:好了?|那)?[,， ]*(?:MT-?\d+)?\s*(?:今天的?|本次|这次)?(?:周?例会|专题会|研讨会|培训|讲座|会议?)?(?:就?到这|就?到此结束|开完了?|散会了?|结束了?|讲完了?)\s*(?:MT\s*-?\s*\d+)?[吧啦了。.!！~ ]*$|^(?:the )?meeting (?:is )?(?:over|done|finished)[.! ]*$|^end (?:the )?meeting(?: mt-?\d+)?[.! ]*$/i;
const LENGTH =
  /(?:会议?|例会|培训|讲座|专题会|研讨会|MT\s*-?\s*\d+)\s*(?:再|要|就)?(?:延长|开到|讲到|时长|开了|一共开了|延到)|^(?:延长|再开|再讲)\s*[\d半一二两三四]|\bextend (?:the )?meeting\b/i;
const ASKS = /[吗呢?？]|多久|多长|多少|怎么|谁|什么|几/;
const SURE = 0.96;

/** 散会, 会议延长30分钟, MT-3 开到17:00. */
export function endCommands(ports: MeetingCommandPorts): Command[] {
  return [
    command({
      intent: 'meeting.end',
      does: { zh: '说会开完了', en: 'end a meeting' },
      words: [],
      recognise: ({ text }) => (OVER.test(text) ? SURE : 0),
      may: ['staff'],
      slots: { meeting: meetingSaid },
      examples: ['散会'],
      quiet: true,
      run: async (turn, { meeting: said }) => {
        const one = await theMeeting(turn, said, ports, ({ state }) => state === 'open', '散会');
        return 'blocks' in one ? one : end(turn, one, ports);
      },
    }),
    command({
      intent: 'meeting.extend',
      does: { zh: '延长会议，或改它的时长', en: 'prolong a meeting, or correct its length' },
      words: [],
      recognise: ({ text }) => (LENGTH.test(text) && !ASKS.test(text) ? SURE : 0),
      may: ['staff'],
      slots: {
        meeting: meetingSaid,
        /** What is said of the length: it means something only beside the meeting's own times. */
        words: { required: false, ask: messages.howLong, read: (rest) => ({ value: rest, rest: '' }) },
      },
      examples: ['会议延长30分钟'],
      quiet: true,
      run: async (turn, { meeting: said, words = '' }) => {
        const fits = ({ state }: Meeting): boolean =>
          state === 'open' || state === 'called' || (said !== undefined && isRef(said) && state === 'closed');
        const one = await theMeeting(turn, said, ports, fits, '会议延长30分钟');
        return 'blocks' in one ? one : prolong(turn, one, words, ports);
      },
    }),
  ];
}

async function theMeeting(
  turn: Turn,
  said: string | undefined,
  ports: MeetingCommandPorts,
  fits: (meeting: Meeting) => boolean,
  words: string,
): Promise<Meeting | Reply> {
  const found = (await meant(turn, said, ports)).filter((meeting) => fits(meeting) && meeting.kind !== '学习');
  const [one, ...others] = found;
  const slots = said === undefined ? {} : { meeting: said };
  const base = { slots, missing: [], buttons: [] };
  if (!one) return { ...base, outcome: 'reject', blocks: lines(turn.say(messages.nothingToEnd)) };
  if (others.length > 0)
    return {
      ...base,
      outcome: 'ask',
      missing: ['meeting'],
      blocks: lines(turn.say(messages.whichEnds(found.length))),
      buttons: found.map(({ number }) => ({ label: meetingRef(number), say: `${meetingRef(number)} ${words}` })),
    };
  if (await mayRunMeeting(turn, one)) return one;
  return { ...base, outcome: 'deny', blocks: lines(turn.say(messages.notYoursToEnd)) };
}

async function end(turn: Turn, meeting: Meeting, ports: MeetingCommandPorts): Promise<Reply> {
  const ended = await endMeeting(turn.tx, meeting, { at: turn.now, by: turn.speaker.id }, ports);
  const ref = meetingRef(meeting.number);
  if (!ended) return { outcome: 'reject', blocks: lines(turn.say(messages.nothingToEnd)), buttons: [], ref };
  const voice = voiceOfTurn(turn, ports.groupOf);
  const inGroup = meeting.team !== undefined && (await ports.teamOf(turn)) === meeting.team;
  const owns = meeting.owner === turn.speaker.id;
  if (!inGroup && meeting.team !== undefined)
    await tellMeeting(turn.tx, ended.meeting, ended.toGroup, turn.zone, voice);
  if (!owns || inGroup) await voice.person(meeting.owner, ended.toOwner);
  const reply = inGroup || !owns ? ended.toGroup : ended.toOwner;
  return { ...reply, outcome: 'auto', slots: { meeting: ref }, missing: [] };
}

async function prolong(turn: Turn, meeting: Meeting, words: string, ports: MeetingCommandPorts): Promise<Reply> {
  const ref = meetingRef(meeting.number);
  const slots = { meeting: ref };
  const until = endSaid(words, turn.zone, meeting, ports.calendar);
  if (until === undefined)
    return { outcome: 'reject', slots, missing: [], blocks: lines(turn.say(messages.howLong)), buttons: [] };
  if (until <= meeting.begins || until - meeting.begins > LONGEST || (meeting.state !== 'closed' && until <= turn.now))
    return { outcome: 'reject', slots, missing: [], blocks: lines(turn.say(messages.wrongLength)), buttons: [] };
  const minutes = Math.round((until - meeting.begins) / MINUTE);
  if (meeting.state === 'closed') {
    if (!turn.confirmed)
      return {
        outcome: 'confirm',
        slots: { ...slots, minutes },
        missing: [],
        ref,
        blocks: lines(turn.say(messages.confirmLength(ref, minutes))),
        buttons: confirmButtons(turn),
      };
    await correctLength(turn.tx, meeting, { at: until, by: turn.speaker.id }, ports);
    return {
      outcome: 'auto',
      slots: { ...slots, minutes },
      missing: [],
      ref,
      blocks: lines(turn.say(messages.corrected(ref, minutes))),
      buttons: [],
    };
  }
  const longer: Meeting = { ...meeting, ends: until };
  await putMeeting(turn.tx, longer);
  if (longer.state === 'open') armClose(turn.tx, longer);
  return {
    outcome: 'auto',
    slots: { ...slots, minutes },
    missing: [],
    ref,
    blocks: lines(turn.say(messages.extended(ref, timeInWords(until, turn.now, turn.zone)))),
    buttons: [],
  };
}
