import type { Instant } from '../../base/clock.ts';
import { HOUR, MINUTE } from '../../base/time.ts';
import type { Severity } from '../../notes/model.ts';
import { dropJob, putJob } from '../../schedule/jobs.ts';
import type { Transaction } from '../../store/store.ts';
import { type Finding, findingRef } from './model.ts';

export const TERM_KIND = 'finding-term';

/** Who is told when something of a finding falls due: the unit's lead, the supervisor, the manager. */
export const LEVELS = [1, 2, 3] as const;
export type Level = (typeof LEVELS)[number];

/** An instant at which somebody is reminded. `level`: how far up it has gone by then. */
export interface Mark {
  readonly at: Instant;
  readonly what: 'soon' | 'late' | 'verify' | 'verify late' | 'answer' | 'answer late' | 'done' | 'done late';
  readonly level?: Level;
}

/** How long after its time each level hears of it, in hours [D]. A severe one goes to all at once (JG 204, 6.3). */
const LADDER: Readonly<Record<Severity, readonly (readonly [Level, number])[]>> = {
  一般: [
    [1, 0],
    [2, 2],
    [3, 24],
  ],
  较重: [
    [1, 0],
    [2, 1],
    [3, 4],
  ],
  严重: [[3, 0]],
};
/** Reminded when a quarter of the time is left, at most this long before [D]. */
const SOON_AT_MOST = 6 * HOUR;
/** What ends with a day is reminded of in its afternoon, and goes up the next morning [D]. */
const BEFORE_DAY_END = 8 * HOUR;
const AFTER_DAY_END = 9 * HOUR;
const BEFORE_ANSWER = 4 * HOUR;

/** The instants at which the program speaks up about a finding as it stands, in order. None once it is closed or voided. */
export function marksOf(finding: Finding): readonly Mark[] {
  return [...fixMarks(finding), ...verifyMarks(finding), ...answerMarks(finding)].sort((a, b) => a.at - b.at);
}

/** By when the unit must have done something about it; undefined where nothing is asked of it now. */
export function dueAt({ state, deadline, reportBy, reportedAt }: Finding): Instant | undefined {
  if (state !== 'open' && state !== 'returned' && state !== 'disputed') return undefined;
  return deadline ?? (reportedAt === undefined ? reportBy : undefined);
}

export function isOverdue(finding: Finding, now: Instant): boolean {
  const due = dueAt(finding);
  return due !== undefined && due < now;
}

function fixMarks(finding: Finding): Mark[] {
  const due = dueAt(finding);
  if (due === undefined) return [];
  const soon = due - Math.min((due - finding.at) / 4, SOON_AT_MOST);
  return [
    { at: Math.round(soon / MINUTE) * MINUTE, what: 'soon' },
    ...LADDER[finding.severity ?? '一般'].map(
      ([level, after]): Mark => ({ at: due + after * HOUR, what: 'late', level }),
    ),
  ];
}

function verifyMarks({ state, submission }: Finding): Mark[] {
  if (state !== 'submitted' || submission?.verifyBy === undefined) return [];
  return [
    { at: submission.verifyBy - BEFORE_DAY_END, what: 'verify' },
    { at: submission.verifyBy + AFTER_DAY_END, what: 'verify late', level: 3 },
  ];
}

function answerMarks({ state, answerBy, answeredAt, doneBy }: Finding): Mark[] {
  if (state === 'closed' || state === 'voided') return [];
  const marks: Mark[] = [];
  if (answerBy !== undefined && answeredAt === undefined)
    marks.push({ at: answerBy - BEFORE_ANSWER, what: 'answer' }, { at: answerBy, what: 'answer late', level: 3 });
  if (doneBy !== undefined)
    marks.push(
      { at: doneBy - BEFORE_DAY_END, what: 'done' },
      { at: doneBy + AFTER_DAY_END, what: 'done late', level: 3 },
    );
  return marks;
}

const scheduleOf = (number: number): string => `${TERM_KIND}/${findingRef(number)}`;

/** Sets the finding's job to its next mark; takes it away where none is left. Called at every step. */
export function armMarks(tx: Transaction, finding: Finding): void {
  const next = marksOf(finding).find(({ at }) => at > tx.at);
  const schedule = scheduleOf(finding.number);
  if (next) putJob(tx, schedule, { kind: TERM_KIND, next: next.at, payload: { number: finding.number } });
  else dropJob(tx, schedule);
}
