import { afterEach, describe, expect, it } from 'vitest';
import { type Fault, rateLimited } from '../../simulators/slack/faults.ts';
import { type Bench, openBench, sleep } from './bench.ts';

const ALICE = 'U0ALICE001';

async function hears(bench: Bench, text: string): Promise<void> {
  const channel = bench.slack.workspace.direct(ALICE);
  const { envelopes } = bench.slack.say({ user: ALICE, channel, text });
  await bench.slack.until(() => envelopes.every((e) => e.acknowledged));
  expect(bench.heard.map((m) => m.text)).toContain(text);
}

describe('the connection to Slack', () => {
  let bench: Bench;
  afterEach(() => bench.stop());

  it('comes back after every way in which it can be lost, one attempt at a time', async () => {
    bench = await openBench();
    const { slack } = bench;
    const { socket } = slack;
    const failing = (fault: Fault) => () => {
      slack.faults.next('apps.connections.open', fault);
      socket.drop();
    };
    const ways: [string, () => void][] = [
      ['dropped', () => socket.drop()],
      ['closed', () => socket.close()],
      ['half a frame', () => socket.half()],
      ['told of a deploy', () => socket.disconnect('warning', 30)],
      ['told to refresh', () => socket.disconnect('refresh_requested', 30)],
      ['no address', failing({ kind: 'status', status: 500 })],
      ['HTML', failing({ kind: 'html' })],
      ['reset', failing({ kind: 'reset' })],
      ['token refused for now', failing({ kind: 'error', error: 'invalid_auth' })],
    ];
    for (const [name, lose] of ways) {
      const before = slack.socket.total();
      lose();
      await slack.until(() => slack.socket.total() > before && slack.socket.open() === 1);
      await hears(bench, name);
    }
    socket.refuse(2);
    socket.drop();
    await hears(bench, 'refused twice');
    const opened = slack.calls.filter(({ method }) => method === 'apps.connections.open').length;
    // One at the start, one for each loss, one more for each failure: attempts never multiply.
    const failures = 4 + 2;
    expect(opened).toBe(1 + ways.length + 1 + failures);
  });

  it('notices a line that looks open and is dead', async () => {
    bench = await openBench({ pace: { pong: 200 }, simulator: { acknowledgeWithin: 200, retries: 50 } });
    bench.slack.socket.silence();
    await hears(bench, '还听得见');
    expect(bench.slack.socket.total()).toBeGreaterThan(1);
  });

  it('gives up an attempt to which nobody answers, or says hello, and makes the next', async () => {
    bench = await openBench({ pace: { hello: 200 }, adapter: { answerWithin: 200 } });
    bench.slack.faults.next('apps.connections.open', { kind: 'silence' });
    bench.slack.socket.withholdHello(1);
    bench.slack.socket.drop();
    await hears(bench, '还听得见');
  });

  it('loses nothing that was said while nobody listened', async () => {
    bench = await openBench();
    bench.slack.socket.refuse(3);
    bench.slack.socket.drop();
    await bench.slack.until(() => bench.slack.socket.open() === 0);
    const channel = bench.slack.workspace.direct(ALICE);
    const all = ['一', '二'].flatMap((text) => bench.slack.say({ user: ALICE, channel, text }).envelopes);
    await bench.slack.until(() => all.every((e) => e.acknowledged));
    expect(bench.heard.map((m) => m.text)).toEqual(['一', '二']);
  });

  it('opens the next connection before the announced end of the last', async () => {
    bench = await openBench();
    bench.slack.socket.disconnect('warning', 10_000);
    await bench.slack.until(() => bench.slack.socket.total() === 2);
    await hears(bench, '交接');
    expect(bench.platform.connectedSince()).toBeDefined();
  });

  it('skips frames that are no envelopes without falling over', async () => {
    bench = await openBench();
    const { raw } = bench.slack.socket;
    for (const frame of [
      'not JSON',
      '',
      '{',
      'null',
      '5',
      '[]',
      '{}',
      '{"type":"events_api"}',
      '{"type":"events_api","envelope_id":"e","payload":{}}',
      '{"type":"events_api","envelope_id":"e","payload":{"event":{"type":"close"}}}',
      '{"type":"close","envelope_id":"e","payload":{}}',
      '{"type":"error","envelope_id":"e","payload":{}}',
      '{"type":"disconnected","envelope_id":"e","payload":{}}',
      '{"type":"__proto__","envelope_id":"e","payload":{}}',
      '{"type":"slash_commands","envelope_id":"e","payload":{}}',
      '{"type":"interactive","envelope_id":"e","payload":{"actions":[null]}}',
      '{"type":"events_api","envelope_id":"e","payload":{"event":{"type":"message","channel":5}}}',
    ])
      raw(frame);
    raw(Buffer.from([0xff, 0x00, 0x80]));
    await hears(bench, '还在');
    expect(bench.slack.socket.total()).toBe(1);
  });

  it('waits as long as Slack asks before it tries again', async () => {
    const waits: number[] = [];
    const noted = (ms: number, signal: AbortSignal) => {
      waits.push(ms);
      return sleep(ms, signal);
    };
    bench = await openBench({ adapter: { sleep: noted } });
    bench.slack.faults.next('apps.connections.open', rateLimited(1));
    bench.slack.socket.drop();
    await hears(bench, '回来了');
    expect(waits).toContain(1_000);
  });

  it('starts although Slack cannot be reached, and names the setting', async () => {
    bench = await openBench({ adapter: { appToken: 'xapp-1-A0WRONG-x' } });
    expect(bench.platform.connectedSince()).toBeUndefined();
    expect(bench.log.find(({ what }) => what === 'cannot connect')).toMatchObject({
      what: 'cannot connect',
      facts: { reason: 'invalid_auth: check SLACK_BOT_TOKEN', check: 'SLACK_APP_TOKEN, SLACK_BOT_TOKEN' },
    });
  });

  it('tells of the time in which nothing was heard', async () => {
    const silences: [number, number][] = [];
    bench = await openBench({ adapter: { onDeaf: (from, to) => void silences.push([from, to]) } });
    bench.slack.socket.refuse(2);
    bench.slack.socket.drop();
    await bench.slack.until(() => bench.slack.socket.total() === 2);
    await hears(bench, '回来了');
    expect(silences).toHaveLength(1);
    expect(silences[0]?.[1]).toBeGreaterThan(silences[0]?.[0] ?? Number.POSITIVE_INFINITY);
  });

  it('stops while it is connecting, and connects no more', async () => {
    bench = await openBench({ pace: { hello: 300 } });
    bench.slack.socket.withholdHello(5);
    bench.slack.socket.drop();
    await bench.slack.until(() => bench.slack.socket.total() === 2);
    await bench.platform.stop();
    const total = bench.slack.socket.total();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(bench.slack.socket.total()).toBe(total);
  });
});

