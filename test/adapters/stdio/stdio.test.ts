import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { createStdio } from '../../../adapters/stdio/stdio.ts';
import { steppedClock } from '../../../src/base/clock.ts';
import { DEFAULT_ZONE, parseInstant, toIso } from '../../../src/base/time.ts';
import type { Inbound, Receipt } from '../../../src/chat/message.ts';
import { runStdio } from '../../../src/cli/headless.ts';
import { readSettings } from '../../../src/config.ts';
import { shareIndex } from '../../support/app.ts';

const AT = '2025-05-14T10:20:00+08:00';

type Line = Readonly<Record<string, unknown>>;

function collector() {
  const chunks: string[] = [];
  const output = new Writable({
    write: (chunk, _, done) => {
      chunks.push(String(chunk));
      done();
    },
  });
  return { output, text: () => chunks.join('') };
}

/** Runs raw input through the platform alone. */
async function read(input: string | Buffer | Readable, receipt: Receipt = { result: 'done' }) {
  const clock = steppedClock();
  const heard: Inbound[] = [];
  const moves: string[] = [];
  const { output, text } = collector();
  const stdio = createStdio({
    input: input instanceof Readable ? input : Readable.from([input]),
    output,
    clock,
    moveTo: async (instant) => {
      moves.push(toIso(instant, DEFAULT_ZONE));
      clock.moveTo(instant);
    },
    settle: async () => {},
  });
  await stdio.run(async (message) => {
    heard.push(message);
    return receipt;
  });
  const printed = text()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
  return { heard, moves, printed, now: toIso(clock.now(), DEFAULT_ZONE) };
}

const line = (rest: Line = {}): string =>
  `${JSON.stringify({ id: 'm1', at: AT, sender: { id: 'demo-employee' }, text: '留样多少克', ...rest })}\n`;

