import { z } from 'zod';
import type { Clock } from '../base/clock.ts';
import { HOUR, MINUTE, SECOND } from '../base/time.ts';
import { withoutSecrets } from '../commands/reply.ts';
import { collection, type Store, type Transaction } from '../store/store.ts';
import type { Delivery, Outgoing, Platform } from './message.ts';

/** A committed reply that is not yet known to have arrived. Dropped once it has; what was given up stays as a dead letter. */
const pendingSchema = z.object({
  message: z.custom<Outgoing>((value) => typeof value === 'object' && value !== null),
  /** Tries begun. An attempt without a result is doubtful after a crash. */
  attempts: z.number().int(),
  doubtful: z.boolean(),
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

export interface Outbox {
  /** Puts replies into the turn's own transaction. */
  enqueue(tx: Transaction, messages: readonly Outgoing[]): void;
  /** Begins to send what was just committed. */
  send(messages: readonly Outgoing[]): void;
  /** Takes up what an earlier run left unsent. */
  resume(): Promise<void>;
  /** Resolves when everything that can be sent now has been. */
  flush(): Promise<void>;
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

/** Sends what was committed: in order within a conversation, again until it arrived, never silently not. */
export function createOutbox(setting: OutboxSetting): Outbox {
  const { store, clock, platforms, chance, sleep } = setting;
  const lanes = new Map<string, Promise<void>>();
  const ending = new AbortController();

  async function deliver(message: Outgoing, attemptsBefore: number, doubtfulBefore: boolean): Promise<void> {
    let doubtful = doubtfulBefore;
    for (let attempt = attemptsBefore; ; attempt++) {
      if (ending.signal.aborted) return;
      const platform = platforms.get(message.platform);
      if (attempt >= MOST_TRIES || clock.now() - message.at > GIVE_UP_AFTER || !platform) {
        return giveUp(message, platform ? 'tried too often' : `no platform ${message.platform}`);
      }
      // Not waited for: the mark rides with the next group, a power cut may cost it but never the reply.
      const marked = mark(message, attempt + 1, doubtful);
      const late = doubtful && clock.now() - message.at > MARK_RESENT_AFTER;
      const delivery = await platform.send(late ? setting.markResent(message) : message).catch(unknownOutcome);
      await marked;
      if (delivery.result === 'sent') return done(message);
      if (delivery.result === 'failed') return giveUp(message, delivery.reason);
      doubtful ||= delivery.result === 'doubtful';
      const asked = delivery.result === 'retry' ? delivery.afterMs : undefined;
      await sleep(asked ?? pauseBefore(attempt, chance()), ending.signal);
    }
  }

  const mark = (message: Outgoing, attempts: number, doubtful: boolean) =>
    write(`send ${message.id}`, async (tx) =>
      tx.put(outbox, message.id, { message: kept(message), attempts, doubtful }),
    );
  const done = (message: Outgoing) => write(`sent ${message.id}`, async (tx) => tx.drop(outbox, message.id));
  const giveUp = async (message: Outgoing, reason: string) => {
    await write(`dead ${message.id}`, async (tx) => {
      tx.drop(outbox, message.id);
      tx.put(deadLetters, message.id, { message: kept(message), reason, at: tx.at });
    });
    setting.onDeadLetter(message, reason);
  };
  /** A store that has turned read-only must not keep answers to questions from going out. */
  const write = (what: string, body: (tx: Transaction) => Promise<void>) =>
    store.transact({ what }, body).catch(() => undefined);

  function follow(message: Outgoing, attempts: number, doubtful: boolean): void {
    const before = lanes.get(message.lane) ?? Promise.resolve();
    const after = before.then(() => deliver(message, attempts, doubtful));
    lanes.set(message.lane, after);
    void after.finally(() => {
      if (lanes.get(message.lane) === after) lanes.delete(message.lane);
    });
  }

  return {
    enqueue: (tx, messages) => {
      for (const message of messages)
        tx.put(outbox, message.id, { message: kept(message), attempts: 0, doubtful: false });
    },
    send: (messages) => {
      for (const message of messages) follow(message, 0, false);
    },
    resume: async () => {
      const { rows } = await store.find(outbox);
      for (const { document } of rows) follow(document.message, document.attempts, document.attempts > 0);
    },
    flush: async () => {
      while (lanes.size > 0) await Promise.all(lanes.values());
    },
    stop: async () => {
      ending.abort();
      await Promise.all(lanes.values());
    },
  };
}

/** What is stored of a message: a one-time code in it lives in memory only, and is lost with the process. */
const kept = (message: Outgoing): Outgoing =>
  message.reply.secrets ? { ...message, reply: withoutSecrets(message.reply) } : message;

const unknownOutcome = (error: unknown): Delivery => ({ result: 'doubtful', reason: String(error) });

export const outboxCollections = [outbox, deadLetters];
