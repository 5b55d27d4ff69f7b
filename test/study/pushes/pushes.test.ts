import { describe, expect, it } from 'vitest';
import { lines } from '../../../src/commands/reply.ts';
import { deferredPushes, type Push, type PushKind, pushWishes } from '../../../src/study/pushes/model.ts';
import { armDeferred } from '../../../src/study/pushes/pushes.ts';
import { WEDNESDAY } from '../../support/app.ts';
import { openRig, type Rig, type Told } from '../rig.ts';

const push = (text: string, kind: PushKind = 'study', rest: Partial<Push> = {}): Push => ({
  kind,
  reply: { blocks: lines(text), buttons: [{ label: text, say: text }] },
  line: { zh: text, en: text },
  ...rest,
});

/** Pushes to one person or team at the clock's time; what is told at once. */
async function tell(rig: Rig, to: { person: string } | { team: '保洁' }, ...pushes: readonly Push[]): Promise<void> {
  for (const one of pushes) {
    const after = await rig.store.transact({ what: 'test' }, (tx) =>
      'person' in to ? rig.pushes.pushToPerson(tx, to.person, one) : rig.pushes.pushToTeam(tx, to.team, one),
    );
    after?.();
  }
}
const texts = (told: readonly Told[]): string[] => told.map(({ text }) => text);
const at = (time: string, day = '2025-05-14'): string => `${day}T${time}:00+08:00`;
const cook = { person: 'demo-cook' };
const team = { team: '保洁' } as const;

describe('what a person is told unasked', () => {
  it('waits for the morning at night, and comes as one message', async () => {
    const rig = await openRig(at('20:30'));
    await tell(rig, cook, push('一'), push('二', 'notice'));
    expect(await rig.tick(at('07:29', '2025-05-15'))).toEqual([]);
    const told = await rig.tick(at('07:30', '2025-05-15'));
    expect(told.length).toBe(1);
    expect(told[0]?.text).toMatch(/推迟的 2 条[\s\S]*1\. 一[\s\S]*2\. 二/);
  });

  it('of duty or emergency comes at once, at night as well, and is not counted', async () => {
    const rig = await openRig(at('22:00'));
    await tell(rig, cook, push('当班', 'duty'), push('急', 'emergency'));
    expect(texts(await rig.tick(at('22:01')))).toEqual(['当班', '急']);
  });

  it('is three study pushes a day at most; the fourth comes next morning', async () => {
    const rig = await openRig(at('09:00'));
    await tell(rig, cook, push('一'), push('二'), push('三'), push('四'), push('通知', 'notice'));
    expect(texts(await rig.tick(at('10:00')))).toEqual(['一', '二', '三', '通知']);
    expect(texts(await rig.tick(at('07:30', '2025-05-15')))).toEqual(['四']);
    expect((await rig.store.find(deferredPushes)).rows).toEqual([]);
  });

  it('keeps to the person’s own hours, and to those of a night shift', async () => {
    const rig = await openRig(at('22:30'));
    await rig.store.transact({ what: 'test' }, async (tx) => {
      tx.put(pushWishes, 'demo-guard', { quiet: { from: '08:00', to: '18:00' } });
    });
    await tell(rig, { person: 'demo-guard' }, push('夜里'));
    expect(texts(await rig.tick(at('22:31')))).toEqual(['夜里']);
    await rig.tick(at('09:00', '2025-05-15'));
    await tell(rig, { person: 'demo-guard' }, push('白天'));
    expect(texts(await rig.tick(at('17:59', '2025-05-15')))).toEqual([]);
    expect(texts(await rig.tick(at('18:00', '2025-05-15')))).toEqual(['白天']);
  });

  it('that is muted waits until then, or until it is unmuted; nothing is lost', async () => {
    const rig = await openRig(at('09:00'));
    await rig.store.transact({ what: 'test' }, async (tx) =>
      tx.put(pushWishes, 'demo-cook', { mute: { what: 'study' } }),
    );
    await tell(rig, cook, push('学'), push('知', 'notice'));
    expect(texts(await rig.tick(at('12:00', '2025-05-16')))).toEqual(['知']);
    await rig.store.transact({ what: 'test' }, async (tx) => {
      tx.put(pushWishes, 'demo-cook', {});
      await armDeferred(tx, 'demo-cook', rig.env.zone, tx.at);
    });
    expect(texts(await rig.tick(at('12:01', '2025-05-16')))).toEqual(['学']);
  });

  it('that is over by the time it may be told is listed as over', async () => {
    const rig = await openRig(at('21:00'));
    await tell(rig, cook, push('测试', 'study', { until: rig.clock.now() + 1 }), push('学习'));
    const [told] = await rig.tick(at('08:00', '2025-05-15'));
    expect(told?.text).toContain('测试（已过时）');
    expect(told?.reply.buttons.map(({ say }) => say)).toEqual(['学习']);
  });

  it('is told when the program comes back, however late', async () => {
    const rig = await openRig(at('21:00'));
    await tell(rig, cook, push('一'));
    expect(texts(await rig.restart(at('12:00', '2025-05-16')))).toEqual(['一']);
  });

  it('is told again after it was put off twice at the same second', async () => {
    const rig = await openRig(at('21:00'));
    await tell(rig, cook, push('一'));
    expect(texts(await rig.tick(at('07:30', '2025-05-15')))).toEqual(['一']);
    await rig.store.transact({ what: 'test' }, async (tx) =>
      tx.put(pushWishes, 'demo-cook', { mute: { what: 'all' } }),
    );
    await tell(rig, cook, push('二'));
    await rig.store.transact({ what: 'test' }, async (tx) => {
      tx.put(pushWishes, 'demo-cook', {});
      await armDeferred(tx, 'demo-cook', rig.env.zone, tx.at);
    });
    expect(texts(await rig.tick(at('07:31', '2025-05-15')))).toEqual(['二']);
  });
});

