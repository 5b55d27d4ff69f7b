import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { webSessions } from '../../adapters/web/sessions.ts';
import { steppedClock } from '../../src/base/clock.ts';
import { DEFAULT_ZONE, HOUR } from '../../src/base/time.ts';
import type { Platform } from '../../src/chat/message.ts';
import { readSettings } from '../../src/config.ts';
import { applyOrganisation } from '../../src/people/apply.ts';
import { leave, linkIdentity } from '../../src/people/change.ts';
import { readOrganisation } from '../../src/people/organisation.ts';
import { reachPerson, rememberGuest } from '../../src/people/reach.ts';
import { listUnreached, noteUnreached, unreached } from '../../src/people/unreached.ts';
import { whoSpeaks } from '../../src/people/who.ts';
import { meetingOn, reach, reachableOn } from '../../src/runtime/reaching.ts';
import type { Store, Transaction } from '../../src/store/store.ts';
import { memoryStore } from '../support/memory-store.ts';

const NOW = Date.parse('2025-05-14T02:20:00Z');
const clock = steppedClock(NOW);
let store: Store;
const change = (body: (tx: Transaction) => Promise<unknown>) => store.transact({ what: 'test' }, body);

const platform = (name: string, rest: Partial<Platform> = {}): Platform => ({
  name,
  start: async () => {},
  send: async () => ({ result: 'sent' }),
  stop: async () => {},
  ...rest,
});

/** People with an open session at DingTalk's robot. */
const talking = new Set<string>();
const dingtalk = platform('dingtalk', {
  carries: ['dingtalk-sender'],
  canReach: ({ platform: kind, id }) => kind === 'dingtalk' || talking.has(id),
});
const outsider = { platform: 'dingtalk-sender', tenant: 'robot', id: 'sender-1' };

const settingsOf = (environment: Record<string, string>) => {
  const read = readSettings(environment, '/nowhere/.env');
  if (!read.ok) throw new Error(read.error.join());
  return read.value;
};
const LOGIN = settingsOf({ ZHIBIAO_WEB_URL: 'https://zhibiao.example' });
const on = (platforms: readonly Platform[], settings = LOGIN) =>
  reachableOn(new Map(platforms.map((p) => [p.name, p])), settings, clock);

beforeEach(async () => {
  talking.clear();
  store = memoryStore(clock);
  const read = readOrganisation(readFileSync('knowledge/organisation.yaml', 'utf8'));
  if (!read.ok) throw new Error('organisation.yaml');
  await change((tx) => applyOrganisation(tx, read.value.organisation, DEFAULT_ZONE));
});

describe('somebody outside the organisation', () => {
  it('is reached through the platform that carries such accounts, while it can be', async () => {
    await change((tx) => linkIdentity(tx, 'demo-cook', outsider, undefined));
    expect(await reachPerson(store, 'demo-cook', on([dingtalk]))).toBeUndefined();
    talking.add('sender-1');
    expect(await reachPerson(store, 'demo-cook', on([dingtalk]))).toEqual({ platform: 'dingtalk', identity: outsider });
  });

  it('is reached at another account when that one can’t be', async () => {
    await change((tx) => linkIdentity(tx, 'demo-cook', outsider, undefined));
    const slack = { platform: 'slack', tenant: 'T1', id: 'U1' };
    await change((tx) => linkIdentity(tx, 'demo-cook', slack, undefined));
    expect(await reachPerson(store, 'demo-cook', on([dingtalk, platform('slack')]), 'dingtalk')).toEqual({
      platform: 'slack',
      identity: slack,
    });
  });

  it('is reached as a guest in the same way', async () => {
    const guest = await whoSpeaks(store, outsider, meetingOn('dingtalk-sender', LOGIN, NOW));
    await change(async (tx) => rememberGuest(tx, guest));
    expect(await reachPerson(store, guest.id, on([dingtalk]))).toBeUndefined();
    talking.add('sender-1');
    expect(await reachPerson(store, guest.id, on([dingtalk]))).toMatchObject({ platform: 'dingtalk' });
    expect(await reachPerson(store, guest.id, on([platform('slack')]))).toBeUndefined();
  });
});

describe('somebody who is logged in on the page', () => {
  const logIn = () =>
    change(async (tx) =>
      tx.put(webSessions, 's1', { identity: 'demo-cook', person: 'demo-cook', since: tx.at, seen: tx.at }),
    );

  it('is reached there, while the session lasts', async () => {
    const page = on([platform('web')]);
    expect(await reachPerson(store, 'demo-cook', page)).toBeUndefined();
    await logIn();
    expect(await reachPerson(store, 'demo-cook', page)).toEqual({
      platform: 'web',
      identity: { platform: 'web', id: 'demo-cook' },
    });
    const later = reachableOn(new Map([['web', platform('web')]]), LOGIN, steppedClock(NOW + 13 * HOUR));
    expect(await reachPerson(store, 'demo-cook', later)).toBeUndefined();
  });

  it('is told on the chat platform first, unless they spoke on the page', async () => {
    await logIn();
    await change((tx) => linkIdentity(tx, 'demo-cook', { platform: 'slack', tenant: 'T1', id: 'U1' }, undefined));
    const both = on([platform('terminal'), platform('web'), platform('slack')]);
    expect(both.platforms).toEqual(['slack', 'web', 'terminal']);
    expect((await reachPerson(store, 'demo-cook', both))?.platform).toBe('slack');
    expect((await reachPerson(store, 'demo-cook', both, 'web'))?.platform).toBe('web');
  });

  it('is who the session says: nobody becomes a person of the directory by an id elsewhere', async () => {
    const speak = (name: string, settings = LOGIN) =>
      whoSpeaks(store, { platform: name, id: 'demo-admin' }, meetingOn(name, settings, NOW));
    expect((await speak('web')).roles.has('administrator')).toBe(true);
    expect((await speak('slack')).guest).toBe(true);
    expect((await speak('dingtalk')).guest).toBe(true);
    expect((await speak('web', settingsOf({}))).guest).toBe(false);
    await change((tx) => leave(tx, 'demo-admin', 'test'));
    expect((await speak('web')).guest).toBe(true);
  });
});

describe('who can’t be reached', () => {
  it('is noted by name and number, once for each message', async () => {
    const reaching = (id: string) =>
      change((tx) => reach({ user: id }, tx, on([dingtalk]), undefined).then((way) => expect(way).toBeUndefined()));
    await reaching('demo-cook');
    await reaching('demo-cook');
    await reaching('demo-guard');
    await reaching('nobody');
    const listed = await store.transact({ what: 'look' }, listUnreached);
    expect(listed).toEqual({
      ids: ['demo-cook', 'demo-guard'],
      items: ['何大勇（膳源）：2 条', '赵卫东（卫盾）：1 条'],
    });
  });

  it('is not missed after leaving, and not noted by a mere look', async () => {
    await change((tx) => leave(tx, 'demo-cook', 'test'));
    await change((tx) => noteUnreached(tx, 'demo-cook'));
    await reach({ user: 'demo-guard' }, store, on([dingtalk]), undefined);
    expect((await store.find(unreached)).rows).toEqual([]);
  });
});
