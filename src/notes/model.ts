import type { Instant } from '../base/clock.ts';
import type { Sentence } from '../base/sentence.ts';
import type { LocalDate } from '../base/time.ts';
import type { Place } from '../people/places.ts';
import type { Service } from '../standards/model.ts';

/** How grave a finding is. Source: Q/LNJG JG 204, 3.2 to 3.4. */
export const SEVERITIES = ['一般', '较重', '严重'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const URGENCIES = ['一般', '紧急'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** What happens that nobody may be asked about first: the alert goes out before anything else. */
export const EMERGENCIES = ['困人', '火情', '食物中毒', '人员受伤', '燃气泄漏', '打架斗殴', '水管爆裂'] as const;
export type Emergency = (typeof EMERGENCIES)[number];

/** Where something is, as the text says it. */
export interface PlaceRead {
  /** The sender's words: `三楼男厕`. */
  readonly location: string;
  readonly floor?: number;
  /** The place of `places.yaml` that the words name; absent when they name none, or several. */
  readonly place?: Place;
  /** The floor or building in which it is, where the words name none or several of its rooms. */
  readonly within?: Place;
  /** A floor that the building doesn't have: what is wrong and what to type instead. */
  readonly fault?: Sentence;
  /** What is left of the text. */
  readonly rest: string;
}

/** How a service became known: said in words, by what is wrong, or by the place. What was not said can be corrected. */
export interface ServiceRead {
  readonly value: Service;
  readonly from: 'said' | 'words' | 'place';
}

/** One thing that somebody saw or did: what a phone message says of it, in any order. */
export interface NoteItem {
  /** What is wrong or was done, in the sender's words, less what the other fields took. May be empty. */
  readonly what: string;
  readonly location?: string;
  readonly floor?: number;
  readonly place?: Place;
  /** The floor or building in which it is, where the words name no room that is known. */
  readonly within?: Place;
  readonly service?: ServiceRead;
  readonly severity?: Severity;
  /** When it happened, where the text says so. */
  readonly at?: Instant;
  /** The day on which it happened, where the text says no hour. */
  readonly date?: LocalDate;
  /** Until when it must be put right, where the text says so. */
  readonly deadline?: Instant;
  readonly count?: number;
  readonly people: readonly string[];
  /** A clean check: `一切正常`. */
  readonly result?: '合格';
  /** The sender says that it was found before: `又`, `还是`. */
  readonly recurrence?: boolean;
}

/** A whole message as read: one item or several, and what stands over them. */
export interface Note {
  /** `past` is a record, `present` a finding, `future` a plan; absent when nothing tells. */
  readonly tense?: 'past' | 'present' | 'future';
  readonly items: readonly NoteItem[];
  readonly emergency?: Emergency;
  readonly urgency?: Urgency;
  /** A value that can't be (`25点`, a floor that does not exist): what is wrong and what to type instead. */
  readonly fault?: Sentence;
}
