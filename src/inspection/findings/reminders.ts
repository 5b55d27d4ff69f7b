import { z } from 'zod';
import type { Instant } from '../../base/clock.ts';
import type { Sentence } from '../../base/sentence.ts';
import { HOUR } from '../../base/time.ts';
import type { Reply } from '../../commands/reply.ts';
import type { AfterCommit, JobKind } from '../../schedule/jobs.ts';
import type { Transaction } from '../../store/store.ts';
import { subjectOf } from './card.ts';
import { step } from './file.ts';
import { findingOf } from './find.ts';
import { armMarks, type Mark, marksOf, TERM_KIND } from './marks.ts';
import { type Finding, findingRef } from './model.ts';
import { noticeFor } from './notice.ts';
import { reminders as words } from './reminder-messages.ts';
import { leadsOf, managersOf, supervisorsOf } from './who.ts';

/** Tells a person something unasked: `emergency` at once, a `notice` when they may be told. */
export type PushTo = (
  tx: Transaction,
  person: string,
  push: { readonly kind: 'notice' | 'emergency'; readonly reply: Reply; readonly line: Sentence },
) => Promise<AfterCommit | undefined>;

export interface ReminderPorts {
  readonly zone: string;
  readonly push: PushTo;
}

/** What comes of time alone: reminders before and at the deadline, and who hears of it when it has passed. */
export function termJob(ports: ReminderPorts): JobKind {
  return {
    kind: TERM_KIND,
    next: () => undefined,
    run: (tx, { payload, at }) => remind(tx, numberIn(payload), (mark) => mark.at === at, ports),
  };
}

/** A mark that fell while the program was away is made up for: the last one that has passed, whatever it was. */
export async function missedTerm(
  tx: Transaction,
  payload: unknown,
  since: Instant,
  ports: ReminderPorts,
): Promise<AfterCommit | undefined> {
  const number = numberIn(payload);
  const finding = await findingOf(tx, number);
  const last = finding && marksOf(finding).findLast(({ at }) => since <= at && at <= tx.at);
  return remind(tx, number, (mark) => mark === last || (mark.at === last?.at && mark.what === last.what), ports);
}

const numberIn = (payload: unknown): number => z.object({ number: z.number() }).parse(payload).number;

async function remind(
  tx: Transaction,
  number: number,
  isDue: (mark: Mark) => boolean,
  ports: ReminderPorts,
): Promise<AfterCommit | undefined> {
  let finding = await findingOf(tx, number);
  if (!finding) return undefined;
  const sent: AfterCommit[] = [];
  for (const mark of marksOf(finding).filter(isDue)) {
    if (mark.level !== undefined && mark.level > (finding.escalated ?? 0)) {
      const raised = step(tx, finding, 'escalate', 'program', { set: { escalated: mark.level }, words: mark.what });
      if (raised.ok) finding = raised.value;
    }
    for (const person of await whom(tx, finding, mark, ports.zone)) {
      const after = await tellOf(tx, person, finding, mark, ports);
      if (after) sent.push(after);
    }
  }
  armMarks(tx, finding);
  return () => {
    for (const after of sent) after();
  };
}

/** Whose it is at that mark: who has to fix or verify it, and above a level who is over them. */
async function whom(tx: Transaction, finding: Finding, { what, level = 1 }: Mark, zone: string): Promise<string[]> {
  const moment = { now: tx.at, zone };
  const own = [...(finding.assignee === undefined ? [] : [finding.assignee]), ...(await leadsOf(tx, finding, moment))];
  const supervisors = await supervisorsOf(tx, finding, moment);
  const managers = await managersOf(tx, finding, moment);
  switch (what) {
    case 'soon':
      return [...new Set(own)];
    case 'late':
      return [...new Set([...own, ...(level >= 2 ? supervisors : []), ...(level >= 3 ? managers : [])])];
    case 'verify':
    case 'answer':
    case 'done':
      return supervisors;
    default:
      return [...new Set([...supervisors, ...managers])];
  }
}

async function tellOf(tx: Transaction, person: string, finding: Finding, mark: Mark, { zone, push }: ReminderPorts) {
  const ref = findingRef(finding.number);
  const due = finding.deadline ?? finding.reportBy ?? mark.at;
  const lead = words[mark.what](ref, Math.max(1, Math.round(Math.abs(due - tx.at) / HOUR)));
  const urgent = finding.severity === '严重' || finding.urgency === '紧急';
  return push(tx, person, {
    kind: urgent ? 'emergency' : 'notice',
    reply: await noticeFor(tx, person, finding, { lead }, { now: tx.at, zone }),
    line: { zh: `${lead.zh} ${subjectOf(finding)}`, en: `${lead.en} ${subjectOf(finding)}` },
  });
}
