import { createHmac } from 'node:crypto';
import type { SocketSide } from './socket.ts';

export type EnvelopeType = 'events_api' | 'slash_commands' | 'interactive';

/** Something that Slack tells the app, again and again until it is acknowledged. */
export interface Envelope {
  readonly id: string;
  readonly type: EnvelopeType;
  readonly payload: object;
  deliveries: number;
  acknowledged: boolean;
  /** What the app answered with its acknowledgement. */
  answer?: unknown;
  /** Slack has given up. */
  givenUp: boolean;
}

export interface Delivery {
  readonly envelopes: Envelope[];
  deliver(envelope: Envelope): void;
  acknowledge(id: string, answer: unknown): void;
  /** Everything that waits for a connection goes out. */
  connected(): void;
  stop(): void;
}

export interface DeliverySetting {
  /** How long Slack waits for an acknowledgement: 3 s. */
  readonly acknowledgeWithin: number;
  /** How often Slack tries again: three times. */
  readonly retries: number;
  readonly onChange: () => void;
  readonly now: () => number;
}

/** Over Socket Mode. An envelope without a connection waits for one. */
export function deliverBySocket(setting: DeliverySetting, socket: () => SocketSide): Delivery {
  const { acknowledgeWithin, retries, onChange } = setting;
  const envelopes: Envelope[] = [];
  const waiting = new Set<Envelope>();
  const timers = new Set<NodeJS.Timeout>();

  function attempt(envelope: Envelope): void {
    if (envelope.acknowledged || envelope.givenUp) return;
    const again = envelope.deliveries > 0;
    const frame = {
      ...{ envelope_id: envelope.id, type: envelope.type, payload: envelope.payload },
      accepts_response_payload: envelope.type !== 'events_api',
      ...(again ? { retry_attempt: envelope.deliveries, retry_reason: 'timeout' } : {}),
    };
    if (!socket().send(frame)) {
      waiting.add(envelope);
      return;
    }
    envelope.deliveries += 1;
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (envelope.acknowledged) return;
      if (envelope.deliveries > retries) envelope.givenUp = true;
      else attempt(envelope);
      onChange();
    }, acknowledgeWithin);
    timers.add(timer);
  }

  return {
    envelopes,
    deliver: (envelope) => {
      envelopes.push(envelope);
      attempt(envelope);
    },
    acknowledge: (id, answer) => {
      const envelope = envelopes.find((known) => known.id === id);
      if (!envelope) return;
      envelope.acknowledged = true;
      envelope.answer = answer;
      onChange();
    },
    connected: () => {
      for (const envelope of [...waiting]) {
        waiting.delete(envelope);
        attempt(envelope);
      }
    },
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

export interface HttpDeliverySetting extends DeliverySetting {
  readonly url: string;
  readonly signingSecret: string;
  /** Pauses before the tries after the first: at once, one minute, five minutes. */
  readonly retryAfter: readonly number[];
}

/** `X-Slack-Signature` over a body. */
export const sign = (secret: string, timestamp: number, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;

const textFields = (payload: object): Record<string, string> =>
  Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]));

/** Over HTTP, signed: events as JSON, commands and buttons as forms. Only events are tried again. */
export function deliverByHttp(setting: HttpDeliverySetting): Delivery {
  const { url, signingSecret, acknowledgeWithin, retryAfter, onChange, now } = setting;
  const envelopes: Envelope[] = [];
  const timers = new Set<NodeJS.Timeout>();

  async function attempt(envelope: Envelope, reason?: string): Promise<void> {
    const isEvent = envelope.type === 'events_api';
    const body = isEvent
      ? JSON.stringify(envelope.payload)
      : envelope.type === 'interactive'
        ? new URLSearchParams({ payload: JSON.stringify(envelope.payload) }).toString()
        : new URLSearchParams(textFields(envelope.payload)).toString();
    const timestamp = Math.floor(now() / 1_000);
    const tries = envelope.deliveries;
    envelope.deliveries += 1;
    let why = 'http_timeout';
    try {
      const answer = await fetch(url, {
        method: 'POST',
        body,
        headers: {
          'content-type': isEvent ? 'application/json' : 'application/x-www-form-urlencoded',
          'x-slack-request-timestamp': String(timestamp),
          'x-slack-signature': sign(signingSecret, timestamp, body),
          ...(reason ? { 'x-slack-retry-num': String(tries), 'x-slack-retry-reason': reason } : {}),
        },
        signal: AbortSignal.timeout(acknowledgeWithin),
      });
      envelope.answer = await answer.text();
      envelope.acknowledged = answer.ok;
      why = 'http_error';
    } catch {
      // No answer in time, or nobody there.
    }
    const pause = retryAfter[tries];
    if (!envelope.acknowledged && isEvent && pause !== undefined) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        void attempt(envelope, why);
      }, pause);
      timers.add(timer);
    } else if (!envelope.acknowledged) envelope.givenUp = true;
    onChange();
  }

  return {
    envelopes,
    deliver: (envelope) => {
      envelopes.push(envelope);
      void attempt(envelope);
    },
    acknowledge: () => {},
    connected: () => {},
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
