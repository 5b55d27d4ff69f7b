import { DAY, dateOf, HOUR } from '../../base/time.ts';
import { type Button, lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { type Note, type NoteItem, SEVERITIES } from '../../notes/model.ts';
import { SERVICES } from '../../standards/model.ts';
import { lineOf, subjectOf, whenFor } from '../findings/card.ts';
import { cardMessages } from '../findings/card-messages.ts';
import { step } from '../findings/file.ts';
import { type Finding, findingRef } from '../findings/model.ts';
import { repetitionProposal } from '../findings/repetition.ts';
import { deadlines } from '../findings/terms.ts';
import { closeOnTheSpot } from '../rectification/on-the-spot.ts';
import { clauseBlocks, fieldsOf, filedButtons } from './card.ts';
import { openLike } from './duplicates.ts';
import { clauseOf, draftOf, type Filing, file, leads, remember, tellOf } from './filing.ts';
import { messages } from './messages.ts';
import type { ReportPorts } from './ports.ts';
import { proposedSeverity } from './severity.ts';
import { filedSlots, itemSlots, occurredAt } from './slots-shown.ts';

export interface Taken {
  readonly note: Note;
  readonly items: readonly NoteItem[];
  readonly attachments: readonly string[];
  readonly duplicate?: 'same' | 'other' | undefined;
}

/** What was filed, and what is said of it when it was put right at once. */
interface Filed {
  readonly finding: Finding;
  readonly filing: Filing;
  readonly spot?: string;
}

/** Something that happened longer ago than this is asked about: people mistake the year [D]. */
const LONG_AGO = 60 * DAY;

/** What a supervisor found: asked for what is missing, confirmed where that is due, filed. */
export async function takeFindings(turn: Turn, taken: Taken, ports: ReportPorts): Promise<Reply> {
  const { note, items, attachments, duplicate } = taken;
  const slots = slotsOf(turn, taken);
  if (note.fault) return { outcome: 'reject', slots, blocks: lines(turn.say(note.fault)), buttons: [] };
  const question = missingIn(turn, items, ports);
  if (question) return { ...question, slots };
  const [first] = items;
  const alike = duplicate !== 'other' && items.length === 1 && first ? await openLike(turn.tx, first) : undefined;
  if (alike && duplicate === 'same') return linked(turn, alike, slots, 'ignore_duplicate');
  if (alike) return asksSame(turn, alike, slots);
  const filings = items.map((item): Filing => ({ item, clause: clauseOf(turn, item, ports) }));
  const doubtful = turn.confirmed ? undefined : await toConfirm(turn, filings, attachments, slots, ports);
  if (doubtful) return doubtful;
  const filed: Filed[] = [];
  for (const filing of filings) {
    const open = await file(turn, draftOf(turn, 'finding', filing, attachments), ports);
    const spot = filings.length === 1 ? closeOnTheSpot(turn, open) : undefined;
    const finding = spot?.finding ?? open;
    filed.push({ finding, filing, ...(spot ? { spot: spot.text } : {}) });
    const ref = findingRef(finding.number);
    await tellOf(turn, finding, await leads(turn, finding), { lead: messages.newFinding(ref) });
  }
  remember(
    turn,
    filed.map(({ finding }) => finding),
  );
  return filed.length === 1 ? oneReply(turn, filed, ports) : manyReply(turn, filed);
}

function slotsOf(turn: Turn, { items, attachments }: Taken): Record<string, unknown> {
  const [first] = items;
  const files = attachments.length === 0 ? {} : { attachments: attachments.length };
  if (items.length > 1) return { items: items.map((item) => itemSlots(item, turn.zone)), ...files };
  return { ...(first ? itemSlots(first, turn.zone) : {}), ...files };
}

/** The first thing that is missing, asked for; all of them named. */
function missingIn(turn: Turn, items: readonly NoteItem[], ports: ReportPorts): Reply | undefined {
  const lacks = (test: (item: NoteItem) => boolean): NoteItem | undefined => items.find(test);
  const missing = [
    ...(lacks(({ location }) => location === undefined) ? ['location'] : []),
    ...(lacks(({ what }) => what === '') ? ['finding'] : []),
    ...(lacks(({ service }) => service === undefined) ? ['service'] : []),
    ...(lacks(({ severity }) => severity === undefined) ? ['severity'] : []),
  ];
  const [next] = missing;
  if (next === undefined) return undefined;
  const asked = (sentence: string, buttons: readonly Button[], ...more: string[]): Reply => ({
    outcome: 'ask',
    missing,
    blocks: lines(sentence, ...more),
    buttons: [...buttons, { label: turn.say(messages.cancel), say: '取消' }],
  });
  const said = (item: NoteItem | undefined): string => (item ? subjectOf(item) : '');
  if (next === 'location')
    return asked(said(items.find((i) => i.location === undefined)), [], turn.say(messages.where));
  if (next === 'finding') {
    const item = lacks(({ what }) => what === '');
    return asked(turn.say(messages.whatOnly(item?.location ?? '')), []);
  }
  if (next === 'service') {
    const item = lacks(({ service }) => service === undefined);
    return asked(
      said(item),
      SERVICES.map((say) => ({ label: say, say })),
      turn.say(messages.whose),
    );
  }
  const item = lacks(({ severity }) => severity === undefined);
  const clause = item && clauseOf(turn, item, ports);
  const proposed = proposedSeverity(item?.what ?? '', clause);
  const order = [proposed, ...SEVERITIES.filter((severity) => severity !== proposed)];
  return asked(
    said(item),
    order.map((say) => ({ label: say, say })),
    `${turn.say(messages.howGrave)}${turn.say(messages.proposes(proposed))}`,
  );
}

/** It is linked to the one that is open: its reporters hear how it ended. */
export function linked(
  turn: Turn,
  alike: Finding,
  slots: Record<string, unknown>,
  outcome: 'ignore_duplicate' | 'auto',
): Reply {
  const ref = findingRef(alike.number);
  step(turn.tx, alike, 'join', turn.speaker, { words: turn.text.slice(0, 500) });
  return {
    outcome,
    ref,
    slots,
    missing: [],
    blocks: lines(turn.say(messages.linked(ref)), subjectOf(alike)),
    buttons: [],
  };
}

const asksSame = (turn: Turn, alike: Finding, slots: Record<string, unknown>): Reply => ({
  outcome: 'ask',
  missing: ['duplicate'],
  slots,
  blocks: lines(turn.say(messages.same(lineOf(alike, turn)))),
  buttons: [
    { label: turn.say(messages.isSame), say: '同一个' },
    { label: turn.say(messages.isOther), say: '另记一条' },
    { label: turn.say(messages.cancel), say: '取消' },
  ],
});

/** A severe one, and one of long ago, are shown first (interfaces.md, "Confirm or done"). */
async function toConfirm(
  turn: Turn,
  filings: readonly Filing[],
  attachments: readonly string[],
  slots: Record<string, unknown>,
  ports: ReportPorts,
): Promise<Reply | undefined> {
  const old = filings.find(({ item }) => turn.now - occurredAt(item, turn.now, turn.zone) > LONG_AGO);
  const severe = filings.find(({ item }) => item.severity === '严重');
  const filing = old ?? severe;
  if (!filing) return undefined;
  const { item, clause } = filing;
  const day = dateOf(turn.now, turn.zone);
  const limits = item.severity ? deadlines(ports.catalogue(), day, item.severity, turn.now) : {};
  const draft = { ...draftOf(turn, 'finding', filing, attachments), ...limits };
  const subject = filings.map((one) => subjectOf(one.item)).join('；');
  const lead = old
    ? messages.confirmOld(subject, dateOf(occurredAt(item, turn.now, turn.zone), turn.zone))
    : messages.confirmSevere(subject);
  const hours = limits.reportBy === undefined ? undefined : Math.round((limits.reportBy - turn.now) / HOUR);
  return {
    outcome: 'confirm',
    slots: { ...slots, ...(hours === undefined || filings.length > 1 ? {} : { report_within_hours: hours }) },
    missing: [],
    blocks: [
      ...lines(turn.say(lead)),
      ...(await fieldsOf(turn, { ...draft, attachments: [...attachments] }, ports)),
      ...clauseBlocks(clause),
    ],
    buttons: [
      { label: turn.say(messages.confirm), say: '确认' },
      { label: turn.say(messages.cancel), say: '取消' },
    ],
  };
}

async function oneReply(turn: Turn, [filed]: readonly Filed[], ports: ReportPorts): Promise<Reply> {
  if (!filed) throw new Error('nothing was filed');
  const { finding, filing, spot } = filed;
  const { clause, item } = filing;
  const ref = findingRef(finding.number);
  const rule = item.severity
    ? deadlines(ports.catalogue(), dateOf(turn.now, turn.zone), item.severity, turn.now).deadline
    : undefined;
  const late = item.deadline !== undefined && rule !== undefined && item.deadline > rule;
  const again = finding.state === 'open' ? await repetitionProposal(turn, finding, ports) : undefined;
  const pointedOut = [spot, finding.ownArea ? turn.say(cardMessages.ownArea) : undefined, again?.text];
  return {
    outcome: 'auto',
    ref,
    slots: filedSlots(item, finding, turn.zone),
    missing: [],
    ...(clause ? { citations: [clause.cited] } : {}),
    blocks: [
      ...lines(turn.say(messages.filed(ref, subjectOf(finding)))),
      ...(await fieldsOf(turn, finding, ports)),
      ...pointedOut.flatMap((text) => (text === undefined ? [] : [{ kind: 'text' as const, text }])),
      ...(late && rule !== undefined
        ? [{ kind: 'text' as const, text: turn.say(messages.laterThanClause(whenFor(rule, turn))) }]
        : []),
      ...clauseBlocks(clause),
    ],
    buttons: [...(again?.buttons ?? []), ...filedButtons(turn, finding, clause)],
  };
}

function manyReply(turn: Turn, filed: readonly Filed[]): Reply {
  const refs = filed.map(({ finding }) => findingRef(finding.number));
  const [first = ''] = refs;
  return {
    outcome: 'auto',
    ref: first,
    slots: {
      items: filed.map(({ finding, filing }) => filedSlots(filing.item, finding, turn.zone)),
      ...(filed[0] && filed[0].finding.attachments.length > 0
        ? { attachments: filed[0].finding.attachments.length }
        : {}),
    },
    missing: [],
    citations: filed.flatMap(({ filing }) => (filing.clause ? [filing.clause.cited] : [])),
    blocks: [
      ...lines(turn.say(messages.filedMany(refs.length, first, refs.at(-1) ?? first))),
      {
        kind: 'list',
        items: filed.map(({ finding, filing }) =>
          [lineOf(finding, turn), filing.clause?.source.split(' · ')[0]].filter(Boolean).join(' · '),
        ),
      },
    ],
    buttons: refs.slice(0, 4).map((ref) => ({ label: `${turn.say(messages.undo)} ${ref}`, say: `撤销 ${ref}` })),
  };
}
