import { setMaxListeners } from 'node:events';
import { z } from 'zod';
import type { Clock } from '../base/clock.ts';
import { HOUR, MINUTE, SECOND } from '../base/time.ts';
import { withoutSecrets } from '../commands/reply.ts';
import { collection, type Store, type Transaction } from '../store/store.ts';
import type { Delivery, Outgoing, Platform } from './message.ts';
import { createPace } from './pace.ts';

/** A committed reply that is not yet known to have arrived. Dropped once it has; what was given up stays as a dead letter. */
const pendingSchema = z.object({
  message: z.custom<Outgoing>((value) => typeof value === 'object' && value !== null),
  /** Tries begun. */
  attempts: z.number().int(),
  /** A try before the last one may have arrived. */
  doubtful: z.boolean(),
  /** True when the last try is known not to have arrived. One that is not known is doubtful after a crash. */
  settled: z.boolean().optional(),
});

export const outbox = collection({
  name: 'outbox',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: pendingSchema,
});

export const deadLetters = collection({
  name: 'deadLetters',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: z.object({
    message: z.custom<Outgoing>((value) => typeof value === 'object' && value !== null),
    /** What an administrator calls it by. */
    number: z.number().int(),
    reason: z.string(),
    at: z.number(),
  }),
});

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
  /** Takes a dead letter up again, in its place at the end of its conversation. Hand it to `send` after the commit. */
  takeUp(tx: Transaction, id: string): Promise<Outgoing | undefined>;
  /** Takes up what an earlier run left unsent. */
  resume(): Promise<void>;
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

interface Pending {
  readonly message: Outgoing;
  readonly attempts: number;
  readonly doubtful: boolean;
  /** The first try stands in the store already. */
  readonly begun: boolean;
}

/**
 * Sends what was committed: in order within a conversation, again until it arrived, never silently not.
 *
 * At most one message of a conversation is in flight. Its attempt is written before the call and its result after it, so
 * that a crash leaves at most one in doubt (reliability.md §1). The attempt costs no wait: where the conversation is idle it
 * stands in the turn's own line, elsewhere it rides with the next group. The result holds up that conversation alone.
 */
export function createOutbox(setting: OutboxSetting): Outbox {
  const { store, clock, platforms, chance, sleep } = setting;
  const lanes = new Map<string, Promise<void>>();
  /** Of lanes that are idle: the message whose first try was committed with it. */
  const beginning = new Map<string, string>();
  const ending = new AbortController();
  const pace = createPace({ clock, sleep, ending: ending.signal });
  /** Pauses before another try end at once, places in the pace a little later. */
  const leaving = new AbortController();
  // One listener for each conversation that waits: there may be many.
  setMaxListeners(0, ending.signal, leaving.signal);
  /** Conversations in which a message stays for the next start: nothing may overtake it. */
  const held = new Set<string>();

  async function deliver({ message, attempts, doubtful: doubtfulBefore, begun }: Pending): Promise<void> {
    let doubtful = doubtfulBefore;
    for (let attempt = attempts; ; attempt++) {
      const platform = platforms.get(message.platform);
      if (!platform) return giveUp(message, `no platform ${message.platform}`);
      if (attempt >= MOST_TRIES || clock.now() - message.at > GIVE_UP_AFTER)
        return giveUp(message, `tried ${attempt} times`);
      if (!(await pace.pass(platform.name, message.lane, platform.budget))) return void held.add(message.lane);
      const first = begun && attempt === attempts;
      const marked = first ? undefined : keep(message, { attempts: attempt + 1, doubtful });
      const late = doubtful && clock.now() - message.at > MARK_RESENT_AFTER;
      const delivery = await platform.send(late ? setting.markResent(message) : message).catch(unknownOutcome);
      await marked;
      if (delivery.result === 'sent') return done(message);
      if (delivery.result === 'failed') return giveUp(message, delivery.reason);
      doubtful ||= delivery.result === 'doubtful';
      await keep(message, { attempts: attempt + 1, doubtful, settled: true });
      const asked = delivery.result === 'retry' ? delivery.afterMs : undefined;
      await sleep(asked ?? pauseBefore(attempt, chance()), leaving.signal);
      if (leaving.signal.aborted) return void held.add(message.lane);
    }
  }

  const keep = (message: Outgoing, state: Omit<z.infer<typeof pendingSchema>, 'message'>) =>
    write(`send ${message.id}`, async (tx) => tx.put(outbox, message.id, { message: kept(message), ...state }));
  const done = (message: Outgoing) => write(`sent ${message.id}`, async (tx) => tx.drop(outbox, message.id));
  const giveUp = async (message: Outgoing, reason: string) => {
    await write(`dead ${message.id}`, async (tx) => {
      tx.drop(outbox, message.id);
      const number = await tx.next('dead-letter');
      tx.put(deadLetters, message.id, { message: kept(message), number, reason, at: tx.at });
    });
    setting.onDeadLetter(message, reason);
  };
  /** A store that has turned read-only must not keep answers to questions from going out. */
  const write = (what: string, body: (tx: Transaction) => Promise<void>) =>
    store.transact({ what }, body).catch(() => undefined);

  function follow(pending: Pending): void {
    const { lane } = pending.message;
    const before = lanes.get(lane) ?? Promise.resolve();
    const after = before.then(() => (ending.signal.aborted || held.has(lane) ? undefined : deliver(pending)));
    lanes.set(lane, after);
    void after.finally(() => {
      if (lanes.get(lane) !== after) return;
      lanes.delete(lane);
      beginning.delete(lane);
    });
  }

  /** Whether the message will be sent as soon as it is committed: nothing of its conversation is before it. */
  function beginsAtOnce({ id, lane }: Outgoing): boolean {
    if (!lanes.has(lane) && !beginning.has(lane)) beginning.set(lane, id);
    // A transaction may run twice.
    return beginning.get(lane) === id;
  }

  const drained = async (): Promise<void> => {
    while (lanes.size > 0) await Promise.all(lanes.values());
  };

  return {
    enqueue: (tx, messages) => {
      for (const message of messages) {
        const attempts = beginsAtOnce(message) ? 1 : 0;
        tx.put(outbox, message.id, { message: kept(message), attempts, doubtful: false });
      }
    },
    send: (messages) => {
      for (const message of messages)
        follow({ message, attempts: 0, doubtful: false, begun: beginning.get(message.lane) === message.id });
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
        follow({ message, attempts, doubtful: document.doubtful || (attempts > 0 && !settled), begun: false });
      }
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

/** What is stored of a message: a one-time code in it lives in memory only, and is lost with the process. */
const kept = (message: Outgoing): Outgoing =>
  message.reply.secrets ? { ...message, reply: withoutSecrets(message.reply) } : message;

const unknownOutcome = (error: unknown): Delivery => ({ result: 'doubtful', reason: String(error) });

export const outboxCollections = [outbox, deadLetters];
