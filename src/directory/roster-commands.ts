import { type Command, command } from '../commands/command.ts';
import { type Block, lines, type Reply } from '../commands/reply.ts';
import { optional } from '../commands/slots.ts';
import type { Turn } from '../commands/turn.ts';
import { bindConversation } from '../people/change.ts';
import { people, units } from '../people/documents.ts';
import type { Team } from '../people/model.ts';
import { ROLE_NAMES } from '../people/permissions.ts';
import { type Member, membersOf, peopleOfUnit, teamOf } from '../people/who.ts';
import { messages } from './messages.ts';
import { type ServiceNames, teamOfWord, teamWord } from './slots.ts';

export interface RosterPorts {
  readonly serviceNames: ServiceNames;
  /** Whether the directory's own groups count as conversations on this platform. */
  readonly honoursDemonstration: (platform: string) => boolean;
}

const BINDS = /^(?:本群|这个群|这群|该群|我们群)是(.{1,20}?)(?:的?群)?[。.!！]?$/;
const LISTED_MOST = 60;

/** 本群是保洁组, 名册, 我是谁. */
export function rosterCommands(ports: RosterPorts): Command[] {
  const teamIn = (text: string): Team | undefined => {
    const word = BINDS.exec(text)?.[1]?.trim();
    return word === undefined ? undefined : teamOfWord(word, ports.serviceNames);
  };

  const bind = command({
    intent: 'group.bind',
    does: { zh: '把本群绑定到班组', en: 'bind this group to a team' },
    words: [],
    recognise: ({ text }) => (teamIn(text) ? 0.95 : 0),
    may: ['administrator', 'manager', 'supplier_lead'],
    slots: {
      group: {
        required: true,
        ask: messages.whichGroup,
        read: (_rest, turn) => {
          const value = teamIn(turn.text);
          return value && { value, rest: '' };
        },
      },
    },
    examples: ['本群是保洁组'],
    run: async (turn, slots): Promise<Reply> => {
      const group = slots.group as Team;
      const base = { slots: { group }, missing: [], buttons: [] };
      const { roles, service, identity } = turn.speaker;
      const leadsAnother = !roles.has('administrator') && !roles.has('manager') && service !== group;
      if (leadsAnother) return { ...base, outcome: 'deny', blocks: lines(turn.say(messages.ownOnly)) };
      if (turn.conversation.kind !== 'group' || !identity) {
        return { ...base, outcome: 'reject', blocks: lines(turn.say(messages.inGroupOnly)) };
      }
      const { platform } = identity;
      const before = await teamOf(turn.tx, platform, turn.conversation.id, ports.honoursDemonstration(platform));
      if (before !== undefined && before !== group && !turn.confirmed) {
        return {
          ...base,
          outcome: 'confirm',
          blocks: lines(turn.say(messages.rebind(before, group))),
          buttons: [
            { label: turn.say(messages.confirm), say: '确认' },
            { label: turn.say(messages.cancel), say: '取消' },
          ],
        };
      }
      await bindConversation(turn.tx, { platform, conversation: turn.conversation.id }, group, turn.speaker.id);
      return { ...base, outcome: 'auto', blocks: lines(turn.say(messages.bound(group))) };
    },
  });

  const roster = command({
    intent: 'person.list',
    does: { zh: '看名册', en: 'show the directory' },
    words: ['名册', '人员名单', '通讯录', 'roster'],
    recognise: ({ text }) => (/怎么|什么|吗|导入|[?？]/.test(text) ? -1 : 0),
    may: ['administrator', 'manager', 'supervisor', 'leader', 'supplier_lead'],
    slots: { group: optional(wholeOrTeam(ports.serviceNames)) },
    examples: ['名册 保洁'],
    run: async (turn, { group }): Promise<Reply> => {
      const blocks = await rosterOf(turn, group);
      return {
        outcome: 'auto',
        slots: group === undefined ? {} : { group },
        missing: [],
        blocks: blocks.length > 0 ? blocks : lines(turn.say(messages.nobodyThere)),
        buttons: [],
        personal: true,
      };
    },
  });

  const me = command({
    intent: 'person.me',
    does: { zh: '看我在名册里的登记', en: 'show how I am registered' },
    words: ['我是谁', 'whoami', 'who am i'],
    may: 'anyone',
    slots: {},
    examples: ['我是谁'],
    run: (turn) => whoAmI(turn),
  });
  return [bind, roster, me];
}

/** In 名册 保洁 the team may stand as any of its words. */
function wholeOrTeam(names: ServiceNames) {
  const word = teamWord(names);
  return {
    ...word,
    required: true as const,
    read: (rest: string, turn: Turn) => {
      const team = teamOfWord(rest.trim(), names);
      return team ? { value: team, rest: '' } : word.read(rest, turn);
    },
  };
}

/** A supplier's lead sees the own firm; the bureau's people see all, a team or everyone by unit. */
async function rosterOf(turn: Turn, group: Team | undefined): Promise<Block[]> {
  const { roles, unit } = turn.speaker;
  const firmOnly = roles.has('supplier_lead') && roles.size === 2;
  if (firmOnly) {
    const own = unit === undefined ? [] : await peopleOfUnit(turn.tx, unit, turn.now);
    const name = unit === undefined ? undefined : (await turn.tx.get(units, unit))?.name;
    return own.length === 0 ? [] : section(turn, name ?? '', own);
  }
  const team = group ?? '全员';
  const found = await membersOf(turn.tx, team, turn.now);
  if (found.length === 0) return [];
  const blocks = section(turn, team, found.slice(0, LISTED_MOST));
  const left = found.length - LISTED_MOST;
  return left > 0 ? [...blocks, { kind: 'text', text: turn.say(messages.more(left)) }] : blocks;
}

function section(turn: Turn, title: string, members: readonly Member[]): Block[] {
  const items = members.map(({ person }) => {
    const roles = person.roles.map(({ role }) => turn.say(ROLE_NAMES[role]));
    return [person.name, ...new Set([...person.posts, ...roles])].join(' ');
  });
  return [...lines(turn.say(messages.roster(title, members.length))), { kind: 'list', items }];
}

async function whoAmI(turn: Turn): Promise<Reply> {
  const { speaker } = turn;
  const base = { outcome: 'auto' as const, slots: {}, missing: [], buttons: [], personal: true };
  if (speaker.guest) return { ...base, blocks: lines(turn.say(messages.guest)) };
  const unit = speaker.unit === undefined ? undefined : await turn.tx.get(units, speaker.unit);
  const accounts = (await turn.tx.get(people, speaker.id))?.identities.map((i) => i.platform) ?? [];
  const roles = [...speaker.roles].filter((role) => role !== 'staff').map((role) => turn.say(ROLE_NAMES[role]));
  const fields: [string, string][] = [];
  const add = (label: string, value: string | undefined): void => {
    if (value) fields.push([label, value]);
  };
  add(turn.say(messages.unit), unit?.name);
  add(turn.say(messages.service), speaker.service);
  add(turn.say(messages.post), speaker.posts.join('、'));
  add(turn.say(messages.role), roles.join('、'));
  add(turn.say(messages.accounts), [...new Set(accounts)].join('、'));
  return { ...base, blocks: [...lines(turn.say(messages.me(speaker.name))), { kind: 'fields', fields }] };
}
