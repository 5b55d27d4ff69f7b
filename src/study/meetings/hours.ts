import type { Instant } from '../../base/clock.ts';
import { DAY, dateOf, instantAt } from '../../base/time.ts';
import { people } from '../../people/documents.ts';
import type { Member } from '../../people/who.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import { allRows } from '../../store/all-rows.ts';
import type { Reader } from '../../store/store.ts';
import { type Attendance, attendances } from './model.ts';
import { hoursBefore, hoursOfYear, minutesOfHour, weeklyCounts } from './rules.ts';

/** Hours that there are, and that there should be. */
export interface Tally {
  readonly hours: number;
  readonly required: number;
}

/** The class hours (学时) of one person in a year. */
export interface Ledger {
  readonly year: Tally;
  /** Months on the post in this year, where it is not the whole: the required hours are in proportion. */
  readonly months?: number;
  /** Of a newcomer: what comes before one works alone. */
  readonly preJob?: Tally;
  readonly trainings: readonly Attendance[];
  readonly weekly: { readonly minutes: number; readonly hours: number };
}

export interface HoursPorts {
  readonly zone: string;
  readonly catalogue: () => Catalogue;
}

export const missing = ({ hours, required }: Tally): number => Math.max(required - hours, 0);

/**
 * Counts a person's class hours. A newcomer's trainings fill the pre-job hours first, and those do not count for the year;
 * who comes in the middle of a year needs so much less. Source: Q/LNJG BZ 401, 6.2.1, 6.3.1–6.3.3, 7.1, 7.4.
 */
export async function ledgerOf(
  reader: Reader,
  { id, person }: Member,
  now: Instant,
  { zone, catalogue }: HoursPorts,
): Promise<Ledger> {
  const today = dateOf(now, zone);
  const yearFrom = instantAt(`${today.slice(0, 4)}-01-01`, '00:00', zone);
  const isNew = await isNewcomer(reader, person.since);
  const from = isNew ? Math.min(yearFrom, person.since) : yearFrom;
  const rows = await allRows(reader, attendances, {
    where: { person: id, kind: ['培训', '周例会'], at: { from, to: now + 1 } },
    order: { by: 'at' },
  });
  const counted = rows.map(({ document }) => document).filter(({ hours }) => hours !== undefined);
  const trainings = counted.filter(({ kind }) => kind === '培训');
  const wanted = hoursBefore(catalogue(), today).value;
  let before = 0;
  let year = 0;
  for (const { hours = 0, at } of trainings) {
    if (isNew && before < wanted) before += hours;
    else if (at >= yearFrom) year += hours;
  }
  const minutes = counted
    .filter(({ kind, at }) => kind === '周例会' && at >= yearFrom)
    .reduce((sum, one) => sum + (one.minutes ?? 0), 0);
  const weekly = {
    minutes,
    hours: weeklyCounts(catalogue(), today) ? Math.floor(minutes / minutesOfHour(catalogue(), today).value) : 0,
  };
  const months = isNew && person.since >= yearFrom ? 13 - Number(dateOf(person.since, zone).slice(5, 7)) : 12;
  const whole = hoursOfYear(catalogue(), today).value;
  return {
    year: { hours: year + weekly.hours, required: Math.ceil((whole * months) / 12) },
    ...(months < 12 ? { months } : {}),
    ...(isNew ? { preJob: { hours: before, required: wanted } } : {}),
    trainings,
    weekly,
  };
}

/** Who came later than the directory itself: those who were there when it was first read worked before. */
async function isNewcomer(reader: Reader, since: Instant): Promise<boolean> {
  const { rows } = await reader.find(people, { order: { by: 'since' }, limit: 1 });
  return since - (rows[0]?.document.since ?? since) > DAY;
}

/** What pre-job training is made of, with the hours of each part, out of the table in force. Source: Q/LNJG BZ 401, 表3. */
export function preJobParts(catalogue: Catalogue, today: string): readonly string[] {
  return catalogue.allInForce(today).flatMap(({ clauses }) =>
    clauses.flatMap(({ table }) => {
      if (!table || !/岗前培训/.test(table.caption)) return [];
      const hours = table.cells.find(({ header }) => header === '学时')?.value;
      const [first] = table.cells;
      return hours === undefined || !first ? [] : [`${first.value}　${hours}`];
    }),
  );
}
