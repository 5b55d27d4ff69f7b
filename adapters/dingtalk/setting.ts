import type { Clock, Instant } from '../../src/base/clock.ts';
import type { Log } from '../../src/base/log.ts';
import type { Door } from '../../src/base/outgoing.ts';

/** What the adapter needs: the app's credentials on DingTalk, and the program's clock, chance, log and door. */
export interface DingTalkSetting {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly robotCode: string;
  /** `https://api.dingtalk.com`, a private deployment, or a simulator on loopback. */
  readonly apiUrl: string;
  /** `https://oapi.dingtalk.com`, where session webhooks and media live. */
  readonly oapiUrl: string;
  /** The organisation whose staff ids count. Left out: the one that the robot says it belongs to. */
  readonly corpId?: string;
  /** The address of our own pages: links to it stay links, every other one that somebody typed is only shown. */
  readonly ownUrl?: string;
  readonly clock: Clock;
  /** A number from 0 to 1, for jitter. */
  readonly chance: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly log: Log;
  /** Made with {@link dingtalkHosts} and both configured addresses. */
  readonly door: Door;
  /** The bytes of a stored attachment, by its content hash. */
  readonly readFile?: (hash: string) => Promise<Uint8Array | undefined>;
  /** Told when the bot hears again after it could not for more than a minute. */
  readonly onDeaf?: (from: Instant, to: Instant) => void;
  readonly timing?: Partial<StreamTiming>;
  readonly limits?: Partial<SendLimits>;
  /** An earlier run may have sent until just now: its sends count towards the same limits. Default: none has. */
  readonly mayFollow?: boolean;
}

/** Where DingTalk's own addresses may lie: its API, its webhooks, and the storage that its download links point to. */
export const dingtalkHosts = ['dingtalk.com', 'dingtalk.io', 'aliyuncs.com', 'alicdn.com'] as const;

export interface StreamTiming {
  /** Before the first new attempt; doubled for each that fails. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** A connection that lasted this long clears the count of failures. */
  readonly stableMs: number;
  /** No frame, ping or pong for this long: the connection is dead, however open it looks. */
  readonly livenessMs: number;
  /** How long a retired connection may still deliver its acknowledgements. */
  readonly drainMs: number;
}

export const STREAM_TIMING: StreamTiming = {
  firstPauseMs: 1_000,
  longestPauseMs: 50_000,
  stableMs: 60_000,
  livenessMs: 60_000,
  drainMs: 10_000,
};

/** Budgets of sends through the robot API (dingtalk.md §4); answers through the session webhook have none. */
export interface SendLimits {
  readonly perGroupAndMinute: number;
  readonly perSecond: number;
}

/**
 * DingTalk counts twenty of each where they arrive: what left within a second and a bit may arrive within one, so that we
 * stay below by as much as a loaded machine or a slow line moves them.
 */
export const SEND_LIMITS: SendLimits = { perGroupAndMinute: 18, perSecond: 15 };
