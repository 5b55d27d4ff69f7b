import type { Lessons } from './answers/feedback/lessons.ts';
import type { Shelf } from './answers/shelf.ts';
import type { Clock, Instant } from './base/clock.ts';
import type { Log } from './base/log.ts';
import type { Result } from './base/result.ts';
import type { Sentence } from './base/sentence.ts';
import type { Outbox } from './chat/outbox.ts';
import type { Settings } from './config.ts';
import type { ErasurePlan } from './erasure/erase.ts';
import type { Originals } from './originals.ts';
import type { Team } from './people/model.ts';
import type { Places } from './people/places.ts';
import type { RecordType } from './records/types/model.ts';
import type { WorkCalendar } from './schedule/calendar.ts';
import type { Catalogue } from './standards/catalogue.ts';
import type { Clause, Edition } from './standards/model.ts';
import type { EmbeddedStore } from './store/embedded/open.ts';
import type { Reader, Transaction } from './store/store.ts';

/** What stands before any platform does. */
export interface Core {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
  readonly store: EmbeddedStore;
  readonly calendar: WorkCalendar;
  /** Buildings, floors and rooms as `places.yaml` says now. */
  readonly places: () => Places;
  /** Types of records as `records/*.yaml` say now. */
  readonly recordTypes: () => readonly RecordType[];
  /** The standards as they stand now; there before they can be searched. */
  readonly catalogue: () => Catalogue;
  readonly searchable: () => boolean;
  /** The same, indexed. Throws before that. */
  readonly shelf: () => Shelf;
  /** What people have confirmed, as searching uses it. */
  readonly lessons: Lessons;
  /** How far the building of the index is; undefined when none is under way. */
  readonly indexing: () => { readonly done: number; readonly total: number } | undefined;
  readonly outbox: Outbox;
  readonly honoursDemonstration: (platform: string) => boolean;
  /** Whether a person can be told something now. */
  readonly reaches: (reader: Reader, person: string) => Promise<boolean>;
  /** The conversation of a team's group on a platform. */
  readonly conversationOf: (reader: Reader, team: Team, platform: string) => Promise<string | undefined>;
  /** The address of a standard or clause on the page; undefined when there is no page. */
  readonly pageOf: (edition: Edition, clause?: Clause) => string | undefined;
  /** The address at which people open a path of the page; undefined when there is no page. */
  readonly pageAt: (path: string) => string | undefined;
  /** A one-time address at which a person logs in on the page; undefined where the page needs no login. */
  readonly loginLink: ((tx: Transaction, person: string) => string) | undefined;
  /** The documents that the standards were imported from. */
  readonly originals: Originals;
  /** What is kept of a person, who goes by name or id, and what of it would go on their request. */
  readonly erasurePlan: (reader: Reader, who: string) => Promise<Result<ErasurePlan, Sentence>>;
  /** A stored attachment, or an original. */
  readonly readFile: (hash: string) => Promise<Uint8Array | undefined>;
  /** A platform (or the whole program) hears again after it could not: the administrators are told from when to when. */
  readonly heardAgain: (platform: string | undefined, from: Instant, to: Instant) => void;
}
