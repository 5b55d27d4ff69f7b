import { dateOf } from '../base/time.ts';
import { type Command, command } from '../commands/command.ts';
import { lines, type Reply } from '../commands/reply.ts';
import type { Turn } from '../commands/turn.ts';
import { admit, appoint, leave, note } from '../people/change.ts';
import { rolesOn, whoHolds } from '../people/who.ts';
import { inWords, type Objection, type Plan, planAppointment, type Said, whichPerson } from './appointment.ts';
import { messages } from './messages.ts';
import { personName, postOrRole, type ServiceNames, teamWord, untilDate } from './slots.ts';

/** `角色是什么意思`, `离职要办什么手续` ask and change nothing. */
const ASKS = /什么|哪些|哪个|怎么|如何|多少|多久|几天|吗|呢|谁|手续|流程|规定|标准|要求|[?？]/;

/** 角色 and 离职: who is in the directory, as what. */
export function appointCommands(names: ServiceNames): Command[] {
  const role = command({
    intent: 'person.role',
    does: { zh: '登记人员和角色', en: 'register a person and their role' },
    words: ['角色', 'role'],
    recognise: ({ text }) => (ASKS.test(text) ? -1 : 0),
    may: ['administrator', 'supplier_lead'],
    slots: { person: personName(messages.whoseRole), until: untilDate, group: teamWord(names), role: postOrRole },
    examples: ['角色 张三 保洁 班长'],
    run: async (turn, slots): Promise<Reply> => {
      const said: Said = { person: slots.person, group: slots.group, role: slots.role, until: slots.until };
      const values = valuesOf(said);
      const plan = await planAppointment(turn, said);
      if (!plan.ok) return objected(turn, plan.error, values);
      if (!turn.speaker.roles.has('administrator')) return propose(turn, plan.value, said, values);
      return turn.confirmed ? register(turn, plan.value, values) : askToConfirm(turn, plan.value, values);
    },
  });

  const leaving = command({
    intent: 'person.leave',
    does: { zh: '登记离职', en: 'register that somebody left' },
    words: ['离职', 'leave'],
    recognise: ({ text }) => (ASKS.test(text) ? -1 : 0),
    may: ['administrator', 'supplier_lead'],
    slots: { person: personName(messages.whoLeaves) },
    examples: ['离职 李四'],
    run: async (turn, { person: name }): Promise<Reply> => {
      const values = { person: name };
      const who = await whichPerson(turn, name, (id) => `离职 ${id}`);
      if (!who.ok) return objected(turn, who.error, values);
      if (!who.value) return objected(turn, { say: messages.nobody(name) }, values);
      const { id, person } = who.value;
      if (!turn.speaker.roles.has('administrator')) {
        if (person.unit === undefined || person.unit !== turn.speaker.unit) {
          return { ...base(values), outcome: 'deny', blocks: lines(turn.say(messages.ownOnly)) };
        }
        return passOn(turn, person.name, turn.say(messages.leaving), `离职 ${id}`, id, values);
      }
      const moment = { now: turn.now, zone: turn.zone };
      const administrators = await whoHolds(turn.tx, 'administrator', moment);
      if (rolesOn(person, dateOf(turn.now, turn.zone)).includes('administrator') && administrators.length < 2) {
        return { ...base(values), outcome: 'reject', blocks: lines(turn.say(messages.lastAdministrator)) };
      }
      if (!turn.confirmed) return confirmable(turn, values, lines(turn.say(messages.leaves(person.name))));
      await leave(turn.tx, id, turn.speaker.id);
      return { ...base(values), outcome: 'auto', blocks: lines(turn.say(messages.left(person.name))) };
    },
  });
  return [role, leaving];
}

type Values = Readonly<Record<string, unknown>>;

const valuesOf = ({ person, group, role, until }: Said): Values => ({
  person,
  ...(group === undefined ? {} : { group }),
  role,
  ...(until === undefined ? {} : { until }),
});

