import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Block, lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { TEAMS, type Team } from '../../people/model.ts';
import { may } from '../../people/permissions.ts';
import { findPeople, type Member, membersOf, peopleOfUnit, personById } from '../../people/who.ts';
import { dayInWords } from '../../schedule/rule-words.ts';
import { type ServiceNames, teamReader } from '../schedules/team.ts';
import { type Ledger, ledgerOf, missing, preJobParts } from './hours.ts';
import { messages } from './messages.ts';
import { meetingRef, meetings } from './model.ts';
import type { MeetingCommandPorts } from './ports.ts';
import { minutesOfHour } from './rules.ts';

const OWN =
  /(?:我|本人|自己|俺)[^，。；]{0,10}(?:学时|课时)|^(?:我|本人)的(?:培训|学习)记录|\bmy (?:training|class|study) hours\b|how many (?:training|class) hours (?:do|have) i/i;
/** What is laid down about hours is a question. */
const RULE = /要学多少|一年|每年|规定|要求|标准|能.{0,4}查|可以.{0,4}查|怎么|如何|应该|需要|多少才|为什么|记错|改/;
const NAMED =
  /^(?:查|看|查一下|看一下|看看|查查)?\s*(?:今年的?)?(?:培训)?(?:学时|课时)(?:台账|情况|统计)?[\s:：,，]+(\S.{0,20}?)[。.!！?？ ]*$/;
const OF_TEAM =
  /^(?:查|看|查一下|看一下|看看|查查)?\s*(\S{2,8}?)(?:组|班|队)?的?(?:今年的?)?(?:培训)?学时(?:台账|情况|统计|表|汇总)?[。.!！ ]*$/;
const LISTED = 60;
const SHOWN = 10;

export interface HoursCommandPorts extends MeetingCommandPorts {
  readonly serviceNames: ServiceNames;
}

/** 我的学时, 学时 保洁: class hours against what BZ 401 asks for. */
export function hoursCommand(ports: HoursCommandPorts): Command {
  const read = teamReader(ports.serviceNames);
  const teamIn = (said: string): Team | undefined => {
    if ((TEAMS as readonly string[]).includes(said)) return said as Team;
    const found = read(said);
    return found && 'team' in found && found.rest.replace(/[组班队的\s]/g, '') === '' ? found.team : undefined;
  };
  const whoIn = (text: string): string | undefined => {
    const named = NAMED.exec(text)?.[1];
    if (named !== undefined) return named;
    const team = OF_TEAM.exec(text)?.[1];
    return team !== undefined && teamIn(team) !== undefined ? team : undefined;
  };
  const isOwn = (text: string): boolean => OWN.test(text) && !RULE.test(text);
  return command({
    intent: 'hours.show',
    does: { zh: '看学时', en: 'see class hours' },
    words: [],
    recognise: ({ text }) => (isOwn(text) || whoIn(text) !== undefined ? 0.95 : 0),
    may: ['staff'],
    slots: {
      who: {
        required: false,
        ask: messages.whoseHours,
        read: (rest) => {
          const value = whoIn(rest);
          return value === undefined || /^(?:我|本人|自己)$/.test(value) ? undefined : { value, rest: '' };
        },
      },
    },
    examples: ['我的学时'],
    run: (turn, { who }) => (who === undefined ? mine(turn, ports) : others(turn, who, teamIn(who), ports)),
  });
}

async function mine(turn: Turn, ports: MeetingCommandPorts): Promise<Reply> {
  const member = await personById(turn.tx, turn.speaker.id, turn.now);
  const blocks = member
    ? await ledgerBlocks(turn, member, ports)
    : lines(turn.say(messages.noSuchPerson(turn.speaker.name)));
  // Somebody's own matters are told as such questions are.
  return { intent: 'question', behaviour: 'personal_data', personal: true, citations: [], blocks, buttons: [] };
}

