import { z } from 'zod';
import type { Clock, Instant, SteppedClock } from '../base/clock.ts';
import { HOUR, MINUTE, SECOND, toIso } from '../base/time.ts';
import { collection, type Store, type Transaction } from '../store/store.ts';
import type { JumpGuard } from './jump-guard.ts';

/** A job that is late by no more than this still runs; later it is reported as missed (P11). */
const LATEST = 2 * HOUR;
/** The pause before a job that failed is tried again; doubled each time. */
const FIRST_RETRY = MINUTE;
/** Jobs are read from the store so many at a time. */
const LOOKED_AT = 16;

const jobSchema = z.object({
  kind: z.string(),
  /** The occurrence that comes next. */
  next: z.number(),
  /** The first occurrence that was meant: nothing is ever due before it. */
  first: z.number(),
  /** What the kind needs to know; checked by the kind. */
  payload: z.unknown().optional(),
  since: z.number(),
});
/** A schedule: something of a kind that happens at times. Its id is the schedule's name. */
export type Job = z.infer<typeof jobSchema>;

export const jobs = collection({ name: 'jobs', version: 1, growth: 'bounded', keep: 'evidence', schema: jobSchema });

/** What became of each occurrence. The id is (schedule, occurrence): whatever restarts in between, one run for each. */
export const jobRuns = collection({
  name: 'job-runs',
  version: 1,
  growth: 'monthly',
  keep: 'evidence',
  schema: z.object({
    schedule: z.string(),
    kind: z.string(),
    occurrence: z.number(),
    at: z.number(),
    outcome: z.enum(['done', 'missed', 'failed']),
    /** Of `missed`: several in a row are one line, from `occurrence` to this one. */
    last: z.number().optional(),
    count: z.number().optional(),
    reason: z.string().optional(),
  }),
});
export type JobRun = z.infer<typeof jobRuns.schema>;

export const scheduleCollections = [jobs, jobRuns];

export interface Occurrence {
  readonly schedule: string;
  readonly at: Instant;
  readonly payload: unknown;
}

/** What to do once the transaction is on disk, such as letting its messages out. */
export type AfterCommit = () => void;

/** How jobs of one kind are carried out. */
export interface JobKind {
  readonly kind: string;
  /** The first occurrence strictly after an instant; undefined when there is none any more: the schedule ends. */
  next(after: Instant, payload: unknown): Instant | undefined;
  /**
   * Work outside the store, such as writing a backup, done before the transaction. It may be done again after a crash
   * between the two: it must bear that.
   */
  prepare?(occurrence: Occurrence): Promise<unknown>;
  /** The effect, in the same transaction as the mark that it was done. */
  // biome-ignore lint/suspicious/noConfusingVoidType: a job that has nothing to do afterwards just returns
  run(tx: Transaction, occurrence: Occurrence, prepared: unknown): Promise<AfterCommit | void>;
}

export interface JobsSetting {
  readonly store: Store;
  readonly clock: Clock;
  readonly zone: string;
  readonly kinds: readonly JobKind[];
  /** Tells a person of what was missed or given up, in the transaction that notes it; `job` as it was before. */
  // biome-ignore lint/suspicious/noConfusingVoidType: as above
  readonly report: (tx: Transaction, run: JobRun, job: Job) => Promise<AfterCommit | void>;
  readonly log: (line: { schedule: string; occurrence: Instant; outcome: string; error?: unknown }) => void;
  /** Of the real clock only: while the time is in doubt nothing runs. */
  readonly guard?: JumpGuard;
}

export interface Jobs {
  /** Sees that a built-in schedule exists. An existing one keeps its next occurrence. */
  ensure(schedule: string, kind: string, payload?: unknown): Promise<void>;
  /**
   * Runs what is due at the clock's time, in order. What is more than two hours late is noted and reported instead. The
   * real clock calls it at every tick, the headless platform once when it begins.
   */
  runDue(): Promise<void>;
  /** Moves a stepped clock: each job due in between runs in order, with the clock at its own instant. */
  advance(to: Instant, clock: SteppedClock): Promise<void>;
  /** Looks every second (never a long timer: those beyond 24 days fire at once). @returns how to stop it. */
  start(): () => Promise<void>;
}

/** Adds a schedule, or sets an existing one's next occurrence, within a turn's transaction. */
export function putJob(tx: Transaction, schedule: string, job: Omit<Job, 'since' | 'first'>): void {
  tx.put(jobs, schedule, { ...job, first: job.next, since: tx.at });
}

export const dropJob = (tx: Transaction, schedule: string): void => tx.drop(jobs, schedule);

interface Due {
  readonly schedule: string;
  readonly job: Job;
  readonly at: Instant;
}

