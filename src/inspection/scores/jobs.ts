import { z } from 'zod';
import type { Instant } from '../../base/clock.ts';
import { addMonths, yearMonthOf } from '../../schedule/days.ts';
import type { AfterCommit, Job, JobKind, JobRun } from '../../schedule/jobs.ts';
import type { Transaction } from '../../store/store.ts';
import {
  APPEALS_KIND,
  draftAt,
  FREEZE_KIND,
  type FreezePorts,
  freezeMonth,
  remindOfAppeals,
  sendDrafts,
} from './freeze.ts';
import { monthOf } from './score.ts';

export const DRAFT_KIND = 'score-draft';

const payloadSchema = z.object({ month: z.string() });
const named = (payload: unknown): string => payloadSchema.parse(payload).month;

const monthFrom = (month: string, steps: number): string => {
  const { year, month: number } = addMonths(yearMonthOf(`${month}-01`), steps);
  return `${year}-${String(number).padStart(2, '0')}`;
};

/** Drafts go out in the month after the one that they are about. */
const draftedAt = (at: Instant, zone: string): string => monthFrom(monthOf(at, zone), -1);

/** What happens to scores by time alone: the drafts, the reminder of open appeals, the freeze. */
export function scoreJobs(ports: FreezePorts): JobKind[] {
  return [
    {
      kind: DRAFT_KIND,
      next: (after) => {
        const here = draftedAt(after, ports.zone);
        for (const steps of [0, 1, 2]) {
          const at = draftAt(monthFrom(here, steps), ports);
          if (at !== undefined && at > after) return at;
        }
        // Nothing in force says when: looked at again in a month.
        return after + 30 * 86_400_000;
      },
      run: (tx, { at }) => sendDrafts(tx, draftedAt(at, ports.zone), ports),
    },
    {
      kind: APPEALS_KIND,
      next: () => undefined,
      run: (tx, { payload }) => remindOfAppeals(tx, named(payload), ports),
    },
    {
      kind: FREEZE_KIND,
      next: () => undefined,
      run: (tx, { payload }) => freezeMonth(tx, named(payload), ports),
    },
  ];
}

const KINDS: readonly string[] = [DRAFT_KIND, APPEALS_KIND, FREEZE_KIND];

/** What fell due while the program was away is made up for: drafts go out late, with the full time to appeal. */
export const ownsScoreJob = ({ kind }: JobRun): boolean => KINDS.includes(kind);

export async function missedScores(
  tx: Transaction,
  run: JobRun,
  { payload }: Job,
  ports: FreezePorts,
): Promise<AfterCommit | undefined> {
  if (run.kind === FREEZE_KIND) return freezeMonth(tx, named(payload), ports);
  if (run.kind === APPEALS_KIND) return remindOfAppeals(tx, named(payload), ports);
  const sent: AfterCommit[] = [];
  const last = draftedAt(run.last ?? run.occurrence, ports.zone);
  for (let month = draftedAt(run.occurrence, ports.zone); month <= last; month = monthFrom(month, 1))
    sent.push(await sendDrafts(tx, month, ports));
  return () => {
    for (const after of sent) after();
  };
}
