import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, toIso } from '../../../src/base/time.ts';
import type { StepDetail } from '../../../src/inspection/findings/effects.ts';
import { type FindingDraft, fileFinding, step } from '../../../src/inspection/findings/file.ts';
import { type Finding, findingEvents, findings } from '../../../src/inspection/findings/model.ts';
import type { Actor } from '../../../src/inspection/findings/relations.ts';
import type { StepName } from '../../../src/inspection/findings/states.ts';
import { replay, storyOf } from '../../../src/inspection/findings/story.ts';
import { clauseEvents } from '../../../src/trail/model.ts';
import { memoryStore } from '../../support/memory-store.ts';
import {
  canteenLead,
  cleaner,
  cleaningLead,
  clockAt,
  manager,
  otherSupervisor,
  type Person,
  rules,
  supervisor,
  twoHats,
  water,
  ZONE,
} from './kit.ts';

/** A store with one finding, and a hand that takes its steps. */
async function filed(draft: Partial<FindingDraft> = {}, by: Person = supervisor) {
  const clock = clockAt();
  const store = memoryStore(clock);
  const first = await store.transact({ what: 'test' }, (tx) => fileFinding(tx, { ...water, ...draft }, by, rules));
  const take = (name: StepName, actor: Actor, detail?: StepDetail) =>
    store.transact({ what: name }, async (tx) => {
      const finding = await tx.get(findings, `ISS-${first.number}`);
      if (!finding) throw new Error('it is gone');
      return step(tx, finding, name, actor, detail);
    });
  const now = async (): Promise<Finding> => {
    const finding = await store.get(findings, `ISS-${first.number}`);
    if (!finding) throw new Error('it is gone');
    return finding;
  };
  return { clock, store, first, take, now };
}
const fix: StepDetail = { attachments: ['sha256-after'], words: '已拖干' };

describe('filing a finding', () => {
  it('gives it a number, the unit, and the deadline that the clause sets', async () => {
    const { first } = await filed();
    expect(first).toMatchObject({ number: 1, state: 'open', unit: 'supplier-cleaning', by: 'supervisor' });
    expect(toIso(first.deadline ?? 0, ZONE)).toBe('2025-05-17T16:00:00+08:00');
  });

  it('gives a severe one no deadline but a time to report', async () => {
    const { first } = await filed({ severity: '严重' });
    expect(first.deadline).toBeUndefined();
    expect(first.reportBy).toBe(first.at + 2 * HOUR);
  });

  it('gives a complaint the times of JG 207', async () => {
    const { first } = await filed({ kind: 'complaint' }, cleaner);
    expect(toIso(first.answerBy ?? 0, ZONE)).toBe('2025-05-17T16:00:00+08:00');
    expect(toIso(first.doneBy ?? 0, ZONE)).toBe('2025-05-22T00:00:00+08:00');
    expect(first.deadline).toBeUndefined();
  });

  it('notes the clause as found broken, and takes that back when the finding is voided', async () => {
    const { store, take } = await filed();
    expect((await store.find(clauseEvents)).rows.map(({ document }) => document.kind)).toEqual(['found']);
    await take('void', supervisor, { words: '记错了' });
    expect((await store.find(clauseEvents)).rows).toEqual([]);
  });

  it('points out that it was filed by somebody of the unit itself', async () => {
    expect((await filed({}, twoHats)).first.ownArea).toBe(true);
    expect((await filed()).first.ownArea).toBeUndefined();
  });
});

