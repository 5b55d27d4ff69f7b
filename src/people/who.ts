import type { Instant } from '../base/clock.ts';
import { dateOf, type LocalDate } from '../base/time.ts';
import type { Service } from '../standards/model.ts';
import type { Reader } from '../store/store.ts';
import { ownerOf } from './accounts.ts';
import { conversationKey, groupOf } from './change.ts';
import { boundConversations, groups, memberships, type Person, people, units } from './documents.ts';
import { guestId } from './identity.ts';
import type { Team, Unit } from './model.ts';
import type { Identity, Role, Speaker } from './speaker.ts';

/** When and under which rule somebody is looked at. */
export interface Moment {
  readonly now: Instant;
  readonly zone: string;
}

export interface Meeting extends Moment {
  /**
   * True on the headless platform, the page at a loopback address, and a platform whose API address is loopback: there a
   * person of the demonstration is known by their id alone. Against a real platform nobody becomes `demo-admin` by an id.
   */
  readonly honoursDemonstration: boolean;
  /** True where the platform itself knows that its ids are the directory's: the page after a login. */
  readonly vouched?: boolean;
}

/** A person with their id. */
export interface Member {
  readonly id: string;
  readonly person: Person;
}

const PLAIN_ID = /^[\w.-]{1,64}$/;

/** Who is speaking, as the directory knows them now: a person with today's roles, or a guest. Two look-ups, no list. */
export async function whoSpeaks(reader: Reader, identity: Identity, meeting: Meeting): Promise<Speaker> {
  const owner = await ownerOf(reader, identity);
  const byId = owner === undefined && meeting.honoursDemonstration && PLAIN_ID.test(identity.id);
  const vouched = meeting.vouched === true;
  const id = owner ?? (byId || vouched ? identity.id : undefined);
  const person = id === undefined ? undefined : await reader.get(people, id);
  if (
    id !== undefined &&
    person &&
    isThere(person, meeting.now) &&
    (owner !== undefined || person.demonstration || vouched)
  ) {
    return { ...(await speakerOf(reader, { id, person }, meeting)), identity };
  }
  return {
    // On the headless platform a stranger keeps the id that they came with: scripts look for it in the answer.
    id: byId && !person ? identity.id : guestId(identity),
    name: identity.name ?? '访客',
    roles: new Set(),
    guest: true,
    posts: [],
    identity,
  };
}

/** A person of the directory as the author of something, with the roles of the day. */
export async function speakerOf(reader: Reader, { id, person }: Member, moment: Moment): Promise<Speaker> {
  const unit = person.unit === undefined ? undefined : await reader.get(units, person.unit);
  const service = unit?.service ?? (person.teams.length === 1 ? person.teams[0] : undefined);
  return {
    id,
    name: person.name,
    roles: new Set<Role>(['staff', ...rolesOn(person, dateOf(moment.now, moment.zone))]),
    guest: false,
    posts: person.posts,
    ...(service === undefined ? {} : { service }),
    ...(person.unit === undefined ? {} : { unit: person.unit }),
  };
}

/** Still there at that moment: a date of leaving that lies ahead ends it by itself. */
export const isThere = (person: Person, now: Instant): boolean =>
  person.active && (person.leftAt === undefined || now < person.leftAt);

/** The roles that hold on a day, first and last day included. */
export const rolesOn = (person: Person, day: LocalDate): Role[] =>
  person.roles
    .filter(({ from, until }) => (from === undefined || from <= day) && (until === undefined || day <= until))
    .map(({ role }) => role);

async function listed(reader: Reader, of: string, now: Instant): Promise<Member[]> {
  const rows = (await reader.find(memberships, { where: { of } })).rows;
  const found = await Promise.all(
    rows.map(async ({ document }) => ({ id: document.person, person: await reader.get(people, document.person) })),
  );
  return found.flatMap(({ id, person }) => (person && isThere(person, now) ? [{ id, person }] : []));
}

/** A person who is there, by id. */
export async function personById(reader: Reader, id: string, now: Instant): Promise<Member | undefined> {
  const person = await reader.get(people, id);
  return person && isThere(person, now) ? { id, person } : undefined;
}

/** Everyone there who is called that; by id it is one at most. */
export async function findPeople(reader: Reader, nameOrId: string, now: Instant): Promise<Member[]> {
  const byId = await personById(reader, nameOrId, now);
  return byId ? [byId] : listed(reader, `name:${nameOrId}`, now);
}

/** Everyone who ever was in the directory under a name, or by id: those who have left too. */
export async function findEver(reader: Reader, nameOrId: string): Promise<Member[]> {
  const person = await reader.get(people, nameOrId);
  if (person) return [{ id: nameOrId, person }];
  const { rows } = await reader.find(people, { where: { name: nameOrId } });
  return rows.map(({ id, document }) => ({ id, person: document }));
}

/** The people of a team: those of its service's suppliers, and who was put in besides. 全员 is everybody. */
export const membersOf = (reader: Reader, team: Team, now: Instant): Promise<Member[]> =>
  listed(reader, team === '全员' ? 'all' : `team:${team}`, now);

export const peopleOfUnit = (reader: Reader, unit: string, now: Instant): Promise<Member[]> =>
  listed(reader, `unit:${unit}`, now);

/** Who holds a role today. */
export async function whoHolds(reader: Reader, role: Exclude<Role, 'staff'>, moment: Moment): Promise<Member[]> {
  const day = dateOf(moment.now, moment.zone);
  return (await listed(reader, `role:${role}`, moment.now)).filter(({ person }) => rolesOn(person, day).includes(role));
}

/** The bureau's person for a service, who takes over what `找人工` hands on; without one, the one for everything. */
export async function responsibleFor(
  reader: Reader,
  service: Service | undefined,
  moment: Moment,
): Promise<Member | undefined> {
  for (const team of service === undefined ? (['全员'] as const) : ([service, '全员'] as const)) {
    const named = (await groupOf(reader, team))?.document.responsible;
    const member = named === undefined ? undefined : await personById(reader, named, moment.now);
    if (member) return member;
  }
  return (await whoHolds(reader, 'manager', moment))[0];
}

/** The units that render a service. */
export async function suppliersOf(reader: Reader, service: Service): Promise<Unit[]> {
  const found = await reader.find(units, { where: { kind: 'supplier', service } });
  return found.rows.map((row) => row.document);
}

/** The team that a conversation speaks for: bound in chat, or a group of the directory where its ids are honoured. */
export async function teamOf(
  reader: Reader,
  platform: string,
  conversation: string,
  honoursDemonstration: boolean,
): Promise<Team | undefined> {
  const bound = await reader.get(boundConversations, conversationKey(platform, conversation));
  if (bound) return bound.team;
  return honoursDemonstration ? (await reader.get(groups, conversation))?.team : undefined;
}
