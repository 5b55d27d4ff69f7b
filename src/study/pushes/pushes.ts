import { z } from 'zod';
import type { Instant } from '../../base/clock.ts';
import { dateOf, HOUR, MINUTE, SECOND, toIso } from '../../base/time.ts';
import type { Reply } from '../../commands/reply.ts';
import { people } from '../../people/documents.ts';
import { TEAMS, type Team } from '../../people/model.ts';
import { membersOf } from '../../people/who.ts';
import { type AfterCommit, dropJob, type Job, type JobKind, jobRuns, jobs, putJob } from '../../schedule/jobs.ts';
import type { Reader, Transaction } from '../../store/store.ts';
import { digestOf, GROUP_LIMIT, PERSON_LIMIT } from './digest.ts';
import { messages } from './messages.ts';
import { type Deferred, deferredPushes, type Push, pushCounts, pushWishes, teamPushes } from './model.ts';
import { NIGHT, quietEnd, type Standing, verdictOn } from './policy.ts';

export const DEFERRED_KIND = 'deferred-pushes';
export const DIGEST_KIND = 'team-digest';

export interface PushPorts {
  readonly zone: string;
  /** Says something to a person; undefined when they can't be reached. */
  readonly tell: (tx: Transaction, person: string, reply: Reply) => Promise<AfterCommit | undefined>;
  /** Says something in every group of a team; undefined when there is none: its people are told one by one then. */
  readonly tellTeam: (tx: Transaction, team: Team, reply: Reply) => Promise<AfterCommit | undefined>;
}

/** How people and groups are told what they did not ask for. */
export interface Pushes {
  /**
   * Tells a person, now or when they may be told: quiet hours, what they muted, three study pushes a day.
   * @returns what lets it out after the commit; undefined when it is put off, or nobody can be reached
   */
  pushToPerson(tx: Transaction, person: string, push: Push): Promise<AfterCommit | undefined>;
  /**
   * Tells a team's group, several things within a few minutes as one message.
   * @returns what lets it out after the commit; undefined when it waits for others
   */
  pushToTeam(tx: Transaction, team: Team, push: Push): Promise<AfterCommit | undefined>;
  readonly kinds: readonly JobKind[];
  /** What was to be told while the program was away is told now: late is better than never. */
  late(tx: Transaction, job: Job): Promise<AfterCommit | undefined>;
}

/** Pushes to one group that come within this are one message. */
const WINDOW = 3 * MINUTE;
/** Jobs that are late still run within this. */
const LATE = 2 * HOUR;

export function createPushes({ zone, tell, tellTeam }: PushPorts): Pushes {
  async function pushToPerson(tx: Transaction, person: string, push: Push): Promise<AfterCommit | undefined> {
    const standing = await standingOf(tx, person, zone);
    const verdict = verdictOn(push.kind, standing, tx.at, zone);
    if (!verdict.send) {
      await defer(tx, person, zone, {
        push,
        why: verdict.why,
        ...(verdict.due === undefined ? {} : { due: verdict.due }),
      });
      return undefined;
    }
    if (push.kind === 'study') countOne(tx, person, standing.had, zone);
    return tell(tx, person, push.reply);
  }

  /** What was put off is told together, when nothing speaks against it any more. */
  async function deliverDeferred(tx: Transaction, person: string): Promise<AfterCommit | undefined> {
    const rows = await deferredOf(tx, person);
    const standing = await standingOf(tx, person, zone);
    const judged = rows.map((row) => ({
      ...row,
      // What has lapsed stays for its sender to take back.
      verdict: lapsed(row.document.push, tx.at)
        ? ({ send: false, why: row.document.why } as const)
        : verdictOn(row.document.push.kind, standing, tx.at, zone),
    }));
    const ready = judged.filter(({ verdict }) => verdict.send);
    for (const { id, document, verdict } of judged) {
      if (verdict.send) tx.drop(deferredPushes, id);
      else {
        const { due: _, ...kept } = document;
        const { why, due } = { due: undefined, ...verdict };
        tx.put(deferredPushes, id, { ...kept, why, ...(due === undefined ? {} : { due }) });
      }
    }
    await armDeferred(tx, person, zone);
    if (ready.length === 0) return undefined;
    const pushes = ready.map(({ document }) => document.push);
    if (pushes.some(({ kind }) => kind === 'study')) countOne(tx, person, standing.had, zone);
    return tell(tx, person, digestOf(pushes, messages.putOffSeveral(pushes.length), tx.at, PERSON_LIMIT));
  }

  async function pushToTeam(tx: Transaction, team: Team, push: Push): Promise<AfterCommit | undefined> {
    const before = (await tx.get(teamPushes, team)) ?? { waiting: [] };
    const sendNow = async (): Promise<AfterCommit | undefined> => {
      tx.put(teamPushes, team, { ...before, last: tx.at });
      return tellAll(tx, team, [push]);
    };
    if (push.kind === 'emergency') return sendNow();
    // What is due on a shift does not wait for the morning with the rest.
    const far = (before.due ?? tx.at) - tx.at > WINDOW;
    if (before.waiting.length > 0 && !(push.kind === 'duty' && far)) {
      tx.put(teamPushes, team, { ...before, waiting: [...before.waiting, push] });
      return undefined;
    }
    const due = before.waiting.length > 0 ? undefined : await collectUntil(tx, team, push, before.last);
    if (due === undefined) return sendNow();
    tx.put(teamPushes, team, { ...before, waiting: [push], due });
    putJob(tx, `${DIGEST_KIND}/${team}/${due}`, { kind: DIGEST_KIND, next: due, payload: { team } });
    return undefined;
  }

  /** Until when a push waits for others; undefined when it goes out at once. */
  async function collectUntil(
    tx: Transaction,
    team: Team,
    { kind }: Push,
    last: Instant | undefined,
  ): Promise<Instant | undefined> {
    const night = kind === 'duty' ? undefined : quietEnd(NIGHT, tx.at, zone);
    if (night !== undefined) return night;
    const { rows } = await tx.find(jobs, {
      where: { 'payload.team': team, next: { from: tx.at - LATE, to: tx.at + WINDOW + 1 } },
      order: { by: 'next', descending: true },
    });
    const coming = rows.map(({ document }) => document).filter(({ kind }) => kind !== DIGEST_KIND);
    const [latest] = coming;
    if (latest && latest.next > tx.at) return latest.next;
    // The job that is running still stands among those that are due.
    if (coming.length > 1) return tx.at;
    return last !== undefined && tx.at - last < WINDOW && last <= tx.at ? last + WINDOW : undefined;
  }

  async function sendDigest(tx: Transaction, team: Team): Promise<AfterCommit | undefined> {
    const before = await tx.get(teamPushes, team);
    if (!before || before.waiting.length === 0) return undefined;
    tx.put(teamPushes, team, { last: tx.at, waiting: [] });
    return tellAll(tx, team, before.waiting);
  }

  async function tellAll(tx: Transaction, team: Team, pushes: readonly Push[]): Promise<AfterCommit | undefined> {
    const reply = digestOf(pushes, messages.several(pushes.length), tx.at, GROUP_LIMIT);
    const inGroup = await tellTeam(tx, team, reply);
    if (inGroup) return inGroup;
    const sent: AfterCommit[] = [];
    for (const { id } of await membersOf(tx, team, tx.at)) {
      for (const push of pushes) {
        const after = await pushToPerson(tx, id, push);
        if (after) sent.push(after);
      }
    }
    return () => {
      for (const after of sent) after();
    };
  }

  const kinds: readonly JobKind[] = [
    { kind: DEFERRED_KIND, next: () => undefined, run: (tx, { payload }) => deliverDeferred(tx, personOf(payload)) },
    { kind: DIGEST_KIND, next: () => undefined, run: (tx, { payload }) => sendDigest(tx, teamIn(payload)) },
  ];

  return {
    pushToPerson,
    pushToTeam,
    kinds,
    late: (tx, { kind, payload }) =>
      kind === DEFERRED_KIND ? deliverDeferred(tx, personOf(payload)) : sendDigest(tx, teamIn(payload)),
  };
}

