import type { Clock } from '../base/clock.ts';
import type { Sentence } from '../base/sentence.ts';
import { SECOND } from '../base/time.ts';
import type { Inbound, Receipt } from '../chat/message.ts';
import { languageOf } from '../commands/language.ts';

type Receive = (message: Inbound) => Promise<Receipt>;

/** How long somebody may be kept waiting for the index before they are told. */
const PATIENCE = 10 * SECOND;

const messages = {
  indexing: (share: number | undefined, seconds: number | undefined): Sentence => ({
    zh: `标准正在建索引${share === undefined ? '' : `（${share}%）`}，${seconds === undefined ? '请稍等' : `约 ${seconds} 秒后`}再问一次，这条还没有处理。`,
    en: `The standards are being indexed${share === undefined ? '' : ` (${share}%)`}. Please ask again ${seconds === undefined ? 'shortly' : `in about ${seconds} s`}; nothing was done yet.`,
  }),
};

/** Lets the page open before the standards can be searched: what is said meanwhile waits for them, or is answered honestly. */
export interface Gate {
  readonly receive: Receive;
  /** From now on messages are taken. */
  open(receive: Receive): void;
}

export interface GateSetting {
  readonly clock: Clock;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly indexing: () => { readonly done: number; readonly total: number } | undefined;
}

export function createGate({ clock, sleep, indexing }: GateSetting): Gate {
  const began = clock.now();
  let opened: Receive | undefined;
  const waiting: ((receive: Receive) => void)[] = [];

  /** Seconds until the index is ready, at the pace so far; undefined while there is none. */
  function secondsLeft(): number | undefined {
    const progress = indexing();
    if (!progress || progress.done === 0) return undefined;
    const passed = (clock.now() - began) / SECOND;
    return Math.ceil((passed * (progress.total - progress.done)) / progress.done);
  }

  async function wait(): Promise<Receive | undefined> {
    if ((secondsLeft() ?? 0) * SECOND > PATIENCE) return undefined;
    const enough = new AbortController();
    const open = new Promise<Receive>((resolve) => waiting.push(resolve));
    const receive = await Promise.race([open, sleep(PATIENCE, enough.signal).then(() => undefined)]);
    enough.abort();
    return receive;
  }

  return {
    receive: async (message) => {
      const receive = opened ?? (await wait());
      if (receive) return receive(message);
      const progress = indexing();
      const share = progress && Math.floor((progress.done / progress.total) * 100);
      return { result: 'refused', say: messages.indexing(share, secondsLeft())[languageOf(message.text)] };
    },
    open: (receive) => {
      opened = receive;
      for (const resolve of waiting.splice(0)) resolve(receive);
    },
  };
}
