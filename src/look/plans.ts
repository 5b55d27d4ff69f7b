import type { LookPorts, PlanDay, ShownPlan } from '../../adapters/web/look-ports.ts';
import { addDays, dateOf } from '../base/time.ts';
import type { Core } from '../core.ts';
import { doneOf, lookedIn, plannedIn } from '../inspection/plans/done.ts';
import { frequencyOf } from '../inspection/plans/messages.ts';
import { monthPlans, type Planned, plannedRef } from '../inspection/plans/model.ts';
import { may } from '../people/permissions.ts';
import type { Speaker } from '../people/speaker.ts';
import { besideMonth } from '../schedule/calendar.ts';
import { weekdayOf } from '../schedule/days.ts';
import { type Look, lookOf, monthOptions } from './look.ts';

/** Who may look at the plan of checks: who makes it and who oversees. A firm does not know when it is looked at. */
export const seesPlan = (speaker: Pick<Speaker, 'roles'>): boolean => may(speaker, 'plan') || may(speaker, 'all.see');

/** A month's plan as a calendar: what was to be looked at on each day, and what was. */
export const planPages = (core: Core): Pick<LookPorts, 'plan'> => ({
  plan: async (viewer, asked, language) => {
    const look = await lookOf(core, viewer, language);
    return look && seesPlan(look.speaker) ? calendarOf(core, asked.month, look) : undefined;
  },
});

async function calendarOf({ store, calendar }: Core, asked: string | undefined, look: Look): Promise<ShownPlan> {
  const { now, zone, say } = look;
  const today = dateOf(now, zone);
  const month = asked ?? today.slice(0, 7);
  const planned = await plannedIn(store, month);
  const done = doneOf(planned, await lookedIn(store, month, zone));
  const plan = await store.get(monthPlans, month);
  const days: PlanDay[] = [];
  for (let date = `${month}-01`; date.startsWith(month); date = addDays(date, 1))
    days.push({
      date,
      day: Number(date.slice(8)),
      weekday: weekdayOf(date),
      off: calendar.isWorkday(date) === false,
      today: date === today,
      checks: planned.filter((one) => one.date === date).map((one) => checkShown(one, done, today)),
    });
  const next = besideMonth(today.slice(0, 7), -1).slice(0, 7);
  return {
    month,
    months: [{ value: next, label: next }, ...monthOptions(now, zone)],
    items: plan?.items.map((item) => `${item.service} ${say(frequencyOf(item))}`) ?? [],
    days,
    planned: planned.length,
    done: done.size,
    late: planned.filter(({ date, number }) => date < today && !done.has(number)).length,
  };
}

function checkShown({ number, service, location, date }: Planned, done: ReadonlySet<number>, today: string) {
  return {
    ref: plannedRef(number),
    what: [location, service].filter(Boolean).join(' '),
    state: done.has(number) ? ('done' as const) : date < today ? ('late' as const) : ('open' as const),
  };
}
