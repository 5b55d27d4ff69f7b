import { DWClient, type DWClientDownStream } from 'dingtalk-stream';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import { SECOND } from '../../src/base/time.ts';
import { silently } from './quiet.ts';
import type { DingTalkSetting } from './setting.ts';

/** Topic of the messages to the robot. */
export const TOPIC_ROBOT = '/v1.0/im/bot/messages/get';

const endpointSchema = z.object({ endpoint: z.string().min(1), ticket: z.string().min(1) });

/** What the SDK takes for granted in a frame. */
const frameSchema = z.looseObject({
  type: z.string(),
  headers: z.looseObject({ topic: z.string(), messageId: z.string().optional() }),
  data: z.string().optional(),
});

const HANDSHAKE_WITHIN = 10 * SECOND;
const CLOSE_WITHIN = 2 * SECOND;
/** In so many beats of silence lies the time after which a connection counts as dead; all but the last one ask. */
const SILENT_BEATS = 3;
const LARGEST_FRAME = 4 << 20;

/** Why a connection ended: the other side or the network; nothing was heard any more; the gateway asked for a new one. */
export type Ending = 'closed' | 'dead' | 'retiring';

export interface ConnectionHooks {
  /** A message to the robot. Resolves to whether it may be acknowledged. */
  readonly onRobot: (data: string, frameId: string) => Promise<boolean>;
  /** Something was heard: a frame, a ping or a pong. */
  readonly onSign: () => void;
}

/**
 * One connection, made once: the SDK's client without its reconnecting and its heartbeat, both of which multiply
 * (dingtalk.md §2). It asks our gateway address, survives any frame, and says how it ended.
 */
export class Connection extends DWClient {
  readonly ended: Promise<Ending>;
  /** Messages that came over this connection and are not acknowledged yet. */
  busy = 0;
  readonly #setting: DingTalkSetting;
  readonly #hooks: ConnectionHooks;
  readonly #livenessMs: number;
  #end: (ending: Ending) => void = () => {};
  #silent = 0;
  #watch: NodeJS.Timeout | undefined;