const base = (slots: Values) => ({ slots, missing: [], buttons: [] });

function objected(turn: Turn, { say, choices, missing }: Objection, slots: Values): Reply {
  const asks = missing !== undefined;
  return {
    outcome: asks ? 'ask' : 'reject',
    slots,
    missing: asks ? [missing] : [],
    blocks: lines(turn.say(say)),
    buttons: choices ?? [],
  };
}

const confirmable = (turn: Turn, slots: Values, blocks: Reply['blocks']): Reply => ({
  outcome: 'confirm',
  slots,
  missing: [],
  blocks,
  buttons: [
    { label: turn.say(messages.confirm), say: '确认' },
    { label: turn.say(messages.cancel), say: '取消' },
  ],
});

function askToConfirm(turn: Turn, plan: Plan, slots: Values): Reply {
  const fields: [string, string][] = [[turn.say(messages.person), plan.name]];
  if (plan.unit) fields.push([turn.say(messages.unit), plan.unit.name]);
  if (plan.post) fields.push([turn.say(messages.post), plan.post]);
  if (plan.grant) fields.push([turn.say(messages.role), inWords({ name: plan.name, grant: plan.grant })]);
  return confirmable(turn, slots, [
    ...lines(turn.say(messages.proposeRole), ...(plan.id === undefined ? [turn.say(messages.newPerson)] : [])),
    { kind: 'fields', fields },
  ]);
}

async function register(turn: Turn, plan: Plan, slots: Values): Promise<Reply> {
  const what = inWords(plan);
  const id = plan.id ?? (await admit(turn.tx, plan.name, turn.speaker.id));
  await appoint(
    turn.tx,
    id,
    {
      ...(plan.unit ? { unit: plan.unit.id } : {}),
      ...(plan.post === undefined ? {} : { post: plan.post }),
      ...(plan.grant ? { grant: plan.grant } : {}),
    },
    turn.speaker.id,
    what,
  );
  if (id !== turn.speaker.id) {
    turn.notify({ user: id }, { blocks: lines(messages.youAre(what).zh), buttons: [] });
  }
  const isNew = plan.id === undefined;
  return {
    outcome: 'auto',
    slots,
    missing: [],
    blocks: lines(turn.say(messages.appointed(plan.name, what)), isNew ? turn.say(messages.linkNext(plan.name)) : ''),
    buttons: isNew ? [{ label: turn.say(messages.giveCode), say: `关联 ${id}` }] : [],
  };
}

/** A supplier's lead proposes posts for the own people; the administrator agrees with one tap. */
async function propose(turn: Turn, plan: Plan, said: Said, slots: Values): Promise<Reply> {
  const own = turn.speaker.unit;
  if (own === undefined || plan.grant || (plan.unit !== undefined && plan.unit.id !== own)) {
    return { ...base(slots), outcome: 'deny', blocks: lines(turn.say(messages.ownOnly)) };
  }
  const agree = ['角色', plan.id ?? plan.name, own, plan.post ?? said.role].join(' ');
  return passOn(turn, plan.name, inWords(plan), agree, plan.id, slots);
}

async function passOn(
  turn: Turn,
  name: string,
  what: string,
  agree: string,
  person: string | undefined,
  slots: Values,
): Promise<Reply> {
  await note(turn.tx, {
    kind: 'proposed',
    by: turn.speaker.id,
    detail: `${name}：${what}`,
    ...(person === undefined ? {} : { person }),
  });
  for (const { id } of await whoHolds(turn.tx, 'administrator', { now: turn.now, zone: turn.zone })) {
    turn.notify(
      { user: id },
      {
        blocks: lines(messages.proposal(turn.speaker.name, name, what).zh),
        buttons: [{ label: messages.agree.zh, say: agree }],
      },
    );
  }
  return { ...base(slots), outcome: 'auto', blocks: lines(turn.say(messages.proposed(name, what))) };
}
