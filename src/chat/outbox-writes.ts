import type { Store, Transaction } from '../store/store.ts';

/** The outbox's own lines in the store, which may turn read-only at any moment and come back later. */
export interface OutboxWrites {
  /** @returns what the body gave; undefined when the store took nothing */
  write<R>(what: string, body: (tx: Transaction) => Promise<R>): Promise<{ readonly value: R } | undefined>;
  /** What the store did not take: it is written with the next line that the store takes. */
  owe(id: string, body: (tx: Transaction) => Promise<void>): void;
  /** Writes what is owed, if anything is. */
  settle(): Promise<void>;
}

/**
 * A store that has turned read-only must not keep answers to questions from going out: a write that fails is no error here.
 * But how a reply ended must not be forgotten either, or it would be sent again.
 */
export function createOutboxWrites(store: Pick<Store, 'transact'>): OutboxWrites {
  const owed = new Map<string, (tx: Transaction) => Promise<void>>();

  async function write<R>(
    what: string,
    body: (tx: Transaction) => Promise<R>,
  ): Promise<{ readonly value: R } | undefined> {
    const due = [...owed];
    owed.clear();
    try {
      const value = await store.transact({ what }, async (tx) => {
        for (const [, one] of due) await one(tx);
        return body(tx);
      });
      return { value };
    } catch {
      for (const [id, one] of due) owed.set(id, one);
      return undefined;
    }
  }

  return {
    write,
    owe: (id, body) => void owed.set(id, body),
    settle: async () => {
      if (owed.size > 0) await write('replies that went out while nothing could be written', async () => undefined);
    },
  };
}
