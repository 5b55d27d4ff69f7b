import { dateOf, MINUTE } from '../../base/time.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import type { Note, NoteItem } from '../../notes/model.ts';
import { subjectOf, whenFor } from '../findings/card.ts';
import { type Finding, findingRef } from '../findings/model.ts';
import { managersOf, supervisorsOf } from '../findings/who.ts';
import { fieldsOf } from './card.ts';
import { linked } from './create.ts';
import { openLike } from './duplicates.ts';
import { clauseOf, draftOf, file, leads, remember, tellOf } from './filing.ts';
import { messages } from './messages.ts';
import type { ReportPorts } from './ports.ts';
import { itemSlots } from './slots-shown.ts';

interface Reported {
  readonly note: Note;
  readonly items: readonly NoteItem[];
  readonly attachments: readonly string[];
}

/**
 * What staff report: kept, and told to the supervisor, who looks and files it. Source: Q/LNJG JG 204—2024, 4.3.4.
 * @param converted who said it wanted to file a finding and may not: it is kept as a report, and said so
 */
export async function takeReport(
  turn: Turn,
  { note, items, attachments, converted }: Reported & { readonly converted: boolean },
  ports: ReportPorts,
): Promise<Reply> {
  const what = converted ? 'finding' : 'problem';
  const guessed = items.map((item) => withService(turn, item, ports));
  const read = guessed.map((item) => itemSlots(item, turn.zone, what));
  const slots = {
    ...(read.length > 1 ? { items: read } : read[0]),
    ...(note.urgency ? { urgency: note.urgency } : {}),
    ...(attachments.length > 0 ? { attachments: attachments.length } : {}),
  };
  if (note.fault) return { outcome: 'reject', slots, blocks: lines(turn.say(note.fault)), buttons: [] };
  const missing = [
    ...(items.some((item) => item.what === '') ? [what] : []),
    ...(items.some(({ location }) => location === undefined) ? ['location'] : []),
  ];
  if (missing.length > 0 && !converted) return asks(turn, items, missing, slots);
  const [only] = items;
  const alike = only && items.length === 1 ? await openLike(turn.tx, only) : undefined;
  if (alike) {
    const reply = linked(turn, alike, slots, 'auto');
    return converted ? { ...reply, outcome: 'deny_convert' } : reply;
  }
  const filed: Finding[] = [];
  let names = '';
  for (const item of guessed) {
    const draft = draftOf(turn, 'report', { item, clause: clauseOf(turn, item, ports) }, attachments, note.urgency);
    const finding = await file(turn, draft, ports);
    filed.push(finding);
    const lead = messages.newReport(findingRef(finding.number));
    names = await tellOf(turn, finding, await listeners(turn, finding), { lead });
  }
  remember(turn, filed);
  const [finding] = filed;
  if (!finding) throw new Error('nothing was reported');
  const refs = filed.map(({ number }) => findingRef(number));
  const ref = refs[0] ?? '';
  const subject = filed.map(subjectOf).join('；');
  const terms = messages.terms(
    finding.answerBy === undefined ? undefined : whenFor(finding.answerBy, turn),
    finding.doneBy === undefined ? undefined : whenFor(finding.doneBy - MINUTE, turn),
  );
  return {
    outcome: converted ? 'deny_convert' : 'auto',
    ref,
    slots,
    missing: [],
    blocks: [
      ...(converted
        ? lines(turn.say(messages.converted(refs.join('、'))), subject)
        : lines(turn.say(messages.reported(refs.join('、'), subject)))),
      ...(await fieldsOf(turn, { service: finding.service, unit: finding.unit, count: finding.count }, ports)),
      ...(names === '' || converted ? [] : [{ kind: 'text' as const, text: turn.say(messages.told(names)) }]),
      { kind: 'text', text: turn.say(terms) },
    ],
    buttons: refs.slice(0, 4).map((one) => ({ label: turn.say(messages.undo), say: `撤销 ${one}` })),
  };
}

/** Whose it is, where neither words nor place tell, by what the standards speak of. Nobody who reports is asked that. */
function withService(turn: Turn, item: NoteItem, ports: ReportPorts): NoteItem {
  if (item.service || item.what === '') return item;
  const value = ports.serviceOf([item.location, item.what].filter(Boolean).join(' '), dateOf(turn.now, turn.zone));
  return value ? { ...item, service: { value, from: 'words' } } : item;
}

