import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HTTPReceiver, webApi } from '@slack/bolt';
import type { Clock, Instant } from '../../src/base/clock.ts';
import type { Log } from '../../src/base/log.ts';
import { createDoor, type Door } from '../../src/base/outgoing.ts';
import { SECOND } from '../../src/base/time.ts';
import type { Inbound, Platform, Receipt } from '../../src/chat/message.ts';
import { boltLogger } from './boltlog.ts';
import { fileOf } from './download.ts';
import { createGateway, PACE, type Pace } from './gateway.ts';
import { createHearing } from './hearing.ts';
import { createHooks } from './hook.ts';
import type { Self } from './inbound.ts';
import { createIntake, type Intake } from './intake.ts';
import { createNames } from './names.ts';
import { readRoute } from './route.ts';
import { createSender } from './send.ts';
import { escapeWords } from './words.ts';

/** Hosts that Slack's addresses for files, uploads and answers live on. */
export const slackHosts = ['slack.com', 'slack-edge.com', 'slack-files.com', 'slack-gov.com'] as const;

/** Where Slack's requests arrive without Socket Mode. */
export const EVENTS_PATH = '/slack/events';

const HTTP_PORT = 4_001;

export interface SlackSetting {
  /** `xoxb-…`, from "Install App". */
  readonly botToken: string;
  /** `xapp-…` with `connections:write`: Socket Mode, no public address needed. Wins over the signing secret. */
  readonly appToken?: string | undefined;
  /** Without an app token: Slack calls us over HTTP, and signs with this. */
  readonly signingSecret?: string | undefined;
  /** The Web API's base, `https://slack.com/api/`. */
  readonly apiUrl: string;
  /** HTTP only: where to listen. Default: 4001. `false`: whoever has a server mounts `handle` at `/slack/events`. */
  readonly port?: number | false | undefined;
  /** HTTP only. Default: 127.0.0.1, behind a proxy that adds https. */
  readonly host?: string;
  readonly clock: Clock;
  readonly chance: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly log: Log;
  /** The bytes of a stored attachment. */
  readonly readFile?: (hash: string) => Promise<Uint8Array | undefined>;
  readonly door?: Door;
  /** How long the Web API may take to answer. */
  readonly answerWithin?: number;
  readonly pace?: Partial<Pace>;
  /** Told when the bot hears again after it could not for more than a minute. */
  readonly onDeaf?: (from: Instant, to: Instant) => void;
}

export interface SlackPlatform extends Platform {
  /** Since when events have been heard without a break. */
  connectedSince(): Instant | undefined;
  /** HTTP only: takes one request to `/slack/events`. */
  readonly handle?: (request: IncomingMessage, response: ServerResponse) => void;
  /** HTTP only: where we listen, once started with a port. */
  address(): AddressInfo | undefined;
}

/** Slack, over Socket Mode or HTTP (slack.md). One policy for sending again: the outbox's; the client's own is off. */
export function createSlack(setting: SlackSetting): SlackPlatform {
  const { botToken, appToken, signingSecret, clock, chance, sleep, log } = setting;
  const slackApiUrl = setting.apiUrl.endsWith('/') ? setting.apiUrl : `${setting.apiUrl}/`;
  const logger = boltLogger(log);
  const clientOptions: webApi.WebClientOptions = {
    slackApiUrl,
    logger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: setting.answerWithin ?? 10 * SECOND,
    allowAbsoluteUrls: false,
  };
  const client = new webApi.WebClient(botToken, { ...clientOptions });
  const door = setting.door ?? createDoor({ hosts: slackHosts, configured: [slackApiUrl] });
  const hooks = createHooks({ door, clock });
  const send = createSender({ client, hooks, door, log, readFile: setting.readFile ?? (async () => undefined) });
  let intake: Intake | undefined;
  let self: Self | undefined;

  async function whoAmI(): Promise<Self> {
    if (self) return self;
    const { team_id: team, user_id: user, bot_id: bot } = await client.auth.test();
    if (!team || !user) throw new Error('auth.test names no team and user');
    self = { team, user, bot };
    return self;
  }

  /** Outside the outbox, which cannot write just now; seen by the person alone. */
  async function tell({ route, sender }: Inbound, say: string): Promise<void> {
    const { channel, direct, thread } = readRoute(route);
    if (!channel) return;
    const text = { channel, text: escapeWords(say), ...(thread === undefined ? {} : { thread_ts: thread }) };
    if (direct) await client.chat.postMessage(text);
    else await client.chat.postEphemeral({ ...text, user: sender.id });
  }

  const common = {
    intake: (): Intake => {
      if (!intake) throw new Error('not started');
      return intake;
    },
    remember: (message: Inbound, url: string) => hooks.remember(message.id, url),
    whoAmI,
    names: createNames(client, sleep),
    fileOf: (file: Parameters<typeof fileOf>[0]) => fileOf(file, { client, door, botToken }),
    clock,
    log,
    logger,
    botToken,
    appId: /^xapp-\d+-(A[A-Z0-9]+)-/.exec(appToken ?? '')?.[1],
  };
  const wire = appToken
    ? socketMode(appToken)
    : signingSecret
      ? overHttp(signingSecret)
      : { start: () => Promise.reject(new Error('SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is needed')), ...nothing };

  function socketMode(token: string) {
    // The App's own receiver is never started: each connection of the gateway has one of its own.
    const app = createHearing(common, { init: () => {}, start: async () => {}, stop: async () => {} });
    const gateway = createGateway({
      ...{ app, appToken: token, clientOptions, logger, log, clock, chance, sleep },
      pace: { ...PACE, ...setting.pace },
      before: whoAmI,
      onDeaf: setting.onDeaf ?? (() => {}),
    });
    return { ...nothing, ...gateway };
  }

  function overHttp(secret: string) {
    const receiver = new HTTPReceiver({
      signingSecret: secret,
      endpoints: [EVENTS_PATH],
      logger,
      processBeforeResponse: true,
    });
    createHearing(common, receiver);
    let server: Server | undefined;
    let began: Instant | undefined;
    return {
      start: async () => {
        await whoAmI().catch((error: unknown) =>
          log.error({ platform: 'slack', error: String(error) }, 'auth.test failed'),
        );
        const { port = HTTP_PORT, host = '127.0.0.1' } = setting;
        if (port !== false) server = await receiver.start({ port, host });
        began = clock.now();
      },
      stop: async () => {
        if (!server) return;
        const closing = server;
        const closed = new AbortController();
        closing.closeIdleConnections();
        // Turns under way are answered; whoever holds a connection open for longer than that is cut off.
        void sleep(PACE.farewell, closed.signal)
          .then(() => closing.closeAllConnections())
          .catch(() => {});
        await receiver.stop();
        closed.abort();
      },
      connectedSince: () => began,
      handle: receiver.requestListener,
      address: () => {
        const address = server?.address();
        return typeof address === 'object' && address !== null ? address : undefined;
      },
    };
  }

  return {
    ...wire,
    name: 'slack',
    budget: { perConversationMs: SECOND, perSecond: 10 },
    send,
    start: async (receive: (message: Inbound) => Promise<Receipt>) => {
      intake = createIntake({ receive, tell, log });
      await wire.start();
    },
  };
}

const nothing = { stop: async () => {}, connectedSince: () => undefined, address: () => undefined };
