import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { webMessages } from '../../../adapters/web/history.ts';
import { MINUTE } from '../../../src/base/time.ts';
import type { Outgoing } from '../../../src/chat/message.ts';
import { StoreReadOnly } from '../../../src/store/store.ts';
import { browser, NOW, type Rig, startRig } from './kit.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.stop());

const push = (id: string, text: string): Outgoing => ({
  id,
  lane: 'x',
  platform: 'web',
  to: { user: 'demo-employee' },
  reply: { blocks: [{ kind: 'lead', text }], buttons: [] },
  at: NOW,
});

/** Reads a stream of events until `enough` says so, or it ends. */
async function listen(response: Response, enough: (events: StreamEvent[]) => boolean): Promise<StreamEvent[]> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const events = eventsIn(text);
    if (!reader || enough(events)) {
      void reader?.cancel();
      return events;
    }
    const { done, value } = await reader.read();
    if (done) return eventsIn(text);
    text += decoder.decode(value, { stream: true });
  }
}

interface StreamEvent {
  id?: number;
  name: string;
  // biome-ignore lint/suspicious/noExplicitAny: read as the page's script reads it
  data: any;
}

const eventsIn = (text: string): StreamEvent[] =>
  text
    .split('\n\n')
    .filter((block) => block.includes('event: ') && block.includes('data: '))
    .map((block) => ({
      ...(/^id: (\d+)/m.test(block) ? { id: Number(/^id: (\d+)/m.exec(block)?.[1]) } : {}),
      name: /^event: (.*)$/m.exec(block)?.[1] ?? '',
      data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? 'null'),
    }));

const messagesIn = (events: StreamEvent[]) => events.filter(({ name }) => name === 'message');

