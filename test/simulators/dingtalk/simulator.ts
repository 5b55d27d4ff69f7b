import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../../src/base/clock.ts';
import { listenAt } from '../listen.ts';
import { createFaults, type Endpoint, type Faults } from './faults.ts';
import { type Callback, createGateway, type Gateway } from './gateway.ts';
import { type Handler, reply, serve } from './http.ts';
import { createRobot, type Received, type Robot, type Session } from './robot.ts';

export interface SimulatorSetting {
  readonly clock: Clock;
  /** 0: any free one. */
  readonly port?: number;
  readonly redeliverMs?: number;
  /** Every message comes again so long after it was sent first, acknowledged or not. */
  readonly againMs?: readonly number[];
  readonly ticketLastsMs?: number;
  readonly tokenLastsMs?: number;
  readonly sessionLastsMs?: number;
  readonly groups?: readonly string[];
  /** Staff ids that exist; left out: any does. */
  readonly staff?: readonly string[];
}

/** Somebody who writes to the robot: of the organisation with a staff id, or a guest without. */
export interface Author {
  readonly staffId?: string;
  readonly senderId?: string;
  readonly name?: string;
  readonly corpId?: string;
}

export interface Utterance {
  readonly from: Author;
  readonly text?: string;
  /** Conversation id of a group; left out: the direct chat. */
  readonly group?: string;
  readonly msgId?: string;
  readonly at?: number;
  /** Another kind of message than text: its `msgtype` and `content`. */
  readonly msgtype?: string;
  readonly content?: unknown;
  /** Fields of the payload to be set as they stand, for malformed and forged ones. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** DingTalk on loopback: it speaks the wire protocol, keeps the rules, and misbehaves when told to. */
export interface DingTalkSimulator {
  /** Serves as the API, the old API and the file storage. */
  readonly url: string;
  readonly credentials: { readonly clientId: string; readonly clientSecret: string; readonly robotCode: string };
  readonly corpId: string;
  readonly gateway: Gateway;
  readonly faults: Faults;
  readonly robot: Robot;
  /** What the bot has sent, in order of arrival. */
  readonly received: readonly Received[];
  /** Which rules it has broken. */
  readonly violations: readonly string[];
  /** Files that were uploaded, by media id. */
  readonly uploads: ReadonlyMap<string, { readonly name: string; readonly bytes: Buffer; readonly kind: string }>;
  say(utterance: Utterance): Callback;
  /** Puts a file there for a download code. */
  putFile(code: string, bytes: Uint8Array): void;
  /** Lets every session webhook given so far run out. */
  expireSessions(): void;
  /** Resolves once `done` holds; looked at whenever something arrives. */
  until(done: () => boolean): Promise<void>;
  onReceived(listener: (message: Received) => void): void;
  close(): Promise<void>;
}

const TOPIC = '/v1.0/im/bot/messages/get';
const CORP = 'ding-corp-1';
const CREDENTIALS = { clientId: 'ding-app-1', clientSecret: 'secret-of-app-1', robotCode: 'ding-app-1' };

export async function createDingTalkSimulator(setting: SimulatorSetting): Promise<DingTalkSimulator> {
  const { clock } = setting;
  const faults = createFaults();
  const violations: string[] = [];
  const received: Received[] = [];
  const sessions = new Map<string, Session>();
  const files = new Map<string, Buffer>();
  const uploads = new Map<string, { name: string; bytes: Buffer; kind: string }>();
  const listeners: ((message: Received) => void)[] = [];
  let watchers: (() => void)[] = [];
  let count = 0;
  const violate = (what: string) => void violations.push(what);
  const gateway = createGateway({
    clock,
    faults,
    topic: TOPIC,
    violate,
    redeliverMs: setting.redeliverMs ?? 60_000,
    againMs: setting.againMs ?? [],
    ticketLastsMs: setting.ticketLastsMs ?? 90_000,
  });
  const robot = createRobot({
    clock,
    ...CREDENTIALS,
    tokenLastsMs: setting.tokenLastsMs ?? 7_200_000,
    groups: new Set(setting.groups ?? ['g-1']),
    sessions,
    ...(setting.staff ? { staff: new Set(setting.staff) } : {}),
    violate,
    take: (message) => {
      received.push(message);
      if (message.links.length > 0) violate(`a link that is no button: ${message.links[0]}`);
      for (const listener of listeners) listener(message);
      for (const check of watchers) check();
    },
  });

  const open: Handler = ({ json, headers }, fault) => {
    if (headers.accept !== 'application/json') violate('the gateway would answer in XML');
    if (json?.clientId !== CREDENTIALS.clientId || json?.clientSecret !== CREDENTIALS.clientSecret)
      return { status: 401, body: { code: 'authFailed', message: 'simulated' } };
    const subscriptions = (json.subscriptions ?? []) as { type: string; topic: string }[];
    if (!subscriptions.some(({ type, topic }) => type === 'CALLBACK' && topic === TOPIC))
      violate('the robot topic is not subscribed to');
    const endpoint = fault?.do === 'lead' ? fault.to : `ws${url.slice(4)}/connect`;
    return { body: { endpoint, ticket: gateway.ticket() } };
  };

  const code: Handler = (call, fault) => {
    const refused = robot.authorised(call);
    if (refused) return refused;
    const downloadCode = String(call.json?.downloadCode);
    if (!files.has(downloadCode))
      return { status: 400, body: { code: 'invalidParameter.downloadCode', message: 'simulated' } };
    return {
      body: { downloadUrl: fault?.do === 'lead' ? fault.to : `${url}/files/${encodeURIComponent(downloadCode)}` },
    };
  };

  const file: Handler = ({ url: asked }) => {
    const bytes = files.get(decodeURIComponent(asked.pathname.slice('/files/'.length)));
    return bytes ? { body: bytes, type: 'application/octet-stream' } : { status: 404, body: {} };
  };

  const upload: Handler = ({ url: asked, raw, headers }) => {
    if (!robot.knowsToken(asked.searchParams.get('access_token') ?? ''))
      return { body: { errcode: 40_014, errmsg: 'token' } };
    const part = readMultipart(raw, String(headers['content-type']));
    if (!part) return { body: { errcode: 40_035, errmsg: 'no media' } };
    const mediaId = `@media-${++count}`;
    uploads.set(mediaId, { ...part, kind: asked.searchParams.get('type') ?? '' });
    return { body: { errcode: 0, errmsg: 'ok', media_id: mediaId, type: asked.searchParams.get('type') } };
  };

  const routes: Readonly<Record<string, readonly [Endpoint, Handler]>> = {
    'POST /v1.0/gateway/connections/open': ['gateway', open],
    'POST /v1.0/oauth2/accessToken': ['token', robot.token],
    'POST /robot/sendBySession': ['webhook', robot.webhook],
    'POST /v1.0/robot/oToMessages/batchSend': ['person', robot.person],
    'POST /v1.0/robot/groupMessages/send': ['group', robot.group],
    'POST /v1.0/robot/messageFiles/download': ['code', code],
    'POST /media/upload': ['upload', upload],
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const [endpoint, handler] = path.startsWith('/files/')
      ? (['file', file] as const)
      : (routes[`${request.method} ${path}`] ?? []);
    if (endpoint && handler) void serve(request, response, endpoint, faults, handler);
    else {
      violate(`a call that DingTalk doesn't have: ${request.method} ${path}`);
      reply(response, { status: 404, body: { code: 'InvalidAction.NotFound', message: 'simulated' } });
    }
  });
  await listenAt(server, setting.port);
  gateway.attach(server);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  /** The payload of dingtalk.md §3. */
  function payloadOf({ from, text = '', group, msgtype = 'text', content, extra, ...rest }: Utterance, msgId: string) {
    const person = from.staffId ?? from.senderId ?? 'guest-1';
    const session = `session-${++count}`;
    const until = clock.now() + (setting.sessionLastsMs ?? 90 * 60_000);
    const conversation = group ?? `cid-direct-${person}`;
    sessions.set(session, { conversation, kind: group ? 'group' : 'direct', person, until });
    return {
      msgId,
      conversationId: conversation,
      conversationType: group ? '2' : '1',
      ...(group ? { conversationTitle: group, isInAtList: true, atUsers: [{ dingtalkId: '$:robot' }] } : {}),
      chatbotCorpId: CORP,
      chatbotUserId: '$:robot',
      robotCode: CREDENTIALS.robotCode,
      createAt: rest.at ?? clock.now(),
      msgtype,
      ...(msgtype === 'text' ? { text: { content: group ? ` ${text}` : text } } : { content }),
      senderId: from.senderId ?? `$:sender-${person}`,
      senderNick: from.name ?? person,
      ...(from.staffId ? { senderStaffId: from.staffId, senderCorpId: from.corpId ?? CORP } : {}),
      isAdmin: false,
      sessionWebhook: `${url}/robot/sendBySession?session=${session}`,
      sessionWebhookExpiredTime: until,
      ...extra,
    };
  }

