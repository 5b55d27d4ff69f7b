import type { AddressInfo } from 'node:net';
import type { Clock } from '../../../src/base/clock.ts';
import { listenAt } from '../listen.ts';
import { type Delivery, deliverByHttp, deliverBySocket, type Envelope, type EnvelopeType } from './delivery.ts';
import { commandPayload, messageEvents, type Said, tapPayload, wrapped } from './events.ts';
import { createFaults, type Faults } from './faults.ts';
import { createHttp } from './http.ts';
import { violationsOf } from './limits.ts';
import { buttonsOf } from './shown.ts';
import { createSocketSide, type SocketSide } from './socket.ts';
import { type Call, createWebApi } from './web-api.ts';
import { createWorkspace, type Posted, type Workspace } from './workspace.ts';

export interface SlackSimulatorSetting {
  readonly clock: Clock;
  readonly port?: number;
  /** How long an acknowledgement may take before the envelope is sent again. Slack: 3 s. */
  readonly acknowledgeWithin?: number;
  readonly retries?: number;
  /** Deliver by signed HTTP requests to this address instead of Socket Mode. */
  readonly eventsUrl?: string;
  readonly retryAfter?: readonly number[];
  /** Refuse a second message within a second and channel. */
  readonly strictRate?: boolean;
}

export interface SlackSimulator {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly workspace: Workspace;
  readonly socket: SocketSide;
  readonly faults: Faults;
  readonly calls: readonly Call[];
  /** Everything that the app has put into channels, in order. */
  readonly posted: readonly Posted[];
  readonly envelopes: readonly Envelope[];
  /** What went beyond Slack's limits, or would have become a live mention or link. */
  readonly violations: readonly string[];
  /** Adds a person. */
  person(id: string, name: string): void;
  /** Turns to HTTP delivery at this address. */
  deliverTo(url: string): void;
  /** A person writes; the ids of the message and its envelopes. */
  say(said: Said): { readonly ts: string; readonly envelopes: readonly Envelope[] };
  command(said: Pick<Said, 'user' | 'channel' | 'text'>): Envelope;
  /** Somebody taps a button of a message, by its label. */
  tap(user: string, message: Posted, label: string): Envelope;
  /** Any payload, as it is. */
  deliver(type: EnvelopeType, payload: object): Envelope;
  /** The same again in a new envelope; an event gets a new event id. */
  repeat(envelope: Envelope): Envelope;
  /** From now on envelopes are kept back, until `release` lets them go in the order given. */
  hold(): void;
  release(order?: 'same' | 'reversed'): void;
  /** An event to the app in its wrapping. */
  event(event: object): Envelope;
  /** Called with everything that the app puts into a channel. Returns how to end that. */
  onPosted(listener: (message: Posted) => void): () => void;
  /** Resolves when `holds` is true, looked at after everything that happens. */
  until(holds: () => boolean): Promise<void>;
  stop(): Promise<void>;
}

