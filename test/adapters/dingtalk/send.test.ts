import { describe, expect, it } from 'vitest';
import { isWebhookAddress } from '../../../adapters/dingtalk/sessions.ts';
import { steppedClock } from '../../../src/base/clock.ts';
import type { Inbound } from '../../../src/chat/message.ts';
import { answerTo, type Bench, noticeTo, noticeToGroup, openDingTalk, textReply } from './kit.ts';

const li = { staffId: 'demo-employee', name: '李四' };
const guest = { senderId: '$:outside', name: '外来人' };

/** Lets somebody say something and hands back the message as the chat got it. */
async function hears(bench: Bench, utterance: Parameters<Bench['simulator']['say']>[0]): Promise<Inbound> {
  const callback = bench.simulator.say(utterance);
  await bench.simulator.until(() => callback.acknowledged > 0);
  const found = bench.heard.find((message) => message.id === callback.msgId);
  if (!found) throw new Error('nothing was heard');
  return found;
}

const ways = ({ simulator }: Bench) => simulator.received.map((message) => message.way);

describe('an answer', () => {
  it('goes through the session webhook of the conversation', async () => {
    const bench = await openDingTalk();
    const message = await hears(bench, { from: li, text: '留样多少克' });
    const reply = textReply('每样不少于 125 g。', { buttons: [{ label: '有用', say: '有用 ANS-12' }] });
    expect(await bench.dingtalk.send(answerTo(message, reply))).toEqual({ result: 'sent' });
    expect(bench.simulator.received).toMatchObject([
      {
        way: 'webhook',
        form: 'markdown',
        people: ['demo-employee'],
        text: '每样不少于 125 g。',
        buttons: [{ label: '有用', say: '有用 ANS-12' }],
      },
    ]);
    expect(bench.simulator.violations).toEqual([]);
  });

  it('mentions the asker in a group, and only there', async () => {
    const bench = await openDingTalk();
    const message = await hears(bench, { from: li, text: '留样多少克', group: 'g-1' });
    await bench.dingtalk.send(answerTo(message, textReply('125 g')));
    expect(bench.simulator.received).toMatchObject([
      { way: 'webhook', conversation: 'g-1', mentions: ['demo-employee'], source: '@demo-employee **125 g**' },
    ]);
  });

  it('calls a person without a staff id by name in a group', async () => {
    const bench = await openDingTalk();
    const message = await hears(bench, { from: guest, text: '留样多少克', group: 'g-1' });
    await bench.dingtalk.send(answerTo(message, textReply('125 g')));
    expect(bench.simulator.received).toMatchObject([{ way: 'webhook', mentions: [], text: '外来人：125 g' }]);
  });

  it.each([
    ['to a person', {}, 'person'],
    ['to a group', { group: 'g-1' }, 'group'],
  ] as const)('goes %s through the robot API once the webhook has run out', async (_, where, way) => {
    const bench = await openDingTalk({ simulator: { sessionLastsMs: 1_000 } });
    const message = await hears(bench, { from: li, text: '一', ...where });
    expect(await bench.dingtalk.send(answerTo(message, textReply('答')))).toEqual({ result: 'sent' });
    expect(ways(bench)).toEqual([way]);
  });

  it.each([
    ['an error code', { do: 'errcode', errcode: 300_001 }],
    ['an unknown error code', { do: 'errcode', errcode: 999_999 }],
    ['HTTP 403', { do: 'status', status: 403 }],
  ] as const)('takes the other way when the webhook answers with %s, and does not ask it again', async (_, fault) => {
    const bench = await openDingTalk();
    const message = await hears(bench, { from: li, text: '一' });
    bench.simulator.faults.next('webhook', fault);
    expect(await bench.dingtalk.send(answerTo(message, textReply('答一')))).toEqual({ result: 'sent' });
    expect(await bench.dingtalk.send(answerTo(message, textReply('答二')))).toEqual({ result: 'sent' });
    expect(ways(bench)).toEqual(['person', 'person']);
  });

  it('reaches somebody without a staff id only while their session is open, and waits until they write again', async () => {
    const bench = await openDingTalk();
    const message = await hears(bench, { from: guest, text: '一' });
    const identity = message.sender;
    expect(bench.dingtalk.canReach(identity)).toBe(true);
    bench.simulator.expireSessions();
    const answer = answerTo(message, textReply('答'));
    expect(await bench.dingtalk.send(answer)).toMatchObject({ result: 'retry' });
    expect(bench.dingtalk.canReach(identity)).toBe(false);
    await hears(bench, { from: guest, text: '在吗' });
    expect(await bench.dingtalk.send(answer)).toEqual({ result: 'sent' });
    expect(bench.dingtalk.canReach({ platform: 'dingtalk', tenant: 'ding-corp-1', id: 'demo-guard' })).toBe(true);
  });

  it('in private after a question in a group goes to the person, not to the group', async () => {
    const bench = await openDingTalk();
    const message = await hears(bench, { from: li, text: '我的成绩', group: 'g-1' });
    const secret = { ...answerTo(message, textReply('92 分')), to: { user: 'demo-employee' } };
    expect(await bench.dingtalk.send(secret)).toEqual({ result: 'sent' });
    expect(bench.simulator.received).toMatchObject([{ way: 'person', people: ['demo-employee'], text: '92 分' }]);
  });

  it('never posts to a webhook that is not DingTalk’s', async () => {
    const bench = await openDingTalk();
    const message = await hears(bench, {
      from: li,
      text: '一',
      extra: { sessionWebhook: 'https://evil.example/robot?session=1' },
    });
    expect(await bench.dingtalk.send(answerTo(message, textReply('答')))).toEqual({ result: 'sent' });
    expect(ways(bench)).toEqual(['person']);
  });

  it('sets what is to be chosen as an action card, in both ways', async () => {
    const bench = await openDingTalk();
    const message = await hears(bench, { from: li, text: '多久一次' });
    const buttons = ['保洁巡回', '防火巡查', '设施巡查'].map((label) => ({ label, say: `${label}多久一次` }));
    const reply = textReply('您问的是哪一项？', { behaviour: 'clarify', buttons });
    await bench.dingtalk.send(answerTo(message, reply));
    bench.simulator.expireSessions();
    await bench.dingtalk.send(answerTo(message, reply));
    const one = textReply('确认？', { outcome: 'confirm', buttons: buttons.slice(0, 1) });
    await bench.dingtalk.send(answerTo(message, one));
    expect(bench.simulator.received).toMatchObject([
      { way: 'webhook', form: 'actionCard', buttons },
      { way: 'person', form: 'actionCard', buttons },
      { way: 'person', form: 'actionCard', buttons: buttons.slice(0, 1) },
    ]);
    expect(bench.simulator.violations).toEqual([]);
  });
});

