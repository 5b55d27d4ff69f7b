import { dateOf } from '../../base/time.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import type { Emergency, NoteItem } from '../../notes/model.ts';
import { putJob } from '../../schedule/jobs.ts';
import { step } from '../findings/file.ts';
import { findingOf } from '../findings/find.ts';
import { type Finding, type FindingKind, findingRef } from '../findings/model.ts';
import { draftOf, file, remember, tellOf } from '../reports/filing.ts';
import { lastFiled } from '../reports/model.ts';
import type { ReportPorts } from '../reports/ports.ts';
import { filedSlots } from '../reports/slots-shown.ts';
import { callFor, LEADS } from './calls.ts';
import { ALERT_KIND, alarmed, alertButtons, FIRST_STEP } from './escalation.ts';
import { messages } from './messages.ts';

/**
 * An emergency: it is kept and everyone who must know is told before anything is asked. What to do first is said first.
 * Source: Q/LNJG JG 204—2024, 4.4; BZ 402—2024, 4.2.4, 6.1.
 */
export async function raise(
  turn: Turn,
  kind: FindingKind,
  emergency: Emergency,
  item: NoteItem,
  attachments: readonly string[],
  said: string,
  ports: ReportPorts,
): Promise<Reply> {
  const service = item.service?.value ?? LEADS[emergency];
  const known: NoteItem = service && !item.service ? { ...item, service: { value: service, from: 'words' } } : item;
  const draft = { ...draftOf(turn, kind, { item: known, clause: undefined }, attachments, '紧急'), emergency };
  const finding = await file(turn, draft, ports);
  const ref = findingRef(finding.number);
  remember(turn, [finding], said);
  putJob(turn.tx, `${ALERT_KIND}/${ref}`, {
    kind: ALERT_KIND,
    next: turn.now + FIRST_STEP,
    payload: { number: finding.number, since: turn.now },
  });
  const names = await alarm(turn, finding, emergency);
  const call = callFor(ports.catalogue(), emergency, dateOf(turn.now, turn.zone));
  const lacksPlace = item.location === undefined;
  const slots = filedSlots(known, finding, turn.zone, kind === 'finding' ? 'finding' : 'problem');
  return {
    outcome: 'immediate',
    ref,
    slots: {
      ...slots,
      ...(kind === 'finding' ? {} : { urgency: '紧急' }),
    },
    missing: lacksPlace ? ['location'] : [],
    blocks: lines(
      turn.say(messages.first[emergency](call?.number)),
      turn.say(messages.raised(ref, names)),
      lacksPlace ? turn.say(messages.where) : '',
    ),
    buttons: [{ label: turn.say(messages.undo), say: `撤销 ${ref}` }],
  };
}

async function alarm(turn: Turn, finding: Finding, emergency: Emergency): Promise<string> {
  const ref = findingRef(finding.number);
  const what = { lead: messages.alert(ref, emergency), buttons: alertButtons(ref) };
  return tellOf(turn, finding, await alarmed(turn.tx, finding, turn), what);
}

/** Where it is was said afterwards: it is added, and everyone who was alarmed hears it. Undefined when nothing waits for its place. */
export async function placeAlert(turn: Turn, item: NoteItem, said: string): Promise<Reply | undefined> {
  const last = turn.recall(lastFiled);
  const number = last?.numbers[0];
  if (last === undefined || number === undefined || last.said !== said || item.location === undefined) return undefined;
  const finding = await findingOf(turn.tx, number);
  if (!finding?.emergency || finding.location !== undefined) return undefined;
  const place = item.place?.code ?? item.within?.code;
  const amended = step(turn.tx, finding, 'amend', turn.speaker, {
    words: turn.text.slice(0, 200),
    set: {
      location: item.location,
      ...(place === undefined ? {} : { place }),
      ...(item.floor === undefined ? {} : { floor: item.floor }),
    },
  });
  if (!amended.ok) return undefined;
  const ref = findingRef(number);
  const people = await alarmed(turn.tx, amended.value, turn);
  await tellOf(turn, amended.value, people, { lead: messages.nowAt(ref, item.location), buttons: alertButtons(ref) });
  return {
    outcome: 'immediate',
    ref,
    slots: { location: item.location, ...(item.floor === undefined ? {} : { floor: item.floor }) },
    missing: [],
    blocks: lines(turn.say(messages.placed(ref, item.location))),
    buttons: [],
  };
}
