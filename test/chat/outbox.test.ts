import { describe, expect, it } from 'vitest';
import type { Instant } from '../../src/base/clock.ts';
import { HOUR, MINUTE, SECOND } from '../../src/base/time.ts';
import type { Delivery, Outgoing, Platform } from '../../src/chat/message.ts';
import { createOutbox, type Outbox, pauseBefore } from '../../src/chat/outbox.ts';
import { deadLetters, outbox as pending } from '../../src/chat/outbox-model.ts';
import { lines, plainText } from '../../src/commands/reply.ts';
import { type Store, StoreReadOnly } from '../../src/store/store.ts';
import { memoryStore } from '../support/memory-store.ts';
import { virtualTime } from '../support/virtual-time.ts';

const START = Date.parse('2025-05-14T02:20:00Z');

interface Sent {
  readonly id: string;
  readonly text: string;
  readonly at: Instant;
}

type Answers = readonly (Delivery | 'throws' | 'hangs')[];

const SENT: Delivery = { result: 'sent' };

/** A platform that does to a message what its list says, one try after the other, and then takes it. */
function misbehaving(clock: { now(): Instant }, list: Readonly<Record<string, Answers>>, rest: Partial<Platform> = {}) {
  const tries: Sent[] = [];
  const left = new Map(Object.entries(list).map(([id, answers]) => [id, [...answers]]));
  const platform: Platform = {
    name: 'chat',
    start: async () => {},
    stop: async () => {},
    ...rest,
    send: async ({ id, reply }) => {
      tries.push({ id, text: plainText(reply), at: clock.now() });
      const answer = left.get(id)?.shift() ?? SENT;
      if (answer === 'throws') throw new Error('socket hang up');
      if (answer === 'hangs') return new Promise(() => {});
      return answer;
    },
  };
  return { platform, tries };
}

function bench(
  list: Readonly<Record<string, Answers>> = {},
  { rest = {}, store: given }: { rest?: Partial<Platform>; store?: (store: Store) => Store } = {},
) {
  const time = virtualTime(START);
  const memory = memoryStore(time.clock);
  const store = given?.(memory) ?? memory;
  const { platform, tries } = misbehaving(time.clock, list, rest);
  const dead: string[] = [];
  const open = (platforms = new Map([[platform.name, platform]])): Outbox =>
    createOutbox({
      store,
      clock: time.clock,
      platforms,
      chance: () => 1,
      sleep: time.sleep,
      onDeadLetter: (message, reason) => dead.push(`${message.id}: ${reason}`),
      markResent: (message) => ({
        ...message,
        reply: { ...message.reply, blocks: [...lines('（重发）'), ...message.reply.blocks] },
      }),
    });
  const box = open();
  const say = async (...messages: readonly Outgoing[]) => {
    await store.transact({ what: 'turn' }, async (tx) => box.enqueue(tx, messages));
    box.send(messages);
  };
  return { time, store, memory, tries, dead, open, box, say };
}

function message(id: string, lane = 'a', rest: Partial<Outgoing> = {}): Outgoing {
  return {
    id,
    lane,
    platform: 'chat',
    to: { user: lane },
    reply: { blocks: lines(id), buttons: [] },
    at: START,
    ...rest,
  };
}

const ids = (tries: readonly Sent[]) => tries.map(({ id }) => id);
const leftIn = async (store: Store) => (await store.find(pending)).rows.map(({ id }) => id);

