import { describe, expect, it } from 'vitest';
import { type SteppedClock, steppedClock } from '../../src/base/clock.ts';
import { DAY, DEFAULT_ZONE, HOUR } from '../../src/base/time.ts';
import { createChat } from '../../src/chat/chat.ts';
import { marks } from '../../src/chat/marks.ts';
import {
  FileUnavailable,
  type Inbound,
  type InboundFile,
  type Outgoing,
  type Platform,
} from '../../src/chat/message.ts';
import { createOutbox } from '../../src/chat/outbox.ts';
import { outbox as pending } from '../../src/chat/outbox-model.ts';
import { command } from '../../src/commands/command.ts';
import { lines, plainText } from '../../src/commands/reply.ts';
import type { Role } from '../../src/people/speaker.ts';
import { type Store, StoreReadOnly } from '../../src/store/store.ts';
import { contractCommands, contractQuestion } from '../adapters/contract-commands.ts';
import { memoryStore } from '../support/memory-store.ts';
import { png } from '../support/pictures.ts';

const START = Date.parse('2025-05-14T02:20:00Z');

const broken = command({
  intent: 'broken',
  does: { zh: '出错', en: 'fail' },
  words: ['出错'],
  may: 'anyone',
  slots: {},
  examples: [],
  run: () => {
    throw new TypeError('x is undefined');
  },
});

const draw = command({
  intent: 'interview.draw',
  does: { zh: '抽签', en: 'draw' },
  words: ['抽签'],
  may: ['manager'],
  slots: {},
  examples: ['抽签'],
  run: (turn) =>
    turn.confirmed
      ? { outcome: 'auto', blocks: lines('已抽签'), buttons: [] }
      : { outcome: 'confirm', blocks: lines('抽签，对吗？'), buttons: [] },
});

interface Saying {
  readonly by?: string;
  readonly group?: string;
  readonly id?: string;
  readonly files?: readonly InboundFile[];
  readonly unreadable?: string;
}

/** The conversation over a store without a disk, and what it said. */
function bench(wrap: (store: Store) => Store = (store) => store) {
  const clock: SteppedClock = steppedClock(START);
  const store = wrap(memoryStore(clock));
  const sent: Outgoing[] = [];
  const platform: Platform = {
    name: 'chat',
    start: async () => {},
    stop: async () => {},
    send: async (message) => {
      sent.push(message);
      return { result: 'sent' };
    },
  };
  const roles = new Map<string, Role[]>([['manager', ['staff', 'manager']]]);
  const outbox = createOutbox({
    store,
    clock,
    platforms: new Map([['chat', platform]]),
    chance: () => 0,
    sleep: async () => {},
    onDeadLetter: () => {},
    markResent: (message) => message,
  });
  const errors: unknown[] = [];
  const chat = createChat({
    store,
    clock,
    outbox,
    commands: [...contractCommands, broken, draw],
    question: contractQuestion,
    zone: DEFAULT_ZONE,
    identify: async (identity) => ({
      id: identity.id,
      name: identity.id,
      roles: new Set(roles.get(identity.id) ?? ['staff']),
      guest: false,
      posts: [],
      identity,
    }),
    reach: async (to) => ({ platform: 'chat', to }),
    files: {
      putBlob: async (bytes) => ({ hash: `hash-${bytes.length}`, size: bytes.length }),
      withholds: () => false,
    },
    greeting: () => ({ blocks: lines('您好'), buttons: [] }),
    log: ({ error }) => void (error && errors.push(error)),
  });
  let count = 0;
  const inbound = (text: string, { by = 'u1', group, id, files = [], unreadable }: Saying = {}): Inbound => ({
    id: id ?? `m${++count}`,
    platform: 'chat',
    at: clock.now(),
    conversation: group ? { id: group, kind: 'group' } : { id: `direct-${by}`, kind: 'direct' },
    sender: { platform: 'chat', id: by },
    text,
    files,
    ...(unreadable ? { unreadable } : {}),
  });
  const say = async (text: string, how: Saying = {}): Promise<string> => {
    const before = sent.length;
    await chat.receive(inbound(text, how));
    await outbox.flush();
    const reply = sent.slice(before).find((message) => message.re !== undefined);
    return reply ? plainText(reply.reply) : '';
  };
  return { clock, store, chat, outbox, sent, say, inbound, roles, errors };
}

