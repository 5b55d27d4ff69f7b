import { dateOf, type LocalDate } from '../../base/time.ts';
import type { Service } from '../../standards/model.ts';
import { allRows } from '../../store/all-rows.ts';
import type { Reader } from '../../store/store.ts';
import { findings } from '../findings/model.ts';
import { checks } from '../reports/model.ts';
import { monthSpan } from '../scores/month.ts';
import { checklists, type Planned, plannedChecks } from './model.ts';

/** Something that was looked at: what a round found, or that all was well. */
export interface Looked {
  readonly date: LocalDate;
  readonly service?: Service | undefined;
  readonly place?: string | undefined;
  readonly floor?: number | undefined;
}

/** Everything that was looked at in a month. */
export async function lookedIn(reader: Reader, month: string, zone: string): Promise<Looked[]> {
  const span = monthSpan(month, zone);
  const where = { occurredAt: span, at: { from: span.from } };
  const found = await reader.find(findings, { where: { ...where, kind: 'finding' } });
  const fine = await reader.find(checks, { where });
  const listed = await reader.find(checklists, { where: { doneAt: span, at: { from: span.from - 86_400_000 } } });
  return [
    ...found.rows
      .filter(({ document: { state, confirmedBy } }) => state !== 'voided' && confirmedBy === undefined)
      .map(({ document: { occurredAt, service, place, floor } }) => ({
        date: dateOf(occurredAt, zone),
        service,
        place,
        floor,
      })),
    ...fine.rows
      .filter(({ document: { voided } }) => voided !== true)
      .map(({ document: { occurredAt, service, place, floor } }) => ({
        date: dateOf(occurredAt, zone),
        service,
        place,
        floor,
      })),
    ...listed.rows.map(({ document: { doneAt, service, place, floor } }) => ({
      date: dateOf(doneAt ?? 0, zone),
      service,
      place,
      floor,
    })),
  ];
}

/** Whether a look fits what was planned: the service, and the place or floor where one was named. */
const fits = (planned: Planned, looked: Looked): boolean =>
  (planned.service === undefined || planned.service === looked.service) &&
  (planned.place === undefined || planned.place === looked.place) &&
  (planned.place !== undefined || planned.floor === undefined || planned.floor === looked.floor);

/**
 * Which planned checks are done: each look of a day fills the oldest gap that it fits and that was due by then, so that what
 * was missed can be made up for; several findings of one service on one day are one look.
 * @returns the numbers of those that are done
 */
export function doneOf(planned: readonly Planned[], looked: readonly Looked[]): ReadonlySet<number> {
  const done = new Set<number>();
  const used = new Set<string>();
  const open = [...planned].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.number - b.number));
  for (const look of [...looked].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    // What names a place is done by a look at that place, besides the service's own round.
    const atPlace = open.find(
      (one) => !done.has(one.number) && isPlaced(one) && one.date <= look.date && fits(one, look),
    );
    if (atPlace) done.add(atPlace.number);
    const round = `${look.date}/${look.service ?? ''}`;
    if (used.has(round)) continue;
    const gap = open.find((one) => !done.has(one.number) && !isPlaced(one) && one.date <= look.date && fits(one, look));
    if (!gap) continue;
    done.add(gap.number);
    used.add(round);
  }
  return done;
}

const isPlaced = ({ place, floor }: Planned): boolean => place !== undefined || floor !== undefined;

/** What is planned for a month and stands, in the order of its days. */
export async function plannedIn(reader: Reader, month: string): Promise<Planned[]> {
  const rows = await allRows(reader, plannedChecks, { where: { date: { from: `${month}-01`, to: `${month}-99` } } });
  return rows
    .map(({ document }) => document)
    .filter(({ dropped }) => dropped === undefined)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.number - b.number));
}
