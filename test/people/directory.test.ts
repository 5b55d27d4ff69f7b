import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { steppedClock } from '../../src/base/clock.ts';
import { DEFAULT_ZONE, HOUR, instantAt } from '../../src/base/time.ts';
import { applyOrganisation } from '../../src/people/apply.ts';
import { admit, appoint, bindConversation, leave, linkIdentity } from '../../src/people/change.ts';
import { directoryEvents, people } from '../../src/people/documents.ts';
import { readOrganisation } from '../../src/people/organisation.ts';
import { may, whoMay } from '../../src/people/permissions.ts';
import { reachPerson, reachTeam, rememberGuest } from '../../src/people/reach.ts';
import type { Identity } from '../../src/people/speaker.ts';
import {
  findPeople,
  membersOf,
  responsibleFor,
  suppliersOf,
  teamOf,
  whoHolds,
  whoSpeaks,
} from '../../src/people/who.ts';
import type { Store, Transaction } from '../../src/store/store.ts';
import { memoryStore } from '../support/memory-store.ts';

const zone = DEFAULT_ZONE;
const demo = readFileSync('knowledge/organisation.yaml', 'utf8');
const clock = { ...steppedClock(instantAt('2025-05-14', '10:20')) };
let store: Store;

const change = <R>(body: (tx: Transaction) => Promise<R>): Promise<R> => store.transact({ what: 'test' }, body);
function apply(text: string) {
  const read = readOrganisation(text);
  if (!read.ok) throw new Error(read.error.say.en);
  return change((tx) => applyOrganisation(tx, read.value.organisation, zone));
}
const account = (id: string, tenant = 'corp', platform = 'dingtalk'): Identity => ({ platform, tenant, id });
const who = (identity: Identity, honoursDemonstration = false, now = clock.now()) =>
  whoSpeaks(store, identity, { now, zone, honoursDemonstration });
const names = async (found: ReturnType<typeof membersOf>) => (await found).map((m) => m.id);

beforeEach(async () => {
  store = memoryStore(clock);
  await apply(demo);
});

describe('who is speaking', () => {
  it('knows the demonstration people by their ids only where that is honoured', async () => {
    const there = await who({ platform: 'dingtalk', id: 'demo-supervisor' }, true);
    expect(there).toMatchObject({ id: 'demo-supervisor', name: '郑海宁', guest: false });
    expect([...there.roles]).toEqual(['staff', 'supervisor']);
    expect((await who({ platform: 'dingtalk', id: 'demo-admin' })).guest).toBe(true);
  });

  it('keeps a stranger’s own id on the headless platform, and a digest elsewhere', async () => {
    expect(await who({ platform: 'stdio', id: 'passer-by' }, true)).toMatchObject({ id: 'passer-by', guest: true });
    const guest = await who(account('passer-by'));
    expect(guest.id).toMatch(/^guest-/);
    expect((await who(account('passer-by'))).id).toBe(guest.id);
    expect((await who(account('passer-by', 'other'))).id).not.toBe(guest.id);
    expect(guest.roles.size).toBe(0);
  });

  it('gives the unit’s service to a supplier’s people and none to the bureau’s', async () => {
    expect((await who(account('demo-cook'), true)).service).toBe('食堂');
    expect((await who(account('demo-manager'), true)).service).toBeUndefined();
  });

  it('does not honour ids of people who are not of a demonstration', async () => {
    await apply('people:\n  - { id: zhang, name: 张工, roles: [administrator] }\n');
    expect((await who({ platform: 'stdio', id: 'zhang' }, true)).guest).toBe(true);
  });

  it('counts a role on its first and last day, and not a second longer', async () => {
    await apply(
      'people:\n  - { id: a, name: 甲, roles: [{ role: manager, from: 2025-05-01, until: 2025-05-14 }], identities: [{ platform: dingtalk, tenant: corp, id: u }] }\n',
    );
    const roles = async (date: string, time: string) => [
      ...(await who(account('u'), false, instantAt(date, time))).roles,
    ];
    expect(await roles('2025-04-30', '23:59:59')).toEqual(['staff']);
    expect(await roles('2025-05-01', '00:00:00')).toEqual(['staff', 'manager']);
    expect(await roles('2025-05-14', '23:59:59')).toEqual(['staff', 'manager']);
    expect(await roles('2025-05-15', '00:00:00')).toEqual(['staff']);
  });

  it('tells accounts apart by platform and organisation, never by name', async () => {
    await change((tx) => linkIdentity(tx, 'demo-cook', account('u1'), 'demo-admin'));
    expect((await who(account('u1'))).id).toBe('demo-cook');
    expect((await who(account('u1', 'other'))).guest).toBe(true);
    expect((await who(account('u1', 'corp', 'slack'))).guest).toBe(true);
    expect((await who({ ...account('u9'), name: '何大勇' })).guest).toBe(true);
  });

  it('lets a person have several accounts, and an account one person', async () => {
    await change((tx) => linkIdentity(tx, 'demo-cook', account('u1'), 'demo-admin'));
    await change((tx) => linkIdentity(tx, 'demo-cook', account('u2', 'T1', 'slack'), 'demo-admin'));
    expect((await who(account('u2', 'T1', 'slack'))).id).toBe('demo-cook');
    await change((tx) => linkIdentity(tx, 'demo-guard', account('u1'), 'demo-admin'));
    expect((await who(account('u1'))).id).toBe('demo-guard');
    expect((await store.get(people, 'demo-cook'))?.identities.map((i) => i.id)).toEqual(['u2']);
  });
});