describe('a draft', () => {
  it('asks for what is missing, takes the answer, and is done on 确认', async () => {
    const { say } = bench();
    expect(await say('安排')).toBe('安排什么？');
    expect(await say('保洁测验')).toBe('安排保洁测验，对吗？');
    expect(await say('确认')).toBe('已安排：保洁测验');
  });

  it('is done once: a second 确认 has nothing to go with', async () => {
    const { say } = bench();
    await say('安排 保洁测验');
    await say('确认');
    expect(await say('确认')).toContain('没有等着确认');
  });

  it('ends on 取消', async () => {
    const { say } = bench();
    await say('安排 保洁测验');
    expect(await say('取消')).toBe('好，不办了。');
    expect(await say('确认')).toContain('没有等着确认');
  });

  it('is nobody else’s: their 确认 changes nothing', async () => {
    const { say } = bench();
    await say('安排 保洁测验', { group: 'g' });
    expect(await say('确认', { group: 'g', by: 'u2' })).toContain('没有等着确认');
    expect(await say('确认', { group: 'g' })).toBe('已安排：保洁测验');
  });

  it('that was begun in a group is not confirmed elsewhere', async () => {
    const { say } = bench();
    await say('安排 保洁测验', { group: 'g' });
    expect(await say('确认', { group: 'h' })).toContain('没有等着确认');
    expect(await say('确认')).toContain('没有等着确认');
  });

  it('waits while something else is said, and for a day', async () => {
    const { say, clock } = bench();
    await say('安排 保洁测验');
    expect(await say('报修 灯')).toContain('已登记');
    clock.moveTo(START + DAY - HOUR);
    expect(await say('确认')).toBe('已安排：保洁测验');
    await say('安排 保洁测验');
    clock.moveTo(START + 3 * DAY);
    expect(await say('确认')).toContain('没有等着确认');
  });

  it('of somebody whose role has ended since is not carried out', async () => {
    const { say, roles } = bench();
    expect(await say('抽签', { by: 'manager' })).toBe('抽签，对吗？');
    roles.set('manager', ['staff']);
    expect(await say('确认', { by: 'manager' })).toContain('后勤管理者');
    roles.set('manager', ['staff', 'manager']);
    expect(await say('确认', { by: 'manager' })).toContain('没有等着确认');
  });
});

describe('a message that comes again', () => {
  it('at the same instant, over two connections, has one effect and one reply', async () => {
    const { chat, inbound, outbox, sent } = bench();
    const again = inbound('报修 灯', { id: 'same' });
    const receipts = await Promise.all([chat.receive(again), chat.receive(again), chat.receive(again)]);
    await outbox.flush();
    expect(receipts.map(({ result }) => result)).toEqual(['done', 'duplicate', 'duplicate']);
    expect(receipts[1]).toEqual({ result: 'duplicate', intent: 'issue.report', ref: 'ISS-1' });
    expect(sent.filter(({ reply }) => plainText(reply).startsWith('已登记'))).toHaveLength(1);
  });

  it('fetches no file a second time', async () => {
    const { chat, inbound } = bench();
    let fetched = 0;
    const file: InboundFile = {
      name: 'a.png',
      bytes: async () => {
        fetched += 1;
        return png();
      },
    };
    const message = inbound('留存', { id: 'same', files: [file] });
    expect((await chat.receive(message)).result).toBe('done');
    expect((await chat.receive(message)).result).toBe('duplicate');
    expect(fetched).toBe(1);
  });

  it('after an apology is not tried again', async () => {
    const { chat, inbound, store, sent, outbox, errors } = bench();
    const message = inbound('出错', { id: 'poison' });
    expect((await chat.receive(message)).result).toBe('done');
    expect((await chat.receive(message)).result).toBe('duplicate');
    await outbox.flush();
    expect(sent.map(({ reply }) => plainText(reply))).toEqual([expect.stringContaining('编号 poison')]);
    expect(errors).toHaveLength(1);
    expect((await store.find(marks)).rows).toHaveLength(1);
  });

  it('with a file that could not be had is not tried again', async () => {
    const { chat, inbound } = bench();
    const file: InboundFile = { name: 'a.png', bytes: () => Promise.reject(new FileUnavailable('expired')) };
    const message = inbound('留存', { id: 'gone', files: [file] });
    expect((await chat.receive(message)).result).toBe('done');
    expect((await chat.receive(message)).result).toBe('duplicate');
  });
});