  return {
    url,
    credentials: CREDENTIALS,
    corpId: CORP,
    gateway,
    faults,
    robot,
    received,
    violations,
    uploads,
    say: (utterance) => {
      const msgId = utterance.msgId ?? `msg-${++count}`;
      return gateway.deliver(msgId, JSON.stringify(payloadOf(utterance, msgId)));
    },
    putFile: (name, bytes) => void files.set(name, Buffer.from(bytes)),
    expireSessions: () => {
      for (const [key, session] of sessions) sessions.set(key, { ...session, until: 0 });
    },
    until: (done) =>
      new Promise((resolve) => {
        const check = () => {
          if (!done()) return;
          watchers = watchers.filter((other) => other !== check);
          clearInterval(tick);
          resolve();
        };
        const tick = setInterval(check, 5);
        watchers.push(check);
        check();
      }),
    onReceived: (listener) => void listeners.push(listener),
    close: async () => {
      gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function readMultipart(raw: Buffer, type: string): { name: string; bytes: Buffer } | undefined {
  const boundary = /boundary=(\S+)/.exec(type)?.[1];
  const head = raw.indexOf('\r\n\r\n');
  const end = raw.lastIndexOf(`\r\n--${boundary}--`);
  const name = /name="media"; filename="([^"]*)"/.exec(raw.subarray(0, Math.max(0, head)).toString('utf8'))?.[1];
  return boundary && name !== undefined && head > 0 && end > head
    ? { name, bytes: raw.subarray(head + 4, end) }
    : undefined;
}
