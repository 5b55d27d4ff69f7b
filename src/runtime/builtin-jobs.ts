import { forgottenUpTo, withAskersToForget } from '../answers/askers.ts';
import { forgottenAskers } from '../answers/model.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { toIso } from '../base/time.ts';
import { sweepChat } from '../chat/expiry.ts';
import { backupFolder } from '../cli/upkeep.ts';
import { lines } from '../commands/reply.ts';
import { keyFileOf } from '../config.ts';
import type { Core } from '../core.ts';
import { administrators, type JobPorts, tellAll } from '../job-list.ts';
import { sweepCodes } from '../people/codes.ts';
import { sweepGuests } from '../people/reach.ts';
import { listUnreached, unreached } from '../people/unreached.ts';
import type { AfterCommit, JobKind, Jobs } from '../schedule/jobs.ts';
import { cron } from '../schedule/recurrence.ts';
import { thinBackups } from '../store/backup/thin.ts';
import { openSigningKey, type SignedHead, signHead } from '../store/signed-head.ts';
import { messages } from './job-messages.ts';

export const BACKUP_KIND = 'backup';
export const HEAD_KIND = 'day-head';
export const SWEEP_KIND = 'sweep';
export const UNREACHED_KIND = 'unreached';

/** At night, one after the other; the head in the morning, when an administrator is there to keep it. */
const TIMES = {
  [BACKUP_KIND]: '0 3 * * *',
  [SWEEP_KIND]: '30 3 * * *',
  [HEAD_KIND]: '0 8 * * *',
  [UNREACHED_KIND]: '5 8 * * *',
} as const;

/** What a bot that runs for long does by itself. */
export function builtinKinds(ports: JobPorts): JobKind[] {
  return [
    ...(ports.core.settings.ZHIBIAO_BACKUP_DIR ? [backupJob(ports)] : []),
    headJob(ports),
    sweepJob(ports),
    unreachedJob(ports),
  ];
}

/** Sees that their schedules, and the key, exist. */
export async function ensureBuiltin(jobs: Jobs, { settings, log }: Pick<Core, 'settings' | 'log'>): Promise<void> {
  // Made at the first start; a head that can't be signed is told each morning.
  const key = await attempt(async () => ok(await openSigningKey(keyFileOf(settings))));
  if (!key.ok) log.error({ reason: key.error }, 'the signing key cannot be read');
  if (settings.ZHIBIAO_BACKUP_DIR) await jobs.ensure(BACKUP_KIND, BACKUP_KIND);
  await jobs.ensure(HEAD_KIND, HEAD_KIND);
  await jobs.ensure(SWEEP_KIND, SWEEP_KIND);
  await jobs.ensure(UNREACHED_KIND, UNREACHED_KIND);
}

/** A verified copy each night, the old ones thinned out; that it failed is told, that it went well is in the log. */
function backupJob({ core, tell }: JobPorts): JobKind {
  const { settings, clock, log } = core;
  const zone = settings.ZHIBIAO_TIMEZONE;
  return {
    kind: BACKUP_KIND,
    next: cron(TIMES[BACKUP_KIND], zone),
    prepare: async (): Promise<Result<string, string>> => {
      const done = await attempt(() => backupFolder(settings, undefined, toIso(clock.now(), zone)));
      if (done.ok && settings.ZHIBIAO_BACKUP_DIR) await thinBackups(settings.ZHIBIAO_BACKUP_DIR, { zone });
      return done;
    },
    run: async (tx, _, prepared) => {
      const done = prepared as Result<string, string>;
      if (done.ok) return log.info({ backup: done.value }, 'backup');
      log.error({ reason: done.error }, 'backup failed');
      const say = messages.backupFailed(done.error).zh;
      return tellAll(tx, await administrators(tx, zone), { blocks: lines(say), buttons: [] }, tell);
    },
  };
}

/** The head of the day, signed: kept elsewhere, it shows that nobody has written the journal anew. */
function headJob({ core, tell }: JobPorts): JobKind {
  const { settings, clock, store } = core;
  const zone = settings.ZHIBIAO_TIMEZONE;
  return {
    kind: HEAD_KIND,
    next: cron(TIMES[HEAD_KIND], zone),
    prepare: () =>
      attempt(async () =>
        ok(signHead(store.head(), await openSigningKey(keyFileOf(settings)), toIso(clock.now(), zone))),
      ),
    run: async (tx, _, prepared) => {
      const signed = prepared as Result<SignedHead, string>;
      const blocks = signed.ok
        ? [
            ...lines(messages.dayHead(signed.value.at.slice(0, 10), signed.value.seq).zh, messages.keepHead.zh),
            { kind: 'quote' as const, text: JSON.stringify(signed.value) },
          ]
        : lines(messages.noKey(signed.error).zh);
      return tellAll(tx, await administrators(tx, zone), { blocks, buttons: [] }, tell);
    },
  };
}

/** Tells once a day whom nobody could reach; kept until an administrator could be told. */
function unreachedJob({ core, tell }: JobPorts): JobKind {
  const zone = core.settings.ZHIBIAO_TIMEZONE;
  return {
    kind: UNREACHED_KIND,
    next: cron(TIMES[UNREACHED_KIND], zone),
    run: async (tx) => {
      const { ids, items } = await listUnreached(tx);
      if (items.length === 0) return undefined;
      const told: AfterCommit[] = [];
      for (const person of await administrators(tx, zone)) {
        const list = { kind: 'list' as const, items };
        const blocks = [...lines(messages.unreached(items.length).zh), list, ...lines(messages.howToReach.zh)];
        const after = await tell(tx, person, { blocks, buttons: [] });
        if (after) told.push(after);
      }
      if (told.length > 0) for (const id of ids) tx.drop(unreached, id);
      return () => {
        for (const after of told) after();
      };
    },
  };
}

/** Drops what has had its time: codes, marks, contexts, drafts, sent replies, askers of old questions. */
function sweepJob({ core }: JobPorts): JobKind {
  const { store, settings, clock, log } = core;
  return {
    kind: SWEEP_KIND,
    next: cron(TIMES[SWEEP_KIND], settings.ZHIBIAO_TIMEZONE),
    prepare: async () => {
      const now = clock.now();
      for (let more = true; more; ) {
        const targets = await withAskersToForget(store, now);
        more = targets.length > 0;
        if (more) await store.erase({ what: 'askers of questions older than a year' }, targets);
      }
      // Bodies whose documents earlier sweeps, and the outbox, have dropped.
      log.info({ bodies: await store.expire() }, 'expired');
    },
    run: async (tx) => {
      await sweepCodes(tx);
      await sweepChat(tx);
      await sweepGuests(tx);
      tx.put(forgottenAskers, 'all', { upTo: forgottenUpTo(tx.at) });
    },
  };
}

/** A failure outside the store is a value: it is told, and the next night tries again. */
async function attempt<T>(work: () => Promise<Result<T, string>>): Promise<Result<T, string>> {
  try {
    return await work();
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}