describe('a message', () => {
  it('is answered, and both stand in the history in their order', async () => {
    const page = browser(rig);
    const { csrf } = await page.open();
    expect(await (await page.say(csrf, '84消毒液与洁厕灵')).json()).toEqual({ result: 'done' });
    const [said, answer, greeting] = await page.entries(3);
    expect(said).toMatchObject({ seq: 1, said: { text: '84消毒液与洁厕灵', files: [] } });
    expect(answer).toMatchObject({ seq: 2, message: said?.message });
    expect(answer?.blocks?.map(({ kind }) => kind)).toEqual(['lead', 'quote', 'source']);
    expect(answer?.blocks?.[1]).toMatchObject({ force: 'mustnot' });
    expect(answer?.blocks?.[2]).toMatchObject({ href: '/standards/Q-LNJG-JG-331-2024#c-5.3.3' });
    expect(greeting?.seq).toBe(3);
  });

  it('has its effect once, however often it is sent', async () => {
    const page = browser(rig);
    const { csrf } = await page.open();
    const id = 'abcdef123456';
    const tries = await Promise.all(Array.from({ length: 5 }, () => page.say(csrf, '提需求 车库扫地机', id)));
    expect(tries.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const entries = await page.entries(3);
    expect(entries.filter(({ said }) => said)).toHaveLength(1);
    expect(JSON.stringify(entries).match(/REQ-\d/g)).toEqual(['REQ-1']);
  });

  it('with the id of somebody else’s message is a message of its own', async () => {
    const one = browser(rig);
    const two = browser(rig);
    const { csrf } = await one.open();
    await two.post('/speak-as', new URLSearchParams({ csrf: (await two.open()).csrf, identity: 'demo-cook' }));
    const { csrf: other } = await two.open();
    await one.say(csrf, '提需求 一', 'abcdef123456');
    await two.say(other, '提需求 二', 'abcdef123456');
    expect(JSON.stringify(await two.entries(3))).toContain('REQ-2');
    expect(JSON.stringify(await one.entries(3))).not.toContain('REQ-2');
  });

  it('is read up to 4,000 characters, and beyond a size not at all', async () => {
    const page = browser(rig);
    const { csrf } = await page.open();
    expect((await page.say(csrf, '留样'.repeat(3000))).status).toBe(200);
    expect(JSON.stringify(await page.entries(2))).toContain('4000');
    expect((await page.entries(2))[0]?.said?.text).toHaveLength(4000);
    const huge = await page.say(csrf, '留'.repeat(1_000_000));
    expect(huge.status).toBe(413);
    expect(await huge.json()).toEqual({ say: expect.stringContaining('太长') });
  });

  it('of a wrong shape is refused', async () => {
    const page = browser(rig);
    const { csrf } = await page.open();
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    for (const body of [
      '',
      'null',
      '[]',
      '{',
      deep,
      '{"id":"abcdefgh","text":1}',
      '{"id":"short","text":"x"}',
      '{"id":"../../etc","text":"x"}',
      '{"id":"abcdefgh","text":"x","__proto__":{"y":1},"more":1}',
      '{"id":"abcdefgh","text":"  "}',
    ]) {
      const answer = await page.post('/api/messages', body, {
        'x-csrf-token': csrf,
        'content-type': 'application/json',
      });
      expect(answer.status, body.slice(0, 40)).toBe(400);
    }
  });

  it('waits a moment when there are very many of them', async () => {
    const page = browser(rig);
    const { csrf } = await page.open();
    let last = await page.say(csrf, '有用');
    for (let sent = 1; sent <= 120; sent += 1) last = await page.say(csrf, '有用');
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    rig.clock.moveTo(NOW + MINUTE);
    expect((await page.say(csrf, '有用')).status).toBe(200);
  });
});

describe('what is kept of a message', () => {
  it('is masked as the program says', async () => {
    const page = browser(rig);
    const { csrf } = await page.open();
    await page.say(csrf, '登记 440106199001011234');
    expect((await page.entries(2))[0]?.said?.text).toBe('登记 44****************');
  });

  it('is nothing when it must not be kept, whether that is known before the turn or only after it', async () => {
    const page = browser(rig);
    const { csrf } = await page.open();
    await page.say(csrf, '绝密★ 关于甲的通知');
    await page.say(csrf, '机密★ 关于乙的通知');
    await page.entries(5);
    const { rows } = await rig.store.find(webMessages);
    expect(rows.filter(({ document }) => document.said).map(({ document }) => document.said?.text)).toEqual(['', '']);
    expect(JSON.stringify(rows)).not.toMatch(/关于[甲乙]的通知/);
  });

  it('is bounded: the oldest makes room', async () => {
    for (let n = 1; n <= 230; n += 1) await rig.web.send(push(`p${n}`, `第${n}条`));
    const { rows } = await rig.store.find(webMessages);
    expect(rows).toHaveLength(200);
    expect(Math.min(...rows.map(({ document }) => document.seq))).toBe(31);
  });
});

describe('a page', () => {
  it('is told what it missed since the number it knows, and then what comes', async () => {
    const page = browser(rig);
    await page.open();
    for (const n of [1, 2, 3]) await rig.web.send(push(`p${n}`, `第${n}条`));
    const opened = await page.get('/api/events', { headers: { 'last-event-id': '1' } });
    expect(opened.headers.get('content-type')).toContain('text/event-stream');
    const heard = listen(opened, (events) => messagesIn(events).length >= 3);
    await rig.web.send(push('p4', '第4条'));
    expect(messagesIn(await heard).map(({ id }) => id)).toEqual([2, 3, 4]);
    const again = await listen(await page.get('/api/events?after=3'), (events) => messagesIn(events).length >= 1);
    expect(messagesIn(again).map(({ data }) => data.blocks[0].runs[0].text)).toEqual(['第']);
  });

  it('is told a reply once, though it was sent twice', async () => {
    const page = browser(rig);
    await page.open();
    expect(await rig.web.send(push('p1', '一'))).toEqual({ result: 'sent' });
    expect(await rig.web.send(push('p1', '（重发）一'))).toEqual({ result: 'sent' });
    expect(await page.entries(1)).toHaveLength(1);
  });

  it('hears nothing of others', async () => {
    const page = browser(rig);
    await page.open();
    await rig.web.send({ ...push('p1', '别人的'), to: { user: 'demo-cook' } });
    await rig.web.send(push('p2', '自己的'));
    const heard = await listen(await page.get('/api/events'), (events) => messagesIn(events).length >= 1);
    expect(JSON.stringify(heard)).not.toContain('别人的');
  });

  it('gives way when the same person opens a sixth', async () => {
    const page = browser(rig);
    await page.open();
    const streams = await Promise.all(Array.from({ length: 6 }, () => page.get('/api/events')));
    const first = await listen(streams[0] as Response, (events) => events.some(({ name }) => name === 'moved'));
    expect(first.at(-1)?.name).toBe('moved');
    await rig.web.send(push('p1', '一'));
    for (const stream of streams.slice(1))
      expect(messagesIn(await listen(stream, (events) => messagesIn(events).length > 0))).toHaveLength(1);
  });

  it('is let go when it does not read, and hears the rest when it comes again', async () => {
    const page = browser(rig);
    await page.open();
    const slow = await page.get('/api/events');
    const long = '长'.repeat(20_000);
    for (let n = 1; n <= 30; n += 1) await rig.web.send(push(`p${n}`, long));
    const heard = messagesIn(await listen(slow, () => false));
    expect(heard.length).toBeLessThan(30);
    // It comes again as often as it takes: each time it gets further.
    while (heard.at(-1)?.id !== 30)
      heard.push(
        ...messagesIn(
          await listen(
            await page.get(`/api/events?after=${heard.at(-1)?.id}`),
            (events) => messagesIn(events).at(-1)?.id === 30,
          ),
        ),
      );
    expect(heard.map(({ id }) => id)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
  });

  it('ends when its session does', async () => {
    const page = browser(rig);
    const { csrf } = await page.open();
    const heard = listen(await page.get('/api/events'), () => false);
    await page.post('/logout', new URLSearchParams({ csrf }));
    expect((await heard).at(-1)?.name).toBe('ended');
  });

  it('sees how far the index is', async () => {
    rig.ports.indexing = () => ({ done: 7, total: 35 });
    const page = browser(rig);
    await page.open();
    const [first] = await listen(await page.get('/api/events'), (events) => events.length > 0);
    expect(first).toEqual({ name: 'progress', data: { done: 7, total: 35 } });
  });

  it('opens with the last sixty, and brings earlier ones when asked', async () => {
    for (let n = 1; n <= 100; n += 1) await rig.web.send(push(`p${n}`, `${n}`));
    const page = browser(rig);
    await page.open();
    const heard = messagesIn(await listen(await page.get('/api/events'), (e) => messagesIn(e).at(-1)?.id === 100));
    expect(heard[0]?.id).toBe(41);
    const { entries } = (await (await page.get('/api/history?before=41')).json()) as { entries: { seq: number }[] };
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
  });

  it('gets its numbers right after a restart', async () => {
    const page = browser(rig);
    const { csrf } = await page.open();
    await page.say(csrf, '有用');
    const before = await page.entries(3);
    const { store, clock } = rig;
    await rig.stop();
    rig = await startRig({ store, clock });
    const again = browser(rig);
    const { csrf: token } = await again.open();
    await again.say(token, '有用');
    const after = await again.entries(5);
    expect(after.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(after.slice(0, 3)).toEqual(before);
  });
});

describe('a store that can’t be written', () => {
  it('answers questions, refuses anything else aloud, keeps nobody out, and lets what waits be heard', async () => {
    const page = browser(rig);
    const { csrf } = await page.open();
    const write = rig.store.transact;
    Object.assign(rig.store, { transact: () => Promise.reject(new StoreReadOnly('full')) });
    expect((await page.say(csrf, '留样多少克')).status).toBe(200);
    const answer = await page.say(csrf, '提需求 定个充电标准');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ say: expect.stringContaining('没有存下来') });
    expect((await page.get('/')).status).toBe(200);
    expect(await rig.web.send(push('p1', '一'))).toMatchObject({ result: 'retry' });
    const heard = listen(await page.get('/api/events'), (events) => messagesIn(events).length > 0);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await rig.web.send(push('p1', '一'))).toEqual({ result: 'sent' });
    expect(messagesIn(await heard)[0]?.id).toBeUndefined();
    Object.assign(rig.store, { transact: write });
  });
});

it('has no groups', async () => {
  expect(await rig.web.send({ ...push('p1', '一'), to: { conversation: 'g-all' } })).toMatchObject({
    result: 'failed',
  });
});
