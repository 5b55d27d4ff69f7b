import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Receipt } from '../../../src/chat/message.ts';
import { wordsOf } from '../../simulators/slack/shown.ts';
import { type Bench, openBench } from './bench.ts';

const ALICE = 'U0ALICE001';
/** Sends again soon, and for as long as it takes. */
const IMPATIENT = { acknowledgeWithin: 150, retries: 50, retryAfter: Array(50).fill(20) as number[] };

describe.each([
  ['Socket Mode', false],
  ['signed HTTP', true],
])('acknowledging over %s', (_, http) => {
  let bench: Bench;
  afterEach(() => bench.stop());

  it('acknowledges events, commands and buttons after their turn is on disk, never before', async () => {
    bench = await openBench({ http });
    const order: string[] = [];
    const commits: (() => void)[] = [];
    bench.receive = () =>
      new Promise((resolve) =>
        commits.push(() => {
          order.push('committed');
          resolve({ result: 'done' });
        }),
      );
    const { slack } = bench;
    const channel = slack.workspace.direct(ALICE);
    const kinds = [
      () => slack.say({ user: ALICE, channel, text: '留样' }).envelopes[0],
      () => slack.command({ user: ALICE, channel, text: '留样' }),
      () =>
        slack.deliver('interactive', {
          type: 'block_actions',
          ...{ team: { id: slack.workspace.team }, user: { id: ALICE }, channel: { id: channel } },
          actions: [{ type: 'button', action_id: 'say-0-0', value: '确认', action_ts: slack.workspace.ts() }],
        }),
    ];
    for (const begin of kinds) {
      const envelope = begin();
      await vi.waitUntil(() => commits.length > 0, { interval: 1 });
      expect(envelope?.acknowledged).toBe(false);
      commits.shift()?.();
      await slack.until(() => envelope?.acknowledged === true);
      order.push('acknowledged');
    }
    expect(order).toEqual(Array.from({ length: 3 }, () => ['committed', 'acknowledged']).flat());
  });

  it('leaves a message that was not kept unacknowledged, tells its author once, and takes it when it comes again', async () => {
    bench = await openBench({ http, simulator: IMPATIENT });
    const answers: Receipt[] = [
      { result: 'refused', say: '这条没有存下来 <!channel>' },
      { result: 'refused', say: '这条没有存下来 <!channel>' },
    ];
    bench.receive = async () => answers.shift() ?? { result: 'done' };
    const channel = bench.slack.workspace.direct(ALICE);
    const { envelopes } = bench.slack.say({ user: ALICE, channel, text: '留样' });
    await bench.slack.until(() => envelopes.every((e) => e.acknowledged));
    expect(envelopes[0]?.deliveries).toBeGreaterThanOrEqual(3);
    expect(bench.heard.length).toBeGreaterThanOrEqual(3);
    expect(bench.slack.posted.map((m) => m.text)).toEqual(['这条没有存下来 &lt;!channel&gt;']);
  });

  it('says in a group only to the author that a message was not kept', async () => {
    bench = await openBench({ http, simulator: IMPATIENT });
    let refusals = 0;
    bench.receive = async () => (++refusals <= 1 ? { result: 'refused', say: '没有存下来' } : { result: 'done' });
    const { envelopes, ts } = bench.slack.say({ user: ALICE, channel: 'C0CLEANING', text: '留样' });
    await bench.slack.until(() => envelopes.every((e) => e.acknowledged) && bench.slack.posted.length > 0);
    expect(bench.slack.posted).toHaveLength(1);
    expect(bench.slack.posted[0]).toMatchObject({ seen: 'ephemeral', user: ALICE, thread: ts });
  });

  it('lets a delivery that comes while the first is in work wait for it, and acknowledges both with one turn', async () => {
    bench = await openBench({ http });
    let commit: (() => void) | undefined;
    bench.receive = () =>
      new Promise((resolve) => {
        commit = () => resolve({ result: 'done' });
      });
    const channel = bench.slack.workspace.direct(ALICE);
    const [first] = bench.slack.say({ user: ALICE, channel, text: '留样' }).envelopes;
    if (!first) throw new Error('no envelope');
    const again = [bench.slack.repeat(first), bench.slack.repeat(first)];
    await bench.slack.until(() => again.every((e) => e.deliveries === 1));
    await vi.waitUntil(() => commit !== undefined, { interval: 1 });
    expect([first, ...again].some((e) => e.acknowledged)).toBe(false);
    // The others are read by now or will find the turn under way.
    await new Promise((resolve) => setTimeout(resolve, 50));
    commit?.();
    await bench.slack.until(() => [first, ...again].every((e) => e.acknowledged));
    expect(bench.heard).toHaveLength(1);
  });

  it('makes 100 turns of 100 mentions that come as two events each, repeated and in another order', async () => {
    bench = await openBench({ http });
    const handled = new Map<string, number>();
    bench.receive = async ({ id }) => {
      const seen = handled.get(id) ?? 0;
      handled.set(id, seen + 1);
      return seen > 0 ? { result: 'duplicate', intent: 'question' } : { result: 'done' };
    };
    bench.slack.hold();
    const all = Array.from({ length: 100 }, (_, n) =>
      bench.slack
        .say({ user: ALICE, channel: 'C0CLEANING', text: `第${n}条` })
        .envelopes.flatMap((envelope) => (n % 3 === 0 ? [envelope, bench.slack.repeat(envelope)] : [envelope])),
    ).flat();
    bench.slack.release('reversed');
    await bench.slack.until(() => all.every((e) => e.acknowledged));
    expect(handled.size).toBe(100);
  });

  it('keeps what one person says in the order in which it arrives, names looked up in between', async () => {
    bench = await openBench({ http: false });
    bench.slack.faults.next('users.info', { kind: 'delay', ms: 60 });
    const channel = bench.slack.workspace.direct(ALICE);
    const all = ['一', '二', '三'].flatMap((text) => bench.slack.say({ user: ALICE, channel, text }).envelopes);
    await bench.slack.until(() => all.every((e) => e.acknowledged));
    expect(bench.heard.map((m) => m.text)).toEqual(['一', '二', '三']);
  });

  it('hears on when names cannot be learned', async () => {
    bench = await openBench({ http });
    bench.slack.faults.next('users.info', { kind: 'error', error: 'missing_scope' });
    const channel = bench.slack.workspace.direct(ALICE);
    const { envelopes } = bench.slack.say({ user: ALICE, channel, text: '留样' });
    await bench.slack.until(() => envelopes.every((e) => e.acknowledged));
    expect(bench.heard[0]?.sender).not.toHaveProperty('name');
    expect(bench.slack.posted.map(wordsOf)).toEqual([]);
  });
});
