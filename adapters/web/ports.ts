import type { Language } from '../../src/commands/language.ts';
import type { Clause, Edition, Status } from '../../src/standards/model.ts';
import type { HandbookView } from '../../src/study/handbook/view.ts';
import type { LookPorts } from './look-ports.ts';

/**
 * What the page needs beside the conversation itself. `app` hands these in: the adapter knows no capability, no folder
 * and no directory. Every function is asked each time something is shown: rights are checked where the object is read.
 */
export interface WebPorts {
  /**
   * Whom the directory knows behind an identity of this platform (`Inbound.sender.id`), now; undefined once they have left.
   * An identity that begins with `guest-` is a guest. `id` is what a reply's audience names (`Outgoing.to.user`).
   */
  person(identity: string): Promise<WebPerson | undefined>;
  /** The people that may be spoken as without a login, on a loopback address; the first is the one to begin with. */
  demonstrationPeople(): readonly DemonstrationPerson[];
  /** Questions that are answered from these standards, for an empty conversation. At most three are shown. */
  examples(person: WebPerson, language: Language): readonly string[];
  /**
   * A text as it may be kept in the conversation's history (numbers of identity cards and phones masked),
   * or undefined when nothing of it may be kept (a classified notice). `files` are the names of what came with it.
   */
  keepable(text: string, files: readonly string[]): string | undefined;
  /** Every edition that the person may see, in any order. */
  standards(viewer: WebPerson): readonly StandardEntry[];
  /** One edition in full; undefined when there is none or it is not theirs to see. */
  standard(id: string, viewer: WebPerson): StandardText | undefined;
  /** What became of each clause between two editions, in the order of the newer text; undefined like `standard`. */
  changes(from: string, to: string, viewer: WebPerson): readonly ClauseChange[] | undefined;
  /** Posts that have a handbook, in the order of their services. */
  handbooks(viewer: WebPerson): Promise<readonly string[]>;
  /** The newest handbook of a post, as far as the viewer may read it; undefined when there is none. */
  handbook(post: string, viewer: WebPerson, language: Language): Promise<ShownHandbook | undefined>;
  /** The same as a Word file. */
  handbookFile(post: string, viewer: WebPerson, language: Language): Promise<StoredFile | undefined>;
  /** Findings, records, places: the pages to look at. */
  readonly look: LookPorts;
  /** A stored attachment, when this person may see it. */
  file(hash: string, viewer: WebPerson): Promise<StoredFile | undefined>;
  /** How far the building of the index is; undefined when it is not being built. */
  indexing(): { readonly done: number; readonly total: number } | undefined;
  /** Whether the program can take messages, and if not why, in a word for a monitor. */
  ready(): { readonly ready: boolean; readonly reason?: string };
}

export interface WebPerson {
  readonly id: string;
  readonly name: string;
  readonly guest: boolean;
  /** Pages that not everybody of the directory has. It is asked again where they are read. */
  readonly sees?: readonly ('scores' | 'plan')[];
}

export interface DemonstrationPerson {
  readonly identity: string;
  readonly name: string;
  /** Post and unit, to choose by: `保洁员 · 洁雅公司`. */
  readonly does: string;
}

export type StandardEntry = Pick<
  Edition,
  'id' | 'code' | 'year' | 'title' | 'type' | 'part' | 'service' | 'published' | 'effective' | 'withdrawn'
> & { readonly status: Status };

export interface StandardText {
  readonly edition: Edition;
  readonly status: Status;
  /** Text before the first clause (前言), if the edition has one. */
  readonly foreword?: readonly string[];
}

export const CHANGE_KINDS = ['same', 'added', 'removed', 'moved', 'words', 'values'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** `moved`: another number and the same words. `values`: the words changed and a quantity among them. */
export interface ClauseChange {
  readonly kind: ChangeKind;
  readonly before?: Clause;
  readonly after?: Clause;
}

export interface ShownHandbook {
  readonly view: HandbookView;
  /** Where people find the newest one: what the QR code on a printed page says. */
  readonly address: string | undefined;
}

export interface StoredFile {
  readonly name: string;
  /** Decided by content when it was stored. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Numbers that nobody can guess; handed in so that tests can repeat themselves. */
export type RandomBytes = (size: number) => Uint8Array;
