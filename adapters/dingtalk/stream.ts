import type { Instant } from '../../src/base/clock.ts';
import { MINUTE, SECOND } from '../../src/base/time.ts';
import { Connection, type Ending } from './connection.ts';
import { type DingTalkSetting, STREAM_TIMING, type StreamTiming } from './setting.ts';

/** Keeps one connection to the gateway open, for ever. */
export interface Stream {
  start(onRobot: (data: string, frameId: string) => Promise<boolean>): void;
  /** Hears nothing new, lets what is under way be acknowledged, and closes. */
  stop(): Promise<void>;
}

/** At a stop, what is under way has this long to be acknowledged; later it is delivered again after the restart. */
const STOP_WITHIN = 5 * SECOND;

/** How long to wait before the next attempt: doubled with each failure, with jitter, so that many do not come back at once. */
export const pauseAfter = (failures: number, chance: number, { firstPauseMs, longestPauseMs }: StreamTiming): number =>
  Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failures - 1, 30)) * (0.5 + chance / 2);

/**
 * Our own supervisor over the SDK's client: one attempt at a time, it never gives up, and on the gateway's notice opens the
 * new connection before it lets the old one go.
 */
export function createStream(setting: DingTalkSetting): Stream {
  const { clock, chance, sleep, log } = setting;
  const timing = { ...STREAM_TIMING, ...setting.timing };
  const ending = new AbortController();
  /** Connections that are open or opening; usually one, two while the gateway moves us. */
  const held = new Set<Connection>();
  let lastSign: Instant | undefined;

  async function attempt(
    onRobot: (data: string, frameId: string) => Promise<boolean>,
  ): Promise<Connection | undefined> {
    const connection = new Connection(
      setting,
      {
        onRobot: (data, frameId) => (ending.signal.aborted ? Promise.resolve(false) : onRobot(data, frameId)),
        onSign: () => {
          lastSign = clock.now();
        },
      },
      timing.livenessMs,
    );
    held.add(connection);
    try {
      await connection.getEndpoint();
      if (ending.signal.aborted) return undefined;
      // The new connection's first frames can come before the line after the next.
      const before = lastSign;
      await connection._connect();
      hearsAgain(before);
      return connection;
    } catch (error) {
      held.delete(connection);
      connection.terminate();
      // Only messages of our own and error codes: the SDK's errors can hold the address with its ticket.
      log.warn({ platform: 'dingtalk', why: reasonIn(error) }, 'cannot connect');
      return undefined;
    }
  }

  function hearsAgain(since: Instant | undefined): void {
    const now = clock.now();
    if (since !== undefined && now - since > MINUTE) {
      log.warn({ platform: 'dingtalk', from: since, to: now }, 'nothing was heard in between');
      setting.onDeaf?.(since, now);
    }
    lastSign = now;
    log.info({ platform: 'dingtalk' }, 'connected');
  }

  /** Lets a connection go once it has acknowledged what it brought, or after `mostMs`. */
  async function retire(old: Connection, mostMs: number): Promise<void> {
    for (let waited = 0; old.busy > 0 && waited < mostMs; waited += 50) await sleep(50, new AbortController().signal);
    await old.close();
    held.delete(old);
  }

  async function run(onRobot: (data: string, frameId: string) => Promise<boolean>): Promise<void> {
    let failures = 0;
    let old: Connection | undefined;
    while (!ending.signal.aborted) {
      const connection = await attempt(onRobot);
      if (old && connection) {
        void retire(old, timing.drainMs);
        old = undefined;
      }
      let end: Ending = 'closed';
      if (connection && !ending.signal.aborted) {
        const stable = setTimeout(() => {
          failures = 0;
        }, timing.stableMs);
        end = await connection.ended;
        clearTimeout(stable);
        if (end === 'retiring') old = connection;
        else held.delete(connection);
        if (!ending.signal.aborted) log.info({ platform: 'dingtalk', end }, 'the connection ends');
      }
      // Asked to move by a gateway that has been steady: at once. Everything else waits its turn.
      const atOnce = end === 'retiring' && failures === 0;
      failures += 1;
      if (!atOnce && !ending.signal.aborted) await sleep(pauseAfter(failures, chance(), timing), ending.signal);
    }
  }

  return {
    start: (onRobot) => {
      void run(onRobot).catch((error: unknown) =>
        log.error({ platform: 'dingtalk', error: String(error) }, 'the connection is no longer kept'),
      );
    },
    stop: async () => {
      ending.abort();
      await Promise.all([...held].map((connection) => retire(connection, STOP_WITHIN)));
    },
  };
}

function reasonIn(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code } = error as NodeJS.ErrnoException;
  return code ?? error.message.replace(/\bwss?:\/\/\S+/g, '(address)');
}