async function others(turn: Turn, who: string, team: Team | undefined, ports: MeetingCommandPorts): Promise<Reply> {
  const slots = team === undefined ? { person: who } : { group: team };
  const reply = (outcome: 'auto' | 'deny' | 'reject', blocks: Block[]): Reply => ({
    outcome,
    slots,
    missing: [],
    blocks,
    buttons: [],
    personal: true,
  });
  if (!may(turn.speaker, 'firm.see')) {
    if (who === turn.speaker.name) return mine(turn, ports);
    return reply('deny', lines(turn.say(messages.notYourPeople)));
  }
  const seen = await staffSeen(turn);
  if (team !== undefined) {
    const members = (await membersOf(turn.tx, team, turn.now)).filter(({ id }) => seen === undefined || seen.has(id));
    return members.length === 0
      ? reply('deny', lines(turn.say(messages.notYourPeople)))
      : reply('auto', await teamBlocks(turn, team, members, ports));
  }
  const found = await findPeople(turn.tx, who.replace(/的$/, ''), turn.now);
  const [one, ...more] = found;
  if (!one) return reply('reject', lines(turn.say(messages.noSuchPerson(who))));
  if (more.length > 0) return reply('reject', lines(turn.say(messages.severalPeople(who))));
  if (seen !== undefined && !seen.has(one.id)) return reply('deny', lines(turn.say(messages.notYourPeople)));
  const [lead, ...rest] = await ledgerBlocks(turn, one, ports);
  const first = lead && 'text' in lead ? lead.text : '';
  return reply('auto', [...lines(`${turn.say(messages.hoursOf(one.person.name))}${first}`), ...rest]);
}

/** Whom a supplier's lead may see; undefined for who sees everybody. */
async function staffSeen({ speaker, tx, now }: Turn): Promise<ReadonlySet<string> | undefined> {
  if (may(speaker, 'all.see')) return undefined;
  const own = speaker.unit === undefined ? [] : await peopleOfUnit(tx, speaker.unit, now);
  return new Set(own.map(({ id }) => id));
}

async function ledgerBlocks(turn: Turn, member: Member, ports: MeetingCommandPorts): Promise<Block[]> {
  const { say, tx, now, zone } = turn;
  const ledger = await ledgerOf(tx, member, now, ports);
  const today = dateOf(now, zone);
  const { year, preJob, months, weekly, trainings } = ledger;
  const yearly = say(messages.myHours(year.hours, year.required, missing(year)));
  const isNew = preJob !== undefined && missing(preJob) > 0;
  const pre = preJob && say(messages.preJob(preJob.hours, preJob.required, missing(preJob)));
  const items: string[] = [];
  for (const { meeting, hours = 0, at } of trainings.slice(-SHOWN)) {
    const topics = (await tx.get(meetings, meetingRef(meeting)))?.topics ?? [];
    const what = topics.length > 0 ? `（${topics.join('、')}）` : '';
    items.push(say(messages.training(say(dayInWords(dateOf(at, zone), today)), meetingRef(meeting), what, hours)));
  }
  if (weekly.minutes > 0) items.push(say(messages.weekly(weekly.minutes, weekly.hours)));
  const parts = isNew ? preJobParts(ports.catalogue(), today) : [];
  return [
    ...(isNew && pre !== undefined ? lines(pre, yearly) : lines(yearly, pre ?? '')),
    ...(months === undefined ? [] : [text(say(messages.pro(months)))]),
    ...(items.length > 0 ? [{ kind: 'list' as const, items }] : []),
    ...(parts.length > 0 ? [text(say(messages.preJobItems)), { kind: 'list' as const, items: parts }] : []),
    text(say(messages.hourIs(minutesOfHour(ports.catalogue(), today).value))),
  ];
}
const text = (said: string): Block => ({ kind: 'text', text: said });

async function teamBlocks(
  turn: Turn,
  team: Team,
  members: readonly Member[],
  ports: MeetingCommandPorts,
): Promise<Block[]> {
  const { say, tx, now } = turn;
  const ledgers: { readonly name: string; readonly ledger: Ledger }[] = [];
  for (const member of members)
    ledgers.push({ name: member.person.name, ledger: await ledgerOf(tx, member, now, ports) });
  const enough = ledgers.filter(({ ledger }) => missing(ledger.year) === 0).length;
  const items = ledgers
    .toSorted((a, b) => missing(b.ledger.year) - missing(a.ledger.year))
    .slice(0, LISTED)
    .map(({ name, ledger: { year, preJob } }) => {
      const pre = preJob && missing(preJob) > 0 ? say(messages.preShort(preJob.hours, preJob.required)) : '';
      return messages.personHours(name, year.hours, year.required, missing(year), pre);
    });
  return [
    ...lines(say(messages.teamHours(team, enough, ledgers.length))),
    { kind: 'list', items },
    ...(ledgers.length > LISTED ? [text(say(messages.more(ledgers.length - LISTED)))] : []),
  ];
}
