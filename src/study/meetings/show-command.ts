import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { inShort } from '../../commands/in-short.ts';
import { type Block, lines, plainText, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { peopleOfUnit, personById } from '../../people/who.ts';
import { tellClauses } from '../prompts/prompt.ts';
import { GROUP_LIMIT } from '../pushes/digest.ts';
import { signButton } from './call.ts';
import { minutesOf, timeInWords } from './clock.ts';
import { expectedAt, isOfTeam, signedIn, unclearOf } from './desk.ts';
import { isRef, meetingByRef, meetingSaid } from './find.ts';
import { shortcomings } from './hold.ts';
import { seesEverybody } from './may-run.ts';
import { messages, nameOfMeeting } from './messages.ts';
import { type Attendance, type Meeting, meetingRef, meetings } from './model.ts';
import type { MeetingCommandPorts } from './ports.ts';

const SHOW =
  /^(?:看|查|调出|看一?下|看看)?(?:一下)?(?:上次|最近|这次|本次)?的?(?:周?例会|专题会|研讨会|培训|会议)(?:的)?(?:记录|签到情况|签到记录|到会情况|出席情况)(?:\s*MT\s*-?\s*\d+)?[。.!！ ]*$|^(?:签到情况|到会情况|谁(?:还)?没?有?签到了?|学习内容)(?:\s*MT\s*-?\s*\d+)?[?？。 ]*$|^MT\s*-?\s*\d+\s*(?:的?记录|签到情况)?$|^(?:meeting )?(?:record|minutes)(?: of)? mt-?\d+$/i;
const SURE = 0.95;
const LOOKED_AT = 40;

/** 会议记录 MT-3: when, how long, who, what was studied, what stayed unclear. */
export function showCommand(ports: MeetingCommandPorts): Command {
  return command({
    intent: 'meeting.show',
    does: { zh: '看会议记录和签到情况', en: 'see the record of a meeting' },
    words: ['会议记录', '学习内容 mt', '签到情况'],
    recognise: ({ text }) =>
      SHOW.test(text)
        ? SURE
        : /^(?:会议记录|签到情况)\s*(?:MT\s*-?\s*\d+)?\s*[。]?$/i.test(text)
          ? SURE
          : /^(?:会议记录|签到情况)/.test(text)
            ? -1
            : 0,
    may: ['staff'],
    slots: { meeting: meetingSaid },
    examples: ['会议记录 MT-3'],
    run: async (turn, { meeting: said }) => {
      const slots = said === undefined ? {} : { meeting: said };
      const one = said !== undefined && isRef(said) ? await meetingByRef(turn, said) : await latest(turn, said, ports);
      const no = (outcome: 'reject' | 'deny', say: { zh: string; en: string }): Reply =>
        inShort(turn, outcome, say, { slots });
      if (!one)
        return no('reject', said !== undefined && isRef(said) ? messages.noSuchMeeting(said) : messages.noRecord);
      const seen = await seenBy(turn, one);
      return seen ? recordOf(turn, one, seen, slots, ports) : no('deny', messages.notYours);
    },
  });
}

/** The latest meeting that the speaker may see, of the group's team where they ask in a group. */
async function latest(turn: Turn, kind: string | undefined, ports: MeetingCommandPorts): Promise<Meeting | undefined> {
  const here = await ports.teamOf(turn);
  const { rows } = await turn.tx.find(meetings, {
    where: { ...(here === undefined ? {} : { team: [here, '全员'] }), ...(kind === undefined ? {} : { kind }) },
    order: { by: 'at', descending: true },
    limit: LOOKED_AT,
  });
  for (const { document } of rows) if (await seenBy(turn, document)) return document;
  return undefined;
}

/** Whose attendance the speaker sees of a meeting; undefined when the meeting is none of theirs. */
interface Seen {
  readonly all: boolean;
  /** Of a supplier's lead: own staff. */
  readonly people: ReadonlySet<string>;
}

async function seenBy(turn: Turn, meeting: Meeting): Promise<Seen | undefined> {
  if (seesEverybody(turn, meeting)) return { all: true, people: new Set() };
  const { speaker, tx, now } = turn;
  const there = await signedIn(tx, meeting);
  const own =
    speaker.roles.has('supplier_lead') && speaker.unit !== undefined
      ? (await peopleOfUnit(tx, speaker.unit, now)).map(({ id }) => id)
      : [];
  const concerns =
    (meeting.team !== undefined && (await isOfTeam(tx, speaker.id, meeting.team, now))) ||
    there.some(({ person }) => person === speaker.id);
  return concerns ? { all: false, people: new Set(own) } : undefined;
}

async function recordOf(
  turn: Turn,
  meeting: Meeting,
  { all, people }: Seen,
  slots: Reply['slots'],
  ports: MeetingCommandPorts,
): Promise<Reply> {
  const { say, tx, now, zone, speaker } = turn;
  const ref = meetingRef(meeting.number);
  const there = await signedIn(tx, meeting);
  const expected = await expectedAt(tx, meeting, { now: meeting.begins, zone });
  const came = new Set(there.map(({ person }) => person));
  const own = there.filter(({ guest }) => guest === undefined);
  const visible = (id: string): boolean => all || people.has(id);
  const nameOf = async (one: Attendance): Promise<string> => {
    const name = (await personById(tx, one.person, 0))?.person.name ?? one.person;
    return `${name}${one.late === undefined ? '' : say(messages.lateBy(one.late))}`;
  };
  const namesOf = async (some: readonly Attendance[]): Promise<string> =>
    (await Promise.all(some.filter(({ person }) => visible(person)).map(nameOf))).join('、');
  const mine = there.find(({ person }) => person === speaker.id);
  const over = meeting.state === 'closed';
  const absent = expected.filter(({ id }) => !came.has(id) && visible(id)).map(({ person }) => person.name);
  const label = messages.labels;
  const fields: (readonly [string, string])[] = [
    [
      say(label.time),
      `${timeInWords(meeting.begins, now, zone)}${over ? `～${timeInWords(meeting.ends, meeting.begins, zone)}` : ''}`,
    ],
    ...(over && meeting.kind !== '学习'
      ? [
          [
            say(label.length),
            `${say(messages.minutes(minutesOf(meeting)))}${meeting.ended === 'default' ? say(messages.byDefault) : ''}`,
          ] as const,
        ]
      : []),
    ...(over ? [] : [[say(label.state), say(messages.states[meeting.state])] as const]),
    ...(meeting.topics.length > 0 ? [[say(label.topic), meeting.topics.join('、')] as const] : []),
    [
      say(label.there),
      `${own.filter(({ person }) => expected.some(({ id }) => id === person)).length}/${expected.length}`,
    ],
    [say(label.names), await namesOf(own)],
    [say(label.guests), await namesOf(there.filter(({ guest }) => guest))],
    [say(label.absent), absent.join('、')],
    ...(expected.some(({ id }) => id === speaker.id) || mine
      ? [
          [
            say(label.me),
            mine
              ? `${say(messages.iSigned(timeInWords(mine.at, now, zone)))}${mine.late === undefined ? '' : say(messages.lateBy(mine.late))}`
              : say(messages.iDidNot),
          ] as const,
        ]
      : []),
    [say(label.source), meeting.schedule],
  ];
  const blocks: Block[] = [
    ...lines(say(messages.recordOf(ref, say(nameOfMeeting(meeting))))),
    { kind: 'fields', fields: fields.filter(([, value]) => value !== '') },
    ...(over ? shortcomings(meeting, ports.catalogue(), dateOf(meeting.begins, zone)) : []).map(
      (note): Block => ({ kind: 'text', text: say(note) }),
    ),
    ...(meeting.clauses.length > 0 ? [{ kind: 'text' as const, text: say(messages.clauses) }] : []),
    ...tellClauses(meeting.clauses, over ? undefined : meeting.opener, meeting.begins, ports).blocks,
    ...(await unclearBlocks(turn, meeting, ports)),
  ];
  return {
    outcome: 'auto',
    slots: slots ?? {},
    missing: [],
    ref,
    blocks,
    buttons: over || meeting.state === 'dropped' ? [] : [signButton(ref)],
    // Who was there is nobody else's business, and a group reads no long lists.
    ...(all || people.size > 0 || mine || plainText({ blocks }).length > GROUP_LIMIT ? { personal: true } : {}),
  };
}

async function unclearBlocks(turn: Turn, meeting: Meeting, { questionOf }: MeetingCommandPorts): Promise<Block[]> {
  const refs = await unclearOf(turn.tx, meeting);
  const items = await Promise.all(
    refs.map(async (ref) => [ref, await questionOf(turn.tx, ref)].filter(Boolean).join('　')),
  );
  return items.length === 0
    ? []
    : [
        { kind: 'text', text: turn.say(messages.unclear) },
        { kind: 'list', items },
      ];
}
