import { type App, type Logger, type ReceiverEvent, SocketModeReceiver, type webApi } from '@slack/bolt';
import type { Log } from '../../src/base/log.ts';
import { readFrame } from './frame.ts';

export interface ReceiverSetting {
  readonly appToken: string;
  readonly clientOptions: webApi.WebClientOptions;
  readonly logger: Logger;
  readonly log: Log;
  /** Longest silence between a ping and its pong; three pings are sent in that time. */
  readonly pongMs: number;
  /** Slack is about to drop this connection; the reason as it gives it. */
  readonly onLeaving: (reason: string) => void;
}

/**
 * Bolt's Socket Mode receiver with two habits changed.
 *
 * It acknowledges an event when it has been dealt with, not before: Bolt answers events as soon as they arrive, and a turn
 * that then fails would be lost (reliability.md, rule 8). A listener that throws leaves the envelope unanswered, so that
 * Slack sends it again.
 *
 * It looks at each frame before the client does: one that is not an envelope would otherwise throw inside the client where
 * nobody catches it and end the program, and one whose type is the name of a state (`close`) would pass for that state.
 */
export class CommittedReceiver extends SocketModeReceiver {
  constructor({ appToken, clientOptions, logger, log, pongMs, onLeaving }: ReceiverSetting) {
    super({
      appToken,
      logger,
      installerOptions: { clientOptions },
      // One policy for coming back: gateway.ts.
      autoReconnectEnabled: false,
      clientPingTimeout: pongMs,
      processEventErrorHandler: async ({ error }) => {
        log.warn({ platform: 'slack', error: error.message }, 'not acknowledged, so that it is sent again');
        return false;
      },
    });
    const listeners = this.client.listeners('ws_message');
    this.client.removeAllListeners('ws_message');
    this.client.on('ws_message', (data: unknown, isBinary: boolean) => {
      const frame = readFrame(data, isBinary);
      if (frame.kind === 'unreadable') return log.warn({ platform: 'slack', why: frame.why }, 'frame skipped');
      // The client would hang up at once. There is time to open the next connection first.
      if (frame.kind === 'leaving') return onLeaving(frame.reason);
      for (const listener of listeners) listener(data, isBinary);
    });
  }

  override init(app: App): void {
    const processEvent = async (event: ReceiverEvent): Promise<void> => {
      let answer: unknown;
      const noted = async (response?: unknown): Promise<void> => {
        answer = response;
      };
      await app.processEvent({ ...event, ack: noted });
      await event.ack(answer);
    };
    super.init(Object.create(app, { processEvent: { value: processEvent } }));
  }
}
