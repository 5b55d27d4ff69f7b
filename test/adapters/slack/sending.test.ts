import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery, Outgoing } from '../../../src/chat/message.ts';
import { type Fault, rateLimited } from '../../simulators/slack/faults.ts';
import { wordsOf } from '../../simulators/slack/shown.ts';
import { type Bench, openBench, saying } from './bench.ts';

const ALICE = 'U0ALICE001';
const CHANNEL = 'C0CLEANING';
const GROUP = {
  to: { conversation: CHANNEL },
  route: { channel: CHANNEL, direct: false, thread: '1747189200.000100' },
} satisfies Partial<Outgoing>;
const identity = { platform: 'slack', tenant: 'T0ZHIBIAO1', id: ALICE };

let bench: Bench;
beforeEach(async () => {
  bench = await openBench({ http: true });
});
afterEach(async () => {
  expect(bench.slack.violations).toEqual([]);
  await bench.stop();
});

describe('where a reply goes', () => {
  it('answers a group in the thread of the question', async () => {
    expect(await bench.send(saying('125 g'), GROUP)).toEqual({ result: 'sent' });
    expect(bench.slack.posted[0]).toMatchObject({ channel: CHANNEL, thread: '1747189200.000100' });
  });

  it('answers a direct message where it was written', async () => {
    const channel = bench.slack.workspace.direct(ALICE);
    await bench.send(saying('125 g'), { route: { channel, direct: true } });
    expect(bench.slack.posted[0]).toMatchObject({ channel, thread: undefined });
  });

  it('says what is private by direct message, opened once, also when the question came from a group', async () => {
    await bench.send(saying('您的成绩：92'), { identity });
    await bench.send(saying('您的成绩：93'), { identity });
    await bench.send(saying('通知'), { to: { user: ALICE } });
    expect(bench.slack.posted.map((m) => m.channel)).toEqual(Array(3).fill(bench.slack.workspace.direct(ALICE)));
    expect(bench.slack.calls.filter(({ method }) => method === 'conversations.open')).toHaveLength(1);
  });

  it('pushes to a channel that nobody wrote from', async () => {
    await bench.send(saying('提醒'), { to: { conversation: CHANNEL } });
    expect(bench.slack.posted[0]).toMatchObject({ channel: CHANNEL, thread: undefined });
  });

  it('says that a person without a Slack account cannot be reached', async () => {
    expect(await bench.send(saying('通知'), { to: { user: 'li-si' } })).toMatchObject({ result: 'failed' });
  });

  it('answers a slash command at its own address, to the channel or to the asker alone, and then by direct message', async () => {
    const inChannel = bench.slack.command({ user: ALICE, channel: CHANNEL, text: '留样' });
    const direct = bench.slack.command({ user: ALICE, channel: 'D0SOMEBODY', text: '留样' });
    await bench.slack.until(() => inChannel.acknowledged && direct.acknowledged);
    const answer = (at: number) => {
      const message = bench.heard[at];
      if (!message) throw new Error('not heard');
      const group = message.conversation.kind === 'group';
      return bench.send(saying('125 g'), {
        ...{ re: message.id, route: message.route, identity: message.sender },
        to: group ? { conversation: message.conversation.id } : { user: 'li-si' },
      });
    };
    const [first, second] = bench.heard[0]?.conversation.kind === 'group' ? [0, 1] : [1, 0];
    for (let n = 0; n < 6; n++) expect(await answer(first)).toEqual({ result: 'sent' });
    expect(await answer(second)).toEqual({ result: 'sent' });
    expect(bench.slack.posted.map(({ by, seen, channel }) => `${by} ${seen} ${channel}`)).toEqual([
      ...Array(5).fill(`response_url message ${CHANNEL}`),
      `chat.postMessage message ${bench.slack.workspace.direct(ALICE)}`,
      'response_url ephemeral D0SOMEBODY',
    ]);
    expect(JSON.stringify(bench.heard.map((m) => m.route))).not.toContain('http');
  });

  it('keeps a private result out of the channel in which the command was given', async () => {
    const command = bench.slack.command({ user: ALICE, channel: CHANNEL, text: '我的成绩' });
    await bench.slack.until(() => command.acknowledged);
    const [message] = bench.heard;
    await bench.send(saying('92 分'), {
      ...{ re: message?.id ?? '', route: message?.route, identity, to: { user: 'li-si' } },
    });
    expect(bench.slack.posted[0]).toMatchObject({ channel: bench.slack.workspace.direct(ALICE) });
  });
});

