import { describe, expect, it, vi } from 'vitest';
import { isGatewayAddress } from '../../../adapters/dingtalk/connection.ts';
import { STREAM_TIMING } from '../../../adapters/dingtalk/setting.ts';
import { pauseAfter } from '../../../adapters/dingtalk/stream.ts';
import { openDingTalk, sleep } from './kit.ts';

const li = { staffId: 'demo-employee', name: '李四' };

describe('a message to the robot', () => {
  it('is handed over once and acknowledged', async () => {
    const { simulator, heard } = await openDingTalk();
    const callback = simulator.say({ from: li, text: '留样多少克' });
    await simulator.until(() => callback.acknowledged > 0);
    expect(heard).toMatchObject([{ id: callback.msgId, text: '留样多少克', conversation: { kind: 'direct' } }]);
    expect(callback.frames).toHaveLength(1);
    expect(simulator.violations).toEqual([]);
  });

  it('is acknowledged only when its turn is on disk', async () => {
    let commit = () => {};
    const committed = new Promise<void>((resolve) => {
      commit = resolve;
    });
    const { simulator, heard } = await openDingTalk({
      receive: async () => {
        await committed;
        return { result: 'done' };
      },
    });
    const callback = simulator.say({ from: li, text: '一' });
    await simulator.until(() => callback.frames.length >= 2);
    // Frames keep their order: once this is answered, the second delivery has been heard.
    await simulator.gateway.ping();
    expect(callback.acknowledged).toBe(0);
    commit();
    await simulator.until(() => callback.acknowledged >= 2);
    // Delivered again while the first delivery was in work: one turn, both acknowledged.
    expect(heard).toHaveLength(1);
  });

  it('is not acknowledged when it could not be kept; the person is told once, and it is taken when it comes again', async () => {
    let full = true;
    const { simulator, heard } = await openDingTalk({
      receive: async () => (full ? { result: 'refused', say: '这条没有存下来' } : { result: 'done' }),
    });
    const callback = simulator.say({ from: li, text: '巡查' });
    await simulator.until(() => callback.frames.length >= 3);
    expect(callback.acknowledged).toBe(0);
    full = false;
    await simulator.until(() => callback.acknowledged > 0);
    expect(heard.length).toBeGreaterThanOrEqual(3);
    expect(simulator.received.map((message) => message.text)).toEqual(['这条没有存下来']);
  });

  it('is not acknowledged when taking it failed unexpectedly', async () => {
    let broken = true;
    const { simulator } = await openDingTalk({
      receive: async () => {
        if (broken) throw new Error('broken');
        return { result: 'done' };
      },
    });
    const callback = simulator.say({ from: li, text: '一' });
    await simulator.until(() => callback.frames.length >= 2);
    expect(callback.acknowledged).toBe(0);
    broken = false;
    await simulator.until(() => callback.acknowledged > 0);
  });

  it('that comes again later is acknowledged as a duplicate', async () => {
    const { simulator, heard } = await openDingTalk({
      receive: async (message) =>
        heard.filter((other) => other.id === message.id).length > 1
          ? { result: 'duplicate', intent: 'question' }
          : { result: 'done' },
    });
    const first = simulator.say({ from: li, text: '一', msgId: 'm1' });
    await simulator.until(() => first.acknowledged > 0);
    const second = simulator.say({ from: li, text: '一', msgId: 'm1' });
    await simulator.until(() => second.acknowledged > 0);
    expect(heard.map((message) => message.id)).toEqual(['m1', 'm1']);
  });

  it.each([
    ['dropped', { do: 'drop' }],
    ['delayed', { do: 'delay', ms: 40 }],
    ['sent twice', { do: 'repeat' }],
    ['cut in half', { do: 'half' }],
    ['preceded by something that is not JSON', { do: 'garbage' }],
  ] as const)('is heard when its frame is %s', async (_, fault) => {
    const { simulator, heard } = await openDingTalk();
    simulator.faults.nextFrame(fault);
    const callback = simulator.say({ from: li, text: '一' });
    await simulator.until(() => callback.acknowledged > 0);
    expect(new Set(heard.map((message) => message.id)).size).toBe(1);
    expect(simulator.violations).toEqual([]);
  });

  it('may be overtaken by a later one: both are heard', async () => {
    const { simulator, heard } = await openDingTalk();
    simulator.faults.nextFrame({ do: 'overtaken' });
    simulator.say({ from: li, text: '先' });
    simulator.say({ from: li, text: '后' });
    await simulator.until(() => heard.length === 2);
    expect(heard.map((message) => message.text)).toEqual(['后', '先']);
  });

  it('that makes no sense is let go with a line in the log, instead of coming again for ever', async () => {
    const { simulator, heard, logged } = await openDingTalk();
    const callback = simulator.gateway.deliver('x', '{"msgtype":"text"}');
    const other = simulator.gateway.deliver('y', 'not json');
    await simulator.until(() => callback.acknowledged > 0 && other.acknowledged > 0);
    expect(heard).toEqual([]);
    expect(logged.filter(([, what]) => what.includes('cannot be read'))).toHaveLength(2);
  });
});