describe('what a group is told', () => {
  it('within a few minutes comes as one message after the first', async () => {
    const rig = await openRig(at('09:00'));
    await tell(rig, team, push('一'));
    await rig.tick(at('09:01'));
    await tell(rig, team, push('二'), push('三'));
    const told = await rig.tick(at('09:10'));
    expect(texts(told)).toEqual([expect.stringMatching(/2 件事[\s\S]*二[\s\S]*三/)]);
  });

  it('by schedules of the same minutes is one message at the last of them', async () => {
    const rig = await openRig(WEDNESDAY);
    const friday = (time: string) => ({ rule: 'FREQ=WEEKLY;BYDAY=FR', time, start: '2025-05-16' });
    await rig.keep({ when: friday('16:00'), topics: ['留样'] });
    await rig.keep({ when: friday('16:00'), kind: 'quiz', count: 5 });
    await rig.keep({ when: friday('16:02'), topics: ['消毒'] });
    await rig.keep({ when: friday('16:30'), topics: ['地面'] });
    expect(await rig.tick(at('16:01', '2025-05-16'))).toEqual([]);
    const told = await rig.tick(at('16:02', '2025-05-16'));
    expect(texts(told)).toEqual([expect.stringMatching(/3 件事[\s\S]*留样[\s\S]*5 题[\s\S]*消毒/)]);
    expect(texts(await rig.tick(at('16:30', '2025-05-16')))).toEqual([expect.stringContaining('地面')]);
  });

  it('at night waits for the morning, unless it is due then', async () => {
    const rig = await openRig(at('21:00'));
    await tell(rig, team, push('学'), push('夜班', 'duty'));
    expect(texts(await rig.tick(at('21:10')))).toEqual(['夜班']);
    expect(texts(await rig.tick(at('07:30', '2025-05-15')))).toEqual(['学']);
  });

  it('in more words than it reads at once keeps a line of each', async () => {
    const rig = await openRig(at('09:00'));
    await tell(rig, team, push('零'));
    const long = (name: string): Push => ({ ...push(name), reply: { blocks: lines(name.repeat(300)), buttons: [] } });
    await tell(rig, team, long('甲'), long('乙'), long('丙'));
    const told = (await rig.tick(at('09:10'))).at(-1)?.text ?? '';
    expect(told.length).toBeLessThanOrEqual(620);
    expect(told).toMatch(/2\. 乙[\s\S]*3\. 丙/);
  });
});