  constructor(setting: DingTalkSetting, hooks: ConnectionHooks, livenessMs: number) {
    // `debug` stays off for ever: it prints the secret.
    super({ clientId: setting.clientId, clientSecret: setting.clientSecret, keepAlive: false, debug: false });
    this.#setting = setting;
    this.#hooks = hooks;
    this.#livenessMs = livenessMs;
    this.config.autoReconnect = false;
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    Object.assign(this, {
      sslopts: { rejectUnauthorized: true, handshakeTimeout: HANDSHAKE_WITHIN, maxPayload: LARGEST_FRAME },
    });
    this.registerCallbackListener(TOPIC_ROBOT, (frame) => void this.#hear(frame));
  }

  /** Asks for an address and a ticket. The SDK's own asks a fixed address, by a way that no one else watches. */
  override async getEndpoint(): Promise<this> {
    const { door, apiUrl, clientId, clientSecret } = this.#setting;
    const answer = await door({
      url: `${apiUrl.replace(/\/+$/, '')}/v1.0/gateway/connections/open`,
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({ clientId, clientSecret, ua: 'zhibiao', subscriptions: this.config.subscriptions }),
    });
    if (!answer.ok) throw new Error(`the gateway gave no answer: ${answer.error.kind}, ${answer.error.reason}`);
    const { status, body } = answer.value;
    if (status !== 200) throw new Error(`the gateway refused: HTTP ${status} ${codeIn(body)}`.trim());
    const read = endpointSchema.safeParse(jsonOf(body.toString('utf8')));
    if (!read.success) throw new Error('the gateway named no address');
    const { endpoint, ticket } = read.data;
    if (!isGatewayAddress(endpoint, apiUrl)) throw new Error('the gateway named an address that is not its own');
    Object.assign(this, { dw_url: `${endpoint}?ticket=${encodeURIComponent(ticket)}` });
    return this;
  }

  /** Connects, once. Rejects when that fails: there is no second try here. */
  override _connect(): Promise<void> {
    const opening = super._connect();
    const socket = this.#socket();
    if (socket) {
      quieten(socket, 'open');
      quieten(socket, 'error');
      const sign = () => this.#sign();
      socket
        .on('open', () => this.#watchOver(socket))
        .on('ping', sign)
        .on('pong', sign);
      socket.on('close', () => this.#over('closed'));
    }
    return opening;
  }

  override onDownStream(data: string): void {
    this.#sign();
    const text = String(data);
    const frame = frameSchema.safeParse(jsonOf(text));
    if (!frame.success) {
      this.#setting.log.warn({ platform: 'dingtalk', bytes: text.length }, 'a frame that is none was skipped');
      return;
    }
    // The SDK would only clear two flags and wait until the connection is gone.
    if (frame.data.type === 'SYSTEM' && frame.data.headers.topic === 'disconnect') {
      this.#end('retiring');
      return;
    }
    try {
      super.onDownStream(text);
    } catch (error) {
      this.#setting.log.warn({ platform: 'dingtalk', error: String(error) }, 'a frame could not be handled');
    }
  }

  /** Closes cleanly; a peer that does not answer is let go after two seconds. */
  async close(): Promise<void> {
    const socket = this.#socket();
    if (!socket || socket.readyState === socket.CLOSED) return this.#over('closed');
    const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    silently(() => this.disconnect());
    const late = setTimeout(() => socket.terminate(), CLOSE_WITHIN);
    await gone;
    clearTimeout(late);
  }

  /** At once, without a word. */
  terminate(): void {
    this.#socket()?.terminate();
  }

  async #hear(frame: DWClientDownStream): Promise<void> {
    this.busy += 1;
    try {
      const settled = await this.#hooks.onRobot(frame.data, frame.headers.messageId);
      const open = this.#socket()?.readyState === this.#socket()?.OPEN;
      // A connection that is gone can't acknowledge: the message comes again, and its mark is found.
      if (settled && open && frame.headers.messageId) this.socketCallBackResponse(frame.headers.messageId, 'OK');
    } catch (error) {
      this.#setting.log.error({ platform: 'dingtalk', error: String(error) }, 'a message could not be taken');
    } finally {
      this.busy -= 1;
    }
  }

  /** Counts beats instead of reading a clock: after a stop of the whole process one beat is missed, not all of them. */
  #watchOver(socket: WebSocket): void {
    this.#watch = setInterval(() => {
      this.#silent += 1;
      if (this.#silent < SILENT_BEATS) return socket.ping();
      this.#end('dead');
      socket.terminate();
    }, this.#livenessMs / SILENT_BEATS);
    this.#watch.unref();
  }

  #sign(): void {
    this.#silent = 0;
    this.#hooks.onSign();
  }

  #over(ending: Ending): void {
    clearInterval(this.#watch);
    this.#end(ending);
  }

  #socket(): WebSocket | undefined {
    return Reflect.get(this, 'socket') as WebSocket | undefined;
  }
}

/** The gateway leads to DingTalk's own hosts over TLS; a configured one answers for where it leads. */
export function isGatewayAddress(endpoint: string, apiUrl: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname } = new URL(endpoint);
  const api = new URL(apiUrl);
  const dingtalk = /(?:^|\.)dingtalk\.(?:com|io)$/;
  if (dingtalk.test(api.hostname)) return protocol === 'wss:' && dingtalk.test(hostname);
  return protocol === 'wss:' || (protocol === 'ws:' && api.protocol === 'http:');
}

/** Wraps what the SDK does at this event, so that it prints nothing. */
function quieten(socket: WebSocket, event: 'open' | 'error'): void {
  for (const listener of socket.rawListeners(event)) {
    socket.off(event, listener as () => void);
    socket.on(event, (...args: unknown[]) => silently(() => Reflect.apply(listener, socket, args)));
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The code of an error answer, for the log; its other fields stay out of it. */
function codeIn(body: Buffer): string {
  const read = z.looseObject({ code: z.string().max(80) }).safeParse(jsonOf(body.toString('utf8')));
  return read.success ? read.data.code : '';
}
