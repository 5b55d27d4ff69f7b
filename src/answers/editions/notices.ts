import { addDays, dateOf, type LocalDate } from '../../base/time.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import { type Member, whoHolds } from '../../people/who.ts';
import type { WorkCalendar } from '../../schedule/calendar.ts';
import type { AfterCommit, JobKind } from '../../schedule/jobs.ts';
import { nextWorkMorning } from '../../schedule/morning.ts';
import type { Transaction } from '../../store/store.ts';
import { wordsFor } from '../reading/place.ts';
import type { Shelf } from '../shelf.ts';
import { type Coming, comingChanges, whatChanges } from './coming.ts';
import { messages } from './messages.ts';
import { readingId, readings, summaries } from './model.ts';
import { unreadReply } from './unread.ts';
import { mustKnow } from './who.ts';

export const NOTICES_KIND = 'edition-notices';
/** So many workdays before a text comes into force who has not confirmed it is reminded. */
const REMIND_BEFORE = 3;

export interface NoticePorts {
  readonly zone: string;
  readonly calendar: WorkCalendar;
  readonly shelf: () => Shelf;
  /** Says something to a person within the job's transaction; undefined when they can't be reached. */
  readonly tell: (tx: Transaction, person: string, reply: Reply) => Promise<AfterCommit | undefined>;
}

/**
 * On the morning of each workday: who must know a coming text is told once, and reminded once when they have not confirmed
 * it; the managers get the list of those once, on the workday before it comes into force. What was said is kept with the
 * person, so that a morning that was missed is made up for on the next, and nothing is said twice.
 */
export function noticesJob(ports: NoticePorts): JobKind {
  return {
    kind: NOTICES_KIND,
    next: (after) => nextWorkMorning(after, ports),
    run: async (tx, { at }) => {
      const day = dateOf(at, ports.zone);
      const sent: AfterCommit[] = [];
      for (const change of comingChanges(ports.shelf().catalogue, day)) {
        const people = await mustKnow(tx, change.after, at);
        for (const member of people) sent.push(...(await tellOne(tx, change, member, day, ports)));
        sent.push(...(await tellManagers(tx, change, people, day, ports)));
      }
      return () => {
        for (const after of sent) after();
      };
    },
  };
}

/** The n-th workday before a day. */
function workdaysBefore(day: LocalDate, n: number, calendar: WorkCalendar): LocalDate {
  const counted = calendar.addWorkdays(day, -n);
  return counted.ok ? counted.value : addDays(day, -n);
}

async function tellOne(
  tx: Transaction,
  change: Coming,
  { id }: Member,
  day: LocalDate,
  { calendar, tell }: NoticePorts,
): Promise<AfterCommit[]> {
  const key = readingId(change.name, id);
  const before = (await tx.get(readings, key)) ?? { change: change.name, person: id };
  if (before.read !== undefined) return [];
  const late = day >= workdaysBefore(change.from, REMIND_BEFORE, calendar);
  if (before.told === undefined) {
    const sent = await tell(tx, id, notice(change));
    // Who can't be reached is tried again the next morning, without a word.
    if (!sent) return [];
    tx.put(readings, key, { ...before, told: tx.at, ...(late ? { reminded: tx.at } : {}) });
    return [sent];
  }
  if (!late || before.reminded !== undefined) return [];
  const sent = await tell(tx, id, reminder(change));
  if (!sent) return [];
  tx.put(readings, key, { ...before, reminded: tx.at });
  return [sent];
}

async function tellManagers(
  tx: Transaction,
  change: Coming,
  people: readonly Member[],
  day: LocalDate,
  { calendar, tell, zone }: NoticePorts,
): Promise<AfterCommit[]> {
  if (day < workdaysBefore(change.from, 1, calendar) || (await tx.get(summaries, change.name))) return [];
  tx.put(summaries, change.name, { at: tx.at });
  const reply = await unreadReply(tx, change, people, ({ zh }) => zh);
  const sent: AfterCommit[] = [];
  for (const { id } of await whoHolds(tx, 'manager', { now: tx.at, zone })) {
    const after = await tell(tx, id, reply);
    if (after) sent.push(after);
  }
  return sent;
}

const buttons = ({ after }: Coming): Reply['buttons'] => [
  { label: messages.acknowledge.zh, say: `已阅 ${wordsFor(after)}` },
  { label: messages.full.zh, say: `全文 ${wordsFor(after)}` },
];

function notice(change: Coming): Reply {
  const changes = whatChanges(change);
  const lead = messages.comes(change.name, change.after.title, change.from).zh;
  return {
    blocks: [
      ...lines(lead, ...(changes.length === 0 ? [messages.isNew.zh] : [])),
      ...(changes.length === 0 ? [] : [{ kind: 'list' as const, items: changes }]),
    ],
    buttons: buttons(change),
  };
}

const reminder = (change: Coming): Reply => ({
  blocks: lines(messages.reminds(change.name, change.after.title, change.from).zh),
  buttons: buttons(change),
});
