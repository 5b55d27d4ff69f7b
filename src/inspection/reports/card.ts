import { dateOf } from '../../base/time.ts';
import type { Block, Button } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { SEVERITIES } from '../../notes/model.ts';
import { whenFor } from '../findings/card.ts';
import { type Finding, findingRef } from '../findings/model.ts';
import { reportWithinHours } from '../findings/terms.ts';
import { unitName } from '../findings/who.ts';
import { messages } from './messages.ts';
import type { ReportPorts, ShownClause } from './ports.ts';

/** The clause that a finding is about, with its words and where they stand. */
export const clauseBlocks = (clause: ShownClause | undefined): Block[] =>
  clause
    ? [
        { kind: 'quote', text: clause.text },
        { kind: 'source', text: clause.source, key: clause.key },
      ]
    : [];

type Shown = { readonly [K in keyof Finding]?: Finding[K] | undefined };

/** What was understood, as fields. Of a finding that is not filed yet too. */
export async function fieldsOf(turn: Turn, finding: Shown, ports: ReportPorts): Promise<Block[]> {
  const { service, unit, severity, deadline, reportBy, occurredAt, count, attachments = [] } = finding;
  const when = (at: number): string => whenFor(at, turn);
  const firm = await unitName(turn.tx, unit);
  const hours = severity === '严重' ? reportWithinHours(ports.catalogue(), dateOf(turn.now, turn.zone)) : undefined;
  const fields: [string, string | undefined][] = [
    [turn.say(messages.service), [service, firm].filter(Boolean).join(' · ') || undefined],
    [turn.say(messages.severity), severity],
    [turn.say(messages.fixBy), deadline === undefined ? undefined : when(deadline)],
    [
      turn.say(messages.reportBy),
      reportBy !== undefined ? when(reportBy) : hours === undefined ? undefined : turn.say(messages.severeRule(hours)),
    ],
    [
      turn.say(messages.occurred),
      occurredAt === undefined || Math.abs(occurredAt - turn.now) < 60_000 ? undefined : when(occurredAt),
    ],
    [turn.say(messages.count), count === undefined ? undefined : String(count)],
    [turn.say(messages.pictures), attachments.length === 0 ? undefined : String(attachments.length)],
  ];
  const known = fields.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const]));
  return known.length === 0 ? [] : [{ kind: 'fields', fields: known }];
}

/** What can be done about a finding right after it was filed, each in one tap. */
export function filedButtons(turn: Turn, { number, severity }: Finding, clause: ShownClause | undefined): Button[] {
  const ref = findingRef(number);
  const next = SEVERITIES[Math.min(SEVERITIES.length - 1, (severity ? SEVERITIES.indexOf(severity) : 0) + 1)];
  return [
    { label: turn.say(messages.undo), say: `撤销 ${ref}` },
    ...(severity !== undefined && next !== undefined && next !== severity
      ? [{ label: turn.say(messages.changeTo(next)), say: `${ref} 改为${next}` }]
      : []),
    { label: turn.say(messages.otherClause), say: `${ref} 换条款` },
    ...(clause ? [{ label: turn.say(messages.noClause), say: `${ref} 不引条款` }] : []),
  ];
}