describe('the file and the chat', () => {
  const row = (rest: string) =>
    `demonstration: true\nunits:\n  - { id: s, name: 某, kind: supplier, service: 保洁 }\npeople:\n  - { id: a, name: 张三, unit: s${rest} }\n`;

  it('changes nothing when the file is read again', async () => {
    expect(await apply(demo)).toEqual({ changed: [], gone: [] });
  });

  it('lets what was said in chat win until the row changes', async () => {
    await apply(row(''));
    await change((tx) => leave(tx, 'a', 'demo-admin'));
    await apply(row(''));
    expect((await who(account('a'), true)).guest).toBe(true);
    await apply(row(', posts: [保洁员]'));
    expect(await who(account('a'), true)).toMatchObject({ guest: false, posts: ['保洁员'] });
  });

  it('ends who is no longer in the file, and brings back who is again', async () => {
    await apply(row(''));
    expect((await apply('people: []\n')).gone).toEqual(['a']);
    expect(await names(membersOf(store, '保洁', clock.now()))).toEqual([]);
    await apply(row(''));
    expect(await names(membersOf(store, '保洁', clock.now()))).toEqual(['a']);
  });

  it('keeps accounts linked by a code when a row changes, and drops those that the row no longer names', async () => {
    await apply(row(', identities: [{ platform: dingtalk, tenant: corp, id: u1 }]'));
    await change((tx) => linkIdentity(tx, 'a', account('phone'), 'demo-admin'));
    await apply(row(', identities: [{ platform: dingtalk, tenant: corp, id: u2 }]'));
    expect((await who(account('u1'))).guest).toBe(true);
    expect((await who(account('u2'))).id).toBe('a');
    expect((await who(account('phone'))).id).toBe('a');
  });

  it('moves a unit’s people when its service changes', async () => {
    await apply(row(''));
    await apply(row('').replace('保洁', '安保'));
    expect(await names(membersOf(store, '保洁', clock.now()))).toEqual([]);
    expect(await names(membersOf(store, '安保', clock.now()))).toEqual(['a']);
  });

  it('writes down who changed what', async () => {
    await change((tx) => leave(tx, 'demo-guard', 'demo-admin'));
    const events = (await store.find(directoryEvents, { where: { person: 'demo-guard' } })).rows.map((r) => r.document);
    expect(events.map((e) => [e.kind, e.by])).toEqual([
      ['row', undefined],
      ['left', 'demo-admin'],
    ]);
  });

  it('ends a person at the day of leaving that the row names', async () => {
    await apply(row(', left: 2025-05-15'));
    expect((await who(account('a'), true)).guest).toBe(false);
    expect((await who(account('a'), true, instantAt('2025-05-15', '00:00'))).guest).toBe(true);
  });
});