describe('the way of a finding', () => {
  it('goes from the fix to the verification, and says how it ended', async () => {
    const { take, now } = await filed();
    expect((await take('submit', cleaningLead, fix)).ok).toBe(true);
    expect((await take('pass', supervisor)).ok).toBe(true);
    expect(await now()).toMatchObject({ state: 'closed', closed: { by: 'supervisor', how: 'verified' } });
  });

  it('asks for evidence of the fix', async () => {
    const { take } = await filed();
    expect(await take('submit', cleaningLead, {})).toMatchObject({ ok: false, error: { need: 'evidence' } });
  });

  it('lets nobody verify what they or their unit did, not even with two roles', async () => {
    const { take } = await filed();
    await take('submit', cleaningLead, fix);
    const refused = await take('pass', twoHats);
    expect(refused).toMatchObject({ ok: false, error: { why: 'who' } });
    expect(!refused.ok && refused.error.zh).toContain('本单位');
    expect(await take('pass', cleaningLead)).toMatchObject({ ok: false, error: { why: 'who' } });
  });

  it('lets only one of two supervisors verify', async () => {
    const { take } = await filed();
    await take('submit', cleaningLead, fix);
    const both = await Promise.all([take('pass', supervisor), take('pass', otherSupervisor)]);
    expect(both.map(({ ok }) => ok)).toEqual([true, false]);
  });

  it('is no other firm’s to put right', async () => {
    const { take } = await filed();
    expect(await take('submit', canteenLead, fix)).toMatchObject({ ok: false, error: { why: 'who' } });
  });

  it('can be put right by the person whom the lead handed it to', async () => {
    const { take } = await filed();
    expect((await take('submit', cleaner, fix)).ok).toBe(false);
    await take('assign', cleaningLead, { set: { assignee: 'cleaner' } });
    expect((await take('submit', cleaner, fix)).ok).toBe(true);
  });

  it('keeps its deadline until an extension is granted', async () => {
    const { take, now, first } = await filed();
    const until = (first.deadline ?? 0) + 48 * HOUR;
    await take('askExtension', cleaningLead, { words: '配件没到', until });
    expect((await now()).deadline).toBe(first.deadline);
    await take('extend', manager);
    expect((await now()).deadline).toBe(until);
  });

  it('is not extended after its deadline, and a severe one never', async () => {
    const late = await filed();
    late.clock.moveTo((late.first.deadline ?? 0) + MINUTE);
    const detail = { words: '配件没到', until: 0 };
    expect(await late.take('askExtension', cleaningLead, detail)).toMatchObject({
      error: { need: 'before the deadline' },
    });
    const severe = await filed({ severity: '严重' });
    expect(await severe.take('askExtension', cleaningLead, detail)).toMatchObject({ error: { why: 'state' } });
  });

  it('goes to whom the upheld dispute names, with a new deadline and without the old fix', async () => {
    const { take, now, clock } = await filed();
    await take('dispute', cleaningLead, { words: '是物业的', claimedOwner: '物业' });
    expect((await now()).state).toBe('disputed');
    clock.moveTo(clock.now() + HOUR);
    const set = { service: '物业', unit: 'supplier-property', deadline: clock.now() + 24 * HOUR } as const;
    expect((await take('transfer', manager, { words: '管道漏水', set })).ok).toBe(true);
    expect(await now()).toMatchObject({ state: 'open', unit: 'supplier-property', dispute: { upheld: true } });
  });

  it('is closed without a deduction when the dispute is upheld and it is nobody’s', async () => {
    const { take, now, store } = await filed();
    await take('dispute', cleaningLead, { words: '不属实' });
    expect(await take('dismiss', manager)).toMatchObject({ ok: false, error: { need: 'reason' } });
    await take('dismiss', manager, { words: '现场核实无积水' });
    expect(await now()).toMatchObject({ state: 'closed', closed: { how: 'dismissed' } });
    expect((await store.find(clauseEvents)).rows).toEqual([]);
  });

  it('is decided on by nobody who filed it', async () => {
    const filer: Person = { ...manager, roles: new Set(['staff', 'manager']) };
    const { take } = await filed({}, filer);
    await take('dispute', cleaningLead, { words: '不属实' });
    expect(await take('dismiss', filer, { words: '不属实' })).toMatchObject({ error: { why: 'who' } });
  });

  it('is voided without a word within ten minutes, later with a reason', async () => {
    const { take, clock } = await filed();
    clock.moveTo(clock.now() + 11 * MINUTE);
    expect(await take('void', supervisor)).toMatchObject({ ok: false, error: { need: 'late reason' } });
    expect((await take('void', supervisor, { words: '地点记错' })).ok).toBe(true);
    expect((await filed().then(({ take: soon }) => soon('void', supervisor))).ok).toBe(true);
  });

  it('is told again by its events', async () => {
    const { take, now, store } = await filed();
    await take('submit', cleaningLead, fix);
    await take('return', supervisor, { words: '墙角还有水' });
    await take('submit', cleaningLead, { attachments: ['sha256-dry'] });
    await take('pass', otherSupervisor);
    const finding = await now();
    const story = await storyOf(store, finding);
    expect(story.map((event) => event.step)).toEqual(['file', 'submit', 'return', 'submit', 'pass']);
    expect(replay(story)).toEqual(finding);
    expect((await store.find(findingEvents)).rows).toHaveLength(5);
  });
});
