import { App } from '@slack/bolt';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { boltLogger } from '../../../adapters/slack/boltlog.ts';
import { systemClock } from '../../../src/base/clock.ts';
import type { Receipt } from '../../../src/chat/message.ts';
import type { Envelope } from '../../simulators/slack/delivery.ts';
import { type Fault, rateLimited } from '../../simulators/slack/faults.ts';
import { wordsOf } from '../../simulators/slack/shown.ts';
import { type SlackSimulator, startSlackSimulator } from '../../simulators/slack/simulator.ts';
import { type Bench, openBench, saying } from './bench.ts';

const ALICE = 'U0ALICE001';
const CHANNEL = 'C0CLEANING';

/** Numbers that look random and are the same each time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('under fire', () => {
  let bench: Bench;
  afterEach(() => bench.stop());

  it('loses nothing and does nothing twice while the connection is lost 30 times and turns are refused', async () => {
    const chance = dice(7);
    bench = await openBench({ simulator: { acknowledgeWithin: 100, retries: 500 }, pace: { pong: 150 } });
    const { socket } = bench.slack;
    const effects = new Map<string, number>();
    bench.receive = async ({ id, text }): Promise<Receipt> => {
      await new Promise((resolve) => setTimeout(resolve, chance() * 5));
      if (chance() < 0.1) return { result: 'refused', say: '没有存下来' };
      if (effects.has(id)) return { result: 'duplicate', intent: 'question' };
      effects.set(id, Number(text));
      return { result: 'done' };
    };
    const losses = [
      () => socket.drop(),
      () => socket.close(),
      () => socket.half(),
      () => socket.disconnect('warning', 20),
      () => socket.disconnect('refresh_requested', 0),
      () => socket.silence(),
    ];
    const envelopes: Envelope[] = [];
    for (let n = 0; n < 300; n++) {
      const said = bench.slack.say({
        user: ALICE,
        channel: n % 2 ? CHANNEL : bench.slack.workspace.direct(ALICE),
        text: String(n),
      });
      envelopes.push(...said.envelopes);
      if (n % 5 === 0) envelopes.push(...said.envelopes.map((envelope) => bench.slack.repeat(envelope)));
      if (n % 10 === 0) losses[(n / 10) % losses.length]?.();
      if (n % 10 === 5) socket.raw('{"type":"events_api"');
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await bench.slack.until(() => envelopes.every((e) => e.acknowledged));
    expect([...effects.values()].sort((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, n) => n));
    // An acknowledgement always stands for an effect.
    expect(effects.size).toBe(300);
  });

  it('delivers 200 replies in order through every fault, twice only those that were in doubt', async () => {
    bench = await openBench({ http: true, adapter: { answerWithin: 60 } });
    const chance = dice(11);
    const faults: readonly Fault[] = [
      rateLimited(1),
      { kind: 'status', status: 500 },
      { kind: 'status', status: 503, done: true },
      { kind: 'error', error: 'service_unavailable' },
      { kind: 'error', error: 'fatal_error' },
      { kind: 'error', error: 'msg_blocks_too_long' },
      { kind: 'reset' },
      { kind: 'reset', done: true },
      { kind: 'half', done: true },
      { kind: 'html' },
      { kind: 'silence', done: true },
    ];
    const doubtful = new Set<number>();
    for (let n = 0; n < 200; n++) {
      const fault = faults[Math.floor(chance() * faults.length * 4)];
      if (fault) bench.slack.faults.next('chat.postMessage', fault);
      for (;;) {
        const delivery = await bench.send(saying(`第${n}条`), { id: `r${n}`, to: { conversation: CHANNEL } });
        if (delivery.result === 'sent') break;
        expect(delivery.result).not.toBe('failed');
        if (delivery.result === 'doubtful') doubtful.add(n);
      }
    }
    const numbers = bench.slack.posted.map((message) => Number(/第(\d+)条/.exec(wordsOf(message))?.[1]));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(new Set(numbers).size).toBe(200);
    const doubled = numbers.filter((number, at) => numbers.indexOf(number) < at);
    for (const number of doubled) expect(doubtful).toContain(number);
    expect(doubled.length).toBeGreaterThan(0);
    expect(bench.slack.violations).toEqual([]);
  });

  it('forwards no secret to the log', async () => {
    bench = await openBench();
    const channel = bench.slack.workspace.direct(ALICE);
    const command = bench.slack.command({ user: ALICE, channel, text: '机密的话' });
    const { envelopes } = bench.slack.say({ user: ALICE, channel, text: '机密的话' });
    await bench.slack.until(() => [command, ...envelopes].every((e) => e.acknowledged));
    bench.slack.faults.next('chat.postMessage', { kind: 'reset' });
    bench.slack.faults.next('apps.connections.open', { kind: 'error', error: 'invalid_auth' });
    await bench.send(saying('机密的话'), { to: { conversation: CHANNEL } });
    bench.slack.socket.drop();
    await bench.slack.until(() => bench.slack.socket.total() === 2);
    const written = JSON.stringify(bench.log);
    for (const secret of [bench.slack.botToken, bench.slack.appToken, '机密的话', '/hook/', 'ticket='])
      expect(written).not.toContain(secret);
  });
});

describe('what the receiver is for', () => {
  let slack: SlackSimulator;
  afterEach(() => slack.stop());

  it('Bolt by itself acknowledges an event whose turn then fails: the simulator sees it', async () => {
    slack = await startSlackSimulator({ clock: systemClock, acknowledgeWithin: 100 });
    const silent = boltLogger({ debug: () => {}, info: () => {}, warn: () => {}, error: () => {} });
    const app = new App({
      ...{ token: slack.botToken, appToken: slack.appToken, socketMode: true, logger: silent },
      clientOptions: { slackApiUrl: slack.apiUrl },
    });
    app.error(async () => {});
    const turn = vi.fn(async () => {
      throw new Error('not committed');
    });
    app.event('app_mention', turn);
    await app.start();
    const [mention] = slack.say({ user: ALICE, channel: CHANNEL, text: '留样' }).envelopes;
    await slack.until(() => mention?.acknowledged === true);
    await vi.waitUntil(() => turn.mock.calls.length > 0, { interval: 1 });
    expect(mention?.acknowledged).toBe(true);
    await app.stop();
  });
});
