import type { Sentence } from '../../base/sentence.ts';
import { dateOf } from '../../base/time.ts';
import type { Block } from '../../commands/reply.ts';
import { instantInWords } from '../../schedule/rule-words.ts';
import type { Reader } from '../../store/store.ts';
import { cardMessages as words } from './card-messages.ts';
import { isOverdue } from './marks.ts';
import { type Finding, findingRef } from './model.ts';
import { STATE_NAMES } from './states.ts';
import { nameOf, unitName } from './who.ts';

/** For whom and when a finding is shown. */
export interface Showing {
  readonly now: number;
  readonly zone: string;
  readonly say: (sentence: Sentence) => string;
}

/** A moment as it is said to whom it is shown: `明天10:20`. */
export const whenFor = (at: number, { now, zone, say }: Showing): string =>
  say(instantInWords(at, dateOf(now, zone), zone));

/** Where and what, in one line: `二楼茶水间 地面积水`. */
export const subjectOf = ({ location, what }: Pick<Finding, 'location' | 'what'>): string =>
  [location, what].filter(Boolean).join(' ');

/** One finding as one line of a list. */
export function lineOf(finding: Finding, showing: Showing): string {
  const { now, say } = showing;
  const parts = [
    finding.severity ?? (finding.kind === 'finding' ? undefined : say(words.kinds[finding.kind])),
    say(STATE_NAMES[finding.state]),
    finding.deadline === undefined
      ? finding.reportBy === undefined
        ? undefined
        : say(words.atOnce)
      : say(words.until(whenFor(finding.deadline, showing))),
    isOverdue(finding, now) ? say(words.overdue) : undefined,
  ].filter((part) => part !== undefined);
  return `${findingRef(finding.number)} ${subjectOf(finding)}（${parts.join('，')}）`;
}

/** What is known of a finding, as fields. */
export async function cardOf(reader: Reader, finding: Finding, showing: Showing): Promise<Block[]> {
  const { now, zone, say } = showing;
  const { service, severity, unit, assignee, deadline, reportBy, clause, extension, dispute, closed } = finding;
  const moment = { now, zone };
  const when = (at: number): string => whenFor(at, showing);
  const owner = [service, await unitName(reader, unit)].filter(Boolean).join(' · ');
  const hand = assignee === undefined ? undefined : await nameOf(reader, assignee, moment);
  const fields: [Sentence, string | undefined][] = [
    [words.state, say(STATE_NAMES[finding.state]) + (isOverdue(finding, now) ? `（${say(words.overdue)}）` : '')],
    [words.owner, owner || undefined],
    [words.hand, hand],
    [words.severity, severity],
    [words.deadline, deadline === undefined ? undefined : when(deadline)],
    [words.reportBy, reportBy === undefined || finding.reportedAt !== undefined ? undefined : when(reportBy)],
    [words.clause, clause?.replace('#', ' ')],
    [
      words.extension,
      extension && extension.approved === undefined ? `${when(extension.until)}（${extension.reason}）` : undefined,
    ],
    [words.dispute, dispute && dispute.upheld === undefined ? dispute.reason : undefined],
    [words.ended, closed && `${say(words.endings[closed.how])} ${when(closed.at)}`],
  ];
  return [
    {
      kind: 'fields',
      fields: fields.flatMap(([label, value]) => (value === undefined ? [] : [[say(label), value] as const])),
    },
    ...(finding.ownArea ? [{ kind: 'text' as const, text: say(words.ownArea) }] : []),
    ...(finding.repeats ? [{ kind: 'text' as const, text: say(words.repeats(findingRef(finding.repeats))) }] : []),
  ];
}
