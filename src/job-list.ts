import { z } from 'zod';
import { NOTICES_KIND, noticesJob } from './answers/editions/notices.ts';
import { LIMIT_KIND } from './answers/handover/handover.ts';
import { limitJob, raise } from './answers/handover/limit-job.ts';
import { lines, type Reply } from './commands/reply.ts';
import type { Turn } from './commands/turn.ts';
import type { Core } from './core.ts';
import { importJob } from './directory/import-job.ts';
import { INSPECTION_SELF_HEALING, inspectionJobs } from './parts/inspection.ts';
import { RECORD_SELF_HEALING } from './parts/records.ts';
import { whoHolds } from './people/who.ts';
import { missed } from './runtime/job-messages.ts';
import { type AfterCommit, type Job, type JobKind, type JobRun, putJob } from './schedule/jobs.ts';
import type { Transaction } from './store/store.ts';
import { HANDBOOK_NOTICES_KIND } from './study/handbook/notices.ts';

/** Says something to a person within a job's transaction; undefined when they can't be reached. */
export type Tell = (tx: Transaction, person: string, reply: Reply) => Promise<AfterCommit | undefined>;

export interface JobPorts {
  readonly core: Core;
  readonly tell: Tell;
}

/** Missed ones of these are made up for by the next run: nobody needs to know. */
const SELF_HEALING: readonly string[] = [
  NOTICES_KIND,
  HANDBOOK_NOTICES_KIND,
  'sweep',
  'unreached',
  ...RECORD_SELF_HEALING,
  ...INSPECTION_SELF_HEALING,
];

const RESEND_KIND = 'resend';

/** Sends a dead letter again as soon as the turn that asked for it is on the disk. */
export const resendLater = (turn: Turn, id: string): void =>
  putJob(turn.tx, `resend-${id}`, { kind: RESEND_KIND, next: turn.now, payload: { id } });

const resendJob = ({ outbox }: Core): JobKind => ({
  kind: RESEND_KIND,
  next: () => undefined,
  run: async (tx, { payload }) => {
    const message = await outbox.takeUp(tx, z.object({ id: z.string() }).parse(payload).id);
    return message && (() => outbox.send([message]));
  },
});

/** Everything that happens at times of its own. */
export function jobKinds({ core, tell }: JobPorts): JobKind[] {
  const { store, shelf, settings, calendar } = core;
  const zone = settings.ZHIBIAO_TIMEZONE;
  return [
    importJob({ zone, readAttachment: async (hash) => (await store.getBlob(hash)) ?? new Uint8Array(), tell }),
    limitJob({ zone, shelf, tell }),
    resendJob(core),
    noticesJob({ zone, calendar, shelf, tell }),
    ...inspectionJobs({ core, tell }),
  ];
}

/** Tells who owns a job, else the administrators, that it was missed or given up (P11). */
export const reportRun =
  ({ core, tell }: JobPorts) =>
  async (tx: Transaction, run: JobRun, { payload }: Job): Promise<AfterCommit | undefined> => {
    const zone = core.settings.ZHIBIAO_TIMEZONE;
    if (SELF_HEALING.includes(run.kind)) return undefined;
    if (run.kind === LIMIT_KIND) return raise(tx, payload, { zone, shelf: core.shelf, tell });
    const owner = ownerOf(payload);
    const told = owner === undefined ? await administrators(tx, zone) : [owner];
    return tellAll(tx, told, { blocks: lines(missed(run, zone).zh), buttons: [] }, tell);
  };

/** A job that somebody asked for says so in its payload. */
const ownerOf = (payload: unknown): string | undefined =>
  typeof payload === 'object' && payload !== null && 'by' in payload && typeof payload.by === 'string'
    ? payload.by
    : undefined;

/** Internal ids of today's administrators. */
export const administrators = async (tx: Transaction, zone: string): Promise<string[]> =>
  (await whoHolds(tx, 'administrator', { now: tx.at, zone })).map(({ id }) => id);

/** Tells several people the same, each confirmed alone. */
export async function tellAll(
  tx: Transaction,
  people: readonly string[],
  reply: Reply,
  tell: Tell,
): Promise<AfterCommit | undefined> {
  const sent: AfterCommit[] = [];
  for (const person of people) {
    const after = await tell(tx, person, reply);
    if (after) sent.push(after);
  }
  return () => {
    for (const after of sent) after();
  };
}