describe('the connection', () => {
  it('survives frames that are none', async () => {
    const { simulator, heard } = await openDingTalk();
    for (const text of [
      '',
      '<html>',
      'null',
      '[]',
      '{"type":"CALLBACK"}',
      '{"type":1,"headers":{}}',
      '{"type":"EVENT","headers":{"topic":"*","messageId":"e1"}}',
    ])
      simulator.gateway.raw(text);
    const callback = simulator.say({ from: li, text: '还在吗' });
    await simulator.until(() => callback.acknowledged > 0);
    expect(heard).toHaveLength(1);
    expect(simulator.gateway.attempts.opened).toBe(1);
  });

  it("answers the gateway's ping with the same data", async () => {
    const { simulator } = await openDingTalk();
    expect(await simulator.gateway.ping()).toMatchObject({ code: 200, data: '{"opaque":"1"}' });
  });

  it('is opened again after it was cut, and what came meanwhile is heard', async () => {
    const { simulator, heard } = await openDingTalk();
    simulator.gateway.cut();
    await simulator.until(() => simulator.gateway.connections() === 0);
    simulator.say({ from: li, text: '断线时说的' });
    await simulator.until(() => heard.length === 1);
    expect(simulator.gateway.attempts.opened).toBe(2);
  });

  it('opens a new one before the old is let go when the gateway says so, and loses nothing', async () => {
    let commit = () => {};
    const committed = new Promise<void>((resolve) => {
      commit = resolve;
    });
    const { simulator, heard } = await openDingTalk({
      simulator: { redeliverMs: 60_000 },
      receive: async () => {
        await committed;
        return { result: 'done' };
      },
    });
    const before = simulator.say({ from: li, text: '旧连接上来的' });
    await simulator.until(() => heard.length === 1);
    simulator.gateway.disconnect(60_000);
    await simulator.gateway.connected(2);
    const after = simulator.say({ from: li, text: '换连接时来的' });
    await simulator.until(() => heard.length === 2);
    commit();
    await simulator.until(() => before.acknowledged === 1 && after.acknowledged === 1);
    await simulator.until(() => simulator.gateway.connections() === 1);
    expect([before.frames.length, after.frames.length]).toEqual([1, 1]);
  });

  it('does not follow a gateway that asks to move again and again without a pause', async () => {
    const { simulator } = await openDingTalk({ timing: { firstPauseMs: 200, longestPauseMs: 200, drainMs: 10 } });
    for (let i = 0; i < 3; i++) {
      simulator.gateway.disconnect(5);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    expect(simulator.gateway.attempts.opened).toBeLessThanOrEqual(3);
  });

  it('that looks open and is dead is noticed and replaced', async () => {
    const { simulator, heard } = await openDingTalk({
      timing: { firstPauseMs: 10, longestPauseMs: 20, stableMs: 5_000, livenessMs: 90, drainMs: 10 },
    });
    simulator.gateway.freeze();
    await simulator.until(() => simulator.gateway.attempts.opened === 2);
    simulator.say({ from: li, text: '醒了吗' });
    await simulator.until(() => heard.length === 1);
  });

  it('that is quiet and alive is kept', async () => {
    const { simulator } = await openDingTalk({
      timing: { firstPauseMs: 10, longestPauseMs: 20, stableMs: 5_000, livenessMs: 90, drainMs: 10 },
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(simulator.gateway.attempts.opened).toBe(1);
  });

  it('is tried one attempt at a time while the gateway refuses, and comes back when it does not', async () => {
    let waiting = 0;
    let most = 0;
    let pauses = 0;
    const { simulator } = await openDingTalk({
      sleep: async (ms, signal) => {
        pauses += 1;
        most = Math.max(most, ++waiting);
        await sleep(ms, signal);
        waiting -= 1;
      },
    });
    simulator.gateway.accept(false);
    simulator.gateway.cut();
    await simulator.until(() => simulator.gateway.attempts.refused >= 6);
    // One pause before each attempt, where the SDK's own attempts double each round.
    expect(most).toBe(1);
    expect(pauses - simulator.gateway.attempts.refused).toBeLessThanOrEqual(1);
    simulator.gateway.accept(true);
    await simulator.gateway.connected();
  });

  it.each([
    ['429', { do: 'status', status: 429 }],
    ['500', { do: 'status', status: 500 }],
    ['a page of HTML', { do: 'html', status: 200 }],
    ['an answer that breaks off', { do: 'cut', when: 'half' }],
    ['no answer but a closed door', { do: 'cut', when: 'before' }],
    ['an empty object', { do: 'status', status: 200, body: {} }],
    ['an address somewhere else', { do: 'lead', to: 'gopher://evil.example/connect' }],
  ] as const)('is opened at a later attempt when the gateway answers with %s', async (_, fault) => {
    const { simulator } = await openDingTalk({ connect: false });
    simulator.faults.next('gateway', fault, 2);
    await simulator.gateway.connected();
    expect(simulator.faults.takeHttp('gateway')).toBeUndefined();
  });

  it('is not opened with wrong credentials, and says why without saying them', async () => {
    const { simulator, logged } = await openDingTalk({ connect: false, clientSecret: 'WRONG-SECRET' });
    await simulator.until(() => logged.some(([, what]) => what === 'cannot connect'));
    expect(logged[0]).toEqual([
      'warn',
      'cannot connect',
      { platform: 'dingtalk', why: 'the gateway refused: HTTP 401 authFailed' },
    ]);
    expect(JSON.stringify(logged)).not.toContain('SECRET');
  });

  it('says from when to when nothing was heard', async () => {
    let now = 1_000_000;
    const gaps: [number, number][] = [];
    const { simulator } = await openDingTalk({
      clock: { now: () => now },
      onDeaf: (from, to) => gaps.push([from, to]),
    });
    simulator.gateway.accept(false);
    simulator.gateway.cut();
    await simulator.until(() => simulator.gateway.attempts.refused > 0);
    now += 600_000;
    simulator.gateway.accept(true);
    await simulator.gateway.connected();
    await simulator.until(() => gaps.length > 0);
    expect(gaps).toEqual([[1_000_000, 1_600_000]]);
  });

  it('closes cleanly at the end, and what comes then is left for the next start', async () => {
    const { simulator, dingtalk, heard } = await openDingTalk();
    await dingtalk.stop();
    await simulator.until(() => simulator.gateway.connections() === 0);
    const callback = simulator.say({ from: li, text: '下班后' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect([heard.length, callback.acknowledged]).toEqual([0, 0]);
    expect(simulator.gateway.attempts.opened).toBe(1);
  });

  it('lets a turn that is under way be acknowledged before it closes', async () => {
    const { simulator, dingtalk } = await openDingTalk({
      simulator: { redeliverMs: 60_000 },
      receive: async () => {
        await new Promise((resolve) => setTimeout(resolve, 60));
        return { result: 'done' };
      },
    });
    const callback = simulator.say({ from: li, text: '一' });
    await simulator.until(() => callback.frames.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await dingtalk.stop();
    await simulator.until(() => callback.acknowledged === 1);
  });

  it('prints nothing: not when it connects, fails, or ends', async () => {
    const prints = (['log', 'info', 'warn', 'error'] as const).map((name) => vi.spyOn(console, name));
    const { simulator, dingtalk } = await openDingTalk();
    simulator.gateway.accept(false);
    simulator.gateway.cut();
    await simulator.until(() => simulator.gateway.attempts.refused > 1);
    simulator.gateway.accept(true);
    await simulator.gateway.connected();
    await dingtalk.stop();
    const printed = prints.flatMap((print) => print.mock.calls);
    for (const print of prints) print.mockRestore();
    expect(printed).toEqual([]);
  });
});

describe('the pause between attempts', () => {
  it('doubles up to 50 s, and jitter only makes it shorter', () => {
    const longest = [1, 2, 3, 6, 7, 20, 1_000].map((failures) => pauseAfter(failures, 1, STREAM_TIMING));
    expect(longest).toEqual([1_000, 2_000, 4_000, 32_000, 50_000, 50_000, 50_000]);
    expect(pauseAfter(3, 0, STREAM_TIMING)).toBe(2_000);
  });
});

describe("the gateway's address", () => {
  const real = 'https://api.dingtalk.com';
  it.each([
    ['wss://wss-open-connection.dingtalk.com:443/connect', real, true],
    ['ws://wss-open-connection.dingtalk.com/connect', real, false],
    ['wss://dingtalk.com.evil.example/connect', real, false],
    ['wss://127.0.0.1/connect', real, false],
    ['ws://127.0.0.1:5/connect', 'http://127.0.0.1:4', true],
    ['wss://stream.dingtalk.bureau.example/connect', 'https://api.dingtalk.bureau.example', true],
    ['ws://stream.dingtalk.bureau.example/connect', 'https://api.dingtalk.bureau.example', false],
    ['nonsense', real, false],
  ])('%s from %s: %s', (endpoint, api, allowed) => expect(isGatewayAddress(endpoint, api)).toBe(allowed));
});
