import type { Reader, Transaction } from '../store/store.ts';
import { ownerOfKey, setOwner } from './accounts.ts';
import { boundConversations, directoryEvents, groups, memberships, type Person, people, units } from './documents.ts';
import { identityKey } from './identity.ts';
import type { Grant, Team } from './model.ts';
import type { Identity } from './speaker.ts';

export type DirectoryEventKind =
  | 'row'
  | 'gone'
  | 'role'
  | 'left'
  | 'returned'
  | 'linked'
  | 'unlinked'
  | 'bound'
  | 'proposed';

/** Writes down what happened in the directory: who, to whom, what. */
export async function note(
  tx: Transaction,
  event: { kind: DirectoryEventKind; person?: string; by?: string | undefined; detail: string },
): Promise<void> {
  const { by, ...rest } = event;
  const id = `DIR-${await tx.next('directory-event')}`;
  tx.put(directoryEvents, id, { ...rest, at: tx.at, ...(by === undefined ? {} : { by }) });
}

/** Under which names a person is found: their teams, unit, and the roles that they hold on some day. */
async function membershipsOf(reader: Reader, person: Omit<Person, 'listed'>): Promise<Set<string>> {
  if (!person.active) return new Set();
  const unit = person.unit === undefined ? undefined : await reader.get(units, person.unit);
  return new Set([
    'all',
    ...(unit?.kind === 'supplier' && unit.service ? [`team:${unit.service}`] : []),
    ...person.teams.map((team) => `team:${team}`),
    ...(person.unit === undefined ? [] : [`unit:${person.unit}`]),
    ...person.roles.map(({ role }) => `role:${role}`),
    `name:${person.name}`,
  ]);
}

/** A name stands in the body alone: ids are hashed into the chain and can't be erased. */
const membershipId = (of: string, person: string): string => `${of.startsWith('name:') ? 'name' : of}/${person}`;

/** Stores a person, and with them where they are found and which accounts are theirs. */
export async function putPerson(tx: Transaction, id: string, person: Omit<Person, 'listed'>): Promise<void> {
  const before = await tx.get(people, id);
  const old = before?.listed ?? [];
  const wanted = await membershipsOf(tx, person);
  for (const of of old) {
    if (wanted.has(of)) continue;
    tx.drop(memberships, membershipId(of, id));
    // Written before ids stopped holding names, one stands under its own.
    if (await tx.get(memberships, `${of}/${id}`)) tx.drop(memberships, `${of}/${id}`);
  }
  for (const of of wanted) if (!old.includes(of)) tx.put(memberships, membershipId(of, id), { of, person: id });

  const accounts = new Set(person.active ? person.identities.map(identityKey) : []);
  for (const identity of before?.identities ?? []) {
    const key = identityKey(identity);
    if (!accounts.has(key) && (await ownerOfKey(tx, key)) === id) await setOwner(tx, key, undefined);
  }
  for (const key of accounts) {
    const owner = await ownerOfKey(tx, key);
    if (owner === id) continue;
    if (owner !== undefined) await giveUp(tx, owner, key);
    await setOwner(tx, key, id);
  }
  tx.put(people, id, { ...person, listed: [...wanted] });
}

/** An account has one owner: whoever had it before loses it. */
async function giveUp(tx: Transaction, person: string, key: string): Promise<void> {
  const owner = await tx.get(people, person);
  if (!owner) return;
  tx.put(people, person, { ...owner, identities: owner.identities.filter((i) => identityKey(i) !== key) });
  await note(tx, { kind: 'unlinked', person, detail: '账号改由他人使用' });
}

/** What `角色 …` says about somebody. */
export interface Appointment {
  readonly unit?: string;
  /** A post to hold from now on, besides the ones held. */
  readonly post?: string;
  readonly grant?: Grant;
}

/** Gives a person a post, a role or another unit. What was held before stays, unless the unit changes. */
export async function appoint(
  tx: Transaction,
  id: string,
  appointment: Appointment,
  by: string | undefined,
  detail: string,
): Promise<boolean> {
  const person = await tx.get(people, id);
  if (!person) return false;
  const moves = appointment.unit !== undefined && appointment.unit !== person.unit;
  const posts = moves ? [] : person.posts;
  const roles = moves ? [] : person.roles.filter((held) => held.role !== appointment.grant?.role);
  const { leftAt: _, ...rest } = person;
  const changed = {
    ...rest,
    active: true,
    ...(appointment.unit === undefined ? {} : { unit: appointment.unit }),
    posts: appointment.post && !posts.includes(appointment.post) ? [...posts, appointment.post] : posts,
    roles: appointment.grant ? [...roles, appointment.grant] : roles,
  };
  await putPerson(tx, id, changed);
  if (!person.active) await note(tx, { kind: 'returned', person: id, by, detail });
  await note(tx, { kind: 'role', person: id, by, detail });
  return true;
}

/** Takes a new person into the directory. @returns their id. */
export async function admit(tx: Transaction, name: string, by: string | undefined): Promise<string> {
  const id = `p-${await tx.next('person')}`;
  await putPerson(tx, id, {
    name,
    posts: [],
    roles: [],
    teams: [],
    identities: [],
    active: true,
    demonstration: false,
    since: tx.at,
  });
  await note(tx, { kind: 'role', person: id, by, detail: `新加入：${name}` });
  return id;
}

/** From this moment the person is a guest: roles, accounts and memberships end. */
export async function leave(tx: Transaction, id: string, by: string | undefined, detail = '离职'): Promise<void> {
  const person = await tx.get(people, id);
  if (!person?.active) return;
  await putPerson(tx, id, { ...person, active: false, leftAt: tx.at });
  await note(tx, { kind: 'left', person: id, by, detail });
}

/** Gives an account to a person, taking it from whoever had it. */
export async function linkIdentity(
  tx: Transaction,
  id: string,
  identity: Identity,
  by: string | undefined,
): Promise<boolean> {
  const person = await tx.get(people, id);
  if (!person?.active) return false;
  const key = identityKey(identity);
  const others = person.identities.filter((i) => identityKey(i) !== key);
  await putPerson(tx, id, { ...person, identities: [...others, { ...identity, linked: true }] });
  await note(tx, { kind: 'linked', person: id, by, detail: identity.platform });
  return true;
}

export const conversationKey = (platform: string, conversation: string): string =>
  JSON.stringify([platform, conversation]);

/** Binds a conversation to a team: what is meant for the team is said there. */
export async function bindConversation(
  tx: Transaction,
  at: { readonly platform: string; readonly conversation: string },
  team: Team,
  by: string,
): Promise<void> {
  tx.put(boundConversations, conversationKey(at.platform, at.conversation), { ...at, team, by, at: tx.at });
  await note(tx, { kind: 'bound', by, detail: `${at.platform} 会话绑定到${team}` });
}

/** The group of the directory for a team. */
export async function groupOf(reader: Reader, team: Team) {
  return (await reader.find(groups, { where: { team }, limit: 1 })).rows[0];
}