const lapsed = ({ lapses, until }: Push, now: Instant): boolean =>
  lapses === true && until !== undefined && until <= now;

/**
 * Takes back what about one thing (`QZ-3`) still waits to be told to some people: it is of no use any more.
 * @returns who had not been told a study push about it
 */
export async function withdraw(
  tx: Transaction,
  ref: string,
  from: readonly string[],
  zone: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await tx.find(deferredPushes, { where: { 'push.reply.ref': ref } });
  const untold = new Set<string>();
  for (const { id, document } of rows) {
    if (!from.includes(document.person)) continue;
    tx.drop(deferredPushes, id);
    if (document.push.kind === 'study') untold.add(document.person);
    await armDeferred(tx, document.person, zone);
  }
  return untold;
}

const personOf = (payload: unknown): string => z.object({ person: z.string() }).parse(payload).person;
const teamIn = (payload: unknown): Team => z.object({ team: z.enum(TEAMS) }).parse(payload).team;

const deferredOf = async (reader: Reader, person: string) =>
  (await reader.find(deferredPushes, { where: { person } })).rows;

/** How many things wait to be told to a person. */
export const deferredCount = async (reader: Reader, person: string): Promise<number> =>
  (await deferredOf(reader, person)).length;

async function defer(
  tx: Transaction,
  person: string,
  zone: string,
  put: Pick<Deferred, 'push' | 'why' | 'due'>,
): Promise<void> {
  const number = await tx.next('deferred-push');
  tx.put(deferredPushes, `${person}/${number}`, { ...put, person, since: tx.at });
  await armDeferred(tx, person, zone);
}

/** Sets the job that tells a person what was put off to the first instant that any of it may be told, or to `at`. */
export async function armDeferred(tx: Transaction, person: string, zone: string, at?: Instant): Promise<void> {
  const dues = (await deferredOf(tx, person)).flatMap(({ document: { due } }) => (due === undefined ? [] : [due]));
  let next = at ?? (dues.length === 0 ? undefined : Math.min(...dues));
  const id = `${DEFERRED_KIND}/${person}`;
  if (next === undefined) return dropJob(tx, id);
  // An instant at which it ran already would not run again.
  while (await tx.get(jobRuns, `${id}@${toIso(next, zone)}`)) next += SECOND;
  putJob(tx, id, { kind: DEFERRED_KIND, next, payload: { person } });
}

async function standingOf(tx: Transaction, person: string, zone: string): Promise<Standing> {
  const counted = await tx.get(pushCounts, person);
  return {
    wishes: await tx.get(pushWishes, person),
    posts: (await tx.get(people, person))?.posts ?? [],
    had: counted?.day === dateOf(tx.at, zone) ? counted.count : 0,
  };
}

const countOne = (tx: Transaction, person: string, had: number, zone: string): void =>
  tx.put(pushCounts, person, { day: dateOf(tx.at, zone), count: had + 1 });