describe('what came back counts as (reliability.md §1)', () => {
  it('sent: it is gone from the store', async () => {
    const { say, box, tries, store, time } = bench();
    await say(message('m'));
    await time.until(box.flush());
    expect([ids(tries), await leftIn(store)]).toEqual([['m'], []]);
  });

  it('asked to wait (429): not sent, tried again no sooner than was asked, unmarked', async () => {
    const { say, box, tries, time } = bench({ m: [{ result: 'retry', afterMs: 40 * SECOND, reason: '429' }] });
    await say(message('m'));
    await time.until(box.flush());
    expect(tries).toEqual([
      { id: 'm', text: 'm', at: START },
      { id: 'm', text: 'm', at: START + 40 * SECOND },
    ]);
  });

  it('refused for now: tried again after pauses that double, with jitter', async () => {
    const retry: Delivery = { result: 'retry', reason: 'name not found' };
    const { say, box, tries, time } = bench({ m: [retry, retry, retry] });
    await say(message('m'));
    await time.until(box.flush());
    expect(tries.map(({ at }) => (at - START) / SECOND)).toEqual([0, 1, 3, 7]);
    expect([pauseBefore(3, 0), pauseBefore(3, 1), pauseBefore(30, 1)]).toEqual([4 * SECOND, 8 * SECOND, 5 * MINUTE]);
  });

  it.each([{ result: 'doubtful', reason: 'no answer in 10 s' } as const, 'throws' as const])(
    'doubtful (%j): sent again with the same id, marked once it is late',
    async (doubt) => {
      const { say, box, tries, time } = bench({ m: [doubt, doubt, doubt, doubt] });
      await say(message('m'));
      await time.until(box.flush());
      expect(tries.map(({ at, text }) => [(at - START) / SECOND, text])).toEqual([
        [0, 'm'],
        [1, 'm'],
        [3, 'm'],
        [7, '（重发）\nm'],
        [15, '（重发）\nm'],
      ]);
    },
  );

  it('doubtful once is doubtful for good, whatever came after', async () => {
    const wait: Delivery = { result: 'retry', afterMs: MINUTE, reason: '429' };
    const { say, box, tries, time } = bench({ m: ['throws', wait] });
    await say(message('m'));
    await time.until(box.flush());
    expect(tries.at(-1)?.text).toBe('（重发）\nm');
  });

  it('failed: a dead letter that a person sees, and the next of the conversation goes on', async () => {
    const { say, box, tries, dead, store, time } = bench({ m: [{ result: 'failed', reason: 'the group is gone' }] });
    await say(message('m'), message('n'));
    await time.until(box.flush());
    expect([ids(tries), dead]).toEqual([['m', 'n'], ['m: the group is gone']]);
    expect(await store.get(deadLetters, 'm')).toMatchObject({ reason: 'the group is gone', message: { id: 'm' } });
    expect(await leftIn(store)).toEqual([]);
  });

  it('a platform that takes nothing for half an hour: given up, never silently', async () => {
    const never = Array.from({ length: 50 }, (): Delivery => ({ result: 'retry', reason: '503' }));
    const { say, box, tries, dead, time } = bench({ m: never });
    await say(message('m'));
    await time.until(box.flush());
    expect(tries).toHaveLength(12);
    expect(time.clock.now() - START).toBeGreaterThan(20 * MINUTE);
    expect(dead).toEqual(['m: tried 12 times']);
  });

  it('a platform that is not there any more, or a reply of the day before yesterday: given up', async () => {
    const { say, box, dead, time } = bench();
    await say(message('m', 'a', { platform: 'gone' }), message('n', 'a', { at: START - 30 * HOUR }));
    await time.until(box.flush());
    expect(dead).toEqual(['m: no platform gone', 'n: tried 0 times']);
  });
});

