import type { Language } from '../../src/commands/language.ts';
import type { Button } from '../../src/commands/reply.ts';
import type { Modal, Service } from '../../src/standards/model.ts';
import type { StoredFile, WebPerson } from './ports.ts';

/**
 * What the pages show of findings, records, places and scores. Texts come in the language that was asked for; what a person
 * may not see is not there, and looks the same as what does not exist: undefined.
 */
export interface LookPorts {
  findings(viewer: WebPerson, asked: FindingsAsked, language: Language): Promise<ShownFindings | undefined>;
  finding(number: number, viewer: WebPerson, language: Language): Promise<FindingPage | undefined>;
  /** A picture of a finding, for whoever may see the finding. */
  findingFile(number: number, hash: string, viewer: WebPerson): Promise<StoredFile | undefined>;
  records(viewer: WebPerson, asked: RecordsAsked, language: Language): Promise<ShownRecords | undefined>;
  place(code: string, viewer: WebPerson, language: Language): Promise<PlacePage | undefined>;
  scores(viewer: WebPerson, asked: MonthAsked, language: Language): Promise<ShownScores | undefined>;
  plan(viewer: WebPerson, asked: MonthAsked, language: Language): Promise<ShownPlan | undefined>;
  /** Changes whenever something that these pages show has changed; says nothing of what. */
  version(): Promise<string>;
}

export const FINDING_STATUSES = [
  'live',
  'overdue',
  'open',
  'returned',
  'disputed',
  'submitted',
  'closed',
  'voided',
  'all',
] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];

/** What a list is to show: the filters of its address. What is missing filters nothing. */
export interface FindingsAsked {
  readonly view: 'list' | 'board';
  readonly status: FindingStatus;
  readonly service?: Service;
  readonly floor?: number;
  /** Code of a place. */
  readonly place?: string;
  /** `2025-05`: filed in it. */
  readonly month?: string;
}

/** Something to choose in a filter. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface FindingLine {
  readonly ref: string;
  readonly number: number;
  readonly subject: string;
  /** 一般, 较重, 严重; of what was reported: 报告, 投诉. */
  readonly severity: string;
  readonly grave: boolean;
  readonly state: 'open' | 'submitted' | 'returned' | 'disputed' | 'closed' | 'voided';
  readonly stateName: string;
  readonly overdue: boolean;
  /** By when, in words. */
  readonly due?: string;
  readonly owner: string;
  readonly filed: string;
}

export interface ShownFindings {
  /** The month that was looked at, where a status is without end otherwise. */
  readonly month?: string;
  readonly findings: readonly FindingLine[];
  readonly overdue: number;
  /** More fit than are shown. */
  readonly cut: boolean;
  readonly statuses: readonly Option[];
  readonly floors: readonly Option[];
  readonly months: readonly Option[];
  readonly services: readonly Option[];
  /** Name of the place that is filtered by. */
  readonly placeName?: string;
}

export interface ShownFile {
  readonly hash: string;
  readonly name: string;
  readonly picture: boolean;
}

export interface ShownClause {
  readonly key: string;
  /** `JG 331 6.2.1` with its edition. */
  readonly source: string;
  readonly text: string;
  readonly modal: Modal;
}

export interface StoryStep {
  readonly title: string;
  readonly when: string;
  /** ISO, for machines. */
  readonly iso: string;
  /** Left out where it is nobody's business. */
  readonly who?: string;
  readonly words?: string;
  /** What a correction changed. */
  readonly changes: readonly { readonly field: string; readonly from?: string; readonly to?: string }[];
  readonly files: readonly ShownFile[];
}

export interface FindingPage {
  readonly ref: string;
  readonly number: number;
  readonly subject: string;
  readonly state: FindingLine['state'];
  readonly overdue: boolean;
  readonly fields: readonly (readonly [string, string])[];
  readonly notes: readonly string[];
  readonly clause?: ShownClause;
  readonly place?: { readonly code: string; readonly name: string };
  readonly story: readonly StoryStep[];
  readonly buttons: readonly Button[];
}

export interface RecordsAsked {
  readonly type?: string;
  readonly month?: string;
  readonly service?: Service;
  readonly place?: string;
  /** Only those with a value that a clause does not allow. */
  readonly failing: boolean;
}

export interface RecordLine {
  readonly ref: string;
  readonly when: string;
  readonly iso: string;
  readonly text: string;
  readonly by: string;
  readonly holds: boolean;
  readonly verdicts: readonly {
    readonly what: string;
    readonly limit: string;
    readonly holds: boolean;
    readonly key: string;
    readonly source: string;
  }[];
  readonly late?: string;
  /** Corrected by a later one, or taken back: it stays, and is said to. */
  readonly standing: boolean;
  readonly fate?: string;
}

/** A measured value over time with what the clause in force at that time allows. */
export interface Chart {
  readonly title: string;
  readonly unit: string;
  readonly zone: string;
  readonly points: readonly {
    /** Seconds since 1970. */
    readonly at: number;
    readonly value: number;
    readonly label: string;
    readonly holds: boolean;
    readonly low?: number;
    readonly high?: number;
  }[];
  /** The clauses that draw the line. */
  readonly sources: readonly { readonly key: string; readonly text: string }[];
}

export interface ShownRecords {
  readonly month: string;
  readonly type?: string;
  readonly types: readonly Option[];
  readonly months: readonly Option[];
  readonly services: readonly Option[];
  readonly records: readonly RecordLine[];
  readonly failing: number;
  readonly cut: boolean;
  readonly charts: readonly Chart[];
  readonly placeName?: string;
}

export interface PlacePage {
  readonly code: string;
  readonly name: string;
  readonly tasks: readonly {
    readonly name: string;
    readonly state: string;
    readonly overdue: boolean;
    readonly done: Button;
    readonly clause: ShownClause;
  }[];
  /** Beside what is due: report a problem, the standard. */
  readonly buttons: readonly Button[];
  readonly today: readonly string[];
  readonly findings: readonly FindingLine[];
}

export interface MonthAsked {
  readonly month?: string;
}

export interface CitedKey {
  readonly key: string;
  readonly text: string;
}

/** One firm's month in one service, with every line that led to the score. */
export interface ShownScore {
  readonly name: string;
  readonly score: number;
  readonly base: number;
  readonly grade?: string;
  readonly gradeClause?: CitedKey;
  readonly frozen: boolean;
  readonly state: string;
  readonly deductions: readonly {
    readonly ref: string;
    readonly day: string;
    readonly what: string;
    readonly severity: string;
    readonly points: string;
    readonly clauses: readonly CitedKey[];
  }[];
  readonly adjustments: readonly { readonly ref: string; readonly points: string; readonly reason: string }[];
  readonly notes: readonly string[];
}

export interface ShownScores {
  readonly month: string;
  readonly months: readonly Option[];
  readonly scores: readonly ShownScore[];
}

export interface PlanDay {
  readonly date: string;
  readonly day: number;
  /** 0 is Monday. */
  readonly weekday: number;
  /** No workday. */
  readonly off: boolean;
  readonly today: boolean;
  readonly checks: readonly {
    readonly ref: string;
    readonly what: string;
    readonly state: 'done' | 'late' | 'open';
  }[];
}

export interface ShownPlan {
  readonly month: string;
  readonly months: readonly Option[];
  /** `保洁 每周 2 次`. */
  readonly items: readonly string[];
  readonly days: readonly PlanDay[];
  readonly planned: number;
  readonly done: number;
  readonly late: number;
}
