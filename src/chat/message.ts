import type { Instant } from '../base/clock.ts';
import type { Reply } from '../commands/reply.ts';
import type { Audience } from '../commands/turn.ts';
import type { Identity } from '../people/speaker.ts';
import type { Budget } from './pace.ts';

/** Who a platform says is speaking. Names never identify; `id` within (`platform`, `tenant`) does. */
export type PlatformIdentity = Identity;

export interface InboundFile {
  readonly name: string;
  readonly type?: string;
  /** Fetches the bytes, bounded; called once, before the turn. Rejects with {@link FileUnavailable} when they can't be had. */
  bytes(): Promise<Uint8Array>;
}

/** A file of a message can't be had: too large, expired, out of reach. The reason is for the log and names no address. */
export class FileUnavailable extends Error {
  override readonly name = 'FileUnavailable';
}

/** A message as an adapter hands it over. */
export interface Inbound {
  /** The platform's own id of the message: what it is known by when it is delivered again. */
  readonly id: string;
  readonly platform: string;
  /** The platform's own time of the message. */
  readonly at: Instant;
  readonly conversation: { readonly id: string; readonly kind: 'direct' | 'group'; readonly title?: string };
  readonly sender: PlatformIdentity;
  readonly text: string;
  readonly files: readonly InboundFile[];
  /** The platform's word for a kind of message that holds nothing to read (a card, a voice without its words): it is answered so. */
  readonly unreadable?: string;
  /** How many characters of a reply this platform bears; what is more is kept and offered. */
  readonly longestReply?: number;
  /**
   * What the adapter needs to answer here (a thread, a conversation), as plain JSON: kept with the replies until they are
   * sent, in the journal too. So never a secret: a webhook that lets its holder speak stays in the adapter's memory.
   */
  readonly route?: unknown;
}

/** A reply on its way out: committed with its turn, sent after it. */
export interface Outgoing {
  readonly id: string;
  /** In which order: within one conversation nothing overtakes. */
  readonly lane: string;
  readonly platform: string;
  readonly to: Audience;
  /** The account at which `to.user` is told: how a platform finds a person whose message it does not answer. */
  readonly identity?: PlatformIdentity;
  readonly reply: Reply;
  /** The message that this answers; a push has none. */
  readonly re?: string;
  /** The message that caused a notice to others. */
  readonly because?: string;
  readonly route?: unknown;
  readonly at: Instant;
}

/** What became of one try to send. `doubtful`: nobody knows; it is sent again, marked. */
export type Delivery =
  | { readonly result: 'sent' }
  | { readonly result: 'retry'; readonly afterMs?: number; readonly reason: string }
  | { readonly result: 'doubtful'; readonly reason: string }
  | { readonly result: 'failed'; readonly reason: string };

/** A chat platform: its events in, our replies out, nothing else. */
export interface Platform {
  readonly name: string;
  /** Begins to hear messages. `receive` resolves when the turn is on disk: only then is the event acknowledged. */
  start(receive: (message: Inbound) => Promise<Receipt>): Promise<void>;
  send(message: Outgoing): Promise<Delivery>;
  /** Kinds of account that it reaches besides those of its own name: DingTalk knows outsiders by another id. */
  readonly carries?: readonly string[];
  /** Whether an account can be written to at this moment without having been spoken to; left out: every one can. */
  canReach?(identity: PlatformIdentity): boolean;
  /** How often the platform bears to be written to; left out: as often as there is something to say. */
  readonly budget?: Budget;
  stop(): Promise<void>;
}

/**
 * What became of a message. `done`: its effect is on disk. `duplicate`: it was, before; nothing happened this time.
 * `refused`: nothing was kept and nothing is acknowledged, so that the platform delivers it again; `say` tells the person.
 */
export type Receipt =
  | { readonly result: 'done' }
  | { readonly result: 'duplicate'; readonly intent: string; readonly ref?: string }
  | { readonly result: 'refused'; readonly say: string };
