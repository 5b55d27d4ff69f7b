import type { Instant } from '../../base/clock.ts';
import type { LocalDate } from '../../base/time.ts';
import type { Block, Reply } from '../../commands/reply.ts';
import type { Team } from '../../people/model.ts';
import type { WorkCalendar } from '../../schedule/calendar.ts';
import type { Service } from '../../standards/model.ts';
import type { Reader, Transaction } from '../../store/store.ts';
import type { Item } from '../bank/model.ts';
import type { Quiz } from './model.ts';
import type { Marked } from './results.ts';

/** Says something to one person in private, or to a team's group; sent when the transaction is on the disk. */
export interface Voice {
  /** @param until from this instant on it is of no use any more: what is put off beyond it is not said at all */
  person(id: string, reply: Reply, until?: Instant): Promise<void>;
  team(team: Team, reply: Reply): Promise<void>;
}

/** What others make of a quiz that has just closed: with its close, or of a large one soon after, when all papers are marked. */
export type Closed = (tx: Transaction, quiz: Quiz, marked: readonly Marked[], voice: Voice) => Promise<void>;

/** What a quiz needs to know of the standards. */
export interface QuizPorts {
  readonly zone: string;
  readonly calendar: WorkCalendar;
  /** Questions that a team may be asked on a day about some topics (all of its clauses, when there are none). */
  readonly items: (team: Team, topics: readonly string[], day: LocalDate) => readonly Item[];
  /**
   * Of the questions that {@link items} gives for the same team, topics and day those that may be drawn now (none that is
   * set aside), and those that managers added in chat.
   */
  readonly inUse?: (
    reader: Reader,
    items: readonly Item[],
    asked: { readonly team: Team; readonly topics: readonly string[]; readonly day: LocalDate },
  ) => Promise<readonly Item[]>;
  /** The services whose own standards in force say a topic's very word. */
  readonly servicesSaying?: (topic: string, day: LocalDate) => readonly Service[];
  /** Makes every question of a day ahead of time, with a breath after each clause. */
  readonly makeAll?: (day: LocalDate, breathe: () => Promise<unknown>) => Promise<void>;
  /** Told when a quiz has closed. */
  readonly closed?: readonly Closed[];
  /** A clause in its own words with its source line; undefined when the key leads nowhere. */
  readonly quote: (clause: string, day: LocalDate) => readonly Block[] | undefined;
  /** Since when another edition holds in the place of a clause's own; undefined while it is in force. */
  readonly replacedSince: (clause: string, day: LocalDate) => LocalDate | undefined;
  /** The pass mark in force with the clause that sets it. Source: Q/LNJG TY 105, F10. */
  readonly passMark: (day: LocalDate) => { readonly points: number; readonly clause?: string };
  /** How many workdays a make-up may take. Source: the same clause. */
  readonly makeUpWithin: (day: LocalDate) => number;
}
