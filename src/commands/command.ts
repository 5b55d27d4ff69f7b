import type { Sentence } from '../base/sentence.ts';
import type { Role } from '../people/speaker.ts';
import type { Reply } from './reply.ts';
import type { Turn } from './turn.ts';

/** A message as the commands see it before any of them runs. */
export interface Reading {
  /** As it was said, trimmed, mentions removed. */
  readonly text: string;
  /** Folded for matching: width, case, script (`base/fold.ts`). Same length as nothing in particular: never quote it. */
  readonly folded: string;
}

/** What a slot's reader found: the value, and what is left of the text for the others. */
export interface SlotRead<T> {
  readonly value: T;
  readonly rest: string;
}

/** How one value is read out of a message, and how it is asked for when it is missing. */
export interface Slot<T> {
  readonly required: boolean;
  read(rest: string, turn: Turn): SlotRead<T> | undefined;
  readonly ask: Sentence;
  /**
   * The answer can be any words (a reason, what is wrong) or a file: just after it was asked for, a message that only looks
   * like something else answers it. One that begins with a command's own word is that command all the same.
   */
  readonly free?: boolean;
  /** What an earlier value and the answer to a question make together (每周五, then 下午四点); the answer alone by default. */
  join?(before: T, answer: T): T;
}

export type Slots = Readonly<Record<string, Slot<unknown>>>;

/** The values that a command receives, typed by its slots: a required one is there, an optional one may not be. */
export type SlotValues<S extends Slots> = {
  readonly [K in keyof S]: S[K] extends Slot<infer T> ? (S[K]['required'] extends true ? T : T | undefined) : never;
};

/** One thing the bot can do, declared once: the parser, help, permissions, buttons and the reference follow from it. */
export interface Command<S extends Slots = Slots> {
  readonly intent: string;
  /** What it does, for help and the reference: a verb phrase. */
  readonly does: Sentence;
  /** Words that begin (or are) the command, folded. */
  readonly words: readonly string[];
  /**
   * How much the message looks like this command, 0 to 1, for commands that people say without their word.
   * A message that begins with one of `words` scores .9 by itself; a negative value here says that it is not meant all the same.
   */
  readonly recognise?: (reading: Reading, turn: Turn) => number;
  /**
   * Whether the speaker is in the middle of something that this command goes on with (a question waits for its answer):
   * without it the message is never taken for this command.
   */
  readonly awaits?: (turn: Turn) => Promise<boolean>;
  /** It is recognised by the number of its own document or the like, so that nothing else can be meant: it has no rival. */
  readonly unrivalled?: boolean;
  /** Roles that may; `anyone` includes guests. A refusal names them. */
  readonly may: 'anyone' | readonly Role[];
  readonly slots: S;
  /**
   * Its `run` asks for what is missing itself, by a reply with outcome `ask` whose first `missing` is a slot: what else is
   * said is checked first, and an illegal value refused before anything is asked for.
   */
  readonly asks?: boolean;
  /** At least one that works as it stands, for help. */
  readonly examples: readonly string[];
  /** Left out of help (buttons say it, or it is a reflex). */
  readonly quiet?: boolean;
  readonly run: (turn: Turn, slots: SlotValues<S>) => Promise<Reply> | Reply;
}

/** Declares a command; the types of its slot values follow. */
export function command<const S extends Slots>(declaration: Command<S>): Command {
  return declaration as unknown as Command;
}
