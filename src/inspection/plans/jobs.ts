import type { Sentence } from '../../base/sentence.ts';
import { addDays, dateOf, instantAt } from '../../base/time.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import { whoHolds } from '../../people/who.ts';
import { assumedCalendar } from '../../schedule/assumed.ts';
import type { AfterCommit, JobKind } from '../../schedule/jobs.ts';
import type { Transaction } from '../../store/store.ts';
import { leastTalks } from '../draws/draw-command.ts';
import { messages as talks } from '../draws/messages.ts';
import { missingTalks } from '../draws/talks.ts';
import type { FindingPorts } from '../findings/ports.ts';
import { monthSpan } from '../scores/month.ts';
import { monthInWords } from '../scores/words.ts';
import { doneOf, lookedIn, plannedIn } from './done.ts';
import { messages } from './messages.ts';

export const MORNING_KIND = 'plan-morning';
const HOUR = '08:30';
/** From this day of a month on, teams with whom too few talks were held are pointed out [D]. */
const TALKS_FROM = 20;

export interface MorningPorts extends FindingPorts {
  readonly push: (
    tx: Transaction,
    person: string,
    push: { readonly kind: 'notice'; readonly reply: Reply; readonly line: Sentence },
  ) => Promise<AfterCommit | undefined>;
}

/** Each workday morning: who planned hears what is to be checked, what is to be made up for, and which talks are missing. */
export function morningJob(ports: MorningPorts): JobKind {
  const works = assumedCalendar(ports.calendar);
  return {
    kind: MORNING_KIND,
    next: (after) => {
      for (let day = dateOf(after, ports.zone); ; day = addDays(day, 1)) {
        const at = instantAt(day, HOUR, ports.zone);
        if (at > after && works.isWorkday(day) === true) return at;
      }
    },
    run: async (tx, { at }) => {
      const sent = [...(await remindPlans(tx, at, ports)), ...(await remindTalks(tx, at, ports))];
      return () => {
        for (const after of sent) after?.();
      };
    },
  };
}

async function remindPlans(tx: Transaction, at: number, { zone, push }: MorningPorts) {
  const today = dateOf(at, zone);
  const planned = await plannedIn(tx, today.slice(0, 7));
  if (planned.length === 0) return [];
  const done = doneOf(planned, await lookedIn(tx, today.slice(0, 7), zone));
  const sent: (AfterCommit | undefined)[] = [];
  for (const person of new Set(planned.map(({ by }) => by))) {
    const own = planned.filter(({ by }) => by === person);
    const here = own.filter(({ date, number }) => date === today && !done.has(number));
    const late = own.filter(({ date, number }) => date < today && !done.has(number));
    if (here.length === 0) continue;
    const line = messages.morning(here.length, late.length);
    const items = here.map(({ location, service }) => [location, service].filter(Boolean).join(' '));
    sent.push(
      await push(tx, person, {
        kind: 'notice',
        line,
        reply: {
          blocks: [...lines(line.zh), { kind: 'list', items }],
          buttons: [{ label: messages.shows.zh, say: '今天查什么' }],
        },
      }),
    );
  }
  return sent;
}

async function remindTalks(tx: Transaction, at: number, ports: MorningPorts) {
  const { zone, push } = ports;
  const today = dateOf(at, zone);
  if (Number(today.slice(8)) < TALKS_FROM || !isReminderDay(today, ports)) return [];
  const least = leastTalks(ports, at);
  if (least === undefined) return [];
  const month = today.slice(0, 7);
  const missing = await missingTalks(tx, monthSpan(month, zone), least, at);
  if (missing.length === 0) return [];
  const teams = missing.map(({ service, missing: count }) => `${service} ${count} 人`).join('、');
  const line = talks.short(monthInWords(month, today).zh, teams);
  const sent: (AfterCommit | undefined)[] = [];
  for (const { id } of await whoHolds(tx, 'supervisor', { now: at, zone }))
    sent.push(
      await push(tx, id, {
        kind: 'notice',
        line,
        reply: { blocks: lines(line.zh), buttons: [{ label: '随机约谈', say: '随机约谈' }] },
      }),
    );
  return sent;
}

/** The first workday from the 20th on, and the last but one of the month. */
function isReminderDay(today: string, { calendar }: MorningPorts): boolean {
  const works = assumedCalendar(calendar);
  const month = today.slice(0, 7);
  const first = works.addWorkdays(`${month}-${TALKS_FROM}`, 0);
  const last = works.workdayOfMonth(month, -2);
  return (first.ok && first.value === today) || (last.ok && last.value === today);
}