describe('what is read of a message', () => {
  it('is its first 4,000 characters, and it is said', async () => {
    const { say } = bench();
    expect(await say(`报修 ${'灯'.repeat(5_000)}`)).toContain('只读了前 4000 字');
    expect(await say(`报修 ${'灯'.repeat(3_000)}`)).not.toContain('只读了');
  });

  it('holds no numbers of people, in what is kept and what others are told', async () => {
    const { say, sent, store } = bench();
    expect(await say('报修 灯坏了，打 13800138000 找我')).toContain('已打码');
    expect(JSON.stringify([sent, (await store.find(pending)).rows])).not.toContain('13800138000');
  });

  it('is nothing when it can’t be read: it is said what can', async () => {
    const { say } = bench();
    expect(await say('', { unreadable: '卡片' })).toContain('这类消息（卡片）我读不了');
  });
});

describe('a turn', () => {
  it('that may not be taken says who may', async () => {
    const { say } = bench();
    expect(await say('抽签')).toContain('由后勤管理者办理');
  });

  it('tells a personal thing in private, and the group only that it did', async () => {
    const { say, sent } = bench();
    expect(await say('我的成绩', { group: 'g' })).toBe('已私下回复。');
    expect(sent.map(({ to, reply }) => [to, plainText(reply)])).toEqual([
      [{ conversation: 'g' }, '已私下回复。'],
      [{ user: 'u1' }, 'u1 92 分'],
    ]);
  });

  it('greets at the first contact, in private only', async () => {
    const { say, sent } = bench();
    await say('留样多少克', { group: 'g' });
    await say('留样多少克');
    expect(sent.filter(({ reply }) => plainText(reply) === '您好')).toHaveLength(0);
    await say('留样多少克', { by: 'u2' });
    expect(sent.filter(({ reply }) => plainText(reply) === '您好')).toHaveLength(1);
  });

  it('in a flood is told once that there are many, when others wait too', async () => {
    const { chat, inbound, outbox, sent } = bench();
    const flood = Array.from({ length: 40 }, (_, i) => chat.receive(inbound(`报修 ${i}`)));
    const others = Array.from({ length: 70 }, (_, i) => chat.receive(inbound('报修 门', { by: `o${i}` })));
    const more = Array.from({ length: 40 }, (_, i) => chat.receive(inbound(`报修 ${i}`)));
    await Promise.all([...flood, ...others, ...more]);
    await outbox.flush();
    expect(sent.filter(({ reply }) => plainText(reply).includes('正按顺序处理'))).toHaveLength(1);
    const own = sent.filter(
      ({ to, reply }) => 'user' in to && to.user === 'u1' && plainText(reply).startsWith('已登记'),
    );
    expect(own).toHaveLength(80);
  });
});

describe('while nothing can be written', () => {
  const readOnly = (uncertain = false) =>
    bench((store) => ({ ...store, transact: () => Promise.reject(new StoreReadOnly('full', uncertain)) }));

  it('a question is answered, without buttons that could not be kept', async () => {
    const { say, sent } = readOnly();
    expect(await say('留样多少克')).toContain('125 g');
    expect(sent[0]?.reply.buttons).toEqual([]);
  });

  it.each([
    ['anything that would be kept is refused, and said', false, '没有存下来'],
    ['what may have been kept is called uncertain', true, '不能确定'],
  ])('%s', async (_, uncertain, words) => {
    const { chat, inbound, sent } = readOnly(uncertain);
    const receipt = await chat.receive(inbound('报修 灯'));
    expect(receipt).toEqual({ result: 'refused', say: expect.stringContaining(words) });
    expect(sent).toEqual([]);
  });
});
