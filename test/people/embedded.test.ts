import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { steppedClock } from '../../src/base/clock.ts';
import { DAY, DEFAULT_ZONE, instantAt } from '../../src/base/time.ts';
import { applyOrganisation } from '../../src/people/apply.ts';
import { leave, linkIdentity } from '../../src/people/change.ts';
import { redeemCode } from '../../src/people/codes.ts';
import { peopleCollections } from '../../src/people/documents.ts';
import { firstAdministratorCode } from '../../src/people/first-administrator.ts';
import { readOrganisation } from '../../src/people/organisation.ts';
import { membersOf, whoSpeaks } from '../../src/people/who.ts';
import { createJobs, type JobKind, scheduleCollections } from '../../src/schedule/jobs.ts';
import { cron } from '../../src/schedule/recurrence.ts';
import { type EmbeddedStore, openStore } from '../../src/store/embedded/open.ts';
import type { Collection, Transaction } from '../../src/store/store.ts';

const zone = DEFAULT_ZONE;
const account = { platform: 'dingtalk', tenant: 'corp', id: 'u1' };
let folder: string;
let clock = steppedClock();
let store: EmbeddedStore;

const open = () =>
  openStore({
    folder,
    clock,
    zone,
    collections: [...peopleCollections, ...scheduleCollections] as unknown as readonly Collection<never>[],
  });
const change = <R>(body: (tx: Transaction) => Promise<R>): Promise<R> => store.transact({ what: 'test' }, body);
async function restart(): Promise<void> {
  await store.close();
  store = await open();
}
function readFile() {
  const read = readOrganisation(readFileSync('knowledge/organisation.yaml', 'utf8'));
  if (!read.ok) throw new Error(read.error.say.en);
  return change((tx) => applyOrganisation(tx, read.value.organisation, zone));
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhibiao-people-'));
  clock = steppedClock(instantAt('2025-05-14', '10:20'));
  store = await open();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

describe('on the embedded store', () => {
  it('the directory, its accounts and what was said in chat outlive a restart', async () => {
    await readFile();
    await change((tx) => linkIdentity(tx, 'demo-cook', account, 'demo-admin'));
    await change((tx) => leave(tx, 'demo-employee-2', 'demo-admin'));
    await restart();
    expect(await readFile()).toEqual({ changed: [], gone: [] });
    const speaker = await whoSpeaks(store, account, { now: clock.now(), zone, honoursDemonstration: false });
    expect(speaker.id).toBe('demo-cook');
    expect((await membersOf(store, '保洁', clock.now())).map((m) => m.id)).not.toContain('demo-employee-2');
  });

  it('a code outlives a restart, is used once, and is in no file', async () => {
    await readFile();
    const code = await change((tx) => firstAdministratorCode(tx, { now: tx.at, zone }, randomBytes));
    if (code === undefined) throw new Error('no code');
    await restart();
    const use = () =>
      change((tx) => redeemCode(tx, { purposes: ['first-administrator'], code, account: JSON.stringify(account) }));
    expect((await use()).ok).toBe(true);
    expect((await use()).ok).toBe(false);
  });

  it('no first administrator is looked for once there is one, the demonstration’s apart; a new code ends the old', async () => {
    await readFile();
    const first = await change((tx) => firstAdministratorCode(tx, { now: tx.at, zone }, randomBytes));
    const second = await change((tx) => firstAdministratorCode(tx, { now: tx.at, zone }, randomBytes));
    expect(first === second).toBe(false);
    const stale = await change((tx) =>
      redeemCode(tx, { purposes: ['first-administrator'], code: first ?? '', account: 'a' }),
    );
    expect(stale.ok).toBe(false);
    const read = readOrganisation('people:\n  - { id: a, name: 甲, roles: [administrator] }\n');
    if (read.ok) await change((tx) => applyOrganisation(tx, read.value.organisation, zone));
    expect(await change((tx) => firstAdministratorCode(tx, { now: tx.at, zone }, randomBytes))).toBeUndefined();
  });

  it('a job runs once for each occurrence through restarts', async () => {
    const ran: number[] = [];
    const kind: JobKind = {
      kind: 'head',
      next: cron('0 3 * * *', zone),
      run: async (_tx, { at }) => void ran.push(at),
    };
    const begin = () =>
      createJobs({ store, clock, zone, kinds: [kind], report: async () => undefined, log: () => undefined });
    await begin().ensure('head', 'head');
    for (let day = 0; day < 5; day++) {
      await begin().advance(clock.now() + DAY, clock);
      await restart();
      await begin().ensure('head', 'head');
      await begin().runDue();
    }
    expect(ran.length).toBe(5);
    expect(new Set(ran).size).toBe(5);
  });
});
