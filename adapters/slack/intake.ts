import type { Log } from '../../src/base/log.ts';
import type { Inbound, Receipt } from '../../src/chat/message.ts';
import { boundedMap } from './bounded.ts';

/** Thrown so that the platform's event stays unacknowledged. */
export class NotKept extends Error {}

export interface IntakeSetting {
  readonly receive: (message: Inbound) => Promise<Receipt>;
  /** Tells the person that their message was not kept. */
  readonly tell: (message: Inbound, say: string) => Promise<void>;
  readonly log: Log;
}

export interface Intake {
  /**
   * Takes a message through its turn. Resolves when the event may be acknowledged, rejects with `NotKept` when it may not.
   * @param prepare makes the message; messages of one lane are prepared, and so received, in the order of their arrival
   */
  hear(lane: string, prepare: () => Promise<Inbound | undefined>): Promise<void>;
}

/** One turn for one message, however many events bring it, at however many instants (reliability.md, rule 9). */
export function createIntake({ receive, tell, log }: IntakeSetting): Intake {
  const inWork = new Map<string, Promise<Receipt>>();
  const lanes = new Map<string, Promise<unknown>>();
  const told = boundedMap<string, true>(1_000);

  /** A second delivery that comes while the first is in work waits for it and is acknowledged with it. */
  function once(message: Inbound): Promise<Receipt> {
    const running = inWork.get(message.id);
    if (running) return running;
    const receipt = receive(message).finally(() => inWork.delete(message.id));
    inWork.set(message.id, receipt);
    return receipt;
  }

  async function follow(message: Inbound): Promise<void> {
    const receipt = await once(message);
    if (receipt.result !== 'refused') return;
    if (!told.has(message.id)) {
      told.set(message.id, true);
      await tell(message, receipt.say).catch((error: unknown) =>
        log.warn(
          { platform: 'slack', message: message.id, error: String(error) },
          'could not say that a message was not kept',
        ),
      );
    }
    throw new NotKept('the message was not kept');
  }

  return {
    hear: async (lane, prepare) => {
      const before = lanes.get(lane) ?? Promise.resolve();
      // Wrapped, so that the lane waits for the message to be made and handed over, not for its turn to end.
      const begun = before.then(async () => {
        const message = await prepare();
        return { turn: message ? follow(message) : Promise.resolve() };
      });
      const settled = begun.catch(() => undefined);
      lanes.set(lane, settled);
      void settled.then(() => {
        if (lanes.get(lane) === settled) lanes.delete(lane);
      });
      await (await begun).turn;
    },
  };
}
