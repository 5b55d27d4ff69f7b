import { z } from 'zod';
import type { Instant } from '../base/clock.ts';
import { DAY, HOUR } from '../base/time.ts';
import { SERVICES, type Service } from '../standards/model.ts';
import { collection, type Reader, type Transaction } from '../store/store.ts';
import { type Member, personById } from './who.ts';

/** One shift of one person. */
const dutySchema = z.object({
  /** When it begins: a month's file holds what begins in it. */
  at: z.number(),
  to: z.number(),
  person: z.string(),
  service: z.enum(SERVICES),
  /** `夜班`, where it was said. */
  shift: z.string().optional(),
  /** Where, in the words of the roster, and the place's code where it has one. */
  location: z.string().optional(),
  place: z.string().optional(),
  by: z.string(),
});
export type Duty = z.infer<typeof dutySchema>;

/** Who works when and where: the duty roster. What is set again for the same shift takes the place of what was. */
export const duties = collection({
  name: 'duties',
  version: 1,
  growth: 'monthly',
  keep: 'evidence',
  counted: ['service'],
  schema: dutySchema,
});

export const dutyCollections = [duties];

/** No shift is longer. */
const LONGEST = 36 * HOUR;

/** The shifts that run at an instant, of a service's people or of everybody's. */
export async function dutiesAt(reader: Reader, service: Service | undefined, at: Instant): Promise<readonly Duty[]> {
  const { rows } = await reader.find(duties, {
    where: { at: { from: at - LONGEST, to: at + 1 }, ...(service === undefined ? {} : { service }) },
    order: { by: 'at' },
  });
  return rows.map(({ document }) => document).filter(({ to }) => at < to);
}

/**
 * Who is on duty for a service at an instant, by the roster, those who began first at the head. Empty when the roster names
 * nobody: then who must be told is found another way (`membersOf`). People who have left are not there.
 */
export async function onDuty(reader: Reader, service: Service | undefined, at: Instant): Promise<Member[]> {
  const found: Member[] = [];
  for (const { person } of await dutiesAt(reader, service, at)) {
    const member = found.some(({ id }) => id === person) ? undefined : await personById(reader, person, at);
    if (member) found.push(member);
  }
  return found;
}

/** A person's own shift at an instant; undefined when the roster names none. */
export const dutyOf = async (reader: Reader, person: string, at: Instant): Promise<Duty | undefined> =>
  (await dutiesAt(reader, undefined, at)).find((duty) => duty.person === person);

/** Whether there is a roster at all for a service around an instant: without one nobody is off duty. */
export async function isRostered(reader: Reader, service: Service, at: Instant): Promise<boolean> {
  const { rows } = await reader.find(duties, { where: { service, at: { from: at - DAY, to: at + DAY } }, limit: 1 });
  return rows.length > 0;
}

/** The shifts that begin within [from, to), of one service or all, in order. */
export async function dutiesBetween(
  reader: Reader,
  from: Instant,
  to: Instant,
  service?: Service,
): Promise<readonly Duty[]> {
  const { rows } = await reader.find(duties, {
    where: { at: { from, to }, ...(service === undefined ? {} : { service }) },
    order: { by: 'at' },
  });
  return rows.map(({ document }) => document);
}

/** Sets the shifts of a service that begin at the same instants anew: who stood there before stands there no more. */
export async function setDuties(
  tx: Transaction,
  service: Service,
  set: readonly Omit<Duty, 'service'>[],
): Promise<void> {
  const starts = [...new Set(set.map(({ at }) => at))];
  for (const at of starts) {
    const { rows } = await tx.find(duties, { where: { service, at } });
    for (const { id } of rows) tx.drop(duties, id);
  }
  for (const duty of set) tx.put(duties, `DUTY-${await tx.next('duty')}`, { ...duty, service });
}