function asks(
  turn: Turn,
  [item]: readonly NoteItem[],
  missing: readonly string[],
  slots: Readonly<Record<string, unknown>>,
): Reply {
  const place = missing[0] === 'location';
  const blocks = place
    ? lines(item ? subjectOf(item) : '', turn.say(messages.where))
    : lines(turn.say(item?.location === undefined ? messages.whatBroken : messages.whatOnly(item.location)));
  return { outcome: 'ask', slots, missing, blocks, buttons: [{ label: turn.say(messages.cancel), say: '取消' }] };
}

/** The supervisor who looks at it, the leads of the unit; where neither is known, the managers. */
async function listeners(turn: Turn, finding: Finding): Promise<string[]> {
  const found = [...(await supervisorsOf(turn.tx, finding, turn)), ...(await leads(turn, finding))];
  return found.length > 0 ? found : managersOf(turn.tx, finding, turn);
}

/** Begins of a complaint that say only that it is one, and of whom. */
const COMPLAINS =
  /(?:我?(?:要|想|来)?(?:匿名|实名)?(?:投诉|举报)(?:一下|下)?|i (?:want|would like) to complain(?: about)?|complaint?(?: about)?)\s*[:：,，]?/gi;

/**
 * A complaint: received at once, told to the supervisor and the supplier, never by whom. Source: Q/LNJG JG 207—2024,
 * 4.4, 5.2.1, 6.2.1, 6.2.2.
 */
export async function takeComplaint(
  turn: Turn,
  { note, items, attachments, said }: Reported & { readonly said: string },
  ports: ReportPorts,
): Promise<Reply> {
  const [item] = items;
  const service = item?.service;
  const content = contentOf(said, ports, service !== undefined);
  const slots = {
    ...(service ? { service: service.value } : {}),
    ...(content === '' ? {} : { content }),
    ...(item?.location === undefined ? {} : { location: item.location }),
    ...(item?.floor === undefined ? {} : { floor: item.floor }),
    ...(attachments.length > 0 ? { attachments: attachments.length } : {}),
  };
  if (content === '' || !item)
    return {
      outcome: 'ask',
      slots,
      missing: ['content'],
      blocks: lines(turn.say(messages.whatComplaint)),
      buttons: [{ label: turn.say(messages.cancel), say: '取消' }],
    };
  const told: NoteItem = { ...item, what: content };
  const draft = draftOf(turn, 'complaint', { item: told, clause: undefined }, attachments, note.urgency);
  const finding = await file(turn, draft, ports);
  const ref = findingRef(finding.number);
  await tellOf(turn, finding, await listeners(turn, finding), { lead: messages.newComplaint(ref) });
  remember(turn, [finding]);
  const terms = messages.terms(
    finding.answerBy === undefined ? undefined : whenFor(finding.answerBy, turn),
    finding.doneBy === undefined ? undefined : whenFor(finding.doneBy - MINUTE, turn),
  );
  return {
    outcome: 'auto',
    ref,
    slots,
    missing: [],
    blocks: [
      ...lines(turn.say(messages.complained(ref))),
      { kind: 'quote', text: content },
      ...(await fieldsOf(turn, { service: finding.service, unit: finding.unit }, ports)),
      { kind: 'text', text: turn.say(terms) },
    ],
    buttons: [{ label: turn.say(messages.undo), say: `撤销 ${ref}` }],
  };
}

/** What happened, in the sender's words, without who is complained of where that stands alone. */
function contentOf(said: string, { serviceNames }: ReportPorts, named: boolean): string {
  const names = Object.entries(serviceNames).flatMap(([service, words]) => [service, ...(words ?? [])]);
  const name = `(?:the )?(?:${names.map(literal).join('|')})(?:人员|师傅|阿姨|员|部|队|公司|那边|的)?`;
  const whom = new RegExp(`(?:投诉|举报)(?:一下|下)?\\s*${name}(?=\\s|[,，:：。;；]|$)`, 'gi');
  const rest = (named ? said.replace(whom, ' ') : said).replace(COMPLAINS, ' ').replace(/ {2,}/g, ' ').trim();
  const content = named ? rest.replace(new RegExp(`^${name}\\s*(?:[,，:：。]|\\s|$)`, 'i'), '') : rest;
  return content.replace(/^[\s,，:：。;；]+|[\s,，;；]+$/g, '');
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
