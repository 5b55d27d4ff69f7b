import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Button, lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { people } from '../../people/documents.ts';
import { timeInWords } from './clock.ts';
import { isRef, meant, meetingSaid } from './find.ts';
import { messages, nameOfMeeting } from './messages.ts';
import { type Meeting, meetingRef } from './model.ts';
import type { MeetingCommandPorts } from './ports.ts';
import { tooLate } from './rules.ts';
import { type Signed, signIn } from './sign.ts';

const SIGN =
  /签(?:个|一下|下)?到|^(?:我来?)?(?:报到|到会了|到场了|到了)[。.!！ ]*$|\bsign(?:ing)?[ -]?(?:me )?in\b|\bcheck(?:ing)?[ -]?(?:me )?in\b/i;
/** Asking about sign-in, or speaking of its list. */
const ASKS =
  /[吗么嘛呢?？]|要不要|用不用|需不需要|能不能|可不可以|怎么|如何|什么|谁|几|多少|哪|是否|应|不用|没有?签|代签(?:行|可以)|签到(?:表|记录|册|本|簿|台账|情况|率|制度|要求|时间|名单|系统|机|处)|\b(?:how|who|must|should|do|does|is|list|sheet)\b/i;
/** 帮张三签到, 替李四签, 给王姐也签一下, 张三签到. */
const FOR_OTHERS =
  /(?:帮|替|代|给|为|帮忙给)\s*(?!我|本人|自己)(?:[\p{Script=Han}]{1,6}?)(?:也|一起|一并)?(?:签|打)|代签|\bfor\s+(?!me\b|the\b|today\b)\w+/iu;
const SURE = 0.96;

/** 签到: for oneself, in the meeting that goes on. */
export function signCommand(ports: MeetingCommandPorts): Command {
  return command({
    intent: 'attendance.sign',
    does: { zh: '开会签到', en: 'sign in to a meeting' },
    words: ['签到'],
    recognise: ({ text }) => {
      if (!SIGN.test(text) && !/代签|帮.{1,6}签/.test(text)) return 0;
      return ASKS.test(text) || text.length > 40 ? -1 : SURE;
    },
    may: ['staff'],
    slots: { meeting: meetingSaid },
    examples: ['签到'],
    run: async (turn, { meeting: said }) => {
      const slots = said === undefined ? {} : { meeting: said };
      if (await isForOthers(turn)) return answer('refuse', slots, [turn.say(messages.notForOthers)]);
      const found = await meant(turn, said, ports);
      const [one, ...others] = found;
      if (!one) return answer('reject', slots, [turn.say(nothing(said))]);
      if (others.length > 0)
        return {
          ...answer('ask', slots, [turn.say(messages.which(found.length))]),
          missing: ['meeting'],
          buttons: found.map((meeting) => choice(turn, meeting)),
        };
      return told(turn, one, slots, await signIn(turn.tx, one, turn.speaker.id, turn.zone), ports);
    },
  });
}

const nothing = (said: string | undefined) =>
  said === undefined ? messages.nothingOpen : isRef(said) ? messages.noSuchMeeting(said) : messages.noneOfKind(said);

const choice = (turn: Turn, meeting: Meeting): Button => {
  const ref = meetingRef(meeting.number);
  return { label: `${turn.say(nameOfMeeting(meeting))} ${ref}`, say: `签到 ${ref}` };
};

/** Whether somebody else is to be signed in: said in so many words, or named from the directory. */
async function isForOthers({ text, tx, speaker }: Turn): Promise<boolean> {
  if (FOR_OTHERS.test(text)) return true;
  const rest = text.replace(SIGN, ' ');
  if (!/[\p{Script=Han}]{2}/u.test(rest)) return false;
  const { rows } = await tx.find(people);
  return rows.some(({ id, document: { name } }) => id !== speaker.id && name.length > 1 && rest.includes(name));
}

const answer = (
  outcome: 'auto' | 'ask' | 'reject' | 'refuse',
  slots: Reply['slots'],
  said: readonly string[],
): Reply => ({
  outcome,
  ...(slots ? { slots } : {}),
  missing: [],
  blocks: lines(said[0] ?? '', ...said.slice(1)),
  buttons: [],
});

function told(turn: Turn, meeting: Meeting, slots: Reply['slots'], signed: Signed, ports: MeetingCommandPorts): Reply {
  const { say, now, zone } = turn;
  const ref = meetingRef(meeting.number);
  const name = say(nameOfMeeting(meeting));
  if (signed.what === 'over') return { ...answer('reject', slots, [say(messages.closedAlready(name, ref))]), ref };
  if (signed.what === 'already')
    return {
      ...answer('auto', slots, [say(messages.signedAlready(ref, timeInWords(signed.at, now, zone)))]),
      ref,
    };
  const { late, guest } = signed.attendance;
  const limit = tooLate(ports.catalogue(), dateOf(now, zone)).value;
  const said = [
    say(late === undefined ? messages.signed(name, ref, signed.place) : messages.signedLate(name, ref, late)),
    ...(guest && meeting.team !== undefined ? [say(messages.asGuest(meeting.team))] : []),
    ...(meeting.kind === '培训' && late !== undefined && late > limit ? [say(messages.noHoursFor(limit))] : []),
  ];
  return { ...answer('auto', slots, said), ref };
}
