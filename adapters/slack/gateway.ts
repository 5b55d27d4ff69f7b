import type { App, Logger, webApi } from '@slack/bolt';
import type { Clock, Instant } from '../../src/base/clock.ts';
import type { Log } from '../../src/base/log.ts';
import { MINUTE, SECOND } from '../../src/base/time.ts';
import { CommittedReceiver } from './receiver.ts';
import { refusalOf, verdictOf } from './verdict.ts';

/** Waits and limits of a connection, in milliseconds. Tests shorten them. */
export interface Pace {
  /** The first pause after a failed attempt; each further one doubles it. */
  readonly firstPause: number;
  /** The longest pause: what comes back is heard again within a minute. */
  readonly longestPause: number;
  /** A connection that lived this long begins the pauses anew. */
  readonly stable: number;
  /** How long Slack may take to say hello. */
  readonly hello: number;
  /** How long a ping may go unanswered: a half-open connection raises no event of its own. */
  readonly pong: number;
  /** How long an old connection may take to close. */
  readonly farewell: number;
  /** A silence that is told to an administrator. */
  readonly deaf: number;
}

export const PACE: Pace = {
  firstPause: SECOND,
  longestPause: 50 * SECOND,
  stable: MINUTE,
  hello: 30 * SECOND,
  pong: 10 * SECOND,
  farewell: 5 * SECOND,
  deaf: MINUTE,
};

export interface GatewaySetting {
  readonly app: App;
  readonly appToken: string;
  readonly clientOptions: webApi.WebClientOptions;
  readonly logger: Logger;
  readonly log: Log;
  readonly clock: Clock;
  readonly chance: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly pace: Pace;
  /** Must succeed before the first connection: who the bot is. */
  readonly before: () => Promise<unknown>;
  /** Told when events are heard again after a silence. */
  readonly onDeaf: (from: Instant, to: Instant) => void;
}

export interface Gateway {
  /** Resolves after the first attempt, successful or not; from then on the gateway keeps itself connected. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Since when events have been heard without a break; undefined while nothing is heard. */
  connectedSince(): Instant | undefined;
}

interface Connection {
  readonly receiver: CommittedReceiver;
  readonly ended: Promise<void>;
  readonly leaving: Promise<string>;
}

/**
 * Keeps one Socket Mode connection alive: one attempt at a time, exponential pauses with jitter, for ever. When Slack says
 * that it will drop a connection, the next one is opened before the old one goes, so that nothing waits in between.
 */
export function createGateway(setting: GatewaySetting): Gateway {
  const { app, appToken, clientOptions, logger, log, clock, chance, sleep, pace, onDeaf } = setting;
  const ending = new AbortController();
  const stopped = promised<'stop'>();
  let living: Promise<void> | undefined;
  let since: Instant | undefined;
  let heardUntil: Instant | undefined;
  let failures = 0;

  async function open(): Promise<Connection> {
    await setting.before();
    const leave = promised<string>();
    const end = promised<void>();
    const receiver = new CommittedReceiver({
      appToken,
      clientOptions: { ...clientOptions },
      logger,
      log,
      pongMs: pace.pong,
      onLeaving: leave.keep,
    });
    receiver.init(app);
    receiver.client.once('disconnected', () => end.keep());
    const waiting = new AbortController();
    const greeted = receiver.start();
    greeted.catch(() => {});
    const late = sleep(pace.hello, AbortSignal.any([waiting.signal, ending.signal])).then(() => {
      throw new Error('no hello');
    });
    try {
      await Promise.race([greeted, late]);
    } catch (error) {
      void close(receiver);
      throw error ?? new Error('closed before hello');
    } finally {
      waiting.abort();
      late.catch(() => {});
    }
    return { receiver, ended: end.promise, leaving: leave.promise };
  }

  async function close(receiver: CommittedReceiver): Promise<void> {
    const waiting = new AbortController();
    await Promise.race([receiver.client.disconnect(), sleep(pace.farewell, waiting.signal)]).catch(() => {});
    waiting.abort();
  }

  async function live(tried: () => void): Promise<void> {
    let old: Connection | undefined;
    while (!ending.signal.aborted) {
      const began = clock.now();
      const connection = await open().catch((error: unknown) => void complain(error));
      // The old one still hears until Slack drops it: it goes when its successor is there.
      if (connection && old) {
        void close(old.receiver);
        old = undefined;
      }
      if (ending.signal.aborted) {
        if (connection) await close(connection.receiver);
        break;
      }
      if (!connection) {
        tried();
        await pause();
        continue;
      }
      greet();
      tried();
      const why = await Promise.race([connection.ended.then(() => 'closed'), connection.leaving, stopped.promise]);
      if (why === 'stop') await close(connection.receiver);
      else if (why === 'closed') silence();
      else old = connection;
      const lasted = clock.now() - began >= pace.stable;
      failures = lasted ? 0 : failures + 1;
      log.info({ platform: 'slack', why }, 'connection ends');
      // A connection that ends right after it began is a failed attempt, however politely it ended.
      if (why !== 'stop' && !lasted && failures > 1) await pause();
    }
    if (old) await close(old.receiver);
    since = undefined;
  }

  function greet(): void {
    const now = clock.now();
    if (heardUntil !== undefined && now - heardUntil > pace.deaf) {
      log.warn({ platform: 'slack', from: heardUntil, to: now }, 'nothing was heard in between');
      onDeaf(heardUntil, now);
    }
    heardUntil = undefined;
    since ??= now;
    log.info({ platform: 'slack' }, 'connected');
  }

  function silence(): void {
    heardUntil ??= clock.now();
    since = undefined;
  }

  let askedToWait = 0;
  function complain(error: unknown): void {
    silence();
    failures += 1;
    const verdict = verdictOf(error, false);
    askedToWait = (verdict.result === 'retry' && verdict.afterMs) || 0;
    const advice = /^(?:invalid_auth|not_authed|not_allowed_token_type|token_revoked|account_inactive)$/.test(
      refusalOf(error) ?? '',
    )
      ? { check: 'SLACK_APP_TOKEN, SLACK_BOT_TOKEN' }
      : {};
    log.error({ platform: 'slack', reason: verdict.reason, failures, ...advice }, 'cannot connect');
  }

  const pause = (): Promise<void> => {
    const longest = Math.min(pace.longestPause, pace.firstPause * 2 ** Math.min(failures - 1, 30));
    const wait = Math.max(askedToWait, longest * (0.5 + chance() / 2));
    askedToWait = 0;
    return sleep(wait, ending.signal).catch(() => {});
  };

  return {
    start: () =>
      new Promise((resolve) => {
        living ??= live(resolve).catch((error: unknown) => {
          log.error({ platform: 'slack', error: String(error) }, 'the gateway stopped');
          resolve();
        });
      }),
    stop: async () => {
      ending.abort();
      stopped.keep('stop');
      await living;
    },
    connectedSince: () => since,
  };
}

function promised<T>(): { readonly promise: Promise<T>; readonly keep: (value: T) => void } {
  let keep: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    keep = resolve;
  });
  return { promise, keep };
}
