import type { Instant } from '../../base/clock.ts';
import type { Sentence } from '../../base/sentence.ts';
import { DAY, dateOf, localTime, MINUTE } from '../../base/time.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import { type AfterCommit, dropJob, type JobKind, jobs, putJob } from '../../schedule/jobs.ts';
import type { Transaction } from '../../store/store.ts';
import { unsampled } from '../menu/samples.ts';
import { type RecordDocument, recordRef, records } from '../model.ts';
import type { RecordPorts } from '../ports.ts';
import { lineOf } from '../show.ts';
import { dueMessages } from './messages.ts';
import { isDone, isInUse } from './missing.ts';
import { type Told, whoDoes, whoLeads } from './people.ts';
import { nextCheck, REMIND_BEFORE, type Window, windowsOf } from './windows.ts';

export const DUE_KIND = 'records-due';
export const KEPT_KIND = 'samples-over';

/** How a person is told something unasked: quiet hours hold for what is not `duty`. */
export type PushTo = (
  tx: Transaction,
  person: string,
  push: { readonly kind: 'notice' | 'duty'; readonly reply: Reply; readonly line: Sentence },
) => Promise<AfterCommit | undefined>;

export interface DueJobPorts extends RecordPorts {
  readonly push: PushTo;
}

/** Begins to look after what is due as soon as there is a record; a sample's time is watched from its own instant. */
export async function armDue(tx: Transaction, record: RecordDocument, now: Instant, ports: RecordPorts): Promise<void> {
  if (!(await tx.get(jobs, DUE_KIND))) {
    const next = nextCheck(ports.types(), now, ports);
    if (next !== undefined) putJob(tx, DUE_KIND, { kind: DUE_KIND, next });
  }
  if (record.keepUntil !== undefined && record.keepUntil > now)
    // Samples of one meal are over within minutes of each other: they are told together.
    putJob(tx, `${KEPT_KIND}/${nextQuarter(record.keepUntil)}`, {
      kind: KEPT_KIND,
      next: nextQuarter(record.keepUntil),
    });
}

const QUARTER = 15 * MINUTE;
const nextQuarter = (at: Instant): Instant => Math.ceil(at / QUARTER) * QUARTER;

export const dueJobs = (ports: DueJobPorts): JobKind[] => [
  {
    kind: DUE_KIND,
    next: (after) => nextCheck(ports.types(), after, ports),
    run: async (tx, { at }) => {
      const sent: AfterCommit[] = [];
      let used = false;
      for (const type of ports.types()) {
        if (type.due.length === 0 || !(await isInUse(tx, type, at))) continue;
        used = true;
        for (const window of windowsOf(type, at - 1, at + REMIND_BEFORE, ports)) {
          if (window.until !== at && window.remindAt !== at) continue;
          if (!window.due.remind) continue;
          const dishes = await openDishes(tx, window, ports);
          if (dishes === undefined ? await isDone(tx, window, at) : dishes.length === 0) continue;
          sent.push(
            ...(window.until === at ? await goUp(tx, window, ports, dishes) : await remind(tx, window, ports, dishes)),
          );
        }
      }
      // Nobody records any more: nothing is due until somebody does.
      if (!used) dropJob(tx, DUE_KIND);
      return () => {
        for (const after of sent) after();
      };
    },
  },
  {
    kind: KEPT_KIND,
    next: () => undefined,
    run: (tx, { at }) => tellOver(tx, at, ports),
  },
];

const hourOf = (at: Instant, zone: string): string => localTime(at, zone).time.slice(0, 5);

/** Of a menu that was said, the dishes of this meal without a sample; undefined when there is none. */
async function openDishes(tx: Transaction, { type, until }: Window, { types, zone }: RecordPorts) {
  if (!type.needs.includes('items') || type.keep === undefined) return undefined;
  const hour = Number(localTime(until, zone).time.slice(0, 2));
  return unsampled(tx, dateOf(until, zone), hour < 10 ? '早餐' : hour < 15 ? '午餐' : '晚餐', types(), zone);
}

async function remind(
  tx: Transaction,
  { type, due, from, until }: Window,
  ports: DueJobPorts,
  dishes?: readonly string[],
): Promise<AfterCommit[]> {
  const told = await whoDoes(tx, type.service, due.post, tx.at);
  const line = dueMessages.remind(type.name, hourOf(from, ports.zone), hourOf(until, ports.zone));
  const reply: Reply = {
    blocks: lines(line.zh, dishes ? dueMessages.dishes(dishes).zh : ''),
    buttons: [{ label: type.name, say: `记录 ${type.name}` }],
  };
  return pushAll(tx, told, { reply, line }, ports);
}

async function goUp(
  tx: Transaction,
  { type, due, from, until }: Window,
  ports: DueJobPorts,
  dishes?: readonly string[],
): Promise<AfterCommit[]> {
  const people = await whoLeads(tx, type.service, due.lead, tx.at);
  const line = dueMessages.missing(type.name, hourOf(from, ports.zone), hourOf(until, ports.zone), due.post);
  return pushAll(
    tx,
    { people, onDuty: false },
    { reply: { blocks: lines(line.zh, dishes ? dueMessages.dishes(dishes).zh : ''), buttons: [] }, line },
    ports,
  );
}

async function pushAll(
  tx: Transaction,
  { people, onDuty }: Told,
  push: { readonly reply: Reply; readonly line: Sentence },
  ports: DueJobPorts,
): Promise<AfterCommit[]> {
  const sent: AfterCommit[] = [];
  for (const person of people) {
    const after = await ports.push(tx, person, { kind: onDuty ? 'duty' : 'notice', ...push });
    if (after) sent.push(after);
  }
  return sent;
}

const LISTED_MOST = 6;
/** A sample older than this that nobody handled is no longer named. */
const NAMED_FOR = 7 * DAY;

/** Samples that need not be kept any longer, to who keeps them. */
async function tellOver(tx: Transaction, at: Instant, ports: DueJobPorts): Promise<AfterCommit | undefined> {
  const { rows } = await tx.find(records, {
    where: {
      state: 'standing',
      keepUntil: { from: at - NAMED_FOR, to: at + 1 },
      at: { from: at - 2 * NAMED_FOR, to: at + 1 },
    },
    order: { by: 'at' },
  });
  const over = rows.map(({ document }) => document).filter(({ handledBy }) => handledBy === undefined);
  const [first] = over;
  const type = first && ports.types().find(({ name }) => name === first.type);
  if (!first || !type?.keep) return undefined;
  const line = dueMessages.over(over.length);
  const refs = over.map(({ number }) => recordRef(number));
  const reply: Reply = {
    blocks: [
      ...lines(line.zh),
      {
        kind: 'list',
        items: over.slice(0, LISTED_MOST).map((one) => `${recordRef(one.number)} ${lineOf(one, at, ports.zone)}`),
      },
      { kind: 'text', text: dueMessages.notInAnIncident.zh },
    ],
    buttons: [{ label: type.keep.by, say: `${type.keep.by} ${refs.slice(0, LISTED_MOST).join(' ')}` }],
  };
  const told = await whoDoes(tx, type.service, type.due[0]?.post ?? type.posts[0], at);
  const people = told.people.length > 0 ? told.people : [first.by];
  const sent = await pushAll(tx, { people, onDuty: told.onDuty }, { reply, line }, ports);
  return () => {
    for (const after of sent) after();
  };
}
