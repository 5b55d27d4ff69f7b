import { setMaxListeners } from 'node:events';
import type { z } from 'zod';
import type { Clock } from '../base/clock.ts';
import { HOUR, MINUTE, SECOND } from '../base/time.ts';
import { withoutSecrets } from '../commands/reply.ts';
import type { Store, Transaction } from '../store/store.ts';
import type { Delivery, Outgoing, Platform } from './message.ts';
import { deadLetters, outbox } from './outbox-model.ts';
import { createOutboxWrites } from './outbox-writes.ts';
import { createPace } from './pace.ts';

/** Tries before a reply is given up: about half an hour with the back-off below. */
const MOST_TRIES = 12;
const LONGEST_PAUSE = 5 * MINUTE;
/** A second copy that follows the first this late is marked as one. */
const MARK_RESENT_AFTER = 5 * SECOND;
const GIVE_UP_AFTER = 24 * HOUR;

/** How long to wait before try number `attempt`: exponential, with jitter, so that many do not come back at once. */
export const pauseBefore = (attempt: number, chance: number): number =>
  Math.min(LONGEST_PAUSE, SECOND * 2 ** attempt) * (0.5 + chance / 2);

/** How long a stop waits for what is just being sent. */
const FAREWELL = 2 * SECOND;

export interface Outbox {
  /** Puts replies into the turn's own transaction. */
  enqueue(tx: Transaction, messages: readonly Outgoing[]): void;
  /** Begins to send what was just committed. */
  send(messages: readonly Outgoing[]): void;
  /** Says what was not committed with anything: an answer while nothing can be written. It waits for nothing that was. */
  say(messages: readonly Outgoing[]): void;
  /** Takes a dead letter up again, in its place at the end of its conversation. Hand it to `send` after the commit. */
  takeUp(tx: Transaction, id: string): Promise<Outgoing | undefined>;
  /** Takes up what an earlier run left unsent. */
  resume(): Promise<void>;
  /** The store takes lines again: what went out meanwhile is noted, what waited for it goes on. */
  writable(): Promise<void>;
  /** Resolves when everything that can be sent now has been. */
  flush(): Promise<void>;
  /** Lets what is under way end, and begins nothing that has to wait: it is sent after the next start. */
  stop(): Promise<void>;
}

export interface OutboxSetting {
  readonly store: Store;
  readonly clock: Clock;
  readonly platforms: ReadonlyMap<string, Platform>;
  /** A number from 0 to 1, for jitter. */
  readonly chance: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly onDeadLetter: (message: Outgoing, reason: string) => void;
  /** Marks a doubtful copy that is sent again. */
  readonly markResent: (message: Outgoing) => Outgoing;
}

type State = Omit<z.infer<typeof outbox.schema>, 'message'>;

interface Pending {
  readonly message: Outgoing;
  readonly attempts: number;
  readonly doubtful: boolean;
  /** The conversation's queue that it stands in. */
  lane: string;
  /** It stands in the store. */
  stored: boolean;
  /** The next try stands in the store already. */
  begun: boolean;
  /** In the store stands a try without its result: after a crash it is in doubt. */
  open: boolean;
  /** The line that says how it ended is written, or on its way behind all that was committed before. */
  ended: boolean;
}

/**
 * Sends what was committed: in order within a conversation, again until it arrived, never silently not.
 *
 * At most one message of a conversation is in flight. Its attempt is on the disk before the call and its result after it,
 * so that a crash leaves at most one in doubt, and nothing that was sent leaves no trace (reliability.md §1). The attempt
 * costs no wait and no line of its own: where nothing is before the message it stands in the turn's line, else in the line
 * that ends the one before. Only what an earlier run left, and what is tried again, waits for it.
 *
 * While nothing can be written, what is under way ends, and its result is written afterwards. What was committed behind it
 * waits: sent without a mark it would be sent again after a restart. Answers that were never committed go past it.
 */