/** Slack on loopback: Web API, Socket Mode, signed HTTP events, files, `response_url`. Behaves, and misbehaves on command. */
export async function startSlackSimulator(setting: SlackSimulatorSetting): Promise<SlackSimulator> {
  const { clock } = setting;
  const workspace = createWorkspace(clock);
  const botToken = 'xoxb-simulator-bot';
  const appToken = `xapp-1-${workspace.app}-simulator`;
  const signingSecret = 'simulator-signing-secret';
  const faults = createFaults();
  const calls: Call[] = [];
  const violations: string[] = [];
  const watchers = new Set<() => void>();
  const listeners = new Set<(message: Posted) => void>();
  const hooks = new Map<string, { readonly channel: string; readonly user: string; used: number; until: number }>();
  let held: Envelope[] | undefined;
  let base = '';

  const changed = () => {
    for (const watcher of [...watchers]) watcher();
  };
  const noted = (message: Posted) => {
    for (const listener of [...listeners]) listener(message);
    changed();
  };
  const api = createWebApi({
    ...{ workspace, botToken, appToken, violations, onPosted: noted, now: () => clock.now() },
    base: () => base,
    socketUrl: () => `${base.replace('http', 'ws')}/link?ticket=${workspace.unique('t')}`,
    ...(setting.strictRate ? { strictRate: true } : {}),
  });
  const server = createHttp({ ...{ workspace, api, faults, botToken, calls }, onHook: answerAtHook, onCall: changed });
  const pace = {
    acknowledgeWithin: setting.acknowledgeWithin ?? 3_000,
    retries: setting.retries ?? 3,
    retryAfter: setting.retryAfter ?? [0, 60_000, 300_000],
    onChange: changed,
    now: () => clock.now(),
  };
  let delivery: Delivery = deliverBySocket(pace, () => socket);
  const socket = createSocketSide({
    server,
    app: workspace.app,
    onAcknowledged: (id, answer) => delivery.acknowledge(id, answer),
    onChange: () => {
      if (socket.open() > 0) delivery.connected();
      changed();
    },
  });

  await listenAt(server, setting.port);
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const deliverTo = (url: string) => {
    delivery.stop();
    delivery = deliverByHttp({ ...pace, url, signingSecret });
  };
  if (setting.eventsUrl) deliverTo(setting.eventsUrl);

  function responseUrl(channel: string, user: string): string {
    const id = workspace.unique('h');
    hooks.set(id, { channel, user, used: 0, until: clock.now() + 30 * 60_000 });
    return `${base}/hook/${id}`;
  }

  function answerAtHook(id: string, body: string): { status: number; body: string } {
    const hook = hooks.get(id);
    if (!hook || clock.now() > hook.until) return { status: 404, body: '{"ok":false,"error":"expired_url"}' };
    if (hook.used >= 5) return { status: 404, body: '{"ok":false,"error":"used_url"}' };
    const message = JSON.parse(body) as {
      text?: string;
      blocks?: unknown[];
      response_type?: string;
      thread_ts?: string;
    };
    violations.push(...violationsOf(message).map((what) => `response_url: ${what}`));
    hook.used += 1;
    const posted: Posted = {
      ...{ ts: workspace.ts(), channel: hook.channel, text: message.text ?? '', blocks: message.blocks ?? [] },
      ...{ thread: message.thread_ts, user: hook.user, by: 'response_url', files: [] },
      seen: message.response_type === 'in_channel' ? 'message' : 'ephemeral',
    };
    workspace.posted.push(posted);
    noted(posted);
    return { status: 200, body: 'ok' };
  }

  function deliver(type: EnvelopeType, payload: object): Envelope {
    const id = workspace.unique('envelope-');
    const envelope: Envelope = { id, type, payload, deliveries: 0, acknowledged: false, givenUp: false };
    if (held) held.push(envelope);
    else delivery.deliver(envelope);
    return envelope;
  }
  const event = (inner: object) => deliver('events_api', wrapped(workspace, inner, clock.now()));

  return {
    ...{ apiUrl: `${base}/api/`, botToken, appToken, signingSecret, workspace, socket, faults, calls, violations },
    posted: workspace.posted,
    get envelopes() {
      return delivery.envelopes;
    },
    person: (id, name) => void workspace.names.set(id, name),
    deliverTo,
    say: (said) => {
      const { ts, events } = messageEvents(workspace, said, base);
      return { ts, envelopes: events.map(event) };
    },
    command: (said) => deliver('slash_commands', commandPayload(workspace, said, responseUrl(said.channel, said.user))),
    tap: (user, message, label) => {
      const button = buttonsOf(message).find((found) => found.label === label);
      if (!button) throw new Error(`no button ${label}`);
      const { channel, ts, thread, seen } = message;
      const facts = { user, channel, ts, thread, ephemeral: seen === 'ephemeral', ...button };
      return deliver('interactive', tapPayload(workspace, facts, responseUrl(channel, user)));
    },
    deliver,
    event,
    repeat: ({ type, payload }) =>
      deliver(type, type === 'events_api' ? { ...payload, event_id: workspace.unique('Ev') } : payload),
    hold: () => {
      held ??= [];
    },
    release: (order = 'same') => {
      const waiting = held ?? [];
      held = undefined;
      for (const envelope of order === 'same' ? waiting : waiting.toReversed()) delivery.deliver(envelope);
    },
    onPosted: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    until: (holds) =>
      new Promise((resolve) => {
        const look = () => {
          if (!holds()) return;
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      }),
    stop: async () => {
      delivery.stop();
      socket.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
