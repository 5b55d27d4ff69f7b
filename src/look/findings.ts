import type {
  FindingLine,
  FindingStatus,
  FindingsAsked,
  LookPorts,
  Option,
  ShownFindings,
} from '../../adapters/web/look-ports.ts';
import { dateOf } from '../base/time.ts';
import type { Core } from '../core.ts';
import { subjectOf } from '../inspection/findings/card.ts';
import { cardMessages } from '../inspection/findings/card-messages.ts';
import { findingsIn, LIVE_STATES } from '../inspection/findings/find.ts';
import { dueAt, isOverdue } from '../inspection/findings/marks.ts';
import { FINDING_STATES, type Finding, findingRef, findings } from '../inspection/findings/model.ts';
import { maySee } from '../inspection/findings/relations.ts';
import { STATE_NAMES } from '../inspection/findings/states.ts';
import { unitName } from '../inspection/findings/who.ts';
import { may } from '../people/permissions.ts';
import { allRows } from '../store/all-rows.ts';
import type { Query, Reader } from '../store/store.ts';
import { findingPage, pictureOf } from './finding.ts';
import { type Look, lookOf, momentText, monthOptions, monthSpan, serviceOptions } from './look.ts';
import { lookMessages as words } from './messages.ts';

type Where = NonNullable<Query['where']>;

/** More does nobody read on a page; narrower filters show the rest. */
const SHOWN_MOST = 300;
/** Closed ones that a board shows beside what is open. */
const BOARD_CLOSED = 50;

/** The list and board of findings, one finding, and its pictures. */
export function findingPages(core: Core): Pick<LookPorts, 'findings' | 'finding' | 'findingFile'> {
  return {
    findings: async (viewer, asked, language) => {
      const look = await lookOf(core, viewer, language);
      return look && list(core, asked, look);
    },
    finding: async (number, viewer, language) => {
      const look = await lookOf(core, viewer, language);
      return look && findingPage(core, number, look);
    },
    findingFile: async (number, hash, viewer) => {
      const look = await lookOf(core, viewer, 'zh');
      return look && pictureOf(core, number, hash, look);
    },
  };
}

const isLive = (status: FindingStatus): boolean => status === 'live' || status === 'overdue' || isLiveState(status);
const isLiveState = (status: string): boolean => (LIVE_STATES as readonly string[]).includes(status);

async function list({ store, places }: Core, asked: FindingsAsked, look: Look): Promise<ShownFindings> {
  const { now, zone } = look;
  const known = places();
  const where: Where = {
    ...(asked.service ? { service: asked.service } : {}),
    ...(asked.floor === undefined ? {} : { floor: asked.floor }),
    ...(asked.place === undefined ? {} : { place: asked.place }),
  };
  const board = asked.view === 'board';
  // What is closed has no end: it is shown by month.
  const month = asked.month ?? (board || !isLive(asked.status) ? dateOf(now, zone).slice(0, 7) : undefined);
  const found = board
    ? [
        ...(await live(store, where, look)),
        ...(await ofMonth(store, { ...where, state: 'closed' }, month, look)).slice(0, BOARD_CLOSED),
      ]
    : isLive(asked.status)
      ? (await live(store, asked.month ? { ...where, at: monthSpan(asked.month, zone) } : where, look)).filter(
          (finding) =>
            asked.status === 'live' ||
            (asked.status === 'overdue' ? isOverdue(finding, now) : finding.state === asked.status),
        )
      : await ofMonth(store, asked.status === 'all' ? where : { ...where, state: asked.status }, month, look);
  const shown = found.slice(0, SHOWN_MOST);
  const lines = await Promise.all(shown.map((finding) => lineFor(store, finding, look)));
  const place = asked.place === undefined ? undefined : known.byCode(asked.place);
  return {
    ...(month === undefined ? {} : { month }),
    findings: lines,
    overdue: found.filter((finding) => isOverdue(finding, now)).length,
    cut: found.length > shown.length,
    statuses: statusOptions(look),
    floors: floorOptions(known.buildings, look),
    months: monthOptions(now, zone),
    services: serviceOptions,
    ...(place ? { placeName: place.name } : {}),
  };
}

/** What is still to be done and may be seen, the most urgent first. */
export async function live(reader: Reader, where: Where, { speaker, now }: Look): Promise<Finding[]> {
  const found = (await findingsIn(reader, LIVE_STATES, where)).filter((finding) => maySee(speaker, finding));
  const urgency = (finding: Finding): number => dueAt(finding) ?? (finding.state === 'submitted' ? now : Infinity);
  return found.sort((a, b) => urgency(a) - urgency(b) || a.number - b.number);
}

/** What was filed in a month and may be seen, the latest first. Only who oversees has all of it looked through. */
async function ofMonth(reader: Reader, where: Where, month: string | undefined, look: Look): Promise<Finding[]> {
  const { speaker, zone } = look;
  const { id, unit, service } = speaker;
  const within: Where = month === undefined ? where : { ...where, at: monthSpan(month, zone) };
  const firm = may(speaker, 'firm.see');
  const reach: Where[] = may(speaker, 'all.see')
    ? [within]
    : [
        { ...within, by: id },
        { ...within, assignee: id },
        ...(firm && unit !== undefined ? [{ ...within, unit }] : []),
        ...(firm && service !== undefined && where.service === undefined ? [{ ...within, service }] : []),
      ];
  const found = new Map<number, Finding>();
  for (const one of reach)
    for (const { document } of await allRows(reader, findings, { where: one, order: { by: 'at', descending: true } }))
      if (maySee(speaker, document)) found.set(document.number, document);
  return [...found.values()].sort((a, b) => b.at - a.at || b.number - a.number);
}

/** A finding as a line of a list or a card of the board. */
export async function lineFor(reader: Reader, finding: Finding, { now, zone, say }: Look): Promise<FindingLine> {
  const { number, state, kind, severity, service, deadline, reportBy, emergency } = finding;
  const due =
    state === 'closed' || state === 'voided'
      ? undefined
      : deadline !== undefined
        ? momentText(deadline, zone)
        : reportBy === undefined
          ? undefined
          : say(words.atOnce);
  return {
    ref: findingRef(number),
    number,
    subject: subjectOf(finding),
    severity: severity ?? say(cardMessages.kinds[kind]),
    grave: severity === '严重' || emergency !== undefined,
    state,
    stateName: say(STATE_NAMES[state]),
    overdue: isOverdue(finding, now),
    ...(due === undefined ? {} : { due }),
    owner: [service, await unitName(reader, finding.unit)].filter(Boolean).join(' · '),
    filed: momentText(finding.at, zone),
  };
}

const statusOptions = ({ say }: Look): Option[] => [
  { value: 'live', label: say(words.live) },
  { value: 'overdue', label: say(words.overdue) },
  ...FINDING_STATES.map((state) => ({ value: state, label: say(STATE_NAMES[state]) })),
  { value: 'all', label: say(words.all) },
];

function floorOptions(buildings: readonly { readonly floors: readonly [number, number] }[], { say }: Look): Option[] {
  const lowest = Math.min(...buildings.map(({ floors }) => floors[0]));
  const highest = Math.max(...buildings.map(({ floors }) => floors[1]));
  const options: Option[] = [];
  for (let floor = lowest; floor <= highest; floor++)
    if (floor !== 0) options.push({ value: String(floor), label: say(words.ground(floor)) });
  return options;
}
