import { z } from 'zod';
import type { Instant } from '../base/clock.ts';
import { MINUTE } from '../base/time.ts';
import type { Topic } from '../commands/turn.ts';
import type { Speaker } from '../people/speaker.ts';
import { collection, type Transaction } from '../store/store.ts';
import type { Inbound } from './message.ts';

/** How long a conversation's context lasts: a follow-up later than this is a new question. */
export const CONTEXT_LASTS = 10 * MINUTE;

export const memories = collection({
  name: 'memories',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: z.object({ topics: z.record(z.string(), z.object({ value: z.unknown(), at: z.number() })) }),
});

/** One person in one conversation. By the internal id: ids are hashed into the chain and can't be erased. */
export const memoryOf = (
  { platform, conversation }: Pick<Inbound, 'platform' | 'conversation'>,
  { id }: Pick<Speaker, 'id'>,
): string => JSON.stringify([platform, conversation.id, id]);

/** Whether a context is one of somebody's. */
export function memoryIsOf(id: string, person: string): boolean {
  try {
    return (JSON.parse(id) as unknown[])[2] === person;
  } catch {
    return false;
  }
}

/** What one person's turns in one conversation leave for the next. */
export interface Memory {
  recall<T>(topic: Topic<T>): T | undefined;
  remember<T>(topic: Topic<T>, value: T | undefined): void;
  /** Writes what changed into the transaction. */
  save(): void;
}

export async function openMemory(tx: Transaction, key: string, now: Instant): Promise<Memory> {
  const kept = await tx.get(memories, key);
  const topics = new Map(Object.entries(kept?.topics ?? {}).filter(([, t]) => now - t.at <= CONTEXT_LASTS));
  let changed = false;
  return {
    recall: (topic) => {
      const found = topics.get(topic.name);
      return found && topic.parse(found.value);
    },
    remember: (topic, value) => {
      changed = true;
      if (value === undefined) topics.delete(topic.name);
      else topics.set(topic.name, { value, at: now });
    },
    save: () => {
      if (!changed) return;
      if (topics.size === 0) tx.drop(memories, key);
      else tx.put(memories, key, { topics: Object.fromEntries(topics) });
    },
  };
}

/** Drops the contexts in which nothing is remembered any more. */
export async function sweepMemories(tx: Transaction): Promise<void> {
  for (const { id, document } of (await tx.find(memories)).rows) {
    if (Object.values(document.topics).every(({ at }) => tx.at - at > CONTEXT_LASTS)) tx.drop(memories, id);
  }
}

export const memoryCollections = [memories];