describe('what came back decides (reliability.md §1)', () => {
  it.each([
    ['429', { do: 'status', status: 429, headers: { 'retry-after': '7' } }, { result: 'retry', afterMs: 7_000 }],
    ['flow control', { do: 'errcode', errcode: 130_101 }, { result: 'retry', afterMs: 60_000 }],
    ['a busy system', { do: 'errcode', errcode: -1 }, { result: 'retry', afterMs: 5_000 }],
    ['a group that is gone', { do: 'errcode', errcode: 400_013 }, { result: 'failed' }],
    ['500', { do: 'status', status: 500 }, { result: 'doubtful' }],
    ['a page of HTML', { do: 'html', status: 200 }, { result: 'doubtful' }],
    ['a page of HTML with 502', { do: 'html', status: 502 }, { result: 'doubtful' }],
    ['a cut after it was taken', { do: 'cut', when: 'after' }, { result: 'doubtful' }],
    ['a cut in the answer', { do: 'cut', when: 'half' }, { result: 'doubtful' }],
  ] as const)('%s at the webhook', async (_, fault, expected) => {
    const bench = await openDingTalk();
    const message = await hears(bench, { from: li, text: '一' });
    bench.simulator.faults.next('webhook', fault);
    expect(await bench.dingtalk.send(answerTo(message, textReply('答')))).toMatchObject(expected);
  });

  it.each([
    ['429', { do: 'status', status: 429, headers: { 'retry-after': '3' } }, { result: 'retry', afterMs: 3_000 }],
    ['throttling', { do: 'status', status: 403, body: { code: 'Throttling.Api', message: '' } }, { result: 'retry' }],
    [
      'throttling with 503',
      { do: 'status', status: 503, body: { code: 'Throttling', message: '' } },
      { result: 'retry' },
    ],
    ['500', { do: 'status', status: 500, body: { code: 'ServiceUnavailable', message: '' } }, { result: 'doubtful' }],
    ['an unknown result', { do: 'status', status: 400, body: { code: 'unknown.send.result' } }, { result: 'doubtful' }],
    [
      'a wrong parameter',
      { do: 'status', status: 400, body: { code: 'invalidParameter.msgParam.invalid' } },
      { result: 'failed' },
    ],
    ['a page of HTML', { do: 'html', status: 200 }, { result: 'doubtful' }],
    ['a refusal that DingTalk did not write', { do: 'html', status: 403 }, { result: 'retry' }],
    ['a cut before it was read', { do: 'cut', when: 'before' }, { result: 'doubtful' }],
    ['a cut after it was taken', { do: 'cut', when: 'after' }, { result: 'doubtful' }],
  ] as const)('%s at the robot API', async (_, fault, expected) => {
    const bench = await openDingTalk();
    bench.simulator.faults.next('person', fault);
    expect(await bench.dingtalk.send(noticeTo('demo-employee', textReply('通知')))).toMatchObject(expected);
  });

  it('a missing permission is named in the log and in the result', async () => {
    const bench = await openDingTalk();
    const body = {
      code: 'Forbidden.AccessDenied.AccessTokenPermissionDenied',
      message: '应用尚未开通所需的权限',
      accessdenieddetail: { requiredScopes: ['qyapi_robot_sendmsg'] },
    };
    bench.simulator.faults.next('person', { do: 'status', status: 403, body });
    expect(await bench.dingtalk.send(noticeTo('demo-employee', textReply('通知')))).toEqual({
      result: 'failed',
      reason: 'no permission qyapi_robot_sendmsg',
    });
    expect(bench.logged.find(([level]) => level === 'error')?.[2]).toMatchObject({ permission: 'qyapi_robot_sendmsg' });
  });

  it('nobody listening is no message sent', async () => {
    const { dingtalk, simulator } = await openDingTalk();
    await simulator.close();
    expect(await dingtalk.send(noticeTo('demo-employee', textReply('通知')))).toMatchObject({ result: 'retry' });
  });

  it('a group that is gone is not written to again until it speaks', async () => {
    const bench = await openDingTalk({ simulator: { groups: ['g-1'] } });
    const gone = noticeToGroup('g-2', textReply('通知'));
    expect(await bench.dingtalk.send(gone)).toEqual({
      result: 'failed',
      reason: 'invalid.openConversationId (HTTP 400)',
    });
    expect(await bench.dingtalk.send(gone)).toMatchObject({
      result: 'failed',
      reason: expect.stringContaining('gone'),
    });
    const message = await hears(bench, { from: li, text: '又来了', group: 'g-2' });
    expect(await bench.dingtalk.send(answerTo(message, textReply('答')))).toEqual({ result: 'sent' });
  });
});

