import type { Delivery } from '../../src/chat/message.ts';

/** A message to people as the robot API takes it: the same one goes to up to twenty at once. */
export interface DirectMessage {
  readonly msgKey: string;
  readonly msgParam: string;
}

/** Tells each person's own result apart, though they were sent to together. */
export interface Batches {
  deliver(staffId: string, message: DirectMessage): Promise<Delivery>;
}

/** The most people in one call (dingtalk.md §4). */
const MOST_PEOPLE = 20;

interface Waiting {
  readonly message: DirectMessage;
  readonly people: Map<string, (delivery: Delivery) => void>;
}

/**
 * Puts messages of one wording that are waiting at the same moment into calls of twenty people: a notice to a thousand
 * takes fifty calls. Each caller learns what became of its own person.
 * @param ready resolves when a call may be made; false when the program stops first
 */
export function createBatches(
  send: (people: readonly string[], message: DirectMessage) => Promise<(person: string) => Delivery>,
  ready: () => Promise<boolean>,
): Batches {
  const open = new Map<string, Waiting>();

  async function run(key: string, batch: Waiting): Promise<void> {
    // Everybody who is told in the same breath is on the list before the call is made.
    await new Promise<void>((resolve) => setImmediate(resolve));
    const may = await ready();
    if (open.get(key) === batch) open.delete(key);
    const people = [...batch.people.keys()];
    const resultOf: (person: string) => Delivery = may
      ? await send(people, batch.message).catch(
          (error: unknown) => (): Delivery => ({ result: 'doubtful', reason: String(error) }),
        )
      : () => ({ result: 'retry', reason: 'the program is stopping' });
    for (const [person, settle] of batch.people) settle(resultOf(person));
  }

  return {
    deliver: (staffId, message) =>
      new Promise((settle) => {
        const key = JSON.stringify([message.msgKey, message.msgParam]);
        const waiting = open.get(key);
        if (waiting && waiting.people.size < MOST_PEOPLE && !waiting.people.has(staffId)) {
          waiting.people.set(staffId, settle);
          return;
        }
        const batch: Waiting = { message, people: new Map([[staffId, settle]]) };
        open.set(key, batch);
        void run(key, batch);
      }),
  };
}