describe('what became of one try', () => {
  const cases: [string, Fault, Partial<Delivery>][] = [
    ['429 with Retry-After', rateLimited(7), { result: 'retry', afterMs: 7_000 }],
    ['429 without Retry-After', { kind: 'status', status: 429 }, { result: 'retry' }],
    ['ok: false, ratelimited', { kind: 'error', error: 'ratelimited' }, { result: 'retry' }],
    ['ok: false, service_unavailable', { kind: 'error', error: 'service_unavailable' }, { result: 'retry' }],
    ['404 of something in between', { kind: 'status', status: 404 }, { result: 'retry' }],
    ['500', { kind: 'status', status: 500 }, { result: 'doubtful' }],
    ['503 after it was done', { kind: 'status', status: 503, done: true }, { result: 'doubtful' }],
    ['fatal_error', { kind: 'error', error: 'fatal_error' }, { result: 'doubtful' }],
    ['a page of HTML', { kind: 'html' }, { result: 'doubtful' }],
    ['the connection reset', { kind: 'reset' }, { result: 'doubtful' }],
    ['half an answer', { kind: 'half', done: true }, { result: 'doubtful' }],
    ['a gone channel', { kind: 'error', error: 'is_archived' }, { result: 'failed' }],
    ['an unknown refusal', { kind: 'error', error: 'some_new_error' }, { result: 'failed', reason: 'some_new_error' }],
  ];
  it.each(cases)('%s', async (_, fault, delivery) => {
    bench.slack.faults.next('chat.postMessage', fault);
    expect(await bench.send(saying('125 g'), GROUP)).toMatchObject(delivery);
    expect(bench.slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
    expect(bench.slack.posted).toHaveLength(fault.done ? 1 : 0);
  });

  it('is in doubt when there is no answer in time', async () => {
    const hasty = await openBench({ http: true, adapter: { answerWithin: 100 } });
    hasty.slack.faults.next('chat.postMessage', { kind: 'silence', done: true });
    expect(await hasty.send(saying('x'), GROUP)).toMatchObject({ result: 'doubtful' });
    expect(hasty.slack.posted).toHaveLength(1);
    await hasty.stop();
  });

  it('names what an administrator can do about a refused token and a missing permission', async () => {
    bench.slack.faults.next('chat.postMessage', { kind: 'error', error: 'token_revoked' });
    expect(await bench.send(saying('x'), GROUP)).toMatchObject({ reason: expect.stringContaining('SLACK_BOT_TOKEN') });
    bench.slack.faults.next('chat.postMessage', { kind: 'error', error: 'missing_scope' });
    expect(await bench.send(saying('x'), GROUP)).toMatchObject({ reason: expect.stringContaining('docs/slack.md') });
  });

  it('is not in doubt when nobody was there to be reached', async () => {
    const gone = await openBench({ http: true });
    await gone.slack.stop();
    expect(await gone.send(saying('x'), GROUP)).toMatchObject({ result: 'retry', reason: 'ECONNREFUSED' });
    await gone.platform.stop();
  });

  it('is not in doubt when only the way to the person could not be opened', async () => {
    bench.slack.faults.next('conversations.open', { kind: 'reset' });
    expect(await bench.send(saying('x'), { identity })).toMatchObject({ result: 'retry' });
    bench.slack.faults.next('conversations.open', { kind: 'error', error: 'user_disabled' });
    expect(await bench.send(saying('x'), { identity })).toMatchObject({ result: 'failed' });
  });

  it('sends the words alone when Slack refuses their form', async () => {
    bench.slack.faults.next('chat.postMessage', { kind: 'error', error: 'msg_blocks_too_long' });
    expect(await bench.send(saying('125 g'), GROUP)).toEqual({ result: 'sent' });
    expect(bench.slack.posted[0]).toMatchObject({ blocks: [], text: '125 g' });
  });

  it('judges the answers of a response_url by the same rules', async () => {
    const command = bench.slack.command({ user: ALICE, channel: CHANNEL, text: '留样' });
    await bench.slack.until(() => command.acknowledged);
    const [message] = bench.heard;
    const answer = () =>
      bench.send(saying('125 g'), {
        ...{ re: message?.id ?? '', route: message?.route, identity, to: { conversation: CHANNEL } },
      });
    for (const [fault, result] of [
      [rateLimited(3), { result: 'retry', afterMs: 3_000 }],
      [{ kind: 'status', status: 502 }, { result: 'doubtful' }],
      [{ kind: 'reset' }, { result: 'doubtful' }],
    ] as const) {
      bench.slack.faults.next('hook', fault);
      expect(await answer()).toMatchObject(result);
    }
    bench.slack.faults.next('hook', { kind: 'status', status: 404 });
    expect(await answer()).toEqual({ result: 'sent' });
    expect(bench.slack.posted.map((m) => m.by)).toEqual(['chat.postMessage']);
  });

  it('goes on where a long reply stopped', async () => {
    const reply = saying(Array.from({ length: 1_500 }, (_, n) => `第${n}条 内容`).join('\n'));
    const message: Partial<Outgoing> = { ...GROUP, id: 'long' };
    bench.slack.faults.next('chat.postMessage', { kind: 'delay', ms: 0 });
    bench.slack.faults.next('chat.postMessage', rateLimited(1));
    expect(await bench.send(reply, message)).toMatchObject({ result: 'retry' });
    expect(await bench.send(reply, message)).toEqual({ result: 'sent' });
    const shown = bench.slack.posted.map(wordsOf).join('\n');
    for (let n = 0; n < 1_500; n++) expect(shown.split(`第${n}条 `)).toHaveLength(2);
  });
});

describe('files', () => {
  const file = { kind: 'file', hash: 'a1b2', name: '../整改 照片.jpg', type: 'image/jpeg' } as const;
  const bytes = Buffer.from('bytes of a picture');
  beforeEach(async () => {
    await bench.stop();
    bench = await openBench({
      http: true,
      adapter: { readFile: async (hash) => (hash === 'a1b2' ? bytes : undefined) },
    });
  });
  const reply = { blocks: [{ kind: 'lead' as const, text: '照片如下' }, file], buttons: [] };

  it('uploads them into the thread, after the words', async () => {
    expect(await bench.send(reply, GROUP)).toEqual({ result: 'sent' });
    expect(bench.slack.posted.map(({ by, thread }) => [by, thread])).toEqual([
      ['chat.postMessage', '1747189200.000100'],
      ['files.completeUploadExternal', '1747189200.000100'],
    ]);
    const [id] = bench.slack.posted[1]?.files ?? [];
    expect(bench.slack.workspace.files.get(id ?? '')).toMatchObject({ name: '.._整改 照片.jpg', bytes });
  });

  it('draws a code that a phone reads, and none of what was blotted out', async () => {
    const coded = (text: string) => ({
      blocks: [
        { kind: 'lead' as const, text: '扫码登录' },
        { kind: 'qr' as const, text },
      ],
      buttons: [],
    });
    expect(await bench.send(coded('https://zhibiao.example/login#a.b'), GROUP)).toEqual({ result: 'sent' });
    const [id] = bench.slack.posted[1]?.files ?? [];
    const drawn = bench.slack.workspace.files.get(id ?? '');
    expect([
      drawn?.name,
      Buffer.from(drawn?.bytes ?? [])
        .subarray(1, 4)
        .toString(),
    ]).toEqual(['qr.png', 'PNG']);
    const before = bench.slack.posted.length;
    await bench.send(coded('……'), { ...GROUP, id: 'blotted' });
    expect(bench.slack.posted.length).toBe(before + 1);
  });

  it('does not repeat the words when only the upload failed', async () => {
    const message = { ...GROUP, id: 'with-file' };
    bench.slack.faults.next('upload', { kind: 'status', status: 500 });
    expect(await bench.send(reply, message)).toMatchObject({ result: 'retry' });
    bench.slack.faults.next('files.completeUploadExternal', { kind: 'reset' });
    expect(await bench.send(reply, message)).toMatchObject({ result: 'doubtful' });
    expect(await bench.send(reply, message)).toEqual({ result: 'sent' });
    expect(bench.slack.posted.map((m) => m.by)).toEqual(['chat.postMessage', 'files.completeUploadExternal']);
  });

  it('says when an attachment is no longer stored', async () => {
    const gone = { blocks: [{ ...file, hash: 'gone' }], buttons: [] };
    expect(await bench.send(gone, GROUP)).toMatchObject({ result: 'failed' });
  });
});