describe('the access token', () => {
  it('is asked for once, however many need it at the same time, and kept', async () => {
    const bench = await openDingTalk();
    const send = (id: string) => bench.dingtalk.send(noticeTo(id, textReply(`通知 ${id}`)));
    expect(await Promise.all(['a', 'b', 'c'].map(send))).toEqual(Array(3).fill({ result: 'sent' }));
    await send('d');
    expect(bench.simulator.robot.tokensGiven()).toBe(1);
  });

  it('is renewed once when it turns out stale, and the message still arrives once', async () => {
    const bench = await openDingTalk();
    await bench.dingtalk.send(noticeTo('a', textReply('一')));
    bench.simulator.robot.expireTokens();
    const sent = await Promise.all(['b', 'c'].map((id) => bench.dingtalk.send(noticeTo(id, textReply(`二 ${id}`)))));
    expect(sent).toEqual([{ result: 'sent' }, { result: 'sent' }]);
    expect(bench.simulator.robot.tokensGiven()).toBe(2);
    expect(bench.simulator.received.map((message) => message.text)).toEqual(['一', '二 b', '二 c']);
  });

  it('is renewed before it runs out', async () => {
    const clock = steppedClock(1_000_000);
    const bench = await openDingTalk({ clock });
    await bench.dingtalk.send(noticeTo('a', textReply('一')));
    clock.moveTo(1_000_000 + 7_200_000 - 200_000);
    await bench.dingtalk.send(noticeTo('a', textReply('二')));
    expect(bench.simulator.robot.tokensGiven()).toBe(2);
  });

  it('that is refused twice lets the message wait', async () => {
    const bench = await openDingTalk();
    bench.simulator.faults.next('person', { do: 'stale_token' }, 2);
    expect(await bench.dingtalk.send(noticeTo('a', textReply('一')))).toMatchObject({ result: 'retry' });
    expect(bench.simulator.received).toEqual([]);
  });

  it.each([
    ['is refused', { do: 'status', status: 400, body: { code: 'invalidClientIdOrSecret' } }],
    ['does not come', { do: 'cut', when: 'before' }],
    ['is no token', { do: 'status', status: 200, body: { nothing: true } }],
  ] as const)('when it %s, nothing was sent: the message waits', async (_, fault) => {
    const bench = await openDingTalk();
    bench.simulator.faults.next('token', fault);
    expect(await bench.dingtalk.send(noticeTo('a', textReply('一')))).toMatchObject({ result: 'retry' });
    expect(await bench.dingtalk.send(noticeTo('a', textReply('一')))).toEqual({ result: 'sent' });
  });
});