describe('the outbox', () => {
  it('keeps the order within a conversation through every retry, and lets no other conversation wait', async () => {
    const retry: Delivery = { result: 'retry', reason: '503' };
    const { say, box, tries, time } = bench({ 1: [retry, retry], 2: ['throws'] });
    await say(message('1'), message('2'), message('3'), message('x', 'b'), message('y', 'b'));
    await time.until(box.flush());
    const [a, b] = ['123', 'xy'].map((of) => ids(tries).filter((id) => of.includes(id)));
    expect(a).toEqual(['1', '1', '1', '2', '2', '3']);
    expect(b).toEqual(['x', 'y']);
    expect(tries.find(({ id }) => id === 'y')?.at).toBe(START);
  });

  it('takes a dead letter up again when somebody says so', async () => {
    const { say, box, tries, store, time } = bench({ m: [{ result: 'failed', reason: 'unknown' }] });
    await say(message('m'));
    await time.until(box.flush());
    const again = await store.transact({ what: 'again' }, (tx) => box.takeUp(tx, 'm'));
    box.send(again ? [again] : []);
    await time.until(box.flush());
    expect(ids(tries)).toEqual(['m', 'm']);
    expect(await store.get(deadLetters, 'm')).toBeUndefined();
    expect(await store.transact({ what: 'again' }, (tx) => box.takeUp(tx, 'm'))).toBeUndefined();
  });

  it('answers although nothing can be written', async () => {
    const readOnly = (store: Store): Store => ({
      ...store,
      transact: () => Promise.reject(new StoreReadOnly('the disk is full')),
    });
    const { box, tries, time } = bench({ m: [{ result: 'retry', reason: '503' }] }, { store: readOnly });
    box.say([message('m'), message('n')]);
    await time.until(box.flush());
    expect(ids(tries)).toEqual(['m', 'm', 'n']);
  });

  it('keeps no secret of a reply, and sends it', async () => {
    const { box, store, tries, time } = bench();
    const reply = {
      blocks: [...lines('代码 7K3Q'), { kind: 'qr' as const, text: '7K3Q' }],
      buttons: [],
      secrets: ['7K3Q'],
    };
    const secret = message('m', 'a', { reply });
    await store.transact({ what: 'turn' }, async (tx) => box.enqueue(tx, [secret]));
    expect(JSON.stringify(await store.find(pending))).not.toContain('7K3Q');
    box.send([secret]);
    await time.until(box.flush());
    expect(tries[0]?.text).toBe('代码 7K3Q');
  });

  it('writes one line for a reply besides that of its turn, when its conversation is idle', async () => {
    const { say, box, store, time } = bench();
    for (let i = 0; i < 10; i++) {
      await say(message(`m${i}`, `lane ${i}`));
      await time.until(box.flush());
    }
    expect(store.status().sequence).toBe(20);
  });

  it('writes one line for each reply behind another: the end of one is the first try of the next', async () => {
    const { say, box, store, time } = bench();
    await say(...Array.from({ length: 10 }, (_, i) => message(`m${i}`)));
    await time.until(box.flush());
    expect(store.status().sequence).toBe(11);
  });

  it('does not wait for the disk before the first call of a conversation, nor for another conversation', async () => {
    const { box, tries, memory, stall } = stalling();
    const said = [message('1'), message('2'), message('x', 'b'), message('y', 'c')];
    await memory.transact({ what: 'turn' }, async (tx) => box.enqueue(tx, said));
    stall();
    box.send(said);
    await breath();
    expect(ids(tries)).toEqual(['1', 'x', 'y']);
    expect(memory.status().sequence).toBe(1);
  });

  it('sends nothing whose try does not stand on the disk', async () => {
    const { box, tries, stall, release } = stalling();
    stall();
    box.send([message('1')]);
    await breath();
    expect(ids(tries)).toEqual([]);
    release();
    await breath();
    expect(ids(tries)).toEqual(['1']);
  });

  it('begins at once what is committed behind the end of the one before, although nobody has heard of that yet', async () => {
    const { box, tries, memory, store, stall, release } = stalling();
    const [first, second] = [message('1'), message('2')];
    await memory.transact({ what: 'turn' }, async (tx) => box.enqueue(tx, [first]));
    stall();
    box.send([first]);
    await breath();
    const turn = store.transact({ what: 'turn' }, async (tx) => box.enqueue(tx, [second]));
    release();
    await turn;
    box.send([second]);
    await breath();
    expect(ids(tries)).toEqual(['1', '2']);
    expect(memory.status().sequence).toBe(4);
  });
});

