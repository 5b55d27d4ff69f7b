import { describe, expect, it, vi } from 'vitest';
import { createDingTalk } from '../../../adapters/dingtalk/dingtalk.ts';
import { dingtalkHosts } from '../../../adapters/dingtalk/setting.ts';
import { createDoor } from '../../../src/base/outgoing.ts';
import { createDingTalkSimulator, type DingTalkSimulator } from '../../simulators/dingtalk/simulator.ts';
import { converse, type Got, type Opening, type PlatformBench, testPlatform } from '../contract.ts';
import { sleep } from './kit.ts';

let simulator: DingTalkSimulator;

async function open({ clock, log, groups, people }: Opening): Promise<PlatformBench> {
  simulator = await createDingTalkSimulator({ clock, groups, staff: people, redeliverMs: 100 });
  const platform = createDingTalk({
    ...simulator.credentials,
    apiUrl: simulator.url,
    oapiUrl: simulator.url,
    clock,
    chance: () => 0,
    sleep,
    log,
    door: createDoor({ hosts: dingtalkHosts, configured: [simulator.url] }),
  });
  return {
    platform,
    say: async ({ id, from, group, text, files }) => {
      await simulator.gateway.connected();
      for (const file of files ?? []) simulator.putFile(`${id}/${file.name}`, file.bytes);
      const richText = [
        { text },
        ...(files ?? []).map((file) => ({ type: 'picture', downloadCode: `${id}/${file.name}` })),
      ];
      simulator.say({
        from: { staffId: from, name: from },
        text,
        msgId: id,
        ...(group ? { group } : {}),
        ...(files ? { msgtype: 'richText', content: { richText } } : {}),
      });
    },
    received: () =>
      simulator.received.flatMap(({ conversation, people: to, text, buttons }): Got[] =>
        conversation === undefined
          ? to.map((user) => ({ to: { user }, text, buttons }))
          : [{ to: { conversation }, text, buttons }],
      ),
    close: async () => {
      if (simulator.violations.length > 0) throw new Error(simulator.violations.join('; '));
      await simulator.close();
    },
  };
}

testPlatform('dingtalk', open);

describe('on DingTalk', () => {
  it.each([
    ['a kind that nobody knows', { msgtype: 'hologram', content: {} }, 'hologram'],
    ['a voice without its words', { msgtype: 'audio', content: {} }, '语音'],
  ])('%s is answered', async (_, extra, named) => {
    const { got } = await converse(open);
    await simulator.gateway.connected();
    simulator.say({ from: { staffId: 'demo-employee' }, ...extra });
    const [reply] = await got((all) => all.length > 0);
    expect(reply?.text).toContain('我读不了');
    expect(reply?.text).toContain(named);
  });

  it('a picture that cannot be fetched is said so', async () => {
    const { got } = await converse(open);
    await simulator.gateway.connected();
    simulator.say({ from: { staffId: 'demo-employee' }, msgtype: 'picture', content: { downloadCode: 'gone' } });
    const [reply] = await got((all) => all.length > 0);
    expect(reply?.text).toContain('附件没有取到');
  });

  it('a guest is answered in a direct chat, and again after the session has ended and they have written', async () => {
    const { got } = await converse(open);
    await simulator.gateway.connected();
    const from = { senderId: '$:outside', name: '外来人' };
    simulator.faults.next('webhook', { do: 'errcode', errcode: 300_001 });
    simulator.say({ from, text: '留样多少克' });
    await simulator.until(() => simulator.gateway.callbacks[0]?.acknowledged === 1);
    simulator.say({ from, text: '在吗' });
    const replies = await got((all) => all.filter((reply) => reply.text.startsWith('关于')).length === 2);
    expect(replies.map((reply) => reply.text.slice(0, 9))).toEqual([
      expect.stringContaining('留样多少克'),
      '您好',
      expect.stringContaining('在吗'),
    ]);
  });

  it('every message is answered whatever goes wrong on the way; twice only when nobody could know', async () => {
    const { got } = await converse(open);
    await simulator.gateway.connected();
    const { faults, gateway } = simulator;
    for (const fault of ['drop', 'repeat', 'half', 'garbage', 'overtaken'] as const) faults.nextFrame({ do: fault });
    const wrong = [
      { do: 'status', status: 429, headers: { 'retry-after': '0' } },
      { do: 'status', status: 502 },
      { do: 'errcode', errcode: 130_101 },
      { do: 'errcode', errcode: 300_001 },
      { do: 'html', status: 200 },
      { do: 'cut', when: 'before' },
      { do: 'cut', when: 'after' },
      { do: 'cut', when: 'half' },
      { do: 'delay', ms: 20 },
    ] as const;
    for (const fault of wrong) faults.next('webhook', fault);
    for (const fault of [...wrong.slice(0, 2), { do: 'stale_token' }, ...wrong.slice(5)] as const)
      faults.next('person', fault);
    const people = ['demo-employee', 'demo-cook', 'demo-supervisor'];
    for (let i = 0; i < 30; i++) {
      simulator.say({ from: { staffId: people[i % 3] ?? '' }, text: `第${i}问` });
      if (i === 10) gateway.cut();
      if (i === 20) gateway.disconnect(30);
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
    const count = (all: readonly Got[], i: number) =>
      all.filter((reply) => reply.text.includes(`关于"第${i}问"`)).length;
    const all = await got((replies) => Array.from({ length: 30 }, (_, i) => i).every((i) => count(replies, i) > 0));
    const counts = Array.from({ length: 30 }, (_, i) => count(all, i));
    expect(Math.min(...counts)).toBe(1);
    // Only a cut after the message was taken can double one: twice at the webhook, twice at the robot API.
    expect(counts.reduce((sum, n) => sum + n - 1, 0)).toBeLessThanOrEqual(4);
    // The last acknowledgement may still be on its way when its answer has arrived.
    await vi.waitFor(() => expect(gateway.callbacks.every((callback) => callback.acknowledged > 0)).toBe(true), 5_000);
  });
});
