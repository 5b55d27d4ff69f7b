import type { Clock } from '../../src/base/clock.ts';
import type { Door } from '../../src/base/outgoing.ts';
import { MINUTE, SECOND } from '../../src/base/time.ts';
import type { Delivery } from '../../src/chat/message.ts';
import { boundedMap } from './bounded.ts';
import type { Page } from './render.ts';

/** How often Slack takes an answer at one `response_url`, and for how long (30 minutes; one is left for the way). */
const MOST_USES = 5;
const LASTS = 29 * MINUTE;

export interface Hooks {
  /** Keeps the address at which a message wants its answer, in memory only: who holds it may speak in that channel. */
  remember(message: string, url: string): void;
  /** Answers there; undefined when the address takes no more answers, or is forgotten, and another way is needed. */
  answer(
    message: string,
    page: Page,
    visible: 'in_channel' | 'ephemeral',
    thread: string | undefined,
  ): Promise<Delivery | undefined>;
}

/** Answers to slash commands and to buttons that only one person sees, at the `response_url` that came with them. */
export function createHooks({ door, clock }: { readonly door: Door; readonly clock: Clock }): Hooks {
  const hooks = boundedMap<string, { readonly url: string; readonly until: number; used: number }>(1_000);

  return {
    remember: (message, url) => {
      if (!hooks.has(message)) hooks.set(message, { url, until: clock.now() + LASTS, used: 0 });
    },
    answer: async (message, page, visible, thread) => {
      const hook = hooks.get(message);
      if (!hook || hook.used >= MOST_USES || clock.now() >= hook.until) return undefined;
      const asked = await door({
        url: hook.url,
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({
          response_type: visible,
          replace_original: false,
          ...page,
          ...(thread === undefined ? {} : { thread_ts: thread }),
        }),
      });
      if (!asked.ok) {
        const { kind, reason } = asked.error;
        if (kind === 'forbidden') return undefined;
        return { result: kind === 'unsent' ? 'retry' : 'doubtful', reason };
      }
      const { status, headers } = asked.value;
      if (status >= 200 && status < 300) {
        hook.used += 1;
        return { result: 'sent' };
      }
      if (status === 429) {
        const seconds = Number(headers['retry-after']);
        return { result: 'retry', reason: 'HTTP 429', ...(seconds > 0 ? { afterMs: seconds * SECOND } : {}) };
      }
      if (status >= 500) return { result: 'doubtful', reason: `HTTP ${status}` };
      // 404 `used_url` or `expired_url`, or a form that this way doesn't take.
      return undefined;
    },
  };
}
