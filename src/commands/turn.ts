import type { Instant } from '../base/clock.ts';
import type { Sentence } from '../base/sentence.ts';
import type { Speaker } from '../people/speaker.ts';
import type { Transaction } from '../store/store.ts';
import type { Language } from './language.ts';
import type { Reply } from './reply.ts';

/** A file that came with a message, already stored by its content hash. */
export interface Attachment {
  readonly hash: string;
  readonly name: string;
  /** Decided by content, not by what the sender said. */
  readonly type: string;
  readonly bytes: number;
}

/** To whom something is said: one person wherever they can be reached, or a conversation. */
export type Audience = { readonly user: string } | { readonly conversation: string };

/** What a command is given to do its work: who said what, where and when, and the open transaction. */
export interface Turn {
  readonly now: Instant;
  readonly zone: string;
  readonly language: Language;
  readonly speaker: Speaker;
  readonly conversation: { readonly id: string; readonly kind: 'direct' | 'group' };
  /** The platform's id of the message. */
  readonly message: string;
  /** What was said: at most 4,000 characters, control characters removed. */
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly tx: Transaction;
  /** True when the speaker has just confirmed what this command proposed. */
  readonly confirmed: boolean;
  /** Picks the language of the speaker. */
  say(sentence: Sentence): string;
  /** What an earlier turn of this person in this conversation left behind, for ten minutes. */
  recall<T>(topic: Topic<T>): T | undefined;
  remember<T>(topic: Topic<T>, value: T | undefined): void;
  /** Tells others; sent after the commit, never before. */
  notify(audience: Audience, reply: Reply): void;
}

/** A named slot of the conversation's memory, typed by its owner. */
export interface Topic<T> {
  readonly name: string;
  readonly parse: (value: unknown) => T | undefined;
}