export function createOutbox(setting: OutboxSetting): Outbox {
  const { store, clock, platforms, chance, sleep } = setting;
  /** What is to be sent, by conversation; the first is under way. */
  const lanes = new Map<string, Pending[]>();
  const running = new Map<string, Promise<void>>();
  /** By conversation, what was committed and has not ended, in order; true for what was committed with its first try. */
  const ahead = new Map<string, Map<string, boolean>>();
  const { write, owe, settle } = createOutboxWrites(store);
  const ending = new AbortController();
  const pace = createPace({ clock, sleep, ending: ending.signal });
  /** Pauses before another try end at once, places in the pace a little later. */
  const leaving = new AbortController();
  // One listener for each conversation that waits: there may be many.
  setMaxListeners(0, ending.signal, leaving.signal);

  /** @returns false when the message stays for the next start: nothing may overtake it */
  async function deliver(pending: Pending): Promise<boolean> {
    const { message, attempts } = pending;
    let { doubtful } = pending;
    for (let attempt = attempts; ; attempt++) {
      const platform = platforms.get(message.platform);
      if (!platform) return giveUp(pending, `no platform ${message.platform}`);
      if (attempt >= MOST_TRIES || clock.now() - message.at > GIVE_UP_AFTER)
        return giveUp(pending, `tried ${attempt} times`);
      if (!(await pace.pass(platform.name, message.lane, platform.budget))) return false;
      if (!pending.begun || attempt > attempts) {
        if (await keep(pending, { attempts: attempt + 1, doubtful })) pending.open = pending.stored = true;
        else if (pending.stored && !pending.open) return false;
      }
      const late = doubtful && clock.now() - message.at > MARK_RESENT_AFTER;
      const delivery = await platform.send(late ? setting.markResent(message) : message).catch(unknownOutcome);
      if (delivery.result === 'sent') return end(pending, 'sent');
      if (delivery.result === 'failed') return giveUp(pending, delivery.reason);
      doubtful ||= delivery.result === 'doubtful';
      if (await keep(pending, { attempts: attempt + 1, doubtful, settled: true })) pending.open = false;
      const asked = delivery.result === 'retry' ? delivery.afterMs : undefined;
      await sleep(asked ?? pauseBefore(attempt, chance()), leaving.signal);
      if (leaving.signal.aborted) return false;
    }
  }

  async function keep({ message }: Pending, state: State): Promise<boolean> {
    const row = { message: kept(message), ...state };
    return (await write(`send ${message.id}`, async (tx) => tx.put(outbox, message.id, row))) !== undefined;
  }

  /** Takes a message out of the store and, in the same line, begins the one behind it. */
  async function end(pending: Pending, how: string, body?: (tx: Transaction) => Promise<void>): Promise<true> {
    const { id, lane } = pending.message;
    const settled = async (tx: Transaction): Promise<void> => {
      tx.drop(outbox, id);
      await body?.(tx);
    };
    const over = (): void => {
      pending.ended = true;
      ahead.get(lane)?.delete(id);
    };
    const written = await write(`${how} ${id}`, async (tx) => {
      await settled(tx);
      over();
      const next = lanes.get(pending.lane)?.[1];
      // Where there is a pace it may be long until the next one's place.
      if (!next || next.begun || platforms.get(next.message.platform)?.budget) return undefined;
      const { message, attempts, doubtful } = next;
      tx.put(outbox, message.id, { message: kept(message), attempts: attempts + 1, doubtful });
      return next;
    });
    const next = written?.value;
    if (next) next.begun = next.open = next.stored = true;
    if (!written) over();
    if (!written && (pending.stored || body)) owe(id, settled);
    return true;
  }

  async function giveUp(pending: Pending, reason: string): Promise<true> {
    const { message } = pending;
    await end(pending, 'dead', async (tx) => {
      const number = await tx.next('dead-letter');
      tx.put(deadLetters, message.id, { message: kept(message), number, reason, at: tx.at });
    });
    setting.onDeadLetter(message, reason);
    return true;
  }

  function follow(pending: Pending): void {
    const { lane } = pending.message;
    pending.lane = lanes.has(lane) && !running.has(lane) && !pending.stored ? `${lane} past` : lane;
    const queue = lanes.get(pending.lane);
    if (queue) return void queue.push(pending);
    const begun = [pending];
    lanes.set(pending.lane, begun);
    running.set(pending.lane, work(pending.lane, begun));
  }

  async function work(lane: string, queue: Pending[]): Promise<void> {
    for (let first = queue[0]; first; first = queue[0]) {
      if (ending.signal.aborted || !(await deliver(first))) break;
      queue.shift();
    }
    running.delete(lane);
    // What stays keeps its lane: nothing that comes later goes past it, except what was never committed.
    if (queue.length > 0) {
      if (ending.signal.aborted) return;
      const uncommitted = queue.filter(({ stored }) => !stored);
      queue.splice(0, queue.length, ...queue.filter(({ stored }) => stored));
      for (const one of uncommitted) follow(one);
      return;
    }
    lanes.delete(lane);
    if (ahead.get(lane)?.size === 0) ahead.delete(lane);
  }

  /** Whether the message will be sent as soon as it is committed: everything before it in its conversation has ended. */
  function beginsAtOnce({ id, lane }: Outgoing): boolean {
    const committed = ahead.get(lane) ?? new Map<string, boolean>();
    ahead.set(lane, committed);
    // A transaction may run twice.
    const [first = id] = committed.keys();
    const begins = first === id && (lanes.get(lane) ?? []).every(({ ended }) => ended);
    committed.set(id, begins);
    return begins;
  }

  /** Whether a message was committed with its first try. What was before it and is not on its way was never committed. */
  function begunWith({ id, lane }: Outgoing): boolean {
    const committed = ahead.get(lane);
    for (const [other] of committed ?? []) {
      if (other === id) break;
      if (!lanes.get(lane)?.some(({ message }) => message.id === other)) committed?.delete(other);
    }
    return committed?.get(id) ?? false;
  }

  const drained = async (): Promise<void> => {
    while (running.size > 0) await Promise.all(running.values());
  };

  return {
    enqueue: (tx, messages) => {
      for (const message of messages) {
        const attempts = beginsAtOnce(message) ? 1 : 0;
        tx.put(outbox, message.id, { message: kept(message), attempts, doubtful: false });
      }
    },
    send: (messages) => {
      for (const message of messages) {
        const begun = begunWith(message);
        follow({ ...fresh(message), stored: true, begun, open: begun });
      }
    },
    say: (messages) => {
      for (const message of messages) follow(fresh(message));
    },
    takeUp: async (tx, id) => {
      const letter = await tx.get(deadLetters, id);
      if (!letter) return undefined;
      const message = { ...letter.message, at: tx.at };
      tx.drop(deadLetters, id);
      tx.put(outbox, id, { message, attempts: 0, doubtful: false });
      return message;
    },
    resume: async () => {
      const { rows } = await store.find(outbox);
      for (const { document } of rows) {
        const { message, attempts, settled } = document;
        const open = attempts > 0 && !settled;
        follow({ ...fresh(message), attempts, doubtful: document.doubtful || open, stored: true, open });
      }
    },
    writable: async () => {
      await settle();
      for (const [lane, queue] of lanes)
        if (!running.has(lane) && !ending.signal.aborted) running.set(lane, work(lane, queue));
    },
    flush: drained,
    stop: async () => {
      leaving.abort();
      await within(FAREWELL);
      ending.abort();
      // A peer that does not answer holds nobody up: what it was given is doubtful at the next start.
      await within(FAREWELL);
    },
  };

  async function within(ms: number): Promise<void> {
    const enough = new AbortController();
    await Promise.race([drained(), sleep(ms, enough.signal)]);
    enough.abort();
  }
}

/** A message of which nothing is in the store, and no try was made. */
const fresh = (message: Outgoing): Pending => ({
  message,
  lane: message.lane,
  attempts: 0,
  doubtful: false,
  stored: false,
  begun: false,
  open: false,
  ended: false,
});

/** What is stored of a message: a one-time code in it lives in memory only, and is lost with the process. */
const kept = (message: Outgoing): Outgoing =>
  message.reply.secrets ? { ...message, reply: withoutSecrets(message.reply) } : message;

const unknownOutcome = (error: unknown): Delivery => ({ result: 'doubtful', reason: String(error) });