describe('a notice to many', () => {
  it('goes out twenty people at a time, each of them confirmed alone', async () => {
    const bench = await openDingTalk();
    const people = Array.from({ length: 45 }, (_, i) => `p${i}`);
    bench.simulator.faults.next('person', { do: 'partial', invalid: ['p3'], slowed: ['p4', 'p5'] });
    const results = await Promise.all(people.map((id) => bench.dingtalk.send(noticeTo(id, textReply('明天开会')))));
    expect(bench.simulator.received.map((message) => message.people.length)).toEqual([17, 20, 5]);
    expect(results[3]).toEqual({ result: 'failed', reason: 'DingTalk does not know this staff id' });
    expect([results[4], results[5]]).toMatchObject([{ result: 'retry' }, { result: 'retry' }]);
    expect(results.filter((r) => r.result === 'sent')).toHaveLength(42);
    expect(bench.simulator.violations).toEqual([]);
  });

  it('of different wording is not mixed up', async () => {
    const bench = await openDingTalk();
    await Promise.all(['a', 'b'].map((id) => bench.dingtalk.send(noticeTo(id, textReply(`您好，${id}`)))));
    expect(bench.simulator.received.map(({ people, text }) => [people, text])).toEqual([
      [['a'], '您好，a'],
      [['b'], '您好，b'],
    ]);
  });

  it('to one person twice is two messages', async () => {
    const bench = await openDingTalk();
    await Promise.all([1, 2].map(() => bench.dingtalk.send(noticeTo('a', textReply('开会')))));
    expect(bench.simulator.received.map((message) => message.people)).toEqual([['a'], ['a']]);
  });
});

describe('the limits', () => {
  it('lets no more than 20 messages a minute into a group, and sends them all', async () => {
    const clock = steppedClock(1_000_000);
    const sleep = async (ms: number) => clock.moveTo(clock.now() + ms);
    const bench = await openDingTalk({ clock, sleep });
    for (let i = 0; i < 50; i++)
      expect(await bench.dingtalk.send(noticeToGroup('g-1', textReply(`${i}`)))).toEqual({ result: 'sent' });
    expect(bench.simulator.received).toHaveLength(50);
    expect(bench.simulator.violations).toEqual([]);
    expect(clock.now() - 1_000_000).toBeGreaterThan(60_000);
  });

  it('counts what an earlier run sent in the same minute', async () => {
    const clock = steppedClock(1_000_000);
    const sleep = async (ms: number) => clock.moveTo(clock.now() + ms);
    const bench = await openDingTalk({ clock, sleep, mayFollow: true });
    await bench.dingtalk.send(noticeToGroup('g-1', textReply('一')));
    expect(clock.now()).toBeGreaterThan(1_000_000);
  });

  it('makes no more than 20 calls a second', async () => {
    const clock = steppedClock(1_000_000);
    const sleep = async (ms: number) => clock.moveTo(clock.now() + ms);
    const bench = await openDingTalk({ clock, sleep });
    for (let i = 0; i < 60; i++) await bench.dingtalk.send(noticeTo(`p${i}`, textReply(`${i}`)));
    expect(bench.simulator.received).toHaveLength(60);
    expect(bench.simulator.violations).toEqual([]);
  });

  it('are not spent by answers through the webhook', async () => {
    const clock = steppedClock(1_000_000);
    const bench = await openDingTalk({ clock, sleep: () => Promise.reject(new Error('nobody should wait')) });
    const message = await hears(bench, { from: li, text: '一', group: 'g-1' });
    for (let i = 0; i < 30; i++)
      expect(await bench.dingtalk.send(answerTo(message, textReply(`${i}`)))).toEqual({ result: 'sent' });
  });

  it('do not hold up the end: what waits is left for the next start', async () => {
    const bench = await openDingTalk({ limits: { perGroupAndMinute: 1 } });
    await bench.dingtalk.send(noticeToGroup('g-1', textReply('一')));
    const waiting = bench.dingtalk.send(noticeToGroup('g-1', textReply('二')));
    await bench.dingtalk.stop();
    expect(await waiting).toMatchObject({ result: 'retry' });
  });
});

