import type { Instant } from '../../base/clock.ts';
import { HOUR } from '../../base/time.ts';
import type { Reader } from '../../store/store.ts';
import { type RecordDocument, records } from '../model.ts';
import type { RecordType } from '../types/model.ts';
import { EARLY, inUseFor, type Window, type WindowPorts, windowsOf } from './windows.ts';

/** Whether records of a type are kept at all at this time. */
export async function isInUse(reader: Reader, type: RecordType, now: Instant): Promise<boolean> {
  const { rows } = await reader.find(records, {
    where: { type: type.name, state: 'standing', at: { from: now - inUseFor(type), to: now + 1 } },
    limit: 1,
  });
  return rows.length > 0;
}

/** The records of a type that happened within a stretch of time, whenever they were filed. */
export async function recordsWithin(
  reader: Reader,
  type: RecordType,
  from: Instant,
  until: Instant,
  now: Instant,
): Promise<readonly RecordDocument[]> {
  const { rows } = await reader.find(records, {
    where: { type: type.name, state: 'standing', at: { from: from - EARLY, to: now + 1 } },
  });
  const within = (at: Instant): boolean => from - EARLY <= at && at <= until;
  return rows.map(({ document }) => document).filter((r) => within(r.happenedAt) || r.times?.some(within) === true);
}

/** Whether what a window asks for is there. */
export const isDone = async (reader: Reader, { type, from, until }: Window, now: Instant): Promise<boolean> =>
  (await recordsWithin(reader, type, from, until, now)).length > 0;

/** How far back 谁还没记 looks: the night and the day before it. */
const LOOKED_BACK = 14 * HOUR;

/** Windows of types in use that ended lately, or end soon, without a record. */
export async function missingWindows(
  reader: Reader,
  types: readonly RecordType[],
  now: Instant,
  ports: WindowPorts,
): Promise<readonly Window[]> {
  const missing: Window[] = [];
  for (const type of types) {
    const windows = windowsOf(type, now - LOOKED_BACK, now + HOUR / 2, ports).filter(({ due }) => due.remind);
    if (windows.length === 0 || !(await isInUse(reader, type, now))) continue;
    for (const window of windows) if (!(await isDone(reader, window, now))) missing.push(window);
  }
  return missing;
}