/** A store that keeps its transactions back, once told to, until it is released. */
function stalling() {
  const slow: (() => void)[] = [];
  let stalls = false;
  const made = bench(
    {},
    {
      store: (store) => ({
        ...store,
        transact: (cause, body) =>
          stalls
            ? new Promise((resolve) => slow.push(() => resolve(store.transact(cause, body))))
            : store.transact(cause, body),
      }),
    },
  );
  return {
    ...made,
    stall: () => {
      stalls = true;
    },
    release: () => {
      stalls = false;
      for (const go of slow.splice(0)) go();
    },
  };
}

async function breath(): Promise<void> {
  for (let i = 0; i < 10; i++) await new Promise((resolve) => setImmediate(resolve));
}

/** A store that can be made to refuse every line, and to take them again. */
function refusing() {
  let refuses = false;
  const made = bench(
    { dead: [{ result: 'failed', reason: 'no such user' }] },
    {
      store: (store) => ({
        ...store,
        transact: (cause, body) =>
          refuses ? Promise.reject(new StoreReadOnly('the disk is full')) : store.transact(cause, body),
      }),
    },
  );
  return {
    ...made,
    refuse: (now: boolean) => {
      refuses = now;
    },
  };
}

describe('while nothing can be written', () => {
  const said = [message('1'), message('2'), message('3'), message('x', 'b')];

  it('what is under way ends, what is behind it waits, and nothing that arrived is sent again afterwards', async () => {
    const { box, store, tries, time, refuse, memory } = refusing();
    await store.transact({ what: 'turn' }, async (tx) => box.enqueue(tx, said));
    refuse(true);
    box.send(said);
    await time.until(box.flush());
    expect(ids(tries)).toEqual(['1', 'x']);
    refuse(false);
    await box.writable();
    await time.until(box.flush());
    expect(ids(tries)).toEqual(['1', 'x', '2', '3']);
    expect(await leftIn(memory)).toEqual([]);
  });

  it('a restart sends again, marked, at most one reply of a conversation', async () => {
    const { box, store, tries, time, refuse, open } = refusing();
    await store.transact({ what: 'turn' }, async (tx) => box.enqueue(tx, said));
    refuse(true);
    box.send(said);
    await time.until(box.flush());
    refuse(false);
    await time.until(time.sleep(10 * SECOND, new AbortController().signal));
    const second = open();
    await second.resume();
    await time.until(second.flush());
    const shown = tries.slice(2).map(({ text }) => text);
    expect(shown.toSorted()).toEqual(['2', '3', '（重发）\n1', '（重发）\nx']);
  });

  it('answers that were never committed go past what waits', async () => {
    const { box, store, tries, time, refuse } = refusing();
    await store.transact({ what: 'turn' }, async (tx) => box.enqueue(tx, said));
    refuse(true);
    box.send(said);
    box.say([message('in the queue already')]);
    await time.until(box.flush());
    box.say([message('later')]);
    await time.until(box.flush());
    expect(ids(tries)).toEqual(['1', 'x', 'in the queue already', 'later']);
    refuse(false);
    await box.writable();
    await time.until(box.flush());
    expect(ids(tries).slice(4)).toEqual(['2', '3']);
  });

  it('a reply that is given up becomes a dead letter once lines are taken again', async () => {
    const { box, store, time, refuse, memory } = refusing();
    const lost = [message('dead')];
    await store.transact({ what: 'turn' }, async (tx) => box.enqueue(tx, lost));
    refuse(true);
    box.send(lost);
    await time.until(box.flush());
    expect((await memory.find(deadLetters)).rows).toEqual([]);
    refuse(false);
    // Any line of the outbox takes it along.
    await store.transact({ what: 'turn' }, async (tx) => box.enqueue(tx, [message('next')]));
    box.send([message('next')]);
    await time.until(box.flush());
    expect((await memory.find(deadLetters)).rows.map(({ id }) => id)).toEqual(['dead']);
    expect(await leftIn(memory)).toEqual([]);
  });
});

