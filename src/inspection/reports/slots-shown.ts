import { HOUR, instantAt, toIso } from '../../base/time.ts';
import type { NoteItem } from '../../notes/model.ts';
import { looksWrong } from '../../notes/signs.ts';
import { gistOf } from '../../notes/tidy.ts';
import type { Finding } from '../findings/model.ts';

/** What a reply says was read of one item, as interfaces.md names it. What was not read is absent. */
export function itemSlots(
  item: NoteItem,
  zone: string,
  what: 'finding' | 'problem' = 'finding',
): Record<string, unknown> {
  const { location, floor, service, severity, at, date, count, result, recurrence, deadline } = item;
  return {
    ...(location === undefined ? {} : { location }),
    ...(floor === undefined ? {} : { floor }),
    ...(item.what === '' ? {} : { [what]: what === 'problem' ? gistOf(item.what, looksWrong) : item.what }),
    ...(service ? { service: service.value } : {}),
    ...(severity ? { severity } : {}),
    ...(at === undefined ? (date === undefined ? {} : { occurred_at: date }) : { occurred_at: toIso(at, zone) }),
    ...(deadline === undefined ? {} : { deadline: toIso(deadline, zone) }),
    ...(count === undefined ? {} : { count }),
    ...(result ? { result } : {}),
    ...(recurrence ? { recurrence } : {}),
  };
}

/** The same of what was filed, with the times that follow. */
export function filedSlots(
  item: NoteItem,
  finding: Finding,
  zone: string,
  what: 'finding' | 'problem' = 'finding',
): Record<string, unknown> {
  const { deadline, reportBy, at, attachments } = finding;
  return {
    ...itemSlots(item, zone, what),
    ...(deadline === undefined ? {} : { deadline: toIso(deadline, zone) }),
    ...(reportBy === undefined ? {} : { report_within_hours: Math.round((reportBy - at) / HOUR) }),
    ...(attachments.length === 0 ? {} : { attachments: attachments.length }),
  };
}

/** When something happened: said to the minute, else by its day at noon, else now. */
export const occurredAt = ({ at, date }: NoteItem, now: number, zone: string): number =>
  at ?? (date === undefined ? now : Math.min(now, instantAt(date, '12:00', zone)));
