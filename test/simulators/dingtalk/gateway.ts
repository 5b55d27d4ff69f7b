import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Clock } from '../../../src/base/clock.ts';
import type { Faults } from './faults.ts';

/** A message on its way to the robot: sent again until it is acknowledged. */
export interface Callback {
  readonly msgId: string;
  readonly data: string;
  /** Ids of the frames in which it was sent. */
  readonly frames: string[];
  acknowledged: number;
  /** Milliseconds from each frame that was answered to its answer. */
  readonly answeredIn: number[];
}

export interface GatewaySetting {
  readonly clock: Clock;
  readonly faults: Faults;
  readonly topic: string;
  /** How long after a delivery without an answer the message is sent again. */
  readonly redeliverMs: number;
  /** Every message comes again so long after it was sent first, acknowledged or not. */
  readonly againMs: readonly number[];
  readonly ticketLastsMs: number;
  readonly violate: (what: string) => void;
}

/** DingTalk's side of Stream mode: tickets, connections, callbacks that are sent again until somebody answers. */
export interface Gateway {
  ticket(): string;
  attach(server: Server): void;
  /** Begins to deliver. */
  deliver(msgId: string, data: string): Callback;
  readonly callbacks: readonly Callback[];
  /** How many connections are open now, and how many there ever were. */
  connections(): number;
  readonly attempts: { opened: number; refused: number };
  /** Resolves when so many connections are open. */
  connected(count?: number): Promise<void>;
  /** Tells each connection that it will be dropped; they are, after `graceMs`. */
  disconnect(graceMs?: number): void;
  /** Cuts every connection without a word. */
  cut(): void;
  /** Open connections hear and say nothing any more, and look open. */
  freeze(): void;
  /** Sends any text as a frame. */
  raw(text: string): void;
  /** Sends the gateway's own ping; resolves with the answer. */
  ping(): Promise<unknown>;
  /** Whether new connections are taken. */
  accept(yes: boolean): void;
  close(): void;
}

const answerSchema = z.object({
  code: z.literal(200),
  headers: z.looseObject({ messageId: z.string() }),
  message: z.string(),
  data: z.string(),
});

