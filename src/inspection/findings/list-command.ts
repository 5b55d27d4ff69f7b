import { z } from 'zod';
import { type Command, command } from '../../commands/command.ts';
import { type Button, lines, type Reply } from '../../commands/reply.ts';
import type { Topic, Turn } from '../../commands/turn.ts';
import { may } from '../../people/permissions.ts';
import { SERVICES } from '../../standards/model.ts';
import type { Query } from '../../store/store.ts';
import { lineOf } from './card.ts';
import { findingsIn, LIVE_STATES } from './find.ts';
import { asksForList, LIST_STATUSES, type ListAsked, readList } from './list-words.ts';
import { isOverdue } from './marks.ts';
import { type Finding, type FindingState, findingRef, findings } from './model.ts';
import type { FindingPorts } from './ports.ts';
import { namesIssue } from './reference.ts';
import { maySee } from './relations.ts';
import { talk } from './talk-messages.ts';

const LISTED_MOST = 8;
const CLOSED_LOOKED_AT = 200;
const BUTTONS_MOST = 3;

const askedSchema = z.object({
  scope: z.enum(['mine', 'all']).exactOptional(),
  status: z.enum(LIST_STATUSES).exactOptional(),
  service: z.enum(SERVICES).exactOptional(),
  floor: z.number().exactOptional(),
  place: z.string().exactOptional(),
  location: z.string().exactOptional(),
});
/** What the list before showed: 3楼的, 超期的 narrow it. */
const listTopic: Topic<ListAsked> = {
  name: 'findings.list',
  parse: (value) => askedSchema.safeParse(value).data,
};

/** 今天还有哪些没整改, 3楼的, 超期的: what the speaker may see, the most urgent first. */
export function listCommand(ports: FindingPorts): Command {
  return command({
    intent: 'issue.list',
    does: { zh: '看没整改的问题', en: 'list open findings' },
    words: ['问题清单', '整改清单', 'list issues', 'list open issues', 'open issues'],
    recognise: ({ text }, turn) => (namesIssue(text) ? -1 : asksForList(text, turn.recall(listTopic) !== undefined)),
    may: ['staff'],
    slots: {},
    examples: ['今天还有哪些没整改', '超期的问题有哪些'],
    run: async (turn): Promise<Reply> => {
      const said = readList(turn.text, ports.places(), ports.serviceNames);
      const before = asksForList(turn.text, false) > 0 ? undefined : turn.recall(listTopic);
      const asked: ListAsked = { ...before, ...said };
      turn.remember(listTopic, asked);
      const { speaker } = turn;
      const slots = {
        ...(asked.scope ? { scope: asked.scope } : {}),
        ...(asked.status ? { status: asked.status } : {}),
        ...(asked.service ? { service: asked.service } : {}),
        ...(asked.floor === undefined ? {} : { floor: asked.floor }),
      };
      const foreign = asked.service !== undefined && !may(speaker, 'all.see') && asked.service !== speaker.service;
      if (foreign) return { outcome: 'deny', slots, missing: [], blocks: lines(turn.say(talk.ownOnly)), buttons: [] };
      const found = await listed(turn, asked);
      return { ...shown(turn, found, asked, ports), slots };
    },
  });
}

/** What meets the request and may be seen by the speaker, the most urgent first. */
export async function listed(turn: Pick<Turn, 'tx' | 'speaker' | 'now'>, asked: ListAsked): Promise<Finding[]> {
  const { tx, speaker, now } = turn;
  const where: NonNullable<Query['where']> = {
    ...(asked.service ? { service: asked.service } : {}),
    ...(asked.floor === undefined ? {} : { floor: asked.floor }),
    ...(asked.place === undefined ? {} : { place: asked.place }),
  };
  const own: NonNullable<Query['where']> =
    !may(speaker, 'all.see') && may(speaker, 'firm.see') && speaker.unit !== undefined ? { unit: speaker.unit } : {};
  const mine = asked.scope === 'mine' && may(speaker, 'all.see') ? { by: speaker.id } : {};
  const states: readonly FindingState[] = asked.status === 'submitted' ? ['submitted'] : LIVE_STATES;
  const all =
    asked.status === 'closed'
      ? (
          await tx.find(findings, {
            where: { ...where, ...own, ...mine, state: 'closed' },
            order: { by: 'at', descending: true },
            limit: CLOSED_LOOKED_AT,
          })
        ).rows.map(({ document }) => document)
      : await findingsIn(tx, states, { ...where, ...own, ...mine });
  const visible = all.filter((finding) => maySee(speaker, finding));
  const wanted = asked.status === 'overdue' ? visible.filter((finding) => isOverdue(finding, now)) : visible;
  return asked.status === 'closed'
    ? wanted
    : wanted.sort((a, b) => urgency(a, now) - urgency(b, now) || a.number - b.number);
}

/** Overdue ones first, then by when they fall due; what waits for somebody else last. */
const urgency = (finding: Finding, now: number): number =>
  finding.state === 'submitted' ? Number.MAX_SAFE_INTEGER : (finding.deadline ?? finding.reportBy ?? now);

function shown(turn: Turn, found: readonly Finding[], asked: ListAsked, ports: FindingPorts): Reply {
  const showing = { now: turn.now, zone: ports.zone, say: turn.say };
  const items = found.slice(0, LISTED_MOST).map((finding) => lineOf(finding, showing));
  const late = found.filter((finding) => isOverdue(finding, turn.now)).length;
  const more = found.length - items.length;
  const own = found.slice(0, BUTTONS_MOST).map((finding): Button => {
    const ref = findingRef(finding.number);
    return { label: ref, say: ref };
  });
  const narrower: Button[] =
    late > 0 && late < found.length && asked.status !== 'overdue'
      ? [{ label: turn.say(talk.overdueOnes), say: '超期的' }]
      : [];
  const units = new Set(found.map(({ unit }) => unit));
  return {
    outcome: 'auto',
    missing: [],
    // Several firms' findings are no business of a group in which one of them reads along.
    ...(turn.conversation.kind === 'group' && units.size > 1 ? { personal: true } : {}),
    blocks: [
      ...lines(turn.say(found.length === 0 ? talk.none(asked.status) : talk.count(found.length, late, asked.status))),
      ...(items.length > 0 ? [{ kind: 'list' as const, items }] : []),
      ...(more > 0 ? [{ kind: 'text' as const, text: turn.say(talk.more(more)) }] : []),
    ],
    buttons: [...narrower, ...own],
  };
}