/** The runner of durable jobs. */
export function createJobs(setting: JobsSetting): Jobs {
  const { store, clock, zone } = setting;
  const kinds = new Map(setting.kinds.map((kind) => [kind.kind, kind]));
  /** Failed tries of this process: a restart tries again at once. */
  const failures = new Map<string, { readonly retryAt: Instant; readonly wait: number; readonly error: unknown }>();
  const keyOf = (schedule: string, occurrence: Instant): string => `${schedule}@${toIso(occurrence, zone)}`;

  /** The schedule whose turn it is first, up to an instant; a failed one's turn is its next try. */
  async function earliest(upTo: Instant): Promise<Due | undefined> {
    let first: Due | undefined;
    const consider = (due: Due): void => {
      if (due.at <= upTo && (!first || due.at < first.at)) first = due;
    };
    // However many are due, only those before the first that has not failed are looked at.
    for (let after: string | undefined, more = true; more; ) {
      const query = { where: { next: { to: upTo + 1 } }, order: { by: 'next' }, limit: LOOKED_AT };
      const page = await store.find(jobs, after === undefined ? query : { ...query, after });
      for (const { id, document } of page.rows) {
        if (!kinds.has(document.kind)) continue;
        const failed = failures.get(id);
        consider({ schedule: id, job: document, at: Math.max(document.next, failed?.retryAt ?? 0) });
        if (!failed) return first;
      }
      after = page.next;
      more = after !== undefined;
    }
    return first;
  }

  async function settle(schedule: string, job: Job): Promise<void> {
    const kind = kinds.get(job.kind);
    if (!kind) return;
    const occurrence: Occurrence = { schedule, at: job.next, payload: job.payload };
    const late = clock.now() - job.next;
    try {
      const tooLate = late > LATEST;
      const prepared = tooLate ? undefined : await kind.prepare?.(occurrence);
      const after = await store.transact({ what: `job ${keyOf(schedule, job.next)}` }, async (tx) => {
        const current = await tx.get(jobs, schedule);
        if (current?.next !== job.next) return undefined;
        if (tooLate) return giveUp(tx, schedule, current, kind);
        const done = await tx.get(jobRuns, keyOf(schedule, job.next));
        const then = done ? undefined : await kind.run(tx, occurrence, prepared);
        if (!done) note(tx, { schedule, kind: job.kind, occurrence: job.next, at: tx.at, outcome: 'done' });
        // The job itself may have changed or ended its own schedule.
        const still = await tx.get(jobs, schedule);
        if (still?.next === job.next) moveOn(tx, schedule, still, kind.next(job.next, job.payload));
        return then;
      });
      failures.delete(schedule);
      after?.();
      setting.log({ schedule, occurrence: job.next, outcome: tooLate ? 'missed' : 'done' });
    } catch (error) {
      const wait = (failures.get(schedule)?.wait ?? FIRST_RETRY / 2) * 2;
      failures.set(schedule, { retryAt: clock.now() + wait, wait, error });
      setting.log({ schedule, occurrence: job.next, outcome: 'failed', error });
    }
  }

  function note(tx: Transaction, run: JobRun): void {
    tx.put(jobRuns, keyOf(run.schedule, run.occurrence), run);
  }

  function moveOn(tx: Transaction, schedule: string, job: Job, next: Instant | undefined): void {
    if (next === undefined) tx.drop(jobs, schedule);
    else tx.put(jobs, schedule, { ...job, next });
  }

  /** Notes every occurrence that is too late, as one line, and goes on with the first that is not. */
  async function giveUp(tx: Transaction, schedule: string, job: Job, kind: JobKind) {
    let next: Instant | undefined = job.next;
    let last = job.next;
    let count = 0;
    while (next !== undefined && clock.now() - next > LATEST) {
      last = next;
      count += 1;
      next = kind.next(next, job.payload);
    }
    const failure = failures.get(schedule);
    const run: JobRun = {
      schedule,
      kind: job.kind,
      occurrence: job.next,
      at: tx.at,
      outcome: failure ? 'failed' : 'missed',
      ...(count > 1 ? { last, count } : {}),
      ...(failure ? { reason: failure.error instanceof Error ? failure.error.message : String(failure.error) } : {}),
    };
    note(tx, run);
    moveOn(tx, schedule, job, next);
    return setting.report(tx, run, job);
  }

  /**
   * After a step back of the clock (a wrong day put right), schedules may stand far ahead: they are taken back to what
   * comes next by the clock. What ran already has its key and does not run again.
   */
  async function takeBack(): Promise<void> {
    const now = clock.now();
    await store.transact({ what: 'schedules after a step of the clock' }, async (tx) => {
      for (const { id, document } of (await tx.find(jobs, { where: { next: { from: now + 1 } } })).rows) {
        const next = kinds.get(document.kind)?.next(Math.max(now, document.first - 1), document.payload);
        if (next !== undefined && next < document.next) tx.put(jobs, id, { ...document, next });
      }
    });
  }

  async function runUpTo(instant: Instant, moveTo?: (at: Instant) => void): Promise<void> {
    for (let due = await earliest(instant); due; due = await earliest(instant)) {
      moveTo?.(due.at);
      await settle(due.schedule, due.job);
    }
  }

  let seen: Instant | undefined;
  const self: Jobs = {
    ensure: (schedule, kind, payload) =>
      store.transact({ what: `schedule ${schedule}` }, async (tx) => {
        const before = await tx.get(jobs, schedule);
        if (before?.kind === kind && JSON.stringify(before.payload) === JSON.stringify(payload)) return;
        const next = kinds.get(kind)?.next(tx.at, payload);
        if (next !== undefined) putJob(tx, schedule, { kind, next, ...(payload === undefined ? {} : { payload }) });
      }),
    runDue: async () => {
      if (setting.guard?.steady() === false) return;
      const now = clock.now();
      if (seen === undefined || now < seen - MINUTE) await takeBack();
      seen = now;
      await runUpTo(clock.now());
    },
    advance: async (to, stepped) => {
      await runUpTo(to, (at) => stepped.moveTo(at));
      stepped.moveTo(to);
    },
    start: () => {
      let stopped = false;
      let timer: NodeJS.Timeout | undefined;
      let running: Promise<void> = Promise.resolve();
      const tick = (): void => {
        running = self
          .runDue()
          .catch((error) => setting.log({ schedule: '*', occurrence: clock.now(), outcome: 'failed', error }))
          .then(() => {
            if (!stopped) timer = setTimeout(tick, SECOND);
            timer?.unref();
          });
      };
      tick();
      return async () => {
        stopped = true;
        clearTimeout(timer);
        await running;
      };
    },
  };
  return self;
}
