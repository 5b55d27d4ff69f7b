import { describe, expect, it } from 'vitest';
import { leave } from '../../../src/people/change.ts';
import { membersOf } from '../../../src/people/who.ts';
import { jobs } from '../../../src/schedule/jobs.ts';
import { keepSchedule, makeUp } from '../../../src/study/schedules/arm.ts';
import { occurrenceLog, schedules } from '../../../src/study/schedules/model.ts';
import { instantOf, WEDNESDAY } from '../../support/app.ts';
import { openRig, type Told } from '../rig.ts';

const FRIDAYS = { rule: 'FREQ=WEEKLY;BYDAY=FR', time: '16:00', start: '2025-05-16' };
const MONDAYS = { rule: 'FREQ=WEEKLY;BYDAY=MO', time: '09:00', start: '2025-05-19' };
const to = (told: readonly Told[], who: string): string[] =>
  told.filter((one) => one.to === who).map(({ text }) => text);

describe('a schedule that falls due', () => {
  it('is told to its group at its time, once, whatever restarts in between', async () => {
    const rig = await openRig(WEDNESDAY);
    await rig.keep({ when: FRIDAYS, topics: ['留样'] });
    expect(await rig.tick('2025-05-16T15:59:59+08:00')).toEqual([]);
    const [due, ...others] = to(await rig.tick('2025-05-16T16:00:00+08:00'), '保洁');
    expect([due?.includes('留样'), others]).toEqual([true, []]);
    for (const second of [0, 1, 2]) expect(await rig.restart(`2025-05-16T16:00:0${second}+08:00`)).toEqual([]);
    expect(to(await rig.tick('2025-05-23T16:00:00+08:00'), '保洁').length).toBe(1);
  });

  it('is skipped on a holiday, and its owner hears it once for all its days', async () => {
    const rig = await openRig('2025-09-29T10:00:00+08:00');
    await rig.keep({ when: { rule: 'FREQ=DAILY', time: '09:00', start: '2025-09-30' } });
    const told = await rig.tick('2025-10-09T10:00:00+08:00');
    expect(to(told, '保洁').length).toBe(2);
    expect(to(told, 'demo-manager')).toEqual([expect.stringContaining('10月1日（周三）到10月8日（周三）')]);
    const { rows } = await rig.store.find(occurrenceLog, { where: { outcome: 'holiday' } });
    expect(rows.length).toBe(8);
  });

  it('that is paused until a day rests until then; without one it has no job', async () => {
    const rig = await openRig(WEDNESDAY);
    const one = await rig.keep({ when: MONDAYS, state: 'paused', until: '2025-05-26' });
    await rig.keep({ when: MONDAYS, state: 'paused' });
    expect(await rig.store.get(jobs, 'SCH-2')).toBeUndefined();
    expect(await rig.tick('2025-05-25T10:00:00+08:00')).toEqual([]);
    expect(to(await rig.tick('2025-05-26T10:00:00+08:00'), '保洁').length).toBe(1);
    expect((await rig.store.get(schedules, `SCH-${one.number}`))?.state).toBe('active');
  });

  it('is reported to its owner when it was missed, and made up for once', async () => {
    const rig = await openRig(WEDNESDAY);
    const one = await rig.keep({ when: FRIDAYS });
    const [missed] = await rig.restart('2025-05-17T09:00:00+08:00');
    expect(missed?.text).toContain('错过了 SCH-1');
    expect(missed?.reply.buttons[0]?.say).toBe('补做 SCH-1 2025-05-16 16:00');
    for (let i = 0; i < 3; i += 1) {
      await rig.store.transact({ what: 'test' }, async (tx) => makeUp(tx, one, instantOf('2025-05-16T16:00:00+08:00')));
      expect(to(await rig.tick(`2025-05-17T09:0${i + 1}:00+08:00`), '保洁').length).toBe(i === 0 ? 1 : 0);
    }
  });

  it('is reported once for several that were missed', async () => {
    const rig = await openRig(WEDNESDAY);
    await rig.keep({ when: { rule: 'WORKDAY', time: '09:00', start: '2025-05-15' } });
    const told = await rig.restart('2025-05-20T12:00:00+08:00');
    expect(told.map(({ text }) => text)).toEqual([expect.stringContaining('起共 4 次')]);
  });

  it('runs late by up to two hours without a word', async () => {
    const rig = await openRig(WEDNESDAY);
    await rig.keep({ when: FRIDAYS });
    const told = await rig.restart('2025-05-16T17:59:00+08:00');
    expect([to(told, '保洁').length, to(told, 'demo-manager')]).toEqual([1, []]);
  });

  it('is held in a year without a calendar: its owner is asked once, and may let it go on', async () => {
    const rig = await openRig('2026-12-30T10:00:00+08:00');
    const one = await rig.keep({ when: { ...MONDAYS, start: '2027-01-04' } });
    const told = await rig.tick('2027-01-20T10:00:00+08:00');
    expect(to(told, '保洁')).toEqual([]);
    expect(to(told, 'demo-manager')).toEqual([expect.stringContaining('2027年的放假安排还没有录入')]);
    await rig.store.transact({ what: 'test' }, async (tx) =>
      keepSchedule(tx, { ...one, years: [2027] }, tx.at, rig.env),
    );
    expect(to(await rig.tick('2027-01-25T10:00:00+08:00'), '保洁').length).toBe(1);
  });

  it('for a team that nobody is in any more tells its owner', async () => {
    const rig = await openRig(WEDNESDAY);
    await rig.keep({ when: FRIDAYS });
    await rig.store.transact({ what: 'test' }, async (tx) => {
      for (const { id } of await membersOf(tx, '保洁', tx.at)) await leave(tx, id, 'demo-admin');
    });
    const told = await rig.tick('2025-05-16T16:00:00+08:00');
    expect([to(told, '保洁'), to(told, 'demo-manager')]).toEqual([[], [expect.stringContaining('没有进行')]]);
  });

  it('for a team without a group is told to its people one by one', async () => {
    const rig = await openRig(WEDNESDAY, []);
    await rig.keep({ when: FRIDAYS });
    const told = await rig.tick('2025-05-16T16:00:00+08:00');
    expect(new Set(told.map(({ to: who }) => who))).toEqual(
      new Set((await membersOf(rig.store, '保洁', rig.clock.now())).map(({ id }) => id)),
    );
  });

  it('ends with its last time', async () => {
    const rig = await openRig(WEDNESDAY);
    await rig.keep({ when: { ...FRIDAYS, rule: `${FRIDAYS.rule};COUNT=2` } });
    expect(to(await rig.tick('2025-06-30T16:00:00+08:00'), '保洁').length).toBe(2);
    expect(await rig.store.get(schedules, 'SCH-1')).toMatchObject({ state: 'ended', ended: 'over' });
  });

  it('that was edited goes by its new time only', async () => {
    const rig = await openRig(WEDNESDAY);
    const one = await rig.keep({ when: FRIDAYS });
    const thursdays = { rule: 'FREQ=WEEKLY;BYDAY=TH', time: '15:00', start: '2025-05-15' };
    await rig.store.transact({ what: 'test' }, async (tx) =>
      keepSchedule(tx, { ...one, when: thursdays }, tx.at, rig.env),
    );
    expect(to(await rig.tick('2025-05-15T15:00:00+08:00'), '保洁').length).toBe(1);
    expect(await rig.tick('2025-05-16T17:00:00+08:00')).toEqual([]);
  });

  it('of a meeting is told a quarter of an hour ahead, with the time at which it begins', async () => {
    const rig = await openRig(WEDNESDAY);
    await rig.keep({
      when: { at: instantOf('2025-05-15T15:00:00+08:00') },
      kind: 'meeting',
      meeting: '专题会',
      offset: -15,
    });
    const told = await rig.tick('2025-05-15T14:45:00+08:00');
    expect(to(told, '保洁')).toEqual([expect.stringContaining('5月15日（周四）15:00')]);
  });

  it('of the workgroup’s own is told to its people', async () => {
    const rig = await openRig(WEDNESDAY);
    const when = { at: instantOf('2025-05-15T15:00:00+08:00') };
    await rig.store.transact({ what: 'test' }, async (tx) => {
      const { team: _, ...seminar } = await seminarOf();
      keepSchedule(tx, seminar, tx.at, rig.env);
    });
    async function seminarOf() {
      return {
        number: 9,
        kind: 'meeting' as const,
        meeting: '研讨会' as const,
        team: undefined,
        topics: ['JG 352'],
        when,
        owner: 'demo-manager',
        by: 'demo-manager',
        since: rig.clock.now(),
        conversation: { id: 'd', kind: 'direct' as const },
        state: 'active' as const,
      };
    }
    const told = await rig.tick('2025-05-15T15:00:00+08:00');
    expect(told.map(({ to: who }) => who).sort()).toEqual(['demo-manager', 'demo-workgroup', 'workgroup-2']);
  });
});