describe('long replies and files', () => {
  it('goes in several messages when it is too long for one, in order; a second try goes on where the first ended', async () => {
    const bench = await openDingTalk();
    const blocks = Array.from({ length: 30 }, (_, i) => ({
      kind: 'text' as const,
      text: `第${i}段。${'字'.repeat(400)}`,
    }));
    const notice = noticeTo('demo-employee', { blocks, buttons: [] });
    bench.simulator.faults.next('person', { do: 'partial' });
    bench.simulator.faults.next('person', { do: 'status', status: 429 });
    expect(await bench.dingtalk.send(notice)).toMatchObject({ result: 'retry' });
    expect(await bench.dingtalk.send(notice)).toEqual({ result: 'sent' });
    const text = bench.simulator.received.map((message) => message.text).join('\n');
    expect([...text.matchAll(/第(\d+)段/g)].map((match) => Number(match[1]))).toEqual(blocks.map((_, i) => i));
    expect(bench.simulator.violations).toEqual([]);
  });

  it.each([
    ['保洁记录.pdf', 'application/pdf', 'file', 'file'],
    ['照片.jpg', 'image/jpeg', 'image', 'image'],
  ])('sends %s after the text', async (name, type, kind, form) => {
    const bytes = Buffer.from('the bytes');
    const bench = await openDingTalk({ readFile: async (hash) => (hash === 'h1' ? bytes : undefined) });
    const reply = {
      blocks: [...textReply('见附件').blocks, { kind: 'file' as const, hash: 'h1', name, type }],
      buttons: [],
    };
    expect(await bench.dingtalk.send(noticeTo('demo-employee', reply))).toEqual({ result: 'sent' });
    expect([...bench.simulator.uploads.values()]).toMatchObject([{ name, kind, bytes }]);
    expect(bench.simulator.received.map((message) => message.form)).toEqual(['markdown', form]);
  });

  it('draws a code that a phone reads, for people with a staff id, and none of what was blotted out', async () => {
    const bench = await openDingTalk();
    const coded = (text: string) => ({
      blocks: [...textReply('扫码登录').blocks, { kind: 'qr' as const, text }],
      buttons: [],
    });
    const link = 'https://zhibiao.example/login#a.b';
    expect(await bench.dingtalk.send(noticeTo('demo-employee', coded(link)))).toEqual({ result: 'sent' });
    expect(bench.simulator.received.map((message) => message.form)).toEqual(['markdown', 'image']);
    const [drawn] = [...bench.simulator.uploads.values()];
    expect([
      drawn?.kind,
      Buffer.from(drawn?.bytes ?? [])
        .subarray(1, 4)
        .toString(),
    ]).toEqual(['image', 'PNG']);
    const message = await hears(bench, { from: guest, text: '登录链接' });
    expect(await bench.dingtalk.send(answerTo(message, coded(link)))).toEqual({ result: 'sent' });
    expect(await bench.dingtalk.send(noticeTo('demo-manager', coded('……')))).toEqual({ result: 'sent' });
    expect(bench.simulator.uploads.size).toBe(1);
  });

  it('tells a person without a staff id that files do not reach them, and holds nothing up', async () => {
    const bench = await openDingTalk({ readFile: async () => Buffer.from('x') });
    const message = await hears(bench, { from: guest, text: '原文件 TY 103' });
    const file = { kind: 'file' as const, hash: 'h', name: 'TY 103.pdf', type: 'application/pdf' };
    const reply = { blocks: [...textReply('原文件：').blocks, file], buttons: [] };
    expect(await bench.dingtalk.send(answerTo(message, reply))).toEqual({ result: 'sent' });
    expect(bench.simulator.received.at(-1)).toMatchObject({ way: 'webhook', form: 'text' });
    expect(bench.simulator.received.at(-1)?.text).toMatch(/TY 103\.pdf.*登录链接/);
  });

  it('does not repeat the text when the file has to wait', async () => {
    const bench = await openDingTalk({ readFile: async () => Buffer.from('x') });
    const notice = noticeTo('demo-employee', {
      blocks: [...textReply('见附件').blocks, { kind: 'file', hash: 'h', name: 'a.pdf', type: 'application/pdf' }],
      buttons: [],
    });
    bench.simulator.faults.next('upload', { do: 'status', status: 500 });
    expect(await bench.dingtalk.send(notice)).toMatchObject({ result: 'retry' });
    expect(await bench.dingtalk.send(notice)).toEqual({ result: 'sent' });
    expect(bench.simulator.received.map((message) => message.form)).toEqual(['markdown', 'file']);
  });

  it('says so when a file is not there any more', async () => {
    const bench = await openDingTalk({ readFile: async () => undefined });
    const reply = { blocks: [{ kind: 'file' as const, hash: 'h', name: 'a', type: 'x' }], buttons: [] };
    expect(await bench.dingtalk.send(noticeTo('demo-employee', reply))).toMatchObject({ result: 'failed' });
  });
});