export function createGateway(setting: GatewaySetting): Gateway {
  const { clock, faults, topic, redeliverMs, violate } = setting;
  const sockets = new WebSocketServer({ noServer: true });
  const open = new Set<WebSocket>();
  const frozen = new WeakSet<WebSocket>();
  const tickets = new Map<string, number>();
  const callbacks: Callback[] = [];
  const byFrame = new Map<string, Callback>();
  const sentAt = new Map<string, number>();
  /** Frames whose answers get lost on their way. */
  const unheard = new Set<string>();
  const pings = new Map<string, (answer: unknown) => void>();
  const timers = new Set<NodeJS.Timeout>();
  const attempts = { opened: 0, refused: 0 };
  let held: (() => void)[] = [];
  let watchers: (() => void)[] = [];
  let accepting = true;
  let count = 0;

  const later = (ms: number, work: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
  };
  const notify = () => {
    for (const check of watchers) check();
  };

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
    const until = tickets.get(ticket);
    tickets.delete(ticket);
    if (until === undefined || until < clock.now() || !accepting) {
      attempts.refused += 1;
      if (until === undefined && accepting) violate('a ticket was used twice, or never given');
      socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (ws) => {
      attempts.opened += 1;
      open.add(ws);
      ws.on('close', () => open.delete(ws)).on('error', () => {});
      ws.on('message', (data) => frozen.has(ws) || hear(String(data)));
      for (const name of ['CONNECTED', 'REGISTERED']) ws.send(frame('SYSTEM', name, '{}').text);
      notify();
    });
  }

  function frame(type: string, frameTopic: string, data: string): { readonly id: string; readonly text: string } {
    const id = `frame-${++count}`;
    const headers = {
      appId: 'app-1',
      connectionId: 'connection-1',
      contentType: 'application/json',
      messageId: id,
      time: String(clock.now()),
      topic: frameTopic,
    };
    return { id, text: JSON.stringify({ specVersion: '1.0', type, headers, data }) };
  }

  function hear(text: string): void {
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      violate('a frame that is not JSON');
      return;
    }
    const answer = answerSchema.safeParse(json);
    if (!answer.success) {
      violate(`an answer of the wrong shape: ${answer.error.issues[0]?.path.join('.')}`);
      return;
    }
    const { messageId } = answer.data.headers;
    const pinged = pings.get(messageId);
    const callback = byFrame.get(messageId);
    if (pinged) {
      pings.delete(messageId);
      pinged(json);
    } else if (callback) {
      if (unheard.delete(messageId)) return;
      callback.acknowledged += 1;
      callback.answeredIn.push(performance.now() - (sentAt.get(messageId) ?? 0));
      sentAt.delete(messageId);
      notify();
    } else violate('an answer to a frame that was never sent');
  }

  /** Sends a callback once; whoever doesn't answer gets it again. */
  function push(callback: Callback): void {
    if (callback.acknowledged > 0) return;
    later(redeliverMs, () => push(callback));
    send(callback);
  }

  function send(callback: Callback): void {
    // Round robin: the set's first is the next, and goes to its end.
    const [ws] = open;
    if (!ws) return;
    open.delete(ws);
    open.add(ws);
    const { id, text } = frame('CALLBACK', topic, callback.data);
    callback.frames.push(id);
    byFrame.set(id, callback);
    const fault = faults.takeFrame();
    const put = (what: string) => {
      if (frozen.has(ws)) return;
      sentAt.set(id, performance.now());
      ws.send(what);
    };
    if (fault?.do === 'drop') return;
    if (fault?.do === 'unheard') unheard.add(id);
    if (fault?.do === 'overtaken') {
      held.push(() => put(text));
      return;
    }
    if (fault?.do === 'garbage') put('<html>not a frame</html>');
    if (fault?.do === 'repeat') {
      const again = frame('CALLBACK', topic, callback.data);
      callback.frames.push(again.id);
      byFrame.set(again.id, callback);
      put(again.text);
    }
    if (fault?.do === 'delay') later(fault.ms, () => put(text));
    else put(fault?.do === 'half' ? text.slice(0, text.length / 2) : text);
    const overtaken = held;
    held = [];
    for (const release of overtaken) release();
  }

  return {
    callbacks,
    attempts,
    ticket: () => {
      const ticket = `ticket-${++count}`;
      tickets.set(ticket, clock.now() + setting.ticketLastsMs);
      return ticket;
    },
    attach: (server) => void server.on('upgrade', upgrade),
    deliver: (msgId, data) => {
      const callback: Callback = { msgId, data, frames: [], acknowledged: 0, answeredIn: [] };
      callbacks.push(callback);
      for (const ms of setting.againMs) later(ms, () => send(callback));
      push(callback);
      return callback;
    },
    connections: () => open.size,
    connected: (wanted = 1) =>
      new Promise((resolve) => {
        const check = () => {
          if (open.size < wanted) return;
          watchers = watchers.filter((other) => other !== check);
          resolve();
        };
        watchers.push(check);
        check();
      }),
    disconnect: (graceMs = 10_000) => {
      for (const ws of open) {
        ws.send(frame('SYSTEM', 'disconnect', '{"reason":"deploy"}').text);
        later(graceMs, () => ws.close());
      }
    },
    cut: () => {
      for (const ws of open) ws.terminate();
    },
    freeze: () => {
      for (const ws of open) {
        frozen.add(ws);
        ws.pause();
        open.delete(ws);
      }
    },
    raw: (text) => {
      for (const ws of open) ws.send(text);
    },
    ping: () =>
      new Promise((resolve) => {
        const { id, text } = frame('SYSTEM', 'ping', '{"opaque":"1"}');
        pings.set(id, resolve);
        for (const ws of open) ws.send(text);
      }),
    accept: (yes) => {
      accepting = yes;
    },
    close: () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      for (const ws of sockets.clients) ws.terminate();
      sockets.close();
    },
  };
}