describe('requests over HTTP', () => {
  let bench: Bench;
  afterEach(() => bench.stop());

  const post = async (body: string, headers: Record<string, string>) => {
    const address = bench.platform.address();
    const answer = await fetch(`http://127.0.0.1:${address?.port}/slack/events`, {
      ...{ method: 'POST', body },
      headers: { 'content-type': 'application/json', ...headers },
    });
    return answer.status;
  };

  it('refuses a wrong, missing, old or replayed signature, and a body that was changed after signing', async () => {
    const { sign } = await import('../../simulators/slack/delivery.ts');
    bench = await openBench({ http: true });
    const now = Math.floor(Date.now() / 1_000);
    const body = JSON.stringify({
      type: 'event_callback',
      team_id: bench.slack.workspace.team,
      event: { type: 'message' },
    });
    const signed = (secret: string, at: number, of = body) => ({
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': sign(secret, at, of),
    });
    const { signingSecret } = bench.slack;
    expect(await post(body, signed(signingSecret, now))).toBe(200);
    expect(await post(body, signed('another secret', now))).toBe(401);
    expect(await post(body, {})).toBe(401);
    expect(await post(body, signed(signingSecret, now - 301))).toBe(401);
    expect(await post(`${body} `, signed(signingSecret, now))).toBe(401);
    expect(await post('{', signed(signingSecret, now, '{'))).toBe(400);
    expect(bench.heard).toEqual([]);
  });

  it('answers the question with which Slack checks the address', async () => {
    bench = await openBench({ http: true });
    const envelope = bench.slack.deliver('events_api', { type: 'url_verification', challenge: 'say this' });
    await bench.slack.until(() => envelope.acknowledged);
    expect(envelope.answer).toBe('{"challenge":"say this"}');
  });
});