describe('a line of input', () => {
  it('is a message: what is left out has its default', async () => {
    const { heard } = await read(`{"id":"m1","at":"${AT}","sender":{"id":"demo-employee"}}\n`);
    expect(heard).toEqual([
      {
        id: 'm1',
        at: parseInstant(AT),
        platform: 'stdio',
        conversation: { id: 'direct-demo-employee', kind: 'direct' },
        sender: { platform: 'stdio', id: 'demo-employee' },
        text: '',
        files: [],
      },
    ]);
  });

  it('names its conversation and brings files', async () => {
    const conversation = { id: 'g-cleaning', kind: 'group' };
    const attachments = [{ name: 'a.jpg', type: 'image/jpeg', base64: Buffer.from('abc').toString('base64') }];
    const { heard } = await read(line({ platform: 'dingtalk', conversation, attachments }));
    expect(heard[0]).toMatchObject({ conversation, platform: 'stdio', files: [{ name: 'a.jpg' }] });
    expect(Buffer.from((await heard[0]?.files[0]?.bytes()) ?? []).toString()).toBe('abc');
  });

  it('ends with a line feed and nothing else: U+2028 and a carriage return stand inside a string or a blank', async () => {
    const { heard } = await read(`{"id":"m1","at":"${AT}","sender":{"id":"u"},"text":"一\u2028二\u0085三"}\r\n`);
    expect(heard.map(({ text }) => text)).toEqual(['一\u2028二\u0085三']);
  });

  it('may come in pieces, cut through a character, and without an end', async () => {
    const bytes = Buffer.from(line().trimEnd());
    const input = new PassThrough();
    for (const byte of bytes) input.write(Buffer.from([byte]));
    input.end();
    expect((await read(input)).heard.map(({ text }) => text)).toEqual(['留样多少克']);
  });

  it.each([
    ['no JSON', 'hello'],
    ['half of one', '{"id":"m1"'],
    ['no object', '[1,2]'],
    ['a number too large for one', '{"id":1e400}'],
    ['without a time', '{"id":"m1","sender":{"id":"u"}}'],
    ['a time without its offset', '{"id":"m1","at":"2025-05-14T10:20:00","sender":{"id":"u"}}'],
    ['a day that there is not', '{"id":"m1","at":"2025-02-30T10:20:00+08:00","sender":{"id":"u"}}'],
    ['without a sender', `{"id":"m1","at":"${AT}"}`],
    ['a conversation of no kind', `{"id":"m1","at":"${AT}","sender":{"id":"u"},"conversation":{"id":"g"}}`],
    [
      'a file that is no base64',
      `{"id":"m1","at":"${AT}","sender":{"id":"u"},"attachments":[{"name":"a","base64":"%"}]}`,
    ],
    ['nested a hundred thousand deep', `{"id":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['a tick that is no time', '{"tick":"tomorrow"}'],
  ])('that is %s is answered with its number, and the run goes on', async (_, bad) => {
    const { heard, printed } = await read(`\n${bad}\n${line()}`);
    expect(printed).toEqual([{ error: expect.stringContaining('第 2 行'), line: 2 }]);
    expect(heard).toHaveLength(1);
  });
});

describe('the clock', () => {
  it('is the time of the latest line, and a tick moves it', async () => {
    const { moves, now } = await read(`${line()}{"tick":"2025-05-16T16:00:00+08:00"}\n`);
    expect(moves).toEqual([AT, '2025-05-16T16:00:00+08:00']);
    expect(now).toBe('2025-05-16T16:00:00+08:00');
  });

  it('never goes back: an earlier time is the message’s own', async () => {
    const earlier = '2025-05-13T09:00:00+08:00';
    const { heard, now } = await read(`${line()}${line({ id: 'm2', at: earlier })}`);
    expect(now).toBe(AT);
    expect(heard[1]?.at).toBe(parseInstant(earlier));
  });

  it('is not moved by a line more than 400 days ahead, nor by one that can’t be read', async () => {
    const { heard, printed, now } = await read(`${line()}${line({ id: 'm2', at: '2026-06-20T10:20:00+08:00' })}`);
    expect([heard.length, now]).toEqual([1, AT]);
    expect(printed).toEqual([{ error: expect.stringContaining('400 天'), line: 2 }]);
    expect((await read(`${line()}${line({ id: 'm2', at: '2026-06-18T10:20:00+08:00' })}`)).heard).toHaveLength(2);
  });
});

describe('a receipt', () => {
  it('of a redelivered message is one line with the old ref', async () => {
    const { printed } = await read(line(), { result: 'duplicate', intent: 'demand.submit', ref: 'REQ-1' });
    expect(printed).toMatchObject([
      { re: 'm1', to: { user: 'demo-employee' }, intent: 'demand.submit', outcome: 'ignore_duplicate', ref: 'REQ-1' },
    ]);
  });

  it('that nothing was kept says so to where it was said', async () => {
    const conversation = { id: 'g-all', kind: 'group' };
    const { printed } = await read(line({ conversation }), { result: 'refused', say: '没有存下来' });
    expect(printed).toMatchObject([{ re: 'm1', to: { conversation: 'g-all' }, outcome: 'reject', text: '没有存下来' }]);
  });
});

describe('the whole program over it', () => {
  const data = () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhibiao-stdio-'));
    shareIndex(folder);
    return folder;
  };

  async function run(lines: readonly Line[], folder = data(), keep = false): Promise<Line[]> {
    const settings = readSettings({ ZHIBIAO_DATA: folder, ZHIBIAO_KNOWLEDGE: 'knowledge' }, join(folder, 'no.env'));
    if (!settings.ok) throw new Error(settings.error.join());
    const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
    const { output, text } = collector();
    const input = Readable.from([lines.map((said) => `${JSON.stringify(said)}\n`).join('')]);
    await runStdio(settings.value, silent, { input, output });
    if (!keep) rmSync(folder, { recursive: true, force: true });
    return text()
      .split('\n')
      .filter(Boolean)
      .map((printed) => JSON.parse(printed) as Line);
  }

  const say = (id: string, text: string, by = 'demo-employee', rest: Line = {}): Line => ({
    id,
    at: AT,
    sender: { id: by },
    text,
    ...rest,
  });
  const of = (printed: readonly Line[], id: string) => printed.filter(({ re, because }) => re === id || because === id);

  const LINES: readonly Line[] = [
    say('m1', '留样多少克'),
    say('m2', '提需求 车库扫地机多久充一次电'),
    say('m2', '提需求 车库扫地机多久充一次电'),
    say('m3', '留样多少克', 'nobody-known', { conversation: { id: 'g-unknown', kind: 'group' } }),
    say('m4', '确认', 'demo-cook'),
    say('m5', '我是谁', 'demo-employee', { conversation: { id: 'g-cleaning', kind: 'group' } }),
    { tick: '2025-05-14T10:21:00+08:00' },
  ];
  const folder = data();
  let printed: Line[] = [];
  beforeAll(async () => {
    printed = await run(LINES, folder, true);
  });

  it('answers in order, and greets after the first answer', () => {
    const [answer, greeting, ...more] = of(printed, 'm1');
    expect(answer).toMatchObject({
      re: 'm1',
      to: { user: 'demo-employee' },
      intent: 'question',
      behaviour: 'answer',
      citations: [{ code: 'Q/LNJG JG 352—2024', status: '现行', modal: '应' }],
    });
    expect(answer).not.toHaveProperty('because');
    expect([greeting?.behaviour, more]).toEqual([undefined, []]);
    for (const { text, actions, error } of printed) {
      expect(error).toBeUndefined();
      expect([typeof text, Array.isArray(actions)]).toEqual(['string', true]);
    }
  });

  it('tells others with `because` and without `re`, and says of a redelivered message only that it was', () => {
    const [filed, ...others] = of(printed, 'm2');
    expect(filed).toMatchObject({ re: 'm2', intent: 'demand.submit', outcome: 'auto', ref: 'REQ-1', missing: [] });
    expect(filed?.slots).toMatchObject({ content: '车库扫地机多久充一次电' });
    const notices = others.filter(({ because }) => because === 'm2');
    expect(notices.length).toBeGreaterThan(0);
    for (const notice of notices) expect(notice).not.toHaveProperty('re');
    expect(others.filter(({ outcome }) => outcome === 'ignore_duplicate')).toMatchObject([{ re: 'm2', ref: 'REQ-1' }]);
  });

  it('answers in a group that nobody knows, and a stray 确认', () => {
    expect(of(printed, 'm3')).toMatchObject([{ to: { conversation: 'g-unknown' }, behaviour: 'answer' }]);
    expect(of(printed, 'm4')[0]).toMatchObject({ intent: 'noop', outcome: 'help' });
  });

  it('answers personal things in a group privately, with one neutral line to the group', () => {
    expect(of(printed, 'm5')).toMatchObject([
      { to: { conversation: 'g-cleaning' }, text: '已私下回复。' },
      { to: { user: 'demo-employee' }, text: expect.stringContaining('陈秀兰') },
    ]);
  });

  it('says the same when it is run again', async () => expect(await run(LINES)).toEqual(printed));

  it('knows after a restart what it did', async () => {
    const again = await run(LINES, folder);
    expect(again.map(({ outcome }) => outcome)).toEqual(LINES.slice(1).map(() => 'ignore_duplicate'));
    expect(again[1]).toMatchObject({ re: 'm2', ref: 'REQ-1' });
  });

  it('is over when nothing was said', async () => {
    expect(await run([])).toEqual([]);
  });
});