describe('after a crash', () => {
  it.each([
    ['what has no attempt is sent, unmarked', { attempts: 0, doubtful: false }, 'm'],
    ['what has an attempt and no result is sent again, marked', { attempts: 1, doubtful: false }, '（重发）\nm'],
    ['what is known not to have arrived is sent, unmarked', { attempts: 3, doubtful: false, settled: true }, 'm'],
    ['what was doubtful before stays so', { attempts: 3, doubtful: true, settled: true }, '（重发）\nm'],
  ])('%s', async (_, state, shown) => {
    const { store, open, tries, time } = bench();
    const left = message('m', 'a', { at: START - MINUTE });
    await store.transact({ what: 'before' }, async (tx) => tx.put(pending, 'm', { message: left, ...state }));
    const box = open();
    await box.resume();
    await time.until(box.flush());
    expect(tries.map(({ text }) => text)).toEqual([shown]);
    expect(await leftIn(store)).toEqual([]);
  });

  it('between attempt and result at most one reply of a conversation is in doubt', async () => {
    const { say, open, tries, time, store } = bench({ 2: ['hangs'], x: ['hangs'] });
    await say(message('1'), message('2'), message('3'), message('x', 'b'), message('y', 'b'));
    for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve));
    expect(ids(tries).toSorted()).toEqual(['1', '2', 'x']);
    // The first process is gone; ten seconds later there is another one on the same store.
    const second = open();
    await time.until(time.sleep(10 * SECOND, new AbortController().signal));
    await second.resume();
    await time.until(second.flush());
    expect(
      tries
        .slice(3)
        .map(({ text }) => text)
        .toSorted(),
    ).toEqual(['3', 'y', '（重发）\n2', '（重发）\nx']);
    expect(await leftIn(store)).toEqual([]);
  });

  it('a stop ends pauses at once, and what was not sent is sent after the next start', async () => {
    const { say, box, open, tries, time } = bench({ m: [{ result: 'retry', afterMs: HOUR, reason: '429' }] });
    await say(message('m'), message('n'));
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
    await time.until(box.stop());
    expect([ids(tries), time.clock.now()]).toEqual([['m'], START]);
    const second = open();
    await second.resume();
    await time.until(second.flush());
    expect(ids(tries)).toEqual(['m', 'm', 'n']);
  });

  it('a stop is not held up by a peer that never answers', async () => {
    const { say, box, time } = bench({ m: ['hangs'] });
    await say(message('m'));
    await time.until(box.stop());
    expect(time.clock.now() - START).toBeLessThanOrEqual(5 * SECOND);
  });
});

describe('a platform with a budget', () => {
  it('gets no more in one conversation than it bears', async () => {
    const { say, box, tries, time } = bench({}, { rest: { budget: { perConversationMs: SECOND, perSecond: 100 } } });
    await say(...[1, 2, 3, 4].map((n) => message(`a${n}`, 'a')), message('b1', 'b'));
    await time.until(box.flush());
    const ofA = tries.filter(({ id }) => id.startsWith('a')).map(({ at }) => at - START);
    expect(ofA).toEqual([0, SECOND, 2 * SECOND, 3 * SECOND]);
    expect(tries.find(({ id }) => id === 'b1')?.at).toBeLessThan(START + 100);
  });

  it('gets no more in a second than it bears, all conversations together', async () => {
    const { say, box, tries, time } = bench({}, { rest: { budget: { perConversationMs: SECOND, perSecond: 10 } } });
    await say(...Array.from({ length: 35 }, (_, n) => message(`m${n}`, `lane ${n}`)));
    await time.until(box.flush());
    const at = tries.map((t) => t.at - START);
    for (const begin of at) expect(at.filter((t) => t >= begin && t < begin + SECOND).length).toBeLessThanOrEqual(10);
    expect(Math.max(...at)).toBe(3_400);
  });

  it('does not wait for places that a clock set back has left far ahead', async () => {
    const { say, box, tries, time } = bench({}, { rest: { budget: { perConversationMs: SECOND, perSecond: 10 } } });
    await say(message('m'));
    await time.until(box.flush());
    await time.until(time.sleep(MINUTE, new AbortController().signal));
    await say(message('n'));
    await time.until(box.flush());
    expect(tries[1]?.at).toBe(START + MINUTE);
  });
});
