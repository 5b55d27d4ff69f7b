import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';

/** The side of Socket Mode that Slack is on: connections, frames, acknowledgements. */
export interface SocketSide {
  /** Connections that have said hello and take envelopes. */
  readonly open: () => number;
  /** How many there have been. */
  readonly total: () => number;
  /** Sends to one of the connections, in turn; false when there is none. */
  send(frame: object): boolean;
  /** Slack's notice that it will drop the connections; it does so after `ms`. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled', ms: number): void;
  /** Every connection is gone, without a word (`drop`) or with a close frame (`close`). */
  drop(): void;
  close(): void;
  /** Half-open: the connections look alive and are not: nothing is read, answered or sent any more. */
  silence(): void;
  /** A frame as it stands, JSON or not. */
  raw(text: string | Buffer): void;
  /** The beginning of a frame, and then the end of the connection. */
  half(): void;
  /** The next `times` attempts to connect are refused at the upgrade. */
  refuse(times: number): void;
  /** The next connection never hears hello. */
  withholdHello(times: number): void;
  stop(): void;
}

export interface SocketSetting {
  readonly server: Server;
  readonly app: string;
  readonly onAcknowledged: (envelope: string, payload: unknown) => void;
  readonly onChange: () => void;
}

interface Connection {
  readonly socket: WebSocket;
  readonly wire: Duplex;
  silent: boolean;
  leaving: boolean;
}

export function createSocketSide({ server, app, onAcknowledged, onChange }: SocketSetting): SocketSide {
  // Pongs are ours to withhold.
  const sockets = new WebSocketServer({ noServer: true, autoPong: false });
  const connections = new Set<Connection>();
  let turn = 0;
  let total = 0;
  let refusals = 0;
  let withheld = 0;

  server.on('upgrade', (request: IncomingMessage, wire: Duplex, head: Buffer) => {
    if (refusals > 0) {
      refusals -= 1;
      wire.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, wire, head, (socket) => greet({ socket, wire, silent: false, leaving: false }));
  });

  function greet(connection: Connection): void {
    const { socket } = connection;
    total += 1;
    socket.on('error', () => {});
    socket.on('ping', (data) => {
      if (!connection.silent) socket.pong(data);
    });
    socket.on('message', (data) => {
      if (!connection.silent) acknowledge(data);
    });
    socket.on('close', () => {
      connections.delete(connection);
      onChange();
    });
    if (withheld > 0) {
      withheld -= 1;
      return;
    }
    connections.add(connection);
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: connections.size,
        connection_info: { app_id: app },
        debug_info: { host: 'loopback', approximate_connection_time: 18_060 },
      }),
    );
    onChange();
  }

  function acknowledge(data: RawData): void {
    try {
      const answer: unknown = JSON.parse(String(data));
      if (typeof answer !== 'object' || answer === null || !('envelope_id' in answer)) return;
      onAcknowledged(String(answer.envelope_id), 'payload' in answer ? answer.payload : undefined);
    } catch {
      // Not an acknowledgement.
    }
  }

  const usable = () => [...connections].filter(({ leaving }) => !leaving);
  const each = (work: (connection: Connection) => void) => {
    for (const connection of [...connections]) work(connection);
  };
  /** Nothing more is sent over a connection that we end ourselves. */
  const retire = (end: (connection: Connection) => void) =>
    each((connection) => {
      connection.leaving = true;
      end(connection);
    });

  return {
    open: () => usable().filter(({ silent }) => !silent).length,
    total: () => total,
    send: (frame) => {
      const ready = usable();
      const connection = ready[turn++ % Math.max(1, ready.length)];
      // A half-open connection swallows what is sent.
      if (connection && !connection.silent) connection.socket.send(JSON.stringify(frame));
      return connection !== undefined;
    },
    disconnect: (reason, ms) =>
      each((connection) => {
        connection.leaving = true;
        connection.socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'loopback' } }));
        setTimeout(() => connection.socket.close(1000), ms).unref();
      }),
    drop: () => retire(({ wire }) => wire.destroy()),
    close: () => retire(({ socket }) => socket.close(1001)),
    silence: () =>
      each((connection) => {
        connection.silent = true;
        connection.socket.pause();
      }),
    raw: (data) => each(({ socket }) => socket.send(data)),
    half: () =>
      retire(({ wire }) => {
        // A text frame of 4,096 bytes of which four arrive.
        wire.write(Buffer.from([0x81, 0x7e, 0x10, 0x00, 0x7b, 0x22, 0x74, 0x79]), () => wire.destroy());
      }),
    refuse: (times) => {
      refusals += times;
    },
    withholdHello: (times) => {
      withheld += times;
    },
    stop: () => {
      for (const { wire } of connections) wire.destroy();
      sockets.close();
    },
  };
}
