import { dateOf } from '../../base/time.ts';
import { usePictures } from '../../commands/pictures.ts';
import type { Turn } from '../../commands/turn.ts';
import type { NoteItem, Urgency } from '../../notes/model.ts';
import { type FindingDraft, fileFinding } from '../findings/file.ts';
import type { Finding, FindingKind } from '../findings/model.ts';
import { type NoticeOf, noticeFor } from '../findings/notice.ts';
import { rulesOf } from '../findings/ports.ts';
import { leadsOf, nameOf } from '../findings/who.ts';
import { isOnTheSpot, withoutOnTheSpot } from '../rectification/on-the-spot.ts';
import { lastFiled } from './model.ts';
import type { ReportPorts, ShownClause } from './ports.ts';
import { occurredAt } from './slots-shown.ts';

/** So many names are said, the others counted. */
const NAMED_MOST = 3;

/** Something that is about to be filed: what was read, and the clause that it is about. */
export interface Filing {
  readonly item: NoteItem;
  readonly clause: ShownClause | undefined;
}

/** The clause that fits best, as it held when it happened. */
export function clauseOf(turn: Turn, item: NoteItem, ports: ReportPorts): ShownClause | undefined {
  const day = dateOf(occurredAt(item, turn.now, turn.zone), turn.zone);
  return ports.clausesFor([item.location, item.what].filter(Boolean).join(' '), item.service?.value, day)[0];
}

export function draftOf(
  turn: Turn,
  kind: FindingKind,
  { item, clause }: Filing,
  attachments: readonly string[],
  urgency?: Urgency,
): FindingDraft {
  const place = item.place?.code ?? item.within?.code;
  return {
    kind,
    what: isOnTheSpot(turn.text) ? withoutOnTheSpot(item.what) || item.what : item.what,
    conversation: turn.conversation.id,
    occurredAt: occurredAt(item, turn.now, turn.zone),
    attachments,
    ...(item.location === undefined ? {} : { location: item.location }),
    ...(place === undefined ? {} : { place }),
    ...(item.floor === undefined ? {} : { floor: item.floor }),
    ...(item.service ? { service: item.service.value } : {}),
    ...(item.severity ? { severity: item.severity } : {}),
    ...(urgency ? { urgency } : {}),
    ...(item.count === undefined ? {} : { count: item.count }),
    ...(item.deadline === undefined ? {} : { deadline: item.deadline }),
    ...(clause ? { clause: clause.key } : {}),
  };
}

/** Files it and remembers that it was the last. */
export async function file(turn: Turn, draft: FindingDraft, ports: ReportPorts): Promise<Finding> {
  return fileFinding(turn.tx, draft, turn.speaker, rulesOf(ports));
}

/** What was filed last here, and by which words. */
export function remember(turn: Turn, filed: readonly Finding[], said = turn.text): void {
  turn.remember(lastFiled, { numbers: filed.map(({ number }) => number), said, at: turn.now });
  usePictures(turn);
}

/** Tells people about it, each once, never who did it. @returns their names, for the reply */
export async function tellOf(turn: Turn, finding: Finding, whom: readonly string[], what: NoticeOf): Promise<string> {
  const told = [...new Set(whom)].filter((id) => id !== turn.speaker.id);
  for (const user of told) turn.notify({ user }, await noticeFor(turn.tx, user, finding, what, turn));
  const names = await Promise.all(told.map((id) => nameOf(turn.tx, id, turn)));
  const shown = names.filter((name) => name !== undefined).slice(0, NAMED_MOST);
  return shown.join('、') + (names.length > shown.length ? ' 等' : '');
}

/** The leads of the unit that has to put it right. */
export const leads = (turn: Turn, finding: Finding): Promise<string[]> => leadsOf(turn.tx, finding, turn);
