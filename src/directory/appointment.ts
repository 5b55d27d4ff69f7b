import { fail, ok, type Result } from '../base/result.ts';
import type { Sentence } from '../base/sentence.ts';
import { dateOf } from '../base/time.ts';
import type { Turn } from '../commands/turn.ts';
import { units } from '../people/documents.ts';
import type { Grant, Team, Unit } from '../people/model.ts';
import { ROLE_NAMES } from '../people/permissions.ts';
import { BUREAU_ROLES, postOf, roleOf } from '../people/role-words.ts';
import { findPeople, type Member, suppliersOf } from '../people/who.ts';
import { messages } from './messages.ts';

/** What `角色 张三 保洁 班长` comes to. */
export interface Plan {
  readonly name: string;
  /** Absent for somebody new. */
  readonly id?: string;
  readonly unit?: Unit;
  readonly post?: string;
  readonly grant?: Grant;
}

export interface Said {
  readonly person: string;
  readonly group: Team | undefined;
  readonly role: string;
  readonly until: string | undefined;
}

/** Why it can't be done as it was said; `choices` are whole commands, one of which is meant. */
export interface Objection {
  readonly say: Sentence;
  readonly choices?: readonly { readonly label: string; readonly say: string }[];
  readonly missing?: string;
}

const object = (say: Sentence, rest: Omit<Objection, 'say'> = {}): Result<never, Objection> => fail({ say, ...rest });

/** Who is meant by a name; several of one name are asked about, by their ids. */
export async function whichPerson(
  turn: Turn,
  name: string,
  command: (id: string) => string,
): Promise<Result<Member | undefined, Objection>> {
  const found = await findPeople(turn.tx, name, turn.now);
  if (found.length < 2) return ok(found[0]);
  const choices = await Promise.all(
    found.slice(0, 5).map(async ({ id, person }) => {
      const unit = person.unit === undefined ? undefined : await turn.tx.get(units, person.unit);
      return {
        label: [person.name, unit?.short ?? unit?.name, ...person.posts].filter(Boolean).join(' '),
        say: command(id),
      };
    }),
  );
  return object(messages.several(name, found.length), { choices, missing: 'person' });
}

/** Understands what was said about a person, and refuses what must not be. */
export async function planAppointment(turn: Turn, said: Said): Promise<Result<Plan, Objection>> {
  const whole = (person: string, group: string | undefined, role: string): string =>
    ['角色', person, group, role, said.until && `到 ${said.until}`].filter(Boolean).join(' ');
  const member = await whichPerson(turn, said.person, (id) => whole(id, said.group, said.role));
  if (!member.ok) return member;
  const { named, word } = await unitInWords(turn, said.role);
  const present = member.value?.person.unit;
  const held = present === undefined ? undefined : await turn.tx.get(units, present);
  const meant = named
    ? ok(named)
    : await unitOfTeam(turn, said, held, (short) => whole(said.person, undefined, `${short} ${word}`));
  if (!meant.ok) return meant;
  const unit = meant.value ?? held ?? (member.value ? undefined : await ownUnit(turn));
  const role = roleOf(word);
  if (role && BUREAU_ROLES.has(role) && unit?.kind === 'supplier')
    return object(messages.separation(ROLE_NAMES[role].zh));
  if (!member.value && !unit && role !== 'administrator')
    return object(messages.needsUnit(said.person), { missing: 'group' });
  const today = dateOf(turn.now, turn.zone);
  if (said.until !== undefined && said.until < today) return object(messages.dateOver(said.until));
  return ok({
    name: member.value?.person.name ?? said.person,
    ...(member.value ? { id: member.value.id } : {}),
    ...(unit ? { unit } : {}),
    ...(role
      ? { grant: { role, from: today, ...(said.until === undefined ? {} : { until: said.until }) } }
      : { post: postOf(word, unit?.service) }),
  });
}

/** Somebody new of whom a supplier's lead speaks is of their own firm. */
async function ownUnit(turn: Turn): Promise<Unit | undefined> {
  const { roles, unit } = turn.speaker;
  return roles.has('supplier_lead') && unit !== undefined ? turn.tx.get(units, unit) : undefined;
}

/** A unit's name or short name before the post: `洁雅 保洁员`. */
async function unitInWords(turn: Turn, words: string): Promise<{ named: Unit | undefined; word: string }> {
  const [first, ...rest] = words.split(' ');
  if (rest.length === 0) return { named: undefined, word: words };
  const all = (await turn.tx.find(units)).rows.map((row) => row.document);
  const named = all.find((unit) => [unit.id, unit.name, unit.short].includes(first));
  return named ? { named, word: rest.join(' ') } : { named: undefined, word: words };
}

/** The supplier that a team's name stands for; the person's own unit where it fits. */
async function unitOfTeam(
  turn: Turn,
  said: Said,
  held: Unit | undefined,
  command: (short: string) => string,
): Promise<Result<Unit | undefined, Objection>> {
  if (said.group === undefined || said.group === '全员' || held?.service === said.group) return ok(undefined);
  const suppliers = await suppliersOf(turn.tx, said.group);
  if (suppliers.length === 0) return object(messages.noSupplier(said.group));
  if (suppliers.length === 1) return ok(suppliers[0]);
  return object(messages.whichUnit(said.group), {
    missing: 'group',
    choices: suppliers.map((unit) => ({ label: unit.short ?? unit.name, say: command(unit.short ?? unit.name) })),
  });
}

/** In a few words: `洁雅 保洁班长`, `监管人员，到 2026-03-31`. */
export function inWords(plan: Plan): string {
  const what = plan.grant ? ROLE_NAMES[plan.grant.role].zh : plan.post;
  const until = plan.grant?.until === undefined ? '' : `，到 ${plan.grant.until}`;
  return `${[plan.unit?.short ?? plan.unit?.name, what].filter(Boolean).join(' ')}${until}`;
}