describe('finding people', () => {
  it('lists a team without who has left, and everybody for 全员', async () => {
    expect(await names(membersOf(store, '保洁', clock.now()))).toContain('demo-employee-2');
    expect((await membersOf(store, '全员', clock.now())).length).toBeGreaterThanOrEqual(30);
    await change((tx) => leave(tx, 'demo-employee-2', undefined));
    expect(await names(membersOf(store, '保洁', clock.now()))).not.toContain('demo-employee-2');
    expect(await names(membersOf(store, '全员', clock.now()))).not.toContain('demo-employee-2');
  });

  it('finds every person of one name', async () => {
    const id = await change((tx) => admit(tx, '张三', 'demo-admin'));
    expect(id).toBe('p-1');
    expect((await names(findPeople(store, '张三', clock.now()))).sort()).toEqual(['cleaning-3', 'p-1']);
    expect(await names(findPeople(store, 'demo-cook', clock.now()))).toEqual(['demo-cook']);
    expect(await names(findPeople(store, '__proto__', clock.now()))).toEqual([]);
  });

  it('knows who holds a role today, and who answers for a service', async () => {
    const moment = { now: clock.now(), zone };
    expect((await whoHolds(store, 'leader', moment)).length).toBe(3);
    expect((await responsibleFor(store, '保洁', moment))?.id).toBe('demo-supervisor');
    expect((await responsibleFor(store, undefined, moment))?.id).toBe('demo-manager');
    await change((tx) => leave(tx, 'demo-supervisor', undefined));
    expect((await responsibleFor(store, '保洁', moment))?.id).toBe('demo-manager');
    expect((await suppliersOf(store, '保洁')).map((u) => u.id)).toEqual(['supplier-cleaning']);
  });

  it('gives a post beside the ones held, and starts afresh in another unit', async () => {
    await change((tx) => appoint(tx, 'cleaning-3', { post: '保洁班长' }, 'demo-admin', '保洁班长'));
    expect((await store.get(people, 'cleaning-3'))?.posts).toEqual(['保洁员', '保洁班长']);
    await change((tx) =>
      appoint(tx, 'cleaning-3', { unit: 'supplier-security', post: '保安员' }, 'demo-admin', '保安员'),
    );
    expect((await store.get(people, 'cleaning-3'))?.posts).toEqual(['保安员']);
    expect(await names(membersOf(store, '安保', clock.now()))).toContain('cleaning-3');
  });
});

describe('reaching people', () => {
  const on = (platforms: string[], honoured: string[] = []) => ({
    platforms,
    honoursDemonstration: (p: string) => honoured.includes(p),
  });

  it('picks an account on a connected platform, the preferred one first', async () => {
    await change((tx) => linkIdentity(tx, 'demo-cook', account('u1'), undefined));
    await change((tx) => linkIdentity(tx, 'demo-cook', account('s1', 'T1', 'slack'), undefined));
    expect((await reachPerson(store, 'demo-cook', on(['dingtalk', 'slack'])))?.identity.id).toBe('u1');
    expect((await reachPerson(store, 'demo-cook', on(['dingtalk', 'slack']), 'slack'))?.identity.id).toBe('s1');
    expect(await reachPerson(store, 'demo-guard', on(['dingtalk']))).toBeUndefined();
    expect(await reachPerson(store, 'demo-guard', on(['stdio'], ['stdio']))).toEqual({
      platform: 'stdio',
      identity: { platform: 'stdio', id: 'demo-guard' },
    });
  });

  it('finds a guest again whose account was kept', async () => {
    const guest = await who(account('x'));
    expect(await reachPerson(store, guest.id, on(['dingtalk']))).toBeUndefined();
    await change(async (tx) => rememberGuest(tx, guest));
    expect((await reachPerson(store, guest.id, on(['dingtalk'])))?.identity).toEqual(account('x'));
  });

  it('speaks to a team where it was bound, or in the demonstration’s own group', async () => {
    expect(await reachTeam(store, '保洁', on(['stdio'], ['stdio']))).toEqual([
      { platform: 'stdio', conversation: 'g-cleaning' },
    ]);
    await change((tx) => bindConversation(tx, { platform: 'dingtalk', conversation: 'cid1' }, '保洁', 'demo-admin'));
    expect(await reachTeam(store, '保洁', on(['dingtalk']))).toEqual([{ platform: 'dingtalk', conversation: 'cid1' }]);
    expect(await teamOf(store, 'dingtalk', 'cid1', false)).toBe('保洁');
    expect(await teamOf(store, 'dingtalk', 'g-all', false)).toBeUndefined();
    expect(await teamOf(store, 'stdio', 'g-all', true)).toBe('全员');
  });
});

describe('who may what', () => {
  it('follows the table of the interfaces', async () => {
    const as = (id: string) => who(account(id), true);
    expect(may(await as('demo-employee'), 'inspection.create')).toBe(false);
    expect(may(await as('demo-supervisor'), 'inspection.create')).toBe(true);
    expect(may(await as('demo-supplier'), 'rectification.submit')).toBe(true);
    expect(may(await as('demo-supplier'), 'rectification.verify')).toBe(false);
    expect(may(await as('demo-admin'), 'publish')).toBe(false);
    expect(may(await as('demo-leader'), 'publish')).toBe(true);
    expect(may(await as('nobody'), 'emergency.report')).toBe(true);
    expect(may(await as('nobody'), 'demand.submit')).toBe(false);
    expect(whoMay('inspection.create').zh).toBe('监管人员、后勤管理者');
  });

  it('asks again at each turn: a role that was taken an hour ago is gone', async () => {
    await change((tx) => leave(tx, 'demo-manager', 'demo-admin'));
    expect(may(await who(account('demo-manager'), true, clock.now() + HOUR), 'quiz')).toBe(false);
  });
});