describe('files that people send', () => {
  const picture = { msgtype: 'picture', content: { downloadCode: 'code-1' } };

  it('are fetched by their code when they are asked for', async () => {
    const bench = await openDingTalk();
    bench.simulator.putFile('code-1', Buffer.from('jpeg'));
    const message = await hears(bench, { from: li, ...picture });
    expect(Buffer.from((await message.files[0]?.bytes()) ?? []).toString()).toBe('jpeg');
  });

  it.each([
    ['metadata service', 'http://169.254.169.254/latest'],
    ['loopback at another port', 'http://127.0.0.1:9/x'],
    ['other host', 'https://evil.example/x'],
    ['file of ours', 'file:///etc/passwd'],
  ])('are not fetched from a %s', async (_, to) => {
    const bench = await openDingTalk();
    bench.simulator.putFile('code-1', Buffer.from('jpeg'));
    bench.simulator.faults.next('code', { do: 'lead', to });
    const message = await hears(bench, { from: li, ...picture });
    await expect(message.files[0]?.bytes()).rejects.toThrow('forbidden');
  });

  it('are refused when they are larger than 20 MB', async () => {
    const bench = await openDingTalk();
    bench.simulator.putFile('code-1', Buffer.alloc((20 << 20) + 1));
    const message = await hears(bench, { from: li, ...picture });
    await expect(message.files[0]?.bytes()).rejects.toThrow('too_large');
  });

  it('that are not there fail with a reason that names no code', async () => {
    const bench = await openDingTalk();
    const message = await hears(bench, { from: li, ...picture });
    await expect(message.files[0]?.bytes()).rejects.toThrow(/^(?!.*code-1).*no address/);
  });
});

describe('a session webhook', () => {
  const oapi = 'https://oapi.dingtalk.com';
  it.each([
    ['https://oapi.dingtalk.com/robot/sendBySession?session=x', true],
    ['https://robot.dingtalk.com/x', true],
    ['http://oapi.dingtalk.com/robot/sendBySession?session=x', false],
    ['https://oapi.dingtalk.com.evil.example/x', false],
    ['https://evildingtalk.com/x', false],
    ['https://a@oapi.dingtalk.com/x', false],
    ['https://oapi.dingtalk.com@evil.example/x', false],
    ['dtmd://dingtalkclient/x', false],
    ['', false],
  ])('at %s is allowed: %s', (url, allowed) => expect(isWebhookAddress(url, oapi)).toBe(allowed));

  it('is never handed to what is stored or logged', async () => {
    const bench = await openDingTalk();
    const message = await hears(bench, { from: li, text: '一' });
    await bench.dingtalk.send(answerTo(message, textReply('答')));
    expect(JSON.stringify([message, bench.logged])).not.toMatch(/session-\d|secret-of-app|token-\d/);
  });
});
